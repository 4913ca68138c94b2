"""Who has charge of which relationships, and how full each practitioner's hands are (CS-01)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission, permissions_of
from nestling.care.models import Allocation, CareEpisode, Contact, Review
from nestling.care.rules import caseload_words
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import named
from nestling.organisations import queries as organisations
from nestling.organisations.profiles.values import Caseload as Guide
from nestling.referrals.models import NeedRating

COMPLEX_FROM = 4
"""Clusters 4 to 6 are the complex ones (Norfolk & Waveney 2023 App 1)."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many relationships one practitioner has charge of, beside what the service thinks one post can carry."""

    user_id: int
    ref: str
    name: str
    job_title: str
    whole_time_equivalent: Decimal | None
    open: int
    waiting: int
    complex: int
    guide: str

    @property
    def total(self) -> int:
        return self.open + self.waiting

    @property
    def complex_share(self) -> int | None:
        """The share of complex relationships in per cent, or None when there are none to share."""
        return round(100 * self.complex / self.total) if self.total else None


@question
def allocations_of(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Allocation]":
    """Everybody who has or had charge of an episode, the present lead first."""
    rows = Allocation.objects.filter(service_id=viewer.service_id, episode=episode).select_related("practitioner")
    # Descending order puts a missing day first in PostgreSQL, and a charge without a last day goes on.
    return rows.order_by("-ended_on", "-is_lead", "started_on", "pk")


def allocation(viewer: Viewer, ref: str) -> Allocation:
    """One charge of an episode. Raises `NotFound`."""
    return one(
        Allocation.objects.filter(service_id=viewer.service_id).select_related("episode", "practitioner"), ref=ref
    )


def lead_of(viewer: Viewer, episode: CareEpisode) -> Allocation | None:
    """Who leads the care now, or None while nobody has charge of it."""
    return next((each for each in allocations_of(viewer, episode) if each.is_lead and each.ended_on is None), None)


def open_allocations_of(viewer: Viewer, user_id: int) -> tuple[Allocation, ...]:
    """All that one person has charge of now."""
    rows = Allocation.objects.filter(service_id=viewer.service_id, practitioner_id=user_id, ended_on__isnull=True)
    return tuple(rows.select_related("episode__relationship__infant", "episode__relationship__carer").order_by("pk"))


def practitioners(viewer: Viewer, on: date | None = None) -> tuple[accounts.StaffMember, ...]:
    """Everybody whose role lets them give care on a day (today by default), by name."""
    return carers_among(accounts.staff(viewer, on=on))


def carers_among(members: Iterable[accounts.StaffMember]) -> tuple[accounts.StaffMember, ...]:
    """Those whose role lets them give care."""
    return tuple(member for member in members if Permission.GIVE_CARE in permissions_of(set(member.roles)))


def caseload_counts(viewer: Viewer) -> tuple[Caseload, ...]:
    """Each practitioner's caseload today, by name, with the guide for their hours (CS-01)."""
    guide = organisations.profile_on(viewer, clock.today()).profile.caseload.value
    counted = _counted(viewer)
    return tuple(_caseload(member, counted.get(member.user_id, {}), guide) for member in practitioners(viewer))


def _counted(viewer: Viewer) -> dict[int, dict[str, int]]:
    latest = NeedRating.objects.filter(relationship=OuterRef("episode__relationship")).order_by("-rated_on", "-pk")
    rows = (
        Allocation.objects.filter(service_id=viewer.service_id, ended_on__isnull=True)
        .exclude(episode__status="ended")
        .annotate(cluster=Subquery(latest.values("cluster")[:1]))
        .values("practitioner_id")
        .annotate(
            open=Count("pk", filter=Q(episode__status="open")),
            waiting=Count("pk", filter=Q(episode__status="waiting")),
            complex=Count("pk", filter=Q(cluster__gte=COMPLEX_FROM)),
        )
    )
    return {row["practitioner_id"]: row for row in rows}


def _caseload(member: accounts.StaffMember, counted: Mapping[str, int], guide: Guide) -> Caseload:
    wte = member.whole_time_equivalent
    families = counted.get("open", 0) + counted.get("waiting", 0)
    return Caseload(
        user_id=member.user_id,
        ref=member.ref,
        name=member.name,
        job_title=member.job_title,
        whole_time_equivalent=wte,
        open=counted.get("open", 0),
        waiting=counted.get("waiting", 0),
        complex=counted.get("complex", 0),
        guide=caseload_words(families, guide, float(wte)) if wte else "",
    )


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One relationship in care, as the caseload shows it."""

    ref: str
    infant: str
    infant_born_on: date | None
    infant_due_on: date | None
    carer: str
    status: str
    lead: str
    cluster: int | None
    priority: str
    attended_contacts: int
    last_contact_on: date | None
    review_every: int | None
    has_review_due: bool


def caseload(viewer: Viewer, choice: ListChoice, practitioner_id: int | None = None) -> Listing[CaseloadRow]:
    """Every relationship under way, or those that one practitioner has charge of."""
    found = _with_more(CareEpisode.objects.filter(service_id=viewer.service_id).exclude(status="ended"))
    if practitioner_id is not None:
        found = found.filter(allocations__practitioner_id=practitioner_id, allocations__ended_on__isnull=True)
    return listed(
        found,
        choice,
        sorts=CASELOAD_SORTS,
        filters=_filters(viewer),
        as_row=_row,
        whole=partial(_shown, viewer),
    )


def own_caseload(viewer: Viewer) -> tuple[CaseloadRow, ...]:
    """Every relationship that the viewer has charge of, those met last first: a contact is written soon after it."""
    mine = Q(allocations__practitioner_id=viewer.person_id, allocations__ended_on__isnull=True)
    latest, name = F("last_contact_on").desc(nulls_last=True), CASELOAD_SORTS["infant"]
    under_way = CareEpisode.objects.filter(service_id=viewer.service_id).exclude(status="ended").filter(mine)
    ids = _with_more(under_way).order_by(latest, *name, "pk").values_list("pk", flat=True)
    found = {each.pk: each for each in _shown(viewer, list(ids))}
    return tuple(_row(found[pk]) for pk in ids)


CASELOAD_SORTS: Mapping[str, tuple[str, ...]] = {
    "infant": ("relationship__infant__family_name", "relationship__infant__given_name"),
    "last_contact": ("last_contact_on",),
    "contacts": ("attended_contacts",),
    "lead": ("lead_name", "relationship__infant__family_name"),
    "cluster": ("cluster",),
}


def _filters(viewer: Viewer) -> dict[str, Callable[[str], Q]]:
    mine = Allocation.objects.filter(service_id=viewer.service_id, ended_on__isnull=True)
    return {
        "practitioner": lambda ref: Q(pk__in=mine.filter(practitioner__ref=ref).values("episode_id")),
        "status": lambda status: Q(status=status),
        "review": lambda _: Q(reviews_due__gt=0),
    }


@question
def _shown(viewer: Viewer, ids: list[int]) -> "QuerySet[CareEpisode]":
    shown = ("ref", "status", "priority", "attended_contacts", "review_every", *named("relationship", "born_on"))
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, pk__among=ids).select_related(
        "relationship__infant", "relationship__carer"
    )
    return _with_more(rows.only(*shown))


def _with_more(rows: "QuerySet[CareEpisode]") -> "QuerySet[CareEpisode]":
    leads = Allocation.objects.filter(episode=OuterRef("pk"), is_lead=True, ended_on__isnull=True)
    ratings = NeedRating.objects.filter(relationship=OuterRef("relationship")).order_by("-rated_on", "-pk")
    met = Contact.objects.filter(episode=OuterRef("pk"), is_attended=True).order_by("-held_at")
    due = Review.objects.filter(episode=OuterRef("pk"), done_on__isnull=True).order_by()
    return rows.annotate(
        lead_name=Subquery(leads.values("practitioner__name")[:1]),
        cluster=Subquery(ratings.values("cluster")[:1]),
        last_contact_on=Subquery(met.values("held_on")[:1]),
        reviews_due=Subquery(due.values("episode").annotate(n=Count("pk")).values("n")[:1]),
    )


def _row(each: CareEpisode) -> CaseloadRow:
    people = each.relationship
    return CaseloadRow(
        ref=each.ref,
        infant=str(people.infant),
        infant_born_on=people.infant.born_on,
        infant_due_on=people.infant.due_on,
        carer=str(people.carer),
        status=each.status,
        lead=each.lead_name or "",  # type: ignore[attr-defined]
        cluster=each.cluster,  # type: ignore[attr-defined]
        priority=label_of("priority", each.priority) if each.priority else "",
        attended_contacts=each.attended_contacts,
        last_contact_on=each.last_contact_on,  # type: ignore[attr-defined]
        review_every=each.review_every,
        has_review_due=bool(each.reviews_due),  # type: ignore[attr-defined]
    )
