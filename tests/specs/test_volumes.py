"""Referrals by year and type, and by source from quarter to quarter (RI-13, RI-19)."""

from datetime import date

import pytest

from nestling.referrals.rules import (
    Counted,
    by_source,
    by_year,
    change_words,
    latest_quarters,
    quarter_words,
    quarters_in,
    year_of,
    year_words,
)
from tests.specs.drawn import rows

TODAY = date(2026, 6, 10)

YEARS = """
    received   | financial | calendar
    -----------+-----------+---------
    2026-03-31 | 2025–26   | 2026
    2026-04-01 | 2026–27   | 2026
    2025-12-31 | 2025–26   | 2025
    2026-01-01 | 2025–26   | 2026
    1999-05-01 | 1999–00   | 1999
    2024-02-29 | 2023–24   | 2024
"""


@pytest.mark.parametrize(("received", "financial", "calendar"), rows(YEARS))
def test_a_request_belongs_to_the_year_in_which_it_was_received(received, financial, calendar):
    day = date.fromisoformat(received)
    assert year_words(year_of(day, "financial"), "financial") == financial
    assert year_words(year_of(day, "calendar"), "calendar") == calendar


RECEIVED = """
    month      | type              | number
    -----------+-------------------+-------
    2023-03-01 | consultation      | 2
    2023-04-01 | consultation      | 5
    2025-03-01 | direct_assessment | 3
    2025-04-01 | joint_work        | 4
    2025-04-01 |                   | 1
    2026-06-01 | joint_work        | 1
"""
BY_FINANCIAL_YEAR = """
    year    | consultation | joint_work | direct_assessment | not said | all | so far
    --------+--------------+------------+-------------------+----------+-----+-------
    2026–27 | 0            | 1          | 0                 | 0        | 1   | yes
    2025–26 | 0            | 4          | 0                 | 1        | 5   | no
    2024–25 | 0            | 0          | 3                 | 0        | 3   | no
    2023–24 | 5            | 0          | 0                 | 0        | 5   | no
    2022–23 | 2            | 0          | 0                 | 0        | 2   | no
"""
BY_CALENDAR_YEAR = """
    year | consultation | joint_work | direct_assessment | not said | all | so far
    -----+--------------+------------+-------------------+----------+-----+-------
    2026 | 0            | 1          | 0                 | 0        | 1   | yes
    2025 | 0            | 4          | 3                 | 1        | 8   | no
    2024 | 0            | 0          | 0                 | 0        | 0   | no
    2023 | 7            | 0          | 0                 | 0        | 7   | no
"""


def counted(drawing: str) -> tuple[Counted, ...]:
    return tuple(Counted(date.fromisoformat(month), sort, int(number)) for month, sort, number in rows(drawing))


@pytest.mark.parametrize(("kind", "drawing"), [("financial", BY_FINANCIAL_YEAR), ("calendar", BY_CALENDAR_YEAR)])
def test_years_are_counted_by_type_and_a_year_with_none_stays_in_its_place(kind, drawing):
    order = ("consultation", "joint_work", "direct_assessment", "")
    found = [
        (
            year_words(line.year, kind),
            *(str(line.by_sort.get(sort, 0)) for sort in order),
            str(line.total),
            "yes" if line.is_so_far else "no",
        )
        for line in by_year(counted(RECEIVED), kind, TODAY)
    ]
    assert found == rows(drawing)


def test_nothing_received_is_no_year_at_all():
    assert by_year((), "financial", TODAY) == ()
    assert by_source((), latest_quarters(TODAY), TODAY) == ()


QUARTERS = """
    kind      | year | quarters that have begun by 10 June 2026
    ----------+------+------------------------------------------------------------------------------------
    financial | 2025 | April to June 2025, July to September 2025, October to December 2025, January to March 2026
    financial | 2026 | April to June 2026
    calendar  | 2026 | January to March 2026, April to June 2026
    calendar  | 2027 |
"""


@pytest.mark.parametrize(("kind", "year", "quarters"), rows(QUARTERS))
def test_a_year_has_the_quarters_that_have_begun(kind, year, quarters):
    assert ", ".join(quarter_words(start) for start in quarters_in(int(year), kind, TODAY)) == quarters


def test_the_latest_quarters_end_with_the_one_under_way():
    assert latest_quarters(TODAY) == (date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1))


SOURCES = """
    month      | source         | number
    -----------+----------------+-------
    2025-04-01 | health_visitor | 9
    2025-06-01 | health_visitor | 11
    2025-07-01 | health_visitor | 12
    2025-08-01 | maternity      | 2
    2025-12-01 | maternity      | 2
    2026-03-01 |                | 1
    2026-04-01 | maternity      | 1
    2024-10-01 | gp             | 1
"""
BY_QUARTER = """
    source         | July 2025        | October 2025    | January 2026   | April 2026, under way
    ---------------+------------------+-----------------+----------------+----------------------------------------
    all            | 14, down from 20 | 2, down from 14 | 1, down from 2 | 1, so far; 1 in the whole quarter before
    health_visitor | 12, down from 20 | 0, down from 12 | 0              | 0, so far; 0 in the whole quarter before
    maternity      | 2, up from 0     | 2, as before    | 0, down from 2 | 1, so far; 0 in the whole quarter before
                   | 0                | 0               | 1, up from 0   | 0, so far; 1 in the whole quarter before
"""


def test_each_source_stands_beside_the_quarter_before_so_that_a_drop_is_seen():
    found = by_source(counted(SOURCES), latest_quarters(TODAY), TODAY)
    assert [(line.sort, *map(as_read, line.figures)) for line in found] == rows(BY_QUARTER)
    assert [line.total for line in found] == [18, 12, 5, 1]


def as_read(figure):
    return ", ".join(filter(None, (str(figure.number), figure.beside)))


CHANGES = """
    now | before | under way | words
    ----+--------+-----------+---------------------------------------
    12  | 20     | no        | down from 20
    20  | 12     | no        | up from 12
    12  | 12     | no        | as before
    0   | 0      | no        |
    7   |        | no        |
    3   | 12     | yes       | so far; 12 in the whole quarter before
    3   |        | yes       | so far
"""


@pytest.mark.parametrize(("now", "before", "under_way", "words"), rows(CHANGES))
def test_a_quarter_under_way_is_never_called_a_drop(now, before, under_way, words):
    told = change_words(int(now), int(before) if before else None, is_so_far=under_way == "yes")
    assert told == words
