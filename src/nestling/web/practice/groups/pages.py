"""The pages of groups: plain values only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nestling.design.forms import Form
from nestling.design.pieces import Row


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """One group of the list."""

    url: str
    name: str
    kind: str
    led_by: str
    families: str
    last: datetime | None
    state: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Every group of the service."""

    listing: Any
    open_url: str
    title: str = "Groups"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A family that is expected."""

    url: str
    infant: str
    carer: str
    joined_on: date
    leave_url: str


@dataclass(frozen=True, kw_only=True)
class Left:
    """A family that gave its place back."""

    url: str
    infant: str
    carer: str
    joined_on: date
    left_on: date
    again_url: str


@dataclass(frozen=True, kw_only=True)
class Session:
    """One meeting that was held."""

    url: str
    held_at: datetime
    came: str
    length: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group with its families and meetings."""

    title: str
    rows: tuple[Row, ...]
    places: tuple[Place, ...]
    left: tuple[Left, ...]
    sessions: tuple[Session, ...]
    place_url: str
    session_url: str
    change_url: str
    end_url: str
    back_url: str


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One form about a group."""

    title: str
    form: Form
    button: str
    back_url: str
    lede: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A family's line in the register of one meeting."""

    url: str
    who: str
    came: str
    tone: str
    people: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """One meeting with its register."""

    title: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    note: str
    back_url: str
