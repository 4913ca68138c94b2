"""Assessments in words: what must be written, and when the next look is due.

Source: TR-16 (THRIVE slides 2021: families getting risk support are offered specialist parent-infant mental health risk
assessment, assessment and formulation, and infant observations). Never a score, and no label on the baby (TR-18).
"""

from datetime import date

from nestling.core.phrases import day_words
from nestling.referrals.rules.requests import Fault

RISK = "pimh_risk"


def assessment_fault(done_on: date, today: date, found: str, to_do: str, review_on: date | None) -> Fault | None:
    """Why an assessment cannot be kept so, or nothing."""
    if done_on > today:
        return Fault("The day of the assessment cannot be in the future.", "done_on")
    if not found.strip():
        return Fault("Write what the assessment found.", "found")
    if not to_do.strip():
        return Fault("Write what to do about it, or that nothing more is needed and why.", "to_do")
    if review_on and review_on <= done_on:
        return Fault("The day to look again must be after the day of the assessment.", "review_on")
    return None


def review_words(review_on: date | None, today: date, *, is_newest: bool) -> str:
    """When to look again: "Look again on 3 July 2026", and whether that day has passed; a newer one answers it."""
    if review_on is None or not is_newest:
        return ""
    if review_on < today:
        return f"To be looked at again on {day_words(review_on)}: that day has passed"
    return f"To be looked at again on {day_words(review_on)}"
