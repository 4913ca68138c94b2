"""Nothing typed is ever lost: drafts, double presses, sign-outs and two people at one form.

Played on the page of places, which is the shortest real form.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client

from nestling.core import clock
from nestling.core.viewing import looking
from nestling.organisations import queries

pytestmark = pytest.mark.django_db

PLACES = "/service/places/"


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def form_of(client: Client, **typed: str) -> dict[str, str]:
    page = client.get(PLACES).content.decode()
    kept = {name: hidden(page, name) for name in ("_draft", "_submission", "_version")}
    return {**kept, "kind": "venue", "name": "Rowan Children's Centre", "address": "", **typed}


def venues(viewer) -> list[str]:
    with looking(viewer):
        return [venue.name for venue in queries.venues(viewer)]


@pytest.fixture
def manager(as_role):
    return as_role("service_manager")


def test_pressing_save_twice_saves_once(manager):
    client, viewer = manager
    sent = form_of(client)
    first, second = client.post(PLACES, sent), client.post(PLACES, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert venues(viewer) == ["Rowan Children's Centre"]


def test_a_refused_form_keeps_what_was_typed_on_the_page_and_as_a_draft(manager):
    client, viewer = manager
    answer = client.post(PLACES, form_of(client, name="", address="7 Elm Row"))
    assert answer.status_code == 422
    assert "7 Elm Row" in answer.content.decode()
    assert "7 Elm Row" in client.get(PLACES).content.decode()
    assert venues(viewer) == []


def test_a_draft_kept_by_the_page_itself_comes_back_and_goes_when_saved(manager):
    client, _ = manager
    sent = form_of(client, address="Half an addr")
    assert client.post("/drafts/keep/", sent).json()["saved_at"]
    page = client.get(PLACES).content.decode()
    assert "Half an addr" in page and "This is your draft" in page and "There is a problem" not in page
    client.post(PLACES, sent)
    assert "This is your draft" not in client.get(PLACES).content.decode()


def test_a_draft_can_be_thrown_away(manager):
    client, _ = manager
    sent = form_of(client, address="Unwanted")
    client.post("/drafts/keep/", sent)
    client.post("/drafts/throw-away/", sent)
    assert "Unwanted" not in client.get(PLACES).content.decode()


def test_words_that_the_form_no_longer_asks_for_are_still_shown(manager):
    client, _ = manager
    client.post("/drafts/keep/", form_of(client, old_question="Words of an older form"))
    assert "Words of an older form" in client.get(PLACES).content.decode()


def test_words_that_the_saved_form_did_not_take_stay_until_they_are_thrown_away(manager):
    client, viewer = manager
    client.post("/drafts/keep/", form_of(client, old_question="Words of an older form"))
    for number in range(2):
        assert client.post(PLACES, form_of(client, name=f"Place {number}")).status_code == 302
        page = client.get(PLACES).content.decode()
        assert "Words of an older form" in page and "They are among your drafts" in page
        assert 'value="Place' not in page
        assert client.get(PLACES).content.decode().count("Words of an older form") == 2
    assert venues(viewer) == ["Place 0", "Place 1"]
    client.post("/drafts/throw-away/", form_of(client))
    assert "Words of an older form" not in client.get(PLACES).content.decode()


def test_words_without_a_question_are_kept_by_the_page_that_shows_them(manager):
    client, _ = manager
    answer = client.post(PLACES, form_of(client, old_question="Words of an older form"))
    assert answer.status_code == 422 and "Words of an older form" in answer.content.decode()
    shown = hidden(answer.content.decode(), "_left_old_question")
    client.post("/drafts/keep/", form_of(client, _left_old_question=shown))
    page = client.get(PLACES).content.decode()
    assert "<dt>Old question</dt>" in page and "Words of an older form" in page
    assert client.post(PLACES, form_of(client, _left_old_question=shown)).status_code == 302
    assert "Words of an older form" in client.get(PLACES).content.decode()


def test_a_draft_of_nothing_but_words_without_a_question_does_not_empty_the_form(manager):
    client, _ = manager
    client.post("/drafts/keep/", {"_draft": form_of(client)["_draft"], "old_question": "Older words"})
    page = client.get(PLACES).content.decode()
    assert "Older words" in page and "There is a problem" not in page


def test_a_form_sent_after_signing_out_becomes_a_draft(manager, sign_in):
    client, viewer = manager
    sent = form_of(client, address="Typed before lunch")
    client.logout()
    answer = client.post(PLACES, sent)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/?next=/service/places/")
    from nestling.accounts.models import User

    again = sign_in(User.objects.get(pk=viewer.person_id))
    assert "Typed before lunch" in again.get(PLACES).content.decode()
    assert venues(viewer) == []


def test_half_an_hour_of_rest_signs_out_and_keeps_the_text(manager):
    client, _ = manager
    sent = form_of(client, address="A long visit")
    with clock.standing_at(clock.now() + timedelta(minutes=31)):
        answer = client.post(PLACES, sent)
        assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]
        assert "_auth_user_id" not in client.session


def test_a_page_that_saves_its_drafts_by_itself_does_not_count_as_being_there(manager):
    client, _ = manager
    sent = form_of(client)
    start = clock.now()
    for minutes in (10, 20, 29):
        with clock.standing_at(start + timedelta(minutes=minutes)):
            assert client.post("/drafts/keep/", sent).status_code == 200
    with clock.standing_at(start + timedelta(minutes=31)):
        assert client.get("/").status_code == 302


def test_twelve_hours_end_a_session_however_busy(manager):
    client, _ = manager
    start = clock.now()
    for half_hours in range(1, 24):
        with clock.standing_at(start + timedelta(minutes=29 * half_hours)):
            assert client.get("/").status_code == 200
    with clock.standing_at(start + timedelta(hours=12, minutes=1)):
        assert client.get("/").status_code == 302


def test_nobody_sees_or_takes_over_another_persons_draft(manager, as_role):
    client, viewer = manager
    sent = form_of(client, address="Mine alone")
    client.post("/drafts/keep/", sent)
    from nestling.accounts.models import User

    service = type("S", (), {"pk": viewer.service_id, "code": viewer.service_code, "name": viewer.service_name})()
    other, _ = as_role("service_manager", service, name="Other Manager")
    assert "Mine alone" not in other.get(PLACES).content.decode()
    assert other.post("/drafts/keep/", sent).status_code == 400
    assert User.objects.filter(pk=viewer.person_id).exists()


def test_a_forged_token_keeps_nothing(manager):
    client, _ = manager
    assert client.post("/drafts/keep/", form_of(client) | {"_draft": "forged"}).status_code == 400


@pytest.mark.parametrize("extra", ["service", "role", "id"])
def test_a_field_that_the_form_does_not_ask_for_is_refused(manager, extra):
    client, viewer = manager
    answer = client.post(PLACES, form_of(client, **{extra: "1"}))
    assert answer.status_code == 422 and "does not ask for" in answer.content.decode()
    assert venues(viewer) == []


@pytest.mark.parametrize("odd", ["👶🏽", "‮ltr‬", "أهلا", "a\u0301", "<script>alert(1)</script>", "{{ 7*7 }}"])
def test_odd_text_is_kept_and_shown_as_text(manager, odd):
    client, viewer = manager
    client.post(PLACES, form_of(client, name=f"x{odd}x"))
    assert venues(viewer) == [f"x{odd}x"]
    assert "<script>alert" not in client.get(PLACES).content.decode()


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 121, "y" * 1_000_000])
def test_text_that_cannot_be_kept_is_refused_with_a_sentence(manager, bad):
    client, viewer = manager
    answer = client.post(PLACES, form_of(client, name=bad))
    assert answer.status_code == 422 and "There is a problem" in answer.content.decode()
    assert venues(viewer) == []


def test_a_form_whose_security_token_is_old_becomes_a_draft(manager):
    client, viewer = manager
    sent = form_of(client, address="Typed in the first tab")
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.cookies = client.cookies
    answer = strict.post(PLACES, sent)
    assert answer.status_code == 302 and answer["Location"] == PLACES
    assert "Typed in the first tab" in client.get(PLACES).content.decode()
    assert venues(viewer) == []


@pytest.mark.parametrize("key", ["a\x00b", "x" * 5000, "../../etc", ""])
def test_a_strange_submission_key_is_not_used(manager, key):
    client, viewer = manager
    answer = client.post(PLACES, form_of(client, _submission=key))
    assert answer.status_code == 302
    assert venues(viewer) == ["Rowan Children's Centre"]
