"""The list of reviews due, and holding one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nestling.care import queries, tasks
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(as_role):
    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service)
    _, made.manager = as_role("service_manager", service)
    with scenes.looking(made.practitioner):
        made.episode = care_scenes.begun(made.practitioner, made.manager)
        made.review = care_scenes.review_due(made.practitioner, made.episode)
    made.url = reverse("practice:reviews:review", args=[made.review.ref])
    made.due = reverse("practice:reviews:due")
    return made


def test_a_review_due_is_listed_held_and_gone(world):
    assert "Robin Example" in world.client.get(world.due).content.decode()
    answer = press_save(world.client, world.url, findings="They look for each other.", next_step="continue")
    assert answer.status_code == 302
    page = world.client.get(answer["Location"]).content.decode()
    assert "They look for each other." in page and "Go on as planned" in page
    assert "No review is due" in world.client.get(world.due).content.decode()


def test_a_review_says_why_it_was_raised(world):
    assert "because 6 attended contacts were reached." in world.client.get(world.url).content.decode()
    press_save(world.client, world.url, findings="Warmer.", next_step="continue")
    assert "because 6 attended contacts were reached." in world.client.get(world.url).content.decode()


def test_a_review_that_weeks_raised_says_so_on_every_page_that_tells_of_it(world):
    with scenes.looking(world.practitioner):
        tie = family_scenes.twin(world.episode.relationship, world.practitioner)
        other = care_scenes.begun(world.practitioner, world.manager, tie)
        care_scenes.met(world.practitioner, other)
        care_scenes.looks_back_every(world.manager, 4, scenes.MONDAY.date() + timedelta(days=1))
    assert tasks.raise_reviews_by_weeks(0) == 1
    page = world.client.get(world.due).content.decode()
    assert "or when 4 weeks have passed without one, whichever comes first." in page
    with scenes.looking(world.practitioner):
        (review,) = queries.reviews_of(world.practitioner, other)
    page = world.client.get(reverse("practice:reviews:review", args=[review.ref])).content.decode()
    assert "because no review was held in the 4 weeks since 4 May 2026." in page
    page = world.client.get(reverse("practice:care:episode", args=[other.ref])).content.decode()
    assert "A review is due since 10 June 2026: no review was held in the 4 weeks" in page
    assert "After 4 weeks: to do" in page


def test_a_step_up_needs_its_reason_and_leads_on_to_the_step(world):
    answer = press_save(world.client, world.url, findings="Harder now.", next_step="step_up")
    assert "why help steps up or down" in answer.content.decode()
    answer = press_save(world.client, world.url, findings="Harder.", next_step="step_up", next_words="Weekly work.")
    page = world.client.get(answer["Location"]).content.decode()
    assert reverse("practice:care:place", args=[world.episode.ref]) in page


def test_a_review_held_by_somebody_else_meanwhile_is_refused_with_a_sentence(world):
    press_save(world.client, world.url, findings="First.", next_step="continue")
    answer = world.client.post(world.url, {})
    assert answer.status_code == 422
