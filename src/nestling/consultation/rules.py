"""What a discussion must say before it is kept, and which kinds of meeting pass a service's gate.

Sources: RI-01 to RI-04 (Leeds 2012 §7.0, §8.1), CO-01, CO-06, CO-07, CF-07.
"""

from dataclasses import dataclass

ADVICE_IS_THE_HELP = frozenset({"advice_only", "signposted"})
"""Outcomes after which the referrer goes on alone, so the advice itself is what was given (RI-04)."""

PASSING_MECHANISMS: dict[str, frozenset[str]] = {
    "none": frozenset(),
    "phone": frozenset({"telephone", "talk_type", "video", "face_to_face"}),
    "face_to_face": frozenset({"face_to_face"}),
}
"""How people must have met for a gate to be passed (CF-07; Leeds 2012 §7.0); a video call is not face to face."""


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a discussion from being kept: the sentence for its writer and the field to mend."""

    sentence: str
    field: str


def naming_fault(*, is_anonymous: bool, initials: str, names_a_family: bool) -> Fault | None:
    """Why the way in which a family is named cannot be kept, or nothing (CO-06: anonymous stays anonymous)."""
    if is_anonymous and names_a_family:
        return Fault(
            "An anonymous discussion cannot name a family. Choose one: anonymous, or the family by name.", "about"
        )
    if is_anonymous and initials:
        return Fault("An anonymous discussion carries no initials. Clear them, or choose 'Initials only'.", "initials")
    if not is_anonymous and not names_a_family and not initials:
        return Fault("Enter the baby's initials, or choose that the family stays anonymous.", "initials")
    return None


def outcome_fault(*, outcome: str, advice: str, outcome_note: str) -> Fault | None:
    """Why the outcome cannot stand as it is written, or nothing (RI-04, RI-11)."""
    if outcome in ADVICE_IS_THE_HELP and not advice:
        return Fault("Write down the advice you gave, so that the referrer's next call can build on it.", "advice")
    if outcome == "signposted" and not outcome_note:
        return Fault("Write where you signposted them to.", "outcome_note")
    return None
