"""The follow-up after an ending: calls tried, its outcome, and who answers for it (EN-02, CT-07; hazard H02)."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import FollowUp, FollowUpAttempt
from nestling.care.rules import outcome_refusal
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotPermitted, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer


def _insist_due(by: Viewer, follow_up: FollowUp) -> None:
    """Take the follow-up as it stands now and keep it until the end of this action; it must still be due."""
    checks.ours(by, follow_up)
    follow_up.refresh_from_db(from_queryset=FollowUp.objects.select_for_update(of=("self",)))
    if follow_up.status != "due":
        raise RuleBroken("This follow-up is done and stays as it was recorded.")


@action(needs=Permission.GIVE_CARE)
def try_follow_up(
    *, by: Viewer, at: datetime, follow_up: FollowUp, words: str, tried_at: datetime | None = None
) -> FollowUpAttempt:
    """Write down a call that did not settle it: the follow-up stays due.

    Refuses a moment still to come or before the ending, empty words, and a follow-up that is done.
    """
    _insist_due(by, follow_up)
    moment = tried_at or at
    checks.not_to_come(clock.day_of(moment), at, "tried_at", "The call")
    if moment > at + checks.GRACE:
        raise RuleBroken("The call cannot be in the future. Check the time.", "tried_at")
    _insist_after_ending(follow_up, clock.day_of(moment), "tried_at")
    if not words.strip():
        raise RuleBroken("Write what happened, such as “no answer, no message left”.", "words")
    checks.no_longer_than(500, [("words", words)])
    return FollowUpAttempt.objects.create(
        service_id=by.service_id,
        created_at=at,
        follow_up=follow_up,
        tried_at=moment,
        tried_by_id=by.person_id,
        words=words.strip(),
    )


def _insist_after_ending(follow_up: FollowUp, day: date, field: str) -> None:
    ended_on = follow_up.episode.ended_on
    if ended_on:
        checks.not_before(day, ended_on, field, "The follow-up", "when care ended")


@action(needs=Permission.GIVE_CARE)
def record_follow_up(
    *,
    by: Viewer,
    at: datetime,
    follow_up: FollowUp,
    outcome: str,
    words: str,
    done_on: date | None = None,
    expected: int | None = None,
) -> FollowUp:
    """Settle a follow-up with its outcome; only a practitioner may, for it is a clinician's call (EN-02, CT-07).

    Refuses what `outcome_refusal` refuses, a day still to come or before the ending, and one that is done already.
    """
    checks.ours(by, follow_up)
    if "practitioner" not in by.roles:
        raise NotPermitted("Only a practitioner records how a follow-up went. Give it to one, or ask one to ring.")
    _insist_due(by, follow_up)
    day = done_on or clock.day_of(at)
    checks.not_to_come(day, at, "done_on", "The follow-up")
    _insist_after_ending(follow_up, day, "done_on")
    attempts = len(queries.attempts_of(by, follow_up))
    checks.refused(
        outcome_refusal(outcome=outcome, words=words, attempts=attempts, due_on=follow_up.due_on, today=day), "outcome"
    )
    checks.no_longer_than(20_000, [("words", words)])
    return change(
        follow_up,
        expected=expected,
        status="done",
        done_on=day,
        done_by_id=by.person_id,
        outcome=outcome,
        words=words.strip(),
    )


@action(needs=Permission.GIVE_CARE)
def reassign_follow_up(*, by: Viewer, at: datetime, follow_up: FollowUp, to_id: int) -> FollowUp:
    """Give a follow-up another owner. Refuses one that is done, and somebody whose role gives no care today."""
    _insist_due(by, follow_up)
    if all(member.user_id != to_id for member in queries.practitioners(by, clock.day_of(at))):
        raise RuleBroken("Choose a colleague whose role gives care to families.", "owner")
    return change(follow_up, owner_id=to_id)
