"""What somebody must do next about referrals, and what is new to them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.happenings import NEW_FOR, WorkItem
from nestling.core.listing import MOST_URGENT
from nestling.core.phrases import day_words
from nestling.core.questions import question
from nestling.core.telling import most_urgent
from nestling.core.viewing import Viewer
from nestling.families.models import named, pair_in
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.models import NeedRating, Referral, Return
from nestling.referrals.queries.readiness import ASKED_OF_FACTS, is_ready
from nestling.referrals.rules import decider, may_decide
from nestling.safeguarding.models import ProtectionStatus

REMIND_AFTER = timedelta(days=14)
"""How long a returned referral lies with its referrer before somebody is told to ring; a product default."""


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """What somebody must do next about undecided referrals; nothing that arrived waits unseen (hazard H01).

    One's own all, and all that waits for the role that decides where those who triage do not (CF-08); of what waits
    for anybody, and of what others are late with, the first ones. What has arrived for triage, and what was decided
    about one's own, is new until it is opened.
    """
    profile = profile_on(viewer, clock.today()).profile
    shown = _shown(viewer, _wanted(viewer, profile), profile.decider_role.value, clock.today())
    return tuple(_item(viewer, each, profile) for each in shown)


def _is_opened(viewer: Viewer, since: str) -> Exists:
    return accounts.has_looked(viewer, since, family_ref="family__ref", about_ref="ref")


def _wanted(viewer: Viewer, profile: Profile) -> list[int]:
    patience = clock.today() - timedelta(days=profile.escalation_days.value.manager)
    role = profile.decider_role.value
    return most_urgent(
        _mine.asked(viewer),
        *((_to_decide.asked(viewer, role, clock.today()),) if may_decide(profile, viewer.roles) else ()),
        _newly_decided.asked(viewer, clock.now() - NEW_FOR),
        _newly_arrived.asked(viewer, clock.now() - NEW_FOR),
        _received.asked(viewer),
        _late_in_triage.asked(viewer, patience - timedelta(days=profile.waiting_target_days.value)),
        _late_returned.asked(viewer, patience - REMIND_AFTER),
    )


def _longest(viewer: Viewer) -> "QuerySet[Referral]":
    return Referral.objects.filter(service_id=viewer.service_id).only("pk").order_by("first_received_on", "pk")


@question
def _mine(viewer: Viewer) -> "QuerySet[Referral]":
    own = Q(status__in=("being_written", "returned"), started_by_id=viewer.person_id)
    return _longest(viewer).filter(own | Q(status="in_triage", triage__began_by_id=viewer.person_id))


@question
def _to_decide(viewer: Viewer, role: str, on: date) -> "QuerySet[Referral]":
    begun_by_a_decider = accounts.holds(viewer, role, on, user="triage__began_by_id")
    return _longest(viewer).filter(status="in_triage").exclude(begun_by_a_decider)


@question
def _newly_decided(viewer: Viewer, since: datetime) -> "QuerySet[Referral]":
    ours = Q(started_by_id=viewer.person_id) | Q(triage__began_by_id=viewer.person_id)
    theirs = (
        _longest(viewer).filter(ours, decision__decided_at__gte=since).exclude(decision__decided_by_id=viewer.person_id)
    )
    unopened = theirs.exclude(_is_opened(viewer, "decision__decided_at"))
    return unopened.order_by("-decision__decided_at", "pk")[:MOST_URGENT]


@question
def _newly_arrived(viewer: Viewer, since: datetime) -> "QuerySet[Referral]":
    arrived = _longest(viewer).filter(status="received", arrived_at__gte=since)
    return arrived.exclude(_is_opened(viewer, "arrived_at")).order_by("-arrived_at", "pk")[:MOST_URGENT]


@question
def _received(viewer: Viewer) -> "QuerySet[Referral]":
    return _longest(viewer).filter(status="received")[:MOST_URGENT]


@question
def _late_in_triage(viewer: Viewer, before: date) -> "QuerySet[Referral]":
    late = _longest(viewer).filter(status="in_triage", first_received_on__lt=before)
    return late.exclude(triage__began_by_id=viewer.person_id)[:MOST_URGENT]


@question
def _late_returned(viewer: Viewer, before: date) -> "QuerySet[Referral]":
    late = Q(returns__came_back_on__isnull=True, returns__returned_on__lt=before)
    rows = _longest(viewer).filter(late, status="returned").exclude(started_by_id=viewer.person_id)
    return rows.order_by("returns__returned_on", "pk")[:MOST_URGENT]


@question
def _shown(viewer: Viewer, ids: list[int], role: str, on: date) -> "QuerySet[Referral, Any]":
    ratings = NeedRating.objects.filter(relationship=OuterRef("relationship")).order_by("-rated_on", "-pk")
    protected = ProtectionStatus.objects.filter(person=OuterRef("relationship__infant"), ended_on__isnull=True)
    lying = Return.objects.filter(referral=OuterRef("pk"), came_back_on__isnull=True)
    rows = Referral.objects.filter(service_id=viewer.service_id, pk__among=ids).annotate(
        lies_since=Subquery(lying.values("returned_on")[:1]),
        is_opened=_is_opened(viewer, "arrived_at"),
        decides=accounts.holds(viewer, role, on, user="triage__began_by_id"),
        cluster_now=Subquery(ratings.values("cluster")[:1]),
        is_protected=Exists(protected),
    )
    shown = ("ref", "status", "first_received_on", "arrived_at", "decided_on", "decision__outcome")
    shown = (*shown, "family__ref", "lies_since", "is_opened", "decides")
    owners = ("started_by_id", "started_by__name", "triage__began_by_id", "triage__began_by__name")
    return rows.values_list(*shown, *owners, *ASKED_OF_FACTS, *named(), named=True).order_by("first_received_on", "pk")


def _item(viewer: Viewer, each: Any, profile: Profile) -> WorkItem:
    if each.status not in (*_TITLES, "in_triage"):
        return _decided(viewer, each)
    owner_id, owner = _owner(each)
    due_on = _due_on(each, profile)
    escalates_after = timedelta(days=profile.escalation_days.value.manager)
    item = WorkItem(
        kind=f"referral_{each.status}",
        ref=each.ref,
        title=_TITLES.get(each.status) or _triage_title(each, profile),
        about=pair_in(each),
        family_ref=each.family__ref,
        due_on=due_on,
        owner_id=owner_id,
        owner_name=owner,
        is_escalated=due_on is not None and clock.today() > due_on + escalates_after,
        is_new=_is_new(viewer, each),
    )
    if each.status == "in_triage" and _waits_for_me(viewer, each, profile):
        return replace(
            item, kind="referral_to_decide", title="Decide", owner_id=viewer.person_id, owner_name=viewer.name
        )
    return item


def _is_new(viewer: Viewer, each: Any) -> bool:
    """Whether it came in lately, or came back, for somebody who triages and has not opened it since."""
    if each.status != "received" or each.arrived_at is None or not viewer.may(Permission.TRIAGE):
        return False
    return each.arrived_at >= clock.now() - NEW_FOR and not each.is_opened


def _decided(viewer: Viewer, each: Any) -> WorkItem:
    """News of a decision for whoever wrote the referral or began its triage."""
    words = "Referral accepted" if each.decision__outcome == "accepted" else "Referral declined"
    return WorkItem(
        kind="referral_decided",
        ref=each.ref,
        title=f"{words} on {day_words(each.decided_on)}" if each.decided_on else words,
        about=pair_in(each),
        family_ref=each.family__ref,
        owner_id=viewer.person_id,
        is_new=True,
    )


_TITLES = {
    "being_written": "Finish writing the referral",
    "received": "Begin triage, or return what is incomplete",
    "returned": "Remind the referrer of what is missing",
}


def _triage_title(each: Any, profile: Profile) -> str:
    """What whoever began triage does next: they may not be the one who decides (CF-08)."""
    if each.decides:
        return "Finish triage and decide"
    return f"In triage: waits for {decider(profile)} to decide" if is_ready(each, profile) else "Finish triage"


def _waits_for_me(viewer: Viewer, each: Any, profile: Profile) -> bool:
    """Whether the decision is this viewer's next step: all that it needs is there, and no other decider has it."""
    is_mine = each.triage__began_by_id == viewer.person_id or not each.decides
    return is_mine and may_decide(profile, viewer.roles) and is_ready(each, profile)


def _owner(each: Any) -> tuple[int | None, str]:
    if each.status == "in_triage":
        return each.triage__began_by_id, each.triage__began_by__name
    if each.status == "received":
        # A referral that has arrived belongs to the whole team until somebody takes it into triage.
        return None, ""
    return each.started_by_id, each.started_by__name


def _due_on(each: Any, profile: Profile) -> date | None:
    if each.status == "being_written" or each.first_received_on is None:
        return None
    if each.status == "received":
        return each.first_received_on + timedelta(days=profile.escalation_days.value.owner)
    if each.status == "returned":
        return each.lies_since + REMIND_AFTER if each.lies_since else None
    return each.first_received_on + timedelta(days=profile.waiting_target_days.value)
