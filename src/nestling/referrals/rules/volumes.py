"""How many requests came: by year and type, and by source from quarter to quarter, so that a drop is seen.

Source: RI-13 (Norfolk 2008 §2.2: 98 in 2005–06, 131 in 2006–07) and RI-19 (Norfolk & Waveney 2023 §2.0: referrals fell
with face-to-face health visiting). A request counts once, on the day on which it was first received.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

YearKind = Literal["financial", "calendar"]

YEAR_KINDS: dict[YearKind, str] = {
    "financial": "Financial years (April–March)",
    "calendar": "Calendar years",
}
"""Contracts run by financial years, so these come first."""

FIRST_MONTH = 4
QUARTERS_SHOWN = 4


@dataclass(frozen=True)
class Counted:
    """So many requests of one type, or from one source, in the month that begins on the day."""

    month: date
    sort: str
    number: int


@dataclass(frozen=True)
class YearLine:
    """One year: how many of each type, and in all; `is_so_far` while the year goes on."""

    year: int
    by_sort: dict[str, int]
    is_so_far: bool

    @property
    def total(self) -> int:
        return sum(self.by_sort.values())


@dataclass(frozen=True)
class Figure:
    """What one quarter brought, and how it stands beside the quarter before, in words."""

    number: int
    beside: str = ""


@dataclass(frozen=True)
class SourceLine:
    """One source, or all of them together: what each quarter brought; an empty source is "not said"."""

    sort: str
    figures: tuple[Figure, ...]

    @property
    def total(self) -> int:
        return sum(figure.number for figure in self.figures)


def year_of(day: date, kind: YearKind) -> int:
    """The year in which a day lies, by the calendar year in which that year begins: 31 March 2026 lies in 2025–26."""
    return day.year if kind == "calendar" or day.month >= FIRST_MONTH else day.year - 1


def year_words(year: int, kind: YearKind) -> str:
    """ "2025–26" for a financial year, "2025" for a calendar year."""
    return str(year) if kind == "calendar" else f"{year}–{(year + 1) % 100:02}"


def by_year(counts: Iterable[Counted], kind: YearKind, today: date) -> tuple[YearLine, ...]:
    """Every year from the first request to today, the newest first; a year with none stays in its place."""
    found: dict[int, dict[str, int]] = {}
    for each in counts:
        line = found.setdefault(year_of(each.month, kind), {})
        line[each.sort] = line.get(each.sort, 0) + each.number
    if not found:
        return ()
    now = year_of(today, kind)
    return tuple(YearLine(year, found.get(year, {}), year == now) for year in range(now, min(found) - 1, -1))


def quarter_of(day: date) -> date:
    """The first day of the quarter in which a day lies; both kinds of year have the same quarters."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def quarter_words(start: date) -> str:
    """ "April to June 2026"."""
    return f"{start:%B} to {start.replace(month=start.month + 2):%B %Y}"


def quarter_before(start: date) -> date:
    """The first day of the quarter before."""
    return quarter_of(date(start.year - (start.month == 1), (start.month - 2) % 12 + 1, 1))


def latest_quarters(today: date) -> tuple[date, ...]:
    """The quarter under way and the three before it, the oldest first."""
    found = [quarter_of(today)]
    while len(found) < QUARTERS_SHOWN:
        found.append(quarter_before(found[-1]))
    return tuple(reversed(found))


def quarters_in(year: int, kind: YearKind, today: date) -> tuple[date, ...]:
    """The quarters of a year that have begun, the oldest first."""
    months = (1, 4, 7, 10) if kind == "calendar" else (4, 7, 10, 1)
    starts = (date(year + (kind == "financial" and month < FIRST_MONTH), month, 1) for month in months)
    return tuple(start for start in starts if start <= today)


def by_source(counts: Iterable[Counted], quarters: Iterable[date], today: date) -> tuple[SourceLine, ...]:
    """All sources together, and then each that sent anything in these quarters or just before, the most first."""
    found: dict[str, dict[date, int]] = {}
    for each in counts:
        for sort in ("all", each.sort):
            line = found.setdefault(sort, {})
            line[quarter_of(each.month)] = line.get(quarter_of(each.month), 0) + each.number
    shown = tuple(quarters)
    if not found or not shown:
        return ()
    first, wanted = min(found["all"]), {quarter_before(shown[0]), *shown}
    weight = {sort: sum(number for start, number in line.items() if start in wanted) for sort, line in found.items()}
    order = sorted((sort for sort in found if weight[sort] and sort != "all"), key=lambda sort: (-weight[sort], sort))
    return tuple(
        SourceLine(sort, tuple(_figure(found[sort], start, first, today) for start in shown))
        for sort in ("all", *order)
    )


def _figure(line: dict[date, int], start: date, first: date, today: date) -> Figure:
    number, before = line.get(start, 0), quarter_before(start)
    whole = line.get(before, 0) if before >= first else None
    return Figure(number, change_words(number, whole, is_so_far=start == quarter_of(today)))


def change_words(number: int, before: int | None, *, is_so_far: bool = False) -> str:
    """How a quarter's figure stands beside the one before: "down from 20".

    A quarter under way is never called a drop: it stands beside the whole one before. `before` is None when nothing
    had been counted yet.
    """
    if is_so_far:
        return "so far" if before is None else f"so far; {before} in the whole quarter before"
    if before is None or (number == 0 and before == 0):
        return ""
    if number == before:
        return "as before"
    return f"{'down' if number < before else 'up'} from {before}"
