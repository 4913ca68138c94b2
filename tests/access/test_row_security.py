"""The database's own fence round each service: proved on the catalogue and by trying to climb it."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction

from nestling.core.startup import refuse_a_role_that_sees_everything
from nestling.organisations import actions
from nestling.organisations.models import Team
from tests import scenes

pytestmark = pytest.mark.django_db

# People and services themselves are found before any service is chosen; they hold nothing about a family.
UNFENCED = {"organisations_service", "organisations_serviceevent", "accounts_user", "accounts_userevent"}


def our_tables():
    models = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("nestling.")]
    return sorted({m._meta.db_table for m in models} - UNFENCED)


def ask(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else None


@pytest.mark.parametrize("table", our_tables())
def test_every_table_is_fenced_for_reading_and_writing(table):
    ((is_on, is_forced),) = ask("select relrowsecurity, relforcerowsecurity from pg_class where relname = %s", table)
    assert is_on and is_forced, f"{table} has no row security: add row_security() to a migration of its room."
    policies = ask(
        "select polcmd, polwithcheck is not null, polqual is not null from pg_policy p "
        "join pg_class c on c.oid = p.polrelid where relname = %s",
        table,
    )
    assert policies == [("*", True, True)]


def test_the_application_role_owns_nothing_and_bypasses_nothing():
    refuse_a_role_that_sees_everything()


def test_start_up_refuses_a_role_that_could_see_everything(monkeypatch):
    monkeypatch.setattr("nestling.core.startup._WHO", "select true")
    with pytest.raises(ImproperlyConfigured, match="row security"):
        refuse_a_role_that_sees_everything()


@pytest.fixture
def two_services():
    here = scenes.colleague(scenes.open_service("leeds-2012"), "service_manager")
    there = scenes.colleague(scenes.open_service("essex-2018"), "service_manager")
    actions.add_team(by=there, at=scenes.MONDAY, name="Theirs")
    return here, there


def test_without_a_viewer_nothing_is_seen(two_services):
    ask("select set_config('app.services', '', true)")
    assert ask("select count(*) from organisations_team") == [(0,)]


def test_another_services_rows_are_not_seen_even_without_a_filter(two_services):
    here, there = two_services
    with scenes.looking(here):
        assert Team.objects.count() == 0
    with scenes.looking(there):
        assert Team.objects.count() == 1


def test_another_services_history_is_not_seen(two_services):
    here, _ = two_services
    with scenes.looking(here):
        assert ask("select count(*) from organisations_teamevent") == [(0,)]


def test_a_row_cannot_be_written_into_another_service(two_services):
    here, there = two_services
    with scenes.looking(here), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        ask(
            "insert into organisations_team (ref, version, created_at, name, agency, service_id) "
            "values ('X', 1, now(), 'Planted', '', %s)",
            there.service_id,
        )


def test_another_services_rows_cannot_be_changed_or_taken(two_services):
    here, there = two_services
    with scenes.looking(here):
        ask("update organisations_team set name = 'Mine'")
        ask("update organisations_team set service_id = %s", here.service_id)
        ask("delete from organisations_team")
    with scenes.looking(there):
        assert list(Team.objects.values_list("name", flat=True)) == ["Theirs"]


def test_no_view_or_function_lets_rows_leak():
    assert (
        ask(
            "select relname from pg_class c join pg_namespace n on n.oid = relnamespace "
            "where relkind in ('v', 'm') and nspname = 'public' and relname not like 'pghistory%%'"
        )
        == []
    )
    assert (
        ask(
            "select proname from pg_proc p join pg_namespace n on n.oid = pronamespace "
            "where prosecdef and nspname in ('public', 'app')"
        )
        == []
    )
