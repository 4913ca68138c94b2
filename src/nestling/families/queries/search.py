"""Finding people, and people who may be the same (hazards H04 and H05).

Names are compared by range on folded columns in plain byte order, which their indexes answer even behind row
security; `like` would read every row there.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.families.models import FamilyMember, Person
from nestling.families.queries.families import people
from nestling.families.rules import (
    Identity,
    Likeness,
    PersonFacts,
    Sought,
    beyond,
    folded,
    likeness,
    sought,
    splits,
    tidy,
)

MOST_COMPARED = 200
MOST_ALIKE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One person found, with the family in which they are seen."""

    ref: str
    name: str
    known_as: str
    born_on: date | None
    due_on: date | None
    nhs_number: str
    postcode: str
    kind: str
    family_ref: str
    family_name: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody already known who may be the same person, and why it looks so."""

    person: Person
    family_ref: str
    likeness: Likeness


def find(viewer: Viewer, words: str, choice: ListChoice) -> "Listing[FoundPerson]":
    """People whose number, reference, postcode, birth date or name fits the words; nobody for no words."""
    known = people(viewer).filter(merged_into__isnull=True).filter(_meaning(sought(words)))
    return listed(
        known,
        choice,
        sorts={
            "name": ("search_family", "search_given"),
            "given": ("search_given", "search_family"),
            "born": ("born_on", "due_on"),
        },
        filters={"kind": lambda kind: Exists(_places().filter(person=OuterRef("pk"), kind=kind))},
        as_row=_found,
        whole=partial(_with_their_places, viewer),
    )


def _with_their_places(viewer: Viewer, ids: list[int]) -> tuple[Person, ...]:
    """The people of one page, each with the families in which they are seen."""
    found, places = together(_people_among.asked(viewer, ids), _places_among.asked(viewer, ids))
    for person in found:
        person.present_places = [place for place in places if place.person_id == person.pk]
    return found


@question
def _people_among(viewer: Viewer, ids: list[int]) -> "QuerySet[Person]":
    shown = ("ref", "given_name", "family_name", "known_as", "born_on", "due_on", "nhs_number", "postcode")
    return Person.objects.filter(service_id=viewer.service_id, pk__among=ids).only(*shown)


@question
def _places_among(viewer: Viewer, ids: list[int]) -> "QuerySet[FamilyMember]":
    rows = _places().filter(service_id=viewer.service_id, person__among=ids).select_related("family")
    return rows.only("person_id", "kind", "family__ref", "family__name").order_by("pk")


def _meaning(wanted: Sought) -> Q:
    if wanted.kind == "nhs_number":
        return Q(nhs_number=wanted.text)
    if wanted.kind == "ref":
        # Asked first: a condition across two tables would be answered by reading every person.
        of_family = _places().filter(family__ref=wanted.text).values_list("person_id", flat=True)
        return Q(ref=wanted.text) | Q(pk__in=list(of_family))
    if wanted.kind == "postcode":
        return Q(postcode=wanted.text)
    if wanted.kind == "day":
        return Q(born_on=wanted.day) | Q(due_on=wanted.day)
    return _names(wanted.words) if wanted.kind == "name" else Q(pk__in=())


def _names(words: tuple[str, ...]) -> Q:
    meaning = _begins("search_known", " ".join(words))
    for given, family in splits(words):
        meaning |= _begins("search_given", given) & _begins("search_family", family)
    return meaning


def _begins(column: str, prefix: str) -> Q:
    return Q(**{f"{column}__gte": prefix, f"{column}__lt": beyond(prefix)}) if prefix else Q()


def _places() -> "QuerySet[FamilyMember]":
    return FamilyMember.objects.filter(left_on__isnull=True)


def _with_places(found: "QuerySet[Person]") -> "QuerySet[Person]":
    places = _places().select_related("family").order_by("pk")
    return found.prefetch_related(Prefetch("places", queryset=places, to_attr="present_places"))


def _found(person: Person) -> FoundPerson:
    place = next(iter(person.present_places), None)  # type: ignore[attr-defined]
    return FoundPerson(
        ref=person.ref,
        name=str(person),
        known_as=person.known_as,
        born_on=person.born_on,
        due_on=person.due_on,
        nhs_number=person.nhs_number,
        postcode=person.postcode,
        kind=place.kind if place else "",
        family_ref=place.family.ref if place else "",
        family_name=place.family.name if place else "",
    )


def alike(viewer: Viewer, facts: PersonFacts, *, besides: Person | None = None) -> tuple[Alike, ...]:
    """Known people who may be this very person, the likeliest first: a suggestion, never a merge (hazard H04)."""
    kept = tidy(facts)
    known = people(viewer).filter(merged_into__isnull=True).filter(_worth_comparing(kept))
    if besides is not None:
        known = known.exclude(pk=besides.pk)
    one = _identity(kept)
    compared = [(person, likeness(one, _identity(person))) for person in _with_places(known)[:MOST_COMPARED]]
    looking_alike = [(person, how) for person, how in compared if how.worth_a_look]
    looking_alike.sort(key=lambda pair: -pair[1].score)
    return tuple(Alike(person, _found(person).family_ref, how) for person, how in looking_alike[:MOST_ALIKE])


def _identity(of: PersonFacts | Person) -> Identity:
    return Identity(
        given_name=of.given_name,
        family_name=of.family_name,
        born_on=of.born_on,
        due_on=of.due_on,
        nhs_number=of.nhs_number,
        postcode=of.postcode,
    )


def _worth_comparing(facts: PersonFacts) -> Q:
    """Pairs of facts that the same person would share, each answered by an index."""
    given, family = folded(facts.given_name), folded(facts.family_name)
    wanted = Q(nhs_number=facts.nhs_number) if facts.nhs_number else Q(pk__in=())
    wanted |= Q(search_family=family, search_given=given)
    if given and family:
        wanted |= Q(search_family=given, search_given=family)
    if facts.born_on:
        same_name = Q(search_family=family) | Q(search_given=given)
        wanted |= Q(born_on=facts.born_on) & (same_name | Q(postcode=facts.postcode) & ~Q(postcode=""))
    if facts.due_on:
        wanted |= Q(due_on=facts.due_on, search_family=family)
    if facts.postcode:
        wanted |= Q(postcode=facts.postcode, search_family=family)
    return wanted
