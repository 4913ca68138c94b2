"""Reviews as they may be read: one, an episode's, and those that are due in the service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from nestling.care.models import Allocation, CareEpisode, Review
from nestling.care.rules import review_after
from nestling.core import clock
from nestling.core.listing import MOST_URGENT, ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.telling import most_urgent
from nestling.core.viewing import Viewer
from nestling.families.models import Family, named


def review(viewer: Viewer, ref: str) -> Review:
    """One review with its episode. Raises `NotFound`."""
    return one(_whole(viewer), ref=ref)


@question
def reviews_of(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Review]":
    """The reviews of an episode, the newest first."""
    return _whole(viewer).filter(episode=episode).order_by("-raised_on", "-pk")


@question
def reviews_due_of(viewer: Viewer, family: Family) -> "QuerySet[Review]":
    """The reviews that wait to be held with one family, in short, the longest waiting first."""
    due = Review.objects.filter(service_id=viewer.service_id, done_on__isnull=True, episode__family=family)
    return due.exclude(episode__status="ended").only("ref", "raised_on").order_by("raised_on", "pk")


def episodes_without_review_since(viewer: Viewer, day: date) -> tuple[CareEpisode, ...]:
    """Care that began by the day, in which no review waits and none was held after the day."""
    under_way = CareEpisode.objects.filter(service_id=viewer.service_id, status="open", first_contact_on__lte=day)
    reviews = Review.objects.filter(episode=OuterRef("pk")).filter(Q(done_on__isnull=True) | Q(done_on__gt=day))
    return tuple(under_way.filter(~Exists(reviews)).order_by("pk"))


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review that waits to be held."""

    ref: str
    episode_ref: str
    infant: str
    carer: str
    after: str
    raised_on: date
    days: int
    lead: str


def reviews_due(viewer: Viewer, choice: ListChoice) -> Listing[ReviewRow]:
    """Every review that is raised and not yet done, the longest waiting first."""
    return listed(_due(viewer), choice, sorts=SORTS, filters=FILTERS, as_row=_row)


SORTS: Mapping[str, tuple[str, ...]] = {
    "raised": ("raised_on",),
    "infant": ("episode__relationship__infant__family_name", "episode__relationship__infant__given_name"),
    "lead": ("lead_name", "raised_on"),
}
FILTERS = {"lead": lambda ref: Q(lead_ref=ref)}


def _due(viewer: Viewer) -> "QuerySet[Review]":
    # Care that has ended needs no review; its summary stands for it.
    return _whole(viewer).filter(done_on__isnull=True).exclude(episode__status="ended")


def due_reviews(viewer: Viewer, late_before: date) -> tuple[Any, ...]:
    """The reviews due for the worklist: one's own, and the first that nobody leads or that others are late with."""
    wanted = most_urgent(_mine.asked(viewer), _nobodys.asked(viewer), _late.asked(viewer, late_before))
    return _reviews_shown(viewer, wanted)


_LED = Allocation.objects.filter(episode=OuterRef("episode"), is_lead=True, ended_on__isnull=True)


def _longest(viewer: Viewer) -> "QuerySet[Review]":
    due = Review.objects.filter(service_id=viewer.service_id, done_on__isnull=True).exclude(episode__status="ended")
    return due.only("pk").order_by("raised_on", "pk")


@question
def _mine(viewer: Viewer) -> "QuerySet[Review]":
    return _longest(viewer).filter(Exists(_LED.filter(practitioner_id=viewer.person_id)))


@question
def _nobodys(viewer: Viewer) -> "QuerySet[Review]":
    return _longest(viewer).filter(~Exists(_LED))[:MOST_URGENT]


@question
def _late(viewer: Viewer, before: date) -> "QuerySet[Review]":
    others = Exists(_LED.exclude(practitioner_id=viewer.person_id))
    return _longest(viewer).filter(others, raised_on__lt=before)[:MOST_URGENT]


@question
def _reviews_shown(viewer: Viewer, ids: list[int]) -> "QuerySet[Review, Any]":
    rows = _with_lead(Review.objects.filter(service_id=viewer.service_id, pk__among=ids))
    shown = ("ref", "raised_on", "after_contacts", "after_weeks", "episode__family__ref", "lead_id", "lead_name")
    people = named("episode__relationship")
    return rows.values_list(*shown, *people, named=True).order_by("raised_on", "pk")


def _row(each: Review) -> ReviewRow:
    people = each.episode.relationship
    return ReviewRow(
        ref=each.ref,
        episode_ref=each.episode.ref,
        infant=str(people.infant),
        carer=str(people.carer),
        after=review_after(each.after_contacts, each.after_weeks),
        raised_on=each.raised_on,
        days=(clock.today() - each.raised_on).days,
        lead=each.lead_name or "",  # type: ignore[attr-defined]
    )


def _whole(viewer: Viewer) -> "QuerySet[Review]":
    return _with_lead(Review.objects.filter(service_id=viewer.service_id)).select_related(
        "episode__family",
        "episode__relationship__infant",
        "episode__relationship__carer",
        "episode__relationship__family",
        "done_by",
        "raised_by_contact",
    )


def _with_lead(reviews: "QuerySet[Review]") -> "QuerySet[Review]":
    leads = Allocation.objects.filter(episode=OuterRef("episode"), is_lead=True, ended_on__isnull=True)
    return reviews.annotate(
        lead_id=Subquery(leads.values("practitioner_id")[:1]),
        lead_name=Subquery(leads.values("practitioner__name")[:1]),
        lead_ref=Subquery(leads.values("practitioner__ref")[:1]),
    )
