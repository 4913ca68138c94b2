"""What a merge writes, remembered row by row, so that it can be written back."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F

from nestling.core.errors import RuleBroken

Move = dict[str, Any]


class Moves:
    """Every value that a merge changes, in order: table, row, column, what it was and what it is now."""

    def __init__(self) -> None:
        self.made: list[Move] = []

    def write(self, record: models.Model, **values: Any) -> None:
        """Change columns of one record and remember what they were."""
        for column, value in values.items():
            was = getattr(record, column)
            if was == value:
                continue
            self.made.append(
                {
                    "table": record._meta.label,
                    "pk": record.pk,
                    "column": column,
                    "was": _plain(was),
                    "now": _plain(value),
                }
            )
            write(record, column, value)

    def lead(self, column: tuple[type[models.Model], str], start: int, end: int) -> None:
        """Let every row that names one record name the other."""
        model, name = column
        for record in model._base_manager.filter(**{name: start}).order_by("pk"):
            self.write(record, **{name: end})


def write(record: models.Model, column: str, value: Any) -> None:
    """Change one column. Raises `RuleBroken` when the database finds that two rows would then be at odds."""
    changed = {column: value} | ({"version": F("version") + 1} if hasattr(record, "version") else {})
    try:
        with transaction.atomic():
            type(record)._base_manager.filter(pk=record.pk).update(**changed)
    except IntegrityError as error:
        name = record._meta.verbose_name
        sentence = f"The two records cannot both hold this {name}. Put the {name} right in one of them first."
        raise RuleBroken(sentence) from error
    setattr(record, column, value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def row_of(move: Move) -> models.Model | None:
    """The row that was changed, as it is now."""
    return apps.get_model(move["table"])._base_manager.filter(pk=move["pk"]).first()


def value_of(record: models.Model, column: str, kept: Any) -> Any:
    """A remembered value as the column holds it."""
    return record._meta.get_field(column.removesuffix("_id") if column.endswith("_id") else column).to_python(kept)


def is_as_left(record: models.Model, move: Move) -> bool:
    """Whether the column still holds what the merge wrote."""
    return bool(_plain(getattr(record, move["column"])) == move["now"])
