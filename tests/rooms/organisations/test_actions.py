"""A service's own affairs: versions of its profile, its teams and its places."""

from datetime import date, timedelta

import pytest

from nestling.core.errors import NotFound, RuleBroken
from nestling.organisations import actions, queries
from nestling.organisations.profiles import shipped_profiles
from tests import scenes

pytestmark = pytest.mark.django_db

TODAY = scenes.MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def manager():
    manager = scenes.colleague(scenes.open_service(), "service_manager")
    with scenes.looking(manager):
        yield manager


def from_day(manager, day):
    return queries.profile_on(manager, TODAY).profile.model_copy(update={"starts_on": day})


def schedule(manager, day):
    return actions.schedule_profile(by=manager, at=scenes.MONDAY, profile=from_day(manager, day), reason="A new year.")


def test_a_change_holds_from_its_day_and_not_before(manager):
    version = schedule(manager, TOMORROW)
    assert queries.profile_on(manager, TODAY).pk != version.pk
    assert queries.profile_on(manager, TOMORROW).pk == version.pk
    assert version.created_by_id == manager.person_id


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_no_change_reaches_back_to_what_is_already_decided(manager, day):
    with pytest.raises(RuleBroken, match="must start on a future day") as refused:
        schedule(manager, day)
    assert refused.value.field == "starts_on"


def test_a_day_has_one_version(manager):
    schedule(manager, TOMORROW)
    with pytest.raises(RuleBroken, match="Another version already starts on that day"):
        schedule(manager, TOMORROW)


def test_a_version_that_has_not_begun_can_be_taken_back(manager):
    version = schedule(manager, TOMORROW)
    actions.withdraw_scheduled_profile(by=manager, at=scenes.MONDAY, version=version)
    assert queries.profile_on(manager, TOMORROW).pk != version.pk


def test_a_version_that_has_begun_stays(manager):
    version = schedule(manager, TOMORROW)
    with pytest.raises(RuleBroken, match="has already begun"):
        actions.withdraw_scheduled_profile(by=manager, at=scenes.MONDAY + timedelta(days=1), version=version)
    assert queries.profile_on(manager, TOMORROW).pk == version.pk


@pytest.mark.parametrize(
    ("add", "named", "says"),
    [
        (actions.add_team, queries.teams, "There is already a team called Seacroft"),
        (actions.add_venue, queries.venues, "There is already a place called Seacroft"),
    ],
)
def test_a_team_and_a_place_are_named_once(manager, add, named, says):
    kept = add(by=manager, at=scenes.MONDAY, name="Seacroft")
    with pytest.raises(RuleBroken, match=says) as refused:
        add(by=manager, at=scenes.MONDAY, name="Seacroft")
    assert refused.value.field == "name"
    assert named(manager) == (kept,)


def test_another_services_places_do_not_exist_here(manager):
    there = scenes.colleague(scenes.open_service("essex-2018"), "service_manager")
    with scenes.looking(there):
        theirs = actions.add_venue(by=there, at=scenes.MONDAY, name="Seacroft")
    with scenes.looking(manager), pytest.raises(NotFound):
        queries.venue(manager, theirs.ref)
    assert queries.venues(manager) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"profiles": ()}, "at least one version"), ({}, "already a service with the code leeds-2012")],
)
def test_a_service_is_opened_once_and_with_a_profile(manager, changes, says):
    facts = {
        "code": "leeds-2012",
        "name": "Leeds",
        "postal_name": "Family Services",
        "profiles": shipped_profiles()["leeds-2012"],
    }
    with pytest.raises(RuleBroken, match=says):
        actions.open_service(by=actions.THE_SYSTEM, at=scenes.MONDAY, **facts | changes)


def test_before_the_first_version_begins_the_first_holds(manager):
    assert queries.profile_on(manager, date(1999, 1, 1)).pk == queries.profile_versions(manager)[0].pk
