"""One question for many small lists: a chronology asks every room at once, in one round trip to the database.

Each room names its rows and how each of them is told; what the rooms keep in two dozen tables is then read together.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from nestling.core.happenings import Happening


@dataclass(frozen=True, slots=True)
class Telling:
    """Rows of one kind, with what they need joined to them, and what each of them tells."""

    rows: "QuerySet[Any]"
    tell: Callable[[Any], Iterable[Happening]]


def told(tellings: Iterable[Telling]) -> tuple[Happening, ...]:
    """Everything that these rows tell, in no particular order."""
    asked = tuple(tellings)
    found = together(*(telling.rows for telling in asked))
    return tuple(
        each for telling, rows in zip(asked, found, strict=True) for record in rows for each in telling.tell(record)
    )


def together(*questions: "QuerySet[Any]") -> tuple[tuple[Any, ...], ...]:
    """The records of each question, asked all at once; `select_related` and annotations are kept, prefetches not."""
    parts = [_Part(question) for question in questions]
    asked = [(number, part) for number, part in enumerate(parts) if part.sql]
    if not asked:
        return tuple(() for _ in parts)
    # Only what Django itself compiled is put together here; every value still goes as a parameter.
    selects = (f"select {number}, row_to_json(t)::text from ({part.sql}) t" for number, part in asked)  # noqa: S608
    sql = " union all ".join(selects)
    found: list[list[Any]] = [[] for _ in parts]
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, part in asked for value in part.values])
        for number, row in cursor.fetchall():
            found[number].append(parts[number].record(json.loads(row, parse_float=Decimal)))
    return tuple(tuple(records) for records in found)


class _Part:
    """One question as SQL, and its records made from the answers as a queryset would make them."""

    def __init__(self, question: "QuerySet[Any]") -> None:
        self.compiler = question.query.get_compiler(connection=connection)
        try:
            self.sql, self.values = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.sql, self.values = "", ()
            return
        kind = self.compiler.klass_info
        self.model: type[Model] = kind["model"]
        places = kind["select_fields"]
        self.start, self.end = places[0], places[-1] + 1
        self.names = [place[0].target.attname for place in self.compiler.select[self.start : self.end]]
        # The types describe a later Django, which asks for one thing more.
        self.related = get_related_populators(kind, self.compiler.select, connection.alias)  # type: ignore[call-arg]

    def record(self, row: dict[str, Any]) -> Model:
        """The record of one answered row; the columns come in the order in which they were asked."""
        columns = self.compiler.select
        values = [
            None if value is None else column.output_field.to_python(value)
            for (column, *_), value in zip(columns, row.values(), strict=True)
        ]
        record = self.model.from_db(connection.alias, self.names, values[self.start : self.end])
        for related in self.related:
            related.populate(values, record)
        for name, place in (self.compiler.annotation_col_map or {}).items():
            setattr(record, name, values[place])
        return record
