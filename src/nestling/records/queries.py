"""What joining two records would do, what has been joined, and what hangs on a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from nestling.care.models import CareEpisode
from nestling.core.errors import RuleBroken
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.records import one
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.families import queries as families
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, Person, SafeContact
from nestling.records.models import Merge
from nestling.records.rules import EMPTY, FACT_LABELS, Pair, filled_in, merge_refusal, rows_words
from nestling.referrals.models import Referral
from nestling.referrals.rules import OPEN_STATUSES
from nestling.safeguarding.models import ProtectionStatus

Column = tuple[type[models.Model], str]
TwoTies = tuple[CaregivingRelationship, CaregivingRelationship]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of both records, and what it will be."""

    name: str
    label: str
    kept: Any
    merged: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Preview:
    """What joining two records would do, or why it may not be done."""

    facts: tuple[FactLine, ...]
    moves: tuple[str, ...]
    notes: tuple[str, ...]
    refusal: str | None


def pair(viewer: Viewer, kept_ref: str, merged_ref: str) -> tuple[Person, Person]:
    """The two people of a merge. Raises `NotFound`."""
    return families.person(viewer, kept_ref), families.person(viewer, merged_ref)


def preview(viewer: Viewer, kept: Person, merged: Person) -> Preview:
    """What would become of two records if they were joined; nothing is written (hazards H04 and H05)."""
    mine, theirs = facts_by_name(kept), facts_by_name(merged)
    taken = filled_in(mine, theirs)
    lines = tuple(
        FactLine(name, label, mine[name], theirs[name], taken.get(name, mine[name]))
        for name, label in FACT_LABELS.items()
        if mine[name] not in EMPTY or theirs[name] not in EMPTY
    )
    ties, homes = double_ties(viewer, kept, merged), baby_homes(viewer, kept, merged)
    notes = tuple(_notes(viewer, kept, merged, ties, homes))
    return Preview(lines, _moves(merged), notes, merge_refusal(_told_apart(viewer, kept, merged, ties, homes)))


def facts_by_name(person: Person) -> dict[str, Any]:
    """The facts of a person, by name."""
    return {name: getattr(person, name) for name in FACT_LABELS}


def _moves(merged: Person) -> tuple[str, ...]:
    questions = [model._base_manager.filter(**{column: merged.pk}).only("pk") for model, column in columns_to(Person)]
    numbers = Counter(row._meta.label for rows in together(*questions) for row in rows)
    return tuple(rows_words(table, number) for table, number in numbers.items())


def _notes(
    viewer: Viewer, kept: Person, merged: Person, ties: list[TwoTies], homes: dict[int, Family]
) -> Iterator[str]:
    home, other = homes.get(kept.pk), homes.get(merged.pk)
    if home and other and home != other:
        yield f"The family {other} ({other.ref}) becomes part of the family {home} ({home.ref}), with everybody in it."
    for _, tie in ties:
        partner = tie.carer if tie.infant_id == merged.pk else tie.infant
        yield f"Both have a relationship with {partner}: the two become one, with all that belongs to them."
    asked = SafeContact.objects.filter(service_id=viewer.service_id, person__in=(kept, merged), ended_on=None)
    if asked.count() == 2:
        yield "Both have rules for safe contact: the stricter answer will hold for each of them."


def columns_to(wanted: type[models.Model]) -> tuple[Column, ...]:
    """Every column of the house that names such a record; history and merges themselves stay as they were."""
    return tuple(
        (model, field.attname)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model is wanted
        and model not in (wanted, Merge)
        and not hasattr(model, "pgh_tracked_model")
    )


def told_apart(viewer: Viewer, kept: Person, merged: Person) -> Pair:
    """What the rules ask about two records."""
    ties, homes = double_ties(viewer, kept, merged), baby_homes(viewer, kept, merged)
    return _told_apart(viewer, kept, merged, ties, homes)


def _told_apart(viewer: Viewer, kept: Person, merged: Person, ties: list[TwoTies], homes: dict[int, Family]) -> Pair:
    between = Q(infant=kept, carer=merged) | Q(infant=merged, carer=kept)
    return Pair(
        is_same=kept.pk == merged.pk,
        either_is_merged=kept.merged_into_id is not None or merged.merged_into_id is not None,
        kept_is_baby=kept.pk in homes,
        merged_is_baby=merged.pk in homes,
        birth_dates=(kept.born_on, merged.born_on),
        confirmed_numbers=(_confirmed(kept), _confirmed(merged)),
        clashing_referrals=_both_have(Referral, Q(status__in=OPEN_STATUSES), ties),
        clashing_episodes=_both_have(CareEpisode, ~Q(status="ended"), ties),
        clashing_statuses=sum(len(over) > 1 for _, over in overlapping_statuses(viewer, kept, merged)),
        care_for_each_other=CaregivingRelationship.objects.filter(between, service_id=viewer.service_id).exists(),
    )


def _confirmed(person: Person) -> str:
    return person.nhs_number if person.nhs_number_confirmed else ""


def _both_have(model: type[models.Model], are_open: Q, ties: list[TwoTies]) -> int:
    """In how many of the pairs both relationships have an open one."""
    if not ties:
        return 0
    rows = model._base_manager.filter(are_open, relationship__in=[tie for pair in ties for tie in pair])
    having = set(rows.values_list("relationship_id", flat=True))
    return sum({mine.pk, theirs.pk} <= having for mine, theirs in ties)


def baby_home(viewer: Viewer, person: Person) -> Family | None:
    """The family to which a baby belongs, or belonged last; None for anybody else."""
    return baby_homes(viewer, person).get(person.pk)


def baby_homes(viewer: Viewer, *people: Person) -> dict[int, Family]:
    """The same for several people, by their ids; whoever is no baby has none."""
    places = FamilyMember.objects.filter(service_id=viewer.service_id, person__in=people, kind="infant")
    # The home of today, or the one left last, is written over those before it.
    in_order = sorted(places.select_related("family"), key=lambda each: each.left_on or date.max)
    return {place.person_id: place.family for place in in_order}


def double_ties(viewer: Viewer, kept: Person, merged: Person) -> list[TwoTies]:
    """Open relationships that both records have with the same other person: the kept one's and the merged one's."""
    open_ties = CaregivingRelationship.objects.filter(service_id=viewer.service_id, ended_on__isnull=True)
    ties = open_ties.select_related("infant", "carer", "family")
    both = (kept, merged)
    found = list(ties.filter(Q(infant__in=both) | Q(carer__in=both)))
    pairs = []
    for side, partner in (("infant_id", "carer_id"), ("carer_id", "infant_id")):
        mine = {getattr(tie, partner): tie for tie in found if getattr(tie, side) == kept.pk}
        theirs = (tie for tie in found if getattr(tie, side) == merged.pk)
        pairs += [(mine[getattr(tie, partner)], tie) for tie in theirs if getattr(tie, partner) in mine]
    return pairs


def overlapping_statuses(
    viewer: Viewer, kept: Person, merged: Person
) -> list[tuple[ProtectionStatus, list[ProtectionStatus]]]:
    """Each status of the merged record that shares days with some of the same kind of the kept one."""
    rows = list(
        ProtectionStatus.objects.filter(service_id=viewer.service_id, person__in=(kept, merged)).order_by("started_on")
    )
    mine = [row for row in rows if row.person_id == kept.pk]
    found = []
    for row in (row for row in rows if row.person_id == merged.pk):
        over = [each for each in mine if each.kind == row.kind and _share_days(each, row)]
        found += [(row, over)] if over else []
    return found


def _share_days(one: ProtectionStatus, other: ProtectionStatus) -> bool:
    ends_before = one.ended_on is not None and one.ended_on < other.started_on
    begins_after = other.ended_on is not None and other.ended_on < one.started_on
    return not ends_before and not begins_after


def merge(viewer: Viewer, ref: str) -> Merge:
    """One merge of the viewer's service. Raises `NotFound`."""
    return one(_merges(viewer), ref=ref)


def merges(viewer: Viewer, choice: ListChoice) -> "Listing[Merge]":
    """Every merge of the service."""
    return listed(
        _merges(viewer),
        choice,
        sorts={"merged": ("merged_at",), "name": ("kept__search_family", "kept__search_given")},
        filters={"state": lambda state: Q(undone_at__isnull=state == "joined")},
    )


def merges_of(viewer: Viewer, person: Person) -> tuple[Merge, ...]:
    """The merges that a person's record is part of and that still hold, newest first."""
    rows = _merges(viewer).filter(Q(kept=person) | Q(merged=person), undone_at__isnull=True)
    return tuple(rows.order_by("-merged_at"))


def _merges(viewer: Viewer) -> "models.QuerySet[Merge]":
    rows = Merge.objects.filter(service_id=viewer.service_id)
    return rows.select_related("kept", "merged", "merged_by", "undone_by")


def insist_no_open_work(viewer: Viewer, relationship: CaregivingRelationship) -> None:
    """Raise `RuleBroken` while a referral or care of a relationship is open (hazard H29)."""
    about = {"service_id": viewer.service_id, "relationship": relationship}
    if Referral.objects.filter(**about, status__in=OPEN_STATUSES - {"accepted"}).exists():
        raise RuleBroken("A referral of this relationship is open. Decide on it or withdraw it first.")
    if CareEpisode.objects.filter(~Q(status="ended"), **about).exists():
        raise RuleBroken("Care for this relationship is open. End care first, so that nothing is left undone.")
