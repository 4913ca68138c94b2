"""One family, one person, one relationship, and who belongs together."""

from django.db.models import Q, QuerySet

from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, Person
from nestling.families.rules import FACT_NAMES, PersonFacts


def family(viewer: Viewer, ref: str) -> Family:
    """One family of the viewer's service. Raises `NotFound`."""
    return _family.one(viewer, ref)


@question
def _family(viewer: Viewer, ref: str) -> "QuerySet[Family]":
    return Family.objects.filter(service_id=viewer.service_id, ref=ref).select_related("merged_into")


def person(viewer: Viewer, ref: str) -> Person:
    """One person known to the viewer's service. Raises `NotFound`."""
    return one(people(viewer).select_related("merged_into"), ref=ref)


def people(viewer: Viewer) -> "QuerySet[Person]":
    """Everybody known to the viewer's service."""
    return Person.objects.filter(service_id=viewer.service_id)


def relationship(viewer: Viewer, ref: str) -> CaregivingRelationship:
    """One caregiving relationship, with its baby, carer and family. Raises `NotFound`."""
    return _relationship.one(viewer, ref)


@question
def _relationship(viewer: Viewer, ref: str) -> "QuerySet[CaregivingRelationship]":
    return whole(viewer).filter(ref=ref)


def relationships_of(viewer: Viewer, family: Family) -> tuple[CaregivingRelationship, ...]:
    """Every relationship of a family: the open ones first, the primary carer's first among them."""
    return tuple(sorted(_relationships_of(viewer, family), key=lambda each: each.ended_on is not None))


@question
def _relationships_of(viewer: Viewer, family: Family) -> "QuerySet[CaregivingRelationship]":
    return whole(viewer).filter(family=family).order_by("infant__born_on", "infant_id", "-is_primary", "pk")


def relationships_with(viewer: Viewer, person: Person) -> tuple[CaregivingRelationship, ...]:
    """Every relationship of one person, as a baby or as a carer, the open ones first."""
    return tuple(sorted(_relationships_with(viewer, person), key=lambda each: each.ended_on is not None))


@question
def _relationships_with(viewer: Viewer, person: Person) -> "QuerySet[CaregivingRelationship]":
    return whole(viewer).filter(Q(infant=person) | Q(carer=person)).order_by("-is_primary", "pk")


def whole(viewer: Viewer) -> "QuerySet[CaregivingRelationship]":
    """Relationships of the viewer's service with the people that a page about them names."""
    rows = CaregivingRelationship.objects.filter(service_id=viewer.service_id)
    return rows.select_related("infant", "carer", "family")


def members(viewer: Viewer, family: Family) -> tuple[FamilyMember, ...]:
    """Everybody who belongs to the family today: babies, carers, brothers and sisters, others."""
    order = {"infant": 0, "carer": 1, "sibling": 2, "other_adult": 3}
    return tuple(sorted(_members(viewer, family), key=lambda each: (order[each.kind], each.pk)))


@question
def _members(viewer: Viewer, family: Family) -> "QuerySet[FamilyMember]":
    rows = FamilyMember.objects.filter(
        service_id=viewer.service_id, family=family, left_on__isnull=True, person__merged_into__isnull=True
    )
    return rows.select_related("person")


def member(viewer: Viewer, ref: str) -> FamilyMember:
    """One person's place in a family. Raises `NotFound`."""
    rows = FamilyMember.objects.filter(service_id=viewer.service_id)
    return one(rows.select_related("person", "family"), ref=ref)


def places_of(viewer: Viewer, person: Person) -> tuple[FamilyMember, ...]:
    """Every family in which a person has or had a place, the present ones first."""
    rows = FamilyMember.objects.filter(service_id=viewer.service_id, person=person).select_related("family")
    return tuple(sorted(rows, key=lambda each: (each.left_on is not None, each.pk)))


def home_of(viewer: Viewer, person: Person) -> Family | None:
    """The family in which a person is seen first, or None when they belong to none."""
    places = places_of(viewer, person)
    return places[0].family if places else None


def main_relationship(viewer: Viewer, family: Family) -> CaregivingRelationship | None:
    """The relationship that heads a page about the whole family: open and with the primary carer if there is one."""
    return next(iter(relationships_of(viewer, family)), None)


def facts_of(person: Person) -> PersonFacts:
    """What is kept of a person, as one plain value."""
    return PersonFacts(**{name: getattr(person, name) for name in FACT_NAMES})
