"""The pages of care: plain values only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nestling.design.forms import Form
from nestling.design.pieces import Entry, Link, RelationshipHeader, Row, Stat


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """One relationship that waits for the first contact."""

    url: str
    infant: str
    age: str
    carer: str
    since: date
    days: int
    tone: str
    words: str
    priority: str
    is_pressing: bool
    lead: str
    allocate_url: str
    cluster: str
    is_behind_gate: bool


@dataclass(frozen=True, kw_only=True)
class WaitingList:
    """Everybody who waits for the first contact."""

    listing: Any
    target_days: int
    title: str = "Waiting list"


@dataclass(frozen=True, kw_only=True)
class CaseloadRow:
    """One relationship in care."""

    url: str
    infant: str
    age: str
    carer: str
    status: str
    status_tone: str
    lead: str
    cluster: str
    contacts: str
    last_contact_on: date | None
    has_review_due: bool


@dataclass(frozen=True, kw_only=True)
class Hands:
    """How full one practitioner's hands are."""

    name: str
    job: str
    url: str
    wte: str
    open: int
    waiting: int
    complex: str
    guide: str


@dataclass(frozen=True, kw_only=True)
class CaseloadPage:
    """Everybody in care, and whose hands they are in."""

    listing: Any
    people: tuple[Hands, ...]
    guide_words: str
    mine_url: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Allocating:
    """Who has charge now, how full everybody's hands are, and the choice."""

    header: RelationshipHeader
    form: Form
    people: tuple[Hands, ...]
    guide_words: str
    charges: tuple[Row, ...]
    back_url: str
    title: str = "Who takes charge?"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One form about a relationship, with what helps to fill it in."""

    header: RelationshipHeader
    form: Form
    title: str
    button: str
    back_url: str
    lede: str = ""
    facts: tuple[Row, ...] = ()
    facts_title: str = ""


@dataclass(frozen=True, kw_only=True)
class GateFacts:
    """How the care stands to the consultation before direct work."""

    is_open: bool
    words: str
    kept_before: str = ""
    record_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Next:
    """The one thing to do next."""

    words: str
    url: str
    label: str
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Charge:
    """Somebody who has charge of this relationship's care."""

    name: str
    words: str
    end_url: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalWords:
    """A goal in the family's words."""

    words: str
    whose: str


@dataclass(frozen=True, kw_only=True)
class Episode:
    """Where the care of one relationship stands."""

    header: RelationshipHeader
    title: str
    status: str
    status_tone: str
    next: Next | None
    stats: tuple[Stat, ...]
    gate: GateFacts | None
    contacts: tuple[Entry, ...]
    contacts_url: str
    record_url: str
    work_url: str
    plan_rows: tuple[Row, ...]
    goals: tuple[GoalWords, ...]
    plan_url: str
    reviews: tuple[Link, ...]
    need_rows: tuple[Row, ...]
    offers: tuple[str, ...]
    rate_url: str
    place_url: str
    assessments: tuple[Entry, ...]
    assess_url: str
    charges: tuple[Charge, ...]
    allocate_url: str
    ending_url: str
    ending_words: str
    more: tuple[Link, ...]
    minutes: tuple[Row, ...]
