"""The clock of a referral that is returned and comes back (G-38)."""

from datetime import date

import pytest

from nestling.referrals.rules import Span, clock_on
from tests.specs.drawn import rows

CLOCKS = """
    case | received   | with the referrer                                  | looked at  | days | theirs | ours
    -----+------------+----------------------------------------------------+------------+------+--------+-----
    G-38 | 2026-06-01 |                                                    | 2026-06-01 | 0    | 0      | 0
    G-38 | 2026-06-01 |                                                    | 2026-06-15 | 14   | 0      | 14
    G-38 | 2026-06-01 | 2026-06-03 to 2026-06-10                           | 2026-06-15 | 14   | 7      | 7
    G-38 | 2026-06-01 | 2026-06-03 to                                      | 2026-06-15 | 14   | 12     | 2
    G-38 | 2026-06-01 | 2026-06-03 to 2026-06-05, 2026-06-08 to 2026-06-09 | 2026-06-15 | 14   | 3      | 11
    G-38 | 2026-06-01 | 2026-06-03 to 2026-06-10                           | 2026-06-05 | 4    | 2      | 2
    G-38 | 2026-06-01 | 2026-06-03 to 2026-06-03                           | 2026-06-05 | 4    | 0      | 4
    G-38 | 2026-03-28 | 2026-03-28 to 2026-03-30                           | 2026-03-31 | 3    | 2      | 1
"""


@pytest.mark.parametrize(("case", "received", "spans", "on", "days", "theirs", "ours"), rows(CLOCKS))
def test_the_clock_keeps_running_while_the_referral_is_with_its_referrer(case, received, spans, on, days, theirs, ours):
    clock = clock_on(
        date.fromisoformat(received), date.fromisoformat(on), [_span(each) for each in spans.split(", ") if each]
    )
    assert (clock.days, clock.days_with_referrer, clock.days_with_us) == (int(days), int(theirs), int(ours))


def _span(words: str) -> Span:
    start, _, end = words.partition(" to")
    return Span(date.fromisoformat(start), date.fromisoformat(end.strip()) if end.strip() else None)
