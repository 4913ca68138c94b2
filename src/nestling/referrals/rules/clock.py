"""The clock of a referral: it starts when the referral is first received and is never set back (RI-06,
TR-02).

Days that a returned referral lies with its referrer are shown beside the whole wait, not taken away from
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nestling.core.phrases import counted


@dataclass(frozen=True)
class Span:
    """Days from one day up to another, or up to now while it is open."""

    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class Clock:
    """How long a referral has waited: in all, with its referrer, and with the service."""

    days: int
    days_with_referrer: int

    @property
    def days_with_us(self) -> int:
        return self.days - self.days_with_referrer

    @property
    def words(self) -> str:
        """ "12 days", or "12 days, of which 5 with the referrer"."""
        whole = counted(self.days, "day")
        return f"{whole}, of which {self.days_with_referrer} with the referrer" if self.days_with_referrer else whole


def clock_on(first_received_on: date, on: date, returns: Iterable[Span] = ()) -> Clock:
    """The clock on a day. Overlapping or out-of-range spans with the referrer are counted once and cut to
    the wait."""
    with_referrer = {
        day
        for span in returns
        for day in range(max(span.started_on, first_received_on).toordinal(), min(span.ended_on or on, on).toordinal())
    }
    return Clock(max(0, (on - first_received_on).days), len(with_referrer))


def elapsed_words(started_on: date, on: date, ended_on: date | None = None) -> str:
    """How long a liaison was or has been open: "answered after 3 days", "waiting for 3 days", "answered the
    same day"."""
    days = ((ended_on or on) - started_on).days
    if ended_on is None:
        return f"waiting for {counted(days, 'day')}" if days else "asked today"
    return f"answered after {counted(days, 'day')}" if days else "answered the same day"


def target_words(days: int, target_days: int) -> str:
    """How a wait stands to the service's aim: "3 days left" or "2 days over the aim of 28 days"."""
    over = days - target_days
    if over > 0:
        return f"{counted(over, 'day')} over the aim of {counted(target_days, 'day')}"
    return f"{counted(-over, 'day')} left of {counted(target_days, 'day')}"


def is_late(days: int, target_days: int) -> bool:
    """Whether a wait is longer than the service's aim."""
    return days > target_days
