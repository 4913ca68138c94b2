"""Triage: begin it, note what is found out, ask other agencies and meet with them (TR-01, TR-02, RI-14, RI-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code, label_of
from nestling.core.errors import RuleBroken
from nestling.core.records import change, one
from nestling.core.viewing import Viewer
from nestling.referrals import queries
from nestling.referrals.actions.moving import held, mirrored, move, of_this_service, refuse
from nestling.referrals.models import Liaison, Referral, Return, Triage, TriageMeeting
from nestling.referrals.rules.meetings import considered_fault, left_triage_words, meeting_fault
from nestling.referrals.rules.requests import answered_fault, incomplete_sentence, priority_fault

FINDINGS = frozenset(
    {
        "tier",
        "concern_meets_test",
        "concern_words",
        "relationship_affected",
        "parent_only_reason",
        "needs_other_service",
        "other_service",
        "protection_asked_on",
        "urgency",
        "urgency_reason",
        "notes",
    }
)
TIERS = ("universal", "targeted", "specialist")


@action(needs=Permission.TRIAGE)
def begin_triage(*, by: Viewer, at: datetime, referral: Referral, incomplete_reason: str = "") -> Triage:
    """Take a received referral into triage.

    Refuses an incomplete one, which should be returned, unless a reason says why triage goes ahead without (RI-06).
    """
    fresh = held(by, referral)
    lacking = tuple(each.sentence for each in queries.missing_of(by, fresh))
    if lacking and not incomplete_reason.strip():
        raise RuleBroken(incomplete_sentence(lacking), "incomplete_reason")
    today = clock.day_of(at)
    for sent_back in Return.objects.filter(referral=fresh, came_back_on__isnull=True):
        change(sent_back, came_back_on=max(today, sent_back.returned_on))
    move(fresh, "in_triage")
    mirrored(referral, fresh)
    begun = Triage.objects.filter(referral=fresh).first()
    if begun:
        change(begun, incomplete_reason=incomplete_reason if lacking else "")
        return begun
    return Triage.objects.create(
        service_id=by.service_id,
        created_at=at,
        referral=fresh,
        began_on=today,
        began_by_id=by.person_id,
        incomplete_reason=incomplete_reason if lacking else "",
        asked_priority=fresh.priority,
        urgency=fresh.priority,
        urgency_reason=fresh.priority_reason,
    )


@action(needs=Permission.TRIAGE)
def note_findings(
    *, by: Viewer, at: datetime, referral: Referral, expected: int | None = None, **findings: Any
) -> Triage:
    """Keep what triage found out and judged; an empty answer stays "not known", never guessed (RI-14 to RI-16).

    The urgency judged here becomes the referral's priority; what was asked is kept beside it. Refuses outside
    triage, an unknown tier or urgency, a raised urgency without a reason, and a future day of asking.
    """
    fresh = _in_triage(by, referral)
    if unknown := findings.keys() - FINDINGS:
        raise RuleBroken(f"Triage has no question called {', '.join(sorted(unknown))}. Open the page again.")
    kept = fresh.triage
    now = {name: findings.get(name, getattr(kept, name)) for name in FINDINGS}
    _check_findings(now, clock.day_of(at))
    change(kept, expected=expected, **findings)
    if (fresh.priority, fresh.priority_reason) != (now["urgency"], now["urgency_reason"]):
        change(fresh, priority=now["urgency"], priority_reason=now["urgency_reason"])
    mirrored(referral, fresh)
    return kept


def _check_findings(now: dict[str, Any], today: date) -> None:
    if now["tier"] and now["tier"] not in TIERS:
        raise RuleBroken("Choose one of the tiers shown.", "tier")
    if now["urgency"] and not is_code("priority", now["urgency"]):
        raise RuleBroken("Choose the urgency from the list.", "urgency")
    fault = priority_fault(now["urgency"], now["urgency_reason"])
    if fault:
        raise RuleBroken(fault.sentence, "urgency_reason")
    if now["protection_asked_on"] and now["protection_asked_on"] > today:
        raise RuleBroken("The day you asked cannot be in the future.", "protection_asked_on")
    if now["needs_other_service"] and not now["other_service"].strip():
        raise RuleBroken("Write which service would meet the need better.", "other_service")


@action(needs=Permission.TRIAGE)
def ask_liaison(
    *,
    by: Viewer,
    at: datetime,
    referral: Referral,
    with_whom: str,
    asked: str,
    agency: str = "",
    asked_on: date | None = None,
) -> Liaison:
    """Note that another agency was asked about the family. Refuses outside triage, a future day and empty words."""
    fresh = _in_triage(by, referral)
    day = asked_on or clock.day_of(at)
    if day > clock.day_of(at):
        raise RuleBroken("The day you asked cannot be in the future.", "asked_on")
    if not with_whom.strip():
        raise RuleBroken("Enter whom you asked.", "with_whom")
    if not asked.strip():
        raise RuleBroken("Write what you asked.", "asked")
    return Liaison.objects.create(
        service_id=by.service_id,
        created_at=at,
        referral=fresh,
        with_whom=with_whom,
        agency=agency,
        asked=asked,
        asked_on=day,
        asked_by_id=by.person_id,
    )


@action(needs=Permission.TRIAGE)
def answer_liaison(
    *,
    by: Viewer,
    at: datetime,
    liaison: Liaison,
    answer: str,
    answered_on: date | None = None,
    minutes: int | None = None,
) -> Liaison:
    """Keep what the other agency answered, and how long it took us. Refuses a second answer and impossible days."""
    of_this_service(by, liaison)
    if liaison.answered_on is not None:
        raise RuleBroken("The answer to this is already written down. Ask again as a new liaison.")
    day = answered_on or clock.day_of(at)
    refuse(answered_fault(liaison.asked_on, day, clock.day_of(at), answer))
    if minutes is not None and not 0 <= minutes <= 1440:
        raise RuleBroken("The minutes must be between 0 and 1,440.", "minutes")
    change(liaison, answered_on=day, answer=answer, minutes=minutes)
    return liaison


@dataclass(frozen=True)
class Thought:
    """What a meeting thought about one referral, and what was agreed."""

    referral: Referral
    note: str
    outcome: str


@action(needs=Permission.TRIAGE)
def hold_triage_meeting(
    *,
    by: Viewer,
    at: datetime,
    kind: str,
    held_on: date,
    with_team: str,
    present: str,
    thoughts: Sequence[Thought],
) -> TriageMeeting:
    """Keep one meeting with another team about several referrals in triage, and a liaison of each (RI-17).

    Refuses an unknown kind, a future day, a meeting with nobody or about nothing, a referral that is not in triage any
    more or came after the meeting, and one without both what was thought and what was agreed.
    """
    if not is_code("triage_meeting", kind):
        raise RuleBroken("Choose what kind of meeting it was.", "kind")
    refuse(meeting_fault(held_on, clock.day_of(at), with_team, present, len(thoughts)))
    meeting = TriageMeeting.objects.create(
        service_id=by.service_id,
        created_at=at,
        kind=kind,
        held_on=held_on,
        with_team=with_team,
        present=present,
        recorded_by_id=by.person_id,
    )
    for thought in thoughts:
        _keep_thought(by, at, meeting, thought)
    return meeting


def _keep_thought(by: Viewer, at: datetime, meeting: TriageMeeting, thought: Thought) -> None:
    fresh = held(by, thought.referral)
    about, received_on = str(fresh.relationship), fresh.first_received_on
    if fresh.status != "in_triage":
        raise RuleBroken(left_triage_words(about), f"{'note' if thought.note.strip() else 'outcome'}_{fresh.ref}")
    fault = considered_fault(about, received_on, meeting.held_on, thought.note, thought.outcome)
    if fault:
        raise RuleBroken(fault.sentence, f"{fault.field}_{fresh.ref}")
    Liaison.objects.create(
        service_id=by.service_id,
        created_at=at,
        referral=fresh,
        meeting=meeting,
        with_whom=f"{label_of('triage_meeting', meeting.kind)} with {meeting.with_team}",
        asked=thought.note,
        asked_on=meeting.held_on,
        asked_by_id=by.person_id,
        answered_on=meeting.held_on,
        answer=thought.outcome,
    )


def _in_triage(by: Viewer, referral: Referral) -> Referral:
    fresh = held(by, referral)
    if fresh.status != "in_triage":
        raise RuleBroken("This referral is not in triage. Begin triage first.")
    one(Triage.objects.all(), referral=fresh)
    return fresh
