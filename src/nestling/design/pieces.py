"""Small frozen values that layouts and components draw: navigation, headers, rows, entries and tasks.

Page objects are built from them, so that a template never follows a relation.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class NavItem:
    """One entry of the service navigation."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Link:
    """A plain link: a breadcrumb, a footer entry, an action."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds every page; ``web`` puts one on ``request.frame``."""

    service_name: str = ""
    home_url: str = "/"
    navigation: tuple[NavItem, ...] = ()
    account_name: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    footer: tuple[Link, ...] = ()
    notice: str = ""


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One page of a record that has several."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class RelationshipHeader:
    """Who this record is about, shown on every record page and every printed sheet."""

    infant_name: str
    infant_born: str
    infant_nhs_number: str = ""
    carer_name: str = ""
    carer_relation: str = ""
    carer_nhs_number: str = ""
    family_url: str = ""
    flags: tuple[str, ...] = ()
    tabs: tuple[Tab, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A key and its value in a summary; ``change_url`` adds a link that names the key."""

    key: str
    value: Any = ""
    change_url: str = ""
    change_label: str = "Change"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One happening on a timeline, newest first."""

    on: date | datetime
    title: str
    text: str = ""
    about: str = ""
    by: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Task:
    """One line of a task list; ``is_done`` and ``tone`` decide how the status is drawn."""

    label: str
    url: str = ""
    hint: str = ""
    status: str = ""
    is_done: bool = False
    tone: str = "soon"


@dataclass(frozen=True, kw_only=True)
class Stat:
    """A figure that leads somewhere."""

    label: str
    number: int | str
    url: str = ""
    hint: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class TraceLine:
    """One rule in an explained decision: is it met, and in which words; ``state`` says it better than met or not.

    An open rule has the ``url`` of the page where it is answered.
    """

    label: str
    words: str
    is_met: bool | None = None
    source: str = ""
    state: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button beside the main one: a link when it has a url, otherwise a submit with a name and value."""

    label: str
    url: str = ""
    name: str = "_then"
    value: str = ""
    tone: str = "secondary"
