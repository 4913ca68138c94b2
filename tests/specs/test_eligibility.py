"""Who is accepted: age to the day, pregnancy, clusters by date, child protection, and one referral in five services."""

from datetime import date

import pytest

from nestling.core.codes import code_table
from nestling.organisations.profiles import profile_on, shipped_profiles
from nestling.referrals.rules import DECLINED_BECAUSE, Facts, RuleLine, decision_sentence, eligibility
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
    Leeds    | not_eligible | The referrer is a GP; this service accepts a referral from a health visitor, a midwife, a specialist midwife, a family nurse (Family Nurse Partnership), a school nurse or a CAMHS practitioner.
    Norfolk  | eligible     |
    Essex    | not_eligible | The baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    Essex    | not_eligible | A child protection investigation is under way; this service does not accept a referral while that is so.
    HMR      | not_eligible | The baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    N&W 2021 | eligible     |
    N&W 2023 | not_eligible | The need is rated as cluster 4; since 1 April 2023 this service accepts clusters 1, 2 and 3.
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


CHANGED = {
    "too old": {"born_on": date(2021, 5, 3)},
    "2 years old": {"born_on": date(2024, 5, 3)},
    "a parent asks": {"referrer_profession": "parent"},
    "a social worker": {"referrer_profession": "social_worker"},
    "lives elsewhere": {"lives_in_area": False},
    "GP elsewhere": {"gp_in_area": False},
    "less concern": {"concern_meets_test": False},
    "parent only": {"relationship_affected": False},
    "cluster 1": {"cluster": 1},
    "cluster 6": {"cluster": 6},
    "investigation": {"protection": frozenset({"investigation"})},
    "one proposed": {"protection": frozenset({"investigation_proposed"})},
    "needs another": {"belongs_elsewhere": True, "belongs_to": "health visiting"},
    "two reasons": {"born_on": date(2024, 5, 3), "protection": frozenset({"investigation"})},
}
# The decision as the referrer could be sent it; what a service does not decline is not drawn here.
DECLINES = """
    service  | what            | sentence
    ---------+-----------------+---------------------------------------------------------------------------------
    Leeds    | 2 years old     | Declined: the baby was 24 months old on 3 May 2026; this service accepts babies up to and including the day they are 24 months old.
    Norfolk  | too old         | Declined: the baby turned 5 on 3 May 2026; this service accepts babies up to and including age 4 (before their fifth birthday).
    Essex    | 2 years old     | Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    HMR      | 2 years old     | Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second birthday.
    N&W 2025 | too old         | Declined: the baby turned 4 on 3 May 2025; this service accepts babies before their fourth birthday.
    Leeds    | a parent asks   | Declined: a parent asked; this service accepts a referral only from a professional who works with the family.
    Leeds    | a social worker | Declined: the referrer is a social worker; this service accepts a referral from a health visitor, a midwife, a specialist midwife, a family nurse (Family Nurse Partnership), a school nurse or a CAMHS practitioner.
    Norfolk  | lives elsewhere | Declined: the family does not live in Norfolk; this service is for families who do.
    N&W 2025 | lives elsewhere | Declined: the family does not live in Norfolk or Waveney; this service is for families who do.
    Essex    | GP elsewhere    | Declined: the family is not registered with a GP in Essex; this service is for families who are.
    Leeds    | less concern    | Declined: the referral does not describe serious concern about the attachment relationship; this service accepts a referral only where it does.
    Norfolk  | less concern    | Declined: the referral does not describe a relationship that puts the baby's development at risk; this service accepts a referral only where it does.
    Essex    | less concern    | Declined: the referral does not describe a difficulty at the severe or complex end that is already apparent; this service accepts a referral only where it does.
    Leeds    | parent only     | Declined: only the parent is struggling; this service is for families where the relationship is affected too.
    Essex    | parent only     | Declined: only the parent is struggling; this service is for families where the relationship is affected too.
    N&W 2021 | cluster 6       | Declined: the need is rated as cluster 6; since 1 January 2021 this service accepts clusters 1, 2, 3 and 4.
    N&W 2023 | cluster 6       | Declined: the need is rated as cluster 6; since 1 April 2023 this service accepts clusters 1, 2 and 3.
    N&W 2025 | cluster 1       | Declined: the need is rated as cluster 1; since 1 April 2025 this service accepts clusters 4, 5 and 6.
    Essex    | investigation   | Declined: a child protection investigation is under way; this service does not accept a referral while that is so.
    Essex    | one proposed    | Declined: a child protection investigation is proposed; this service does not accept a referral while that is so.
    Essex    | needs another   | Declined: the need would be better met by health visiting; this service does not take its place.
    HMR      | needs another   | Declined: the need would be better met by health visiting; this service does not take its place.
    Essex    | two reasons     | Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second birthday. A child protection investigation is under way; this service does not accept a referral while that is so.
"""  # noqa: E501 - each row is one sentence as it is sent


@pytest.mark.parametrize(("service", "what", "sentence"), rows(DECLINES))
def test_a_decline_is_said_so_that_the_referrer_could_be_sent_it(service, what, sentence):
    found = eligibility(called(service), Facts(**{**A_FITTING_REFERRAL, **CHANGED[what]}))
    assert decision_sentence(found, "declined") == sentence


def test_an_acceptance_and_a_decline_that_no_setting_asked_for_are_sentences_too():
    found = eligibility(called("Essex"), Facts(**A_FITTING_REFERRAL))
    assert decision_sentence(found, "accepted") == "Accepted: the family meets every condition of this service."
    assert decision_sentence(found, "declined", "no_consent") == "Declined: the parent does not agree to the referral."
    assert DECLINED_BECAUSE.keys() == {each.code for each in code_table("rejection_reason")}


# What is known about the family's protection, as each answer reads on the page of the decision.
PROTECTION_WORDS = """
    service | known                       | sentence
    --------+-----------------------------+----------------------------------------------------------------------------
    Essex   | nobody has asked            | Ask whether a child protection investigation is proposed or under way.
    Essex   |                             | No child protection investigation is proposed or under way.
    Essex   | protection_plan             | No child protection investigation is proposed or under way.
    Leeds   |                             | No child protection status keeps a family from this service.
    Leeds   | protection_plan             | A child protection plan is in place; no child protection status keeps a family from this service.
    Leeds   | investigation, looked_after | A child protection investigation is under way and the baby is looked after by the local authority; no child protection status keeps a family from this service.
"""  # noqa: E501


@pytest.mark.parametrize(("service", "known", "sentence"), rows(PROTECTION_WORDS))
def test_protection_is_said_in_whole_sentences(service, known, sentence):
    codes = None if known == "nobody has asked" else frozenset(filter(None, known.split(", ")))
    assert line(service, "excluded_protection", protection=codes).sentence == sentence
