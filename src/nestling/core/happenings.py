"""The plain values by which every room tells a family's chronology and a person's worklist."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened, for the chronology of a family."""

    on: date | datetime
    kind: str
    title: str
    text: str = ""
    about: str = ""
    about_kind: str = "family"
    by: str = ""
    ref: str = ""


NEW_FOR = timedelta(days=28)
"""How long what came in for many, or was decided, is brought up as new while it is not opened; a product default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing that somebody must do, or has not seen yet; `kind` tells the screen which page does or shows it."""

    kind: str
    ref: str
    title: str
    about: str = ""
    family_ref: str = ""
    due_on: date | None = None
    owner_id: int | None = None
    owner_name: str = ""
    is_escalated: bool = False
    is_new: bool = False
