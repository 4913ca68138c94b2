"""How need is read: cumulative risk with its gap (G-20), clusters to THRIVE (G-21), four ratings to one cluster."""

import pytest

from nestling.referrals.rules import DOMAINS, combine, cumulative_risk, thrive_suggestion
from tests.specs.drawn import rows
from tests.specs.profiles import called

RISK = """
    case | factors | status          | counted as | low  | high
    -----+---------+-----------------+------------+------+-----
    G-20 | 0       |                 | 0          |      |
    G-20 | 1       |                 | 1          | 1    | 2
    G-20 | 2       |                 | 2          |      |
    G-20 | 3       |                 | 3          | 8    | 8
    G-20 | 4       |                 | 4          | 20   | 20
    G-20 | 9       |                 | 9          | 20   | 20
    G-20 | 0       | looked_after    | 4          | 20   | 20
    G-20 | 2       | looked_after    | 4          | 20   | 20
    G-20 | 1       | protection_plan | 4          | 20   | 20
    G-20 | 6       | looked_after    | 6          | 20   | 20
    G-20 | 1       | child_in_need   | 1          | 1    | 2
    G-20 | 2       | investigation   | 2          |      |
"""


@pytest.mark.parametrize(("case", "factors", "status", "counted_as", "low", "high"), rows(RISK))
def test_cumulative_risk_shows_its_gaps_as_gaps(case, factors, status, counted_as, low, high):
    found = cumulative_risk(called("Norfolk"), int(factors), {status} - {""})
    figures = (float(low) if low else None, float(high) if high else None)
    assert (found.counted_as, (found.low, found.high)) == (int(counted_as), figures)
    assert found.is_gap == (low == "")
    assert ("no figure" in found.sentence) == found.is_gap
    assert ("likelihood that a child comes to have a mental health problem" in found.sentence) != found.is_gap


UNSAID = """
    factors | not asked | not known | status          | certain | begins
    --------+-----------+-----------+-----------------+---------+-----------------------------------------------
    1       | 29        | 0         |                 | no      | At least 1 risk factor present; 29 not asked.
    3       | 2         | 4         |                 | no      | At least 3 risk factors present; 2 not asked and 4
    0       | 30        | 0         |                 | no      | None present yet; 30 not asked.
    1       | 0         | 1         |                 | no      | At least 1 risk factor present; 1 not known.
    1       | 29        | 0         | protection_plan | yes     | At least 1 risk factor present; 29 not asked.
    4       | 26        | 0         |                 | yes     | At least 4 risk factors present; 26 not asked.
    1       | 0         | 0         |                 | yes     | 1 risk factor present.
"""


@pytest.mark.parametrize(("factors", "not_asked", "not_known", "status", "certain", "begins"), rows(UNSAID))
def test_what_was_not_asked_is_never_taken_to_be_absent(factors, not_asked, not_known, status, certain, begins):
    unsaid = {"not_asked": int(not_asked), "not_known": int(not_known)}
    found = cumulative_risk(called("Norfolk"), int(factors), {status} - {""}, **unsaid)
    assert found.sentence.startswith(begins)
    assert found.is_certain == (certain == "yes") == ("puts the likelihood" in found.sentence)
    assert found.is_certain == (found.low is not None)


@pytest.mark.parametrize("service", ["Leeds", "Norfolk", "Essex", "HMR", "N&W 2021", "N&W 2023", "N&W 2025"])
def test_the_figures_are_named_after_the_one_document_that_gives_them(service):
    assert "Norfolk 2008 §1.3 gives no figure for 2." in cumulative_risk(called(service), 2).sentence
    assert "Norfolk 2008 §1.3 puts the likelihood" in cumulative_risk(called(service), 3).sentence


THRIVE = """
    case | cluster | group
    -----+---------+------------------
    G-21 | 1       | getting_help
    G-21 | 2       | getting_help
    G-21 | 3       | getting_help
    G-21 | 4       | getting_more_help
    G-21 | 5       | getting_more_help
    G-21 | 6       | getting_more_help
"""


@pytest.mark.parametrize(("case", "cluster", "group"), rows(THRIVE))
def test_clusters_point_to_a_thrive_group(case, cluster, group):
    assert thrive_suggestion(called("N&W 2025"), int(cluster)) == group


COMBINED = """
    ratings | rule              | cluster
    --------+-------------------+--------
    3 3 3 3 | highest           | 3
    1 2 3 6 | highest           | 6
    1 2 3 6 | rounded_mean      | 3
    2 2 3 3 | rounded_mean      | 3
    3 3 4 4 | rounded_mean      | 4
    2 2 2 3 | rounded_mean      | 2
    5 6 6 6 | rounded_mean      | 6
    1 2 3 6 | clinicians_choice |
"""


@pytest.mark.parametrize(("ratings", "rule", "cluster"), rows(COMBINED))
def test_four_ratings_become_one_cluster_by_the_rule_of_the_service(ratings, rule, cluster):
    domains = dict(zip(DOMAINS, map(int, ratings.split()), strict=True))
    assert combine(domains, rule).cluster == (int(cluster) if cluster else None)


def test_every_shipped_profile_leaves_the_cluster_to_the_clinician():
    names = ("Leeds", "Norfolk", "Essex", "HMR", "N&W 2021", "N&W 2023", "N&W 2025")
    assert {called(name).cluster_combining.value for name in names} == {"clinicians_choice"}
