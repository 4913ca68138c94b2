"""The gate before direct work (RI-02, CF-07; hazard: care begun without the professionals having met).

The database holds the same rule over contacts, from the gate copied onto the episode when it begins.
"""

from datetime import date

from nestling.consultation.rules import PASSING_MECHANISMS
from nestling.core.phrases import day_words

GATE_LABELS: dict[str, str] = {
    "none": "No consultation needed first",
    "phone": "A consultation with the referrer, by telephone or face to face",
    "face_to_face": "A face-to-face consultation with the referrer",
}


def passes_gate(gate: str, mechanism: str) -> bool:
    """Whether a discussion held by this mechanism opens the gate; video is not face to face."""
    return mechanism in PASSING_MECHANISMS[gate]


def direct_contact_refusal(gate: str, gate_passed_on: date | None, contact_on: date) -> str | None:
    """Why a direct contact may not be recorded on the day; nothing when it may."""
    if gate == "none":
        return None
    needed = {"phone": "consultation", "face_to_face": "face-to-face consultation"}[gate]
    if gate_passed_on is None:
        words = f"A {needed} with the referrer must be recorded before any direct contact with this family."
        return f"{words} Record the {needed} first, then this contact."
    if contact_on < gate_passed_on:
        words = f"The {needed} with the referrer took place on {day_words(gate_passed_on)}."
        return f"{words} A direct contact cannot be before that day: check both dates."
    return None
