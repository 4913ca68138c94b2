"""Acts on a whole record, which reach through every room beneath."""

from nestling.records.actions.merging import merge_people
from nestling.records.actions.ties import end_care_tie
from nestling.records.actions.undoing import undo_merge

__all__ = ["end_care_tie", "merge_people", "undo_merge"]
