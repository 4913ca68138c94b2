"""The pages of contacts: plain values only."""

from dataclasses import dataclass
from typing import Any

from nestling.design.forms import Form
from nestling.design.pieces import RelationshipHeader, Row


@dataclass(frozen=True, kw_only=True)
class Recording:
    """One page on which a contact is recorded, or put right."""

    header: RelationshipHeader
    form: Form
    title: str
    button: str
    back_url: str
    other_url: str = ""
    other_label: str = ""
    ended_words: str = ""
    closed_gate_words: str = ""
    gate_url: str = ""
    count_words: str = ""
    everyday: tuple[str, ...] = ()
    is_open_below: bool = False
    reminder: str = ""


@dataclass(frozen=True, kw_only=True)
class OneContact:
    """What was written about one contact."""

    header: RelationshipHeader
    title: str
    rows: tuple[Row, ...]
    observation: str
    note: str
    correct_url: str
    back_url: str
    review_url: str = ""
    review_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """All contacts of an episode."""

    header: RelationshipHeader
    listing: Any  # its rows are entries of a timeline
    record_url: str
    work_url: str
    title: str = "Contacts"


@dataclass(frozen=True, kw_only=True)
class OwnFamily:
    """One family in one's own charge, and the way to its form."""

    people: str
    age: str
    met: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """Whose contact is to be recorded."""

    families: tuple[OwnFamily, ...]
    title: str = "Record a contact"
