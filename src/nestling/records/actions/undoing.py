"""A merge taken back: each record has again what it had."""

from datetime import datetime

from nestling.accounts.rules import Permission
from nestling.core.acting import action
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.records.actions.moves import Move, is_as_left, row_of, value_of, write
from nestling.records.models import Merge
from nestling.records.rules import FACT_LABELS, undo_refusal

LONGEST_REASON = 2_000


@action(needs=Permission.MERGE_RECORDS)
def undo_merge(*, by: Viewer, at: datetime, merge: Merge, why: str) -> tuple[str, ...]:
    """Part two records again, row by row in reverse (hazard H04).

    What was written about the kept person since stays with them, and a fact corrected since stays corrected: those
    are named in the answer. Refuses after a later merge of the kept record, and when a row was led elsewhere since.
    """
    if merge.service_id != by.service_id:
        raise NotFound
    held = Merge.objects.select_for_update().get(pk=merge.pk)
    kept = Person.objects.select_for_update().get(pk=held.kept_id)
    later = Merge.objects.filter(kept_id=held.kept_id, undone_at__isnull=True, pk__gt=held.pk).exists()
    if refusal := undo_refusal(
        is_undone=held.undone_at is not None, has_later_merge=kept.merged_into_id is not None or later, why=why
    ):
        raise RuleBroken(refusal, "why" if not why.strip() else None)
    stayed = tuple(label for move in reversed(held.moved) if (label := _write_back(move)))
    change(merge, undone_at=at, undone_by_id=by.person_id, undone_why=why.strip()[:LONGEST_REASON])
    return stayed


def _write_back(move: Move) -> str:
    """Write one value back; or name the fact that somebody has corrected since and that therefore stays."""
    record = row_of(move)
    if record is None:
        return ""
    if is_as_left(record, move):
        write(record, move["column"], value_of(record, move["column"], move["was"]))
        return ""
    if move["column"].endswith("_id"):
        name = record._meta.verbose_name
        raise RuleBroken(f"This {name} has been given to somebody else since. Put it right first, then take this back.")
    return FACT_LABELS.get(move["column"], "")
