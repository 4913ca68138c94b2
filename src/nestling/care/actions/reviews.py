"""Holding the review that the sixth, twelfth, eighteenth … attended direct contact has raised (IN-05)."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.care.actions import checks
from nestling.care.models import Review
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer


@action(needs=Permission.GIVE_CARE)
def complete_review(
    *,
    by: Viewer,
    at: datetime,
    review: Review,
    present: str,
    findings: str,
    next_step: str,
    next_words: str = "",
    done_on: date | None = None,
    expected: int | None = None,
) -> Review:
    """Write down a review: who was there, what was found, and the next step.

    Refuses one that is done, a day before the contact that raised it, no findings, an unknown next step, and a step
    up or down without the reason for it.
    """
    checks.ours(by, review)
    day = done_on or clock.day_of(at)
    if review.done_on is not None:
        raise RuleBroken("This review is done already. The next one is raised by the contacts to come.")
    if not present.strip():
        raise RuleBroken("Say who took part in the review.", "present")
    checks.no_longer_than(300, [("present", present)])
    if not findings.strip():
        raise RuleBroken("Write what the review found.", "findings")
    if not is_code("review_step", next_step):
        raise RuleBroken("Choose the next step from the list.", "next_step")
    if next_step in ("step_up", "step_down") and not next_words.strip():
        raise RuleBroken("Write why help steps up or down, and to what.", "next_words")
    checks.not_to_come(day, at, "done_on", "The day of the review")
    earliest = review.raised_by_contact.held_on
    checks.not_before(day, earliest, "done_on", "The day of the review", "when the contact that raised it was held")
    return change(
        review,
        expected=expected,
        done_on=day,
        done_by_id=by.person_id,
        present=present.strip(),
        findings=findings.strip(),
        next_step=next_step,
        next_words=next_words.strip(),
    )
