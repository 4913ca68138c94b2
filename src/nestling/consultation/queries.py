"""What may be read of discussions: one, the list, those about a relationship, and when a gate was passed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from nestling.consultation.models import Discussion
from nestling.consultation.rules import PASSING_MECHANISMS
from nestling.core import clock
from nestling.core.codes import choices, label_of, label_within
from nestling.core.happenings import Happening, WorkItem
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family

NAMED = (("named", "Family named"), ("initials", "Initials only"), ("anonymous", "Anonymous"))
INVITED_WITHIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class DiscussionRow:
    """One discussion, as a list shows it."""

    ref: str
    held_at: datetime
    caller: str
    profession: str
    agency: str
    about: str
    family_ref: str
    kind: str
    mechanism: str
    outcome: str
    held_by: str


def discussion(viewer: Viewer, ref: str) -> Discussion:
    """One discussion of the viewer's service. Raises `NotFound`."""
    return one(_all(viewer), ref=ref)


def discussions(viewer: Viewer, choice: ListChoice) -> Listing[DiscussionRow]:
    """Every discussion of the service, as the reader sorts and filters it."""
    return listed(_all(viewer), choice, sorts=SORTS, filters=_filters(viewer), as_row=_row)


def discussions_of(viewer: Viewer, relationship: CaregivingRelationship) -> tuple[Discussion, ...]:
    """The discussions about one relationship, or about its family as a whole, newest first."""
    return tuple(_about(viewer, relationship).order_by("-held_at"))


def discussions_of_family(viewer: Viewer, family: Family) -> tuple[Discussion, ...]:
    """The discussions about anybody in one family, newest first."""
    return _of_family(viewer, family)


def counts(viewer: Viewer, since: date) -> tuple[tuple[str, str, int], ...]:
    """How many of each kind since a day: code, label and number, each kind counted apart (CO-01)."""
    start = datetime(since.year, since.month, since.day, tzinfo=clock.LONDON)
    rows = _mine(viewer).filter(held_at__gte=start).values("kind").annotate(number=Count("pk"))
    found = {row["kind"]: row["number"] for row in rows}
    return tuple((code, label, found.get(code, 0)) for code, label in choices("discussion_kind"))


def face_to_face_on(viewer: Viewer, relationship: CaregivingRelationship) -> date | None:
    """The day of the first face-to-face consultation about the relationship, or None (RI-02)."""
    return gate_passed_on(viewer, relationship, "face_to_face")


def phone_on(viewer: Viewer, relationship: CaregivingRelationship) -> date | None:
    """The day of the first consultation about the relationship by voice, or None (CF-07)."""
    return gate_passed_on(viewer, relationship, "phone")


def gate_passed_on(viewer: Viewer, relationship: CaregivingRelationship, gate: str) -> date | None:
    """The day on which this gate was passed; None when it was not, or when there is no gate."""
    passed_at = gate_passed_at(viewer, relationship, gate)
    return clock.day_of(passed_at) if passed_at else None


def gate_passed_at(viewer: Viewer, relationship: CaregivingRelationship, gate: str) -> datetime | None:
    """The moment at which this gate was passed; None when it was not, or when there is no gate."""
    return _gates_passed_at(viewer, (relationship,), gate).get(relationship.pk)


def gates_passed_on(viewer: Viewer, relationships: Iterable[CaregivingRelationship], gate: str) -> dict[int, date]:
    """For each relationship (by id) whose gate was passed, the first day on which it was; one query for all.

    A consultation about the family as a whole opens the gate for each relationship in it.
    """
    return {tie: clock.day_of(first) for tie, first in _gates_passed_at(viewer, relationships, gate).items()}


def _gates_passed_at(viewer: Viewer, relationships: Iterable[CaregivingRelationship], gate: str) -> dict[int, datetime]:
    ties, mechanisms = tuple(relationships), PASSING_MECHANISMS[gate]
    if not ties or not mechanisms:
        return {}
    rows = _met(viewer, list(mechanisms), list({tie.family_id for tie in ties}))
    found = ((tie, _first(rows, tie)) for tie in ties)
    return {tie.pk: first for tie, first in found if first}


@question
def _met(viewer: Viewer, mechanisms: list[str], families: list[int]) -> "QuerySet[Discussion]":
    rows = _mine(viewer).filter(mechanism__among=mechanisms, family__among=families)
    return rows.only("family_id", "relationship_id", "held_at").order_by("held_at")


def _first(rows: Iterable[Discussion], tie: CaregivingRelationship) -> datetime | None:
    own = (tie.pk, None)
    return next(
        (each.held_at for each in rows if each.family_id == tie.family_id and each.relationship_id in own), None
    )


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """The discussions of a family, for its chronology."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (Telling(_of_family.asked(viewer, family), lambda each: (_happening(each),)),)


@question
def _of_family(viewer: Viewer, family: Family) -> "QuerySet[Discussion]":
    return _all(viewer).filter(family=family).order_by("-held_at")


def _happening(each: Discussion) -> Happening:
    return Happening(
        on=each.held_at,
        kind="discussion",
        title=f"Discussion with {each.caller_name}: {label_within('discussion_outcome', each.outcome)}",
        text=each.summary or each.advice,
        about=str(each.relationship) if each.relationship else "",
        about_kind="relationship" if each.relationship else "family",
        by=each.held_by.name,
        ref=each.ref,
    )


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """Discussions that invited a referral whose family nobody has named yet, for whoever took the call."""
    since = clock.now() - timedelta(days=INVITED_WITHIN_DAYS)
    return tuple(
        WorkItem(
            kind="discussion_invited",
            ref=each.ref,
            title=f"Referral invited from {each.caller_name}: name the family when it comes",
            about=each.initials,
            due_on=clock.day_of(each.held_at) + timedelta(days=14),
            owner_id=each.held_by_id,
            owner_name=each.held_by.name,
        )
        for each in _invited(viewer, since)
    )


@question
def _invited(viewer: Viewer, since: datetime) -> "QuerySet[Discussion]":
    rows = _mine(viewer).filter(outcome="referral_invited", family=None, is_anonymous=False, held_at__gte=since)
    return rows.select_related("held_by").order_by("held_at")


def about_words(discussion: Discussion) -> str:
    """Whom a discussion is about, without ever naming an anonymous family."""
    if discussion.is_anonymous:
        return "Anonymous"
    if discussion.relationship:
        return str(discussion.relationship)
    if discussion.family:
        return f"{discussion.family} family"
    return discussion.initials or "Not named"


SORTS: dict[str, tuple[str, ...]] = {
    "held": ("held_at",),
    "caller": ("caller_name", "held_at"),
    "outcome": ("outcome", "held_at"),
    "held_by": ("held_by__name", "held_at"),
}


def _filters(viewer: Viewer) -> dict[str, Callable[[str], Q]]:
    return {
        "kind": lambda code: Q(kind=code),
        "outcome": lambda code: Q(outcome=code),
        "mechanism": lambda code: Q(mechanism=code),
        "named": _named,
        "taken_by": lambda _: Q(held_by_id=viewer.person_id),
    }


def _named(how: str) -> Q:
    if how == "anonymous":
        return Q(is_anonymous=True)
    return Q(is_anonymous=False, family__isnull=how == "initials")


def _row(each: Discussion) -> DiscussionRow:
    return DiscussionRow(
        ref=each.ref,
        held_at=each.held_at,
        caller=each.caller_name,
        profession=label_of("referrer_profession", each.caller_profession),
        agency=each.caller_agency,
        about=about_words(each),
        family_ref=each.family.ref if each.family else "",
        kind=label_of("discussion_kind", each.kind),
        mechanism=label_of("consultation_mechanism", each.mechanism),
        outcome=label_of("discussion_outcome", each.outcome),
        held_by=each.held_by.name,
    )


def _mine(viewer: Viewer) -> "QuerySet[Discussion]":
    return Discussion.objects.filter(service_id=viewer.service_id)


def _all(viewer: Viewer) -> "QuerySet[Discussion]":
    return _mine(viewer).select_related(
        "family", "relationship__infant", "relationship__carer", "relationship__family", "team", "held_by"
    )


def _about(viewer: Viewer, relationship: CaregivingRelationship) -> "QuerySet[Discussion]":
    whole_family = Q(relationship__isnull=True, family_id=relationship.family_id)
    return _all(viewer).filter(Q(relationship=relationship) | whole_family)
