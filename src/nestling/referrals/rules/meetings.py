"""Combined triage and interface meetings with another team: what must be written of them, and what is shown.

Source: RI-17 (Norfolk & Waveney 2023 §2.0: "combined triage, regular interface meetings" with the perinatal team).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nestling.core.phrases import day_words
from nestling.referrals.rules.requests import Fault

COMBINED = "combined_triage"
FOR_THOSE_WHO_TRIAGE = "What was thought and agreed there is read by those who triage."


@dataclass(frozen=True)
class Considered:
    """A referral that a meeting thought about: of which kind, when, and with which team."""

    kind: str
    on: date
    with_team: str


def meeting_fault(held_on: date, today: date, with_team: str, present: str, number: int) -> Fault | None:
    """Why a meeting cannot be kept so, or nothing."""
    if held_on > today:
        return Fault("The day of the meeting cannot be in the future.", "held_on")
    if not with_team.strip():
        return Fault("Enter which team you met with.", "with_team")
    if not present.strip():
        return Fault("Write who was there.", "present")
    return None if number else Fault("Write what was thought about at least one of the referrals.")


def considered_fault(about: str, received_on: date | None, held_on: date, note: str, outcome: str) -> Fault | None:
    """Why what a meeting thought of one referral cannot be kept so, or nothing; the field is `note` or `outcome`."""
    if received_on and held_on < received_on:
        words = f"The referral of {about} was received on {day_words(received_on)}, after the day of the meeting."
        return Fault(f"{words} Check the day, or leave this one empty.", "note")
    if not note.strip():
        return Fault(f"Write what was thought about {about}.", "note")
    return None if outcome.strip() else Fault(f"Write what was agreed about {about}.", "outcome")


def left_triage_words(about: str) -> str:
    """What to do with words about a referral that left triage while they were written."""
    what = "Write them elsewhere, for example as a liaison in its care, empty both boxes here, and save again."
    return f"The referral of {about} is no longer in triage, so these words cannot be kept here. {what}"


def combined_words(found: Iterable[Considered], *, is_expected: bool) -> str:
    """Whether a referral has been considered at a combined triage yet; nothing where none is held (CF-08, RI-17)."""
    held = sorted((each for each in found if each.kind == COMBINED), key=lambda each: each.on)
    if held:
        last = held[-1]
        again = f", and {len(held) - 1} before" if len(held) > 1 else ""
        return f"Considered on {day_words(last.on)} with {last.with_team}{again}"
    return "Not considered there yet" if is_expected else ""
