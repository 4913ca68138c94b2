"""The doors of the house: nothing is kept by a browser, nobody passes without a second factor, and the demonstration's
door exists only on the machine itself and leads only to made-up services."""

import pytest
from django.test import Client

from nestling.organisations import actions
from nestling.organisations.profiles import shipped_profiles
from tests import scenes

pytestmark = pytest.mark.django_db

DOOR = "/sign-in/demonstration/"


def service(*, is_demonstration: bool):
    return actions.open_service(
        by=actions.THE_SYSTEM,
        at=scenes.MONDAY,
        code="made-up" if is_demonstration else "in-service",
        name="Made up" if is_demonstration else "In service",
        postal_name="Family Services",
        profiles=shipped_profiles()["leeds-2012"],
        is_demonstration=is_demonstration,
    )


@pytest.fixture
def here(settings):
    settings.DEMONSTRATION = True
    return Client(headers={"host": "127.0.0.1"})


def test_on_the_machine_itself_the_door_opens(here):
    made_up, _ = scenes.user_and_viewer(service(is_demonstration=True))
    assert made_up.name in here.get(DOOR).content.decode()
    assert here.post(DOOR, {"person": made_up.ref}).status_code == 302
    assert here.session["_auth_user_id"] == str(made_up.pk)


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param({"REMOTE_ADDR": "203.0.113.7"}, id="from another machine"),
        pytest.param({"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, id="through a proxy"),
        pytest.param({"HTTP_HOST": "records.example"}, id="by another name"),
    ],
)
def test_from_elsewhere_there_is_no_door(here, settings, elsewhere):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "records.example"]
    made_up, _ = scenes.user_and_viewer(service(is_demonstration=True))
    assert here.get(DOOR, **elsewhere).status_code == 404
    assert here.post(DOOR, {"person": made_up.ref}, **elsewhere).status_code == 404


def test_unless_asked_for_there_is_no_door(here, settings):
    settings.DEMONSTRATION = False
    assert here.get(DOOR).status_code == 404


def test_nobody_of_a_service_at_work_passes_the_demonstrations_door(here):
    real, _ = scenes.user_and_viewer(service(is_demonstration=False))
    assert real.name not in here.get(DOOR).content.decode()
    assert here.post(DOOR, {"person": real.ref}).status_code == 403
    assert "_auth_user_id" not in here.session


@pytest.mark.parametrize("person", ["", "unknown", "x" * 5000])
def test_nobody_unknown_passes_the_demonstrations_door(here, person):
    assert here.post(DOOR, {"person": person}).status_code == 403


def test_a_password_alone_opens_nothing(here):
    user, _ = scenes.user_and_viewer(service(is_demonstration=False))
    here.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert here.get("/").headers["Location"] == "/accounts/2fa/totp/activate/"


def test_without_signing_in_a_page_leads_to_the_sign_in(here):
    assert here.get("/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("address", ["/accounts/login/", "/nothing-here/", "/health/"])
def test_no_answer_is_kept_and_none_may_run_a_script_of_its_own(here, address):
    answer = here.get(address)
    assert answer.headers["Cache-Control"] == "no-store"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy


def test_an_impossible_person_does_not_pass_the_door(here):
    assert here.post(DOOR, {"person": "x\x00y"}).status_code == 403


def test_somebody_without_a_password_who_asks_to_change_it_is_shown_their_account(here):
    made_up, _ = scenes.user_and_viewer(service(is_demonstration=True))
    here.post(DOOR, {"person": made_up.ref})
    answer = here.get("/accounts/password/change/", follow=True)
    assert answer.status_code == 200
    assert "without a password" in answer.content.decode()
