"""The follow-up after an ending: when it is due, who owns it, and what settles it (EN-02, CT-07; hazard
H02)."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from nestling.core.codes import is_code
from nestling.core.phrases import counted, day_words
from nestling.letters.rules import working_days
from nestling.organisations.profiles.values import EscalationDays

FOLLOW_UP_STATUSES: tuple[str, ...] = ("due", "done")
FOLLOW_UP_STATUS_LABELS: dict[str, str] = {"due": "To do", "done": "Done"}
FOLLOW_UP_MOVES: dict[str, frozenset[str]] = {"due": frozenset({"done"}), "done": frozenset()}

_SPOKEN: frozenset[str] = frozenset({"doing_well", "advice_given", "signposted"})
"""What only a talk can show; that a family has moved or must not be rung may be known long before."""

Tone = Literal["ahead", "due", "owner", "manager"]


def follow_up_due(ended_on: date, months: int) -> date:
    """The day the follow-up falls due: so many calendar months after care ended (CF-15; Essex 2018).

    Where the month is too short its last day counts: care that ends on 31 August is followed up on 28 or 29
    February.
    """
    return ended_on + relativedelta(months=months)


def follow_up_tone(due_on: date, today: date, days: EscalationDays) -> Tone:
    """How a follow-up stands that has no outcome yet: it stays on the worklist, and late ones reach the
    manager."""
    if today < due_on:
        return "ahead"
    late = working_days(due_on, today)
    if late >= days.manager:
        return "manager"
    return "owner" if late >= days.owner else "due"


def follow_up_words(due_on: date, today: date) -> str:
    """When the follow-up is or was due, in words."""
    days = (due_on - today).days
    if days == 0:
        return "due today"
    return f"due in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} late"


def next_owner(leaver: int, lead: int | None, others: Sequence[int], manager: int | None) -> int | None:
    """Who takes over a follow-up when its owner leaves: the lead, another who knew the family, then the
    manager.

    Nothing means that nobody is left, and the leaver may not leave until somebody is named.
    """
    for person in (lead, *others, manager):
        if person is not None and person != leaver:
            return person
    return None


def leaving_refusal(follow_ups_without_owner: int) -> str | None:
    """Why a member of staff may not leave yet: every follow-up has an owner at every moment (hazard H02)."""
    if not follow_ups_without_owner:
        return None
    held = counted(follow_ups_without_owner, "follow-up")
    return f"{held} would be left without an owner. Name who takes over before this person leaves."


def outcome_refusal(*, outcome: str, words: str, attempts: int, due_on: date, today: date) -> str | None:
    """Why a follow-up may not be settled so; nothing when it may."""
    if not is_code("follow_up_outcome", outcome):
        return "Choose what was learnt."
    if outcome == "no_reply" and attempts < 2:
        return "Record at least two calls that were tried before settling on “no reply”."
    if not words.strip():
        return "Write a few words on how the family is, or what was tried."
    if outcome in _SPOKEN and today < due_on + relativedelta(months=-1):
        return f"This follow-up is due on {day_words(due_on)}, more than a month away. A contact now is no follow-up."
    return None
