"""How old a baby is, to the day, corrected when born early, and until when a service may accept the baby.

Hazard H28: every age in the product is counted here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from nestling.core.phrases import and_list, counted, day_words
from nestling.organisations.profiles.values import AgeCeiling

TERM_DAYS = 280
EARLY_BEFORE_DAYS = 37 * 7
CORRECTED_UNTIL_MONTHS = 24


@dataclass(frozen=True, order=True)
class Age:
    """An age in whole calendar months and the days beyond them."""

    months: int
    days: int

    @property
    def words(self) -> str:
        """ "12 days", "5 months and 3 days", "2 years", "3 years, 1 month and 4 days"; months alone below 2
        years."""
        years, months = divmod(self.months, 12) if self.months >= 24 else (0, self.months)
        parts = ((years, "year"), (months, "month"), (self.days, "day"))
        return and_list((counted(number, noun) for number, noun in parts if number), "less than a day")


def anniversary(start: date, months: int) -> date:
    """The day on which that many calendar months of age are reached.

    Where the month has no such day the next day counts: a baby born on 29 February turns 2 on 1 March, as
    English practice has it, and a baby born on 31 January is one month old on 1 March. Follow-ups round the
    other way.
    """
    day = start + relativedelta(months=months)
    return day if day.day == start.day else day + timedelta(days=1)


def age_on(born_on: date, on: date) -> Age:
    """The exact age on a day (FD-04). Raises `ValueError` for a day before the birth."""
    if on < born_on:
        raise ValueError("nobody has an age before being born")
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    while anniversary(born_on, months) > on:
        months -= 1
    return Age(months, (on - anniversary(born_on, months)).days)


def eligible_until(born_on: date, ceiling: AgeCeiling) -> date:
    """The last day on which a baby born then is young enough (CF-01, FD-04).

    "24 months and under" includes the day of 24 months; "before the second birthday" ends the day before
    it; "0-4 inclusive" ends the day before the fifth birthday.
    """
    if ceiling.rule == "up_to_the_day":
        return anniversary(born_on, ceiling.months)
    beyond = {"before": 0, "through": 12 if ceiling.unit == "years" else 1}[ceiling.rule]
    return anniversary(born_on, ceiling.months + beyond) - timedelta(days=1)


@dataclass(frozen=True)
class CorrectedAge:
    """An age counted from the due date, with the reason beside it; no age yet before the due date."""

    age: Age | None
    basis: str


def corrected_age(
    born_on: date, on: date, *, due_on: date | None = None, gestation_days: int | None = None
) -> CorrectedAge | None:
    """The age corrected for an early birth, or nothing when no correction is due (FD-04).

    Babies born before 37 weeks are corrected until 24 months of age; the length of pregnancy recorded at
    birth is trusted before the due date. Eligibility never uses the corrected age: the sources speak of
    birthdays.
    """
    length = gestation_days
    if length is None and due_on is not None:
        length = TERM_DAYS - (due_on - born_on).days
    if length is None or length >= EARLY_BEFORE_DAYS or on >= anniversary(born_on, CORRECTED_UNTIL_MONTHS):
        return None
    counted_from = born_on + timedelta(days=TERM_DAYS - length)
    basis = (
        f"Born at {_weeks(length)}, {_weeks(TERM_DAYS - length)} before the due date of "
        f"{day_words(counted_from)}; corrected until 24 months of age."
    )
    return CorrectedAge(age_on(counted_from, on) if on >= counted_from else None, basis)


def life_words(born_on: date | None, due_on: date | None, on: date) -> str:
    """How old the baby is, or how far the pregnancy is from its due date, for every header and print."""
    if born_on is not None and born_on <= on:
        return age_on(born_on, on).words
    if due_on is None:
        return "age not known"
    days = (due_on - on).days
    if days == 0:
        return "due today"
    return f"due in {_weeks(days)}" if days > 0 else f"{_weeks(-days)} past the due date"


def _weeks(days: int) -> str:
    weeks, rest = divmod(days, 7)
    parts = ((weeks, "week"), (rest, "day"))
    return and_list(counted(number, noun) for number, noun in parts if number)
