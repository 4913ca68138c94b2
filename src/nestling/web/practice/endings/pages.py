"""The pages of endings: the checklist and what it rests on, its completion, and the follow-ups."""

from dataclasses import dataclass
from typing import Any

from nestling.care.queries import FollowUpRow
from nestling.core.listing import Listing
from nestling.design.pieces import Entry, Link, RelationshipHeader, Row, Stat

TONES = {"ahead": "", "due": "soon", "owner": "late", "manager": "late"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One condition of the ending: met or not, and where it is mended."""

    words: str
    state: str
    tone: str
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class LetterLine:
    """One of the letters of an ending."""

    label: str
    status: str
    tone: str
    url: str
    write_url: str
    write_label: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Preparing:
    header: RelationshipHeader
    form: Any
    lines: tuple[Line, ...]
    unmet: int
    advice: int
    letters: tuple[LetterLine, ...]
    write_url: str
    withhold_url: str
    after_all_url: str
    withheld_words: str
    complete_url: str
    back_url: str
    title: str = "Ending"


@dataclass(frozen=True, kw_only=True)
class Ended:
    header: RelationshipHeader
    facts: tuple[Row, ...]
    letters: tuple[LetterLine, ...]
    follow_up_url: str
    follow_up_words: str
    title: str = "Care has ended"


@dataclass(frozen=True, kw_only=True)
class Asking:
    header: RelationshipHeader | None
    form: Any
    title: str
    button: str
    back_url: str
    lede: str = ""
    facts_title: str = ""
    facts: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowUpLine:
    """One follow-up in the list."""

    ref: str
    people: str
    ended_on: Any
    due_on: Any
    done_on: Any
    owner: str
    owner_has_left: bool
    attempts: int
    outcome: str
    words: str
    tone: str

    @classmethod
    def of(cls, row: FollowUpRow) -> "FollowUpLine":
        return cls(
            ref=row.ref,
            people=f"{row.infant} and {row.carer}",
            ended_on=row.ended_on,
            due_on=row.due_on,
            done_on=row.done_on,
            owner=row.owner,
            owner_has_left=row.owner_has_left,
            attempts=row.attempts,
            outcome=row.outcome,
            words=row.words,
            tone=TONES[row.tone],
        )


@dataclass(frozen=True, kw_only=True)
class FollowUps:
    listing: Listing[FollowUpLine]
    stats: tuple[Stat, ...]
    done_url: str
    title: str = "Follow-ups"


@dataclass(frozen=True, kw_only=True)
class Done:
    listing: Listing[FollowUpLine]
    back_url: str
    title: str = "Follow-ups done"


@dataclass(frozen=True, kw_only=True)
class OneFollowUp:
    header: RelationshipHeader
    title: str
    status: str
    status_tone: str
    warning: str
    facts: tuple[Row, ...]
    phone_rows: tuple[Row, ...]
    attempts: tuple[Entry, ...]
    outcome_url: str
    tried_url: str
    reassign_url: str
    concern_url: str
    ending_url: str
    back_url: str
