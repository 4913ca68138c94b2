"""The pages of the people who work here."""

from dataclasses import dataclass
from datetime import date

from nestling.design.forms import Form
from nestling.design.pieces import Row


@dataclass(frozen=True)
class Person:
    """One line of the list of staff."""

    url: str
    name: str
    roles: str
    job: str
    share: str


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Everybody who works here today."""

    people: tuple[Person, ...]
    add_url: str
    title: str = "Staff and roles"


@dataclass(frozen=True)
class Held:
    """A role that somebody holds or held."""

    label: str
    sentence: str
    started_on: date
    ended_on: date | None
    end_url: str


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """One person: their roles, and what may be done about them."""

    title: str
    email: str
    held: tuple[Held, ...]
    give_url: str
    link_url: str
    hand_over_url: str
    back_url: str
    new_link: str = ""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A page with one form."""

    title: str
    form: Form
    button: str
    back_url: str
    lede: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """The signed-in person's own page."""

    rows: tuple[Row, ...]
    services: tuple[tuple[int, str, bool], ...]
    title: str = "Your account"
