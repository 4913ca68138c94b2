"""Accepting a referral into care, its gate, and the waiting list with its clocks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.care import actions, queries
from nestling.care.models import CareEpisode
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.listing import ListChoice
from nestling.core.records import change
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import consultation as consultation_scenes
from tests.scenes import families as family_scenes
from tests.scenes import referrals as referral_scenes
from tests.scenes.care import AFTERNOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def test_acceptance_opens_an_episode_with_the_referrals_clock_and_the_services_settings(world):
    tie = family_scenes.family(world.practitioner)
    referral = referral_scenes.in_triage(world.practitioner, tie, AFTERNOON, on=scenes.MONDAY.date() - 3 * DAY)
    (episode,) = actions.accept_referral(by=world.manager, at=AFTERNOON, referral=referral)
    assert (episode.status, episode.gate, episode.review_every) == ("waiting", "face_to_face", 6)
    assert (episode.clock_started_on, episode.accepted_on) == (referral.first_received_on, AFTERNOON.date())
    assert (episode.gate_passed_on, episode.priority) == (None, "routine")
    assert referral.status == "accepted"


def test_a_consultation_held_before_the_referral_has_opened_the_gate(world):
    tie = family_scenes.family(world.practitioner)
    consultation_scenes.face_to_face(world.practitioner, tie)
    episode = care_scenes.accepted(world.practitioner, world.manager, tie)
    assert (episode.gate_passed_on, episode.gate_passed_at) == (scenes.MONDAY.date(), scenes.MONDAY)


def test_a_telephone_call_does_not_open_the_gate_of_leeds(world):
    tie = family_scenes.family(world.practitioner)
    consultation_scenes.discussion(world.practitioner, relationship=tie)
    assert care_scenes.accepted(world.practitioner, world.manager, tie).gate_passed_on is None


def test_a_service_without_a_gate_lets_direct_work_begin_at_once():
    service = scenes.open_service("essex-2018")
    by = scenes.colleague(service)
    with scenes.looking(by):
        episode = care_scenes.accepted(by, by)
        assert episode.gate == "none"
        assert queries.gate_of(by, episode).is_open
        assert care_scenes.met(by, episode).number == 1


def test_both_carers_may_be_taken_into_care_each_with_an_episode(world):
    tie = family_scenes.family(world.practitioner)
    second = family_scenes.second_carer(tie, world.practitioner)
    referral = referral_scenes.in_triage(world.practitioner, tie)
    made = actions.accept_referral(by=world.manager, at=AFTERNOON, referral=referral, relationships=[tie, second])
    assert [episode.relationship for episode in made] == [tie, second]


def test_a_relationship_of_another_family_cannot_be_taken_with_it(world):
    referral = referral_scenes.in_triage(world.practitioner, family_scenes.family(world.practitioner))
    stranger = family_scenes.family(world.practitioner)
    with pytest.raises(RuleBroken, match="this family only"):
        actions.accept_referral(by=world.manager, at=AFTERNOON, referral=referral, relationships=[stranger])
    assert referral.status == "in_triage"


def test_a_relationship_in_care_is_not_opened_twice(world):
    tie = world.episode.relationship
    second = family_scenes.second_carer(tie, world.practitioner)
    referral = referral_scenes.in_triage(world.practitioner, second)
    with pytest.raises(RuleBroken, match="in care already"):
        actions.accept_referral(by=world.manager, at=AFTERNOON, referral=referral, relationships=[tie])


def test_the_role_that_the_profile_names_accepts_and_no_other(world):
    referral = referral_scenes.in_triage(world.practitioner, family_scenes.family(world.practitioner))
    with pytest.raises(RuleBroken):
        actions.accept_referral(by=world.practitioner, at=AFTERNOON, referral=referral)
    assert CareEpisode.objects.count() == 1


def test_the_gate_opens_from_a_record_and_never_by_somebodys_word(world):
    closed = care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    with pytest.raises(RuleBroken, match="No such consultation is recorded"):
        actions.pass_gate(by=world.practitioner, at=AFTERNOON, episode=closed)


def test_a_gate_opens_at_the_moment_of_the_earliest_of_its_consultations(world):
    tie = family_scenes.family(world.practitioner)
    episode = care_scenes.accepted(world.practitioner, world.manager, tie)
    moments = []
    for held_at in (AFTERNOON, AFTERNOON + HOUR, AFTERNOON - HOUR):
        consultation_scenes.face_to_face(world.practitioner, tie, held_at)
        actions.pass_gate(by=world.practitioner, at=AFTERNOON + HOUR, episode=episode)
        moments.append(episode.gate_passed_at)
    assert moments == [AFTERNOON, AFTERNOON, AFTERNOON - HOUR]
    assert queries.gate_of(world.practitioner, episode).passed_at == AFTERNOON - HOUR


def test_the_database_keeps_the_day_and_the_moment_of_a_gate_together(world):
    with pytest.raises(IntegrityError, match="gate_day_of_moment"), transaction.atomic():
        set_gate(by=world.manager, at=AFTERNOON, episode=world.episode, gate_passed_on=AFTERNOON.date() - DAY)


@action()
def set_gate(*, by, at, episode, **values):
    return change(episode, **values)


def test_recording_the_consultation_on_the_care_page_logs_it_and_opens_the_gate(world):
    tie = family_scenes.family(world.practitioner)
    closed = care_scenes.accepted(world.practitioner, world.manager, tie)
    said = consultation_scenes.CALL | {"kind": "one_to_one_case", "mechanism": "face_to_face", "held_at": AFTERNOON}
    discussion = actions.hold_gate_consultation(by=world.practitioner, at=AFTERNOON, episode=closed, **said)
    assert discussion.relationship == tie
    assert closed.gate_passed_on == AFTERNOON.date()


def test_a_refused_consultation_opens_nothing(world):
    closed = care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    said = consultation_scenes.CALL | {"mechanism": "face_to_face", "held_at": AFTERNOON + DAY}
    with pytest.raises(RuleBroken, match="future"), transaction.atomic():
        actions.hold_gate_consultation(by=world.practitioner, at=AFTERNOON, episode=closed, **said)
    closed.refresh_from_db()
    assert closed.gate_passed_on is None


def waiting(world, choice=None):
    return queries.waiting_list(world.practitioner, choice or ListChoice(sort="waiting"))


def test_the_waiting_list_counts_days_from_receipt_and_begins_with_the_longest(world):
    for days in (2, 9):
        tie = family_scenes.family(world.practitioner)
        referral = referral_scenes.in_triage(world.practitioner, tie, AFTERNOON, on=AFTERNOON.date() - days * DAY)
        actions.accept_referral(by=world.manager, at=AFTERNOON, referral=referral)
    with clock.standing_at(AFTERNOON + DAY):
        assert [row.days for row in waiting(world).rows] == [10, 3, 1]


def test_a_family_leaves_the_waiting_list_when_first_met(world):
    assert waiting(world).total == 1
    care_scenes.met(world.practitioner, world.episode)
    assert waiting(world).total == 0


def test_filters_of_the_waiting_list_say_what_they_hide(world):
    care_scenes.accepted(world.practitioner, world.manager, family_scenes.expecting(world.practitioner))
    for name, word, shown in (
        ("allocated", "no", 1),
        ("allocated", "yes", 1),
        ("gate", "closed", 1),
        ("gate", "open", 1),
        ("born", "unborn", 1),
        ("priority", "urgent", 0),
    ):
        found = waiting(world, ListChoice(filters={name: word}))
        assert (found.shown_total, found.hidden_by_filters) == (shown, 2 - shown), (name, word)


def test_the_most_urgent_sorts_first_and_an_unset_priority_beside_it(world):
    for priority in ("routine", "emergency", ""):
        tie = family_scenes.family(world.practitioner)
        episode = care_scenes.accepted(world.practitioner, world.manager, tie)
        set_priority(by=world.manager, at=AFTERNOON, episode=episode, priority=priority)
    rows = waiting(world, ListChoice(sort="priority")).rows
    assert [row.priority_code for row in rows] == ["", "emergency", "routine", "routine"]


@action()
def set_priority(*, by, at, episode, priority):
    return change(episode, priority=priority)


@action()
def set_status(*, by, at, episode, status):
    return change(episode, status=status)


def test_the_database_refuses_to_send_a_family_back_to_the_waiting_list(world):
    care_scenes.met(world.practitioner, world.episode)
    with pytest.raises(IntegrityError, match="cannot become waiting"), transaction.atomic():
        set_status(by=world.manager, at=AFTERNOON, episode=world.episode, status="waiting")


def test_care_of_another_service_is_not_found(world):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    with scenes.looking(stranger), pytest.raises(NotFound):
        queries.episode(stranger, world.episode.ref)


def test_a_birth_during_care_opens_the_babys_own_referral_and_all_else_goes_on(world):
    tie = family_scenes.expecting(world.practitioner)
    episode = care_scenes.begun(world.practitioner, world.manager, tie)
    care_scenes.met_times(world.practitioner, episode, 2)
    before = (episode.pk, episode.clock_started_on, episode.attended_contacts, episode.referral_id)
    actions.record_birth(
        by=world.practitioner, at=AFTERNOON + 60 * DAY, infant=tie.infant, born_on=(AFTERNOON + 59 * DAY).date()
    )
    after = queries.open_episode_of(world.practitioner, tie)
    assert (after.pk, after.clock_started_on, after.attended_contacts, after.referral_id) == before
    parents, babys = queries.referrals_behind(world.practitioner, after)
    assert (babys.continues_id, babys.index_person_id, babys.status) == (parents.pk, tie.infant_id, "accepted")
    assert babys.first_received_on == parents.first_received_on
    third = care_scenes.met(world.practitioner, after, AFTERNOON + 61 * DAY)
    assert third.number == 3


def test_a_birth_that_cannot_be_is_refused_and_no_referral_is_opened(world):
    tie = family_scenes.expecting(world.practitioner)
    episode = care_scenes.begun(world.practitioner, world.manager, tie)
    with pytest.raises(RuleBroken), transaction.atomic():
        actions.record_birth(by=world.practitioner, at=AFTERNOON, infant=tie.infant, born_on=AFTERNOON.date() + DAY)
    assert len(queries.referrals_behind(world.practitioner, episode)) == 1
