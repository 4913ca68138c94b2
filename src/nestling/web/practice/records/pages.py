"""The pages of joining two records."""

from dataclasses import dataclass
from datetime import datetime

from nestling.design.forms import Form


@dataclass(frozen=True)
class Line:
    """One fact, as each record has it."""

    label: str
    kept: str
    merged: str


@dataclass(frozen=True, kw_only=True)
class Merging:
    """Two records side by side, and what joining them would do."""

    title: str
    lines: tuple[Line, ...]
    obstacles: tuple[str, ...]
    moves: tuple[tuple[str, int], ...]
    filled: tuple[tuple[str, str], ...]
    families_join: bool
    form: Form
    swap_url: str
    back_url: str


@dataclass(frozen=True, kw_only=True)
class Merged:
    """A merge that was made, and the way back."""

    title: str
    kept: str
    kept_url: str
    merged: str
    merged_at: datetime
    merged_by: str
    reason: str
    moved: int
    undone_at: datetime | None
    undone_why: str
    form: Form
    back_url: str
