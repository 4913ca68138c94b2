"""Raising a review when weeks have passed without one, and holding one, whatever raised it (IN-05, CF-13)."""

from datetime import date, datetime, timedelta

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import CareEpisode, Review
from nestling.care.rules import review_by_weeks_due
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.organisations import queries as organisations


@action()
def raise_reviews_by_weeks(*, by: Viewer, at: datetime) -> int:
    """Raise every review that the weeks call for today, in a service whose profile uses that rule; returns how many.

    Safe to run twice: a review that waits stands for its weeks until it is held.
    """
    weeks = organisations.profile_on(by, clock.day_of(at)).profile.review_every_weeks.value
    if not weeks:
        return 0
    found = queries.episodes_without_review_since(by, clock.day_of(at) - timedelta(weeks=weeks))
    return sum(raise_review_by_weeks(by, at, checks.locked(episode, "relationship"), weeks) for episode in found)


def raise_review_by_weeks(by: Viewer, at: datetime, episode: CareEpisode, weeks: int) -> bool:
    """Raise the one review that the weeks call for, on an episode held by this action; whether there was one to raise.

    A review that waits already stands for the weeks too: whichever rule comes first raises it.
    """
    day, last_held_on = clock.day_of(at), None
    for done_on in Review.objects.filter(episode=episode).values_list("done_on", flat=True):
        if done_on is None:
            return False
        last_held_on = max(done_on, last_held_on or done_on)
    due_on = review_by_weeks_due(episode.first_contact_on, last_held_on, weeks)
    if episode.status != "open" or due_on is None or due_on > day:
        return False
    Review.objects.create(
        service_id=by.service_id,
        created_at=at,
        episode=episode,
        after_weeks=weeks,
        weeks_since_on=due_on - timedelta(weeks=weeks),
        raised_on=day,
    )
    return True


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

    Refuses one that is done, a day before the contact that raised it or its weeks began, no findings, an unknown
    next step, and a step up or down without the reason for it.
    """
    checks.ours(by, review)
    day = done_on or clock.day_of(at)
    if review.done_on is not None:
        raise RuleBroken("This review is done already. The next one is raised by itself when it falls due.")
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
    earliest, because = _earliest(review)
    checks.not_before(day, earliest, "done_on", "The day of the review", because)
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


def _earliest(review: Review) -> tuple[date, str]:
    # One held before the weeks were full is no less a review; it only reached the record after them.
    if review.weeks_since_on is not None:
        return review.weeks_since_on, "from when its weeks are counted"
    return review.raised_by_contact.held_on, "when the contact that raised it was held"
