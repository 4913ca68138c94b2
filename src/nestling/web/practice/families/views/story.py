"""One chronology per family: what every room tells, in one order, filtered and paged (FD-15)."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries as care
from nestling.consultation import queries as consultation
from nestling.core.clock import LONDON
from nestling.core.happenings import Happening
from nestling.core.listing import PAGE_SIZE, Listing
from nestling.core.telling import told
from nestling.core.viewing import Viewer
from nestling.design.lists import AskedList
from nestling.design.pieces import Entry
from nestling.families import queries as families
from nestling.letters import queries as letters
from nestling.referrals import queries as referrals
from nestling.safeguarding import queries as safeguarding

if TYPE_CHECKING:
    from nestling.families.models import Family

# Each room tells its part to those who may see that room.
TELLERS = (
    (families.tellings, Permission.SEE_FAMILIES),
    (safeguarding.tellings, Permission.SEE_FAMILIES),
    (consultation.tellings, Permission.LOG_DISCUSSION),
    (referrals.tellings, Permission.SEE_INTAKE),
    (care.tellings, Permission.SEE_CARE),
    (letters.tellings, Permission.SEE_LETTERS),
)

# What a reader looks for, and the kinds that the rooms tell it by.
GROUPS: dict[str, tuple[str, frozenset[str]]] = {
    "family": ("Family and relationships", frozenset({"family", "birth", "relationship", "network"})),
    "agreement": ("Consent and safe contact", frozenset({"consent", "safe_contact"})),
    "protection": ("Protection and concerns", frozenset({"protection", "concern"})),
    "discussion": ("Discussions", frozenset({"discussion"})),
    "referral": (
        "Referral and triage",
        frozenset({"referral", "return", "liaison", "rating", "assessment", "thrive", "decision"}),
    ),
    "contact": ("Contacts", frozenset({"contact"})),
    "letter": ("Letters", frozenset({"letter"})),
}
CARE = ("care", "Care, reviews and ending")
KINDS = (*((name, label) for name, (label, _) in GROUPS.items()), CARE)
WHOM = (
    ("infant", "The baby"),
    ("carer", "Carers"),
    ("relationship", "The relationship"),
    ("family", "The family"),
)
PAGES = {
    "discussion": "practice:consultation:discussion",
    "referral": "practice:referrals:referral",
    "decision": "practice:triage:triage",
    "liaison": "practice:triage:triage",
    "contact": "practice:contacts:contact",
    "assessment": "practice:assessments:record",
    "review": "practice:reviews:review",
    "letter": "practice:letters:letter",
    "concern": "practice:safeguarding:concern",
    "relationship": "practice:families:relationship",
    "care_began": "practice:care:episode",
    "care_ended": "practice:care:episode",
    "birth": "practice:people:person",
}
# The way through the service, for what happened on one day; whatever is not named stands beside the contacts.
WAY = (
    "birth",
    "family",
    "relationship",
    "discussion",
    "referral",
    "liaison",
    "assessment",
    "rating",
    "decision",
    "care_began",
    "gate_passed",
    "allocated",
    "contact",
    "handed_over",
    "review",
    "goal_closed",
    "care_ended",
    "follow_up",
)
STEPS = {kind: step for step, kind in enumerate(WAY)}
TONES = {"birth": "good", "concern": "late", "protection": "soon", "care_began": "good"}


def chronology_of(viewer: Viewer, family: "Family", choice: AskedList) -> Listing[Entry]:
    """One page of what happened."""
    asked = [telling for tellings, needs in TELLERS if viewer.may(needs) for telling in tellings(viewer, family)]
    every = told(asked)
    shown = [each for each in every if _is_wanted(each, choice)]
    shown = in_order(shown)
    if choice.descending:
        shown.reverse()
    count = max(1, -(-len(shown) // PAGE_SIZE))
    page = min(choice.page, count)
    rows = shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Listing(tuple(_entries(rows)), len(every), len(shown), page, count, choice)


def _is_wanted(each: Happening, choice: AskedList) -> bool:
    kind, about = choice.filters.get("kind"), choice.filters.get("about")
    return (not kind or group_of(each.kind) == kind) and (not about or whom(each) == about)


def group_of(kind: str) -> str:
    """The group that a reader would look for a kind of happening in; whatever is not named belongs to care."""
    return next((name for name, (_, kinds) in GROUPS.items() if kind in kinds), CARE[0])


def whom(each: Happening) -> str:
    """Whom it is about, as the filter offers it; brothers, sisters and others are of the family."""
    return each.about_kind if each.about_kind in dict(WHOM) else "family"


def in_order(happenings: Iterable[Happening]) -> list[Happening]:
    """The oldest first; one without an hour stands after whatever comes before it on the way, else opens its day."""
    every = tuple(happenings)
    timed: dict[date, list[tuple[datetime, int]]] = {}
    for each in every:
        if isinstance(each.on, datetime):
            timed.setdefault(each.on.astimezone(LONDON).date(), []).append((each.on, _step(each)))

    def place(each: Happening) -> tuple[datetime, int]:
        if isinstance(each.on, datetime):
            return each.on, _step(each)
        start = datetime.combine(each.on, time.min, tzinfo=LONDON)
        before = (moment for moment, step in timed.get(each.on, ()) if step <= _step(each))
        return max(before, default=start), _step(each)

    return sorted(every, key=place)


def _step(each: Happening) -> int:
    return STEPS.get(each.kind, STEPS["contact"])


def _entries(rows: Iterable[Happening]) -> Iterable[Entry]:
    for each in rows:
        page = PAGES.get(each.kind)
        yield Entry(
            on=each.on,
            title=each.title,
            text=each.text,
            about=each.about,
            by=each.by,
            url=reverse(page, args=[each.ref]) if page and each.ref else "",
            tone=TONES.get(each.kind, ""),
        )
