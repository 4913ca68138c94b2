"""Who has charge: one lead always, caseloads in view, and nothing orphaned when somebody leaves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from nestling.accounts import actions as accounts
from nestling.accounts.actions import note_look
from nestling.accounts.models import User
from nestling.care import actions, queries
from nestling.care.models import Allocation
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotPermitted, RuleBroken
from nestling.core.happenings import NEW_FOR
from nestling.core.listing import ListChoice
from nestling.core.records import change
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes import safeguarding as safeguarding_scenes
from tests.scenes.care import AFTERNOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def allocate(world, person, **said):
    return actions.allocate(
        by=world.manager, at=AFTERNOON, episode=world.episode, practitioner_id=person.person_id, **said
    )


def charges(world):
    rows = queries.allocations_of(world.practitioner, world.episode)
    return [(each.practitioner_id, each.is_lead) for each in rows if each.ended_on is None]


def test_a_new_lead_takes_over_and_the_old_one_stays_beside(world):
    allocate(world, world.colleague)
    assert charges(world) == [(world.colleague.person_id, True), (world.practitioner.person_id, False)]


def test_a_second_practitioner_may_work_beside_the_lead_and_later_lead(world):
    allocate(world, world.colleague, is_lead=False)
    assert charges(world) == [(world.practitioner.person_id, True), (world.colleague.person_id, False)]
    allocate(world, world.colleague)
    assert charges(world) == [(world.colleague.person_id, True), (world.practitioner.person_id, False)]


@pytest.mark.parametrize(
    ("said", "words", "field"),
    [
        ({"started_on": date(2026, 5, 5)}, "future", "started_on"),
        ({"started_on": date(2026, 5, 3)}, "before 4 May 2026", "started_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused(world, said, words, field):
    with pytest.raises(RuleBroken, match=words) as refused:
        allocate(world, world.colleague, **said)
    assert refused.value.field == field


def test_the_same_practitioner_twice_is_refused(world):
    with pytest.raises(RuleBroken, match="already"):
        allocate(world, world.practitioner)


def test_nobody_works_beside_a_lead_who_is_not_there(world):
    fresh = care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    with pytest.raises(RuleBroken, match="Choose a lead first"):
        actions.allocate(
            by=world.manager, at=AFTERNOON, episode=fresh, practitioner_id=world.colleague.person_id, is_lead=False
        )


def test_somebody_whose_role_gives_no_care_is_refused(world):
    clerk = scenes.colleague(world.service, "administrator")
    with pytest.raises(RuleBroken, match="role gives care"):
        allocate(world, clerk)


def test_a_practitioner_does_not_allocate(world):
    with pytest.raises(NotPermitted):
        actions.allocate(
            by=world.practitioner, at=AFTERNOON, episode=world.episode, practitioner_id=world.colleague.person_id
        )


def test_the_lead_cannot_leave_before_another_is_chosen(world):
    (held,) = queries.allocations_of(world.manager, world.episode)
    with pytest.raises(RuleBroken, match="another lead first"):
        actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=held)
    allocate(world, world.colleague)
    held.refresh_from_db()
    assert actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=held).ended_on == AFTERNOON.date()


def test_a_charge_ends_once_and_not_before_it_began(world):
    beside = allocate(world, world.colleague, is_lead=False)
    with pytest.raises(RuleBroken, match="before 4 May 2026"):
        actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=beside, ended_on=date(2026, 5, 3))
    with pytest.raises(RuleBroken, match="future"):
        actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=beside, ended_on=date(2026, 5, 5))
    actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=beside)
    with pytest.raises(RuleBroken, match="ended already"):
        actions.end_allocation(by=world.manager, at=AFTERNOON, allocation=beside)


@action()
def plant_allocation(*, by, at, **values):
    return Allocation.objects.create(service_id=by.service_id, created_at=at, **values)


def test_the_database_keeps_one_lead(world):
    planted = {"episode": world.episode, "practitioner_id": world.colleague.person_id, "started_on": AFTERNOON.date()}
    with pytest.raises(IntegrityError, match="allocation_one_lead"), transaction.atomic():
        plant_allocation(by=world.manager, at=AFTERNOON, is_lead=True, **planted)


def test_handing_over_moves_every_family_and_keeps_who_leads(world):
    second = care_scenes.begun(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    actions.allocate(
        by=world.manager, at=AFTERNOON, episode=second, practitioner_id=world.colleague.person_id, is_lead=False
    )
    moved = actions.hand_over_all(
        by=world.manager, at=AFTERNOON, from_id=world.practitioner.person_id, to_id=world.colleague.person_id
    )
    assert moved.episodes == 2
    assert charges(world) == [(world.colleague.person_id, True)]
    assert [
        (each.practitioner_id, each.is_lead)
        for each in queries.open_allocations_of(world.manager, world.colleague.person_id)
    ] == [
        (world.colleague.person_id, True),
        (world.colleague.person_id, True),
    ]
    assert queries.open_allocations_of(world.manager, world.practitioner.person_id) == ()


def test_handing_over_to_oneself_or_to_nobody_who_gives_care_is_refused(world):
    own = world.practitioner.person_id
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.hand_over_all(by=world.manager, at=AFTERNOON, from_id=own, to_id=own)
    with pytest.raises(RuleBroken, match="role gives care"):
        actions.hand_over_all(by=world.manager, at=AFTERNOON, from_id=own, to_id=999_999_999)
    with pytest.raises(NotPermitted):
        actions.hand_over_all(by=world.practitioner, at=AFTERNOON, from_id=own, to_id=world.colleague.person_id)


def test_caseloads_show_open_waiting_and_complex_families_beside_the_guide(world):
    care_scenes.met(world.practitioner, world.episode)
    care_scenes.begun(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    half = accounts.give_role(
        by=world.manager,
        at=AFTERNOON,
        user=User.objects.get(pk=world.practitioner.person_id),
        role="safeguarding_lead",
        started_on=date(2020, 1, 1),
        whole_time_equivalent=Decimal("0.6"),
    )
    assert half.whole_time_equivalent == Decimal("0.6")
    mine = next(each for each in queries.caseload_counts(world.manager) if each.user_id == world.practitioner.person_id)
    assert (mine.open, mine.waiting, mine.complex, mine.complex_share) == (1, 1, 0, 0)
    assert "below the guide of 20 to 30" in mine.guide


def test_the_caseload_lists_everybody_or_one_practitioners_families(world):
    care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    assert queries.caseload(world.manager, ListChoice()).total == 2
    own = queries.caseload(world.manager, ListChoice(), practitioner_id=world.practitioner.person_id)
    assert [row.ref for row in own.rows] == [world.episode.ref]
    ref = User.objects.get(pk=world.practitioner.person_id).ref
    found = queries.caseload(world.manager, ListChoice(filters={"practitioner": ref}))
    assert (found.shown_total, found.hidden_by_filters) == (1, 1)


def test_the_caseload_can_show_only_families_whose_review_is_due(world):
    care_scenes.review_due(world.practitioner, world.episode)
    care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    (row,) = queries.caseload(world.manager, ListChoice(filters={"review": "due"})).rows
    assert row.has_review_due and row.attended_contacts == 6


def new_to(viewer):
    return [(item.kind, item.ref) for item in queries.worklist(viewer) if item.is_new]


def test_a_family_is_new_to_whom_somebody_else_gave_it_until_they_look_or_meet(world):
    family = world.episode.family.ref
    note_look(by=world.practitioner, at=AFTERNOON - DAY, page="care", about="episode", family_ref=family)
    assert new_to(world.practitioner) == [("new_family", world.episode.ref)]
    allocate(world, world.colleague)
    assert new_to(world.colleague) == [("new_family", world.episode.ref)]
    note_look(by=world.practitioner, at=AFTERNOON, page="care", about="episode", family_ref=family)
    care_scenes.met(world.colleague, world.episode, AFTERNOON)
    assert new_to(world.practitioner) == new_to(world.colleague) == []
    allocate(world, world.manager, is_lead=False)
    assert new_to(world.manager) == []


def test_a_charge_from_before_it_was_kept_who_gave_it_is_not_new(world):
    (held,) = queries.allocations_of(world.practitioner, world.episode)
    forget_who(by=world.manager, at=AFTERNOON, allocation=held)
    assert new_to(world.practitioner) == []


@action()
def forget_who(*, by, at, allocation):
    return change(allocation, allocated_by=None, allocated_at=None)


def test_a_concern_of_somebody_else_is_new_to_whoever_has_charge_and_leads_where_they_may_look(world):
    family = world.episode.family
    note_look(by=world.practitioner, at=AFTERNOON, page="care", about="episode", family_ref=family.ref)
    after = AFTERNOON + timedelta(minutes=1)
    with clock.standing_at(after):
        concern = safeguarding_scenes.concern(world.colleague, world.episode.relationship, after)
        assert new_to(world.practitioner) == [("new_concern", family.ref)]
        assert new_to(world.colleague) == []
        own = safeguarding_scenes.concern(world.colleague, world.episode.relationship, after, owner=world.practitioner)
        assert set(new_to(world.practitioner)) == {("new_concern", family.ref), ("concern", own.ref)}
    assert concern.ref != own.ref
    with clock.standing_at(after + NEW_FOR + DAY):
        assert new_to(world.practitioner) == []


def test_nobodys_family_and_late_first_contacts_are_on_the_worklist(world):
    care_scenes.accepted(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    kinds = {item.kind: item.owner_id for item in queries.worklist(world.manager)}
    assert kinds == {"allocate": None, "first_contact": world.practitioner.person_id}
    assert {item.kind for item in queries.worklist(world.practitioner)} == {"first_contact", "new_family"}
