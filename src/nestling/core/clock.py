"""The one clock of the house: nothing else asks the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)
_covered: ContextVar[bool] = ContextVar("covered", default=False)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    if _covered.get():
        raise TypeError("Nobody may ask the time here: let the caller hand the day or the moment in.")
    return _standing.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in London, where every due date and age is counted."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The London calendar day on which an aware moment falls."""
    return moment.astimezone(LONDON).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[datetime]:
    """Let the clock stand still at an aware moment, for tests and for demonstration data."""
    if moment.tzinfo is None:
        raise ValueError("The clock needs an aware moment: give it a time zone.")
    token = _standing.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _standing.reset(token)


@contextmanager
def unread() -> Iterator[None]:
    """Refuse to tell the time, where an answer would be kept and soon be wrong."""
    token = _covered.set(True)
    try:
        yield
    finally:
        _covered.reset(token)
