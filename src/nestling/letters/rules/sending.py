"""The states of a letter, when an unsent one is brought up, and what may safely go to whom.

Sources: EN-01, SG-06, SG-07, RI-10; hazards H08 (abuser's address), H09 (a message reveals the service),
H24 (written but never sent), H25 (sent unchecked).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nestling.core.phrases import counted
from nestling.organisations.profiles.values import EscalationDays

STATUS_LABELS: dict[str, str] = {
    "draft": "Draft",
    "released": "Ready to send",
    "sent": "Sent",
    "cancelled": "Cancelled",
}
MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"released", "cancelled"}),
    "released": frozenset({"sent", "draft", "cancelled"}),
    "sent": frozenset(),
    "cancelled": frozenset(),
}
"""A letter is never "held" as a status: whether it must wait is worked out at release and again at sending."""

STATUSES: tuple[str, ...] = tuple(MOVES)
UNSENT: frozenset[str] = frozenset({"draft", "released"})
KIND_LABELS: dict[str, str] = {
    "decline": "Letter declining a referral",
    "returned": "Notice returning a referral",
    "accepted": "Letter accepting a referral",
    "ending_gp": "Ending letter to the GP",
    "ending_referrer": "Ending letter to the referrer",
    "ending_family": "Ending letter to the family",
    "review": "Letter after a review",
    "general": "Letter",
}
RECIPIENT_LABELS: dict[str, str] = {
    "gp": "GP",
    "referrer": "Referrer",
    "family": "Family",
    "professional": "Another professional",
}

Channel = Literal["post", "email", "text", "phone", "by_hand"]
CHANNEL_LABELS: dict[Channel, str] = {
    "post": "Post",
    "email": "Email",
    "text": "Text message",
    "phone": "Telephone",
    "by_hand": "Given by hand",
}
Tone = Literal["calm", "owner", "manager"]

# Words that tell a stranger what the letter is about; they may stand inside, never where the envelope shows.
_TELLING = re.compile(
    r"mental health|infant|perinatal|parent[-– ]?infant|psych|therap|attachment|safeguard|child protection|camhs"
    r"|social care|baby|babies|domestic",
    re.IGNORECASE,
)


def move_refusal(now: str, then: str) -> str | None:
    """Why a letter may not move from one status to the other; nothing when it may."""
    if then in MOVES[now]:
        return None
    if now == "sent":
        return "This letter has been sent and stays as it was. Write a new one if something must be put right."
    if now == "cancelled":
        return "This letter was cancelled. Write a new one."
    if then == "sent":
        return "This letter is still a draft. Look it over and release it before it is sent."
    return f"This letter is {STATUS_LABELS[now].lower()} already."


def working_days(start: date, end: date) -> int:
    """Mondays to Fridays after the first day, up to and including the last.

    Bank holidays count as working days, so an unsent letter is brought up a day early rather than late.
    """
    weeks, rest = divmod(max(0, (end - start).days), 7)
    return 5 * weeks + sum(1 for ahead in range(1, rest + 1) if (start.weekday() + ahead) % 7 < 5)


def day_after_working_days(start: date, days: int) -> date:
    """The day on which something is so many working days old."""
    day = start
    while working_days(start, day) < days:
        day += timedelta(days=1)
    return day


def late_since(today: date, days: int) -> date:
    """The last day of writing that makes a letter at least so many working days old today."""
    day = today
    while working_days(day, today) < days:
        day -= timedelta(days=1)
    return day


def escalation(written_on: date, today: date, days: EscalationDays) -> Tone:
    """Whether an unsent letter is brought to its owner, or to the manager as well (hazard H24)."""
    age = working_days(written_on, today)
    if age >= days.manager:
        return "manager"
    return "owner" if age >= days.owner else "calm"


def escalation_words(written_on: date, today: date, days: EscalationDays) -> str:
    """The tone in words, with the letter's age: never by colour alone (hazard H36)."""
    age = counted(working_days(written_on, today), "working day")
    tail = {"calm": "", "owner": ": send it or cancel it", "manager": ": late, the manager is told"}
    return f"{age} old{tail[escalation(written_on, today, days)]}"


@dataclass(frozen=True, kw_only=True)
class SafeRules:
    """How one person may safely be reached, as they said when last asked."""

    may_write: bool = False
    may_phone: bool = False
    may_text: bool = False
    may_email: bool = False
    never_send: str = ""


_ASKED: dict[Channel, str] = {
    "post": "may_write",
    "email": "may_email",
    "text": "may_text",
    "phone": "may_phone",
}
_NEVER: dict[Channel, str] = {
    "post": "post is not safe",
    "email": "email is not safe",
    "text": "text messages are not safe",
    "phone": "telephone calls are not safe",
}


def letter_refusal(safe: SafeRules | None, channel: Channel) -> str | None:
    """Why nothing may go to this family member by this channel; nothing when it may (hazards H08, H09).

    Nobody having asked is a refusal too. What is given by hand at a visit needs no safe address.
    """
    if channel == "by_hand":
        return None
    if safe is None:
        return "Nobody has asked this person how to reach them safely. Ask, and record the answer first."
    if getattr(safe, _ASKED[channel]):
        return None
    return f"This person has said that {_NEVER[channel]}. Choose another way, or give it by hand."


def release_warnings(safe: SafeRules | None, *, interpreter_language: str = "") -> tuple[str, ...]:
    """What the releaser must read before letting a letter go to a family member."""
    found = []
    if safe is not None and safe.never_send.strip():
        found.append(f"Never to be sent: {safe.never_send.strip()}")
    if interpreter_language:
        found.append(f"This person reads {interpreter_language}: is the letter in a language they understand?")
    return tuple(found)


def outdated_words(what: str, changed: str) -> str:
    """What the reader of a draft must know whose words were made from an older version of the record (hazard H25)."""
    return f"Written before {what} was changed, on {changed}."


def release_refusal(
    *, recipient_name: str, recipient_address: str, body: str, reason: str, by_hand: bool = False, recorded: str = ""
) -> str | None:
    """Why a letter may not be released yet, whoever it is for (hazard H25); by hand it needs no address."""
    if not recipient_name.strip():
        return "Say who the letter is for."
    if not by_hand and not recipient_address.strip():
        if recorded.strip():
            return "The letter has no address yet, and the record has one now: use the address on record."
        return "There is no address. Record one, give the letter by hand, or cancel it."
    if not body.strip():
        return "The letter is empty."
    if not reason.strip():
        return "Say why the letter is written."
    return None


def neutral_fault(outside: str) -> str | None:
    """Why this text may not stand where an envelope or a lock screen shows it (hazards H08, H09)."""
    if telling := _TELLING.search(outside):
        return f"“{telling.group()}” tells a stranger what the letter is about. Use the neutral name and address."
    return None


def readdressed_words(recorded: str, *, is_family: bool) -> str:
    """Why a letter must be looked at again: the record no longer holds the address it was written to (H08, H25)."""
    if not recorded.strip():
        return "The record holds no address for this reader any more. Record one, or cancel the letter."
    tail = (
        "Take the address now on record." if is_family else "Take the address now on record, or make sure of this one."
    )
    return f"The letter is addressed to another place than the one on record. {tail}"
