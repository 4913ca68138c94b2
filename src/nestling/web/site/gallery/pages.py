"""Made-up examples for the gallery. No family here exists."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nestling.design.forms import Form
from nestling.design.pieces import Entry, Link, RelationshipHeader, Row, Stat, Tab, Task, TraceLine

LONDON = ZoneInfo("Europe/London")

HEADER = RelationshipHeader(
    infant_name="Juniper Example",
    infant_born="Born 3 May 2026, 6 months",
    infant_nhs_number="9990000018",
    carer_name="Rowan Example",
    carer_relation="Mother",
    carer_nhs_number="9990000026",
    family_url="#family",
    flags=("Protection plan since 3 May 2026", "Speak to the safeguarding lead"),
    tabs=(
        Tab(label="Summary", url="#summary", is_current=True),
        Tab(label="Chronology", url="#chronology"),
        Tab(label="Plan and goals", url="#plan"),
        Tab(label="Contacts", url="#contacts", count=7),
        Tab(label="Letters", url="#letters"),
    ),
)

ENTRIES = (
    Entry(
        on=datetime(2026, 11, 2, 14, 15, tzinfo=LONDON),
        title="Contact at home",
        about="Juniper and Rowan",
        text="Juniper looked for Rowan when the door opened.\nRowan noticed, and said so.",
        by="Recorded by Ash Practitioner",
        url="#contact",
    ),
    Entry(on=date(2026, 10, 20), title="Review after the sixth contact is due", tone="soon"),
    Entry(on=date(2026, 9, 1), title="Referral accepted", about="Whole family", by="Recorded by Sam Manager"),
)

ROWS = (
    Row(key="Language", value="Welsh, interpreter needed", change_url="#language"),
    Row(key="Safe contact", value="Text only, never leave a voice message", change_url="#safe"),
    Row(key="GP practice", value="", change_url="#gp"),
    Row(key="Referred on", value="1 September 2026"),
)

STATS = (
    Stat(label="due today", number=4, url="#due"),
    Stat(label="late", number=2, url="#late", tone="late", hint="The oldest is 9 days late"),
    Stat(label="waiting for me", number=3, url="#waiting", tone="soon"),
    Stat(label="unread", number=0, url="#unread"),
)

TASKS = (
    Task(label="About the infant", url="#infant", hint="Name, date of birth or due date", is_done=True),
    Task(label="Stress checklist", url="#stress", hint="30 questions, in any order", status="12 answered"),
    Task(label="How is the relationship under strain?", url="#relationship"),
)

TRACE = (
    TraceLine(
        label="Age",
        words="Juniper is 4 months old; this service accepts infants under 2.",
        is_met=True,
        source="Leeds 2012 §8.0",
    ),
    TraceLine(label="Open investigation", words="One is open since 3 May 2026.", is_met=False),
    TraceLine(label="Address", words="The address is not recorded yet.", is_met=None),
)


@dataclass(frozen=True, kw_only=True)
class GalleryPage:
    """The components that stand on a plain page."""

    title: str = "Gallery of components"
    breadcrumbs: tuple[Link, ...] = (Link(label="Today", url="#today"), Link(label="Gallery", url="#gallery"))
    rows: tuple[Row, ...] = ROWS
    entries: tuple[Entry, ...] = ENTRIES
    stats: tuple[Stat, ...] = STATS
    tasks: tuple[Task, ...] = TASKS
    trace: tuple[TraceLine, ...] = TRACE


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page around one form."""

    title: str
    form: Form
    back_url: str = "../"
    question: str = ""
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class DonePage:
    """Something is done."""

    title: str = "Contact recorded"
    summary: str = "2 November 2026, 2:15pm, at home with Juniper and Rowan"


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """A record about one relationship."""

    title: str = "Summary"
    header: RelationshipHeader = HEADER
    rows: tuple[Row, ...] = ROWS
    entries: tuple[Entry, ...] = ENTRIES * 12
    tasks: tuple[Task, ...] = TASKS


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """One family on a waiting list."""

    infant: str
    received_on: date
    days: int
    tone: str
    urgency: str
    url: str = "#referral"


@dataclass(frozen=True, kw_only=True)
class ExampleListing:
    """The shape that a query answers with."""

    rows: tuple[Any, ...]
    total: int
    shown_total: int
    hidden_by_filters: int
    page_number: int
    page_count: int
    choice: Any


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """A list that pages, sorts and filters."""

    title: str
    listing: ExampleListing


NAMES = ("Juniper Example", "Wren Example", "Unborn baby of Rowan Example", "Linnet Example", "Robin Example")


def waiting_rows() -> tuple[WaitingRow, ...]:
    return tuple(
        WaitingRow(
            infant=NAMES[number % 5],
            received_on=date(2026, 9, 1 + number),
            days=62 - number,
            tone=("late", "soon", "good")[number % 3],
            urgency=("Same day", "Soon", "Usual")[number % 3],
        )
        for number in range(25)
    )


def example_list_page(choice: Any) -> ListPage:
    hidden = 12 if choice.is_narrowed else 0
    listing = ExampleListing(
        rows=waiting_rows(),
        total=95,
        shown_total=95 - hidden,
        hidden_by_filters=hidden,
        page_number=min(choice.page, 4),
        page_count=4,
        choice=choice,
    )
    return ListPage(title="Waiting list", listing=listing)
