"""The plain values by which every room tells a family's chronology and a person's worklist."""

from dataclasses import dataclass
from datetime import date, datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing that somebody must do; `kind` tells the screen which page does it."""

    kind: str
    ref: str
    title: str
    about: str = ""
    family_ref: str = ""
    due_on: date | None = None
    owner_id: int | None = None
    owner_name: str = ""
    is_escalated: bool = False
