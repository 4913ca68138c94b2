"""Leeds: a health visitor rings, a family is helped, and six months after the ending somebody asks how they are."""

import re
from datetime import timedelta

import pytest

from nestling.care import actions
from nestling.core import clock
from tests import scenes
from tests.journeys import steps
from tests.journeys.walking import PHONE, Walker
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes

pytestmark = pytest.mark.django_db(transaction=True)

RECEIVED = 70
MET_REFERRER = 60


class Story:
    """The story's chapters, in the order in which they happen."""

    def a_health_visitor_rings(self, pat: Walker) -> None:
        pat.goes_to("/")
        pat.follows("Log a discussion")
        pat.types("Who did you speak with?", "Jo Field")
        pat.picks("Their profession", "Health visitor")
        pat.types("Their team or service", "Health visiting")
        pat.types("How to reach them", "07700 900123")
        pat.ticks("Who was it about?", "A baby I know by initials")
        pat.types("The baby's initials", "RE")
        pat.types("What was it about?", "A mother who turns away from her baby in feeds.")
        pat.types("Advice you gave", "Notice one small moment together each day, and name it to her.")
        pat.ticks("What was agreed?", "Referral invited")
        pat.presses("Log it")
        pat.sees("The discussion is logged")

    def it_becomes_a_referral_after_a_search(self, pat: Walker) -> None:
        discussion = pat.page.url
        pat.goes_by_the_menu("Search")
        pat.types("Name, NHS number", "Robin Example")
        pat.presses("Search")
        pat.sees("Nobody is found")
        pat.goes_to(discussion.removeprefix(pat.home))
        pat.presses("Start a referral")
        pat.sees("After the discussion with Jo Field")
        steps.names_the_family(pat, born_on=steps.months_old(5))
        pat.presses("Start the referral")
        pat.sees("The referral is started")

    def the_task_list_is_filled(self, pat: Walker) -> None:
        pat.follows("The baby and the carer")
        pat.presses("Go on")
        steps.answers_the_area(pat)
        assert pat.page.get_by_label("Referrer's name").input_value() == "Jo Field"
        pat.types("Postal address", "2 Test Street\nTesttown\nZZ99 3VZ")
        pat.presses("Save and go on")
        steps.answers_the_request(pat)
        steps.answers_the_relationship(pat)
        steps.answers_the_stresses(pat)
        steps.answers_the_agreement(pat)
        pat.does_not_see(re.compile("^Needed before triage$"))
        pat.dates("When did it reach the service?", steps.days_ago(RECEIVED))
        pat.presses("Send it in")
        pat.sees("the family's clock has started")

    def triage_explains_each_rule(self, pat: Walker) -> None:
        pat.presses("Begin triage")
        pat.presses("Begin triage")
        pat.sees("Does this family fit the service?")
        pat.sees(re.compile("24 months old"))
        steps.notes_findings(pat)
        pat.presses("Ask for information")
        pat.types("Whom did you ask?", "Dr Shah")
        pat.types("What did you ask?", "What the practice knows of the birth.")
        pat.presses("Note that you asked")
        pat.follows("Write down the answer")
        pat.types("What did they say?", "A long labour, and a night apart afterwards.")
        pat.presses("Save the answer")
        steps.rates_the_need(pat, 3)
        pat.presses("Choose a THRIVE group")
        pat.ticks("What does the family need now?", "Getting Help")
        pat.types("Why?", "A relationship that work together can mend.")
        pat.presses("Save the group")

    def only_the_manager_accepts(self, pat: Walker, max_: Walker) -> None:
        pat.presses("Decide")
        pat.sees(re.compile("only .*service manager.* accepts or declines"))
        max_.goes_to("/")
        max_.goes_by_the_menu("Intake")
        max_.follows("Robin Example")
        max_.presses("Go to triage")
        max_.presses("Decide")
        max_.ticks("Accept or decline?", "Accept")
        max_.presses("Save the decision")
        max_.sees("Accepted. The family is on the waiting list")

    def the_manager_allocates(self, max_: Walker) -> None:
        max_.goes_by_the_menu("Waiting list")
        max_.follows(re.compile("^Choose who takes charge"))
        max_.picks("Who takes charge?", re.compile("^Pat Example"))
        max_.presses("Save")
        max_.sees("The family is in good hands")

    def no_contact_before_the_consultation(self, pat: Walker, baby: str = "Robin Example") -> None:
        pat.goes_to("/")
        pat.goes_by_the_menu("Waiting list")
        pat.follows(baby)
        pat.presses("Record a contact")
        pat.sees("must be recorded before any direct contact")
        pat.types("Time with the family", "60")
        pat.presses("Record contact")
        pat.sees("There is a problem")
        pat.presses("Record the consultation")
        when(pat, "When did you meet?", steps.days_ago(MET_REFERRER))
        pat.types("What was thought about together?", "What Robin may be telling his mother when he looks away.")
        pat.presses("Record consultation")
        pat.sees("The consultation is recorded")

    def six_contacts_raise_a_review(self, pat: Walker) -> None:
        care = pat.page.url.removeprefix(pat.home)
        for number in range(1, 7):
            pat.goes_to(care)
            pat.presses("Record a contact" if number > 1 else "Record the first contact")
            when(pat, "When was it?", steps.days_ago(MET_REFERRER - 7 * number))
            pat.ticks("Did the family come?", "Came on time")
            pat.types("Time with the family", "60")
            pat.types("What did you notice about the baby?", "Robin looked for her face, and found it.")
            pat.presses("Record contact")
            pat.sees("This was contact 6: a review is due" if number == 6 else f"Contact {number} is recorded")

    def the_review_is_held(self, pat: Walker) -> None:
        pat.presses("Do the review")
        pat.types("What has changed, and what has not?", "Feeds are calm. Ash speaks to Robin, and he answers.")
        pat.ticks("What is the next step?", "Prepare the ending")
        pat.presses("Record the review")
        pat.presses("Prepare the ending")

    def care_cannot_end_before_its_letters_are_sent(self, pat: Walker) -> None:
        ending = pat.page.url.removeprefix(pat.home)
        pat.dates("When does care end?", steps.days_ago(0))
        pat.picks("Why does it end?", "Work completed")
        pat.types("What we did together", "Ash and Robin found their way back to each other in feeds and in play.")
        pat.types("Where the family can turn next", "The baby group on Thursdays")
        pat.picks("Where do they go from here?", re.compile("^Universal services"))
        pat.presses("Save")
        pat.sees("What you wrote about the ending is saved")
        self.the_record_is_completed(pat)
        pat.goes_to(ending)
        pat.presses("Write the letters")
        pat.sees("3 letters are drafted")
        pat.goes_to(f"{ending}complete/")
        pat.presses("End care")
        pat.sees("Care cannot end yet")
        for kind in ("Ending letter to the GP", "Ending letter to the referrer", "Ending letter to the family"):
            pat.goes_to(ending)
            pat.follows(kind, exact=True)
            self.the_letter_is_as_it_will_arrive(pat)
            steps.releases_and_sends(pat, "" if "family" in kind else "Agreed when we met last")
        pat.goes_to(ending)
        pat.sees("Everything is ready")

    def the_record_is_completed(self, pat: Walker) -> None:
        pat.turns_to("Family")
        pat.follows(re.compile("^Ask and record"))
        for question in (
            "May we send letters",
            "May we ring?",
            "May we leave",
            "May we send text",
            "May we send e-mail",
        ):
            pat.ticks(question, "Yes")
        pat.presses(re.compile("^Save|^Record"))
        for name, label, text in (
            ("Robin Example", "Name of the practice", "Test Surgery"),
            ("Ash Example", "Address", "7 Test Close\nTesttown\nZZ99 3VZ"),
        ):
            pat.turns_to("Family")
            pat.opens("Everybody who belongs", name)
            pat.follows("Change the facts")
            pat.types(label, text)
            if name.startswith("Robin"):
                pat.types("Address of the practice", "1 Surgery Road\nTesttown\nZZ99 3VZ")
            pat.presses("Save")

    def the_letter_is_as_it_will_arrive(self, pat: Walker) -> None:
        url = pat.page.get_by_role("link", name="Open the PDF").get_attribute("href")
        answer = pat.page.request.get(pat.home + url)
        assert answer.headers["content-type"] == "application/pdf"

    def care_ends(self, pat: Walker) -> None:
        pat.presses("Complete the ending")
        pat.presses("End care")
        pat.sees("Care has ended. Pat Example asks the family how they are")

    def six_months_later_somebody_rings(self, pat: Walker) -> None:
        pat.goes_to("/")
        pat.sees("Late")
        pat.follows(re.compile("^Follow-up: ask how they are"))
        pat.presses("Record how it went")
        pat.ticks("How did it go?", "Spoke: doing well")
        pat.types("How is the family?", "Robin walks, and comes back to his mother to show her what he found.")
        pat.presses(re.compile("^Record|^Save"))
        pat.goes_to("/")
        pat.sees("Nothing is waiting for you")


def when(walker: Walker, legend: str, day) -> None:
    walker.dates(legend, day)
    walker.page.get_by_role("group", name=legend).first.get_by_label("Time", exact=True).fill("10:00")


def test_the_leeds_story(walk, time_passes):
    leeds, story = scenes.open_service(), Story()
    pat = walk("practitioner", leeds, name="Pat Example")
    max_ = walk("service_manager", leeds, name="Max Example")
    story.a_health_visitor_rings(pat)
    story.it_becomes_a_referral_after_a_search(pat)
    story.the_task_list_is_filled(pat)
    story.triage_explains_each_rule(pat)
    story.only_the_manager_accepts(pat, max_)
    story.the_manager_allocates(max_)
    story.no_contact_before_the_consultation(pat)
    story.six_contacts_raise_a_review(pat)
    story.the_review_is_held(pat)
    story.care_cannot_end_before_its_letters_are_sent(pat)
    story.care_ends(pat)
    time_passes(timedelta(days=185))
    story.six_months_later_somebody_rings(pat)


def test_its_main_part_on_a_phone(walk):
    leeds, story = scenes.open_service(), Story()
    pat = walk("practitioner", leeds, name="Pat Example", size=PHONE)
    story.a_health_visitor_rings(pat)
    story.it_becomes_a_referral_after_a_search(pat)
    story.the_task_list_is_filled(pat)

    another_family_is_accepted(pat, scenes.colleague(leeds, "service_manager"))
    story.no_contact_before_the_consultation(pat, "Wren Example")
    story.six_contacts_raise_a_review(pat)
    story.the_review_is_held(pat)


def another_family_is_accepted(pat: Walker, manager) -> None:
    received = clock.now() - timedelta(days=RECEIVED)
    with scenes.looking(pat.viewer):
        wren = family_scenes.baby(given_name="Wren", born_on=steps.months_old(6))
        tie = family_scenes.family(pat.viewer, received, infant=wren)
        episode = care_scenes.accepted(pat.viewer, manager, tie, received)
        actions.allocate(by=manager, at=received, episode=episode, practitioner_id=pat.viewer.person_id)
