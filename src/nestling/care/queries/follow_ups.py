"""Follow-ups after endings: those that are due, who answers for each, what was tried (EN-02, CT-07; hazard H02)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.care.models import CareEpisode, FollowUp, FollowUpAttempt
from nestling.care.rules import follow_up_tone, follow_up_words
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.happenings import Happening, WorkItem
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.telling import Telling
from nestling.core.viewing import Viewer
from nestling.families.models import Family, named, with_names
from nestling.letters.rules import late_since
from nestling.organisations import queries as organisations
from nestling.organisations.profiles.values import EscalationDays


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up, as the list shows it."""

    ref: str
    infant: str
    carer: str
    family_ref: str
    ended_on: date | None
    due_on: date
    done_on: date | None
    owner: str
    owner_ref: str
    owner_has_left: bool
    attempts: int
    outcome: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """How the follow-ups of a service stand."""

    due: int
    late: int
    without_owner: int


def follow_up(viewer: Viewer, ref: str) -> FollowUp:
    """One follow-up with its episode. Raises `NotFound`."""
    return one(_whole(viewer), ref=ref)


def follow_up_of(viewer: Viewer, episode: CareEpisode) -> FollowUp | None:
    """The follow-up of an episode that has ended, or None."""
    return _of_episode.first(viewer, episode)


@question
def _of_episode(viewer: Viewer, episode: CareEpisode) -> "QuerySet[FollowUp]":
    return _whole(viewer).filter(episode=episode)[:1]


@question
def follow_ups_due_of(viewer: Viewer, family: Family) -> "QuerySet[FollowUp]":
    """The follow-ups that are still to come for one family, in short, the earliest first."""
    due = FollowUp.objects.filter(service_id=viewer.service_id, status="due", episode__family=family)
    return due.only("ref", "due_on").order_by("due_on", "pk")


def follow_ups(viewer: Viewer, choice: ListChoice) -> Listing[FollowUpRow]:
    """Every follow-up that has no outcome yet, the latest overdue first. None ever drops out of it otherwise."""
    return _listed(viewer, "due", choice)


def follow_ups_done(viewer: Viewer, choice: ListChoice) -> Listing[FollowUpRow]:
    """Every follow-up that was settled."""
    return _listed(viewer, "done", choice)


def _listed(viewer: Viewer, status: str, choice: ListChoice) -> Listing[FollowUpRow]:
    rows = FollowUp.objects.filter(service_id=viewer.service_id, status=status)
    return listed(
        rows,
        choice,
        sorts=SORTS,
        filters=_filters(viewer),
        as_row=_rows(viewer),
        whole=partial(_among, viewer),
    )


@question
def _among(viewer: Viewer, ids: list[int]) -> "QuerySet[FollowUp]":
    return _counted(_shown(_with_people(FollowUp.objects.filter(service_id=viewer.service_id, pk__among=ids))))


def follow_up_counts(viewer: Viewer) -> FollowUpCounts:
    """The numbers at the head of the list."""
    return FollowUpCounts(
        **FollowUp.objects.filter(service_id=viewer.service_id, status="due").aggregate(
            due=Count("pk"),
            late=Count("pk", filter=Q(due_on__lt=clock.today())),
            without_owner=Count("pk", filter=~Q(owner_id__in=_present(viewer))),
        )
    )


def attempts_of(viewer: Viewer, follow_up: FollowUp) -> tuple[FollowUpAttempt, ...]:
    """The calls that were tried, newest first."""
    rows = FollowUpAttempt.objects.filter(service_id=viewer.service_id, follow_up=follow_up)
    return tuple(rows.select_related("tried_by").order_by("-tried_at", "-pk"))


def follow_up_row(viewer: Viewer, follow_up: FollowUp) -> FollowUpRow:
    """One follow-up as the list shows it."""
    return _rows(viewer)(_counted(_whole(viewer)).get(pk=follow_up.pk))


SORTS: Mapping[str, tuple[str, ...]] = {
    "due": ("due_on",),
    "infant": ("episode__relationship__infant__family_name", "episode__relationship__infant__given_name"),
    "owner": ("owner__name", "due_on"),
    "ended": ("episode__ended_on",),
    "done": ("done_on",),
}


def _filters(viewer: Viewer) -> dict[str, Callable[[str], Q]]:
    return {
        "owner": lambda ref: Q(owner_id=viewer.person_id) if ref == "mine" else Q(owner__ref=ref),
        "when": lambda word: _when(viewer, word),
    }


def _when(viewer: Viewer, word: str) -> Q:
    if word == "no_owner":
        return ~Q(owner_id__in=_present(viewer))
    return Q(due_on__lt=clock.today()) if word == "late" else Q(due_on__gte=clock.today())


def _whole(viewer: Viewer) -> "QuerySet[FollowUp]":
    return _with_people(FollowUp.objects.filter(service_id=viewer.service_id))


def _with_people(rows: "QuerySet[FollowUp]") -> "QuerySet[FollowUp]":
    return rows.select_related(
        "owner", "done_by", "episode__family", "episode__relationship__infant", "episode__relationship__carer"
    )


def _counted(rows: "QuerySet[FollowUp]") -> "QuerySet[FollowUp]":
    # Counted beside each row shown, not by joining and grouping all of them.
    tried = (
        FollowUpAttempt.objects.filter(follow_up=OuterRef("pk")).order_by().values("follow_up").annotate(n=Count("pk"))
    )
    return rows.annotate(tried=Coalesce(Subquery(tried.values("n")), 0))


def _due(viewer: Viewer) -> "QuerySet[FollowUp]":
    return _counted(_shown(_whole(viewer).filter(status="due")))


def _shown(rows: "QuerySet[FollowUp]") -> "QuerySet[FollowUp]":
    """Only the columns that a list shows."""
    own = ("ref", "status", "due_on", "done_on", "outcome", "owner__name", "owner__ref", "done_by__name")
    return rows.only(*own, "episode__ended_on", "episode__family__ref", *named("episode__relationship"))


def _present(viewer: Viewer) -> frozenset[int]:
    return accounts.at_work(viewer)


def _escalation(viewer: Viewer) -> EscalationDays:
    return organisations.profile_on(viewer, clock.today()).profile.escalation_days.value


def _rows(viewer: Viewer) -> Callable[[FollowUp], FollowUpRow]:
    days, present, today = _escalation(viewer), _present(viewer), clock.today()
    return lambda kept: _row(kept, days, present, today)


def _row(kept: FollowUp, days: EscalationDays, present: frozenset[int], today: date) -> FollowUpRow:
    people, is_due = kept.episode.relationship, kept.status == "due"
    return FollowUpRow(
        ref=kept.ref,
        infant=str(people.infant),
        carer=str(people.carer),
        family_ref=kept.episode.family.ref,
        ended_on=kept.episode.ended_on,
        due_on=kept.due_on,
        done_on=kept.done_on,
        owner=kept.owner.name,
        owner_ref=kept.owner.ref,
        owner_has_left=kept.owner_id not in present,
        attempts=kept.tried,  # type: ignore[attr-defined]
        outcome=label_of("follow_up_outcome", kept.outcome) if kept.outcome else "",
        tone=follow_up_tone(kept.due_on, today, days) if is_due else "ahead",
        words=follow_up_words(kept.due_on, today) if is_due else "",
    )


def follow_up_worklist(viewer: Viewer) -> Iterator[WorkItem]:
    """The follow-ups that wait for this person, from the day of the ending until there is an outcome.

    Their own; and for managers those that are late beyond the setting and those whose owner has left (hazard H02).
    """
    if not viewer.may(Permission.SEE_CARE):
        return
    days, present, today = _escalation(viewer), _present(viewer), clock.today()
    also_stuck = viewer.may(Permission.ALLOCATE)
    found = _or_stuck(viewer, late_since(today, days.manager), list(present)) if also_stuck else _own(viewer)
    for kept in found:
        row = _row(kept, days, present, today)
        yield WorkItem(
            kind="follow_up",
            ref=row.ref,
            title="Follow-up: owner has left, give it to somebody"
            if row.owner_has_left
            else "Follow-up: ask how they are",
            about=str(kept.episode.relationship),
            family_ref=row.family_ref,
            due_on=row.due_on,
            owner_id=kept.owner_id,
            owner_name=row.owner,
            is_escalated=row.tone == "manager" or row.owner_has_left,
        )


@question
def _own(viewer: Viewer) -> "QuerySet[FollowUp]":
    return _due(viewer).filter(owner_id=viewer.person_id).order_by("due_on", "pk")


@question
def _or_stuck(viewer: Viewer, late_on: date, present: list[int]) -> "QuerySet[FollowUp]":
    stuck = Q(due_on__lte=late_on) | ~Q(owner__among=present)
    return _due(viewer).filter(Q(owner_id=viewer.person_id) | stuck).order_by("due_on", "pk")


def follow_up_tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """What was tried and learnt after the endings of a family's care, for its chronology."""
    return (
        Telling(_settled.asked(viewer, family), _of_follow_up),
        Telling(_tried.asked(viewer, family), _of_attempt),
    )


@question
def _settled(viewer: Viewer, family: Family) -> "QuerySet[FollowUp]":
    rows = FollowUp.objects.filter(service_id=viewer.service_id, episode__family=family, done_on__isnull=False)
    told = ("ref", "done_on", "due_on", "outcome", "words", "done_by__name")
    return with_names(rows.select_related("done_by"), *told, tie="episode__relationship")


@question
def _tried(viewer: Viewer, family: Family) -> "QuerySet[FollowUpAttempt]":
    rows = FollowUpAttempt.objects.filter(service_id=viewer.service_id, follow_up__episode__family=family)
    told = ("tried_at", "words", "tried_by__name", "follow_up__ref")
    return with_names(rows.select_related("tried_by"), *told, tie="follow_up__episode__relationship")


def _of_attempt(attempt: FollowUpAttempt) -> Iterator[Happening]:
    yield Happening(
        on=attempt.tried_at,
        kind="follow_up_tried",
        title="Follow-up call tried",
        text=attempt.words,
        by=attempt.tried_by.name,
        **_told_about(attempt.follow_up),
    )


def _of_follow_up(kept: FollowUp) -> Iterator[Happening]:
    yield Happening(
        on=kept.done_on or kept.due_on,
        kind="follow_up",
        title=f"Follow-up: {label_of('follow_up_outcome', kept.outcome)}",
        text=kept.words,
        by=kept.done_by.name if kept.done_by else "",
        **_told_about(kept),
    )


def _told_about(kept: FollowUp) -> dict[str, str]:
    return {"about": str(kept.episode.relationship), "about_kind": "relationship", "ref": kept.ref}
