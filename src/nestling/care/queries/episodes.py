"""Episodes of care as they may be read: one, a family's, the waiting list with its clocks, and the gate of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from nestling.care.models import Allocation, CareEpisode, Contact, Goal, GroupPlace
from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family, named, with_names
from nestling.organisations import queries as organisations
from nestling.referrals.models import NeedRating, Referral


def episode(viewer: Viewer, ref: str) -> CareEpisode:
    """One episode with its people and its referral. Raises `NotFound`."""
    return _episode.one(viewer, ref)


@question
def _episode(viewer: Viewer, ref: str) -> "QuerySet[CareEpisode]":
    return _whole(viewer).filter(ref=ref)


def episode_to_record(viewer: Viewer, ref: str) -> CareEpisode:
    """The same, with the ways of working of its plan, in one question. Raises `NotFound`."""
    return _to_record.one(viewer, ref)


@question
def _to_record(viewer: Viewer, ref: str) -> "QuerySet[CareEpisode]":
    return _whole(viewer).filter(ref=ref).annotate(planned_ways=F("plan__modalities"))


def episode_in_full(viewer: Viewer, ref: str) -> CareEpisode:
    """The same, with the groups and open goals of its relationship, all in one question. Raises `NotFound`."""
    return _in_full.one(viewer, ref)


@question
def _in_full(viewer: Viewer, ref: str) -> "QuerySet[CareEpisode]":
    places = GroupPlace.objects.filter(episode=OuterRef("pk"), left_on__isnull=True).order_by("group__name")
    hopes = Goal.objects.filter(episode=OuterRef("pk"), closed_on__isnull=True).order_by("set_on", "pk")
    return (
        _whole(viewer)
        .filter(ref=ref)
        .annotate(
            groups=ArraySubquery(places.values(json=JSONObject(ref="group__ref", name="group__name"))),
            hopes=ArraySubquery(
                hopes.values(json=JSONObject(words="words", given="whose__given_name", family="whose__family_name"))
            ),
        )
    )


@question
def episodes_of(viewer: Viewer, family: Family) -> "QuerySet[CareEpisode]":
    """Every episode of a family's relationships in short, the newest first."""
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, family=family)
    shown = ("ref", "status", "accepted_on", "ended_on", "clock_started_on", "relationship_id")
    return with_names(rows, *shown).order_by("-accepted_on", "-pk")


def open_episode_of(viewer: Viewer, relationship: CaregivingRelationship) -> CareEpisode | None:
    """The episode that is under way for this relationship, or None."""
    return _whole(viewer).filter(relationship=relationship).exclude(status="ended").first()


def latest_episode_of(viewer: Viewer, relationship: CaregivingRelationship) -> CareEpisode | None:
    """The latest episode of this relationship, under way or ended, or None."""
    return _latest.first(viewer, relationship)


@question
def _latest(viewer: Viewer, relationship: CaregivingRelationship) -> "QuerySet[CareEpisode]":
    mine = CareEpisode.objects.filter(service_id=viewer.service_id, relationship=relationship)
    return mine.order_by("-accepted_on", "-pk")[:1]


def open_episodes(viewer: Viewer) -> tuple[CareEpisode, ...]:
    """Every episode under way, by the baby's family name, for choosing from."""
    found = _whole(viewer).exclude(status="ended")
    return tuple(found.order_by("relationship__infant__family_name", "relationship__infant__given_name", "pk"))


def referrals_behind(viewer: Viewer, episode: CareEpisode) -> tuple[Referral, ...]:
    """The referral that began the episode and, after a birth, the baby's own that continues it."""
    fresh = _whole(viewer).get(pk=episode.pk)
    return referrals_of_episode(fresh)


def referrals_of_episode(episode: CareEpisode) -> tuple[Referral, ...]:
    """The same, for an episode just read, whose row brought both along."""
    return tuple(each for each in (episode.referral, getattr(episode.referral, "continued_by", None)) if each)


@dataclass(frozen=True, slots=True)
class Gate:
    """How an episode stands to the consultation that its service asks for before direct work (RI-02, CF-07)."""

    kind: str
    passed_at: datetime | None

    @property
    def passed_on(self) -> date | None:
        return clock.day_of(self.passed_at) if self.passed_at else None

    @property
    def is_open(self) -> bool:
        return self.kind == "none" or self.passed_at is not None


def gate_of(viewer: Viewer, episode: CareEpisode) -> Gate:
    """The gate of an episode, from the consultations that stand now; its own record follows with the next contact."""
    return Gate(episode.gate, consultation.gate_passed_at(viewer, episode.relationship, episode.gate))


def kept_before_gate(viewer: Viewer, episode: CareEpisode, gate: Gate) -> int:
    """How many times the family had been seen before the consultation as it stands now; they stay as they are."""
    first_on = episode.first_contact_on
    if gate.kind == "none" or first_on is None or (gate.passed_on and gate.passed_on < first_on):
        return 0
    seen = Contact.objects.filter(service_id=viewer.service_id, episode=episode, kind="direct", is_attended=True)
    return (seen.filter(held_at__lt=gate.passed_at) if gate.passed_at else seen).count()


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One relationship that has been accepted and not yet met."""

    ref: str
    infant: str
    infant_born_on: date | None
    infant_due_on: date | None
    carer: str
    clock_started_on: date
    days: int
    target_days: int
    priority: str
    priority_code: str
    lead: str
    cluster: int | None
    is_behind_gate: bool


def waiting_list(viewer: Viewer, choice: ListChoice) -> Listing[WaitingRow]:
    """Everybody who waits for the first contact, longest first; the clock began when the referral was received."""
    target = organisations.profile_on(viewer, clock.today()).profile.waiting_target_days.value
    waiting = CareEpisode.objects.filter(service_id=viewer.service_id, status="waiting")
    today = clock.today()
    return listed(
        _with_lead_and_cluster(waiting),
        choice,
        sorts=WAITING_SORTS,
        filters=WAITING_FILTERS,
        as_row=lambda each: _waiting_row(each, today, target),
        whole=partial(_waiting_shown, viewer),
    )


@question
def _waiting_shown(viewer: Viewer, ids: list[int]) -> "QuerySet[CareEpisode]":
    shown = ("ref", "clock_started_on", "priority", "gate", "gate_passed_on", *named("relationship", "born_on"))
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, pk__among=ids).select_related(
        "relationship__infant", "relationship__carer"
    )
    return _with_lead_and_cluster(rows.only(*shown))


def _waiting_row(each: CareEpisode, today: date, target: int) -> WaitingRow:
    people = each.relationship
    return WaitingRow(
        ref=each.ref,
        infant=str(people.infant),
        infant_born_on=people.infant.born_on,
        infant_due_on=people.infant.due_on,
        carer=str(people.carer),
        clock_started_on=each.clock_started_on,
        days=(today - each.clock_started_on).days,
        target_days=target,
        priority=label_of("priority", each.priority) if each.priority else "",
        priority_code=each.priority,
        lead=each.lead_name or "",  # type: ignore[attr-defined]
        cluster=each.cluster,  # type: ignore[attr-defined]
        is_behind_gate=each.gate != "none" and each.gate_passed_on is None,
    )


# The longest wait has the earliest clock, so the list begins with it; a missing value comes first (hazard H31).
WAITING_SORTS: Mapping[str, tuple[str, ...]] = {
    "waiting": ("clock_started_on",),
    "infant": ("relationship__infant__family_name", "relationship__infant__given_name"),
    "priority": ("urgency", "clock_started_on"),
    "lead": ("lead_name", "clock_started_on"),
    "cluster": ("cluster", "clock_started_on"),
}


# The most urgent sorts first, and a family whose priority nobody has set stands beside them until somebody does.
_URGENCY = [
    When(priority=code, then=rank) for rank, code in enumerate(("", "emergency", "very_urgent", "urgent", "routine"))
]


def _by_allocation(word: str) -> Q:
    leads = Exists(Allocation.objects.filter(episode=OuterRef("pk"), ended_on__isnull=True))
    return Q(leads) if word == "yes" else ~Q(leads)


WAITING_FILTERS: Mapping[str, Callable[[str], Q]] = {
    "priority": lambda code: Q(priority=code),
    "allocated": _by_allocation,
    "gate": lambda word: (
        Q(gate_passed_on__isnull=True) & ~Q(gate="none")
        if word == "closed"
        else Q(gate="none") | Q(gate_passed_on__isnull=False)
    ),
    "born": lambda word: Q(relationship__infant__born_on__isnull=word == "unborn"),
}


def _with_lead_and_cluster(episodes: "QuerySet[CareEpisode]") -> "QuerySet[CareEpisode]":
    leads = Allocation.objects.filter(episode=OuterRef("pk"), is_lead=True, ended_on__isnull=True)
    ratings = NeedRating.objects.filter(relationship=OuterRef("relationship")).order_by("-rated_on", "-pk")
    return episodes.annotate(
        urgency=Case(*_URGENCY, default=len(_URGENCY), output_field=IntegerField()),
        lead_name=Subquery(leads.values("practitioner__name")[:1]),
        cluster=Subquery(ratings.values("cluster")[:1]),
    )


def _whole(viewer: Viewer) -> "QuerySet[CareEpisode]":
    return CareEpisode.objects.filter(service_id=viewer.service_id).select_related(
        "family", "relationship__infant", "relationship__carer", "relationship__family", "referral__continued_by"
    )
