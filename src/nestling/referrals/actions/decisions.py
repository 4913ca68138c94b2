"""The decision on a referral, the linked referral of a baby who is born, and the closing at the end (CF-08, RI-10)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.organisations.queries import VersionInForce, profile_on
from nestling.referrals import queries
from nestling.referrals.actions.intake import letter_to_referrer
from nestling.referrals.actions.moving import held, mirrored, move
from nestling.referrals.models import Decision, Referral
from nestling.referrals.rules import (
    Eligibility,
    acceptance_refusal,
    decision_sentence,
    decision_trace,
    decline_refusal,
)
from nestling.referrals.rules.letters import decline_letter

COPIED = (
    "request_type",
    "source",
    "referrer_name",
    "referrer_profession",
    "referrer_agency",
    "referrer_address",
    "referrer_phone",
    "referrer_email",
    "referrer_id",
    "primary_reason",
    "how_compromised",
    "parent_difficulty",
    "relationship_affected",
    "strengths",
    "hopes",
    "other_services",
    "belongs_elsewhere",
    "perinatal_coworking",
    "lives_in_area",
    "gp_in_area",
    "family_agrees",
    "priority",
    "priority_reason",
    "checklist_confirmed_at",
    "came_on_paper",
    "discussion_id",
    "first_received_on",
    "decided_on",
)


@action(needs=Permission.DECIDE_REFERRAL)
def decide(
    *,
    by: Viewer,
    at: datetime,
    referral: Referral,
    outcome: str,
    relationships: Iterable[CaregivingRelationship] = (),
    rejection_reason: str = "",
    reasons: str = "",
    advice: str = "",
    signposted_to: str = "",
) -> Decision:
    """Accept or decline, by the role that the profile names, keeping the version, the facts and each rule's answer.

    Accepting is refused while a rule says no or a question is open, and the clusters are asked of each of the
    `relationships` to be worked with (the referral's own if none is named); declining is refused without a coded
    reason, words and advice (RI-10, RI-11). A decline drafts the letter to the referrer. Care is opened by
    `care.actions.accept_referral`, which calls this.
    """
    fresh = held(by, referral)
    version = profile_on(by, clock.day_of(at))
    chosen = relationships if outcome == "accepted" else ()
    found = queries.eligibility(by, fresh, on=clock.day_of(at), profile=version.profile, relationships=chosen)
    if outcome == "accepted":
        refused = acceptance_refusal(version.profile, by.roles, found)
        rejection_reason = advice = signposted_to = ""
    elif outcome == "declined":
        if rejection_reason and not is_code("rejection_reason", rejection_reason):
            raise RuleBroken("Choose the reason for declining from the list.", "rejection_reason")
        refused = decline_refusal(
            version.profile, by.roles, rejection_reason=rejection_reason, reasons=reasons, advice=advice
        )
    else:
        raise RuleBroken("Choose whether to accept or to decline.", "outcome")
    if refused:
        raise RuleBroken(refused.sentence, refused.field)
    move(fresh, outcome, decided_on=clock.day_of(at))
    kept = _keep(by, at, fresh, version, found, outcome, rejection_reason, reasons, advice, signposted_to)
    mirrored(referral, fresh)
    if outcome == "accepted" and _was_born_meanwhile(fresh):
        open_newborn_referral(by=by, at=at, referral=fresh)
    return kept


def _keep(
    by: Viewer,
    at: datetime,
    referral: Referral,
    version: VersionInForce,
    found: Eligibility,
    outcome: str,
    rejection_reason: str,
    reasons: str,
    advice: str,
    signposted_to: str,
) -> Decision:
    trace = decision_trace(version.profile, found) | {"sentence": decision_sentence(found, outcome, rejection_reason)}
    letter = None
    if outcome == "declined" and referral.referrer_name:
        words = decline_letter(
            infant=queries.infant_words(referral),
            received_on=referral.first_received_on or clock.day_of(at),
            reasons=reasons,
            advice=advice,
            signposted_to=signposted_to,
        )
        letter = letter_to_referrer(by, at, referral, "decline", words, "Why their request was declined")
    return Decision.objects.create(
        service_id=by.service_id,
        created_at=at,
        referral=referral,
        outcome=outcome,
        decided_at=at,
        decided_by_id=by.person_id,
        decided_as=version.profile.decider_role.value,
        profile_version_id=version.pk,
        trace=trace,
        rejection_reason=rejection_reason,
        reasons=reasons,
        advice=advice,
        signposted_to=signposted_to,
        letter=letter,
    )


def _was_born_meanwhile(referral: Referral) -> bool:
    infant = referral.relationship.infant
    return infant.born_on is not None and referral.index_person_id != infant.pk


@action(needs=Permission.EDIT_FAMILIES)
def open_newborn_referral(*, by: Viewer, at: datetime, referral: Referral) -> Referral:
    """Open the baby's own referral after a birth, linked to the parent's, with the same clock and decision day.

    The national record wants two people; the service's work goes on unbroken. Refuses before the birth, for a
    referral that is already the baby's or already continued, and for one that was not accepted.
    """
    fresh = held(by, referral)
    infant = fresh.relationship.infant
    if infant.born_on is None:
        raise RuleBroken("The baby is not born yet. Record the birth first.")
    if fresh.index_person_id == infant.pk or Referral.objects.filter(continues=fresh).exists():
        raise RuleBroken("The baby already has a referral of their own.")
    if fresh.status != "accepted":
        raise RuleBroken("Only a referral that was accepted goes on as the baby's own.")
    return Referral.objects.create(
        service_id=by.service_id,
        created_at=at,
        family=fresh.family,
        relationship=fresh.relationship,
        index_person=infant,
        continues=fresh,
        status="accepted",
        started_by_id=by.person_id,
        **_copied(fresh),
    )


def _copied(referral: Referral) -> dict[str, Any]:
    return {name: getattr(referral, name) for name in COPIED}


@action(needs=Permission.GIVE_CARE)
def close_referral(
    *, by: Viewer, at: datetime, referral: Referral, reason: str, closed_on: date | None = None
) -> Referral:
    """Close an accepted referral when its care has ended, and the baby's own with it.

    Refuses a reason that is not in the table, a future day, and a referral that is not accepted.
    """
    fresh, day = held(by, referral), closed_on or clock.day_of(at)
    if not is_code("closure_reason", reason):
        raise RuleBroken("Choose why care ended from the list.", "reason")
    if day > clock.day_of(at):
        raise RuleBroken("The day cannot be in the future.", "closed_on")
    move(fresh, "closed", closed_on=day, closing_reason=reason)
    linked = Referral.objects.filter(service_id=by.service_id, status="accepted")
    for other in (*linked.filter(continues=fresh), *linked.filter(continued_by=fresh)):
        move(held(by, other), "closed", closed_on=day, closing_reason=reason)
    return mirrored(referral, fresh)
