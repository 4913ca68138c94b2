"""Contacts: what may be recorded, what counts, and the review that the count raises."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from nestling.care import actions, queries
from nestling.care.models import Contact, ContactAttendee, Review
from nestling.consultation import queries as consultations
from nestling.consultation.actions import correct_discussion
from nestling.core.acting import action
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.listing import ListChoice
from nestling.core.records import change
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes.care import AFTERNOON, met, met_times

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def counted(world):
    return [
        (contact.held_at, contact.number)
        for contact in Contact.objects.filter(episode=world.episode, number__isnull=False).order_by("held_at")
    ]


def test_the_first_contact_seen_is_number_one_and_ends_the_wait(world):
    contact = met(world.practitioner, world.episode)
    assert (contact.number, contact.is_attended) == (1, True)
    assert (world.episode.status, world.episode.attended_contacts) == ("open", 1)
    assert world.episode.first_contact_on == contact.held_on


def test_who_was_there_is_kept(world):
    contact = met(world.practitioner, world.episode)
    tie = world.episode.relationship
    assert set(queries.people_at(world.practitioner, contact)) == {tie.infant, tie.carer}


@pytest.mark.parametrize(
    "said",
    [
        {"attendance": "did_not_attend", "direct_minutes": 0, "attendees": ()},
        {"kind": "liaison", "attendance": "", "direct_minutes": 0, "liaison_minutes": 20, "form": "core_group"},
        {"kind": "writing", "attendance": "", "direct_minutes": 0, "writing_minutes": 20, "form": ""},
    ],
    ids=["missed", "liaison", "writing"],
)
def test_only_attended_direct_contacts_count(world, said):
    contact = met(world.practitioner, world.episode, **said)
    assert contact.number is None
    assert (world.episode.attended_contacts, world.episode.status) == (0, "waiting")


def test_the_sixth_twelfth_and_eighteenth_raise_reviews_and_nothing_between_does(world):
    raised = []
    for contact in met_times(world.practitioner, world.episode, 18):
        review = queries.review_raised_by(world.practitioner, contact)
        raised.append(review.after_contacts if review else None)
    assert [count for count in raised if count] == [6, 12, 18]
    assert raised[5] == 6 and raised[11] == 12 and raised[17] == 18


def test_missed_ones_between_do_not_hasten_the_review(world):
    met_times(world.practitioner, world.episode, 5)
    met(
        world.practitioner,
        world.episode,
        AFTERNOON + 9 * DAY,
        attendance="did_not_attend",
        direct_minutes=0,
        attendees=(),
    )
    assert not Review.objects.filter(episode=world.episode).exists()
    sixth = met(world.practitioner, world.episode, AFTERNOON + 10 * DAY)
    assert queries.review_raised_by(world.practitioner, sixth).after_contacts == 6


def test_a_contact_written_down_late_takes_its_place_in_the_order(world):
    met(world.practitioner, world.episode, AFTERNOON + 3 * DAY)
    actions.record_contact(
        by=world.practitioner,
        at=AFTERNOON + 4 * DAY,
        episode=world.episode,
        kind="direct",
        held_at=AFTERNOON,
        attendance="on_time",
        direct_minutes=30,
        attendees=[world.episode.relationship.infant],
    )
    assert counted(world) == [(AFTERNOON, 1), (AFTERNOON + 3 * DAY, 2)]
    assert world.episode.first_contact_on == AFTERNOON.date()


def test_a_correction_keeps_the_count_right_and_the_review_raised(world):
    contacts = met_times(world.practitioner, world.episode, 6)
    actions.correct_contact(
        by=world.practitioner,
        at=AFTERNOON + 7 * DAY,
        contact=contacts[2],
        expected=contacts[2].version,
        attendance="did_not_attend",
        direct_minutes=0,
        attendees=(),
    )
    world.episode.refresh_from_db()
    assert world.episode.attended_contacts == 5
    assert [number for _, number in counted(world)] == [1, 2, 3, 4, 5]
    assert Review.objects.filter(episode=world.episode, after_contacts=6).count() == 1
    assert not ContactAttendee.objects.filter(contact=contacts[2]).exists()
    met(world.practitioner, world.episode, AFTERNOON + 8 * DAY)
    assert Review.objects.filter(episode=world.episode).count() == 1


def test_a_correction_may_itself_raise_the_review(world):
    contacts = met_times(world.practitioner, world.episode, 5)
    missed = met(
        world.practitioner,
        world.episode,
        AFTERNOON - 2 * timedelta(hours=1),
        attendance="did_not_attend",
        direct_minutes=0,
        attendees=(),
    )
    people = (world.episode.relationship.infant,)
    corrected = actions.correct_contact(
        by=world.practitioner,
        at=AFTERNOON + 6 * DAY,
        contact=missed,
        attendance="late_seen",
        direct_minutes=40,
        attendees=people,
    )
    assert corrected.number == 1
    review = Review.objects.get(episode=world.episode)
    assert (review.after_contacts, review.raised_by_contact_id) == (6, contacts[-1].pk)


def test_one_contact_corrected_to_and_fro_never_breaks_the_reviews(world):
    contacts = met_times(world.practitioner, world.episode, 12)
    sixth = contacts[5]
    off = {"attendance": "did_not_attend", "direct_minutes": 0, "attendees": ()}
    on = {"attendance": "on_time", "direct_minutes": 60, "attendees": (world.episode.relationship.infant,)}
    at = AFTERNOON + 20 * DAY
    for said in (off, on, off, on):
        sixth = actions.correct_contact(by=world.practitioner, at=at, contact=sixth, **said)
    assert [review.after_contacts for review in Review.objects.order_by("after_contacts")] == [6, 12]


def test_a_correction_of_an_older_version_is_refused(world):
    contact = met(world.practitioner, world.episode)
    actions.correct_contact(
        by=world.practitioner, at=AFTERNOON, contact=contact, expected=contact.version, note="First."
    )
    with pytest.raises(StaleVersion):
        actions.correct_contact(by=world.practitioner, at=AFTERNOON, contact=contact, expected=1, note="Second.")


def test_what_a_contact_said_before_stays_in_the_history(world):
    contact = met(world.practitioner, world.episode, note="First words.")
    actions.correct_contact(by=world.practitioner, at=AFTERNOON, contact=contact, note="Second words.")
    with connection.cursor() as cursor:
        cursor.execute("select distinct note from care_contactevent where pgh_obj_id = %s", [contact.pk])
        assert {note for (note,) in cursor.fetchall()} == {"First words.", "Second words."}


REFUSALS = {
    "before the referral": ({"held_at": AFTERNOON - 7 * DAY}, "first received on 4 May 2026", "held_at"),
    "nobody there": ({"attendees": ()}, "who of the family", "attendees"),
    "no time with the family": ({"direct_minutes": 0}, "how many minutes", "direct_minutes"),
    "too long": ({"direct_minutes": 2000}, "0 to 1,440", "direct_minutes"),
    "missed but long": ({"attendance": "did_not_attend"}, "was not seen", "direct_minutes"),
    "no attendance": ({"attendance": ""}, "whether the family came", "attendance"),
    "joint visit alone": ({"form": "joint_visit"}, "Name the professional", "partner_name"),
    "unknown kind": ({"kind": "dancing"}, "what kind of contact", "kind"),
    "no kind": ({"kind": ""}, "what kind of contact", "kind"),
    "unknown place": ({"place": "the_moon"}, "where it was", "place"),
    "unknown form": ({"form": "seance"}, "form of the contact", "form"),
    "long partner": ({"partner_name": "x" * 121}, "120 characters", "partner_name"),
    "unknown colleague": ({"held_by_id": 999_999_999}, "colleague who worked here", "held_by"),
}


@pytest.mark.parametrize(("said", "words", "field"), REFUSALS.values(), ids=REFUSALS.keys())
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(world, said, words, field):
    held_at = said.get("held_at", AFTERNOON)
    rest = {name: value for name, value in said.items() if name != "held_at"}
    with pytest.raises(RuleBroken, match=words) as refused, transaction.atomic():
        met(world.practitioner, world.episode, held_at, **rest)
    assert refused.value.field == field
    assert not Contact.objects.exists()


def test_a_contact_to_come_is_refused(world):
    with pytest.raises(RuleBroken, match="once it has happened"):
        actions.record_contact(
            by=world.practitioner, at=AFTERNOON, episode=world.episode, kind="direct", held_at=AFTERNOON + DAY
        )


def test_somebody_of_another_family_cannot_have_been_there(world):
    other = family_scenes.family(world.practitioner)
    with pytest.raises(RuleBroken, match="people of this family"):
        met(world.practitioner, world.episode, attendees=(other.infant,))


def test_a_role_without_care_cannot_record(world):
    nobody = type(world.practitioner)(1, "Nobody", world.practitioner.service_id)
    with pytest.raises(NotPermitted):
        met(nobody, world.episode)


def test_another_services_episode_is_not_found(world):
    elsewhere = scenes.colleague(scenes.open_service("essex-2018"))
    with pytest.raises(NotFound):
        met(elsewhere, world.episode)
    with scenes.looking(elsewhere), pytest.raises(NotFound):
        queries.episode(elsewhere, world.episode.ref)


def test_before_the_gate_a_direct_contact_is_refused_and_other_work_is_not(world):
    tie = family_scenes.family(world.practitioner)
    closed = care_scenes.accepted(world.practitioner, world.manager, tie)
    with pytest.raises(RuleBroken, match="face-to-face consultation"):
        met(world.practitioner, closed)
    work = met(
        world.practitioner, closed, kind="liaison", attendance="", direct_minutes=0, liaison_minutes=15, form="liaison"
    )
    assert work.pk


def test_a_consultation_held_since_opens_the_gate_by_itself(world):
    tie = family_scenes.family(world.practitioner)
    closed = care_scenes.accepted(world.practitioner, world.manager, tie)
    care_scenes.consultation_scenes.face_to_face(world.practitioner, tie, AFTERNOON)
    met(world.practitioner, closed, AFTERNOON + DAY)
    assert (closed.gate_passed_on, closed.gate_passed_at) == (AFTERNOON.date(), AFTERNOON)


def consulted(world, held_at=AFTERNOON, **said):
    """An episode whose gate was opened in the afternoon."""
    tie = family_scenes.family(world.practitioner)
    care_scenes.consultation_scenes.face_to_face(world.practitioner, tie, held_at, **said)
    return care_scenes.accepted(world.practitioner, world.manager, tie)


def test_a_contact_earlier_on_the_day_of_the_consultation_is_refused_and_one_at_its_moment_is_not(world):
    episode = consulted(world)
    with pytest.raises(RuleBroken, match="took place on 4 May 2026 at 3:00pm") as refused:
        met(world.practitioner, episode, AFTERNOON - HOUR)
    assert refused.value.field == "held_at"
    kept = met(world.practitioner, episode, AFTERNOON)
    with pytest.raises(RuleBroken, match="cannot be before it"), transaction.atomic():
        actions.correct_contact(by=world.practitioner, at=AFTERNOON, contact=kept, held_at=AFTERNOON - HOUR)


def test_a_consultation_put_right_to_be_earlier_lets_the_contact_in(world):
    episode = consulted(world)
    (discussion,) = consultations.discussions_of(world.practitioner, episode.relationship)
    earlier = AFTERNOON - 2 * HOUR
    correct_discussion(by=world.practitioner, at=AFTERNOON, discussion=discussion, held_at=earlier)
    assert met(world.practitioner, episode, AFTERNOON - HOUR).number == 1
    assert episode.gate_passed_at == earlier


def put_right(world, episode, at=AFTERNOON + 10 * DAY, **said):
    (discussion,) = consultations.discussions_of(world.practitioner, episode.relationship)
    correct_discussion(by=world.practitioner, at=at, discussion=discussion, **said)


def test_a_consultation_put_right_to_be_later_keeps_a_new_contact_out_until_then(world):
    episode = consulted(world)
    later = AFTERNOON + 9 * DAY
    kept = met(world.practitioner, episode, AFTERNOON + DAY)
    put_right(world, episode, held_at=later)
    gate = queries.gate_of(world.practitioner, episode)
    assert (gate.passed_at, queries.kept_before_gate(world.practitioner, episode, gate)) == (later, 1)
    with pytest.raises(RuleBroken, match="took place on 13 May 2026"), transaction.atomic():
        met(world.practitioner, episode, AFTERNOON + 5 * DAY)
    assert met(world.practitioner, episode, later).number == 2
    assert (episode.gate_passed_on, episode.gate_passed_at) == (later.date(), later)
    kept.refresh_from_db()
    assert (kept.held_at, kept.number) == (AFTERNOON + DAY, 1)
    planted = {"episode": episode, "kind": "direct", "held_on": (AFTERNOON + 5 * DAY).date()}
    with pytest.raises(IntegrityError, match="before the gate"), transaction.atomic():
        plant_contact(by=world.practitioner, at=later, held_at=AFTERNOON + 5 * DAY, **planted)


def test_a_consultation_put_right_to_a_telephone_call_closes_the_gate_again(world):
    episode = consulted(world)
    kept = met(world.practitioner, episode, AFTERNOON + DAY)
    put_right(world, episode, mechanism="telephone", kind="phone_case")
    gate = queries.gate_of(world.practitioner, episode)
    assert (gate.is_open, queries.kept_before_gate(world.practitioner, episode, gate)) == (False, 1)
    with pytest.raises(RuleBroken, match="must be recorded before any direct contact"), transaction.atomic():
        met(world.practitioner, episode, AFTERNOON + 11 * DAY)
    with pytest.raises(RuleBroken, match="must be recorded"), transaction.atomic():
        moved = AFTERNOON + 2 * DAY
        actions.correct_contact(by=world.practitioner, at=moved, contact=kept, held_at=moved)
    # Another kind of work is asked nothing, until it is put right to be direct.
    writing = {"kind": "writing", "attendance": "", "direct_minutes": 0, "writing_minutes": 20, "form": ""}
    work = met(world.practitioner, episode, AFTERNOON + 11 * DAY, **writing)
    direct = {"kind": "direct", "attendance": "on_time", "direct_minutes": 60, "form": "home_visit"}
    people = (episode.relationship.infant,)
    with pytest.raises(RuleBroken, match="must be recorded"), transaction.atomic():
        actions.correct_contact(by=world.practitioner, at=work.held_at, contact=work, attendees=people, **direct)


def test_the_action_itself_writes_the_moved_gate_to_the_episode(world):
    episode = consulted(world)
    put_right(world, episode, mechanism="telephone", kind="phone_case")
    later = AFTERNOON + 2 * HOUR
    care_scenes.consultation_scenes.face_to_face(world.practitioner, episode.relationship, later)
    kept = met(world.practitioner, episode, later)
    put_right_at = later + HOUR
    (discussion,) = (
        each
        for each in consultations.discussions_of(world.practitioner, episode.relationship)
        if each.mechanism == "face_to_face"
    )
    correct_discussion(by=world.practitioner, at=put_right_at, discussion=discussion, held_at=put_right_at)
    actions.correct_contact(by=world.practitioner, at=put_right_at, contact=kept, held_at=put_right_at)
    episode.refresh_from_db()
    assert episode.gate_passed_at == put_right_at


def test_a_contact_kept_before_the_gate_moved_may_be_reworded_and_not_moved(world):
    episode = consulted(world)
    kept = met(world.practitioner, episode, AFTERNOON + DAY)
    put_right(world, episode, held_at=AFTERNOON + 9 * DAY)
    at = AFTERNOON + 10 * DAY
    reworded = actions.correct_contact(by=world.practitioner, at=at, contact=kept, note="A slip mended.")
    assert (reworded.note, reworded.number) == ("A slip mended.", 1)
    with pytest.raises(RuleBroken, match="cannot be before it"), transaction.atomic():
        actions.correct_contact(by=world.practitioner, at=at, contact=kept, held_at=AFTERNOON + 2 * DAY)


def test_a_contact_of_the_old_rule_may_be_reworded_where_only_the_day_of_the_gate_was_kept(world):
    episode = consulted(world, AFTERNOON - 2 * HOUR)
    old = met(world.practitioner, episode, AFTERNOON - HOUR)
    put_right(world, episode, held_at=AFTERNOON)
    set_gate(by=world.manager, at=AFTERNOON, episode=episode, gate_passed_at=None)
    reworded = actions.correct_contact(by=world.practitioner, at=AFTERNOON, contact=old, note="A slip mended.")
    assert (reworded.note, reworded.held_at) == ("A slip mended.", AFTERNOON - HOUR)


def test_a_gate_of_which_only_the_day_was_kept_learns_its_moment_from_the_record(world):
    episode = consulted(world)
    set_gate(by=world.manager, at=AFTERNOON, episode=episode, gate_passed_at=None)
    with pytest.raises(RuleBroken, match="at 3:00pm"):
        met(world.practitioner, episode, AFTERNOON - HOUR)


def test_a_contact_kept_by_the_old_rule_may_be_renumbered_and_not_moved(world):
    episode = consulted(world, AFTERNOON - 2 * HOUR)
    old = met(world.practitioner, episode, AFTERNOON - HOUR)
    set_gate(by=world.manager, at=AFTERNOON, episode=episode, gate_passed_at=AFTERNOON)
    touch(by=world.manager, at=AFTERNOON, contact=old, number=2)
    with pytest.raises(IntegrityError, match="before the gate"), transaction.atomic():
        touch(by=world.manager, at=AFTERNOON, contact=old, held_at=AFTERNOON - 2 * HOUR)


@action()
def set_gate(*, by, at, episode, gate_passed_at):
    return change(episode, gate_passed_at=gate_passed_at)


@action()
def touch(*, by, at, contact, **values):
    return change(contact, **values)


@action()
def plant_contact(*, by, at, **values):
    return Contact.objects.create(
        service_id=by.service_id, created_at=at, recorded_at=at, held_by_id=by.person_id, **values
    )


def test_the_database_refuses_a_direct_contact_before_the_gate_too(world):
    tie = family_scenes.family(world.practitioner)
    closed = care_scenes.accepted(world.practitioner, world.manager, tie)
    planted = {"episode": closed, "kind": "direct", "held_at": AFTERNOON, "held_on": AFTERNOON.date()}
    with pytest.raises(IntegrityError, match="before the gate"), transaction.atomic():
        plant_contact(by=world.practitioner, at=AFTERNOON, **planted)


def test_the_database_compares_moments_on_the_day_of_the_consultation(world):
    planted = {"episode": consulted(world), "kind": "direct", "held_on": AFTERNOON.date()}
    with pytest.raises(IntegrityError, match="before the gate"), transaction.atomic():
        plant_contact(by=world.practitioner, at=AFTERNOON, held_at=AFTERNOON - HOUR, **planted)
    assert plant_contact(by=world.practitioner, at=AFTERNOON, held_at=AFTERNOON, **planted).pk


def test_the_database_refuses_a_number_on_a_contact_that_does_not_count(world):
    planted = {
        "episode": world.episode,
        "kind": "liaison",
        "held_at": AFTERNOON,
        "held_on": AFTERNOON.date(),
        "number": 1,
    }
    with pytest.raises(IntegrityError, match="contact_counts_attended_direct"), transaction.atomic():
        plant_contact(by=world.practitioner, at=AFTERNOON, **planted)


def test_the_database_refuses_a_contact_before_the_clock(world):
    day = world.episode.clock_started_on - DAY
    planted = {"episode": world.episode, "kind": "liaison", "held_at": AFTERNOON - DAY, "held_on": day}
    with pytest.raises(IntegrityError, match="before the referral"), transaction.atomic():
        plant_contact(by=world.practitioner, at=AFTERNOON, **planted)


def test_the_list_says_what_its_filters_hide(world):
    met_times(world.practitioner, world.episode, 2)
    met(
        world.practitioner,
        world.episode,
        AFTERNOON + 3 * DAY,
        kind="writing",
        attendance="",
        direct_minutes=0,
        writing_minutes=5,
    )
    found = queries.contacts(world.practitioner, world.episode, ListChoice(filters={"kind": "writing"}))
    assert (found.total, found.shown_total, found.hidden_by_filters) == (3, 1, 2)


def test_the_next_contact_is_offered_as_the_last_one_was(world):
    assert queries.usual_contact(world.practitioner, world.episode).form == "home_visit"
    met(world.practitioner, world.episode, form="clinic", place="family_hub", direct_minutes=50)
    usual = queries.usual_contact(world.practitioner, world.episode)
    assert (usual.form, usual.place, usual.direct_minutes) == ("clinic", "family_hub", 50)


def test_minutes_are_summed_by_kind(world):
    met(world.practitioner, world.episode, travel_minutes=20, writing_minutes=15)
    spent = queries.minutes_of(world.practitioner, world.episode)
    assert (spent.direct, spent.writing, spent.liaison, spent.travel) == (60, 15, 0, 20)
