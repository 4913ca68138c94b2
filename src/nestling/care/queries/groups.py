"""Groups for several families: their families, their meetings, and who came (CT-09, IN-12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from nestling.care.models import CareEpisode, Contact, Group, GroupPlace, GroupSession
from nestling.core.codes import label_of
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.records import one
from nestling.core.viewing import Viewer


def group(viewer: Viewer, ref: str) -> Group:
    """One group with its venue and who leads it. Raises `NotFound`."""
    return one(_mine(viewer), ref=ref)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group, as the list shows it."""

    ref: str
    name: str
    modality: str
    venue: str
    led_by: str
    partner: str
    families: int
    sessions: int
    last_held_at: datetime | None
    ended_on: date | None


def groups(viewer: Viewer, choice: ListChoice) -> Listing[GroupRow]:
    """Every group of the service; those that have ended only when asked for."""
    counted = _mine(viewer).annotate(
        families=Count("places", filter=Q(places__left_on__isnull=True), distinct=True),
        meetings=Count("sessions", distinct=True),
        last_held_at=Max("sessions__held_at"),
    )
    return listed(counted, choice, sorts=SORTS, filters=FILTERS, as_row=_row)


SORTS: Mapping[str, tuple[str, ...]] = {"name": ("name",), "started": ("started_on",), "last": ("last_held_at",)}
FILTERS = {"state": lambda word: Q(ended_on__isnull=word == "running")}


def _row(each: Group) -> GroupRow:
    return GroupRow(
        ref=each.ref,
        name=each.name,
        modality=label_of("modality", each.modality) if each.modality else "",
        venue=each.venue.name if each.venue else "",
        led_by=each.led_by.name,
        partner=each.partner,
        families=each.families,  # type: ignore[attr-defined]
        sessions=each.meetings,  # type: ignore[attr-defined]
        last_held_at=each.last_held_at,  # type: ignore[attr-defined]
        ended_on=each.ended_on,
    )


def places_of(viewer: Viewer, group: Group) -> tuple[GroupPlace, ...]:
    """The families expected at the group's next meeting, by the baby's name."""
    rows = _places(viewer).filter(group=group, left_on__isnull=True)
    return tuple(rows.order_by("episode__relationship__infant__family_name", "pk"))


def places_left(viewer: Viewer, group: Group) -> tuple[GroupPlace, ...]:
    """The places that were given back, the latest first; a family that came again may stand here more than once."""
    return tuple(_places(viewer).filter(group=group, left_on__isnull=False).order_by("-left_on", "-pk"))


def _places(viewer: Viewer) -> "QuerySet[GroupPlace]":
    return GroupPlace.objects.filter(service_id=viewer.service_id).select_related(
        "episode__family",
        "episode__relationship__infant",
        "episode__relationship__carer",
        "episode__relationship__family",
    )


def place(viewer: Viewer, ref: str) -> GroupPlace:
    """One family's place in a group. Raises `NotFound`."""
    return one(_places(viewer).select_related("group"), ref=ref)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One meeting of a group, with how many families came and how many were expected."""

    ref: str
    held_at: datetime
    minutes: int
    note: str
    came: int
    expected: int


def sessions_of(viewer: Viewer, group: Group) -> tuple[SessionRow, ...]:
    """The meetings of a group, the newest first."""
    rows = GroupSession.objects.filter(service_id=viewer.service_id, group=group).annotate(
        came=Count("contacts", filter=Q(contacts__is_attended=True)), expected=Count("contacts")
    )
    return tuple(
        SessionRow(each.ref, each.held_at, each.minutes, each.note, each.came, each.expected)
        for each in rows.order_by("-held_at", "-pk")
    )


def session(viewer: Viewer, ref: str) -> GroupSession:
    """One meeting with its group. Raises `NotFound`."""
    mine = GroupSession.objects.filter(service_id=viewer.service_id).select_related("group__venue", "group__led_by")
    return one(mine, ref=ref)


def register_of(viewer: Viewer, session: GroupSession) -> tuple[Contact, ...]:
    """Each family's contact of one meeting."""
    rows = Contact.objects.filter(service_id=viewer.service_id, group_session=session)
    people = rows.select_related("held_by", "episode__relationship__infant", "episode__relationship__carer")
    return tuple(people.prefetch_related("attendees__person").order_by("pk"))


def groups_of(viewer: Viewer, episode: CareEpisode) -> tuple[Group, ...]:
    """The groups in which this relationship has a place now."""
    places = GroupPlace.objects.filter(service_id=viewer.service_id, episode=episode, left_on__isnull=True)
    return tuple(_mine(viewer).filter(pk__in=places.values("group_id")).order_by("name"))


def _mine(viewer: Viewer) -> "QuerySet[Group]":
    return Group.objects.filter(service_id=viewer.service_id).select_related("venue", "led_by")
