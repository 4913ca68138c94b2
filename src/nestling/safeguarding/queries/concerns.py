"""Concerns and their actions: what is open, what is late, and who may read the words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.happenings import WorkItem
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import Family
from nestling.safeguarding.models import Concern, ConcernAction
from nestling.safeguarding.rules import action_state


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """One concern, as a list shows it."""

    ref: str
    family: str
    family_ref: str
    about: str
    raised_at: datetime
    raised_by: str
    is_open: bool
    open_actions: int
    late_actions: int


def concern(viewer: Viewer, ref: str) -> Concern:
    """One concern, for those who may read its words; for others it does not exist. Raises `NotFound`."""
    rows = Concern.objects.filter(service_id=viewer.service_id)
    found = one(rows.select_related("family", "about", "raised_by", "closed_by"), ref=ref)
    if not may_read(viewer, found):
        raise NotFound
    return found


def may_read(viewer: Viewer, concern: Concern) -> bool:
    """Whether this viewer may read a concern: they follow concerns, raised it, or have something to do about it."""
    return _follows_or_raised(viewer, concern) or _mine(viewer).filter(concern=concern).exists()


def may_read_row(viewer: Viewer, row: Any) -> bool:
    """The same of a concern that was read with `is_to_do=has_to_do(viewer)`, without another query."""
    return _follows_or_raised(viewer, row) or row.is_to_do


def has_to_do(viewer: Viewer) -> Exists:
    """Whether this viewer has, or had, something to do about a concern, as an annotation on many."""
    return Exists(_mine(viewer).filter(concern=OuterRef("pk")))


def _follows_or_raised(viewer: Viewer, concern: Concern) -> bool:
    return viewer.may(Permission.HANDLE_CONCERN) or concern.raised_by_id == viewer.person_id


def _mine(viewer: Viewer) -> "QuerySet[ConcernAction]":
    return ConcernAction.objects.filter(owner_id=viewer.person_id)


def actions_of(viewer: Viewer, concern: Concern) -> tuple[ConcernAction, ...]:
    """Everything to be done about a concern: what is still to do first, by the day it is due."""
    rows = ConcernAction.objects.filter(service_id=viewer.service_id, concern=concern)
    found = rows.select_related("owner", "done_by").order_by("due_on", "pk")
    return tuple(sorted(found, key=lambda each: each.done_at is not None))


def concern_action(viewer: Viewer, ref: str) -> ConcernAction:
    """One action of a concern that the viewer may read. Raises `NotFound`."""
    rows = ConcernAction.objects.filter(service_id=viewer.service_id)
    found = one(rows.select_related("concern__family", "concern__about", "owner"), ref=ref)
    if not may_read(viewer, found.concern):
        raise NotFound
    return found


def open_concerns(viewer: Viewer, family: Family) -> tuple[Concern, ...]:
    """Every open concern about a family, oldest first. Count them, or show only those that `may_read` allows."""
    rows = Concern.objects.filter(service_id=viewer.service_id, family=family, closed_at__isnull=True)
    return tuple(rows.select_related("about", "raised_by").order_by("raised_at"))


def open_actions(viewer: Viewer, family: Family) -> tuple[ConcernAction, ...]:
    """Everything still to be done about the concerns of a family: care cannot end before it is (hazard H29)."""
    rows = _open_actions(viewer).filter(concern__family=family)
    return tuple(rows.select_related("owner", "concern").order_by("due_on", "pk"))


def _open_actions(viewer: Viewer) -> "QuerySet[ConcernAction]":
    return ConcernAction.objects.filter(service_id=viewer.service_id, done_at__isnull=True)


def concerns(viewer: Viewer, choice: ListChoice) -> "Listing[ConcernRow]":
    """The concerns that this viewer may read, as a list."""
    today = clock.today()
    rows = _readable(viewer).annotate(
        still_open=Count("actions", filter=Q(actions__done_at__isnull=True)),
        late=Count("actions", filter=Q(actions__done_at__isnull=True, actions__due_on__lt=today)),
        next_due=Min("actions__due_on", filter=Q(actions__done_at__isnull=True)),
    )
    return listed(
        rows.select_related("family", "about", "raised_by"),
        choice,
        sorts={
            "raised": ("raised_at",),
            "family": ("family__name",),
            "due": ("next_due", "raised_at"),
        },
        filters={
            "state": lambda state: Q(closed_at__isnull=state == "open"),
            "late": lambda _: Q(late__gt=0),
        },
        as_row=_row,
    )


def _readable(viewer: Viewer) -> "QuerySet[Concern]":
    """Those that `may_read` allows."""
    rows = Concern.objects.filter(service_id=viewer.service_id)
    if viewer.may(Permission.HANDLE_CONCERN):
        return rows
    return rows.filter(Q(raised_by_id=viewer.person_id) | has_to_do(viewer))


def _row(concern: Concern) -> ConcernRow:
    return ConcernRow(
        ref=concern.ref,
        family=concern.family.name,
        family_ref=concern.family.ref,
        about=about_whom(concern),
        raised_at=concern.raised_at,
        raised_by=concern.raised_by.name,
        is_open=concern.closed_at is None,
        open_actions=concern.still_open,
        late_actions=concern.late,
    )


def about_whom(concern: Concern) -> str:
    """Whom a concern is about: a person of the family, or somebody described (SG-01)."""
    return str(concern.about) if concern.about else concern.about_words


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """What this viewer must do: their own actions; for the lead, also every late one and what awaits closing."""
    follows = viewer.may(Permission.HANDLE_CONCERN)
    # Nothing fell due before time began, which is what somebody sees of others' actions who does not follow them.
    items = [_action_item(each, viewer) for each in _to_do(viewer, clock.today() if follows else date.min)]
    return (*items, *(_concern_items(viewer) if follows else ()))


@question
def _to_do(viewer: Viewer, late_before: date) -> "QuerySet[ConcernAction]":
    rows = _open_actions(viewer).filter(Q(owner_id=viewer.person_id) | Q(due_on__lt=late_before))
    return rows.select_related("owner", "concern__family").order_by("due_on", "pk")


def _action_item(each: ConcernAction, viewer: Viewer) -> WorkItem:
    is_late = action_state(due_on=each.due_on, is_done=False, today=clock.today()) == "late"
    return WorkItem(
        kind="concern_action",
        ref=each.concern.ref,
        title=each.what,
        about=each.concern.family.name,
        family_ref=each.concern.family.ref,
        due_on=each.due_on,
        owner_id=each.owner_id,
        owner_name=each.owner.name,
        is_escalated=is_late and each.owner_id != viewer.person_id,
    )


def _concern_items(viewer: Viewer) -> tuple[WorkItem, ...]:
    """Open concerns with nothing left to do wait to be closed by somebody who follows them."""
    still = ConcernAction.objects.filter(concern=OuterRef("pk"), done_at__isnull=True)
    rows = Concern.objects.filter(~Exists(still), service_id=viewer.service_id, closed_at__isnull=True)
    rows = rows.annotate(last=Max("actions__due_on")).select_related("family").order_by("raised_at")
    return tuple(
        WorkItem(
            kind="concern",
            ref=each.ref,
            title="Concern to be followed or closed",
            about=each.family.name,
            family_ref=each.family.ref,
            due_on=clock.day_of(each.raised_at),
        )
        for each in rows
    )
