"""Joining two records of one person, and taking them apart again (hazards H04, H05)."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from nestling.core.acting import action
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Family, FamilyMember, Person
from nestling.families.rules import folded
from nestling.records.models import Merge
from nestling.records.queries import fillings, home, preview, references

Moved = dict[str, Any]


@action(needs="merge_records")
def merge_people(*, by: Viewer, at: datetime, kept: Person, merged: Person, reason: str) -> Merge:
    """Join two records of one person into the kept one; two families of one baby are joined with it.

    Refuses a record joined to itself, a missing reason, and whatever `records.rules.obstacles` names.
    """
    if kept.pk == merged.pk:
        raise RuleBroken("These are the same record. Choose two different ones.")
    if not reason.strip():
        raise RuleBroken("Say how you know that these are one person.", "reason")
    if stands := preview(by, kept, merged).obstacles:
        raise RuleBroken(" ".join(stands))
    moved = _fill(kept, merged)
    own, other = home(kept), home(merged)
    moved += _repoint(Person, merged, kept)
    if own and other and own != other and FamilyMember.objects.filter(family=own, person=kept, kind="infant").exists():
        moved += _repoint(Family, other, own)
        change(other, merged_into=own)
        moved.append(_row(other, "merged_into", None, own.pk))
    return Merge.objects.create(
        service_id=by.service_id,
        kept=kept,
        merged=merged,
        moved=moved,
        reason=reason.strip(),
        merged_at=at,
        merged_by_id=by.person_id,
        created_at=at,
    )


def _fill(kept: Person, merged: Person) -> list[Moved]:
    # The merged record lets go first, so that a confirmed NHS number is never held twice.
    change(merged, merged_into=kept)
    values = fillings(kept, merged)
    if "nhs_number" in values:
        values["nhs_number_confirmed"] = merged.nhs_number_confirmed
    if "given_name" in values:
        values["search_given"] = folded(str(values["given_name"]))
    before = {name: getattr(kept, name) for name in values}
    if values:
        change(kept, **values)
    rows = [_row(kept, name, _plain(before[name]), _plain(value)) for name, value in values.items()]
    return [_row(merged, "merged_into", None, kept.pk), *rows]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _row(record: models.Model, field: str, before: object, after: object) -> Moved:
    return {"model": record._meta.label, "pk": record.pk, "field": field, "before": before, "after": after}


def _repoint(kind: type[models.Model], old: models.Model, new: models.Model) -> list[Moved]:
    moved: list[Moved] = []
    for model, field in references(kind):
        for record in model._base_manager.filter(**{field: old}):
            moved += _repoint_one(record, field, old, new)
    return moved


def _repoint_one(record: Any, field: str, old: models.Model, new: models.Model) -> list[Moved]:
    """Point one row at the kept record; a row of which the kept record already has its own stays behind."""
    try:
        with transaction.atomic():
            type(record)._base_manager.filter(pk=record.pk).update(**{f"{field}_id": new.pk})
    except IntegrityError:
        return []
    return [_row(record, f"{field}_id", old.pk, new.pk)]


@action(needs="merge_records")
def undo_merge(*, by: Viewer, at: datetime, merge: Merge, why: str) -> tuple[str, ...]:
    """Take a merge apart again, row by row, the last first. Returns what stayed because it has been changed since.

    Refuses a merge already undone, a missing reason, and a kept record that has itself been joined to another.
    """
    if merge.undone_at:
        raise RuleBroken("This merge has already been taken back.")
    if not why.strip():
        raise RuleBroken("Say why these are two people after all.", "why")
    merge.kept.refresh_from_db()
    if merge.kept.merged_into_id:
        raise RuleBroken("The kept record has since been joined to another. Take that merge back first.")
    stayed = tuple(label for row in reversed(merge.moved) if (label := _put_back(row)))
    change(merge, undone_at=at, undone_by_id=by.person_id, undone_why=why.strip())
    return stayed


def _put_back(row: Moved) -> str:
    """Give one field back what it held, if it still holds what the merge gave it; otherwise name what stayed."""
    model = apps.get_model(row["model"])
    field = row["field"].removesuffix("_id") if row["field"].endswith("_id") else row["field"]
    column = model._meta.get_field(field).attname
    still = model._base_manager.filter(pk=row["pk"], **{column: row["after"]})
    return "" if still.update(**{column: row["before"]}) else f"{model._meta.verbose_name}: {field.replace('_', ' ')}"
