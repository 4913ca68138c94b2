"""Ages to the day, corrected ages with their basis, and dates that cannot be true."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.families.rules import (
    Age,
    age_on,
    anniversary,
    birth_fault,
    corrected_age,
    due_date_fault,
    eligible_until,
    infant_fault,
    life_words,
)
from nestling.organisations.profiles.values import AgeCeiling

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        (date(2026, 6, 10), TODAY, "less than a day"),
        (date(2026, 6, 9), TODAY, "1 day"),
        (date(2026, 5, 10), TODAY, "1 month"),
        (date(2026, 1, 7), TODAY, "5 months and 3 days"),
        (date(2024, 7, 9), TODAY, "23 months and 1 day"),
        (date(2024, 6, 10), TODAY, "2 years"),
        (date(2024, 6, 9), TODAY, "2 years and 1 day"),
        (date(2023, 4, 6), TODAY, "3 years, 2 months and 4 days"),
        (date(2024, 2, 29), date(2026, 2, 28), "23 months and 30 days"),
        (date(2024, 2, 29), date(2026, 3, 1), "2 years"),
        (date(2024, 2, 29), date(2028, 2, 29), "4 years"),
        (date(2026, 1, 31), date(2026, 2, 28), "28 days"),
        (date(2026, 1, 31), date(2026, 3, 1), "1 month"),
    ],
)
def test_an_age_reads_in_calendar_months_and_days(born, on, said):
    assert age_on(born, on).words == said


def test_nobody_has_an_age_before_being_born():
    with pytest.raises(ValueError, match="before being born"):
        age_on(TODAY, date(2026, 6, 9))


@given(born=DAYS, months=st.integers(0, 120))
def test_the_day_of_so_many_months_is_exactly_that_age(born, months):
    assert age_on(born, anniversary(born, months)) == Age(months, 0)


@given(born=DAYS, days=st.integers(0, 3000))
def test_a_day_older_is_never_younger_and_never_skips_a_month(born, days):
    today = age_on(born, born + timedelta(days=days))
    tomorrow = age_on(born, born + timedelta(days=days + 1))
    assert today < tomorrow
    assert tomorrow in {Age(today.months, today.days + 1), Age(today.months + 1, 0)}


@given(born=DAYS, limit=st.integers(1, 84), rule=st.sampled_from(["before", "up_to_the_day", "through"]))
def test_the_last_eligible_day_is_the_last_day_of_the_stated_age(born, limit, rule):
    last = eligible_until(born, AgeCeiling(limit=limit, unit="months", rule=rule))
    inside, outside = age_on(born, last), age_on(born, last + timedelta(days=1))
    if rule == "up_to_the_day":
        assert (inside, outside > Age(limit, 0)) == (Age(limit, 0), True)
    else:
        first_out = limit if rule == "before" else limit + 1
        assert inside < Age(first_out, 0) == outside


def test_years_are_whole_years():
    four = AgeCeiling(limit=4, unit="years", rule="through")
    assert eligible_until(date(2022, 6, 1), four) == date(2027, 5, 31)


BORN = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("on", "due", "gestation", "age", "basis"),
    [
        (date(2026, 8, 1), date(2026, 6, 15), None, Age(1, 17), "Born at 33 weeks and 4 days, 6 weeks and 3 days"),
        (date(2026, 8, 1), None, 238, Age(1, 20), "Born at 34 weeks, 6 weeks before the due date of 12 June 2026"),
        (date(2026, 8, 1), date(2026, 6, 15), 238, Age(1, 20), "Born at 34 weeks, 6 weeks before"),
        (date(2026, 6, 14), date(2026, 6, 15), None, None, "corrected until 24 months of age."),
        (date(2026, 6, 15), date(2026, 6, 15), None, Age(0, 0), "15 June 2026"),
        (date(2028, 4, 30), None, 258, Age(23, 7), "Born at 36 weeks and 6 days, 3 weeks and 1 day before"),
    ],
)
def test_an_early_birth_is_corrected_with_its_basis_shown(on, due, gestation, age, basis):
    found = corrected_age(BORN, on, due_on=due, gestation_days=gestation)
    assert found is not None
    assert found.age == age
    assert basis in found.basis


@pytest.mark.parametrize(
    ("on", "due", "gestation"),
    [
        (date(2026, 8, 1), None, None),
        (date(2026, 8, 1), None, 259),
        (date(2026, 8, 1), date(2026, 5, 22), None),
        (date(2026, 8, 1), date(2026, 4, 20), None),
        (date(2028, 5, 1), None, 200),
    ],
)
def test_no_correction_at_term_unknown_or_from_24_months(on, due, gestation):
    assert corrected_age(BORN, on, due_on=due, gestation_days=gestation) is None


@pytest.mark.parametrize(
    ("born", "due", "said"),
    [
        (date(2026, 1, 7), None, "5 months and 3 days"),
        (None, date(2026, 7, 17), "due in 5 weeks and 2 days"),
        (None, date(2026, 6, 11), "due in 1 day"),
        (None, TODAY, "due today"),
        (None, date(2026, 6, 3), "1 week past the due date"),
        (None, None, "age not known"),
        (date(2026, 6, 11), None, "age not known"),
    ],
)
def test_the_header_says_the_age_or_the_due_date(born, due, said):
    assert life_words(born, due, TODAY) == said


@pytest.mark.parametrize(
    ("born", "due", "field", "says"),
    [
        (date(2026, 6, 11), None, "born_on", "is in the future"),
        (date(2018, 12, 31), None, "born_on", "more than 7 years ago"),
        (None, date(2027, 3, 18), "due_on", "more than 40 weeks away"),
        (None, date(2026, 5, 12), "due_on", "more than four weeks past"),
        (date(2026, 1, 1), date(2026, 9, 25), "born_on", "before conception"),
        (date(2026, 1, 1), date(2026, 9, 24), "born_on", "after 2 weeks of pregnancy"),
        (date(2026, 1, 1), date(2026, 5, 22), "born_on", "after 19 weeks of pregnancy"),
        (date(2026, 1, 1), date(2025, 12, 3), "born_on", "more than four weeks late"),
    ],
)
def test_impossible_dates_are_refused_with_what_to_check(born, due, field, says):
    fault = infant_fault(born, due, TODAY)
    assert fault is not None
    assert fault.field == field
    assert says in fault.sentence
    assert "heck" in fault.sentence


@pytest.mark.parametrize(
    ("born", "due"),
    [
        (None, None),
        (TODAY, None),
        (date(2019, 1, 1), None),
        (None, date(2027, 3, 17)),
        (None, date(2026, 5, 13)),
        (date(2026, 1, 1), date(2026, 5, 21)),
        (date(2026, 1, 1), date(2025, 12, 4)),
        (date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_possible_dates_pass(born, due):
    assert infant_fault(born, due, TODAY) is None


def test_a_carer_may_be_old_but_not_of_another_century():
    assert birth_fault(date(1930, 1, 1), TODAY) is None
    assert "more than 120 years ago" in birth_fault(date(1905, 12, 31), TODAY).sentence
    assert due_date_fault(date(2026, 8, 1), TODAY) is None
