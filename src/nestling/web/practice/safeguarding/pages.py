"""The pages of concerns."""

from dataclasses import dataclass
from datetime import date, datetime

from nestling.core.listing import Listing
from nestling.design.pieces import Link, RelationshipHeader
from nestling.safeguarding.queries import ConcernRow


@dataclass(frozen=True, kw_only=True)
class Concerns:
    """The concerns that the reader may read."""

    title: str
    listing: Listing[ConcernRow]


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """Something that must be done, or has been."""

    what: str
    owner: str
    due_on: date
    state: str
    state_words: str
    outcome: str
    done_words: str
    done_url: str


@dataclass(frozen=True, kw_only=True)
class ConcernPage:
    """One concern, and what follows from it."""

    title: str
    header: RelationshipHeader | None
    about: str
    words: str
    done_at_once: str
    raised_by: str
    raised_at: datetime
    is_open: bool
    closed_words: str
    closing_words: str
    actions: tuple[ActionLine, ...]
    ways: tuple[Link, ...]
