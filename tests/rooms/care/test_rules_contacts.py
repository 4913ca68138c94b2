"""What a contact counts for and why one may not be recorded; episodes, caseloads and plans."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.care.rules import (
    ATTENDED,
    EPISODE_MOVES,
    EPISODE_STATUS_LABELS,
    EPISODE_STATUSES,
    KINDS,
    ContactFacts,
    Minutes,
    assessment_warning,
    caseload_words,
    contact_fault,
    contacts_until_review,
    episode_move_refusal,
    families_per_wte,
    is_attended,
    plan_refusal,
    review_is_due,
    reviews_raised,
)
from nestling.core.codes import code_table
from nestling.organisations.profiles.values import Caseload, ParentingAssessments

NOW = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
SEEN = {
    "kind": "direct",
    "held_at": datetime(2026, 6, 10, 9, 0, tzinfo=UTC),
    "held_on": date(2026, 6, 10),
    "attendance": "on_time",
    "minutes": Minutes(direct=50),
    "people_present": 2,
    "clock_started_on": date(2026, 5, 1),
}


def fault(**changes):
    return contact_fault(ContactFacts(**{**SEEN, **changes}), NOW)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"held_at": NOW + timedelta(minutes=1)}, "held_on", "once it has happened"),
        ({"held_on": date(2026, 4, 30)}, "held_on", "first received on 1 May 2026"),
        ({"ended_on": date(2026, 6, 9)}, "held_on", "ended on 9 June 2026"),
        ({"gate": "face_to_face"}, "kind", "must be recorded before any direct contact"),
        ({"gate": "face_to_face", "gate_passed": date(2026, 6, 11)}, "held_on", "cannot be before that day"),
        ({"gate": "face_to_face", "gate_passed": NOW}, "held_on", "took place on 10 June 2026 at 1:00pm"),
        ({"attendance": ""}, "attendance", "whether the family came"),
        ({"people_present": 0}, "people", "who of the family was there"),
        ({"form": "joint_visit", "partner_name": "Jo"}, "partner_name", "and their agency"),
        ({"form": "joint_visit", "partner_agency": "Health visiting"}, "partner_name", "and their agency"),
        ({"minutes": Minutes(direct=1441)}, "direct_minutes", "from 0 to 1,440; this is 1,441"),
        ({"minutes": Minutes(direct=50, travel=-1)}, "travel_minutes", "this is -1"),
        ({"minutes": Minutes(writing=10)}, "direct_minutes", "how many minutes you were with the family"),
        ({"attendance": "did_not_attend"}, "direct_minutes", "no minutes with them; 50 minutes given"),
        ({"kind": "liaison", "attendance": ""}, "direct_minutes", "no minutes with them"),
        ({"kind": "liaison", "attendance": "", "minutes": Minutes()}, "liaison_minutes", "Give the minutes."),
    ],
)
def test_what_stands_in_the_way_is_said_at_its_field(changes, field, says):
    found = fault(**changes)
    assert found.field == field
    assert says in found.sentence


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"held_at": NOW},
        {"held_on": date(2026, 5, 1)},
        {"ended_on": date(2026, 6, 10)},
        {"gate": "face_to_face", "gate_passed": date(2026, 6, 10)},
        {"gate": "face_to_face", "gate_passed": SEEN["held_at"]},
        {"attendance": "late_seen"},
        {"attendance": "did_not_attend", "minutes": Minutes(travel=40), "people_present": 0},
        {"attendance": "did_not_attend", "minutes": Minutes(), "people_present": 0},
        {"form": "joint_visit", "partner_name": "Jo Bell", "partner_agency": "Health visiting"},
        {"kind": "liaison", "attendance": "", "minutes": Minutes(liaison=10), "gate": "face_to_face"},
        {"kind": "writing", "attendance": "", "minutes": Minutes(writing=1440)},
    ],
)
def test_a_possible_contact_is_recorded(changes):
    assert fault(**changes) is None


def test_the_words_of_the_rules_are_words_of_the_tables():
    assert [each.code for each in code_table("contact_kind")] == list(KINDS)
    assert {each.code for each in code_table("attendance")} > ATTENDED
    assert not is_attended("liaison", "on_time")


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(code_table("attendance")))), st.integers(1, 12))
def test_reviews_follow_attended_direct_contacts_alone(drawn, every):
    contacts = [(kind, entry.code) for kind, entry in drawn]
    attended = sum(is_attended(*contact) for contact in contacts)
    counts = [number for number in range(attended + 1) if review_is_due(number, every)]
    assert reviews_raised(contacts, every) == tuple(counts)
    assert review_is_due(attended + contacts_until_review(attended, every), every)


@pytest.mark.parametrize(("now", "then"), [(now, then) for now in EPISODE_MOVES for then in EPISODE_MOVES])
def test_an_episode_moves_only_as_listed(now, then):
    refusal = episode_move_refusal(now, then)
    assert (refusal is None) == (then in EPISODE_MOVES[now])


def test_every_episode_status_is_named_and_an_ended_one_stays_ended():
    assert set(EPISODE_MOVES) == set(EPISODE_STATUSES) == set(EPISODE_STATUS_LABELS)
    assert EPISODE_MOVES["ended"] == frozenset()
    assert "new referral" in episode_move_refusal("ended", "open")


GUIDE = Caseload(families_from=20, families_to=30, wte=0.6)


@pytest.mark.parametrize(
    ("families", "wte", "said"),
    [
        (25, 0.6, "25 families, within the guide"),
        (31, 0.6, "31 families, above the guide of 20 to 30"),
        (1, 1.0, "1 family, below the guide of 33 to 50"),
    ],
)
def test_a_caseload_is_set_beside_the_guide(families, wte, said):
    assert caseload_words(families, GUIDE, wte) == said


def test_a_post_of_no_time_has_no_caseload():
    with pytest.raises(ValueError, match="no time"):
        families_per_wte(1, 0)


def test_work_with_a_parent_alone_names_the_barrier_it_removes():
    assert plan_refusal(["watch_wait_wonder"], "") is None
    assert plan_refusal(["adult_therapy"], "Nightmares keep her from picking him up.") is None
    assert "barrier" in plan_refusal(["adult_therapy"], " ")


def test_the_cap_on_parenting_assessments_warns():
    capped = ParentingAssessments(may_contribute=True, stand_alone_a_year=2)
    assert assessment_warning(1, capped) is None
    assert assessment_warning(2, capped).startswith("2 stand-alone parenting assessments this year already")
    assert assessment_warning(9, ParentingAssessments(may_contribute=True, stand_alone_a_year=0)) is None
