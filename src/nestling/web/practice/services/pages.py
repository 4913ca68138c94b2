"""The pages of how the service works."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nestling.design.forms import Form
from nestling.design.pieces import Link
from nestling.organisations.profiles import Difference, Explained


@dataclass(frozen=True)
class Group:
    """Settings that belong together."""

    name: str
    settings: tuple[Explained, ...]


def groups(explained: Iterable[Explained]) -> tuple[Group, ...]:
    """The settings by group, in the order given."""
    found: dict[str, list[Explained]] = {}
    for setting in explained:
        found.setdefault(setting.group, []).append(setting)
    return tuple(Group(name, tuple(settings)) for name, settings in found.items())


@dataclass(frozen=True)
class VersionLine:
    """One version of the profile in the list of versions."""

    url: str
    starts_on: date
    words: str


@dataclass(frozen=True)
class Effect:
    """One open referral that the change would decide differently."""

    url: str
    about: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class HowItWorks:
    """Each setting in plain words with its source and dates."""

    title: str
    lede: str
    based_on: str
    starts_on: date
    starts_on_note: str
    groups: tuple[Group, ...]
    versions: tuple[VersionLine, ...]
    actions: tuple[Link, ...]
    back_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Changing:
    """A change being prepared: the form, and what it would do."""

    title: str
    form: Form
    back_url: str
    is_previewed: bool = False
    differences: tuple[Difference, ...] = ()
    effects: tuple[Effect, ...] = ()
    open_referrals: int = 0


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version: what it changes from the one before, and what would differ for open referrals."""

    title: str
    starts_on: date
    is_future: bool
    differences: tuple[Difference, ...]
    effects: tuple[Effect, ...]
    open_referrals: int
    groups: tuple[Group, ...]
    actions: tuple[Link, ...]
    withdraw_url: str
    back_url: str


@dataclass(frozen=True, kw_only=True)
class Places:
    """Places and teams."""

    form: Form
    venues: tuple[tuple[str, str], ...]
    teams: tuple[str, ...]
    back_url: str
    title: str = "Places and teams"
