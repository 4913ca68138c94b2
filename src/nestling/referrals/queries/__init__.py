"""What may be read of referrals: one, the intake board, what is missing, what the rules say, need, and their story."""

from nestling.referrals.queries.intake import IntakeRow, board, decided, intake
from nestling.referrals.queries.need import (
    current_rating,
    current_thrive,
    rating,
    ratings,
    thrive_history,
)
from nestling.referrals.queries.requests import (
    Checklist,
    ChecklistLine,
    Completeness,
    checklist,
    clock_of,
    infant_words,
    latest_referral_of,
    missing_of,
    referral,
    referrals_of,
    returns_of,
    tasks,
)
from nestling.referrals.queries.telling import happenings, worklist
from nestling.referrals.queries.triage import (
    cumulative_risk,
    decision_of,
    eligibility,
    facts_of,
    liaison,
    liaisons_of,
    protection_codes,
    triage_of,
)

__all__ = [
    "Checklist",
    "ChecklistLine",
    "Completeness",
    "IntakeRow",
    "board",
    "checklist",
    "clock_of",
    "cumulative_risk",
    "current_rating",
    "current_thrive",
    "decided",
    "decision_of",
    "eligibility",
    "facts_of",
    "happenings",
    "infant_words",
    "intake",
    "latest_referral_of",
    "liaison",
    "liaisons_of",
    "missing_of",
    "protection_codes",
    "rating",
    "ratings",
    "referral",
    "referrals_of",
    "returns_of",
    "tasks",
    "thrive_history",
    "triage_of",
    "worklist",
]
