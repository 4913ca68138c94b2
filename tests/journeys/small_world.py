"""A service with a little of everything in it, so that each page has something to show."""

from datetime import timedelta

from nestling.accounts import actions as accounts
from nestling.care import actions as care
from nestling.care.actions import Attendance
from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.families import actions as families
from nestling.families.actions import PersonFacts
from nestling.families.models import CaregivingRelationship
from nestling.organisations import actions as organisations
from nestling.organisations.profiles import shipped_profiles
from nestling.records import actions as records
from nestling.referrals import actions as referrals
from tests import scenes
from tests.scenes import MONDAY
from tests.scenes import care as care_scenes
from tests.scenes import consultation as consultation_scenes
from tests.scenes import endings as ending_scenes
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes
from tests.scenes import referrals as referral_scenes
from tests.scenes import safeguarding as safeguarding_scenes

UNBORN = "Sparrow"
"""The family name of the baby who is not born yet, by which a search finds them."""


def furnish(pat: Viewer, manager: Viewer) -> None:
    """Fill a service by real actions of a practitioner and of her manager."""
    with scenes.looking(manager):
        _service(manager)
        _referrals(pat, manager)
        _family_in_care(pat, manager)
        _endings(pat, manager)
        _two_records_of_one_person(pat, manager)
        _draft(manager)


def _tie(by: Viewer, given_name: str, **known: object) -> CaregivingRelationship:
    return family_scenes.family(by, infant=family_scenes.baby(given_name=given_name, **known))


def _service(manager: Viewer) -> None:
    organisations.add_team(by=manager, at=MONDAY, name="Health visitors of the north")
    organisations.add_venue(by=manager, at=MONDAY, name="The family hub")
    (profile,) = shipped_profiles()["leeds-2012"]
    later = profile.model_copy(update={"starts_on": clock.today() + timedelta(days=60)})
    organisations.schedule_profile(by=manager, at=clock.now(), profile=later, reason="Agreed with the commissioner")


def _referrals(pat: Viewer, manager: Viewer) -> None:
    consultation_scenes.discussion(pat, MONDAY + timedelta(days=1))
    family_scenes.family(pat, infant=PersonFacts(family_name=UNBORN, due_on=clock.today() + timedelta(days=40)))
    referral_scenes.begun(pat, _tie(pat, "Wren"))
    referral_scenes.received(pat, _tie(pat, "Lark"))
    returned = referral_scenes.received(pat, _tie(pat, "Jay"))
    referrals.return_referral(by=pat, at=MONDAY, referral=returned, note="Who else is helping?")
    triaged = referral_scenes.in_triage(pat, _tie(pat, "Finch"))
    referrals.ask_liaison(
        by=pat, at=MONDAY, referral=triaged, with_whom="Dr Shah", asked="What is known", asked_on=MONDAY.date()
    )
    referral_scenes.declined(pat, manager, _tie(pat, "Swift"))
    care_scenes.accepted(pat, manager, _tie(pat, "Martin"))


def _family_in_care(pat: Viewer, manager: Viewer) -> None:
    tie = letter_scenes.family(pat)
    _round_the_family(pat, tie)
    episode = care_scenes.begun(pat, manager, tie)
    care_scenes.met_times(pat, episode, 6)
    care.write_plan(by=pat, at=MONDAY, episode=episode, formulation="A hard birth.", plan="Watch a feed together.")
    care.set_goal(by=pat, at=MONDAY, episode=episode, words="To enjoy bath time", whose=tie.carer, set_on=MONDAY.date())
    referrals.place_in_thrive(by=pat, at=MONDAY, relationship=tie, group="getting_help", reason="Together it mends")
    afternoon = care_scenes.AFTERNOON + timedelta(days=8)
    group = care.open_group(
        by=pat, at=afternoon, name="Tuesday group", modality="parent_infant_group", started_on=afternoon.date()
    )
    care.give_place(by=pat, at=afternoon, group=group, episode=episode)
    came = Attendance(episode=episode, attendance="on_time", people=(tie.infant, tie.carer))
    care.hold_session(by=pat, at=afternoon, group=group, held_at=afternoon, minutes=90, attendances=[came])
    letter_scenes.released(pat, letter_scenes.to_family(pat, tie))
    letter_scenes.to_gp(pat, tie)
    care.allocate(by=manager, at=MONDAY, episode=episode, practitioner_id=manager.person_id, is_lead=False)


def _round_the_family(pat: Viewer, tie: CaregivingRelationship) -> None:
    letter_scenes.asked(pat, tie)
    consultation_scenes.discussion(pat, relationship=tie)
    family_scenes.second_carer(tie, pat)
    sister = family_scenes.parent(given_name="Ivy", born_on=None)
    families.add_member(by=pat, at=MONDAY, family=tie.family, kind="sibling", person=sister, relation="sibling")
    families.add_network_member(by=pat, at=MONDAY, family=tie.family, name="Jo Field", profession="health_visitor")
    families.give_consent(
        by=pat, at=MONDAY, family=tie.family, person=tie.carer, purpose="share_plan", agency="health_visiting"
    )
    safeguarding_scenes.status(pat, tie)
    safeguarding_scenes.concern(pat, tie, owner=pat)


def _endings(pat: Viewer, manager: Viewer) -> None:
    tie = letter_scenes.family(pat, given_name="Rowan")
    ending_scenes.prepared(pat, ending_scenes.in_care(pat, manager, tie))
    ending_scenes.ready(pat, ending_scenes.in_care(pat, manager, letter_scenes.family(pat, given_name="Linden")))
    ending_scenes.ended(pat, manager)


def _two_records_of_one_person(pat: Viewer, manager: Viewer) -> None:
    first, _, third = (_tie(pat, "Robin", family_name="Twice") for _ in range(3))
    records.merge_people(by=manager, at=MONDAY, kept=first.carer, merged=third.carer, reason="One mother, two records")


def _draft(manager: Viewer) -> None:
    accounts.keep_draft(
        by=manager,
        at=clock.now(),
        form="family",
        about="",
        title="A new family",
        path="/families/new/",
        fields={"infant_family_name": ["Exa"]},
        base_version=None,
    )
