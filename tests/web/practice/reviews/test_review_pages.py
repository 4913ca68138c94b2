"""The list of reviews due, and holding one."""

import pytest
from django.urls import reverse

from tests import scenes
from tests.scenes import care as care_scenes
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
