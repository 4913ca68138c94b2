"""Lists that page, sort and filter, and that say how many their own filters hide (hazard H31)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

PAGE_SIZE = 25
MOST_URGENT = 41
"""How much of other people's work one list asks a room for: what a reader is shown, and one to know of more."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What the reader chose: page, sort, filters. Values come from an allow-list, never straight from the address."""

    page: int = 1
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    search: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One page of rows. `total` counts what the viewer may see; `shown_total` what the filters leave of it."""

    rows: tuple[Row, ...]
    total: int
    shown_total: int
    page_number: int
    page_count: int
    choice: ListChoice

    @property
    def hidden_by_filters(self) -> int:
        """How many rows the reader's own filters hide."""
        return self.total - self.shown_total


def listed(
    records: "QuerySet[Any]",
    choice: ListChoice,
    *,
    sorts: Mapping[str, tuple[str, ...]],
    filters: Mapping[str, Callable[[str], Q]] | None = None,
    as_row: Callable[[Any], Row] = lambda record: record,
    whole: "Callable[[list[int]], Iterable[Any]] | None" = None,
    page_size: int = PAGE_SIZE,
) -> "Listing[Row]":
    """One page of `records`, which hold all that the viewer may see.

    `sorts` maps an allowed sort name to field names, a missing value first; the record's id settles ties. `whole`
    answers with the records of some ids, with all that a row shows: a question, so that it is worked out once.
    """
    chosen = [make(choice.filters[name]) for name, make in (filters or {}).items() if choice.filters.get(name)]
    shown = records.filter(*chosen)
    total = records.count()
    shown_total = shown.count() if chosen else total
    page_count = max(1, -(-shown_total // page_size))
    page = min(max(1, choice.page), page_count)
    fields = sorts.get(choice.sort) or next(iter(sorts.values()))
    ordered = shown.order_by(*_orders(records.model, fields, descending=choice.descending))
    found = _page_of(ordered, (page - 1) * page_size, page_size, whole or (lambda ids: records.filter(pk__among=ids)))
    return Listing(tuple(as_row(record) for record in found), total, shown_total, page, page_count, choice)


def _page_of(ordered: "QuerySet[Any]", start: int, size: int, whole: Callable[[list[int]], Iterable[Any]]) -> list[Any]:
    """The records of one page. Their ids are sorted first and alone: joined and annotated, ten thousand rows would be
    made whole to show twenty-five of them."""
    ids = list(ordered.values_list("pk", flat=True)[start : start + size])
    found = {record.pk: record for record in whole(ids)} if ids else {}
    return [found[pk] for pk in ids if pk in found]


def _orders(model: type[Model], fields: Iterable[str], *, descending: bool) -> list[OrderBy]:
    return [_order(model, name, descending=descending) for name in (*fields, "pk")]


def _order(model: type[Model], name: str, *, descending: bool) -> OrderBy:
    # Only where a value may be missing is its place named: an index in the plain order serves no other.
    missing = True if _may_be_missing(model, name) else None
    return F(name).desc(nulls_last=missing) if descending else F(name).asc(nulls_first=missing)


def _may_be_missing(model: type[Model], path: str) -> bool:
    """Whether the field at the end of the path can be empty; a worked-out value always can."""
    for part in path.split("__"):
        if part == "pk":
            return False
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return True
        if getattr(field, "null", True):
            return True
        model = field.related_model or model
    return False
