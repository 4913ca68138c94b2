"""The pages of concerns."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nestling.design.forms import Form
from nestling.design.pieces import RelationshipHeader


@dataclass(frozen=True, kw_only=True)
class Concerns:
    """The concerns that this viewer may read."""

    listing: Any
    title: str = "Concerns"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A page about a concern with one form."""

    title: str
    form: Form
    button: str
    back_url: str
    header: RelationshipHeader | None
    lede: str = ""


@dataclass(frozen=True)
class ActionLine:
    """One thing to do, or done."""

    what: str
    owner: str
    due_on: date
    state: str
    outcome: str
    done_at: datetime | None
    done_url: str


@dataclass(frozen=True, kw_only=True)
class OneConcern:
    """A concern and all that follows from it."""

    title: str
    header: RelationshipHeader | None
    about: str
    words: str
    done_at_once: str
    raised_by: str
    raised_at: datetime
    actions: tuple[ActionLine, ...]
    closed_at: datetime | None
    closed_by: str
    closing_words: str
    add_url: str
    close_url: str
    back_url: str
