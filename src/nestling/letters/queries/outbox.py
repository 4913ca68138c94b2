"""One letter, the one outbox of the service with its filters and counts, and the letters about one subject."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db.models import Count, Q, QuerySet

from nestling.accounts import queries as accounts
from nestling.core import clock
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import Family, names_of
from nestling.letters.models import Letter
from nestling.letters.rules import UNSENT, escalation, escalation_words, late_since, working_days
from nestling.organisations import queries as organisations
from nestling.organisations.profiles.values import EscalationDays


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter, as a list shows it."""

    ref: str
    kind: str
    heading: str
    recipient: str
    recipient_kind: str
    about: str
    family_ref: str
    status: str
    written_on: date
    settled_on: date | None
    owner: str
    owner_ref: str
    owner_has_left: bool
    age_days: int
    tone: str
    age_words: str


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How the outbox stands: how many wait, and how many of them are late or without a present owner."""

    drafts: int
    released: int
    late: int
    without_owner: int


def letter(viewer: Viewer, ref: str) -> Letter:
    """One letter of the viewer's service. Raises `NotFound`."""
    return one(all_letters(viewer), ref=ref)


def outbox(viewer: Viewer, choice: ListChoice) -> Listing[LetterRow]:
    """Every letter written and not yet sent, oldest first: the one queue of the service (hazard H24)."""
    waiting_ones = Letter.objects.filter(service_id=viewer.service_id, status__in=UNSENT)
    return _listed(viewer, waiting_ones, choice)


def settled(viewer: Viewer, choice: ListChoice) -> Listing[LetterRow]:
    """Every letter that was sent or cancelled."""
    done = Letter.objects.filter(service_id=viewer.service_id).exclude(status__in=UNSENT)
    return _listed(viewer, done, choice)


def _listed(viewer: Viewer, letters: "QuerySet[Letter]", choice: ListChoice) -> Listing[LetterRow]:
    return listed(
        letters,
        choice,
        sorts=SORTS,
        filters=_filters(viewer),
        as_row=rows(viewer),
        whole=partial(_shown_among, viewer),
    )


@question
def _shown_among(viewer: Viewer, ids: list[int]) -> "QuerySet[Letter]":
    return _in_short(Letter.objects.filter(service_id=viewer.service_id, pk__among=ids))


def counts(viewer: Viewer) -> OutboxCounts:
    """The numbers at the head of the outbox."""
    late_on_or_before = late_since(clock.today(), escalation_days(viewer).owner)
    return OutboxCounts(
        **waiting(viewer).aggregate(
            drafts=Count("pk", filter=Q(status="draft")),
            released=Count("pk", filter=Q(status="released")),
            late=Count("pk", filter=Q(written_at__lt=end_of(late_on_or_before))),
            without_owner=Count("pk", filter=~Q(owner_id__in=present(viewer))),
        )
    )


@question
def letters_of(viewer: Viewer, family: Family) -> "QuerySet[Letter]":
    """All letters about one family, newest first."""
    return all_letters(viewer).filter(family=family).order_by("-written_at", "-pk")


def rows_of_family(viewer: Viewer, family: Family) -> tuple[LetterRow, ...]:
    """The same, as a list shows them."""
    as_row = rows(viewer)
    return tuple(as_row(kept) for kept in letters_shown_of(viewer, family))


@question
def letters_shown_of(viewer: Viewer, family: Family) -> "QuerySet[Letter]":
    """All letters about one family, newest first, with what a list shows of them."""
    return shown(viewer).filter(family=family).order_by("-written_at", "-pk")


def unsent(viewer: Viewer, about: str, about_ref: str) -> tuple[Letter, ...]:
    """The letters about one subject that are written and neither sent nor cancelled."""
    return tuple(waiting(viewer).filter(about=about, about_ref=about_ref).order_by("written_at", "pk"))


def unsent_of(viewer: Viewer, owner_id: int) -> tuple[Letter, ...]:
    """All that one person has yet to release or send."""
    return tuple(waiting(viewer).filter(owner_id=owner_id).order_by("written_at", "pk"))


def sent(viewer: Viewer, about: str, about_ref: str) -> tuple[Letter, ...]:
    """The letters about one subject that were sent."""
    found = all_letters(viewer).filter(about=about, about_ref=about_ref, status="sent")
    return tuple(found.order_by("sent_on", "pk"))


def all_letters(viewer: Viewer) -> "QuerySet[Letter]":
    return Letter.objects.filter(service_id=viewer.service_id).select_related(
        "family", "infant", "carer", "owner", "recipient_person", "recipient_network_member", "released_by", "sent_by"
    )


def shown(viewer: Viewer) -> "QuerySet[Letter]":
    """Letters with what a list shows of them and no more; the words of a letter are long."""
    return _in_short(Letter.objects.filter(service_id=viewer.service_id))


def _in_short(rows: "QuerySet[Letter]") -> "QuerySet[Letter]":
    own = ("ref", "kind", "heading", "recipient_name", "recipient_kind", "status", "written_at", "sent_on")
    more = ("cancelled_at", "family__ref", "family__name", "owner__name", "owner__ref")
    return rows.select_related("family", "infant", "carer", "owner").only(
        *own, *more, *names_of("infant"), *names_of("carer")
    )


def waiting(viewer: Viewer) -> "QuerySet[Letter]":
    return all_letters(viewer).filter(status__in=UNSENT)


SORTS = {
    "written": ("written_at",),
    "sent": ("sent_on", "cancelled_at"),
    "recipient": ("recipient_name", "written_at"),
    "owner": ("owner__name", "written_at"),
    "kind": ("kind", "written_at"),
    "status": ("status", "written_at"),
}


def _filters(viewer: Viewer) -> dict[str, Callable[[str], Q]]:
    return {
        "status": lambda status: Q(status=status),
        "owner": lambda ref: Q(owner_id=viewer.person_id) if ref == "mine" else Q(owner__ref=ref),
        "kind": lambda kind: Q(kind=kind),
        "age": lambda age: _age_filter(viewer, age),
    }


def _age_filter(viewer: Viewer, age: str) -> Q:
    if age == "no_owner":
        return ~Q(owner_id__in=present(viewer))
    days = escalation_days(viewer)
    least = days.manager if age == "manager" else days.owner
    return Q(written_at__lt=end_of(late_since(clock.today(), least)))


def end_of(day: date) -> datetime:
    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=clock.LONDON)


def escalation_days(viewer: Viewer) -> EscalationDays:
    return organisations.profile_on(viewer, clock.today()).profile.escalation_days.value


def present(viewer: Viewer) -> frozenset[int]:
    return accounts.at_work(viewer)


def rows(viewer: Viewer) -> Callable[[Letter], LetterRow]:
    days, here, today = escalation_days(viewer), present(viewer), clock.today()
    return lambda kept: _row(kept, days, here, today)


def _row(kept: Letter, days: EscalationDays, here: frozenset[int], today: date) -> LetterRow:
    written_on = clock.day_of(kept.written_at)
    waits = kept.status in UNSENT
    cancelled_on = clock.day_of(kept.cancelled_at) if kept.cancelled_at else None
    return LetterRow(
        ref=kept.ref,
        kind=kept.kind,
        heading=kept.heading,
        recipient=kept.recipient_name,
        recipient_kind=kept.recipient_kind,
        about=about_words(kept),
        family_ref=kept.family.ref if kept.family else "",
        status=kept.status,
        written_on=written_on,
        settled_on=kept.sent_on or cancelled_on,
        owner=kept.owner.name,
        owner_ref=kept.owner.ref,
        owner_has_left=kept.owner_id not in here,
        age_days=working_days(written_on, today),
        tone=escalation(written_on, today, days) if waits else "calm",
        age_words=escalation_words(written_on, today, days) if waits else "",
    )


def age_of(viewer: Viewer, kept: Letter) -> LetterRow:
    """One letter as the outbox shows it: its age, its tone and whether its owner still works here."""
    return rows(viewer)(kept)


def about_words(kept: Letter) -> str:
    """Whom a letter is about, in words."""
    people = [str(person) for person in (kept.infant, kept.carer) if person]
    return " and ".join(people) or (kept.family.name if kept.family else "")
