"""When a review falls due by weeks, beside the count of contacts (CF-13); 0 weeks is a rule that is not used."""

from datetime import date

import pytest

from nestling.care.rules import review_by_weeks_due
from nestling.organisations.profiles import shipped_profiles
from tests.specs.drawn import rows

DUE = """
    care began | last review held | weeks | due
    -----------+------------------+-------+-----------
    2026-03-02 | -                | 12    | 2026-05-25
    2026-03-02 | 2026-04-13       | 12    | 2026-07-06
    2026-03-02 | 2026-04-13       | 6     | 2026-05-25
    2026-03-02 | -                | 1     | 2026-03-09
    2026-03-02 | -                | 0     | -
    2026-03-02 | 2026-04-13       | 0     | -
    -          | -                | 12    | -
    2023-12-25 | -                | 10    | 2024-03-04
"""


def day(words: str) -> date | None:
    return None if words == "-" else date.fromisoformat(words)


@pytest.mark.parametrize(("began", "held", "weeks", "due"), rows(DUE))
def test_weeks_count_from_the_first_contact_and_then_from_the_last_review(began, held, weeks, due):
    assert review_by_weeks_due(day(began), day(held), int(weeks)) == day(due)


def test_no_source_names_a_number_of_weeks():
    settings = [version.review_every_weeks for versions in shipped_profiles().values() for version in versions]
    assert {(setting.value, setting.status) for setting in settings} == {(0, "not_stated")}
