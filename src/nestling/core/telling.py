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
from django.db.models import QuerySet

from nestling.core.happenings import Happening
from nestling.core.questions import Asked, WorkedOut

Askable = Asked[Any] | QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """Rows of one kind, with what they need joined to them, and what each of them tells."""

    rows: Askable
    tell: Callable[[Any], Iterable[Happening]]


def told(tellings: Iterable[Telling]) -> tuple[Happening, ...]:
    """Everything that these rows tell, in no particular order."""
    asked = tuple(tellings)
    found = together(*(telling.rows for telling in asked))
    return tuple(
        each for telling, rows in zip(asked, found, strict=True) for record in rows for each in telling.tell(record)
    )


def together(*questions: Askable | None) -> tuple[tuple[Any, ...], ...]:
    """The records of each question, asked all at once; `select_related` and annotations are kept, prefetches not.

    None stands for a question that this viewer may not ask: nothing answers it.
    """
    asked = [_asked(question) for question in questions]
    parts = {number: part for number, part in enumerate(asked) if part}
    if not parts:
        return tuple(() for _ in asked)
    # Only what Django itself compiled is put together here; every value still goes as a parameter.
    selects = (f"select {number}, row_to_json(t)::text from ({part.question.sql}) t" for number, part in parts.items())  # noqa: S608
    sql = " union all ".join(selects)
    found: list[list[Any]] = [[] for _ in asked]
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for part in parts.values() for value in part.values])
        for number, row in cursor.fetchall():
            found[number].append(_record(parts[number].question, json.loads(row, parse_float=Decimal)))
    return tuple(tuple(records) for records in found)


def _asked(question: Askable | None) -> Asked[Any] | None:
    """A question with its values, or None when nothing can answer it."""
    if question is None or isinstance(question, Asked):
        return question
    try:
        worked_out = WorkedOut(question)
    except EmptyResultSet:
        return None
    return Asked(worked_out, worked_out.values)


def _record(question: WorkedOut, row: dict[str, Any]) -> Any:
    """The record of one answered row; the columns come in the order in which they were asked, as JSON has them."""
    values = [
        None if value is None else to_python(value)
        for to_python, value in zip(question.from_json, row.values(), strict=True)
    ]
    return question.record(values)


def most_urgent(*questions: Askable) -> list[int]:
    """The ids of all of somebody's own work and of the first of each list of others'.

    A long list of what nobody has taken yet must not make the first page of the day slow.
    """
    return list(dict.fromkeys(row.pk for rows in together(*questions) for row in rows))
