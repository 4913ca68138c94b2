"""Staff and roles: given, ended with their work handed over, and links to choose a password."""

import re

import pytest

from nestling.accounts import queries
from nestling.accounts.models import User
from nestling.core.viewing import looking
from tests import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def manager(as_role, service):
    return as_role("service_manager", service)


def hidden(client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(_\w+)" value="([^"]*)"', page))


def newcomer(client, **typed: str) -> dict[str, str]:
    return {
        **hidden(client, "/staff/add/"),
        "name": "Jo Example",
        "email": "Jo.Example@leeds.example",
        "role": "practitioner",
        "job_title": "",
        "whole_time_equivalent": "0.6",
        "started_on-day": "4",
        "started_on-month": "5",
        "started_on-year": "2026",
        **typed,
    }


def test_a_manager_adds_a_colleague_and_makes_a_link(manager):
    client, viewer = manager
    answer = client.post("/staff/add/", newcomer(client))
    assert answer.status_code == 302
    page = client.post(f"{answer['Location']}link/").content.decode()
    assert "/accounts/password/choose/" in page
    with looking(viewer):
        found = next(member for member in queries.staff(viewer) if member.name == "Jo Example")
    assert (found.email, str(found.whole_time_equivalent)) == ("jo.example@leeds.example", "0.60")


@pytest.mark.parametrize("role", ["practitioner", "administrator", "safeguarding_lead"])
def test_only_managers_and_system_administrators_change_staff(as_role, service, role):
    client, _ = as_role(role, service)
    assert client.get("/staff/").status_code == 200
    assert client.get("/staff/add/").status_code == 403


def test_no_link_is_made_for_somebody_who_has_a_password(manager, service):
    client, _ = manager
    user, _ = scenes.user_and_viewer(service, "practitioner")
    user.set_password("three quiet otters")
    user.save()
    assert client.post(f"/staff/{user.ref}/link/").status_code == 404


def test_a_role_above_the_givers_own_is_not_offered_and_not_taken(manager):
    client, viewer = manager
    answer = client.post("/staff/add/", newcomer(client, role="system_administrator"))
    assert answer.status_code == 422
    assert not User.objects.filter(name="Jo Example").exists()
    assert viewer


@pytest.mark.parametrize("role", ["service_manager", "system_administrator"])
def test_ending_a_role_hands_the_work_over(as_role, service, role):
    client, viewer = as_role(role, service, name="Head Example")
    leaver, _ = scenes.user_and_viewer(service, "practitioner", name="Leaver Example")
    taker, _ = scenes.user_and_viewer(service, "practitioner", name="Taker Example")
    with looking(viewer):
        (held,) = queries.roles_held(viewer, leaver)
    path = f"/staff/{leaver.ref}/roles/{held.ref}/end/"
    sent = {
        **hidden(client, path),
        "ended_on-day": "10",
        "ended_on-month": "6",
        "ended_on-year": "2026",
        "hand_to": str(taker.pk),
    }
    answer = client.post(path, sent)
    assert answer.status_code == 302, re.findall(r"error[^<]*<[^>]*>([^<]+)", answer.content.decode())
    assert queries.viewer_for(leaver) is None


def test_the_system_administrator_opens_no_family_page(as_role, service):
    client, _ = as_role("system_administrator", service)
    for path in ("/families/search/", "/referrals/", "/care/caseload/", "/letters/", "/concerns/"):
        assert client.get(path).status_code in (403, 404), path


def test_ones_own_account_names_ones_roles(manager):
    client, _ = manager
    assert "Service manager" in client.get("/staff/account/").content.decode()
