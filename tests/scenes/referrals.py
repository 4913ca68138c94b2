"""Referrals for tests, at each stage of their life, made by playing the real actions.

being_written ── whole ──▶ received ──▶ in_triage ──▶ accepted or declined
"""

from datetime import date, datetime
from typing import Any

from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.organisations.queries import profile_on
from nestling.referrals import actions, queries
from nestling.referrals.actions import StressInput
from nestling.referrals.models import Decision, Referral
from tests.scenes import MONDAY
from tests.scenes import families as family_scenes

ANSWERS: dict[str, Any] = {
    "source": "health_visitor",
    "request_type": "direct_assessment",
    "referrer_name": "Jo Example",
    "referrer_profession": "health_visitor",
    "referrer_agency": "Health visiting",
    "referrer_address": "2 Test Street\nTesttown\nZZ99 3VZ",
    "referrer_phone": "07700 900123",
    "primary_reason": "attachment",
    "how_compromised": "Ash finds it hard to look at Robin, and holds him facing away in feeds.",
    "relationship_affected": "yes",
    "family_agrees": "yes",
    "lives_in_area": True,
    "gp_in_area": True,
    "priority": "routine",
}
FITS: dict[str, Any] = {
    "concern_meets_test": True,
    "relationship_affected": True,
    "needs_other_service": False,
    "protection_asked_on": date(2026, 5, 4),
}
GO_BY_THE_GP = ("essex-2018",)
"""Services whose test of area is the family's GP, so that a whole referral names the practice (CF-11)."""
STRESSES = {"birth_trauma": StressInput("present"), "isolation": StressInput("past")}
DECLINE = {
    "rejection_reason": "unsuitable",
    "reasons": "The need is met by the health visitor already.",
    "advice": "Go on with the listening visits.",
    "signposted_to": "The family hub",
}


def begun(by: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY, **started: Any) -> Referral:
    """A referral of which nothing is written yet."""
    return actions.start_referral(by=by, at=at, relationship=tie or family_scenes.family(by, at), **started)


def whole(by: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY, **answers: Any) -> Referral:
    """A referral that lacks nothing and is not sent in yet."""
    referral = begun(by, tie, at)
    actions.fill_referral(by=by, at=at, referral=referral, **(ANSWERS | answers))
    if by.service_code in GO_BY_THE_GP and not queries.gp_keeper(referral.relationship).gp_practice:
        actions.answer_area(by=by, at=at, referral=referral, gp_practice="The Test Practice")
    actions.answer_checklist(by=by, at=at, referral=referral, answers=STRESSES)
    return referral


def received(
    by: Viewer,
    tie: CaregivingRelationship | None = None,
    at: datetime = MONDAY,
    *,
    on: date | None = None,
    **answers: Any,
) -> Referral:
    """A complete referral that was sent in."""
    referral = whole(by, tie, at, **answers)
    return actions.submit_referral(by=by, at=at, referral=referral, received_on=on)


def in_triage(
    by: Viewer,
    tie: CaregivingRelationship | None = None,
    at: datetime = MONDAY,
    *,
    on: date | None = None,
    cluster: int | None = None,
    **findings: Any,
) -> Referral:
    """A referral in triage whose every question is answered, so that it fits most services."""
    referral = received(by, tie, at, on=on)
    actions.begin_triage(by=by, at=at, referral=referral)
    actions.note_findings(by=by, at=at, referral=referral, **(FITS | findings))
    rate(by, referral, cluster or _open_cluster(by, at), at)
    return referral


def _open_cluster(by: Viewer, at: datetime) -> int:
    return profile_on(by, clock.day_of(at)).profile.accepted_clusters.value[0]


def rate(by: Viewer, referral: Referral, cluster: int, at: datetime = MONDAY) -> None:
    """Rate the relationship of a referral with the same number in all four domains."""
    actions.rate_need(
        by=by,
        at=at,
        relationship=referral.relationship,
        referral=referral,
        presenting_issue=cluster,
        relationship_quality=cluster,
        child_protection=cluster,
        parental_capacity=cluster,
        cluster=cluster,
    )


def accepted(by: Viewer, decider: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY) -> Referral:
    """A referral that was accepted; care itself is opened by care's own scene."""
    referral = in_triage(by, tie, at)
    actions.decide(by=decider, at=at, referral=referral, outcome="accepted")
    return referral


def declined(by: Viewer, decider: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY) -> Decision:
    """A referral that was declined, as its decision."""
    referral = in_triage(by, tie, at)
    return actions.decide(by=decider, at=at, referral=referral, outcome="declined", **DECLINE)
