"""Essex: a referral comes on paper, goes back for what is missing, comes again, and meets an open investigation."""

import re

import pytest

from tests import scenes
from tests.journeys import steps
from tests.journeys.walking import Walker

pytestmark = pytest.mark.django_db(transaction=True)

CAME = 21


class Story:
    """The story's chapters, in the order in which they happen."""

    def an_administrator_types_in_what_the_paper_says(self, dee: Walker) -> None:
        dee.goes_to("/")
        dee.follows("Intake")
        dee.presses("Start a referral")
        steps.names_the_family(dee, born_on=steps.months_old(8))
        dee.page.get_by_label("It came on paper, and I am typing it in").check()
        dee.presses("Start the referral")
        dee.follows("The referrer")
        steps.answers_the_referrer(dee)
        steps.answers_the_request(dee)

    def it_is_received_although_something_is_missing(self, dee: Walker) -> None:
        dee.follows("Back")
        dee.presses("Check the answers and send it in")
        dee.presses("Send it in")
        dee.sees("Enter the day on which the paper reached the service.")
        dee.dates("When did it reach the service?", steps.days_ago(CAME))
        dee.presses("Send it in")
        dee.sees(f"{CAME} days")

    def it_goes_back_with_a_list_of_what_is_missing(self, dee: Walker) -> None:
        dee.presses("Return it to the referrer")
        dee.sees("The letter will ask for")
        dee.sees("A clear description of how the caregiving relationship is compromised")
        dee.sees("The family's GP practice")
        dee.types("Anything else you would like to ask?", "Who else is helping the family?")
        dee.presses("Return it and draft the letter")
        dee.sees("The letter to the referrer is a draft in Letters")
        dee.follows("The letter")
        dee.sees("A clear description of how the caregiving relationship is compromised")
        dee.follows("The referral")

    def it_comes_back_whole_and_its_clock_has_gone_on(self, dee: Walker) -> None:
        referral = dee.page.url.removeprefix(dee.home)
        dee.presses("It has come back")
        dee.presses("Take it back")
        dee.sees("The family's clock goes on from the first day")
        dee.sees(f"{CAME} days")
        for section, answer in (
            ("Where the family lives", lambda: self._practice(dee)),
            ("How the relationship is under strain", self._strain(dee)),
            ("Stresses on the relationship", lambda: dee.ticks("A traumatic or very difficult birth", "Present now")),
            ("Other services", lambda: dee.ticks("Does the family know", "Yes, they know and agree")),
        ):
            dee.goes_to(referral)
            dee.follows(section)
            answer()
            dee.presses(re.compile("save and go on", re.IGNORECASE))
        dee.goes_to(referral)
        dee.does_not_see(re.compile("^Needed before triage$"))

    def _practice(self, walker: Walker) -> None:
        walker.types("The family's GP practice", "The Test Practice")
        walker.ticks("Is the family registered with a GP", "Yes")

    def _strain(self, walker: Walker):
        def answer() -> None:
            walker.types("How is the relationship between baby and carer under strain?", steps.STRAIN)
            walker.ticks("Is the relationship with the baby affected?", "Yes")

        return answer

    def triage_learns_of_an_open_investigation(self, pat: Walker) -> None:
        pat.goes_to("/")
        pat.follows("Intake")
        pat.follows("Robin Example")
        referral = pat.page.url.removeprefix(pat.home)
        pat.presses("Begin triage")
        pat.presses("Begin triage")
        steps.notes_findings(pat)
        pat.turns_to("Family")
        pat.opens("Everybody who belongs", "Robin Example")
        pat.follows(re.compile("status", re.IGNORECASE))
        pat.ticks("Which status?", "Child protection investigation under way")
        pat.dates("Since when?", steps.days_ago(5))
        pat.types("Which local authority?", "Test Council")
        pat.presses(re.compile("^Save|^Record"))
        pat.goes_to(referral)
        pat.presses("Go to triage")

    def it_is_declined_with_an_explanation_and_a_letter(self, pat: Walker) -> None:
        pat.sees(re.compile("child protection investigation is under way.*does not accept", re.IGNORECASE))
        pat.presses("Decide")
        assert "investigation" in pat.page.get_by_label("The reasons, in words the referrer can use").input_value()
        pat.types("what the referrer can do now", "Go on with the listening visits, and ring us when it has closed.")
        pat.presses("Save the decision")
        pat.sees("Declined. The letter to the referrer is a draft in Letters")
        pat.sees(re.compile("^Declined: .*investigation"))
        pat.sees(re.compile("version from 1 April 2018"))
        pat.follows("The letter to the referrer")
        pat.sees("We have read it with care, and we are not able to accept it.")
        steps.releases_and_sends(pat)


def test_the_essex_story(walk):
    essex, story = scenes.open_service("essex-2018"), Story()
    dee = walk("administrator", essex, name="Dee Example")
    pat = walk("practitioner", essex, name="Pat Example")
    story.an_administrator_types_in_what_the_paper_says(dee)
    story.it_is_received_although_something_is_missing(dee)
    story.it_goes_back_with_a_list_of_what_is_missing(dee)
    story.it_comes_back_whole_and_its_clock_has_gone_on(dee)
    story.triage_learns_of_an_open_investigation(pat)
    story.it_is_declined_with_an_explanation_and_a_letter(pat)
