"""Each setting's answer in words, the trace that is kept, what a change of profile would alter, and who decides."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.core.codes import code_table, is_code
from nestling.organisations.profiles import Profile, changed, shipped_profiles
from nestling.referrals.rules import (
    REJECTION_REASONS,
    Facts,
    acceptance_refusal,
    changed_lines,
    closes_clusters,
    days_left,
    decision_trace,
    decline_refusal,
    eligibility,
    may_decide,
    role_refusal,
    suggested_rejection,
)

PROFILES = [version for versions in shipped_profiles().values() for version in versions]
ESSEX = shipped_profiles()["essex-2018"][0]
LEEDS = shipped_profiles()["leeds-2012"][0]
NORFOLK = shipped_profiles()["norfolk-2008"][0]
PHASE_ONE, PHASE_TWO, PHASE_THREE = shipped_profiles()["norfolk-waveney-2023"]

ON = date(2026, 6, 1)
FITTING = {
    "on": ON,
    "born_on": date(2026, 1, 10),
    "protection": frozenset(),
    "referrer_profession": "health_visitor",
    "lives_in_area": True,
    "gp_in_area": True,
    "concern_meets_test": True,
    "relationship_affected": True,
    "belongs_elsewhere": False,
    "cluster": 3,
}


def facts(**changes) -> Facts:
    return Facts(**{**FITTING, **changes})


def with_value(profile: Profile, name: str, value: object) -> Profile:
    return changed(profile, {name: {**getattr(profile, name).model_dump(), "value": value}})


def line(profile, setting, **changes):
    return next(each for each in eligibility(profile, facts(**changes)).lines if each.setting == setting)


@pytest.mark.parametrize(
    ("profile", "setting", "changes", "passed", "says"),
    [
        (ESSEX, "age_ceiling", {"born_on": None}, "unknown", "Neither a birth date nor a due date is recorded."),
        (ESSEX, "age_ceiling", {}, "yes", "was 4 months and 22 days old on 1 June 2026"),
        (ESSEX, "age_ceiling", {"born_on": date(2026, 7, 1)}, "yes", "not born yet"),
        (NORFOLK, "tier_ages", {"tier": "universal", "born_on": date(2023, 5, 1)}, "no", "for universal help"),
        (NORFOLK, "tier_ages", {"tier": "targeted", "born_on": date(2023, 5, 1)}, "yes", "for targeted help"),
        (NORFOLK, "age_ceiling", {"tier": "other"}, "yes", "up to and including age 4"),
        (ESSEX, "antenatal", {"born_on": None, "due_on": date(2026, 8, 1)}, "yes", "(due on 1 August 2026)"),
        (ESSEX, "antenatal", {"born_on": date(2026, 6, 9)}, "yes", "not born yet; this service accepts"),
        (ESSEX, "residence", {"gp_in_area": None}, "unknown", "It is not recorded whether the family is registered"),
        (ESSEX, "residence", {"gp_in_area": False}, "no", "this service is for families who are."),
        (ESSEX, "residence", {"lives_in_area": False}, "yes", "registered with a GP in Essex"),
        (
            NORFOLK,
            "residence",
            {"lives_in_area": False},
            "no",
            "does not live in Norfolk; this service is for families who do.",
        ),
        (LEEDS, "residence", {"lives_in_area": False}, "yes", "does not decide by where"),
        (LEEDS, "accepted_referrers", {}, "yes", "The referrer is a health visitor"),
        (
            LEEDS,
            "accepted_referrers",
            {"referrer_profession": "social_worker"},
            "no",
            "accepts a referral from a health visitor, a midwife",
        ),
        (LEEDS, "accepted_referrers", {"referrer_profession": ""}, "unknown", "not recorded"),
        (LEEDS, "self_referral", {"referrer_profession": "parent"}, "no", "only from a professional"),
        (ESSEX, "accepted_referrers", {"referrer_profession": "early_help_worker"}, "yes", "is an early help worker"),
        (ESSEX, "concern_test", {"concern_meets_test": None}, "needs_judgement", "read the referral"),
        (ESSEX, "concern_test", {"concern_meets_test": False}, "no", "accepts a referral only where it does"),
        (NORFOLK, "concern_test", {}, "yes", "puts the baby's development at risk"),
        (ESSEX, "parent_only", {"relationship_affected": None}, "needs_judgement", "Say which."),
        (ESSEX, "parent_only", {"relationship_affected": False}, "no", "Only the parent is struggling"),
        (NORFOLK, "parent_only", {"relationship_affected": False}, "yes", "also helps"),
        (NORFOLK, "parent_only", {"relationship_affected": None}, "yes", "also helps"),
        (PHASE_TWO, "parent_only", {"relationship_affected": False}, "needs_judgement", "write down why"),
        (
            PHASE_TWO,
            "parent_only",
            {"relationship_affected": False, "parent_only_reason": "It frees her to see him."},
            "yes",
            "a reason why help serves the baby is recorded",
        ),
        (ESSEX, "excluded_protection", {"protection": None}, "unknown", "Ask whether"),
        (
            ESSEX,
            "excluded_protection",
            {"protection": frozenset({"looked_after"})},
            "yes",
            "No child protection investigation is proposed or under way.",
        ),
        (
            LEEDS,
            "excluded_protection",
            {"protection": None},
            "yes",
            "No child protection status keeps a family from this service.",
        ),
        (
            LEEDS,
            "excluded_protection",
            {"protection": frozenset({"looked_after"})},
            "yes",
            "The baby is looked after by",
        ),
        (PHASE_TWO, "accepted_clusters", {"cluster": 4}, "no", "since 1 April 2023"),
        (
            ESSEX,
            "not_our_job",
            {"belongs_elsewhere": None},
            "needs_judgement",
            "better met by primary care, maternity services",
        ),
        (ESSEX, "not_our_job", {"belongs_elsewhere": True}, "no", "better met by another service; this"),
        (
            LEEDS,
            "not_our_job",
            {"belongs_elsewhere": True, "belongs_to": "housing"},
            "no",
            "better met by housing; this",
        ),
        (LEEDS, "gate", {}, "later", "need not wait"),
        (LEEDS, "gate", {"gate_passed_on": date(2026, 5, 20)}, "yes", "took place on 20 May 2026"),
        (ESSEX, "gate", {}, "yes", "without a consultation first"),
    ],
)
def test_a_setting_answers_in_words(profile, setting, changes, passed, says):
    found = line(profile, setting, **changes)
    assert found.passed == passed
    assert says in found.sentence
    assert found.label
    assert found.passed_words


def test_settings_that_no_shipped_profile_uses_answer_too():
    after_birth = with_value(ESSEX, "antenatal", False)
    assert line(after_birth, "antenatal", born_on=None, due_on=ON).passed == "no"
    own_request = with_value(LEEDS, "self_referral", True)
    assert line(own_request, "self_referral", referrer_profession="parent").passed == "yes"
    both = with_value(ESSEX, "residence", {"rule": "both", "areas": ["Essex"]})
    assert line(both, "residence").sentence == "The family lives in Essex and is registered with a GP there."
    assert line(both, "residence", lives_in_area=None).passed == "unknown"
    assert (
        line(both, "residence", lives_in_area=None).sentence == "It is not recorded whether the family lives in Essex."
    )
    assert line(both, "residence", lives_in_area=False).sentence == (
        "The family does not live in Essex; this service is for families who do both."
    )
    assert line(both, "residence", lives_in_area=False, gp_in_area=False).sentence == (
        "The family does not live in or have a GP in Essex; this service is for families who do both."
    )
    closed = with_value(PHASE_ONE, "accepted_clusters", [])
    assert line(closed, "accepted_clusters", cluster=1).sentence.endswith("this service accepts no cluster.")
    one = with_value(PHASE_ONE, "accepted_clusters", [4])
    assert line(one, "accepted_clusters", cluster=4).sentence.endswith("accepts cluster 4.")
    phone = with_value(LEEDS, "gate", "phone")
    assert line(phone, "gate").sentence.startswith("A consultation with the referrer")
    months = with_value(ESSEX, "age_ceiling", {"limit": 18, "unit": "months", "rule": "before"})
    assert line(months, "age_ceiling", born_on=date(2024, 12, 1)).sentence == (
        "The baby was 18 months old on 1 June 2026; this service accepts babies before they are 18 months old."
    )


def test_questions_without_an_answer_keep_the_outcome_open():
    assert eligibility(ESSEX, facts(concern_meets_test=None)).outcome == "needs_answers"
    assert eligibility(ESSEX, facts(concern_meets_test=None, gp_in_area=False)).outcome == "not_eligible"
    assert eligibility(ESSEX, facts()).outcome == "eligible"
    assert eligibility(ESSEX, facts()).decline_sentence == ""


FACTS = st.builds(
    Facts,
    on=st.dates(date(2022, 1, 1), date(2027, 1, 1)),
    born_on=st.none() | st.dates(date(2018, 1, 1), date(2027, 6, 1)),
    due_on=st.none() | st.dates(date(2022, 1, 1), date(2027, 6, 1)),
    tier=st.sampled_from(["", "universal", "targeted", "specialist"]),
    cluster=st.none() | st.integers(1, 6),
    protection=st.none() | st.frozensets(st.sampled_from([each.code for each in code_table("protection_status")])),
    referrer_profession=st.sampled_from(["", *(each.code for each in code_table("referrer_profession"))]),
    lives_in_area=st.sampled_from([True, False, None]),
    gp_in_area=st.sampled_from([True, False, None]),
    concern_meets_test=st.sampled_from([True, False, None]),
    relationship_affected=st.sampled_from([True, False, None]),
    belongs_elsewhere=st.sampled_from([True, False, None]),
    gate_passed_on=st.none() | st.dates(date(2022, 1, 1), date(2027, 1, 1)),
)


@given(profile=st.sampled_from(PROFILES), facts=FACTS)
def test_every_referral_gets_a_full_explanation_that_can_be_kept(profile, facts):
    found = eligibility(profile, facts)
    kept = json.loads(json.dumps(decision_trace(profile, found)))
    assert kept["outcome"] == found.outcome
    assert [row["sentence"] for row in kept["lines"]] == [each.sentence for each in found.lines]
    assert all(row["sentence"].endswith((".", "?")) and row["source"] and row["status"] for row in kept["lines"])
    assert len({each.setting for each in found.lines}) == len(found.lines)
    assert (found.outcome == "not_eligible") == bool(found.decline_sentence)
    if found.outcome == "not_eligible":
        assert is_code("rejection_reason", suggested_rejection(found))


def test_the_trace_names_the_version_the_setting_and_the_inputs():
    kept = decision_trace(PHASE_TWO, eligibility(PHASE_TWO, facts(cluster=4)))
    assert (kept["profile"], kept["starts_on"], kept["judged_on"]) == (
        "norfolk-waveney-2023",
        "2023-04-01",
        "2026-06-01",
    )
    row = next(each for each in kept["lines"] if each["setting"] == "accepted_clusters")
    assert (row["inputs"], row["value"]) == ({"cluster": 4, "on": "2026-06-01"}, [1, 2, 3])
    assert (row["register"], row["source"]) == ("CF-04", "Norfolk & Waveney 2023 §1.0")


def test_a_change_of_profile_shows_what_would_differ_for_an_open_referral():
    (only,) = changed_lines(PHASE_TWO, PHASE_THREE, facts(cluster=4))
    assert (only.label, only.before.passed, only.after.passed) == ("Clusters accepted", "no", "yes")
    assert changed_lines(PHASE_TWO, PHASE_TWO, facts()) == ()


def test_a_line_that_appears_or_goes_is_a_change_too():
    stricter = with_value(PHASE_TWO, "concern_test", "serious_concern")
    (came,) = changed_lines(PHASE_TWO, stricter, facts())
    (went,) = changed_lines(stricter, PHASE_TWO, facts())
    assert (came.before, went.after) == (None, None)


def test_the_days_left_are_counted_for_the_intake_board():
    assert days_left(ESSEX, date(2024, 6, 11), date(2026, 6, 10)) == "0 days left"
    assert days_left(ESSEX, date(2024, 6, 12), date(2026, 6, 10)) == "1 day left"
    assert days_left(ESSEX, date(2024, 6, 10), date(2026, 6, 10)) == "past the age limit"
    assert days_left(NORFOLK, date(2023, 6, 11), date(2026, 6, 10), "universal") == "0 days left"


def test_need_must_be_rated_first_only_where_a_cluster_is_closed():
    assert [closes_clusters(profile) for profile in (LEEDS, ESSEX, PHASE_TWO, PHASE_THREE)] == [
        False,
        False,
        True,
        True,
    ]


def test_the_profile_names_who_decides():
    assert may_decide(LEEDS, {"service_manager"})
    assert not may_decide(LEEDS, {"practitioner"})
    assert may_decide(ESSEX, {"practitioner"})
    assert role_refusal(LEEDS, {"practitioner"}).sentence == (
        "In this service only the service manager accepts or declines a referral. Ask the service manager to decide."
    )


@pytest.mark.parametrize(
    ("profile", "roles", "changes", "says"),
    [
        (LEEDS, {"practitioner"}, {}, "only the service manager"),
        (ESSEX, {"practitioner"}, {"gp_in_area": False}, "does not fit the service. The family is not registered"),
        (ESSEX, {"practitioner"}, {"concern_meets_test": None}, "must be answered before"),
        (ESSEX, {"practitioner"}, {}, None),
        (LEEDS, {"service_manager"}, {}, None),
    ],
)
def test_accepting_waits_for_the_right_person_and_every_answer(profile, roles, changes, says):
    refused = acceptance_refusal(profile, roles, eligibility(profile, facts(**changes)))
    assert (says is None) == (refused is None)
    assert says is None or says in refused.sentence


GIVEN = {"rejection_reason": "age", "reasons": "Too old.", "advice": "Ring the family hub."}


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"rejection_reason": ""}, "rejection_reason"),
        ({"reasons": " "}, "reasons"),
        ({"advice": ""}, "advice"),
        ({}, ""),
    ],
)
def test_a_decline_owes_a_code_reasons_and_advice(lacking, field):
    refused = decline_refusal(LEEDS, {"service_manager"}, **{**GIVEN, **lacking})
    assert (refused.field if refused else "") == field


def test_a_decline_by_the_wrong_role_is_refused():
    assert "only the service manager" in decline_refusal(LEEDS, {"practitioner"}, **GIVEN).sentence


def test_every_failing_line_leads_to_a_coded_reason():
    assert all(is_code("rejection_reason", code) for code in REJECTION_REASONS.values())
    assert suggested_rejection(eligibility(ESSEX, facts())) == ""
