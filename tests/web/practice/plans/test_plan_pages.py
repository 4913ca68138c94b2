"""Writing a plan, two people at once, and goals in the family's words."""

import pytest
from django.urls import reverse

from nestling.care.models import Goal, Plan
from tests import scenes
from tests.scenes import care as care_scenes
from tests.web.reading import form_on, press_save

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(as_role):
    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service, name="Ash Practitioner")
    made.other, _ = as_role("practitioner", service, name="Bay Practitioner")
    _, made.manager = as_role("service_manager", service)
    with scenes.looking(made.practitioner):
        made.episode = care_scenes.begun(made.practitioner, made.manager)
    made.url = reverse("practice:plans:write", args=[made.episode.ref])
    made.home = reverse("practice:plans:plan", args=[made.episode.ref])
    return made


def plan_of(world):
    with scenes.looking(world.practitioner):
        return Plan.objects.get()


def test_a_plan_is_written_and_read_back(world):
    answer = press_save(
        world.client, world.url, formulation="They miss each other.", modalities=["video_interaction_guidance"]
    )
    page = world.client.get(answer["Location"]).content.decode()
    assert "They miss each other." in page and "Video Interaction Guidance" in page
    assert "Ash Practitioner" in page


def test_two_people_writing_the_first_plan_are_shown_both(world):
    theirs, mine = form_on(world.other, world.url), form_on(world.client, world.url)
    assert world.other.post(world.url, theirs | {"plan": ["Their plan."]}).status_code == 302
    answer = world.client.post(world.url, mine | {"plan": ["My plan."]})
    page = answer.content.decode()
    assert "Two versions" in page and "Their plan." in page and "My plan." in page
    assert plan_of(world).plan == "Their plan."


def test_after_seeing_both_the_second_person_may_save_over(world):
    press_save(world.client, world.url, plan="First.", modalities=["watch_wait_wonder"])
    mine = form_on(world.client, world.url)
    press_save(world.other, world.url, plan="Theirs.")
    conflict = world.client.post(world.url, mine | {"plan": ["Mine."]}).content.decode()
    assert "Two versions" in conflict
    assert "Watch, Wait and Wonder" not in conflict.split("Two versions")[1].split("</section>")[0]
    assert press_save(world.client, world.url, plan="Both of ours.").status_code in (302, 422)


def test_a_draft_begun_before_anybody_wrote_still_meets_the_newer_plan(world):
    draft = form_on(world.client, world.url) | {"plan": ["My half-written plan."], "_then": ["keep_draft"]}
    world.client.post(world.url, draft)
    press_save(world.other, world.url, plan="Their plan.")
    answer = press_save(world.client, world.url)
    assert "Two versions" in answer.content.decode()
    assert plan_of(world).plan == "Their plan."


def test_an_empty_plan_is_refused_with_a_sentence(world):
    answer = press_save(world.client, world.url)
    assert answer.status_code == 422
    assert "at least the formulation or the plan" in answer.content.decode()


def test_a_goal_is_set_and_closed_in_words(world):
    url = reverse("practice:plans:set_goal", args=[world.episode.ref])
    press_save(world.client, url, words="To enjoy bath time.")
    with scenes.looking(world.practitioner):
        goal = Goal.objects.get()
    assert goal.whose_id == world.episode.relationship.carer_id
    closing = reverse("practice:plans:close_goal", args=[goal.ref])
    assert press_save(world.client, closing).status_code == 422
    press_save(world.client, closing, closing_words="They splash every night.")
    assert "They splash every night." in world.client.get(world.home).content.decode()
    assert press_save(world.client, closing, closing_words="Again.").status_code == 422
