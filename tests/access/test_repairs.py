"""A repair of data runs as the owner, reaches one service at a time, and history names it."""

import pytest
from django.db import DatabaseError, connections, transaction

from nestling.core.rowsecurity import repairing
from nestling.organisations import actions
from tests import scenes

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "owner"], transaction=True)]
MEND = "update organisations_team set name = 'Mended'"


@pytest.fixture
def two_services():
    here = scenes.colleague(scenes.open_service("leeds-2012"), "service_manager")
    there = scenes.colleague(scenes.open_service("essex-2018"), "service_manager")
    for manager in (here, there):
        actions.add_team(by=manager, at=scenes.MONDAY, name="Misspelt")
    return here, there


@pytest.fixture
def owner(two_services):
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        yield cursor


def test_a_repair_reaches_one_service_and_is_named(two_services, owner):
    here, _ = two_services
    repairing(connections["owner"], service_id=here.service_id, name="mend_names_of_teams")
    owner.execute(MEND)
    assert owner.rowcount == 1
    owner.execute("select metadata ->> 'action' from organisations_teamevent e "
                  "join pghistory_context c on c.id = e.pgh_context_id where e.name = 'Mended'")  # fmt: skip
    assert owner.fetchall() == [("repair.mend_names_of_teams",)]


def test_without_it_the_owner_changes_nothing(owner):
    owner.execute(MEND)
    assert owner.rowcount == 0


def test_a_repair_that_history_cannot_name_is_refused(two_services, owner):
    here, _ = two_services
    owner.execute("select set_config('app.services', %s, true)", [f"{{{here.service_id}}}"])
    with pytest.raises(DatabaseError, match="pgh_context_id"), transaction.atomic(using="owner"):
        owner.execute(MEND)
