"""Norfolk's caseload as a guide for any post (G-39)."""

import pytest

from nestling.care.rules import caseload_guide, families_per_wte
from tests.specs.drawn import rows
from tests.specs.profiles import called

PER_POST = """
    case | families | post | families for a full-time post
    -----+----------+------+------------------------------
    G-39 | 20       | 0.6  | 33.3
    G-39 | 30       | 0.6  | 50.0
    G-39 | 0        | 0.6  | 0.0
    G-39 | 24       | 1.0  | 24.0
"""


@pytest.mark.parametrize(("case", "families", "post", "full"), rows(PER_POST))
def test_families_are_counted_for_a_full_time_post(case, families, post, full):
    assert round(families_per_wte(int(families), float(post)), 1) == float(full)


GUIDES = """
    post | from | to
    -----+------+-----
    0.6  | 20.0 | 30.0
    1.0  | 33.3 | 50.0
    0.3  | 10.0 | 15.0
"""


@pytest.mark.parametrize(("post", "low", "high"), rows(GUIDES))
def test_norfolks_twenty_to_thirty_families_carry_over_to_other_posts(post, low, high):
    found = caseload_guide(called("Norfolk").caseload.value, float(post))
    assert [round(number, 1) for number in found] == [float(low), float(high)]
