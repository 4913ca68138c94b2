"""How many requests came: by year and type, and by source from quarter to quarter (RI-13, RI-19)."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.viewing import guard
from nestling.design.environment import at_moment
from nestling.design.showing import show
from nestling.referrals import queries
from nestling.referrals.rules import (
    YEAR_KINDS,
    YearKind,
    YearLine,
    by_source,
    by_year,
    latest_quarters,
    quarter_words,
    quarters_in,
    year_words,
)
from nestling.web.practice.referrals import pages

ALL_YEARS = ("", "All years, and the latest quarters")


@guard(Permission.SEE_INTAKE)
def volumes(request: HttpRequest) -> HttpResponse:
    """Referrals by year and source; by financial years unless somebody asks for calendar years."""
    today = clock.today()
    kind: YearKind = "calendar" if request.GET.get("count") == "calendar" else "financial"
    lines = by_year(queries.received_by_type(request.viewer), kind, today)
    offered = (ALL_YEARS, *((str(line.year), year_words(line.year, kind)) for line in lines))
    asked = request.GET.get("year", "")
    chosen = asked if asked in dict(offered) else ""
    quarters = quarters_in(int(chosen), kind, today) if chosen else latest_quarters(today)
    page = pages.Volumes(
        title="Referrals by year and source",
        counted=at_moment(clock.now()),
        choices=(
            ("count", "Count by", tuple(YEAR_KINDS.items()), kind),
            ("year", "Year", offered, chosen),
        ),
        years_title=f"By {kind} year and type of request",
        types=tuple(label for _, label in _types(lines)),
        years=tuple(_year(line, kind, lines) for line in lines if chosen in ("", str(line.year))),
        quarters=tuple(quarter_words(start) for start in quarters),
        sources_title=f"By source in {dict(offered)[chosen]}" if chosen else "By source in the latest quarters",
        sources=_sources(request, quarters, today) if lines else (),
    )
    return show(request, "practice/referrals/volumes.jinja", page)


def _types(lines: Iterable[YearLine]) -> tuple[tuple[str, str], ...]:
    """The types that may be asked for, with "not said" when there is any of it."""
    found = {sort for line in lines for sort in line.by_sort}
    known = choices("request_type")
    gone = sorted(found - {code for code, _ in known} - {""})
    return (
        *known,
        *((code, label_of("request_type", code)) for code in gone),
        *((("", "Not said"),) if "" in found else ()),
    )


def _year(line: YearLine, kind: YearKind, lines: Iterable[YearLine]) -> pages.Figures:
    words = year_words(line.year, kind)
    numbers = (*(line.by_sort.get(code, 0) for code, _ in _types(lines)), line.total)
    label = f"{words}, so far" if line.is_so_far else words
    return pages.Figures(label=label, figures=tuple(f"{number:,}" for number in numbers))


def _sources(request: HttpRequest, quarters: tuple[date, ...], today: date) -> tuple[pages.SourceFigures, ...]:
    return tuple(
        pages.SourceFigures(
            label=_source(line.sort),
            figures=tuple((f"{figure.number:,}", figure.beside) for figure in line.figures),
            total=f"{line.total:,}",
            is_sum=line.sort == "all",
        )
        for line in by_source(queries.received_by_source(request.viewer), quarters, today)
    )


def _source(code: str) -> str:
    if code == "all":
        return "All sources"
    return label_of("source_of_referral", code) if code else "Not said"
