"""Two people write one plan, one presses Save twice, one is signed out mid-sentence: nothing typed is lost."""

import re

import pytest
from django.contrib.sessions.models import Session

from nestling.core import clock
from tests import scenes
from tests.journeys import steps
from tests.journeys.walking import Walker
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes

pytestmark = pytest.mark.django_db(transaction=True)

PATS = "Watch a feed together each week."
KIMS = "Begin with a walk, because Ash likes to talk outside."
HALF = "Ash told me that"


class World:
    """A relationship in care, and those who work with it."""

    def __init__(self, walk) -> None:
        leeds = scenes.open_service()
        manager = scenes.colleague(leeds, "service_manager")
        self.pat = walk("practitioner", leeds, name="Pat Example")
        self.kim = walk("practitioner", leeds, name="Kim Example")
        self.unscripted = walk("practitioner", leeds, name="Lou Example", runs_scripts=False)
        baby = family_scenes.baby(born_on=steps.months_old(5))
        with scenes.looking(self.pat.viewer):
            tie = family_scenes.family(self.pat.viewer, clock.now(), infant=baby)
            self.episode = care_scenes.begun(self.pat.viewer, manager, tie, clock.now())
        self.plan = f"/plans/of/{self.episode.ref}/"

    def opens_the_plan(self, walker: Walker) -> None:
        walker.goes_to(f"{self.plan}write/")


@pytest.fixture
def world(walk):
    return World(walk)


def types_plan(walker: Walker, words: str) -> None:
    walker.types("What will we do?", words)


def test_the_second_to_save_sees_both_texts(world):
    pat, kim = world.pat, world.kim
    world.opens_the_plan(pat)
    world.opens_the_plan(kim)
    types_plan(pat, PATS)
    types_plan(kim, KIMS)

    pat.presses("Save the plan")
    kim.presses("Save the plan")
    kim.sees("Two versions")
    kim.sees(PATS)
    assert kim.page.get_by_label("What will we do?").input_value() == KIMS

    types_plan(kim, f"{KIMS} {PATS}")
    kim.presses("Save the plan")
    kim.sees("The plan is saved")
    kim.sees(f"{KIMS} {PATS}")


def adds_a_goal(walker: Walker, world: World) -> None:
    walker.goes_to(f"{world.plan}goal/")
    walker.types("What does the family hope for, in their own words?", "To enjoy bath time")
    walker.page.get_by_role("button", name="Save the goal").dblclick()
    walker.page.wait_for_url(f"**{world.plan}")


@pytest.mark.parametrize("who", ["pat", "unscripted"])
def test_pressing_save_twice_saves_once(world, who):
    walker = getattr(world, who)
    adds_a_goal(walker, world)
    walker.goes_to(world.plan)
    assert walker.page.locator("main").get_by_text("“To enjoy bath time”").count() == 1


def test_a_draft_keeps_itself_and_says_so(world):
    pat = world.pat
    pat.page.clock.install()
    world.opens_the_plan(pat)
    types_plan(pat, HALF)
    pat.page.clock.fast_forward(21_000)
    pat.sees(re.compile("Saved as a draft at"))

    pat.goes_to("/")
    pat.sees("Begun and not saved")
    pat.follows(re.compile("^Plan for"))
    pat.sees("This is your draft")
    assert pat.page.get_by_label("What will we do?").input_value() == HALF


def test_what_was_typed_returns_after_a_sign_out_mid_sentence(world):
    pat = world.pat
    world.opens_the_plan(pat)
    types_plan(pat, HALF)
    Session.objects.all().delete()

    pat.presses("Save the plan")
    pat.sees("What you typed is kept as a draft")
    pat.sign_in()
    world.opens_the_plan(pat)
    pat.sees("This is your draft")
    assert pat.page.get_by_label("What will we do?").input_value() == HALF
    world.kim.sign_in()
    world.opens_the_plan(world.kim)
    assert world.kim.page.get_by_label("What will we do?").input_value() == ""
