"""What every kept record has: a short reference, a version, and the two ways to find and change it."""

import secrets
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F

from nestling.core.errors import NotFound, StaleVersion

# No vowels and no look-alikes, so that a reference never spells a word and can be read out over the telephone.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
STALE = "Somebody else has saved a newer version since you opened this. Both are shown below: nothing is lost."


def new_ref() -> str:
    """A random reference of 10 characters: at most 20 for the national data set, and never an NHS number."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


class Record(models.Model):
    """Anything kept that a person may later ask for by its reference."""

    ref = models.CharField(max_length=20, unique=True, default=new_ref, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        """Read the row anew. A column that a list left out would be asked for once for each row: tests refuse that."""
        if fields and getattr(settings, "REFUSE_LATE_COLUMNS", False):
            missing = ", ".join(fields)
            raise TypeError(f"{type(self).__name__} was read without {missing}: name it in the query's only().")
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)


Kept = TypeVar("Kept", bound=models.Model)


def one(records: "models.QuerySet[Kept]", **keys: Any) -> Kept:
    """The one record with these keys, or `NotFound`: unknown and hidden get the same answer."""
    if any("\x00" in value for value in keys.values() if isinstance(value, str)):
        raise NotFound
    found = records.filter(**keys).first()
    if found is None:
        raise NotFound
    return found


def change(record: Any, *, expected: int | None = None, **values: Any) -> Any:
    """Write values to a record and count its version up; with `expected`, only over that version.

    Raises `StaleVersion` with the values kept now when somebody else was first (hazard H20).
    """
    rows = type(record)._base_manager.filter(pk=record.pk)
    if expected is not None:
        rows = rows.filter(version=expected)
    if not rows.update(version=F("version") + 1, **values):
        record.refresh_from_db()
        raise StaleVersion(STALE, {name: getattr(record, name) for name in (*values, "version")})
    for name, value in values.items():
        setattr(record, name, value)
    record.version = (expected or record.version) + 1
    return record
