"""The pages of one person."""

from dataclasses import dataclass
from datetime import date

from nestling.design.forms import Form
from nestling.design.pieces import Link, RelationshipHeader, Row
from nestling.web.record_pages import MayBeSame


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """One status that a child has or had."""

    label: str
    since: date
    until: date | None
    authority: str
    note: str
    end_url: str


@dataclass(frozen=True, kw_only=True)
class TieLine:
    """One relationship of the person."""

    words: str
    url: str
    more: str


@dataclass(frozen=True, kw_only=True)
class MergeLine:
    """A record that was joined to this one."""

    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """One person's record."""

    title: str
    header: RelationshipHeader | None
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    ties: tuple[TieLine, ...]
    families: tuple[Link, ...]
    is_child: bool
    statuses: tuple[StatusLine, ...]
    safe_words: str
    never_send: str
    is_safe_asked: bool
    alike: tuple[MayBeSame, ...]
    merges: tuple[MergeLine, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Changing:
    """The form with all facts of a person."""

    title: str
    header: RelationshipHeader | None
    form: Form
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    alike: tuple[MayBeSame, ...]
    back_url: str
