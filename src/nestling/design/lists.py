"""Reads what a reader chose for a list from the address; nothing outside an allow-list gets through.

The result has the shape queries expect (page, sort, descending, filters, search), and it knows its links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

LONGEST_SEARCH = 100
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Filter:
    """One narrowing of a list, and the choices it offers."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AskedList:
    """What the reader asked of a list; ``query_string(page=2)`` is the address of the same list, changed."""

    page: int = 1
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    search: str = ""
    default_sort: str = ""
    sorts: tuple[tuple[str, str, str], ...] = ()
    offered: tuple[Filter, ...] = ()
    has_search: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or any(self.filters.values()))

    def query_string(self, **changes: Any) -> str:
        """Anything but a new page starts again at page one."""
        asked = replace(self, **({"page": 1} | changes))
        return "?" + urlencode(asked.as_pairs())

    def as_pairs(self) -> list[tuple[str, str]]:
        pairs = [(name, value) for name, value in self.filters.items() if value]
        pairs += [("search", self.search)] if self.search else []
        if (self.sort, self.descending) != by_name(self.default_sort):
            pairs.append(("sort", f"{'-' if self.descending else ''}{self.sort}"))
        return pairs + ([("page", str(self.page))] if self.page > 1 else [])

    def sorted_by(self, name: str) -> str:
        """The address that sorts by ``name``, the other way round when it already does."""
        return self.query_string(sort=name, descending=self.sort == name and not self.descending)

    def direction(self, name: str) -> str:
        """The aria-sort word of a column."""
        if self.sort != name:
            return ""
        return "descending" if self.descending else "ascending"


def list_choice(
    request: HttpRequest,
    *,
    sorts: Sequence[str | tuple[str, ...]],
    filters: Mapping[str, Iterable[tuple[str, str]]] | None = None,
    filter_labels: Mapping[str, str] | None = None,
    default_sort: str = "",
    search: bool = False,
) -> AskedList:
    """``sorts`` are names or (name, label[, label the other way round]).

    ``default_sort`` may start with ``-`` for newest or largest first.
    """
    named = tuple(sort_words(*((one,) if isinstance(one, str) else one)) for one in sorts)
    labels = filter_labels or {}
    offered = tuple(
        Filter(name, labels.get(name) or in_words(name), tuple((str(value), label) for value, label in options))
        for name, options in (filters or {}).items()
    )
    default = default_sort or named[0][0]
    asked = request.GET.get("sort", "")
    is_known = asked.removeprefix("-") in {name for name, *_ in named}
    sort, descending = by_name(asked if is_known else default)
    return AskedList(
        page=page_from(request.GET.get("page", "")),
        sort=sort,
        descending=descending,
        filters={one.name: chosen(request, one) for one in offered},
        search=search_from(request.GET.get("search", "")) if search else "",
        default_sort=default,
        sorts=named,
        offered=offered,
        has_search=search,
    )


def sort_words(name: str, label: str = "", reverse: str = "") -> tuple[str, str, str]:
    label = label or in_words(name)
    return name, label, reverse or f"{label}, reversed"


def by_name(sort: str) -> tuple[str, bool]:
    return sort.removeprefix("-"), sort.startswith("-")


def chosen(request: HttpRequest, offered: Filter) -> str:
    asked = request.GET.get(offered.name, "")
    return asked if asked in dict(offered.options) else ""


def page_from(text: str) -> int:
    """An odd page number is page one; a list clamps one that is too high."""
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def search_from(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST_SEARCH]


def in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def page_links(number: int, count: int) -> list[int | None]:
    """The page numbers to link: the ends, the neighbours, and None for each gap."""
    near = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    links: list[int | None] = []
    for one in near:
        if links and one - (links[-1] or 0) > 1:
            links.append(None)
        links.append(one)
    return links


def shown_range(listing: Any) -> tuple[int, int]:
    """The first and last row shown; the last page counts back from the end, since it is seldom full."""
    rows = len(listing.rows)
    if not rows:
        return 0, 0
    is_last = listing.page_number >= listing.page_count
    first = listing.shown_total - rows + 1 if is_last else (listing.page_number - 1) * rows + 1
    return first, first + rows - 1
