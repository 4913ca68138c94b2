"""What stands in the way of joining two records, in plain words.

Sources: M02 (a duplicate check suggests and never merges by itself); hazards H04 and H05.
"""

from dataclasses import dataclass
from datetime import date

FILLED = (
    "given_name",
    "known_as",
    "born_on",
    "due_on",
    "died_on",
    "gestation_weeks",
    "gestation_days",
    "nhs_number",
    "gender",
    "ethnicity",
    "language",
    "disability",
    "gp_practice",
    "gp_practice_code",
    "gp_address",
    "gp_area",
    "address",
    "postcode",
    "residence_area",
    "phone",
    "email",
)
"""What the kept record takes over where it is empty. Where both say something, the kept record's word stands."""


@dataclass(frozen=True)
class Side:
    """What a merge must know of one of the two records."""

    name: str
    born_on: date | None
    nhs_number: str
    nhs_number_confirmed: bool
    is_infant: bool
    is_merged: bool
    open_partners: frozenset[int]
    has_safe_contact: bool
    statuses: frozenset[str]


def obstacles(kept: Side, merged: Side) -> tuple[str, ...]:
    """Why these two records cannot be joined now; nothing when they can. Each sentence says what to do."""
    found = (
        ((kept.is_merged or merged.is_merged), "One of these records has already been joined to another. Open that one."),
        (kept.is_infant != merged.is_infant, "One is a baby and the other is not, so they are two people."),
        (
            _differ(kept.born_on, merged.born_on),
            "They have two different birth dates. Correct the wrong one first.",
        ),
        (
            kept.nhs_number_confirmed and merged.nhs_number_confirmed and kept.nhs_number != merged.nhs_number,
            "They have two confirmed NHS numbers. Correct the wrong one first.",
        ),
        (
            bool(kept.open_partners & merged.open_partners),
            "Both have an open relationship with the same person. End the one that was entered twice first.",
        ),
        (
            kept.has_safe_contact and merged.has_safe_contact,
            "Both have safe-contact rules. End the rules that no longer hold, so that the safe ones are kept.",
        ),
        (
            bool(kept.statuses & merged.statuses),
            "Both have the same protection status open. End the one that was entered twice first.",
        ),
    )
    return tuple(sentence for stands, sentence in found if stands)


def _differ(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one != other
