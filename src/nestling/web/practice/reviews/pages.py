"""The pages of reviews: plain values only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nestling.design.forms import Form
from nestling.design.pieces import Entry, RelationshipHeader, Row


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """A review that waits to be held."""

    url: str
    infant: str
    carer: str
    after: str
    raised_on: date
    days: int
    tone: str
    lead: str


@dataclass(frozen=True, kw_only=True)
class Due:
    """Every review that is due."""

    listing: Any
    every_words: str
    title: str = "Reviews due"


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Holding one review, with what has happened since the last."""

    header: RelationshipHeader
    form: Form
    title: str
    why: str
    back_url: str
    goals: tuple[str, ...]
    contacts: tuple[Entry, ...]
    plan: str


@dataclass(frozen=True, kw_only=True)
class Done:
    """A review that has been held."""

    header: RelationshipHeader
    title: str
    rows: tuple[Row, ...]
    findings: str
    next_words: str
    step_url: str
    step_label: str
    back_url: str
