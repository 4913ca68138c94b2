"""What the pages about discussions show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from nestling.consultation.queries import about_words
from nestling.core.codes import label_of
from nestling.core.listing import Listing
from nestling.design.environment import at_moment, minutes
from nestling.design.forms import Form
from nestling.design.pieces import Link, RelationshipHeader, Row, Stat

if TYPE_CHECKING:
    from nestling.consultation.models import Discussion

HOME = ("Discussions", "practice:consultation:discussions")


@dataclass(frozen=True, kw_only=True)
class Discussions:
    """The list, with each kind counted apart."""

    listing: Listing[Any]
    stats: tuple[Stat, ...]
    title: str = "Discussions"


@dataclass(frozen=True, kw_only=True)
class Log:
    """The one page on which a discussion is logged or corrected."""

    form: Form
    title: str
    button: str
    back_url: str
    named: str = ""
    usual: tuple[str, ...] = ()
    is_filled_in: bool = False


@dataclass(frozen=True, kw_only=True)
class OneDiscussion:
    """One discussion as it was kept, and what may follow from it."""

    title: str
    breadcrumbs: tuple[Link, ...]
    header: RelationshipHeader | None
    rows: tuple[Row, ...]
    said: tuple[Row, ...]
    is_anonymous: bool
    is_named: bool
    correct_url: str
    name_url: str
    referral_url: str
    referrals: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class NameFamily:
    """Looking for the family that a discussion was about."""

    title: str
    back_url: str
    words: str
    form: Form
    has_found: bool
    referral_url: str


def stats_of(counts: tuple[tuple[str, str, int], ...]) -> tuple[Stat, ...]:
    """One figure for each kind of discussion."""
    home = reverse(HOME[1])
    return tuple(
        Stat(label=label, number=number, url=f"{home}?kind={code}", hint="in the last 30 days")
        for code, label, number in counts
    )


def crumbs() -> tuple[Link, ...]:
    return (Link(label=HOME[0], url=reverse(HOME[1])),)


def facts_of(discussion: Discussion) -> tuple[Row, ...]:
    """Who spoke with whom, about whom, when and how."""
    who = f"{discussion.caller_name}, {label_of('referrer_profession', discussion.caller_profession)}"
    rows = (
        Row(key="About", value=about_words(discussion)),
        Row(key="Spoke with", value=", ".join(part for part in (who, discussion.caller_agency) if part)),
        Row(key="To be reached at", value=discussion.caller_contact),
        Row(key="When", value=at_moment(discussion.held_at)),
        Row(key="How", value=label_of("consultation_mechanism", discussion.mechanism)),
        Row(key="Kind", value=label_of("discussion_kind", discussion.kind)),
        Row(key="Time taken", value=minutes(discussion.minutes)),
        Row(key="Taken by", value=discussion.held_by.name),
    )
    team = (Row(key="Aligned team", value=discussion.team.name),) if discussion.team else ()
    return rows + team


def said_of(discussion: Discussion) -> tuple[Row, ...]:
    """What was said and agreed."""
    agreed = label_of("discussion_outcome", discussion.outcome)
    return (
        Row(key="What it was about", value=discussion.summary),
        Row(key="Advice given", value=discussion.advice),
        Row(key="Agreed", value=". ".join(part for part in (agreed, discussion.outcome_note) if part)),
    )
