"""Groups: places, meetings with a register, and one contact for each family."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from nestling.care import actions, queries
from nestling.care.actions import Attendance
from nestling.care.models import Contact, GroupSession
from nestling.core.errors import NotFound, RuleBroken, StaleVersion
from nestling.core.listing import ListChoice
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes.care import AFTERNOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def group(world):
    started = {
        "modality": "parent_infant_group",
        "partner": "Sam of the perinatal team",
        "started_on": date(2026, 5, 4),
    }
    world.second = care_scenes.begun(world.practitioner, world.manager, family_scenes.family(world.practitioner))
    made = actions.open_group(by=world.practitioner, at=AFTERNOON, name="Tuesday group", **started)
    for episode in (world.episode, world.second):
        actions.give_place(by=world.practitioner, at=AFTERNOON, group=made, episode=episode)
    return made


def came(episode, attendance="on_time"):
    tie = episode.relationship
    return Attendance(episode=episode, attendance=attendance, people=(tie.infant, tie.carer))


def hold(world, group, lines, **said):
    usual = {"held_at": AFTERNOON, "minutes": 90}
    return actions.hold_session(
        by=world.practitioner, at=AFTERNOON + DAY, group=group, attendances=lines, **(usual | said)
    )


def test_each_family_has_a_contact_of_its_own_with_the_whole_length(world, group):
    session = hold(world, group, [came(world.episode), came(world.second, "did_not_attend")])
    kept = {contact.episode_id: contact for contact in queries.register_of(world.practitioner, session)}
    here, missed = kept[world.episode.pk], kept[world.second.pk]
    assert (here.direct_minutes, here.number, here.form, here.modality) == (90, 1, "group", "parent_infant_group")
    assert (missed.direct_minutes, missed.number) == (0, None)
    assert here.partner_name == "Sam of the perinatal team"
    assert len(queries.people_at(world.practitioner, here)) == 2
    assert queries.people_at(world.practitioner, missed) == ()
    (row,) = queries.sessions_of(world.practitioner, group)
    assert (row.came, row.expected) == (1, 2)


def test_a_meeting_counts_towards_the_review(world, group):
    care_scenes.met_times(world.practitioner, world.episode, 5, AFTERNOON - timedelta(hours=5))
    hold_at = AFTERNOON + 6 * DAY
    actions.hold_session(
        by=world.practitioner, at=hold_at, group=group, held_at=hold_at, minutes=60, attendances=[came(world.episode)]
    )
    assert queries.reviews_of(world.practitioner, world.episode)[0].after_contacts == 6


def test_one_family_before_its_gate_stops_the_whole_register_and_is_named(world, group):
    tie = family_scenes.family(world.practitioner, infant=family_scenes.baby(given_name="Linnet"))
    closed = care_scenes.accepted(world.practitioner, world.manager, tie)
    with pytest.raises(RuleBroken, match=r"Linnet.*face-to-face"), transaction.atomic():
        hold(world, group, [came(world.episode), came(closed)])
    assert not Contact.objects.exists() and not GroupSession.objects.exists()


def test_meetings_that_cannot_be_are_refused(world, group):
    line = came(world.episode)
    for said, lines, words in (
        ({"held_at": AFTERNOON + 3 * DAY}, [line], "once it has happened"),
        ({"held_at": AFTERNOON - 3 * DAY}, [line], "when the group began"),
        ({"minutes": 0}, [line], "between 1 and 1,440"),
        ({}, [], "at least one family"),
        ({}, [line, line], "twice"),
    ):
        with pytest.raises(RuleBroken, match=words), transaction.atomic():
            hold(world, group, lines, **said)


def test_groups_that_cannot_be_are_refused(world, group):
    opening = {"by": world.practitioner, "at": AFTERNOON}
    for said, words in (
        ({"name": " "}, "Give the group a name"),
        ({"name": "tuesday GROUP"}, "running already"),
        ({"name": "x" * 121}, "120 characters"),
        ({"name": "New", "modality": "knitting"}, "from the list"),
        ({"name": "New", "led_by_id": 999_999_999}, "role gives care"),
    ):
        with pytest.raises(RuleBroken, match=words):
            actions.open_group(**opening, **said)


def test_a_place_is_given_once_and_given_back_once(world, group):
    with pytest.raises(RuleBroken, match="already"):
        actions.give_place(by=world.practitioner, at=AFTERNOON, group=group, episode=world.episode)
    place = queries.places_of(world.practitioner, group)[0]
    day = AFTERNOON.date()
    for left_on, words in ((day + DAY, "cannot be in the future"), (place.joined_on - DAY, "when they joined")):
        with pytest.raises(RuleBroken, match=words):
            actions.end_place(by=world.practitioner, at=AFTERNOON, place=place, left_on=left_on)
    actions.end_place(by=world.practitioner, at=AFTERNOON, place=place, left_on=day)
    with pytest.raises(RuleBroken, match="left the group already"):
        actions.end_place(by=world.practitioner, at=AFTERNOON, place=place)
    assert len(queries.places_of(world.practitioner, group)) == 1
    assert [each.left_on for each in queries.places_left(world.practitioner, group)] == [day]


def test_a_place_is_not_given_back_before_the_family_last_came(world, group):
    place = queries.places_of(world.practitioner, group)[0]
    hold(world, group, [came(place.episode)], held_at=AFTERNOON + DAY)
    with pytest.raises(RuleBroken, match="when they last came"):
        actions.end_place(by=world.practitioner, at=AFTERNOON + 2 * DAY, place=place, left_on=place.joined_on)


def give_back(world, group):
    for place in queries.places_of(world.practitioner, group):
        actions.end_place(by=world.practitioner, at=AFTERNOON, place=place)


def change(world, group, **said):
    kept = {"name": group.name, "modality": group.modality, "led_by_id": group.led_by_id, "partner": group.partner}
    usual = kept | {"started_on": group.started_on, "at": AFTERNOON + 2 * DAY}
    return actions.change_group(by=world.practitioner, group=group, **(usual | said))


def test_a_group_does_not_end_while_families_hold_places(world, group):
    with pytest.raises(RuleBroken, match="2 families still have places in this group"):
        actions.end_group(by=world.practitioner, at=AFTERNOON, group=group)
    give_back(world, group)
    assert actions.end_group(by=world.practitioner, at=AFTERNOON, group=group).ended_on == AFTERNOON.date()


def test_a_group_is_changed_and_its_meetings_keep_what_they_were_recorded_with(world, group):
    session = hold(world, group, [came(world.episode)])
    change(world, group, name="Thursday group", partner="", led_by_id=world.colleague.person_id, expected=1)
    kept = queries.group(world.practitioner, group.ref)
    assert (kept.name, kept.partner, kept.led_by.name) == ("Thursday group", "", "Bay Practitioner")
    (contact,) = queries.register_of(world.practitioner, session)
    assert (contact.held_by.name, contact.partner_name) == ("Ash Practitioner", "Sam of the perinatal team")
    with pytest.raises(StaleVersion):
        change(world, group, name="Friday group", expected=1)
    names = kept.events.order_by("pgh_id").values_list("name", flat=True)
    assert list(names) == ["Tuesday group", "Thursday group"]


def test_changes_that_cannot_be_are_refused(world, group):
    hold(world, group, [came(world.episode)])
    actions.open_group(by=world.practitioner, at=AFTERNOON, name="Friday group")
    for said, words in (
        ({"name": " "}, "Give the group a name"),
        ({"name": "friday GROUP"}, "running already"),
        ({"modality": "knitting"}, "from the list"),
        ({"led_by_id": 999_999_999}, "role gives care"),
        ({"started_on": (AFTERNOON + DAY).date()}, "The group met on 4 May 2026"),
        ({"started_on": (AFTERNOON + 9 * DAY).date()}, "cannot be in the future"),
    ):
        with pytest.raises(RuleBroken, match=words):
            change(world, group, **said)
    assert change(world, group, name="TUESDAY group").name == "TUESDAY group"


def test_a_group_that_has_ended_takes_nobody_and_meets_no_more(world, group):
    hold(world, group, [came(world.episode)])
    give_back(world, group)
    with pytest.raises(RuleBroken, match=r"when the group began|last met"):
        actions.end_group(by=world.practitioner, at=AFTERNOON, group=group, ended_on=date(2026, 5, 3))
    actions.end_group(by=world.practitioner, at=AFTERNOON, group=group)
    assert queries.places_of(world.practitioner, group) == ()
    for refused in (
        lambda: change(world, group),
        lambda: actions.end_group(by=world.practitioner, at=AFTERNOON, group=group),
        lambda: actions.give_place(by=world.practitioner, at=AFTERNOON, group=group, episode=world.episode),
        lambda: hold(world, group, [came(world.episode)]),
    ):
        with pytest.raises(RuleBroken, match="has ended"):
            refused()


def test_the_list_of_groups_counts_families_and_meetings(world, group):
    hold(world, group, [came(world.episode)])
    (row,) = queries.groups(world.practitioner, ListChoice(filters={"state": "running"})).rows
    assert (row.families, row.sessions, row.led_by) == (2, 1, "Ash Practitioner")
    assert queries.groups_of(world.practitioner, world.episode) == (group,)


def test_a_group_of_another_service_is_not_found(world, group):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    session = hold(world, group, [came(world.episode)])
    with scenes.looking(stranger):
        for read, ref in ((queries.group, group.ref), (queries.session, session.ref)):
            with pytest.raises(NotFound):
                read(stranger, ref)
    with pytest.raises(NotFound):
        actions.give_place(by=stranger, at=AFTERNOON, group=group, episode=world.episode)
