"""Two records found to be of one person are joined by a person, after a preview, and can be parted again (H04, H05)."""

from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, NetworkMember, Person, SafeContact
from nestling.families.rules import folded
from nestling.records.actions.moves import Moves
from nestling.records.models import Merge
from nestling.records.queries import (
    baby_home,
    columns_to,
    double_ties,
    facts_by_name,
    overlapping_statuses,
    told_apart,
)
from nestling.records.rules import filled_in, merge_refusal, stricter
from nestling.safeguarding.models import ProtectionStatus

SAFE_RULES = (
    "may_write",
    "may_phone",
    "may_text",
    "may_email",
    "may_leave_message",
    "safe_times",
    "never_send",
    "interpreter_language",
    "adjustments",
)
LONGEST_REASON = 2_000


@action(needs=Permission.MERGE_RECORDS)
def merge_people(*, by: Viewer, at: datetime, kept: Person, merged: Person, reason: str) -> Merge:
    """Join two records of one person: all that hangs on `merged` moves to `kept`, which takes over what it lacks.

    Two records of one baby bring their families together. Every change is remembered for `undo_merge`. Refuses two
    who are plainly two people, two open pieces of work that would become one, and a merge without a reason.
    """
    one, other = _both_locked(by, kept, merged)
    if refusal := merge_refusal(told_apart(by, one, other)):
        raise RuleBroken(refusal)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise RuleBroken("Write in a few words how you know that they are one person.", "reason")
    moves, day = Moves(), clock.day_of(at)
    _join_families(by, moves, one, other, day)
    _join_ties(by, moves, one, other, day)
    _join_places(moves, one, other, day)
    _join_safe_contact(moves, one, other, day)
    staying = _join_statuses(by, moves, one, other)
    _lead_the_rest(moves, one, other, staying)
    _take_over(moves, one, other)
    kept.refresh_from_db()
    merged.refresh_from_db()
    return Merge.objects.create(
        service_id=by.service_id,
        kept=kept,
        merged=merged,
        moved=moves.made,
        reason=reason.strip(),
        merged_at=at,
        merged_by_id=by.person_id,
        created_at=at,
    )


def _both_locked(by: Viewer, kept: Person, merged: Person) -> tuple[Person, Person]:
    rows = Person.objects.filter(service_id=by.service_id, pk__in=(kept.pk, merged.pk))
    held = {row.pk: row for row in rows.select_for_update().order_by("pk")}
    if {kept.pk, merged.pk} - held.keys():
        raise NotFound
    return held[kept.pk], held[merged.pk]


def _join_families(by: Viewer, moves: Moves, kept: Person, merged: Person, day: date) -> None:
    """A baby belongs to one family: when two records of one baby are joined, so are the families round them."""
    home, other = baby_home(by, kept), baby_home(by, merged)
    if home is None or other is None or home == other:
        return
    for place in FamilyMember.objects.filter(family=other, left_on__isnull=True):
        if place.person_id == merged.pk or _place_in(home, place.person_id):
            moves.write(place, left_on=max(day, place.joined_on))
    if NetworkMember.objects.filter(family=home, is_lead=True, ended_on__isnull=True).exists():
        for lead in NetworkMember.objects.filter(family=other, is_lead=True, ended_on__isnull=True):
            moves.write(lead, is_lead=False)
    for column in columns_to(Family):
        moves.lead(column, other.pk, home.pk)
    moves.write(other, merged_into_id=home.pk)


def _place_in(family: Family, person_id: int) -> FamilyMember | None:
    return FamilyMember.objects.filter(family=family, person_id=person_id, left_on__isnull=True).first()


def _join_ties(by: Viewer, moves: Moves, kept: Person, merged: Person, day: date) -> None:
    """Two open relationships with the same other person become one, with all that belongs to them."""
    for mine, theirs in double_ties(by, kept, merged):
        if mine.has_parental_responsibility is None:
            moves.write(mine, has_parental_responsibility=theirs.has_parental_responsibility)
        was_primary = theirs.is_primary
        moves.write(theirs, ended_on=max(day, theirs.started_on), is_primary=False)
        moves.write(mine, is_primary=mine.is_primary or was_primary, started_on=min(mine.started_on, theirs.started_on))
        for column in columns_to(CaregivingRelationship):
            moves.lead(column, theirs.pk, mine.pk)


def _join_places(moves: Moves, kept: Person, merged: Person, day: date) -> None:
    for place in FamilyMember.objects.filter(person=merged, left_on__isnull=True):
        held = _place_in(place.family, kept.pk)
        if held is None:
            continue
        if place.kind == "carer":
            moves.write(held, kind="carer")
        moves.write(place, left_on=max(day, place.joined_on))


def _join_safe_contact(moves: Moves, kept: Person, merged: Person, day: date) -> None:
    """Where both were asked, the stricter answer holds: nobody is reached in a way that either refused (H08, H09)."""
    rows = SafeContact.objects.filter(ended_on__isnull=True)
    mine, theirs = rows.filter(person=kept).first(), rows.filter(person=merged).first()
    if mine is None or theirs is None:
        return
    joined = stricter(_safe_rules(mine), _safe_rules(theirs))
    moves.write(theirs, ended_on=max(day, theirs.asked_on))
    moves.write(mine, **{name: _short(mine, name, value) for name, value in joined.items()})


def _safe_rules(row: SafeContact) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SAFE_RULES}


def _short(row: SafeContact, name: str, value: Any) -> Any:
    longest = row._meta.get_field(name).max_length
    return value[:longest] if isinstance(value, str) and longest else value


def _join_statuses(by: Viewer, moves: Moves, kept: Person, merged: Person) -> frozenset[int]:
    """One status told twice becomes one with all its days; the rows that stay behind are returned."""
    staying = set()
    for theirs, over in overlapping_statuses(by, kept, merged):
        mine = over[0]
        ends = (mine.ended_on, theirs.ended_on)
        moves.write(
            mine,
            started_on=min(mine.started_on, theirs.started_on),
            ended_on=None if None in ends else max(end for end in ends if end),
        )
        staying.add(theirs.pk)
    return frozenset(staying)


def _lead_the_rest(moves: Moves, kept: Person, merged: Person, staying: frozenset[int]) -> None:
    _keep_one_primary(moves, kept, merged)
    for model, name in columns_to(Person):
        for record in model._base_manager.filter(**{name: merged.pk}).order_by("pk"):
            if (model is ProtectionStatus and record.pk in staying) or _is_there_already(record, name, kept):
                continue
            moves.write(record, **{name: kept.pk})


def _keep_one_primary(moves: Moves, kept: Person, merged: Person) -> None:
    """A baby has one primary carer: the one of the kept record, if it names one."""
    primary = CaregivingRelationship.objects.filter(is_primary=True, ended_on__isnull=True)
    if primary.filter(infant=kept).exists():
        for tie in primary.filter(infant=merged):
            moves.write(tie, is_primary=False)


def _is_there_already(record: Any, name: str, kept: Person) -> bool:
    """Both records may be down for one contact: once is enough, and the row that is over stays where it is."""
    if record._meta.label != "care.Attendee":
        return False
    return type(record)._base_manager.filter(contact_id=record.contact_id, **{name: kept.pk}).exists()


def _take_over(moves: Moves, kept: Person, merged: Person) -> None:
    taken = filled_in(facts_by_name(kept), facts_by_name(merged))
    moves.write(merged, merged_into_id=kept.pk)
    search = {"given_name": "search_given", "family_name": "search_family", "known_as": "search_known"}
    folds = {search[name]: folded(str(value))[:120] for name, value in taken.items() if name in search}
    # A number goes before the word that it is confirmed, as the database insists.
    moves.write(kept, **taken, **folds)
