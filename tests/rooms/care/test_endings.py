"""Endings: prepared over days, complete only when the checklist is met, and what they leave behind (G-31)."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from nestling.care import actions, queries
from nestling.care.models import Allocation, CareEpisode, Ending, FollowUp
from nestling.care.rules import Condition
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.history import named_changes
from nestling.families import actions as families
from nestling.letters import queries as letters
from nestling.referrals.models import Referral
from nestling.safeguarding import actions as safeguarding
from nestling.safeguarding.actions import NewAction
from tests import scenes
from tests.scenes import MONDAY
from tests.scenes import care as care_scenes
from tests.scenes import endings as ending_scenes
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes
from tests.scenes.endings import LATER, PREPARED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later():
    with clock.standing_at(LATER):
        yield


@pytest.fixture
def service():
    return scenes.open_service("norfolk-2008")


@pytest.fixture
def manager(service):
    return scenes.colleague(service, "service_manager")


@pytest.fixture
def practitioner(service):
    with scenes.looking(scenes.colleague(service)) as viewer:
        yield viewer


@pytest.fixture
def episode(practitioner, manager):
    return ending_scenes.in_care(practitioner, manager)


def unmet(viewer, episode):
    return {each.key for each in queries.ending_checklist(viewer, episode) if each.blocks and not each.met}


def complete(by, episode, at=LATER, **said):
    return actions.complete_ending(by=by, at=at, episode=episode, **said)


# Preparing.


def test_an_ending_is_prepared_over_days_by_several_people(service, practitioner, episode):
    actions.prepare_ending(by=practitioner, at=LATER, episode=episode, reason="completed")
    second = scenes.colleague(service, name="Second Person")
    said = PREPARED | {"planned_on": date(2026, 5, 20)}
    actions.prepare_ending(by=second, at=LATER, episode=episode, expected=1, **said)
    kept = queries.ending_of(practitioner, episode)
    assert (kept.reason, kept.planned_on, kept.version) == ("completed", date(2026, 5, 20), 2)
    with pytest.raises(StaleVersion):
        actions.prepare_ending(by=practitioner, at=LATER, episode=episode, expected=1, reason="moved_away")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"planned_on": date(2026, 5, 3)}, "cannot be before 4 May 2026"),
        ({"planned_on": date(2036, 5, 3)}, "more than two years ahead"),
        ({"reason": "weather"}, "Choose the reason for ending"),
        ({"step_back_to": "moon"}, "where the family goes"),
        ({"summary": "x" * 20_001}, "20,000 characters or fewer"),
    ],
)
def test_an_ending_that_cannot_be_is_not_prepared(practitioner, episode, said, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        actions.prepare_ending(by=practitioner, at=LATER, episode=episode, **said)
    assert not Ending.objects.exists()


def test_nobody_prepares_an_ending_in_another_service(episode):
    other = scenes.colleague(scenes.open_service("leeds-2012"), name="Other Person")
    for act, said in (
        (actions.prepare_ending, {}),
        (actions.complete_ending, {}),
        (actions.write_ending_letters, {}),
        (actions.send_family_letter_after_all, {}),
    ):
        with pytest.raises(NotFound):
            act(by=other, at=LATER, episode=episode, **said)


# The letters.


def test_one_press_drafts_the_three_letters_from_the_record(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    done = actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    found = {each.kind: each for each in done.written}
    assert set(found) == {"ending_gp", "ending_referrer", "ending_family"}
    assert found["ending_gp"].recipient_address == "1 Surgery Road\nTesttown\nZZ99 3VZ"
    assert found["ending_referrer"].recipient_name == "Jo Example"
    assert found["ending_family"].recipient_address == "7 Test Close\nTesttown\nZZ99 3VZ"
    assert PREPARED["summary"] in found["ending_gp"].body
    assert PREPARED["summary"] not in found["ending_family"].body
    assert all(each.status == "draft" and each.owner_id == practitioner.person_id for each in done.written)


def test_a_second_press_writes_nothing_twice(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    assert actions.write_ending_letters(by=practitioner, at=LATER, episode=episode).written == ()
    with pytest.raises(RuleBroken, match="written already"):
        actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_gp")


def test_letters_wait_for_the_summary_that_they_are_made_from(practitioner, episode):
    with pytest.raises(RuleBroken, match="Write and save the summary first"):
        actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)


def test_a_missing_gp_is_said_with_what_to_do(practitioner, manager):
    tie = family_scenes.family(practitioner, carer=family_scenes.parent(**letter_scenes.HOME))
    episode = ending_scenes.prepared(practitioner, ending_scenes.in_care(practitioner, manager, tie))
    done = actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    assert {each.kind for each in done.written} == {"ending_referrer", "ending_family"}
    assert "No GP practice is recorded for Robin Example or Ash Example" in done.left_out[0]
    gp = next(each for each in queries.ending_checklist(practitioner, episode) if each.key == "letter_gp")
    assert "No GP practice is recorded" in gp.how_to_fix
    with pytest.raises(RuleBroken, match="No GP practice"):
        actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_gp")
    ending_scenes.prepared(practitioner, episode, has_no_gp=True)
    assert "letter_gp" not in unmet(practitioner, episode)


def test_an_unborn_babys_letters_go_by_the_carers_gp(practitioner, manager):
    carer = family_scenes.parent(**(letter_scenes.HOME | letter_scenes.SURGERY))
    infant = family_scenes.PersonFacts(family_name="Example", due_on=date(2026, 8, 3))
    tie = family_scenes.family(practitioner, infant=infant, carer=carer)
    letter_scenes.asked(practitioner, tie)
    episode = ending_scenes.prepared(practitioner, care_scenes.begun(practitioner, manager, tie))
    gp = actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_gp")
    assert gp.recipient_person == tie.carer
    assert "the baby of Ash" in gp.body


def test_a_referral_that_names_nobody_is_said_with_what_to_do(practitioner, episode):
    in_history(practitioner, lambda: Referral.objects.filter(pk=episode.referral_id).update(referrer_name=""))
    episode = ending_scenes.prepared(practitioner, queries.episode(practitioner, episode.ref))
    with pytest.raises(RuleBroken, match="names no referrer"):
        actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_referrer")


def test_a_referrer_of_the_network_is_written_to_at_the_address_on_record(practitioner, episode):
    member = families.add_network_member(
        by=practitioner, at=LATER, family=episode.family, name="Kit", profession="gp", address="5 Clinic Way"
    )
    in_history(practitioner, lambda: Referral.objects.filter(pk=episode.referral_id).update(referrer=member))
    episode = ending_scenes.prepared(practitioner, queries.episode(practitioner, episode.ref))
    letter = actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_referrer")
    assert letter.recipient_address == "5 Clinic Way"
    assert letter.recipient_network_member == member


@pytest.mark.parametrize("kind", ["ending_neighbour", ""])
def test_an_unknown_letter_is_not_written(practitioner, episode, kind):
    ending_scenes.prepared(practitioner, episode)
    with pytest.raises(RuleBroken, match="Choose which letter"):
        actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind=kind)


# Withholding the family's letter (AC-10).


def test_a_practitioner_withholds_the_familys_letter_with_the_clinical_reason(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    reason = "It could be found by her partner."
    actions.withhold_family_letter(by=practitioner, at=LATER, episode=episode, reason=reason)
    assert queries.ending_letters(practitioner, episode)["ending_family"].status == "cancelled"
    assert "letter_family" not in unmet(practitioner, episode)
    with pytest.raises(RuleBroken, match="Take that back first"):
        actions.write_ending_letter(by=practitioner, at=LATER, episode=episode, kind="ending_family")
    actions.send_family_letter_after_all(by=practitioner, at=LATER, episode=episode)
    assert "letter_family" in unmet(practitioner, episode)


def test_withholding_without_a_reason_or_by_a_manager_is_refused(manager, practitioner, episode):
    with pytest.raises(RuleBroken, match="Write the clinical reason"):
        actions.withhold_family_letter(by=practitioner, at=LATER, episode=episode, reason=" ")
    with pytest.raises(NotPermitted, match="Only a practitioner"):
        actions.withhold_family_letter(by=manager, at=LATER, episode=episode, reason="Because")
    assert not Ending.objects.filter(family_letter_withheld=True).exists()


def test_a_service_that_always_writes_lets_nobody_withhold(practitioner, episode, monkeypatch):
    """CF-16."""
    from nestling.organisations.profiles.values import EndingLetters

    rule = EndingLetters(gp="always", referrer="optional", family="always")
    monkeypatch.setattr("nestling.care.actions.endings.ending_letters_rule", lambda viewer, day: rule)
    ending_scenes.prepared(practitioner, episode)
    with pytest.raises(RuleBroken, match="always sends the family its letter"):
        actions.withhold_family_letter(by=practitioner, at=LATER, episode=episode, reason="Because")
    written = actions.write_ending_letters(by=practitioner, at=LATER, episode=episode).written
    assert {each.kind for each in written} == {"ending_gp", "ending_family"}


def test_a_letter_that_has_gone_is_not_withheld(practitioner, episode):
    ending_scenes.ready(practitioner, episode)
    with pytest.raises(RuleBroken, match="has been sent its letter"):
        actions.withhold_family_letter(by=practitioner, at=LATER, episode=episode, reason="Too late")


# Completing.


def test_the_checklist_of_an_unprepared_ending(practitioner, episode):
    assert unmet(practitioner, episode) == {
        "letter_gp",
        "letter_referrer",
        "letter_family",
        "reason",
        "summary",
        "signposting",
        "step_back",
    }


def test_care_does_not_end_before_its_checklist_is_met(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    with pytest.raises(RuleBroken, match=r"Care cannot end yet: 3 things still to do\. Write the letter to the GP"):
        complete(practitioner, episode)
    assert CareEpisode.objects.get(pk=episode.pk).status == "open"
    assert not FollowUp.objects.exists()


def test_care_does_not_end_with_a_letter_unsent(practitioner, episode):
    """Hazard H24: any letter about this care counts, whoever wrote it."""
    ending_scenes.ready(practitioner, episode)
    waiting = letter_scenes.draft(practitioner, episode.relationship, LATER)
    with pytest.raises(RuleBroken, match="Send or cancel 1 letter"):
        complete(practitioner, episode)
    letter_scenes.sent(practitioner, waiting, LATER)
    assert complete(practitioner, episode).status == "ended"


def test_a_letter_about_another_carer_does_not_keep_this_care_open(practitioner, episode):
    ending_scenes.ready(practitioner, episode)
    other = family_scenes.second_carer(episode.relationship, practitioner)
    letter_scenes.draft(practitioner, other, LATER)
    assert complete(practitioner, episode).status == "ended"


def test_care_does_not_end_with_a_safeguarding_action_open(practitioner, episode):
    """Hazard H29."""
    ending_scenes.ready(practitioner, episode)
    concern = safeguarding.raise_concern(
        by=practitioner,
        at=LATER,
        family=episode.family,
        about=episode.relationship.infant,
        words="A bruise was seen.",
        actions=[NewAction("Ring the duty team", practitioner.person_id, LATER.date())],
    )
    with pytest.raises(RuleBroken, match="Finish 1 safeguarding action first"):
        complete(practitioner, episode)
    todo = concern.actions.get()
    safeguarding.complete_concern_action(by=practitioner, at=LATER, concern_action=todo, outcome="A visit is planned.")
    assert complete(practitioner, episode).status == "ended"


def test_care_does_not_end_before_its_last_contact_or_on_a_day_to_come(practitioner, episode):
    ending_scenes.ready(practitioner, episode)
    care_scenes.met(practitioner, episode, LATER)
    with pytest.raises(RuleBroken, match="The last contact was on 18 May 2026"):
        complete(practitioner, episode, ended_on=date(2026, 5, 17))
    with pytest.raises(RuleBroken, match="is planned for 19 May 2026"):
        complete(practitioner, episode, ended_on=date(2026, 5, 19))


def test_completing_ends_everything_and_leaves_a_follow_up(practitioner, episode):
    complete(practitioner, ending_scenes.ready(practitioner, episode))
    assert (episode.status, episode.ended_on) == ("ended", LATER.date())
    assert not Allocation.objects.filter(episode=episode, ended_on__isnull=True).exists()
    assert Referral.objects.get(pk=episode.referral_id).closing_reason == "completed"
    follow_up = queries.follow_up_of(practitioner, episode)
    assert (follow_up.due_on, follow_up.owner_id) == (date(2026, 11, 18), practitioner.person_id)
    with pytest.raises(RuleBroken, match="This care has ended"):
        complete(practitioner, episode)


@pytest.mark.parametrize(
    ("ended_on", "due_on"),
    [(date(2026, 8, 31), date(2027, 2, 28)), (date(2027, 8, 31), date(2028, 2, 29))],
)
def test_six_calendar_months_after_the_last_of_august_is_the_last_of_february(practitioner, manager, ended_on, due_on):
    """G-31, CF-15."""
    end = datetime(ended_on.year, ended_on.month, ended_on.day, 10, tzinfo=UTC)
    with clock.standing_at(end):
        ended = ending_scenes.ended(practitioner, manager, end)
    assert queries.follow_up_of(practitioner, ended).due_on == due_on


def test_the_referral_stays_open_while_another_relationship_is_in_care(practitioner, manager):
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie)
    second = family_scenes.second_carer(tie, practitioner)
    from tests.scenes import referrals as referral_scenes

    referral = referral_scenes.in_triage(practitioner, tie)
    first, _ = actions.accept_referral(by=manager, at=MONDAY, referral=referral, relationships=[tie, second])
    complete(practitioner, ending_scenes.ready(practitioner, first))
    assert Referral.objects.get(pk=referral.pk).status == "accepted"


def test_who_follows_up_is_told_beforehand(practitioner, manager, episode):
    due_on = date(2026, 11, 18)
    words = "Practitioner Example asks the family how they are around 18 November 2026."
    assert queries.follow_up_promise(manager, episode, due_on) == words
    waiting = care_scenes.accepted(practitioner, manager, letter_scenes.family(practitioner))
    assert queries.follow_up_promise(manager, waiting, due_on).startswith("Service Manager Example asks")


def test_care_that_nobody_led_leaves_its_follow_up_to_whoever_ended_it(practitioner, manager):
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie)
    episode = care_scenes.accepted(practitioner, manager, tie)
    complete(practitioner, ending_scenes.ready(practitioner, episode))
    assert queries.follow_up_of(practitioner, episode).owner_id == practitioner.person_id


def test_an_ended_episode_keeps_its_ending_as_it_was(practitioner, manager):
    episode = ending_scenes.ended(practitioner, manager)
    with pytest.raises(RuleBroken, match="its ending stays as it is"):
        actions.prepare_ending(by=practitioner, at=LATER, episode=episode, reason="moved_away")
    with pytest.raises(RuleBroken, match="its ending stays as it is"):
        actions.send_family_letter_after_all(by=practitioner, at=LATER, episode=episode)


def test_a_room_above_can_join_conditions_to_the_checklist(practitioner, episode, monkeypatch):
    from nestling.care.queries import endings

    monkeypatch.setattr(endings, "_joined", [])
    asked = Condition("measures", "The measures are paired.", met=False, how_to_fix="Ask the questions again.")

    def ask(viewer, episode):
        return (asked,)

    queries.join_checklist(ask)
    queries.join_checklist(ask)
    ending_scenes.ready(practitioner, episode)
    with pytest.raises(RuleBroken, match=r"1 thing still to do\. Ask the questions again"):
        complete(practitioner, episode)


def test_the_family_that_asked_for_help_itself_gets_no_referrers_letter(practitioner, episode):
    asked_itself = {"referrer_profession": "parent"}
    in_history(practitioner, lambda: Referral.objects.filter(pk=episode.referral_id).update(**asked_itself))
    episode = queries.episode(practitioner, episode.ref)
    ending_scenes.prepared(practitioner, episode)
    written = actions.write_ending_letters(by=practitioner, at=LATER, episode=episode).written
    assert {each.kind for each in written} == {"ending_gp", "ending_family"}
    assert "letter_referrer" not in unmet(practitioner, episode)


def test_the_chronology_and_the_worklist_tell_of_the_ending(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    assert [each.kind for each in queries.worklist(practitioner) if each.kind == "ending"] == ["ending"]
    ending_scenes.ready(practitioner, episode)
    complete(practitioner, episode)
    titles = [each.title for each in queries.happenings(practitioner, episode.family)]
    assert "Care ended: work completed" in titles
    assert not [each for each in queries.worklist(practitioner) if each.kind == "ending"]


def test_letters_of_the_carer_who_has_died_are_left_to_people(practitioner, episode):
    facts = family_scenes.parent(**letter_scenes.HOME, died_on=date(2026, 5, 10))
    families.change_person(by=practitioner, at=LATER, person=episode.relationship.carer, facts=facts, expected=None)
    episode = queries.episode(practitioner, episode.ref)
    ending_scenes.prepared(practitioner, episode)
    done = actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    assert any("has died" in each for each in done.left_out)


# What the database itself refuses.


def in_history(by, write):
    with named_changes(action="test", person_id=by.person_id, service_id=by.service_id):
        write()


def refused(by, write):
    def attempt():
        with pytest.raises(IntegrityError), transaction.atomic():
            write()

    in_history(by, attempt)


def test_the_database_ends_no_care_without_a_completed_ending(practitioner, episode):
    ended = {"status": "ended", "ended_on": LATER.date()}
    refused(practitioner, lambda: CareEpisode.objects.filter(pk=episode.pk).update(**ended))


def test_the_database_keeps_a_completed_ending(practitioner, manager):
    ending_scenes.ended(practitioner, manager)
    refused(practitioner, lambda: Ending.objects.update(summary="Something else"))
    refused(practitioner, lambda: Ending.objects.get().delete())


@pytest.mark.parametrize("values", [{"family_letter_withheld": True}, {"completed_at": LATER}, {"completed_by_id": 1}])
def test_the_database_refuses_half_an_ending(practitioner, episode, values):
    ending_scenes.prepared(practitioner, episode)
    refused(practitioner, lambda: Ending.objects.update(**values))


def test_letters_are_about_the_episode(practitioner, episode):
    ending_scenes.prepared(practitioner, episode)
    actions.write_ending_letters(by=practitioner, at=LATER, episode=episode)
    assert len(letters.unsent(practitioner, "episode", episode.ref)) == 3
