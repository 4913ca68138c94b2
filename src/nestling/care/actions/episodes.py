"""Beginning an episode of care, and the consultation that opens its gate."""

from collections.abc import Iterable
from datetime import date, datetime
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
from nestling.core.phrases import day_words
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
    referrals.decide(by=by, at=at, referral=referral, outcome="accepted", reasons=reasons)
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
    return CareEpisode.objects.create(
        service_id=by.service_id,
        created_at=at,
        family_id=referral.family_id,
        relationship=relationship,
        referral=referral,
        clock_started_on=referral.first_received_on or accepted_on,
        accepted_on=accepted_on,
        gate=gate,
        gate_passed_on=consultations.gate_passed_on(by, relationship, gate),
        review_every=profile.review_every_contacts.value,
        priority=referral.priority,
    )


@action(needs=Permission.GIVE_CARE)
def pass_gate(*, by: Viewer, at: datetime, episode: CareEpisode, on: date | None = None) -> CareEpisode:
    """Write down that the consultation before direct work has been held, on the day that its own record gives.

    Refuses while no such consultation is recorded, and a day before it: the gate opens from a record, never by
    somebody's word alone (RI-02, CF-07).
    """
    checks.ours(by, episode)
    checks.under_way(episode, "its gate no longer matters")
    if episode.gate == "none" or episode.gate_passed_on:
        return episode
    held_on = consultations.gate_passed_on(by, episode.relationship, episode.gate)
    if held_on is None:
        raise RuleBroken(
            f"No such consultation is recorded yet. This service asks for: {GATE_LABELS[episode.gate].lower()}."
        )
    if on is not None and on < held_on:
        raise RuleBroken(
            f"The consultation was held on {day_words(held_on)}, so the gate cannot open before that.", "on"
        )
    return change(episode, gate_passed_on=on or held_on)


@action(needs=Permission.GIVE_CARE)
def hold_gate_consultation(*, by: Viewer, at: datetime, episode: CareEpisode, **said: Any) -> Discussion:
    """Log the consultation about this relationship, and open the gate if it is of the kind that the service asks for.

    Refuses what `consultation.actions.log_discussion` refuses.
    """
    checks.ours(by, episode)
    checks.under_way(episode, "its gate no longer matters")
    discussion = consultation.log_discussion(by=by, at=at, relationship=episode.relationship, **said)
    if episode.gate_passed_on is None and consultations.gate_passed_on(by, episode.relationship, episode.gate):
        pass_gate(by=by, at=at, episode=episode)
    return discussion
