"""Turns made-up values into lines for PostgreSQL's COPY, as fast as Python can: one `%` for each row."""

from collections.abc import Callable
from functools import cache
from typing import Any

import psycopg
from django.db import models
from psycopg import sql

from nestling.core.records import ALPHABET, Record

NIL, YES, NO = r"\N", "t", "f"
# Spreads ids over the references so that they are as scattered as random ones; odd and no multiple of 7, so one to one.
_SPREAD, _TRIPLES = 6_148_914_691_237, [a + b + c for a in ALPHABET for b in ALPHABET for c in ALPHABET]
_SIDE = len(_TRIPLES)


@cache
def yes_no(value: bool) -> str:
    """A truth as COPY writes it."""
    return YES if value else NO


def ref_of(number: int) -> str:
    """A reference of ten characters for an id: always the same one, and never that of another id of the table."""
    left, last = divmod(number * _SPREAD % _SIDE**3, _SIDE)
    first, middle = divmod(left, _SIDE)
    return f"Z{_TRIPLES[first]}{_TRIPLES[middle]}{_TRIPLES[last]}"


class Sheet:
    """The rows of one table, waiting for COPY. Columns that are not named take the model's default, written once."""

    def __init__(self, model: type[models.Model], columns: str, **always: str) -> None:
        self.table = model._meta.db_table
        self.rows: list[str] = []
        self.number = 0
        self.total = 0
        given = columns.split()
        self._has_ref = issubclass(model, Record)
        concrete = {field.column: field for field in model._meta.concrete_fields}
        if unknown := {*given, *always} - concrete.keys():
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")
        own = ["id", "ref"] if self._has_ref else ["id"]
        fixed = {
            name: always.get(name) or _default(field) for name, field in concrete.items() if name not in {*own, *given}
        }
        self.columns = [*own, *given, *fixed]
        self._line = (
            "\t".join(["%s"] * (len(own) + len(given)) + [text.replace("%", "%%") for text in fixed.values()]) + "\n"
        )

    def add(self, *values: Any) -> int:
        """One row; answers with its id."""
        self.number = number = self.number + 1
        head = (number, ref_of(number)) if self._has_ref else (number,)
        self.rows.append(self._line % (head + values))
        return number

    def write(self, connection: psycopg.Connection[Any]) -> None:
        """Send the waiting rows."""
        if not self.rows:
            return
        command = sql.SQL("copy {} ({}) from stdin").format(
            sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with connection.cursor() as cursor, cursor.copy(command) as copy:
            copy.write("".join(self.rows))
        self.total += len(self.rows)
        self.rows = []


def _default(field: models.Field) -> str:
    value = field.get_default()
    if value is None or (value == "" and field.null):
        return NIL
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    return str(value() if isinstance(value, Callable) else value)
