"""The intake board: every referral that waits for a decision, whose turn it is, and how long it has waited."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery

from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.viewing import Viewer
from nestling.families.rules import life_words
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.models import NeedRating, Referral, Return
from nestling.referrals.queries.requests import clock_of, form_facts
from nestling.referrals.rules import (
    STATUS_LABELS,
    Clock,
    closes_clusters,
    days_left,
    decider,
    is_late,
    may_decide,
    missing,
)

NOBODY = "Nobody yet"
UNDECIDED = ("being_written", "received", "returned", "in_triage")
DECIDED = ("accepted", "declined", "withdrawn", "closed")


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One referral as a board shows it."""

    ref: str
    family_ref: str
    infant: str
    carer: str
    life: str
    days_left: str
    referrer: str
    status: str
    status_label: str
    request: str
    priority: str
    is_urgent: bool
    received_on: date | None
    decided_on: date | None
    clock: Clock | None
    is_late: bool
    missing: int
    who: str
    next_step: str


def board(viewer: Viewer) -> tuple[tuple[str, str, int], ...]:
    """How many referrals stand in each state before the decision: status, label and number."""
    rows = Referral.objects.filter(service_id=viewer.service_id, status__in=UNDECIDED)
    found = {row["status"]: row["number"] for row in rows.values("status").annotate(number=Count("pk"))}
    return tuple((status, STATUS_LABELS[status], found.get(status, 0)) for status in UNDECIDED)


def intake(viewer: Viewer, choice: ListChoice) -> Listing[IntakeRow]:
    """The referrals that wait for a decision; one without a day of receipt comes first, never last (hazard H31)."""
    return _listed(viewer, choice, UNDECIDED)


def decided(viewer: Viewer, choice: ListChoice) -> Listing[IntakeRow]:
    """The referrals that were decided or withdrawn, by year and type (RI-13, RI-19)."""
    return _listed(viewer, choice, DECIDED)


def years(viewer: Viewer) -> tuple[int, ...]:
    """The years in which referrals were received, newest first."""
    rows = Referral.objects.filter(service_id=viewer.service_id, first_received_on__isnull=False)
    first, last = rows.aggregate(first=Min("first_received_on"), last=Max("first_received_on")).values()
    return tuple(range(last.year, first.year - 1, -1)) if first else ()


def _listed(viewer: Viewer, choice: ListChoice, statuses: tuple[str, ...]) -> Listing[IntakeRow]:
    profile = profile_on(viewer, clock.today()).profile
    rows = Referral.objects.filter(service_id=viewer.service_id, status__in=statuses)
    return listed(
        rows,
        choice,
        sorts=SORTS,
        filters=_filters(viewer),
        as_row=lambda each: _row(each, profile, decides=may_decide(profile, viewer.roles)),
        whole=partial(_shown, viewer),
    )


def _shown(viewer: Viewer, ids: list[int]) -> tuple[Referral, ...]:
    """The referrals of one page, each with what was sent back of it."""
    found, returns = _on_board(viewer, ids), _sent_back(viewer, ids)
    for each in found:
        each.sent_back = [back for back in returns if back.referral_id == each.pk]
    return found


@question
def _on_board(viewer: Viewer, ids: list[int]) -> "QuerySet[Referral]":
    newest = NeedRating.objects.filter(relationship=OuterRef("relationship")).order_by("-rated_on", "-pk")
    people = ("family", "relationship__infant", "relationship__carer", "started_by", "triage__began_by")
    rows = Referral.objects.filter(service_id=viewer.service_id, pk__among=ids).select_related(*people)
    return rows.annotate(cluster_now=Subquery(newest.values("cluster")[:1]))


@question
def _sent_back(viewer: Viewer, ids: list[int]) -> "QuerySet[Return]":
    rows = Return.objects.filter(service_id=viewer.service_id, referral__among=ids).select_related("returned_by")
    return rows.only("referral_id", "returned_on", "came_back_on", "returned_by__name")


SORTS: dict[str, tuple[str, ...]] = {
    "received": ("first_received_on",),
    "infant": ("relationship__infant__search_family", "relationship__infant__search_given"),
    "state": ("status", "first_received_on"),
    "referrer": ("referrer_name", "first_received_on"),
    "decided": ("decided_on",),
}


def _filters(viewer: Viewer) -> dict[str, Any]:
    return {
        "state": lambda status: Q(status=status),
        "priority": lambda code: Q(priority=code) if code != "none" else Q(priority=""),
        "request": lambda code: Q(request_type=code),
        "source": lambda code: Q(source=code),
        "year": lambda year: Q(first_received_on__year=int(year)),
        "begun_by": lambda _: Q(started_by_id=viewer.person_id) | Q(triage__began_by_id=viewer.person_id),
    }


def _row(each: Referral, profile: Profile, *, decides: bool) -> IntakeRow:
    infant, today = each.relationship.infant, clock.today()
    sent_back: list[Return] = each.sent_back  # type: ignore[attr-defined]
    waited = clock_of(each, sent_back)
    lacking = len(missing(form_facts(each, profile), profile)) if each.status in UNDECIDED else 0
    return IntakeRow(
        ref=each.ref,
        family_ref=each.family.ref,
        infant=str(infant),
        carer=str(each.relationship.carer),
        life=life_words(infant.born_on, infant.due_on, today),
        days_left=_days_left(each, profile, today),
        referrer=each.referrer_name,
        status=each.status,
        status_label=STATUS_LABELS[each.status],
        request=label_of("request_type", each.request_type) if each.request_type else "",
        priority=label_of("priority", each.priority) if each.priority else "",
        is_urgent=each.priority not in ("", "routine"),
        received_on=each.first_received_on,
        decided_on=each.decided_on,
        clock=waited,
        is_late=bool(waited and each.status in UNDECIDED and is_late(waited.days, profile.waiting_target_days.value)),
        missing=lacking,
        who=_who(each, sent_back),
        next_step=_next_step(each, profile, lacking, decides=decides),
    )


def _days_left(each: Referral, profile: Profile, today: date) -> str:
    born_on = each.relationship.infant.born_on
    if each.status not in UNDECIDED or born_on is None or born_on > today:
        return ""
    return days_left(profile, born_on, today)


def _who(each: Referral, sent_back: list[Return]) -> str:
    open_returns = [back for back in sent_back if back.came_back_on is None]
    if each.status == "returned" and open_returns:
        return f"{each.referrer_name}, asked by {open_returns[0].returned_by}"
    if each.status == "in_triage" and hasattr(each, "triage"):
        return str(each.triage.began_by)
    # Who typed it in does not hold it: what has arrived belongs to the whole team until somebody takes it into triage.
    return NOBODY if each.status == "received" else str(each.started_by)


def _next_step(each: Referral, profile: Profile, lacking: int, *, decides: bool) -> str:
    if each.status == "being_written":
        return f"Go on writing: {lacking} left" if lacking else "Check and send in"
    if each.status == "received":
        return "Return it: something is missing" if lacking else "Begin triage"
    if each.status == "returned":
        return "Wait for the referrer, or remind them"
    if each.status == "in_triage":
        must_rate = each.cluster_now is None and closes_clusters(profile)  # type: ignore[attr-defined]
        if must_rate:
            return "Rate the need"
        return "Finish triage and decide" if decides else f"Finish triage; {decider(profile)} decides"
    return ""
