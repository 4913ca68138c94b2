"""A baby is born while their family is in care, and nothing that was written is lost."""

import re
from datetime import timedelta

import pytest

from nestling.care import actions
from nestling.core import clock
from tests import scenes
from tests.journeys import steps
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes

pytestmark = pytest.mark.django_db(transaction=True)

UNBORN = "Baby Example"
PLAN = "Watch together what the baby does when Ash speaks."
LETTER = "Thank you for thinking with us about Ash and the baby."


@pytest.fixture
def pat(walk):
    """A practitioner at her browser, five weeks into care with Ash, whose baby is not born yet."""
    leeds = scenes.open_service()
    manager = scenes.colleague(leeds, "service_manager")
    pat = walk("practitioner", leeds, name="Pat Example")
    then = clock.now() - timedelta(days=35)
    tie = family_scenes.expecting(pat.viewer, then, due_on=steps.days_ago(-4))
    with scenes.looking(pat.viewer):
        episode = care_scenes.begun(pat.viewer, manager, tie, then)
    for weeks in (1, 2):
        care_scenes.met(pat.viewer, episode, then + timedelta(weeks=weeks))
    actions.write_plan(by=pat.viewer, at=clock.now(), episode=episode, plan=PLAN)
    letter_scenes.draft(pat.viewer, tie, clock.now(), body=LETTER)
    return pat


def the_birth_is_recorded(pat):
    pat.goes_to("/")
    pat.follows("Caseload")
    pat.opens("Caseload", UNBORN)
    pat.sees("attended contacts")
    pat.turns_to("Family")
    pat.opens("Everybody who belongs", UNBORN)
    pat.follows("Record the birth")
    pat.dates("When was the baby born?", steps.days_ago(1))
    pat.types("First name", "Robin")
    pat.presses("Record the birth")
    pat.sees("Welcome, little one")


def everything_written_goes_on(pat):
    pat.turns_to("Plan and goals")
    pat.sees(PLAN)
    pat.turns_to("Letters")
    pat.sees("Letter")
    pat.turns_to("Care")
    pat.presses("Record a contact")
    pat.sees(re.compile("this will be contact 3, with 3 more until the review"))
    pat.types("Time with the family", "60")
    pat.presses("Record contact")
    pat.sees("Contact 3 is recorded")


def the_baby_has_a_referral_of_their_own(pat):
    pat.turns_to("Relationship")
    referrals = pat.page.get_by_role("link", name=re.compile("^Referral"))
    assert referrals.count() == 2
    referrals.first.click()
    pat.looks()
    pat.sees("The parent's referral, before the birth")


def test_care_goes_on_unbroken_over_a_birth(pat):
    the_birth_is_recorded(pat)
    everything_written_goes_on(pat)
    the_baby_has_a_referral_of_their_own(pat)
