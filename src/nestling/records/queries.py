"""What a merge would do and what merges have done."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import Q

from nestling.core import clock
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families import queries as families
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, Person, SafeContact
from nestling.records.models import Merge
from nestling.records.rules import FILLED, Side, obstacles
from nestling.safeguarding.models import ProtectionStatus


@dataclass(frozen=True, slots=True)
class Preview:
    """What joining two records would do."""

    obstacles: tuple[str, ...]
    moves: tuple[tuple[str, int], ...]
    filled: tuple[tuple[str, str], ...]
    families_join: bool


def preview(viewer: Viewer, kept: Person, merged: Person) -> Preview:
    """What would move, what would be filled in, and what stands in the way."""
    own, other = home(kept), home(merged)
    families_join = bool(own and other and own != other and _is_infant(kept))
    counts = [
        (model._meta.verbose_name, model._base_manager.filter(**{field: merged}).count())
        for model, field in references(Person)
    ]
    return Preview(
        obstacles=obstacles(_side(kept), _side(merged)),
        moves=tuple((name, count) for name, count in counts if count),
        filled=tuple((name.replace("_", " "), str(value)) for name, value in fillings(kept, merged).items()),
        families_join=families_join,
    )


def references(target: type[models.Model]) -> tuple[tuple[type[models.Model], str], ...]:
    """Every field of a kept record that points at such a record; history and merges themselves stay as they were."""
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("nestling.") or model is Merge or hasattr(model, "pgh_event_model"):
            continue
        if model._meta.db_table.endswith("event"):
            continue
        for field in model._meta.get_fields():
            points = isinstance(field, models.ForeignKey) and field.related_model is target
            if points and field.name != "merged_into":
                found.append((model, field.name))
    return tuple(found)


def fillings(kept: Person, merged: Person) -> dict[str, object]:
    """What the kept record is silent about and the merged one says."""
    return {
        name: getattr(merged, name)
        for name in FILLED
        if getattr(kept, name) in ("", None) and getattr(merged, name) not in ("", None)
    }


def home(person: Person) -> Family | None:
    """The family in which a person has an open place."""
    place = FamilyMember.objects.filter(person=person, left_on__isnull=True).select_related("family").first()
    return place.family if place else None


def _is_infant(person: Person) -> bool:
    return FamilyMember.objects.filter(person=person, kind="infant", left_on__isnull=True).exists()


def _side(person: Person) -> Side:
    tied = CaregivingRelationship.objects.filter(Q(infant=person) | Q(carer=person), ended_on__isnull=True)
    pairs = tied.values_list("infant_id", "carer_id")
    today = clock.today()
    statuses = ProtectionStatus.objects.filter(person=person).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
    return Side(
        name=str(person),
        born_on=person.born_on,
        nhs_number=person.nhs_number,
        nhs_number_confirmed=person.nhs_number_confirmed,
        is_infant=_is_infant(person),
        is_merged=person.merged_into_id is not None,
        open_partners=frozenset(other for pair in pairs for other in pair if other != person.pk),
        has_safe_contact=SafeContact.objects.filter(person=person, ended_on__isnull=True).exists(),
        statuses=frozenset(statuses.values_list("kind", flat=True)),
    )


def merge(viewer: Viewer, ref: str) -> Merge:
    """One merge of the viewer's service. Raises `NotFound`."""
    return one(Merge.objects.filter(service_id=viewer.service_id).select_related("kept", "merged", "merged_by"), ref=ref)


def merges_of(viewer: Viewer, person: Person) -> tuple[Merge, ...]:
    """The merges that a person's record has been part of, newest first."""
    rows = Merge.objects.filter(service_id=viewer.service_id).filter(Q(kept=person) | Q(merged=person))
    return tuple(rows.select_related("kept", "merged", "merged_by").order_by("-merged_at"))


def pair(viewer: Viewer, kept_ref: str, merged_ref: str) -> tuple[Person, Person]:
    """The two people of a merge. Raises `NotFound`."""
    return families.person(viewer, kept_ref), families.person(viewer, merged_ref)
