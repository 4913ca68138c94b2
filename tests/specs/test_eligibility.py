"""Who is accepted: age to the day, pregnancy, clusters by date, child protection, and one referral in five services."""

from datetime import date

import pytest

from nestling.organisations.profiles import profile_on, shipped_profiles
from nestling.referrals.rules import Facts, RuleLine, eligibility
from tests.specs.drawn import rows
from tests.specs.profiles import called

A_FITTING_REFERRAL = {
    "on": date(2026, 6, 1),
    "born_on": date(2026, 1, 10),
    "protection": frozenset(),
    "referrer_profession": "health_visitor",
    "lives_in_area": True,
    "gp_in_area": True,
    "concern_meets_test": True,
    "relationship_affected": True,
    "belongs_elsewhere": False,
}


def line(profile_name: str, setting: str, **facts) -> RuleLine:
    found = eligibility(called(profile_name), Facts(**{**A_FITTING_REFERRAL, **facts}))
    return next(each for each in found.lines if each.setting == setting)


AGES = """
    case     | service  | born       | received   | age                    | accepted | last day
    ---------+----------+------------+------------+------------------------+----------+-----------
    G-18 a   | Leeds    | 2024-06-01 | 2026-06-01 | exactly 24 months      | yes      | 2026-06-01
    G-18 a   | Essex    | 2024-06-01 | 2026-06-01 | exactly 24 months      | no       | 2026-05-31
    G-18 b   | Leeds    | 2024-06-01 | 2026-06-02 | 24 months and a day    | no       | 2026-06-01
    G-18 b   | Essex    | 2024-06-02 | 2026-06-01 | a day short of 2 years | yes      | 2026-06-01
    G-18 c   | N&W 2025 | 2022-06-02 | 2026-06-01 | 3 years, 364 days      | yes      | 2026-06-01
    G-18 c   | Leeds    | 2022-06-02 | 2026-06-01 | 3 years, 364 days      | no       | 2024-06-02
    G-18 c   | Essex    | 2022-06-02 | 2026-06-01 | 3 years, 364 days      | no       | 2024-06-01
    G-18 d   | N&W 2025 | 2022-06-01 | 2026-06-01 | 4 years                | no       | 2026-05-31
    G-18 e   | Norfolk  | 2022-06-01 | 2026-06-01 | 4 years                | yes      | 2027-05-31
    G-18 e   | Norfolk  | 2021-06-02 | 2026-06-01 | a day short of 5 years | yes      | 2026-06-01
    G-18 e   | Norfolk  | 2021-06-01 | 2026-06-01 | 5 years                | no       | 2026-05-31
    leap     | Essex    | 2024-02-29 | 2026-02-28 | 29 February, year 2    | yes      | 2026-02-28
    leap     | Essex    | 2024-02-29 | 2026-03-01 | 29 February, year 2    | no       | 2026-02-28
    leap     | Leeds    | 2024-02-29 | 2026-03-01 | 29 February, year 2    | yes      | 2026-03-01
"""


@pytest.mark.parametrize(("case", "service", "born", "received", "age", "accepted", "last"), rows(AGES))
def test_age_ceiling_holds_to_the_day(case, service, born, received, age, accepted, last):
    found = line(service, "age_ceiling", born_on=date.fromisoformat(born), on=date.fromisoformat(received))
    assert (found.passed, found.inputs["eligible_until"]) == (accepted, last)


UNBORN = """
    case     | service  | antenatal
    ---------+----------+----------
    G-19     | Leeds    | yes
    G-19     | Essex    | yes
    default  | Norfolk  | yes
    default  | HMR      | yes
    default  | N&W 2025 | yes
"""


@pytest.mark.parametrize(("case", "service", "antenatal"), rows(UNBORN))
def test_an_unborn_baby_is_eligible(case, service, antenatal):
    unborn = {"born_on": None, "due_on": date(2026, 8, 1)}
    assert line(service, "age_ceiling", **unborn).passed == "yes"
    assert line(service, "antenatal", **unborn).passed == antenatal


CLUSTERS = """
    case            | received   | cluster | accepted
    ----------------+------------+---------+---------
    G-21 closed     | 2021-06-01 | 4       | yes
    G-21 closed     | 2021-06-01 | 5       | no
    G-21 closed     | 2021-06-01 | 6       | no
    phase one       | 2023-03-31 | 4       | yes
    phase one       | 2023-04-01 | 4       | no
    phase one       | 2023-04-01 | 3       | yes
    phase one       | 2025-03-31 | 4       | no
    phase three     | 2025-04-01 | 4       | yes
    phase three     | 2025-04-01 | 3       | no
    phase three     | 2025-04-01 | 6       | yes
    before 2021     | 2019-06-01 | 4       | yes
    not rated       | 2026-06-01 |         | unknown
"""


@pytest.mark.parametrize(("case", "received", "cluster", "accepted"), rows(CLUSTERS))
def test_norfolk_and_waveney_opens_and_closes_clusters_by_date(case, received, cluster, accepted):
    day = date.fromisoformat(received)
    profile = profile_on(shipped_profiles()["norfolk-waveney-2023"], day)
    born = date(day.year - 1, 6, 2)
    facts = Facts(**{**A_FITTING_REFERRAL, "on": day, "born_on": born, "cluster": int(cluster) if cluster else None})
    found = {each.setting: each for each in eligibility(profile, facts).lines}
    assert found["accepted_clusters"].passed == accepted


PROTECTION = """
    case  | service  | status                 | accepted
    ------+----------+------------------------+---------
    G-34  | Essex    | investigation          | no
    G-34  | Essex    | investigation_proposed | no
    G-34  | HMR      | investigation          | yes
    G-34  | N&W 2021 | investigation          | yes
    G-34  | N&W 2023 | investigation          | yes
    G-34  | N&W 2025 | investigation          | yes
    CF-09 | Leeds    | investigation          | yes
    CF-09 | Norfolk  | protection_plan        | yes
    CF-09 | Norfolk  | looked_after           | yes
    CF-09 | Essex    | protection_plan        | yes
    CF-09 | Essex    | looked_after           | yes
    CF-09 | Essex    | child_in_need          | yes
    CF-09 | Essex    | unborn_plan            | yes
"""


@pytest.mark.parametrize(("case", "service", "status", "accepted"), rows(PROTECTION))
def test_an_investigation_is_not_a_plan_and_not_being_looked_after(case, service, status, accepted):
    assert line(service, "excluded_protection", protection=frozenset({status})).passed == accepted


# One referral: a GP asks for help for a child of 2 years and 29 days, rated cluster 4, with an investigation open.
FIVE_SERVICES = """
    service  | outcome      | why
    ---------+--------------+---------------------------------------------------------------------------------
    Leeds    | not_eligible | The baby was 24 months old on 3 May 2026; this service accepts babies up to and including the day they are 24 months old.
    Leeds    | not_eligible | The referrer is a GP; this service accepts referrals from: health visitor, midwife, specialist midwife, family nurse (Family Nurse Partnership), school nurse and CAMHS practitioner.
    Norfolk  | eligible     |
    Essex    | not_eligible | The baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    Essex    | not_eligible | There is: child protection investigation under way; this service does not accept a referral meanwhile.
    HMR      | not_eligible | The baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    N&W 2021 | eligible     |
    N&W 2023 | not_eligible | The family is rated cluster 4; since 1 April 2023 this service accepts clusters 1, 2 and 3.
    N&W 2025 | eligible     |
"""  # noqa: E501 - each row is one sentence as it is shown


@pytest.mark.parametrize("service", ["Leeds", "Norfolk", "Essex", "HMR", "N&W 2021", "N&W 2023", "N&W 2025"])
def test_the_same_referral_gets_five_explained_decisions(service):
    drawn = [row for row in rows(FIVE_SERVICES) if row[0] == service]
    facts = {**A_FITTING_REFERRAL, "born_on": date(2024, 5, 3), "referrer_profession": "gp", "cluster": 4}
    found = eligibility(called(service), Facts(**{**facts, "protection": frozenset({"investigation"})}))
    assert found.outcome == drawn[0][1]
    assert [each.sentence for each in found.lines_that("no")] == [row[2] for row in drawn if row[2]]
    assert all(each.sentence for each in found.lines)


def test_a_decline_is_said_in_one_plain_sentence():
    found = eligibility(called("HMR"), Facts(**{**A_FITTING_REFERRAL, "born_on": date(2024, 5, 3)}))
    assert found.decline_sentence == (
        "Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second birthday."
    )
