"""The follow-up after an ending: owned, on the worklist, and never lost (EN-02, CT-07; hazard H02)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.accounts import actions as accounts
from nestling.accounts.models import Membership
from nestling.care import actions, queries
from nestling.care.models import FollowUp
from nestling.care.rules import FOLLOW_UP_MOVES
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.history import named_changes
from nestling.core.listing import ListChoice
from tests import scenes
from tests.scenes import endings as ending_scenes

pytestmark = pytest.mark.django_db
ALL = ListChoice()


@pytest.fixture
def service():
    return scenes.open_service("norfolk-2008")


@pytest.fixture
def manager(service):
    return scenes.colleague(service, "service_manager")


@pytest.fixture
def practitioner(service):
    with scenes.looking(scenes.colleague(service)) as viewer:
        yield viewer


@pytest.fixture
def follow_up(practitioner, manager):
    with clock.standing_at(ending_scenes.LATER):
        return ending_scenes.follow_up(practitioner, manager)


@pytest.fixture
def due(follow_up):
    with clock.standing_at(ending_scenes.six_months_on(follow_up)) as moment:
        yield moment


def settle(by, at, follow_up, outcome="doing_well", words="Ash and Robin are well.", **said):
    return actions.record_follow_up(by=by, at=at, follow_up=follow_up, outcome=outcome, words=words, **said)


def asked_of(viewer):
    return [item for item in queries.worklist(viewer) if item.kind == "follow_up"]


def test_a_follow_up_is_on_its_owners_worklist_from_the_day_of_the_ending(practitioner, follow_up):
    with clock.standing_at(ending_scenes.LATER):
        (item,) = asked_of(practitioner)
    assert (item.ref, item.due_on, item.owner_id) == (follow_up.ref, date(2026, 11, 18), practitioner.person_id)


def test_somebody_who_sees_no_care_is_asked_for_none(service, follow_up):
    assert asked_of(scenes.colleague(service, "administrator")) == []


def test_the_follow_ups_of_one_family_are_found(practitioner, follow_up):
    assert [each.ref for each in queries.follow_ups_due_of(practitioner, follow_up.episode.family)] == [follow_up.ref]


def test_a_call_without_an_answer_keeps_it_due(practitioner, follow_up, due):
    attempt = actions.try_follow_up(by=practitioner, at=due, follow_up=follow_up, words="No answer, no message left.")
    assert attempt.tried_by_id == practitioner.person_id
    assert asked_of(practitioner)
    (row,) = queries.follow_ups(practitioner, ALL).rows
    assert (row.attempts, row.words) == (1, "due today")


def test_a_call_is_not_in_the_future_nor_before_the_ending_nor_without_words(practitioner, follow_up, due):
    def tried(**said):
        actions.try_follow_up(by=practitioner, at=due, follow_up=follow_up, **({"words": "No answer"} | said))

    for tried_at, sentence in (
        (due + timedelta(hours=1), "in the future"),
        (due + timedelta(days=1), "in the future"),
        (due - timedelta(days=300), "when care ended"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            tried(tried_at=tried_at)
    with pytest.raises(RuleBroken, match="Write what happened"):
        tried(words=" ")
    with pytest.raises(RuleBroken, match="500 characters"):
        tried(words="x" * 501)


def test_a_practitioner_settles_it_once(practitioner, follow_up, due):
    settle(practitioner, due, follow_up)
    assert (follow_up.status, follow_up.done_on, follow_up.outcome) == ("done", due.date(), "doing_well")
    assert asked_of(practitioner) == []
    assert queries.follow_ups(practitioner, ALL).total == 0
    assert queries.follow_ups_done(practitioner, ALL).total == 1
    with pytest.raises(RuleBroken, match="is done"):
        settle(practitioner, due, follow_up)


def test_only_a_practitioner_settles_it(manager, follow_up, due):
    with pytest.raises(NotPermitted, match="Only a practitioner"):
        settle(manager, due, follow_up)


def test_two_people_do_not_settle_it_over_each_other(practitioner, follow_up, due):
    stale = queries.follow_up(practitioner, follow_up.ref)
    actions.reassign_follow_up(by=practitioner, at=due, follow_up=follow_up, to_id=practitioner.person_id)
    with pytest.raises(StaleVersion):
        settle(practitioner, due, stale, expected=1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"outcome": "eloped"}, "Choose what was learnt"),
        ({"words": " "}, "Write a few words"),
        ({"outcome": "no_reply"}, "at least two calls"),
        ({"done_on": date(2026, 11, 19)}, "in the future"),
        ({"done_on": date(2026, 5, 1)}, "when care ended"),
        ({"done_on": date(2026, 9, 1)}, "more than a month away"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused(practitioner, follow_up, due, said, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        settle(practitioner, due, follow_up, **said)
    assert FollowUp.objects.get().status == "due"


def test_no_reply_settles_it_after_two_calls(practitioner, follow_up, due):
    for _ in range(2):
        actions.try_follow_up(by=practitioner, at=due, follow_up=follow_up, words="No answer")
    assert settle(practitioner, due, follow_up, outcome="no_reply", words="Rang twice.").status == "done"


def test_it_is_given_to_somebody_who_gives_care(service, practitioner, follow_up, due):
    heir = scenes.colleague(service, name="Heir Example")
    actions.reassign_follow_up(by=practitioner, at=due, follow_up=follow_up, to_id=heir.person_id)
    assert [item.owner_id for item in asked_of(heir)] == [heir.person_id]
    administrator = scenes.colleague(service, "administrator")
    with pytest.raises(RuleBroken, match="whose role gives care"):
        actions.reassign_follow_up(by=practitioner, at=due, follow_up=follow_up, to_id=administrator.person_id)


def test_it_moves_when_its_owner_hands_all_over(service, practitioner, manager, follow_up, due):
    heir = scenes.colleague(service, name="Heir Example")
    moved = actions.hand_over_all(by=manager, at=due, from_id=practitioner.person_id, to_id=heir.person_id)
    assert moved.follow_ups == 1
    assert FollowUp.objects.get().owner_id == heir.person_id


def test_even_when_a_role_just_ends_the_managers_see_it(practitioner, manager, follow_up, due):
    """It can never disappear: hazard H02."""
    assert asked_of(manager) == []
    membership = Membership.objects.get(user_id=practitioner.person_id)
    accounts.end_role(by=manager, at=due, membership=membership, ended_on=due.date())
    (item,) = asked_of(manager)
    assert item.is_escalated
    assert "owner has left, give it to somebody" in item.title
    (row,) = queries.follow_ups(manager, ListChoice(filters={"when": "no_owner"})).rows
    assert row.owner_has_left
    assert queries.follow_up_counts(manager).without_owner == 1


def test_a_late_one_reaches_the_managers_after_five_working_days(practitioner, manager, follow_up, due):
    for days, tone, seen in ((1, "due", 0), (5, "owner", 0), (7, "manager", 1)):
        with clock.standing_at(due + timedelta(days=days)):
            (row,) = queries.follow_ups(manager, ALL).rows
            assert (row.tone, len(asked_of(manager))) == (tone, seen)
            assert queries.follow_up_counts(manager).late == 1


def test_the_filters_say_how_many_they_hide(practitioner, follow_up, due):
    late = queries.follow_ups(practitioner, ListChoice(filters={"when": "late"}))
    assert (late.rows, late.hidden_by_filters) == ((), 1)
    assert queries.follow_ups(practitioner, ListChoice(filters={"when": "ahead", "owner": "mine"})).shown_total == 1


def test_another_service_sees_none_of_it(follow_up, due):
    other = scenes.colleague(scenes.open_service("leeds-2012"), name="Other Person")
    with scenes.looking(other), pytest.raises(NotFound):
        queries.follow_up(other, follow_up.ref)
    with pytest.raises(NotFound):
        actions.try_follow_up(by=other, at=due, follow_up=follow_up, words="No answer")
    with pytest.raises(NotFound):
        actions.reassign_follow_up(by=other, at=due, follow_up=follow_up, to_id=other.person_id)


def test_the_chronology_tells_what_was_tried_and_learnt(practitioner, follow_up, due):
    actions.try_follow_up(by=practitioner, at=due, follow_up=follow_up, words="No answer")
    settle(practitioner, due, follow_up)
    titles = [each.title for each in queries.happenings(practitioner, follow_up.episode.family)]
    assert {"Follow-up call tried", "Follow-up: Spoke: doing well"} <= set(titles)


# What the database itself refuses.


def refused(by, write):
    about = {"action": "test", "person_id": by.person_id, "service_id": by.service_id}
    with named_changes(**about), pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_the_database_lets_no_due_follow_up_be_removed_or_ownerless(practitioner, follow_up):
    refused(practitioner, lambda: FollowUp.objects.all().delete())
    refused(practitioner, lambda: FollowUp.objects.update(owner_id=None))


def test_the_database_settles_no_follow_up_without_its_outcome(practitioner, follow_up):
    refused(practitioner, lambda: FollowUp.objects.update(status="done"))
    refused(practitioner, lambda: FollowUp.objects.update(status="forgotten"))


def test_the_database_knows_the_same_moves_as_the_rules(practitioner, follow_up, due):
    settle(practitioner, due, follow_up)
    assert FOLLOW_UP_MOVES["done"] == frozenset()
    refused(practitioner, lambda: FollowUp.objects.update(status="due", done_on=None, done_by=None, outcome=""))
