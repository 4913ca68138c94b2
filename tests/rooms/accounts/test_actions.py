"""Roles given and ended, and receipts swept."""

from datetime import date, timedelta

import pytest

from nestling.accounts import actions, queries, tasks
from nestling.accounts.models import Submission, User
from nestling.accounts.rules import ROLES, Permission, may_give_role, permissions_of
from nestling.core.errors import NotFound, NotPermitted, RuleBroken
from nestling.core.viewing import looking
from tests import scenes

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def manager(service):
    return scenes.colleague(service, "service_manager")


@pytest.fixture
def practitioner(service):
    return scenes.user_and_viewer(service, "practitioner")


def test_a_manager_gives_a_role_and_it_is_in_force_at_once(manager, practitioner):
    user, _ = practitioner
    actions.give_role(by=manager, at=scenes.MONDAY, user=user, role="safeguarding_lead", started_on=DAY)
    assert queries.viewer_for(user).roles == {"practitioner", "safeguarding_lead"}


def test_nobody_gives_themselves_a_role(manager):
    own = User.objects.get(pk=manager.person_id)
    with pytest.raises(NotPermitted):
        actions.give_role(by=manager, at=scenes.MONDAY, user=own, role="practitioner", started_on=DAY)


def test_a_manager_cannot_make_a_system_administrator(manager, practitioner):
    with pytest.raises(NotPermitted):
        actions.give_role(
            by=manager, at=scenes.MONDAY, user=practitioner[0], role="system_administrator", started_on=DAY
        )


def test_a_role_is_held_once(manager, practitioner):
    with pytest.raises(RuleBroken, match="already has"):
        actions.give_role(by=manager, at=scenes.MONDAY, user=practitioner[0], role="practitioner", started_on=DAY)


@pytest.mark.parametrize("act", ["add_colleague", "give_role", "end_role"])
def test_a_practitioner_manages_no_staff(practitioner, act):
    user, viewer = practitioner
    values = {
        "add_colleague": {"name": "X", "email": "x@y.example", "role": "practitioner", "started_on": DAY},
        "give_role": {"user": user, "role": "practitioner", "started_on": DAY},
        "end_role": {"membership": None, "ended_on": DAY},
    }[act]
    with pytest.raises(NotPermitted):
        getattr(actions, act)(by=viewer, at=scenes.MONDAY, **values)


def test_a_leaver_is_out_the_day_after(manager, practitioner):
    user, _ = practitioner
    with looking(manager):
        (held,) = queries.roles_held(manager, user)
        actions.end_role(by=manager, at=scenes.MONDAY, membership=held, ended_on=DAY)
    assert queries.viewer_for(user) is None


def test_a_role_does_not_end_before_it_began_nor_by_its_holder(manager, practitioner):
    with looking(manager):
        (held,) = queries.roles_held(manager, practitioner[0])
        with pytest.raises(RuleBroken, match="began on"):
            actions.end_role(by=manager, at=scenes.MONDAY, membership=held, ended_on=date(2019, 1, 1))
        (own,) = queries.roles_held(manager, User.objects.get(pk=manager.person_id))
        with pytest.raises(NotPermitted):
            actions.end_role(by=manager, at=scenes.MONDAY, membership=own, ended_on=DAY)


def test_a_link_to_choose_a_password_is_never_made_for_somebody_who_has_one(manager, practitioner):
    user, _ = practitioner
    with looking(manager):
        assert queries.colleague_without_password(manager, user.ref) == user
    user.set_password("a long enough password")
    user.save()
    with looking(manager), pytest.raises(NotFound):
        queries.colleague_without_password(manager, user.ref)


def test_a_colleague_of_another_service_does_not_exist_here(manager):
    there, _ = scenes.user_and_viewer(scenes.open_service("essex-2018"), "practitioner")
    with looking(manager), pytest.raises(NotFound):
        queries.colleague(manager, there.ref)


def test_receipts_are_swept_only_when_no_second_press_can_come(manager):
    actions.claim_submission(by=manager, at=scenes.MONDAY - timedelta(days=60), key="old")
    actions.claim_submission(by=manager, at=scenes.MONDAY + timedelta(days=36), key="new")
    assert tasks.sweep_receipts(0) == 1
    with looking(manager):
        assert list(Submission.objects.values_list("key", flat=True)) == ["new"]


def test_the_system_administrator_never_sees_a_family():
    forbidden = {
        p for p in Permission if "famil" in p or "care" in p or "letter" in p or "referral" in p or "intake" in p
    }
    assert not ROLES["system_administrator"] & forbidden


def test_an_unknown_role_may_nothing():
    assert permissions_of({"visitor"}) == frozenset()
    assert not may_give_role(frozenset(), "practitioner")
