"""The dated statuses of children, and the flags that stand on every page about a family."""

from datetime import date

from django.db.models import Q, QuerySet

from nestling.core import clock
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import Family, Person
from nestling.safeguarding.models import Concern, ProtectionStatus
from nestling.safeguarding.rules import SPEAK_TO_LEAD, status_label


def statuses(viewer: Viewer, person: Person, on: date | None = None) -> tuple[ProtectionStatus, ...]:
    """The statuses of one child that hold on a day (today by default), oldest first (FD-08)."""
    return _statuses(viewer, person, on or clock.today())


@question
def _statuses(viewer: Viewer, person: Person, on: date) -> "QuerySet[ProtectionStatus]":
    return _holding(viewer, on).filter(person=person).order_by("started_on", "pk")


def statuses_in(viewer: Viewer, family: Family, on: date | None = None) -> tuple[ProtectionStatus, ...]:
    """The statuses of every child of a family that hold on a day."""
    return _statuses_in(viewer, family, on or clock.today())


@question
def _statuses_in(viewer: Viewer, family: Family, on: date) -> "QuerySet[ProtectionStatus]":
    rows = _holding(viewer, on).filter(person__places__family=family, person__places__left_on=None)
    return rows.select_related("person").order_by("person_id", "started_on", "pk")


def status(viewer: Viewer, ref: str) -> ProtectionStatus:
    """One status. Raises `NotFound`."""
    return one(ProtectionStatus.objects.filter(service_id=viewer.service_id).select_related("person"), ref=ref)


def status_history(viewer: Viewer, person: Person) -> tuple[ProtectionStatus, ...]:
    """Every status that one child has or had, newest first (SG-03)."""
    rows = ProtectionStatus.objects.filter(service_id=viewer.service_id, person=person)
    return tuple(rows.order_by("-started_on", "-pk"))


def _holding(viewer: Viewer, on: date) -> "QuerySet[ProtectionStatus]":
    rows = ProtectionStatus.objects.filter(service_id=viewer.service_id, started_on__lte=on)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))


def flags(viewer: Viewer, family: Family, *, held: tuple[ProtectionStatus, ...] | None = None) -> tuple[str, ...]:
    """What must be seen on every page about a family: an open concern first, then each child's statuses.

    The concern's words are for few; that there is one is for everybody who may open the family (hazard H12). `held`
    gives the statuses when the page has asked for them already.
    """
    has_concern = _open_concern.first(viewer, family) is not None
    rows = statuses_in(viewer, family) if held is None else held
    words = ((status_label(row.kind, is_proposed=row.is_proposed), row.person) for row in rows)
    return (*((SPEAK_TO_LEAD,) if has_concern else ()), *(f"{label}: {child}" for label, child in words))


@question
def _open_concern(viewer: Viewer, family: Family) -> "QuerySet[Concern]":
    return Concern.objects.filter(service_id=viewer.service_id, family=family, closed_at__isnull=True).only("pk")[:1]
