"""The pages of families, and of finding them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.listing import Listing
from nestling.core.phrases import day_words
from nestling.design.forms import Form
from nestling.design.pieces import Entry, Link, RelationshipHeader, Row
from nestling.families.rules import agency_words, spaced_nhs_number
from nestling.web.lives import eligible_words, life_line
from nestling.web.record_pages import MayBeSame

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship, Consent, FamilyMember, NetworkMember, SafeContact
    from nestling.organisations.profiles import Profile
    from nestling.safeguarding.models import ProtectionStatus


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    """One person found."""

    name: str
    url: str
    kind: str
    born: str
    nhs_number: str
    postcode: str
    family: str
    family_url: str


@dataclass(frozen=True, kw_only=True)
class Search:
    """The search, what was understood and who was found."""

    title: str = "Search"
    asked: str = ""
    understood: str = ""
    listing: Listing[FoundLine] | None = None
    register_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Registering:
    """A baby and a carer to be registered."""

    title: str
    form: Form
    back_url: str
    alike: tuple[MayBeSame, ...]


@dataclass(frozen=True, kw_only=True)
class TieLine:
    """One relationship with how it stands."""

    url: str
    infant: str
    carer: str
    relation: str
    is_primary: bool
    is_open: bool
    words: str
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """One person of the family."""

    name: str
    url: str
    kind: str
    life: str
    more: str
    leave_url: str


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """One status of a child."""

    child: str
    label: str
    since: date
    authority: str
    end_url: str


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One answer about sharing."""

    person: str
    what: str
    agency: str
    answer: str
    tone: str
    when: str
    withdraw_url: str


@dataclass(frozen=True, kw_only=True)
class SafeLine:
    """How one person may be reached."""

    person: str
    words: str
    never: str
    is_asked: bool
    change_url: str


@dataclass(frozen=True, kw_only=True)
class ProfessionalLine:
    """One professional round the family."""

    name: str
    profession: str
    agency: str
    reach: str
    is_lead: bool
    change_url: str
    lead_url: str
    end_url: str


@dataclass(frozen=True, kw_only=True)
class LetterLine:
    """One letter."""

    heading: str
    url: str
    words: str


@dataclass(frozen=True, kw_only=True)
class NextLine:
    """One thing that is due."""

    words: str
    url: str
    on: date | None
    tone: str


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """Everything about a family at a glance."""

    title: str
    header: RelationshipHeader | None
    ref: str
    next_due: tuple[NextLine, ...]
    sees_care: bool
    ties: tuple[TieLine, ...]
    members: tuple[MemberLine, ...]
    statuses: tuple[StatusLine, ...]
    consents: tuple[ConsentLine, ...]
    safe: tuple[SafeLine, ...]
    network: tuple[ProfessionalLine, ...]
    letters: tuple[LetterLine, ...]
    letters_url: str
    ways: tuple[Link, ...]
    add_ways: tuple[Link, ...]
    may_edit: bool
    print_on: datetime


@dataclass(frozen=True, kw_only=True)
class TiePage:
    """One relationship."""

    title: str
    header: RelationshipHeader
    rows: tuple[Row, ...]
    referrals: tuple[LetterLine, ...]
    care: tuple[LetterLine, ...]
    discussions: tuple[LetterLine, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Chronology:
    """What happened, newest first."""

    title: str
    header: RelationshipHeader | None
    listing: Listing[Entry]


@dataclass(frozen=True, kw_only=True)
class Look:
    """One opening of a page, in the words that people call it by."""

    looked_at: datetime
    name: str
    page: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Looks:
    """Who looked at the record."""

    title: str
    header: RelationshipHeader | None
    listing: Listing[Look]


def tie_line(tie: "CaregivingRelationship", words: str, ways: Iterable[Link] = ()) -> TieLine:
    """A relationship with the words of its referral and care."""
    ended = f"Ended on {day_words(tie.ended_on)}" if tie.ended_on else ""
    return TieLine(
        url=reverse("practice:families:relationship", args=[tie.ref]),
        infant=str(tie.infant),
        carer=str(tie.carer),
        relation=label_of("family_relation", tie.relation),
        is_primary=tie.is_primary,
        is_open=tie.ended_on is None,
        words=ended or words or "Not referred",
        ways=tuple(ways),
    )


def member_line(place: "FamilyMember", profile: "Profile", *, tied: frozenset[int], may_edit: bool) -> MemberLine:
    """A person of the family: how old, and for a baby until when the service may accept them."""
    person = place.person
    relation = label_of("family_relation", place.relation) if place.relation else ""
    home = "" if place.lives_here else "Does not live with the baby"
    may_leave = may_edit and person.pk not in tied
    more = eligible_words(person, profile) if place.kind == "infant" else " · ".join(filter(None, (relation, home)))
    return MemberLine(
        name=str(person) + (f" (known as {person.known_as})" if person.known_as else ""),
        url=reverse("practice:people:person", args=[person.ref]),
        kind=label_of("person_kind", place.kind),
        life=life_line(person),
        more=more,
        leave_url=reverse("practice:families:leave", args=[place.ref]) if may_leave else "",
    )


def status_line(row: "ProtectionStatus", label: str, *, may_edit: bool) -> StatusLine:
    """A status of a child that holds today."""
    return StatusLine(
        child=str(row.person),
        label=label,
        since=row.started_on,
        authority=row.authority,
        end_url=reverse("practice:safeguarding:end_status", args=[row.ref]) if may_edit else "",
    )


def consent_lines(rows: Iterable["Consent"], *, may_edit: bool) -> tuple[ConsentLine, ...]:
    """The newest answer of each person to each purpose and agency; the older ones are in the chronology."""
    newest: dict[tuple, Consent] = {}
    for row in rows:
        newest.setdefault((row.person_id, row.purpose, row.agency.casefold()), row)
    return tuple(_consent_line(row, may_edit=may_edit) for row in newest.values())


def _consent_line(row: "Consent", *, may_edit: bool) -> ConsentLine:
    holds = row.is_given and row.withdrawn_on is None
    answer = "Agreed" if holds else "Withdrawn" if row.is_given else "Did not agree"
    return ConsentLine(
        person=str(row.person),
        what=label_of("consent_purpose", row.purpose),
        agency=agency_words(row.agency),
        answer=answer,
        tone="good" if holds else "soon",
        when=day_words(row.withdrawn_on or row.decided_on),
        withdraw_url=reverse("practice:families:withdraw", args=[row.ref]) if holds and may_edit else "",
    )


CHANNELS = (
    ("may_write", "letters"),
    ("may_phone", "telephone"),
    ("may_text", "text messages"),
    ("may_email", "e-mail"),
    ("may_leave_message", "messages left"),
)


def safe_line(place: "FamilyMember", safe: "SafeContact | None", *, may_edit: bool) -> SafeLine:
    """How one adult may be reached, in one line."""
    return SafeLine(
        person=str(place.person),
        words=safe_words(safe) if safe else "Nobody has asked yet",
        never=safe.never_send if safe else "",
        is_asked=safe is not None,
        change_url=reverse("practice:people:safe_contact", args=[place.person.ref]) if may_edit else "",
    )


def safe_words(safe: "SafeContact") -> str:
    """The channels that are safe and those that are not, with times, language and adjustments."""
    yes = [words for name, words in CHANNELS if getattr(safe, name)]
    no = [words for name, words in CHANNELS[:4] if not getattr(safe, name)]
    parts = (
        f"Safe: {', '.join(yes)}" if yes else "No way of reaching them is safe",
        f"Not safe: {', '.join(no)}" if no else "",
        f"When: {safe.safe_times}" if safe.safe_times else "",
        f"Interpreter: {label_of('language', safe.interpreter_language)}" if safe.interpreter_language else "",
        f"Adjustments: {safe.adjustments}" if safe.adjustments else "",
        f"Asked on {day_words(safe.asked_on)} by {safe.recorded_by.name}",
    )
    return ". ".join(filter(None, parts))


def professional_line(row: "NetworkMember", *, may_edit: bool) -> ProfessionalLine:
    """A professional of the network."""

    def way(name: str) -> str:
        return reverse(f"practice:families:{name}", args=[row.ref]) if may_edit else ""

    return ProfessionalLine(
        name=row.name,
        profession=label_of("referrer_profession", row.profession),
        agency=row.agency,
        reach=", ".join(filter(None, (row.phone, row.email))),
        is_lead=row.is_lead,
        change_url=way("change_network"),
        lead_url="" if row.is_lead else way("lead"),
        end_url=way("end_network"),
    )


def born_words(born_on: date | None, due_on: date | None) -> str:
    """Birth date or due date in a list."""
    if born_on:
        return f"Born {day_words(born_on)}"
    return f"Due {day_words(due_on)}" if due_on else "Not known"


def today_moment() -> datetime:
    """When the page was made, for a printed sheet."""
    return clock.now()


def number_words(number: str) -> str:
    """An NHS number as it is read aloud."""
    return spaced_nhs_number(number) if number else "Not recorded"
