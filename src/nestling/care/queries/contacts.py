"""Contacts as they may be read: one, an episode's timeline, who was there, and what the next will most likely be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Sum, Window

from nestling.accounts import queries as accounts
from nestling.care.models import CareEpisode, Contact, ContactAttendee, Review
from nestling.care.queries.allocations import carers_among
from nestling.core import clock
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.families.models import FamilyMember, Person
from nestling.organisations import queries as organisations
from nestling.organisations.models import Venue


def contact(viewer: Viewer, ref: str) -> Contact:
    """One contact with its episode and who held it. Raises `NotFound`."""
    return one(_whole(viewer), ref=ref)


def contacts(viewer: Viewer, episode: CareEpisode, choice: ListChoice) -> Listing[Contact]:
    """The contacts of an episode, as the reader sorts and filters them."""
    rows = _whole(viewer).filter(episode=episode).prefetch_related("attendees__person")
    return listed(rows, choice, sorts=CONTACT_SORTS, filters=CONTACT_FILTERS)


CONTACT_SORTS: Mapping[str, tuple[str, ...]] = {"held": ("held_at",), "number": ("number", "held_at")}
CONTACT_FILTERS = {
    "kind": lambda code: Q(kind=code),
    "seen": lambda word: Q(is_attended=True) if word == "yes" else Q(kind="direct", is_attended=False),
}


def last_contacts(viewer: Viewer, episode: CareEpisode, number: int = 3) -> tuple[Contact, ...]:
    """The latest contacts of an episode, the newest first."""
    return tuple(_whole(viewer).filter(episode=episode).order_by("-held_at", "-pk")[:number])


def people_of(viewer: Viewer, episode: CareEpisode) -> tuple[Person, ...]:
    """Everybody who may have been there: the baby and the carer of the relationship, then the rest of the family."""
    return _people(episode, _places(viewer, episode))


def _people(episode: CareEpisode, places: Iterable[FamilyMember]) -> tuple[Person, ...]:
    two = (episode.relationship.infant_id, episode.relationship.carer_id)
    others = {place.person_id: place.person for place in places}
    first = [episode.relationship.infant, episode.relationship.carer]
    return (*first, *(person for pk, person in others.items() if pk not in two))


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen when a contact is written: who was there, where it was, who held it."""

    people: tuple[Person, ...]
    venues: tuple[Venue, ...]
    practitioners: tuple[accounts.StaffMember, ...]


def offered_for(viewer: Viewer, episode: CareEpisode) -> Offered:
    """The people of the family, the places of the service and those who give care here today, in one question."""
    places, venues, held = together(
        _places.asked(viewer, episode),
        organisations.venues.asked(viewer),
        accounts.memberships.asked(viewer, clock.today()),
    )
    ordered = sorted(places, key=lambda place: place.pk)
    by_name = sorted(held, key=lambda each: (each.user.name, each.role))
    return Offered(
        _people(episode, ordered),
        tuple(sorted(venues, key=lambda venue: venue.name)),
        carers_among(accounts.staff_of(by_name)),
    )


@question
def _places(viewer: Viewer, episode: CareEpisode) -> "QuerySet[FamilyMember]":
    rows = FamilyMember.objects.filter(service_id=viewer.service_id, family=episode.family_id)
    return rows.select_related("person").order_by("pk")


def people_at(viewer: Viewer, contact: Contact) -> tuple[Person, ...]:
    """Who of the family was there."""
    rows = ContactAttendee.objects.filter(service_id=viewer.service_id, contact=contact).select_related("person")
    return tuple(row.person for row in rows.order_by("pk"))


def review_raised_by(viewer: Viewer, contact: Contact) -> Review | None:
    """The review that this contact raised, or None."""
    return Review.objects.filter(service_id=viewer.service_id, raised_by_contact=contact).first()


@dataclass(frozen=True, slots=True)
class Minutes:
    """What an episode has taken so far, by kind of time (CT-01, CT-05)."""

    direct: int
    writing: int
    liaison: int
    travel: int


def minutes_of(viewer: Viewer, episode: CareEpisode) -> Minutes:
    """The minutes of all contacts of an episode."""
    sums = Contact.objects.filter(service_id=viewer.service_id, episode=episode).aggregate(
        **{name: Sum(f"{name}_minutes", default=0) for name in Minutes.__slots__}
    )
    return Minutes(**sums)


def last_contacts_and_minutes(viewer: Viewer, episode: CareEpisode) -> tuple[tuple[Contact, ...], Minutes]:
    """The latest three contacts, and the minutes of all of them, in one question."""
    latest = _latest_three(viewer, episode)
    spent = {name: getattr(latest[0], f"all_{name}") if latest else 0 for name in Minutes.__slots__}
    return latest, Minutes(**spent)


@question
def _latest_three(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Contact]":
    sums = {f"all_{name}": Window(Sum(f"{name}_minutes")) for name in Minutes.__slots__}
    rows = Contact.objects.filter(service_id=viewer.service_id, episode=episode).annotate(**sums)
    return rows.select_related("held_by", "venue", "group_session__group").order_by("-held_at", "-pk")[:3]


@dataclass(frozen=True, slots=True)
class Usual:
    """What the next contact will most likely be, so that recording it takes a minute at most."""

    form: str
    mechanism: str
    place: str
    venue_ref: str
    direct_minutes: int
    travel_minutes: int
    modality: str
    people: tuple[str, ...]


def usual_contact(viewer: Viewer, episode: CareEpisode) -> Usual:
    """How and with whom this relationship was last met; at home with both of them when it never was."""
    last: Any = _last_seen.first(viewer, episode)
    if last is None or last.group_session_id:
        both = (episode.relationship.infant.ref, episode.relationship.carer.ref)
        return Usual("home_visit", "face_to_face", "home", "", 60, 0, "", both)
    return Usual(
        form=last.form if last.form != "joint_visit" else "home_visit",
        mechanism=last.mechanism or "face_to_face",
        place=last.place,
        venue_ref=last.venue.ref if last.venue else "",
        direct_minutes=last.direct_minutes,
        travel_minutes=last.travel_minutes,
        modality=last.modality,
        people=tuple(last.there),
    )


@question
def _last_seen(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Contact]":
    there = ContactAttendee.objects.filter(contact=OuterRef("pk")).order_by("pk")
    seen = Contact.objects.filter(service_id=viewer.service_id, episode=episode, is_attended=True)
    rows = seen.select_related("venue").annotate(there=ArraySubquery(there.values("person__ref")))
    return rows.order_by("-held_at", "-pk")[:1]


def last_contact_on(viewer: Viewer, episode: CareEpisode) -> date | None:
    """The day of the latest contact of any kind, or None."""
    rows = Contact.objects.filter(service_id=viewer.service_id, episode=episode).order_by("-held_on")
    return rows.values_list("held_on", flat=True).first()


def _whole(viewer: Viewer) -> "QuerySet[Contact]":
    return Contact.objects.filter(service_id=viewer.service_id).select_related(
        "episode__family",
        "episode__relationship__infant",
        "episode__relationship__carer",
        "episode__relationship__family",
        "venue",
        "held_by",
        "group_session__group",
    )
