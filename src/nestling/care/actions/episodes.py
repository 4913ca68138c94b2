"""Beginning an episode of care, and the consultation that opens its gate."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import CareEpisode
from nestling.consultation import actions as consultation
from nestling.consultation import queries as consultations
from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.organisations import queries as organisations
from nestling.referrals import actions as referrals
from nestling.referrals.models import Referral
from nestling.referrals.rules import GATE_LABELS


@action(needs=Permission.DECIDE_REFERRAL)
def accept_referral(
    *,
    by: Viewer,
    at: datetime,
    referral: Referral,
    relationships: Iterable[CaregivingRelationship] | None = None,
    reasons: str = "",
) -> tuple[CareEpisode, ...]:
    """Decide to help, and open one episode for each relationship chosen (the referral's own if none is named).

    Refuses what `referrals.actions.decide` refuses, a relationship of another family, one that has ended, and one
    that is in care already.
    """
    checks.ours(by, referral)
    chosen = tuple(dict.fromkeys(relationships or (referral.relationship,)))
    for relationship in chosen:
        _check_chosen(by, referral, relationship)
    referrals.decide(by=by, at=at, referral=referral, outcome="accepted", relationships=chosen, reasons=reasons)
    referral.refresh_from_db()
    return tuple(_open(by, at, referral, relationship) for relationship in chosen)


def _check_chosen(by: Viewer, referral: Referral, relationship: CaregivingRelationship) -> None:
    checks.ours(by, relationship)
    if relationship.family_id != referral.family_id:
        raise RuleBroken("Choose relationships of this family only.", "relationships")
    if relationship.ended_on is not None:
        raise RuleBroken(f"{relationship} is recorded as over, so care cannot begin with it.", "relationships")
    if queries.open_episode_of(by, relationship):
        raise RuleBroken(f"{relationship} are in care already. Their care goes on; no second one is opened.")


def _open(by: Viewer, at: datetime, referral: Referral, relationship: CaregivingRelationship) -> CareEpisode:
    accepted_on = clock.day_of(at)
    profile = organisations.profile_on(by, accepted_on).profile
    gate = profile.gate.value
    passed_at = consultations.gate_passed_at(by, relationship, gate)
    return CareEpisode.objects.create(
        service_id=by.service_id,
        created_at=at,
        family_id=referral.family_id,
        relationship=relationship,
        referral=referral,
        clock_started_on=referral.first_received_on or accepted_on,
        accepted_on=accepted_on,
        gate=gate,
        gate_passed_on=clock.day_of(passed_at) if passed_at else None,
        gate_passed_at=passed_at,
        review_every=profile.review_every_contacts.value,
        priority=referral.priority,
    )


@action(needs=Permission.GIVE_CARE)
def pass_gate(*, by: Viewer, at: datetime, episode: CareEpisode) -> CareEpisode:
    """Write down that the consultation before direct work has been held, at the moment that its own record gives.

    Refuses while no such consultation is recorded: the gate opens from a record, never by somebody's word alone
    (RI-02, CF-07).
    """
    checks.ours(by, episode)
    checks.under_way(episode, "its gate no longer matters")
    if episode.gate != "none" and not follow_gate(by, episode).gate_passed_on:
        raise RuleBroken(
            f"No such consultation is recorded yet. This service asks for: {GATE_LABELS[episode.gate].lower()}."
        )
    return episode


def follow_gate(by: Viewer, episode: CareEpisode) -> CareEpisode:
    """Let the gate stand where the consultations of this moment put it: earlier, later, or closed again.

    Contacts that are kept stay as they are. Call it only within an action.
    """
    held_at = consultations.gate_passed_at(by, episode.relationship, episode.gate)
    held_on = clock.day_of(held_at) if held_at else None
    if (episode.gate_passed_on, episode.gate_passed_at) == (held_on, held_at):
        return episode
    return change(episode, gate_passed_on=held_on, gate_passed_at=held_at)


@action(needs=Permission.GIVE_CARE)
def hold_gate_consultation(*, by: Viewer, at: datetime, episode: CareEpisode, **said: Any) -> Discussion:
    """Log the consultation about this relationship, and open the gate if it is of the kind that the service asks for.

    Refuses what `consultation.actions.log_discussion` refuses.
    """
    checks.ours(by, episode)
    checks.under_way(episode, "its gate no longer matters")
    discussion = consultation.log_discussion(by=by, at=at, relationship=episode.relationship, **said)
    follow_gate(by, episode)
    return discussion
