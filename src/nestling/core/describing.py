"""Describes every record and every code table in Markdown, from the models themselves.

Knows no room: it walks whatever models are installed. `dev.py docs` writes the pages; a test refuses stale ones.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models

from nestling.core.codes import code_table, table_names

EVERYWHERE = {"id", "ref", "version", "created_at", "service"}
GENERATED = "<!-- Written by `python3 dev.py docs`; change the code, not this page. -->"

KINDS: tuple[tuple["type[models.Field[Any, Any]]", str], ...] = (
    (models.DateTimeField, "moment"),
    (models.DateField, "date"),
    (models.BooleanField, "truth"),
    (models.JSONField, "list or table"),
    (models.DecimalField, "decimal number"),
    (models.IntegerField, "whole number"),
    (models.TextField, "text"),
)


def data_dictionary() -> str:
    """Every record of the house, room by room, with its fields."""
    lines = [
        "# Data dictionary",
        "",
        GENERATED,
        "",
        "Every record has a `ref`, ten random characters that stand in addresses and are never an NHS number.",
        "It also has a `version`, which counts up at each change, and the moment `created_at`.",
        "Every record that belongs to a service has `service`, by which row security fences it.",
        "Personal fields identify somebody, describe their life, or may hold free words about it.",
        "Fields that refer to another record name it; the reference itself is personal wherever that record is.",
    ]
    for room, records in groupby(_records(), key=_room):
        lines += ["", f"## {room}"]
        for record in records:
            lines += _described(record)
    return "\n".join(lines) + "\n"


def _records() -> Iterator[Any]:
    found = (model for model in apps.get_models() if hasattr(model, "personal_fields"))
    return (model for model in found if not hasattr(model, "pgh_tracked_model"))


def _room(record: Any) -> str:
    return str(record._meta.app_label)


def _described(record: Any) -> list[str]:
    kept = _has_history(record)
    return [
        "",
        f"### {record.__name__}",
        "",
        *" ".join((record.__doc__ or "").split()).replace(". ", ".\n").splitlines(),
        "",
        f"Table `{record._meta.db_table}`; {'every change is kept in its history' if kept else 'no history'}.",
        *_table(("field", "holds", "may be empty", "personal"), [_row(record, field) for field in _fields(record)]),
    ]


def _has_history(record: Any) -> bool:
    return any(getattr(model, "pgh_tracked_model", None) is record for model in apps.get_models())


def _fields(record: Any) -> list[Any]:
    return [field for field in record._meta.concrete_fields if field.name not in EVERYWHERE]


def _row(record: Any, field: Any) -> tuple[str, ...]:
    is_personal = "yes" if field.name in record.personal_fields else ""
    return f"`{field.name}`", _holds(field), "yes" if field.null or field.blank else "", is_personal


def _holds(field: Any) -> str:
    if field.is_relation:
        return f"one {field.related_model.__name__}"
    for kind, words in KINDS:
        if isinstance(field, kind):
            return words
    return f"text of up to {field.max_length}"


def code_tables() -> str:
    """Every code table with our words, labels and national codes."""
    lines = [
        "# Code tables",
        "",
        GENERATED,
        "",
        "A record stores only our own word, so that a label or a national code can be corrected without touching one.",
        "National codes are those of the Mental Health Services Data Set, version 6.",
        "A code that is not marked verified is a proposal: check it against the published set before any export.",
    ]
    for table in table_names():
        rows = [
            (f"`{code.code}`", code.label, code.mhsds, "yes" if code.verified else "", code.note)
            for code in code_table(table)
        ]
        lines += ["", f"## {table}", *_table(("our word", "label", "MHSDS", "verified", "note"), rows)]
    return "\n".join(lines) + "\n"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A Markdown table; nothing when there are no rows."""
    if not rows:
        return []
    lines = [head, tuple("---" for _ in head), *rows]
    return ["", *("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)]


PAGES: dict[str, Callable[[], str]] = {
    "data/dictionary.md": data_dictionary,
    "data/codes.md": code_tables,
}
"""Each generated page of docs/, and what writes it."""
