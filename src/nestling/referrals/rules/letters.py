"""The words of the letters that intake writes: what is missing, and why a referral was declined (RI-06, RI-10, RI-11).

Drafts only: a person reads, mends and releases each of them. They name no finding about the baby.
"""

from dataclasses import dataclass
from datetime import date

from nestling.core.phrases import day_words


@dataclass(frozen=True)
class Words:
    """The heading and the body of a letter."""

    heading: str
    body: str


def returned_letter(*, infant: str, received_on: date, missing: tuple[str, ...], note: str) -> Words:
    """Asks the referrer for what is missing, and says that the family keeps its place (G-38)."""
    wanted = "\n".join(f"- {each}" for each in missing)
    asks = (
        f"Before triage can begin, we still need:\n\n{wanted}"
        if missing
        else "We need a little more before we can go on."
    )
    parts = (
        f"Thank you for your request about {infant}, which reached us on {day_words(received_on)}.",
        asks,
        note.strip(),
        "The family keeps its place: the wait is counted from the day we first heard from you. "
        "If it is easier to tell us by telephone, please ring.",
    )
    return Words(f"Your request about {infant}: what we still need", _joined(parts))


def decline_letter(*, infant: str, received_on: date, reasons: str, advice: str, signposted_to: str) -> Words:
    """Tells the referrer why, what they can do now, and who else may help."""
    elsewhere = f"Who else may be able to help:\n\n{signposted_to.strip()}" if signposted_to.strip() else ""
    parts = (
        f"Thank you for your request about {infant}, which reached us on {day_words(received_on)}. "
        "We have read it with care, and we are not able to accept it.",
        reasons.strip(),
        f"What may help now:\n\n{advice.strip()}",
        elsewhere,
        "If anything changes, or if you would like to think about this family with us, please ring.",
    )
    return Words(f"Your request about {infant}", _joined(parts))


def _joined(parts: tuple[str, ...]) -> str:
    return "\n\n".join(part for part in parts if part)
