"""Whether birth dates and due dates can be true; each refusal says what to check (issue: bad input; hazard
H28)."""

from dataclasses import dataclass
from datetime import date, timedelta

from nestling.core.phrases import counted, day_words

TERM = timedelta(days=280)
CONCEPTION = timedelta(days=266)
EARLIEST_BIRTH = timedelta(days=20 * 7)
LATEST_BIRTH = timedelta(days=44 * 7)
OLDEST_INFANT_YEARS = 7
OLDEST_PERSON_YEARS = 120


@dataclass(frozen=True)
class DateFault:
    """A date that cannot be true: the field to mend and the sentence to show."""

    field: str
    sentence: str


def birth_fault(born_on: date, today: date, *, oldest_years: int = OLDEST_PERSON_YEARS) -> DateFault | None:
    """Why the birth date of any person cannot be true, if it cannot."""
    if born_on > today:
        return DateFault("born_on", f"The birth date {day_words(born_on)} is in the future. Check the year.")
    if born_on.year < today.year - oldest_years:
        words = f"The birth date {day_words(born_on)} is more than {counted(oldest_years, 'year')} ago."
        return DateFault("born_on", f"{words} Check the year.")
    return None


def due_date_fault(due_on: date, today: date) -> DateFault | None:
    """Why the due date of an unborn baby cannot be true, if it cannot."""
    if due_on > today + TERM:
        words = f"The due date {day_words(due_on)} is more than 40 weeks away"
        return DateFault("due_on", f"{words}, before any pregnancy could have begun. Check the year.")
    if due_on < today - (LATEST_BIRTH - TERM):
        words = f"The due date {day_words(due_on)} is more than four weeks past."
        return DateFault("due_on", f"{words} Record the birth, or check the date.")
    return None


def infant_fault(born_on: date | None, due_on: date | None, today: date) -> DateFault | None:
    """Why a baby's birth date and due date cannot both be true, if they cannot.

    A due date is 40 weeks from the start of pregnancy and about 38 from conception; a birth before 20 or
    after 44 weeks does not happen alive, so such a pair of dates is a slip of the pen.
    """
    if born_on is None:
        return None if due_on is None else due_date_fault(due_on, today)
    if fault := birth_fault(born_on, today, oldest_years=OLDEST_INFANT_YEARS):
        return fault
    return None if due_on is None else _pair_fault(born_on, due_on)


def _pair_fault(born_on: date, due_on: date) -> DateFault | None:
    length = TERM - (due_on - born_on)
    pair = f"born on {day_words(born_on)} and due on {day_words(due_on)}"
    if born_on < due_on - CONCEPTION:
        return DateFault("born_on", f"A baby {pair} would be born before conception. Check both dates.")
    if length < EARLIEST_BIRTH:
        weeks = counted(length.days // 7, "week")
        return DateFault("born_on", f"A baby {pair} would be born after {weeks} of pregnancy. Check both dates.")
    if length > LATEST_BIRTH:
        late = f"A baby {pair} would be born more than four weeks late, after 44 weeks of pregnancy."
        return DateFault("born_on", f"{late} Check both dates.")
    return None
