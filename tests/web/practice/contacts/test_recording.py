"""Recording a contact on one page: usual answers filled in, refusals kept, and the review told at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nestling.care.models import Contact
from nestling.core import clock
from tests import scenes
from tests.conftest import MOMENT
from tests.scenes import care as care_scenes
from tests.scenes import endings as ending_scenes
from tests.scenes import families as family_scenes
from tests.scenes.endings import LATER
from tests.web.reading import form_on, press_save

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(as_role):
    """A relationship in care whose gate is open, and one whose gate is closed."""

    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service)
    _, made.manager = as_role("service_manager", service)
    made.typing, _ = as_role("administrator", service)
    with scenes.looking(made.practitioner):
        made.episode = care_scenes.begun(made.practitioner, made.manager)
        made.closed = care_scenes.accepted(made.practitioner, made.manager, family_scenes.family(made.practitioner))
    made.url = reverse("practice:contacts:record", args=[made.episode.ref])
    return made


def kept(world):
    with scenes.looking(world.practitioner):
        return list(Contact.objects.order_by("pk"))


def words_of(answer):
    return answer.content.decode()


def test_pressing_save_on_the_page_as_it_opens_records_the_usual_contact(world):
    answer = press_save(world.client, world.url)
    assert answer.status_code == 302
    (contact,) = kept(world)
    assert (contact.number, contact.direct_minutes, contact.form, contact.place) == (1, 60, "home_visit", "home")
    assert contact.held_at == MOMENT
    assert "Contact 1 is recorded." in words_of(world.client.get(answer["Location"]))


def test_saving_takes_few_queries(world):
    press_save(world.client, world.url)
    with CaptureQueriesContext(connection) as asked:
        assert press_save(world.client, world.url).status_code == 302
    statements = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    saving = statements[next(at for at, sql in enumerate(statements) if "accounts_accessrow" in sql) + 1 :]
    assert len(saving) <= 24, saving


def test_the_sixth_contact_tells_at_once_that_a_review_is_due(world):
    with scenes.looking(world.practitioner):
        care_scenes.met_times(world.practitioner, world.episode, 5)
    assert "and raises the review" in words_of(world.client.get(world.url))
    answer = press_save(world.client, world.url)
    page = words_of(world.client.get(answer["Location"]))
    assert "This was contact 6: a review is due." in page
    assert "Do the review" in page


def test_a_missed_contact_needs_nothing_cleared_and_is_not_counted(world):
    answer = press_save(world.client, world.url, attendance="did_not_attend")
    (contact,) = kept(world)
    assert (contact.number, contact.direct_minutes, contact.is_attended) == (None, 0, False)
    assert "not counted" in words_of(world.client.get(answer["Location"]))


def test_before_the_gate_the_page_says_so_and_the_refusal_keeps_what_was_typed(world):
    url = reverse("practice:contacts:record", args=[world.closed.ref])
    assert "must be recorded before any direct contact" in words_of(world.client.get(url))
    answer = press_save(world.client, url, note="They were both asleep.")
    assert answer.status_code == 422
    assert "Record the face-to-face consultation first" in words_of(answer)
    assert "They were both asleep." in words_of(answer)
    assert "They were both asleep." in words_of(world.client.get(url))
    assert kept(world) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"held_at__year": "2027"}, "once it has happened"),
        ({"held_at__day": "3", "held_at__month": "5"}, "first received on 4 May 2026"),
        ({"held_at__day": "31", "held_at__month": "2"}, "real date"),
        ({"held_at__time": "25:00"}, "real time"),
        ({"direct_minutes": ""}, "how many minutes you were with the family"),
        ({"direct_minutes": "1441"}, "1,440 or fewer"),
        ({"direct_minutes": "-5"}, "0 or more"),
        ({"direct_minutes": "many"}, "whole number"),
        ({"attendees": []}, "who of the family was there"),
        ({"attendees": ["XXXXXXXXXX"]}, "must be among the choices shown"),
        ({"venue": "XXXXXXXXXX"}, "must be one of the choices shown"),
        ({"held_by": "999999999"}, "must be one of the choices shown"),
        ({"form": "joint_visit"}, "Name the professional"),
        ({"partner_name": "x" * 121}, "120 characters or fewer"),
        ({"note": "a\x00b"}, "hidden character"),
        ({"note": "x" * 1_000_001}, "20,000 characters or fewer"),
        ({"surprise": "yes"}, "does not ask for: surprise"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_kept(world, typed, words):
    answer = press_save(world.client, world.url, **typed)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert kept(world) == []


def test_odd_words_are_kept_as_they_are(world):
    odd = "🐣 ضحك الطفل and Zoë’s <b>smile</b>"
    press_save(world.client, world.url, observation=odd)
    (contact,) = kept(world)
    assert contact.observation == odd
    page = words_of(world.client.get(reverse("practice:contacts:contact", args=[contact.ref])))
    assert "ضحك" in page and "<b>smile</b>" not in page


def test_a_hand_made_post_with_nothing_in_it_is_a_sentence(world):
    answer = world.client.post(world.url, {})
    assert answer.status_code == 422
    assert kept(world) == []


def test_pressing_save_twice_counts_one_contact(world):
    sent = form_on(world.client, world.url)
    first, second = world.client.post(world.url, sent), world.client.post(world.url, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(kept(world)) == 1


def test_liaison_is_recorded_on_its_own_page_and_never_counts(world):
    url = reverse("practice:contacts:record_work", args=[world.closed.ref])
    press_save(world.client, url, liaison_minutes="25", partner_name="Jo Example", form="core_group")
    (contact,) = kept(world)
    assert (contact.kind, contact.liaison_minutes, contact.number) == ("liaison", 25, None)
    assert press_save(world.client, url, liaison_minutes="").status_code == 422


def test_a_correction_shows_what_was_kept_and_keeps_the_count(world):
    press_save(world.client, world.url)
    (contact,) = kept(world)
    url = reverse("practice:contacts:correct", args=[contact.ref])
    assert press_save(world.client, url, attendance="did_not_attend").status_code == 302
    (corrected,) = kept(world)
    assert (corrected.number, corrected.direct_minutes, corrected.form) == (None, 0, "home_visit")


def test_two_people_correcting_one_contact_see_both_versions(world):
    press_save(world.client, world.url)
    (contact,) = kept(world)
    url = reverse("practice:contacts:correct", args=[contact.ref])
    mine = form_on(world.client, url) | {"note": ["My words."]}
    assert press_save(world.client, url, note="Their words.").status_code == 302
    answer = world.client.post(url, mine)
    page = words_of(answer)
    assert answer.status_code in (409, 422)
    assert "Their words." in page and "My words." in page
    assert kept(world)[0].note == "Their words."


def test_after_the_gates_consultation_is_recorded_the_contact_may_be(world):
    gate = reverse("practice:care:gate", args=[world.closed.ref])
    assert press_save(world.client, gate, summary="We thought about feeds.").status_code == 302
    url = reverse("practice:contacts:record", args=[world.closed.ref])
    assert press_save(world.client, url).status_code == 302
    assert kept(world)[0].number == 1


def test_a_contact_earlier_that_day_than_the_gates_consultation_is_refused_with_its_moment(world):
    press_save(world.client, reverse("practice:care:gate", args=[world.closed.ref]), summary="We thought about feeds.")
    url = reverse("practice:contacts:record", args=[world.closed.ref])
    answer = press_save(world.client, url, held_at__time="09:00", note="They were both asleep.")
    assert answer.status_code == 422
    assert "took place on 10 June 2026 at 10:30am. A direct contact cannot be before it" in words_of(answer)
    assert "They were both asleep." in words_of(answer)
    assert kept(world) == []
    page = words_of(world.client.get(reverse("practice:care:episode", args=[world.closed.ref])))
    assert "on 10 June 2026 at 10:30am" in page


def test_a_contact_held_an_hour_ago_may_be_written_down_now(world):
    earlier = MOMENT - timedelta(hours=1)
    press_save(world.client, world.url, held_at__time=f"{earlier.hour + 1}:{earlier.minute:02}")
    assert kept(world)[0].held_at == earlier


def test_an_administrator_records_nothing(world):
    assert world.typing.post(world.url, {}).status_code == 403


def test_after_the_ending_the_page_says_which_contacts_can_still_be_kept(as_role):
    service = scenes.open_service("norfolk-2008")
    client, practitioner = as_role("practitioner", service)
    _, manager = as_role("service_manager", service)
    with clock.standing_at(LATER), scenes.looking(practitioner) as by:
        episode = ending_scenes.ended(by, manager)
    for name in ("record", "record_work"):
        page = words_of(client.get(reverse(f"practice:contacts:{name}", args=[episode.ref])))
        assert "Care ended on 18 May 2026: only a contact held up to that day can be kept" in page
        assert "until the review" not in page
