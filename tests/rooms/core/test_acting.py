"""The action decorator: change, history and person stand or fall together."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from nestling.core.acting import action
from nestling.core.errors import NotPermitted, StaleVersion
from nestling.core.records import change
from nestling.organisations import actions
from nestling.organisations.models import Team
from tests import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return scenes.colleague(scenes.open_service(), "service_manager")


def history_of(team):
    with connection.cursor() as cursor:
        cursor.execute(
            "select e.pgh_label, e.name, c.metadata from organisations_teamevent e "
            "join pghistory_context c on c.id = e.pgh_context_id where e.pgh_obj_id = %s order by e.pgh_id",
            [team.pk],
        )
        return cursor.fetchall()


def test_history_names_the_action_and_the_person(manager):
    with scenes.looking(manager):
        team = actions.add_team(by=manager, at=scenes.MONDAY, name="Seacroft health visitors")
        ((label, name, metadata),) = history_of(team)
    assert (label, name) == ("insert", "Seacroft health visitors")
    assert '"action": "organisations.add_team"' in metadata
    assert f'"actor": {manager.person_id}' in metadata


def test_the_outermost_action_gives_history_its_name(manager):
    @action()
    def open_partnership(*, by, at):
        return actions.add_team(by=by, at=at, name="Inner")

    with scenes.looking(manager):
        team = open_partnership(by=manager, at=scenes.MONDAY)
        ((_, _, metadata),) = history_of(team)
    assert "open_partnership" in metadata


def test_a_write_outside_an_action_is_refused_by_the_database(manager):
    with scenes.looking(manager), pytest.raises(IntegrityError), transaction.atomic():
        Team.objects.create(service_id=manager.service_id, name="Unsigned", created_at=scenes.MONDAY)


def test_an_action_asks_again_for_its_permission(manager):
    nobody = replace(manager, permissions=frozenset())
    with pytest.raises(NotPermitted):
        actions.add_team(by=nobody, at=scenes.MONDAY, name="Refused")
    with scenes.looking(manager):
        assert not Team.objects.filter(name="Refused").exists()


def test_a_failed_action_leaves_neither_change_nor_history(manager):
    @action()
    def half_done(*, by, at):
        actions.add_team(by=by, at=at, name="Half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done(by=manager, at=scenes.MONDAY)
    with scenes.looking(manager), connection.cursor() as cursor:
        cursor.execute("select count(*) from organisations_teamevent where name = 'Half'")
        assert cursor.fetchone() == (0,)


def test_history_cannot_be_changed_or_removed(manager):
    with scenes.looking(manager):
        actions.add_team(by=manager, at=scenes.MONDAY, name="Kept")
    for statement in (
        "update organisations_teamevent set name = 'x'",
        "delete from organisations_teamevent",
        "truncate organisations_teamevent",
        "alter table organisations_teamevent disable trigger all",
        "delete from accounts_accessrow",
        "update accounts_accessrow set page = 'x'",
    ):
        with scenes.looking(manager), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_saving_over_a_newer_version_is_refused_and_shows_what_is_kept(manager):
    with scenes.looking(manager):
        team = actions.add_team(by=manager, at=scenes.MONDAY, name="First")

        @action()
        def rename(*, by, at, expected, name):
            return change(team, expected=expected, name=name)

        rename(by=manager, at=scenes.MONDAY, expected=1, name="Second")
        with pytest.raises(StaleVersion) as refusal:
            rename(by=manager, at=scenes.MONDAY, expected=1, name="Third")
    assert refusal.value.theirs == {"name": "Second", "version": 2}


@pytest.mark.parametrize("shape", [lambda by, at: None, lambda *, by: None, lambda *, at: None])
def test_an_action_of_the_wrong_shape_cannot_be_made(shape):
    with pytest.raises(TypeError, match="keywords only"):
        action()(shape)
