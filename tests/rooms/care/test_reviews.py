"""Reviews that weeks raise: without anybody opening a page, once, and whichever rule comes first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.care import actions, queries, tasks
from nestling.care.models import Review
from nestling.care.rules import review_reason
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.history import named_changes
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes.care import AFTERNOON, WEEK, met, met_times

pytestmark = pytest.mark.django_db

BEGAN = AFTERNOON + timedelta(days=1)


@pytest.fixture
def four_weeks(world):
    """The same world in a service that looks back every four weeks too, seen for the first time."""
    care_scenes.looks_back_every(world.manager, 4, BEGAN.date())
    met(world.practitioner, world.episode, BEGAN)
    return world


def night(moment) -> int:
    """The job of one night; returns how many reviews it raised."""
    with clock.standing_at(moment):
        return tasks.raise_reviews_by_weeks(0)


def held(world, review, at):
    return actions.complete_review(
        by=world.practitioner, at=at, review=review, present="All", findings="Warmer.", next_step="continue"
    )


def test_nothing_is_raised_before_the_weeks_are_full_nor_twice_after(four_weeks):
    assert night(BEGAN + 4 * WEEK - timedelta(days=1)) == 0
    assert night(BEGAN + 4 * WEEK) == 1
    assert night(BEGAN + 4 * WEEK) == 0 and night(BEGAN + 9 * WEEK) == 0
    (review,) = queries.reviews_of(four_weeks.practitioner, four_weeks.episode)
    assert (review.after_weeks, review.after_contacts) == (4, None)
    assert (review.weeks_since_on, review.raised_on) == (BEGAN.date(), (BEGAN + 4 * WEEK).date())
    assert review.title == "Review after 4 weeks"


def test_a_service_that_does_not_use_the_rule_has_no_review_by_weeks(world):
    met(world.practitioner, world.episode)
    assert night(AFTERNOON + 90 * WEEK) == 0


def test_a_family_that_was_never_seen_has_nothing_to_look_back_on(world, four_weeks):
    tie = family_scenes.twin(world.episode.relationship, world.practitioner)
    waiting = care_scenes.begun(world.practitioner, world.manager, tie)
    night(BEGAN + 9 * WEEK)
    assert not queries.reviews_of(world.practitioner, waiting)


def test_after_a_review_the_weeks_begin_anew(four_weeks):
    night(BEGAN + 4 * WEEK)
    (review,) = queries.reviews_of(four_weeks.practitioner, four_weeks.episode)
    held(four_weeks, review, BEGAN + 5 * WEEK)
    assert night(BEGAN + 8 * WEEK) == 0
    assert night(BEGAN + 9 * WEEK) == 1


def test_recording_a_contact_raises_it_too(four_weeks):
    met(four_weeks.practitioner, four_weeks.episode, BEGAN + 4 * WEEK, attendance="did_not_attend",
        direct_minutes=0, attendees=())  # fmt: skip
    assert [each.after_weeks for each in queries.reviews_of(four_weeks.practitioner, four_weeks.episode)] == [4]
    assert night(BEGAN + 4 * WEEK) == 0


def test_the_count_that_comes_second_joins_the_review_that_waits(four_weeks):
    night(BEGAN + 4 * WEEK)
    met_times(four_weeks.practitioner, four_weeks.episode, 5, BEGAN + 4 * WEEK)
    (review,) = queries.reviews_of(four_weeks.practitioner, four_weeks.episode)
    assert (review.after_weeks, review.after_contacts) == (4, 6)
    assert review.title == "Review after 4 weeks and 6 contacts"
    held(four_weeks, review, BEGAN + 5 * WEEK)
    met_times(four_weeks.practitioner, four_weeks.episode, 6, BEGAN + 5 * WEEK + timedelta(days=1))
    newest = queries.reviews_of(four_weeks.practitioner, four_weeks.episode)[0]
    assert (newest.after_contacts, newest.after_weeks) == (12, None)


def test_the_weeks_that_come_second_raise_nothing_more(four_weeks):
    met_times(four_weeks.practitioner, four_weeks.episode, 5, BEGAN + timedelta(days=1))
    assert night(BEGAN + 4 * WEEK) == 0
    assert [each.after_contacts for each in queries.reviews_of(four_weeks.practitioner, four_weeks.episode)] == [6]


def test_a_review_may_be_held_before_its_weeks_are_full_but_not_before_they_begin(four_weeks):
    night(BEGAN + 4 * WEEK)
    (review,) = queries.reviews_of(four_weeks.practitioner, four_weeks.episode)
    said = {"present": "All", "findings": "Warmer.", "next_step": "continue"}
    at, by = BEGAN + 4 * WEEK, four_weeks.practitioner
    with pytest.raises(RuleBroken, match="from when its weeks are counted"):
        actions.complete_review(by=by, at=at, review=review, done_on=scenes.MONDAY.date(), **said)
    done_on = (at - timedelta(days=3)).date()
    assert actions.complete_review(by=by, at=at, review=review, done_on=done_on, **said).done_on == done_on


def test_the_database_keeps_one_waiting_review_by_weeks_and_none_without_a_cause(four_weeks):
    whole = {"service_id": four_weeks.service.pk, "created_at": BEGAN, "raised_on": BEGAN.date()}
    by_weeks = {"after_weeks": 4, "weeks_since_on": BEGAN.date()}
    with named_changes(action="test.by_hand", person_id=0, service_id=four_weeks.service.pk):
        Review.objects.create(episode=four_weeks.episode, **whole, **by_weeks)
        for wrong in ({}, {"after_weeks": 4}, {"after_contacts": 6}, by_weeks):
            with pytest.raises(IntegrityError, match="review_"), transaction.atomic():
                Review.objects.create(episode=four_weeks.episode, **whole, **wrong)


@pytest.mark.parametrize(
    ("contacts", "weeks", "words"),
    [
        (6, None, "6 attended contacts were reached"),
        (1, None, "1 attended contact was reached"),
        (None, 4, "no review was held in the 4 weeks since 5 May 2026"),
        (6, 4, "no review was held in the 4 weeks since 5 May 2026; since then 6 attended contacts were reached too"),
    ],
)
def test_a_review_says_why_it_was_raised(contacts, weeks, words):
    assert review_reason(contacts, weeks, BEGAN.date() if weeks else None) == words
