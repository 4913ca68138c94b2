"""A plan for an unborn baby ends at birth, and only in the baby's own service."""

import pytest

from nestling.core.errors import NotFound
from nestling.safeguarding import actions
from nestling.safeguarding.models import ProtectionStatus
from tests import scenes
from tests.scenes import MONDAY, families

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    with scenes.looking(viewer):
        yield viewer


@pytest.fixture
def unborn(by):
    infant = families.expecting(by).infant
    actions.set_protection_status(by=by, at=MONDAY, person=infant, kind="unborn_plan", started_on=MONDAY.date())
    return infant


def test_the_plan_ends(by, unborn):
    (ended,) = actions.end_unborn_plans(by=by, at=MONDAY, person=unborn)
    assert ended.ended_on == MONDAY.date()


def test_another_service_ends_nothing(by, unborn):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    with pytest.raises(NotFound):
        actions.end_unborn_plans(by=stranger, at=MONDAY, person=unborn)
    with scenes.looking(by):
        assert ProtectionStatus.objects.get().ended_on is None
