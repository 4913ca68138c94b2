"""Statuses with their days, and concerns followed to their end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.accounts.actions import end_role
from nestling.accounts.models import Membership
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken
from nestling.core.listing import ListChoice
from nestling.safeguarding import actions, queries
from nestling.safeguarding.actions import NewAction
from nestling.safeguarding.models import ProtectionStatus
from tests import scenes
from tests.scenes import MONDAY, families, safeguarding

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture(autouse=True)
def monday():
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def by(service):
    return scenes.colleague(service)


@pytest.fixture
def other(service):
    return scenes.colleague(service, name="Other Practitioner")


@pytest.fixture
def lead(service):
    return scenes.colleague(service, "safeguarding_lead")


@pytest.fixture
def tie(by):
    return families.family(by)


def held(by, tie, on=TODAY):
    with scenes.looking(by):
        return [each.kind for each in queries.statuses(by, tie.infant, on)]


def test_several_statuses_hold_at_once_each_with_its_days(by, tie):
    safeguarding.status(by, tie, "child_in_need", started_on=date(2026, 1, 1), ended_on=date(2026, 2, 1))
    safeguarding.status(by, tie, "protection_plan", started_on=date(2026, 2, 1))
    assert held(by, tie) == ["protection_plan"]
    assert held(by, tie, date(2026, 2, 1)) == ["child_in_need", "protection_plan"]
    assert held(by, tie, date(2025, 12, 31)) == []


def test_an_investigation_that_begins_ends_its_proposal(by, tie):
    proposal = safeguarding.status(by, tie, "investigation", is_proposed=True)
    safeguarding.status(by, tie, "investigation", started_on=date(2026, 4, 20))
    proposal.refresh_from_db()
    assert proposal.ended_on == date(2026, 4, 19)


@pytest.mark.parametrize(
    ("kind", "known", "words"),
    [
        ("at_risk", {}, "in the list"),
        ("unborn_plan", {}, "ends at birth"),
        ("child_in_need", {"is_proposed": True}, "Only an investigation"),
        ("child_in_need", {"started_on": date(2026, 5, 5)}, "in the future"),
        ("child_in_need", {"started_on": date(2024, 1, 1)}, "before the pregnancy"),
        ("child_in_need", {"ended_on": date(2026, 3, 1)}, "between the first and today"),
        ("looked_after", {"legal_status": "informal"}, "how the child is looked after"),
    ],
)
def test_a_status_that_cannot_be_is_refused(by, tie, kind, known, words):
    with pytest.raises(RuleBroken, match=words):
        safeguarding.status(by, tie, kind, **known)


def test_an_adult_has_no_status_of_a_child(by, tie):
    with pytest.raises(RuleBroken, match="18 or older"):
        actions.set_protection_status(
            by=by, at=MONDAY, person=tie.carer, kind="looked_after", started_on=date(2026, 4, 1)
        )


def test_the_same_status_does_not_hold_twice_at_once(by, tie):
    kept = safeguarding.status(by, tie)
    with pytest.raises(RuleBroken, match="has “Child in need” from 1 April 2026"):
        safeguarding.status(by, tie, started_on=date(2026, 4, 9))
    with scenes.looking(by), pytest.raises(IntegrityError), transaction.atomic():
        ProtectionStatus.objects.create(
            service_id=by.service_id,
            person=tie.infant,
            kind=kept.kind,
            started_on=date(2026, 4, 9),
            created_at=MONDAY,
        )


def test_a_status_ends_between_its_beginning_and_today(by, tie):
    kept = safeguarding.status(by, tie)
    for day in (date(2026, 3, 31), date(2026, 5, 5)):
        with pytest.raises(RuleBroken, match="between the one it began and today"):
            actions.end_protection_status(by=by, at=MONDAY, status=kept, ended_on=day)
    actions.end_protection_status(by=by, at=MONDAY, status=kept, ended_on=date(2026, 5, 3))
    assert held(by, tie) == []


def test_the_plan_for_an_unborn_baby_ends_on_the_day_of_birth(by):
    tie = families.expecting(by)
    plan = safeguarding.status(by, tie, "unborn_plan")
    tie.infant.born_on = date(2026, 5, 2)
    actions.end_unborn_plans(by=by, at=MONDAY, person=tie.infant)
    plan.refresh_from_db()
    assert plan.ended_on == date(2026, 5, 2)


def test_everybody_sees_the_flag_but_few_the_words(by, other, lead, tie):
    concern = safeguarding.concern(by, tie)
    safeguarding.status(by, tie)
    with scenes.looking(other):
        assert queries.flags(other, tie.family) == ("Speak to the safeguarding lead", "Child in need: Robin Example")
        with pytest.raises(NotFound):
            queries.concern(other, concern.ref)
        (told,) = [each for each in queries.happenings(other, tie.family) if each.kind == "concern"]
        assert (told.text, told.about, told.ref) == ("Speak to the safeguarding lead", "", "")
        assert queries.concerns(other, ListChoice()).total == 0
    for reader in (by, lead):
        with scenes.looking(reader):
            assert queries.concern(reader, concern.ref).words.startswith("A bruise")
            assert queries.concerns(reader, ListChoice()).total == 1


def test_a_concern_may_be_about_anybody_round_the_family(by, tie):
    concern = safeguarding.concern(by, tie, about=None, about_words="A neighbour who visits daily")
    with scenes.looking(by):
        assert queries.about_whom(concern) == "A neighbour who visits daily"


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"words": " "}, "words"),
        ({"about": None}, "about_words"),
        ({"about": None, "about_words": "x" * 201}, "about_words"),
        ({"words": "NUL\x00"}, "words"),
        ({"done_at_once": "x" * 20_001}, "done_at_once"),
    ],
)
def test_a_concern_that_cannot_be_is_refused(by, tie, known, field):
    with pytest.raises(RuleBroken) as refused:
        safeguarding.concern(by, tie, **known)
    assert refused.value.field == field


def test_a_concern_about_somebody_of_another_family_is_refused(by, tie):
    with pytest.raises(RuleBroken, match="somebody of this family"):
        safeguarding.concern(by, tie, about=families.family(by).infant)


def test_its_owner_reads_the_concern_and_does_what_must_be_done(by, other, tie):
    concern = safeguarding.concern(by, tie, owner=other)
    with scenes.looking(other):
        (todo,) = queries.open_actions(other, tie.family)
        assert queries.concern(other, concern.ref) == concern
        assert [(item.title, item.owner_id) for item in queries.worklist(other)] == [
            ("Ring the social worker", other.person_id)
        ]
    with pytest.raises(RuleBroken, match="what came of it"):
        actions.complete_concern_action(by=other, at=MONDAY, concern_action=todo, outcome="")
    actions.complete_concern_action(by=other, at=MONDAY, concern_action=todo, outcome="Rang; a visit is planned.")
    with scenes.looking(other):
        assert queries.open_actions(other, tie.family) == ()
    with pytest.raises(RuleBroken, match="done already"):
        actions.complete_concern_action(by=other, at=MONDAY, concern_action=todo, outcome="Again")


def test_only_the_owner_or_the_lead_finishes_an_action(by, other, lead, tie):
    safeguarding.concern(by, tie, owner=other)
    with scenes.looking(by):
        (todo,) = queries.open_actions(by, tie.family)
    with pytest.raises(NotPermitted):
        actions.complete_concern_action(by=by, at=MONDAY, concern_action=todo, outcome="Done")
    actions.complete_concern_action(by=lead, at=MONDAY, concern_action=todo, outcome="Done")


def test_a_concern_closes_only_when_nothing_is_left_to_do(by, other, lead, tie):
    concern = safeguarding.concern(by, tie, owner=other)
    with pytest.raises(RuleBroken, match="1 action of this concern still to do"):
        actions.close_concern(by=lead, at=MONDAY, concern=concern, closing_words="Settled")
    with scenes.looking(lead):
        (todo,) = queries.open_actions(lead, tie.family)
    actions.complete_concern_action(by=lead, at=MONDAY, concern_action=todo, outcome="Done")
    with scenes.looking(lead):
        assert [item.kind for item in queries.worklist(lead)] == ["concern"]
    with pytest.raises(RuleBroken, match="how the concern was settled"):
        actions.close_concern(by=lead, at=MONDAY, concern=concern, closing_words=" ")
    actions.close_concern(by=lead, at=MONDAY, concern=concern, closing_words="Explained by the hospital.")
    with scenes.looking(by):
        assert queries.flags(by, tie.family) == ()
    with pytest.raises(RuleBroken, match="closed"):
        actions.add_concern_action(
            by=lead, at=MONDAY, concern=concern, what="More", owner_id=lead.person_id, due_on=TODAY
        )


def test_a_practitioner_does_not_close_a_concern(by, tie):
    with pytest.raises(NotPermitted):
        actions.close_concern(by=by, at=MONDAY, concern=safeguarding.concern(by, tie), closing_words="Fine")


def test_what_must_be_done_has_an_owner_who_works_here_and_a_day_to_come(by, tie):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    for owner, day, words in (
        (stranger.person_id, TODAY, "works with families in this service"),
        (by.person_id, TODAY - timedelta(days=1), "from today on"),
    ):
        with pytest.raises(RuleBroken, match=words):
            actions.raise_concern(
                by=by,
                at=MONDAY,
                family=tie.family,
                about=tie.infant,
                words="Words",
                actions=[NewAction("Ring", owner, day)],
            )


def test_a_late_action_is_on_the_leads_worklist_too(by, other, lead, tie):
    safeguarding.concern(by, tie, owner=other)
    with clock.standing_at(MONDAY + timedelta(days=8)), scenes.looking(lead):
        (item,) = queries.worklist(lead)
    assert item.is_escalated


def test_what_a_leaver_has_still_to_do_goes_to_a_colleague(by, other, lead, tie, service):
    safeguarding.concern(by, tie, owner=other)
    assert actions.hand_over_actions(by=lead, at=MONDAY, from_id=other.person_id, to_id=by.person_id) == 1
    with scenes.looking(by):
        assert [each.owner_id for each in queries.open_actions(by, tie.family)] == [by.person_id]
    with pytest.raises(NotPermitted):
        actions.hand_over_actions(by=by, at=MONDAY, from_id=by.person_id, to_id=other.person_id)


def test_nobody_who_has_left_is_given_anything_to_do(by, other, tie, service):
    manager = scenes.colleague(service, "service_manager")
    with scenes.looking(manager):
        role = Membership.objects.get(user_id=other.person_id)
    end_role(by=manager, at=MONDAY, membership=role, ended_on=TODAY)
    with pytest.raises(RuleBroken, match="works with families"):
        safeguarding.concern(by, tie, owner=other)


def test_another_service_knows_of_nothing(by, tie):
    stranger = scenes.colleague(scenes.open_service("essex-2018"), "safeguarding_lead")
    concern, status = safeguarding.concern(by, tie), safeguarding.status(by, tie)
    with scenes.looking(stranger):
        for look, ref in ((queries.concern, concern.ref), (queries.status, status.ref)):
            with pytest.raises(NotFound):
                look(stranger, ref)
    with pytest.raises(NotFound):
        actions.close_concern(by=stranger, at=MONDAY, concern=concern, closing_words="Nothing")
    with pytest.raises(NotFound):
        actions.end_protection_status(by=stranger, at=MONDAY, status=status, ended_on=TODAY)
    with pytest.raises(NotFound):
        safeguarding.concern(stranger, tie)
