"""The pages of letters: the outbox, one letter, and the steps on its way out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nestling.core.listing import Listing
from nestling.core.phrases import counted
from nestling.design.pieces import Button, Link, RelationshipHeader, Row, Stat
from nestling.letters.queries import LetterRow
from nestling.letters.rules import CHANNEL_LABELS, KIND_LABELS, RECIPIENT_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from nestling.letters.models import Letter

STATUS_TONES = {"draft": "soon", "released": "note", "sent": "good", "cancelled": "quiet"}
AGE_TONES = {"calm": "", "owner": "soon", "manager": "late"}
AGE_TAGS = {"calm": "", "owner": "Send or cancel it", "manager": "Late"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One letter in a list."""

    ref: str
    kind: str
    recipient: str
    recipient_kind: str
    about: str
    status: str
    status_tone: str
    owner: str
    owner_has_left: bool
    age: str
    age_tag: str
    age_tone: str
    written_on: Any
    settled_on: Any

    @classmethod
    def of(cls, row: LetterRow) -> "Line":
        return cls(
            ref=row.ref,
            kind=KIND_LABELS[row.kind],
            recipient=row.recipient,
            recipient_kind=RECIPIENT_LABELS[row.recipient_kind],
            about=row.about,
            status=STATUS_LABELS[row.status],
            status_tone=STATUS_TONES[row.status],
            owner=row.owner,
            owner_has_left=row.owner_has_left,
            age=counted(row.age_days, "working day") if row.age_words else "",
            age_tag=AGE_TAGS[row.tone],
            age_tone=AGE_TONES[row.tone],
            written_on=row.written_on,
            settled_on=row.settled_on,
        )


@dataclass(frozen=True, kw_only=True)
class Outbox:
    listing: Listing[Line]
    stats: tuple[Stat, ...]
    sent_url: str
    title: str = "Letters to send"


@dataclass(frozen=True, kw_only=True)
class Sent:
    listing: Listing[Line]
    back_url: str
    title: str = "Letters sent or cancelled"


@dataclass(frozen=True, kw_only=True)
class FamilyLetters:
    header: RelationshipHeader | None
    letters: tuple[Line, ...]
    write_url: str
    title: str = "Letters"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The words of a letter as they are read on the screen."""

    salutation: str
    heading: str
    paragraphs: tuple[str, ...]
    signed: str


@dataclass(frozen=True, kw_only=True)
class OneLetter:
    header: RelationshipHeader | None
    title: str
    status: str
    status_tone: str
    held: str
    held_title: str
    held_link: Link | None
    outdated: str
    anew_url: str
    next_words: str
    next_buttons: tuple[Button, ...]
    post_url: str
    post_label: str
    facts: tuple[Row, ...]
    safe_rows: tuple[Row, ...]
    sheet: Sheet
    unprintable: tuple[str, ...]
    is_draft: bool
    pdf_url: str
    word_url: str
    more: tuple[Link, ...]
    back_url: str


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """The page before a letter leaves: who gets it, where, why, and what must never be sent."""

    header: RelationshipHeader | None
    form: Any
    title: str
    button: str
    facts: tuple[Row, ...]
    warnings: tuple[str, ...]
    outdated: str
    anew_url: str
    gap: str
    gap_link: Link | None
    held: str
    held_title: str
    held_link: Link | None
    address_url: str
    address_label: str
    sheet: Sheet
    pdf_url: str
    word_url: str
    back_url: str


@dataclass(frozen=True, kw_only=True)
class Asking:
    header: RelationshipHeader | None
    form: Any
    title: str
    button: str
    back_url: str
    lede: str = ""
    facts: tuple[Row, ...] = ()


def channel_words(channel: str) -> str:
    """How a letter goes, in words."""
    return CHANNEL_LABELS.get(channel, "")  # type: ignore[call-overload]


def title_of(letter: "Letter") -> str:
    """A letter in a few words."""
    return f"{KIND_LABELS[letter.kind]}: {letter.recipient_name}"
