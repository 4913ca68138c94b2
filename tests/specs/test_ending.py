"""How care ends: the letters it needs and the day of the follow-up (G-31)."""

from datetime import date

import pytest

from nestling.care.rules import EndingFacts, ending_conditions, ending_refusal, follow_up_due
from tests.specs.drawn import rows
from tests.specs.profiles import called

READY = {
    "ends_on": date(2026, 6, 1),
    "gp_letter": "sent",
    "referrer_letter": "sent",
    "family_letter": "sent",
    "reason": "completed",
    "summary": "What was done.",
    "signposted_to": "The family hub.",
    "step_back_to": "universal",
    "follow_up_has_owner": True,
}

LETTERS = """
    case | GP       | referrer | family    | withheld because    | ends
    -----+----------+----------+-----------+---------------------+-----
    G-31 | sent     | sent     | sent      |                     | yes
    G-31 |          | sent     | sent      |                     | no
    G-31 | sent     |          | sent      |                     | no
    G-31 | sent     | sent     |           |                     | no
    G-31 | draft    | sent     | sent      |                     | no
    G-31 | sent     | released | sent      |                     | no
    G-31 | sent     | sent     | cancelled |                     | no
    G-31 | sent     | sent     | withheld  |                     | no
    G-31 | sent     | sent     | withheld  | It would add danger | yes
    G-31 |          |          | withheld  | It would add danger | no
"""


@pytest.mark.parametrize(("case", "gp", "referrer", "family", "because", "ends"), rows(LETTERS))
def test_gp_and_referrer_are_written_to_and_the_family_unless_a_clinician_says_why_not(
    case, gp, referrer, family, because, ends
):
    withheld = family == "withheld"
    letters = {"gp_letter": gp, "referrer_letter": referrer, "family_letter": "" if withheld else family}
    facts = EndingFacts(**{**READY, **letters, "family_letter_withheld": withheld, "withheld_reason": because})
    found = ending_conditions(called("Essex").ending_letters.value, facts)
    assert (ending_refusal(found) is None) == (ends == "yes")


FOLLOW_UPS = """
    case | care ended | follow-up due
    -----+------------+--------------
    G-31 | 2023-01-15 | 2023-07-15
    G-31 | 2023-08-31 | 2024-02-29
    G-31 | 2024-08-31 | 2025-02-28
    G-31 | 2024-08-29 | 2025-02-28
    G-31 | 2024-08-28 | 2025-02-28
    G-31 | 2024-02-29 | 2024-08-29
    G-31 | 2024-12-31 | 2025-06-30
"""


@pytest.mark.parametrize(("case", "ended", "due"), rows(FOLLOW_UPS))
def test_the_follow_up_falls_due_six_calendar_months_after_the_ending(case, ended, due):
    months = called("Essex").follow_up_months.value
    assert follow_up_due(date.fromisoformat(ended), months) == date.fromisoformat(due)
