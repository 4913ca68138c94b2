"""What a request for service may hold while it is written, received and sent back (RI-05 to RI-12, RI-15, RI-16)."""

from dataclasses import dataclass
from datetime import date, timedelta

from nestling.core.phrases import and_list, day_words

LONGEST_PREGNANCY = timedelta(days=300)
"""Longer than any pregnancy; a referral dated before it began is a slip of the pen. A product default."""

ANSWERS: dict[str, str] = {"yes": "Yes", "no": "No", "not_known": "Not known"}
AGREEMENT: dict[str, str] = {
    "yes": "Yes, they know and agree",
    "no": "They know and do not agree",
    "not_asked": "They have not been asked yet",
}
WITHDRAWAL_REASONS: tuple[str, ...] = ("family_withdrew", "duplicate", "incomplete", "belongs_elsewhere")
"""Codes of table `rejection_reason` for a referral that its own side takes back."""

WRITABLE: frozenset[str] = frozenset({"being_written", "received", "returned", "in_triage"})
"""While it may still be written on: after the decision it stands as it was decided."""

FIELDS: frozenset[str] = frozenset(
    {
        "request_type",
        "source",
        "referrer_name",
        "referrer_profession",
        "referrer_agency",
        "referrer_address",
        "referrer_phone",
        "referrer_email",
        "primary_reason",
        "how_compromised",
        "parent_difficulty",
        "relationship_affected",
        "strengths",
        "hopes",
        "other_services",
        "belongs_elsewhere",
        "perinatal_coworking",
        "family_agrees",
        "lives_in_area",
        "gp_in_area",
        "priority",
        "priority_reason",
    }
)
CODED: dict[str, tuple[str, str]] = {
    "request_type": ("request_type", "Choose what is asked for from the list."),
    "source": ("source_of_referral", "Choose where the referral comes from in the list."),
    "referrer_profession": ("referrer_profession", "Choose the referrer's profession from the list."),
    "primary_reason": ("reason_of_referral", "Choose the main reason from the list."),
    "priority": ("priority", "Choose the priority from the list."),
}
WORDED: dict[str, tuple[str, ...]] = {"relationship_affected": tuple(ANSWERS), "family_agrees": tuple(AGREEMENT)}


@dataclass(frozen=True)
class Fault:
    """One thing that cannot be kept: the sentence for its writer and the field to mend."""

    sentence: str
    field: str | None = None


def priority_fault(priority: str, reason: str) -> Fault | None:
    """A priority above routine needs its reason, so that whoever triages can weigh it."""
    if priority in ("", "routine") or reason.strip():
        return None
    return Fault("Write why this family cannot wait as others do.", "priority_reason")


def received_fault(
    received_on: date, today: date, *, due_on: date | None = None, born_on: date | None = None
) -> Fault | None:
    """Why a referral cannot have been received on the day, or nothing."""
    if received_on > today:
        return Fault("The day it was received cannot be in the future.", "received_on")
    earliest = due_on or born_on
    if earliest and received_on < earliest - LONGEST_PREGNANCY:
        words = f"{day_words(received_on)} is before the pregnancy began. Check the day it was received."
        return Fault(words, "received_on")
    return None


def came_back_fault(returned_on: date, came_back_on: date, today: date) -> Fault | None:
    """Why a returned referral cannot have come back on the day, or nothing."""
    if came_back_on > today:
        return Fault("The day it came back cannot be in the future.", "came_back_on")
    if came_back_on < returned_on:
        words = f"It was returned on {day_words(returned_on)}, so it cannot have come back before that day."
        return Fault(words, "came_back_on")
    return None


def answered_fault(asked_on: date, answered_on: date, today: date, answer: str) -> Fault | None:
    """Why an answer from another agency cannot be kept so, or nothing (TR-02)."""
    if answered_on > today:
        return Fault("The day of the answer cannot be in the future.", "answered_on")
    if answered_on < asked_on:
        words = f"They were asked on {day_words(asked_on)}, so the answer cannot be before that day."
        return Fault(words, "answered_on")
    return None if answer.strip() else Fault("Write down what they said.", "answer")


def incomplete_sentence(missing: tuple[str, ...]) -> str:
    """What a referral still needs before triage, with what to do about it (RI-06)."""
    lacking = and_list(each.rstrip(".")[:1].lower() + each.rstrip(".")[1:] for each in missing)
    return f"This referral is not complete. It still needs: {lacking}. Return it, or say why triage goes ahead."
