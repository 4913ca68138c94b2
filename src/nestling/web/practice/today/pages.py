"""The first page of the day: what is late, due and waiting, in that order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nestling.core.happenings import WorkItem
from nestling.design.pieces import Link
from nestling.web.addresses import address

# Which page does each kind of work; a kind that is not named here has no page of its own.
PAGES: Mapping[str, str] = {
    "referral_being_written": "practice:referrals:referral",
    "referral_received": "practice:referrals:referral",
    "referral_returned": "practice:referrals:referral",
    "referral_in_triage": "practice:triage:triage",
    "referral_to_decide": "practice:triage:decide",
    "referral_decided": "practice:referrals:referral",
    "discussion_invited": "practice:consultation:discussion",
    "allocate": "practice:care:allocate",
    "first_contact": "practice:care:episode",
    "assessment": "practice:assessments:record",
    "new_family": "practice:care:episode",
    "new_concern": "practice:families:family",
    "review": "practice:reviews:review",
    "ending": "practice:endings:ending",
    "follow_up": "practice:endings:follow_up",
    "letter": "practice:letters:letter",
    "concern_action": "practice:safeguarding:concern",
    "concern": "practice:safeguarding:concern",
}
SOON = timedelta(days=7)
MOST = 40
NEW = "New to you"
NOTHING_NEW = "Nothing has come in that you have not opened."


@dataclass(frozen=True)
class Line:
    """One thing to do."""

    title: str
    about: str
    url: str
    due_on: date | None
    is_late: bool
    is_escalated: bool
    owner: str


@dataclass(frozen=True)
class Part:
    """Things to do that belong together."""

    title: str
    lines: tuple[Line, ...]
    hidden: int
    nothing: str = ""


@dataclass(frozen=True, kw_only=True)
class Today:
    """What this person finds in the morning."""

    day: date
    parts: tuple[Part, ...]
    drafts: tuple[Link, ...]
    starts: tuple[Link, ...]
    title: str = "Today"


def parts(items: Iterable[WorkItem], person_id: int, today: date) -> tuple[Part, ...]:
    """Mine first, by urgency, with what is new; then what nobody owns; then what has waited too long in other hands.

    What is new stands there alone until it is opened, so that each thing is counted once.
    """
    known = sorted(items, key=lambda item: (item.due_on is not None, item.due_on or today, item.ref))
    new, ordered = [item for item in known if item.is_new], [item for item in known if not item.is_new]
    mine = [item for item in ordered if item.owner_id == person_id]
    late = [item for item in mine if item.due_on and item.due_on < today]
    soon = [item for item in mine if item.due_on and today <= item.due_on <= today + SOON]
    later = [item for item in mine if not item.due_on or item.due_on > today + SOON]
    nobodys = [item for item in ordered if item.owner_id is None]
    stuck = [item for item in ordered if item.owner_id not in (None, person_id) and item.is_escalated]
    found = (
        ("Late", late),
        (NEW, new),
        ("Due in the next seven days", soon),
        ("Waiting for somebody to take it", nobodys),
        ("Late with somebody else", stuck),
        ("Mine, later", later),
    )
    if not known:
        return ()
    return tuple(_part(title, chosen, today) for title, chosen in found if chosen or title == NEW)


def _part(title: str, items: list[WorkItem], today: date) -> Part:
    return Part(title, tuple(_line(item, today) for item in items[:MOST]), max(0, len(items) - MOST), NOTHING_NEW)


def _line(item: WorkItem, today: date) -> Line:
    page = PAGES.get(item.kind)
    return Line(
        title=item.title,
        about=item.about,
        url=address(page, item.ref) if page else "",
        due_on=item.due_on,
        is_late=item.due_on is not None and item.due_on < today,
        is_escalated=item.is_escalated,
        owner=item.owner_name,
    )
