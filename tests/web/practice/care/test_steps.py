"""Steps of care on its pages: charge, need, THRIVE, the gate, a birth."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nestling.care import queries
from nestling.consultation.actions import correct_discussion
from nestling.referrals import queries as referrals
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import consultation as consultation_scenes
from tests.scenes import families as family_scenes
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(as_role):
    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service, name="Ash Practitioner")
    _, made.colleague = as_role("practitioner", service, name="Bay Practitioner")
    made.managing, made.manager = as_role("service_manager", service)
    with scenes.looking(made.practitioner):
        made.tie = family_scenes.expecting(made.practitioner)
        made.episode = care_scenes.accepted(made.practitioner, made.manager, made.tie)
    return made


def url(name, world):
    return reverse(f"practice:care:{name}", args=[world.episode.ref])


def words_of(answer):
    return answer.content.decode()


def test_the_next_thing_is_told_step_by_step(world):
    home = url("episode", world)
    assert "Nobody has charge of this family yet." in words_of(world.client.get(home))
    press_save(world.managing, url("allocate", world), practitioner=str(world.practitioner.person_id))
    assert "Before any direct contact" in words_of(world.client.get(home))
    press_save(world.client, url("gate", world), summary="We met.")
    assert "Record the first contact" in words_of(world.client.get(home))
    press_save(world.client, reverse("practice:contacts:record", args=[world.episode.ref]))
    assert "There is no plan for this relationship yet." in words_of(world.client.get(home))


def test_an_allocation_refused_keeps_the_page_and_says_why(world):
    answer = press_save(
        world.managing, url("allocate", world), practitioner=str(world.colleague.person_id), is_lead="beside"
    )
    assert answer.status_code == 422
    assert "Choose a lead first" in words_of(answer)
    answer = press_save(world.managing, url("allocate", world), practitioner="999999999")
    assert answer.status_code == 422


def test_a_charge_is_ended_but_never_the_leads(world):
    for person, how in ((world.practitioner, "lead"), (world.colleague, "beside")):
        press_save(world.managing, url("allocate", world), practitioner=str(person.person_id), is_lead=how)
    with scenes.looking(world.manager):
        lead, beside = queries.allocations_of(world.manager, world.episode)
    end = reverse("practice:care:step_back", args=[beside.ref])
    assert press_save(world.managing, end).status_code == 302
    answer = press_save(world.managing, reverse("practice:care:step_back", args=[lead.ref]))
    assert "another lead first" in words_of(answer)


def test_need_is_rated_again_beside_the_earlier_rating(world):
    four = dict.fromkeys(("presenting_issue", "relationship_quality", "child_protection", "parental_capacity"), "4")
    assert press_save(world.client, url("rate", world), **four).status_code == 422
    assert press_save(world.client, url("rate", world), **four, cluster="4", reason="Harder.").status_code == 302
    page = words_of(world.client.get(url("episode", world)))
    assert "4, rated on 10 June 2026, up from 1 on 4 May 2026" in page


def test_help_steps_up_and_down_without_a_new_referral(world):
    for group in ("getting_more_help", "getting_help"):
        press_save(world.client, url("place", world), group=group, reason="The need has changed.")
    with scenes.looking(world.practitioner):
        assert [each.group for each in referrals.thrive_history(world.practitioner, world.tie)] == [
            "getting_help",
            "getting_more_help",
        ]
        assert len(referrals.referrals_of(world.practitioner, world.tie.family)) == 1
    page = words_of(world.client.get(url("episode", world)))
    assert "Short-term parent–infant work" in page


def test_a_step_without_its_reason_is_refused(world):
    assert press_save(world.client, url("place", world), group="getting_help").status_code == 422


def test_a_telephone_call_cannot_pass_for_the_consultation_of_leeds(world):
    answer = press_save(world.client, url("gate", world), mechanism="telephone", summary="We spoke.")
    assert answer.status_code == 422
    assert "must be one of the choices shown" in words_of(answer)


def test_the_page_tells_of_contacts_kept_before_a_consultation_that_was_put_right(world):
    by, day = world.practitioner, timedelta(days=1)
    held_at = care_scenes.AFTERNOON
    with scenes.looking(by):
        discussion = consultation_scenes.face_to_face(by, world.tie, held_at)
        for days in (1, 2):
            care_scenes.met(by, world.episode, held_at + days * day, attendees=(world.tie.carer,))
    assert "kept before it" not in words_of(world.client.get(url("episode", world)))
    with scenes.looking(by):
        correct_discussion(by=by, at=held_at + 9 * day, discussion=discussion, held_at=held_at + 9 * day)
    page = words_of(world.client.get(url("episode", world)))
    assert "The consultation is now recorded for 13 May 2026; 2 contacts were kept before it." in page
    with scenes.looking(by):
        correct_discussion(by=by, at=held_at + 9 * day, discussion=discussion, mechanism="telephone", kind="phone_case")
    page = words_of(world.client.get(url("episode", world)))
    assert "No consultation that counts is recorded any longer; 2 contacts were kept while one was." in page
    assert "Still to be held" in page


def test_a_birth_is_recorded_and_care_goes_on_with_two_linked_referrals(world):
    birth = reverse("practice:care:birth", args=[world.tie.infant.ref])
    typed = {"born_on__day": "9", "born_on__month": "6", "born_on__year": "2026", "given_name": "Linnet"}
    assert press_save(world.client, birth, **typed).status_code == 302
    page = words_of(world.client.get(url("episode", world)))
    assert "Linnet Example" in page
    assert "own referral, opened at birth" in page
    assert "Record the birth" not in page
    again = press_save(world.client, birth, **typed)
    assert again.status_code == 422 and "recorded already" in words_of(again)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"born_on__year": "2027"}, "in the future"),
        ({"born_on__month": "1"}, "Check both dates"),
        ({"nhs_number": "9990000019"}, "NHS number"),
        ({"gestation_weeks": "50"}, "44 or fewer"),
    ],
)
def test_a_birth_that_cannot_be_is_refused_and_nothing_changes(world, typed, words):
    birth = reverse("practice:care:birth", args=[world.tie.infant.ref])
    day = {"born_on__day": "9", "born_on__month": "6", "born_on__year": "2026"}
    answer = press_save(world.client, birth, **(day | typed))
    assert answer.status_code == 422
    assert words in words_of(answer)
    with scenes.looking(world.practitioner):
        assert len(queries.referrals_behind(world.practitioner, world.episode)) == 1
