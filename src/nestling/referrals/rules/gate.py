"""The gate before direct work (RI-02, CF-07; hazard: care begun without the professionals having met).

The database holds the same rule over contacts, from the gate copied onto the episode when it begins.
"""

from datetime import date, datetime

from nestling.consultation.rules import PASSING_MECHANISMS
from nestling.core import clock
from nestling.core.phrases import day_words, moment_words

GATE_LABELS: dict[str, str] = {
    "none": "No consultation needed first",
    "phone": "A consultation with the referrer, by telephone or face to face",
    "face_to_face": "A face-to-face consultation with the referrer",
}


def passes_gate(gate: str, mechanism: str) -> bool:
    """Whether a discussion held by this mechanism opens the gate; video is not face to face."""
    return mechanism in PASSING_MECHANISMS[gate]


def direct_contact_refusal(gate: str, passed: date | datetime | None, contact_at: datetime) -> str | None:
    """Why a direct contact of this moment may not be recorded; nothing when it may.

    Moments are compared, so that a visit in the morning does not pass for one after the consultation of that
    afternoon; where only the day of the consultation is known, days are. The same moment is not before it.
    """
    if gate == "none":
        return None
    needed = {"phone": "consultation", "face_to_face": "face-to-face consultation"}[gate]
    if passed is None:
        words = f"A {needed} with the referrer must be recorded before any direct contact with this family."
        return f"{words} Record the {needed} first, then this contact."
    if isinstance(passed, datetime):
        words = f"The {needed} with the referrer took place on {moment_words(passed)}."
        refusal = f"{words} A direct contact cannot be before it: check the date and the time of both."
        return refusal if contact_at < passed else None
    words = f"The {needed} with the referrer took place on {day_words(passed)}."
    refusal = f"{words} A direct contact cannot be before that day: check both dates."
    return refusal if clock.day_of(contact_at) < passed else None
