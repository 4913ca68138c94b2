"""The stress checklist, ratings, risk, completeness, the moves of a referral, and its clock in words."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.core.clock import LONDON
from nestling.organisations.profiles import changed, shipped_profiles
from nestling.referrals.rules import (
    DOMAINS,
    GROUP_LABELS,
    MOVES,
    OPEN_STATUSES,
    STATUS_LABELS,
    STATUSES,
    TASK_LABELS,
    FormFacts,
    Span,
    all_factors,
    clock_on,
    cluster_refusal,
    combine,
    cumulative_risk,
    direct_contact_refusal,
    elapsed_words,
    factor_label,
    factors_for,
    is_late,
    limits,
    missing,
    move_refusal,
    offers_for,
    placement_refusal,
    questions_needed,
    stress_profile,
    target_words,
    tasks_done,
    thrive_suggestion,
)

ESSEX = shipped_profiles()["essex-2018"][0]
NORFOLK = shipped_profiles()["norfolk-2008"][0]
LEEDS = shipped_profiles()["leeds-2012"][0]
DAY = date(2026, 6, 1)


def edited(left_out=(), added=()):
    value = {"left_out": list(left_out), "added": list(added)}
    return changed(LEEDS, {"checklist": {**LEEDS.checklist.model_dump(), "value": value}})


def test_the_checklist_is_thirty_stresses_in_three_groups():
    assert len({each.key for each in all_factors()}) == len(all_factors()) == 30
    assert {each.group for each in all_factors()} == set(GROUP_LABELS)
    assert len(limits()) == 4
    assert "no threshold" in limits()[-1]


def test_a_service_leaves_out_adds_and_replaces():
    war = {"key": "war", "label": "Flight from war", "group": "parent"}
    sleep = {"key": "sleep", "label": "Sleep that worries the family", "group": "child"}
    profile = edited(left_out=["crying"], added=[war, sleep])
    keys = [each.key for each in factors_for(profile)]
    assert "crying" not in keys
    assert keys.count("sleep") == 1
    assert len(keys) == 30
    groups = [each.group for each in factors_for(profile)]
    assert groups == sorted(groups, key=list(GROUP_LABELS).index)
    assert factor_label(profile, "sleep") == "Sleep that worries the family"
    assert factor_label(profile, "crying") == "Extreme crying that nothing consoles"
    assert factor_label(profile, "old_key") == "Old key"


def test_not_asked_is_neither_absent_nor_not_known():
    found = stress_profile(LEEDS, {"sleep": "present", "crying": "not_known", "isolation": "past"})
    assert found.present == 1
    assert found.not_asked == 27
    assert [each.key for each in found.factors_in("not_known")] == ["crying"]
    assert [state for factor, state in found.in_group("child") if factor.key == "sleep"] == ["present"]


@given(st.lists(st.integers(1, 6), min_size=4, max_size=4))
def test_a_combined_cluster_lies_among_its_ratings(ratings):
    domains = dict(zip(DOMAINS, ratings, strict=True))
    mean = combine(domains, "rounded_mean").cluster
    assert min(ratings) <= mean <= combine(domains, "highest").cluster == max(ratings)
    assert abs(mean - sum(ratings) / 4) <= 0.5


@pytest.mark.parametrize("domains", [{}, dict.fromkeys(DOMAINS, 7), dict.fromkeys(DOMAINS[:3], 3)])
def test_half_a_rating_cannot_be_combined(domains):
    with pytest.raises(ValueError, match="all four domains"):
        combine(domains, "highest")


FOURS = dict.fromkeys(DOMAINS, 4)


@pytest.mark.parametrize(
    ("rule", "cluster", "reason", "refused"),
    [
        ("clinicians_choice", 6, "", None),
        ("clinicians_choice", 7, "", "from 1 to 6"),
        ("highest", 4, "", None),
        ("highest", 5, "", "gives cluster 4"),
        ("highest", 5, "Two older children were removed.", None),
    ],
)
def test_departing_from_the_rule_needs_a_reason(rule, cluster, reason, refused):
    found = cluster_refusal(FOURS, rule, cluster, reason)
    assert (found is None) if refused is None else (refused in found)


def test_thrive_needs_a_group_and_a_reason():
    assert placement_refusal("getting_help", "She asked for it.") is None
    assert placement_refusal("getting_help", "  ") is not None
    assert placement_refusal("severe", "x") is not None
    assert thrive_suggestion(LEEDS, 7) is None
    assert "Specialist assessment" in offers_for(LEEDS, "getting_more_help")
    assert offers_for(LEEDS, "severe") == ()


def test_risk_explains_itself():
    two = cumulative_risk(NORFOLK, 2)
    assert two.sentence == "2 risk factors present. Norfolk 2008 §1.3 gives no figure for 2."
    one = cumulative_risk(NORFOLK, 1, {"looked_after"})
    assert one.sentence == (
        "1 risk factor present. The baby is looked after by the local authority, which counts as at least 4. "
        "Norfolk 2008 §1.3 puts the likelihood that a child comes to have a mental health problem at 20% "
        "with 4 or more factors."
    )
    assert cumulative_risk(NORFOLK, 3).sentence.endswith("a mental health problem at about 8% with 3 factors.")
    with pytest.raises(ValueError, match="never below zero"):
        cumulative_risk(NORFOLK, -1)


COMPLETE = {
    "baby_named": True,
    "born_on": DAY,
    "carer_named": True,
    "relation": "mother",
    "lives_in_area": True,
    "gp_practice": "The Test Practice",
    "gp_in_area": True,
    "referrer_name": "Jo Bell",
    "referrer_profession": "health_visitor",
    "referrer_reachable": True,
    "source": "health_visitor",
    "request_type": "direct_assessment",
    "primary_reason": "attachment",
    "how_compromised": "She says she feels nothing when he cries and turns away.",
    "relationship_affected": True,
    "checklist_confirmed": True,
    "family_agrees": "yes",
}


def test_a_complete_form_lacks_nothing():
    assert missing(FormFacts(**COMPLETE), ESSEX) == ()
    assert all(tasks_done(()).values())


def test_an_unborn_baby_needs_no_name():
    unborn = {**COMPLETE, "baby_named": False, "born_on": None, "due_on": DAY}
    assert missing(FormFacts(**unborn), ESSEX) == ()


@pytest.mark.parametrize(
    ("lacking", "task"),
    [
        ({"baby_named": False}, "baby"),
        ({"born_on": None}, "baby"),
        ({"carer_named": False}, "carer"),
        ({"relation": ""}, "carer"),
        ({"gp_in_area": None}, "area"),
        ({"gp_practice": " "}, "area"),
        ({"referrer_name": " "}, "referrer"),
        ({"referrer_profession": ""}, "referrer"),
        ({"referrer_reachable": False}, "referrer"),
        ({"source": ""}, "request"),
        ({"request_type": ""}, "request"),
        ({"primary_reason": ""}, "request"),
        ({"how_compromised": "poor bonding"}, "relationship"),
        ({"relationship_affected": None}, "relationship"),
        ({"checklist_confirmed": False}, "checklist"),
        ({"family_agrees": "not_asked"}, "agreement"),
    ],
)
def test_each_gap_is_named_under_its_task(lacking, task):
    (found,) = missing(FormFacts(**{**COMPLETE, **lacking}), ESSEX)
    assert found.task == task
    assert tasks_done((found,)) == {each: each != task for each in TASK_LABELS}


def test_the_area_is_asked_as_the_service_asks_it():
    unknown = FormFacts(**{**COMPLETE, "lives_in_area": None, "gp_in_area": None, "gp_practice": ""})
    practice = ["The family's GP practice.", "Whether that GP practice is in the area of the service."]
    both = changed(
        ESSEX, {"residence": {**ESSEX.residence.model_dump(), "value": {"rule": "both", "areas": ["Essex"]}}}
    )
    assert [each.sentence for each in missing(unknown, NORFOLK)] == ["Where the family lives."]
    assert [each.sentence for each in missing(unknown, ESSEX)] == practice
    assert [each.sentence for each in missing(unknown, both)] == ["Where the family lives.", *practice]
    assert missing(unknown, LEEDS) == ()


def test_each_question_is_marked_as_the_service_needs_it():
    marked = questions_needed(ESSEX)
    assert marked["family_agrees"] == "needed before triage"
    assert marked["gp_practice"] == marked["gp_in_area"] == "needed before triage"
    assert marked["infant_due_on"] == "one of these two is needed before triage"
    assert marked["referrer_email"] == "one of these three is needed before triage"
    assert "lives_in_area" not in marked
    assert not {"lives_in_area", "gp_practice", "gp_in_area"} & questions_needed(LEEDS).keys()
    assert "hopes" not in marked


def test_the_moves_name_every_status_and_reach_each_one():
    assert set(MOVES) == set(STATUSES) == set(STATUS_LABELS)
    assert set().union(*MOVES.values()) == set(STATUSES) - {"being_written"}
    assert set(STATUSES) > OPEN_STATUSES


@pytest.mark.parametrize(("now", "then"), [(now, then) for now in MOVES for then in MOVES])
def test_a_move_is_refused_unless_it_is_listed(now, then):
    refusal = move_refusal(now, then)
    assert (refusal is None) == (then in MOVES[now])
    assert refusal is None or STATUS_LABELS[now].lower() in refusal


def test_a_decision_is_made_only_from_triage():
    assert [now for now in MOVES if "accepted" in MOVES[now]] == ["in_triage"]
    assert [now for now in MOVES if "declined" in MOVES[now]] == ["in_triage"]


@given(
    wait=st.integers(0, 400),
    spans=st.lists(st.tuples(st.integers(-5, 400), st.integers(0, 60), st.booleans()), max_size=4),
)
def test_the_time_with_the_referrer_never_exceeds_the_wait(wait, spans):
    returns = [
        Span(DAY + timedelta(start), None if still_there else DAY + timedelta(start + length))
        for start, length, still_there in spans
    ]
    clock = clock_on(DAY, DAY + timedelta(wait), returns)
    assert clock.days == wait
    assert 0 <= clock.days_with_referrer <= clock.days
    assert clock.days_with_us + clock.days_with_referrer == wait


def test_waits_are_said_in_words():
    assert clock_on(DAY, DAY + timedelta(12)).words == "12 days"
    assert clock_on(DAY, DAY + timedelta(12), [Span(DAY, DAY + timedelta(5))]).words == (
        "12 days, of which 5 with the referrer"
    )
    assert elapsed_words(DAY, DAY) == "asked today"
    assert elapsed_words(DAY, DAY + timedelta(3)) == "waiting for 3 days"
    assert elapsed_words(DAY, DAY + timedelta(9), DAY + timedelta(1)) == "answered after 1 day"
    assert elapsed_words(DAY, DAY + timedelta(9), DAY) == "answered the same day"
    assert target_words(30, 28) == "2 days over the aim of 28 days"
    assert target_words(28, 28) == "0 days left of 28 days"
    assert (is_late(28, 28), is_late(29, 28)) == (False, True)


def test_the_gate_says_what_to_record_first():
    visit = datetime(2026, 6, 1, 9, 30, tzinfo=LONDON)
    assert "face-to-face consultation" in direct_contact_refusal("face_to_face", None, visit)
    assert direct_contact_refusal("phone", None, visit).startswith("A consultation with the referrer")
    assert "check both dates" in direct_contact_refusal("phone", DAY + timedelta(1), visit)
    assert "on 1 June 2026 at 9:31am" in direct_contact_refusal("phone", visit + timedelta(minutes=1), visit)
