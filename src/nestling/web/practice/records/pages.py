"""The pages of joining two records."""

from dataclasses import dataclass
from datetime import datetime

from nestling.core.listing import Listing
from nestling.design.forms import Form


@dataclass(frozen=True, kw_only=True)
class Line:
    """One fact, as each record has it and as it will be."""

    label: str
    kept: str
    merged: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Merging:
    """Two records side by side, and what joining them would do."""

    title: str
    kept: str
    merged: str
    lines: tuple[Line, ...]
    refusal: str
    moves: tuple[str, ...]
    notes: tuple[str, ...]
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
    undone_by: str
    undone_why: str
    form: Form
    back_url: str


@dataclass(frozen=True, kw_only=True)
class MergeLine:
    """One merge in the list."""

    kept: str
    merged: str
    url: str
    merged_at: datetime
    merged_by: str
    is_joined: bool


@dataclass(frozen=True, kw_only=True)
class Merges:
    """Every merge of the service."""

    title: str
    listing: Listing[MergeLine]
