"""Who looked is written down for good: the application may add such a row and never change or remove one."""

import pytest
from django.db import DatabaseError, transaction

from nestling.accounts.actions import note_look
from nestling.accounts.models import AccessRow
from tests import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked():
    viewer = scenes.colleague(scenes.open_service())
    with scenes.looking(viewer):
        note_look(by=viewer, at=scenes.MONDAY, about="family", about_ref="ABC", family_ref="ABC", page="family")
        yield AccessRow.objects.filter(service_id=viewer.service_id)


def test_a_look_is_kept(looked):
    ((page, looked_at),) = looked.values_list("page", "looked_at")
    assert (page, looked_at) == ("family", scenes.MONDAY)


@pytest.mark.parametrize("change", [lambda rows: rows.update(page="other"), lambda rows: rows._raw_delete("default")])
def test_a_look_is_neither_changed_nor_removed(looked, change):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        change(looked)
    assert looked.count() == 1
