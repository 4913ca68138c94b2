"""What care tells others: its part of a family's chronology, and what it asks of people at work."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from nestling.accounts.rules import Permission
from nestling.care.models import Allocation, CareEpisode, Contact, Goal, Review
from nestling.care.queries.assessments import assessment_worklist
from nestling.care.queries.endings import ending_telling, ending_worklist
from nestling.care.queries.follow_ups import follow_up_tellings, follow_up_worklist
from nestling.care.queries.news import news
from nestling.care.queries.reviews import due_reviews
from nestling.care.rules import is_attended, review_after
from nestling.core import clock
from nestling.core.codes import label_of, label_within
from nestling.core.happenings import Happening, WorkItem
from nestling.core.listing import MOST_URGENT
from nestling.core.questions import question
from nestling.core.telling import Telling, most_urgent, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, named, pair_in, with_names
from nestling.organisations import queries as organisations
from nestling.organisations.profiles import Profile

REVIEW_WITHIN = timedelta(days=14)


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """Everything that care has done with a family, for its chronology, in no order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (
        Telling(_episodes.asked(viewer, family), _of_episode),
        Telling(_allocations.asked(viewer, family), _of_allocation),
        Telling(_contacts.asked(viewer, family), _of_contact),
        Telling(_reviews.asked(viewer, family), _of_review),
        Telling(_goals.asked(viewer, family), _of_goal),
        ending_telling(viewer, family),
        *follow_up_tellings(viewer, family),
    )


@question
def _episodes(viewer: Viewer, family: Family) -> "QuerySet[CareEpisode]":
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, family=family)
    return with_names(rows, "ref", "accepted_on", "gate_passed_on", "gate_passed_at")


_OF_EPISODE = "episode__relationship"


@question
def _allocations(viewer: Viewer, family: Family) -> "QuerySet[Allocation]":
    rows = Allocation.objects.filter(service_id=viewer.service_id, episode__family=family)
    told = ("is_lead", "started_on", "ended_on", "practitioner__name", "episode__ref", "episode__ended_on")
    return with_names(rows.select_related("practitioner"), *told, tie=_OF_EPISODE)


@question
def _contacts(viewer: Viewer, family: Family) -> "QuerySet[Contact]":
    rows = Contact.objects.filter(service_id=viewer.service_id, episode__family=family).select_related("held_by")
    told = ("ref", "held_at", "kind", "form", "attendance", "number", "observation", "note", "held_by__name")
    return with_names(rows, *told, tie=_OF_EPISODE)


@question
def _reviews(viewer: Viewer, family: Family) -> "QuerySet[Review]":
    rows = Review.objects.filter(service_id=viewer.service_id, episode__family=family, done_on__isnull=False)
    told = ("ref", "done_on", "after_contacts", "after_weeks", "next_step", "findings", "done_by__name")
    return with_names(rows.select_related("done_by"), *told, tie=_OF_EPISODE)


@question
def _goals(viewer: Viewer, family: Family) -> "QuerySet[Goal]":
    rows = Goal.objects.filter(service_id=viewer.service_id, episode__family=family)
    return with_names(rows, "words", "set_on", "closed_on", "closing_words", "episode__ref", tie=_OF_EPISODE)


def _about(episode: CareEpisode) -> dict[str, str]:
    return {"about": str(episode.relationship), "about_kind": "relationship"}


def _of_episode(each: CareEpisode) -> Iterator[Happening]:
    yield Happening(on=each.accepted_on, kind="care_began", title="Accepted for care", ref=each.ref, **_about(each))
    if each.gate_passed_on:
        yield Happening(
            on=each.gate_passed_at or each.gate_passed_on,
            kind="gate_passed",
            title="The consultation before direct work was held",
            ref=each.ref,
            **_about(each),
        )


def _of_allocation(each: Allocation) -> Iterator[Happening]:
    about = _about(each.episode)
    words = "took charge" if each.is_lead else "joined the work"
    yield Happening(
        on=each.started_on,
        kind="allocated",
        title=f"{each.practitioner.name} {words}",
        ref=each.episode.ref,
        **about,
    )
    if each.ended_on and each.ended_on != each.episode.ended_on:
        title = f"{each.practitioner.name} handed over"
        yield Happening(on=each.ended_on, kind="handed_over", title=title, ref=each.episode.ref, **about)


def _of_contact(each: Contact) -> Iterator[Happening]:
    yield Happening(
        on=each.held_at,
        kind="contact",
        title=contact_title(each),
        text="\n\n".join(text for text in (each.observation, each.note) if text),
        by=each.held_by.name,
        ref=each.ref,
        **_about(each.episode),
    )


def contact_title(contact: Contact) -> str:
    """A contact in a few words: "Contact 6: home visit", "Home visit: did not come", "Liaison with …"."""
    form = (
        label_of("indirect_activity" if contact.kind != "direct" else "contact_form", contact.form)
        if contact.form
        else ""
    )
    if contact.kind != "direct":
        return form or label_of("contact_kind", contact.kind)
    if is_attended(contact.kind, contact.attendance):
        number = f"Contact {contact.number}" if contact.number else "Contact"
        return f"{number}: {form[:1].lower()}{form[1:]}" if form else number
    return f"{form or 'Contact'}: {label_within('attendance', contact.attendance)}"


def _of_review(each: Review) -> Iterator[Happening]:
    yield Happening(
        on=each.done_on,
        kind="review",
        title=f"{each.title}: {label_within('review_step', each.next_step)}",
        text=each.findings,
        by=each.done_by.name if each.done_by else "",
        ref=each.ref,
        **_about(each.episode),
    )


def _of_goal(each: Goal) -> Iterator[Happening]:
    about = _about(each.episode) | {"ref": each.episode.ref}
    yield Happening(on=each.set_on, kind="goal_set", title="A goal was set", text=f"“{each.words}”", **about)
    if each.closed_on:
        yield Happening(
            on=each.closed_on, kind="goal_closed", title="A goal was closed", text=each.closing_words, **about
        )


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """What care asks of people: families without anybody in charge, first contacts, reviews, assessments, endings,
    follow-ups; and what is new in their hands."""
    profile = organisations.profile_on(viewer, clock.today()).profile
    found = (
        *_waiting(viewer, profile),
        *_reviews_to_hold(viewer),
        *assessment_worklist(viewer, profile),
        *ending_worklist(viewer),
        *follow_up_worklist(viewer),
        *news(viewer),
    )
    return tuple(item for item in found if viewer.may(_NEEDS.get(item.kind, Permission.SEE_CARE)))


_NEEDS = {"allocate": Permission.ALLOCATE}


def _waiting(viewer: Viewer, profile: Profile) -> Iterator[WorkItem]:
    target = timedelta(days=profile.waiting_target_days.value)
    wanted = most_urgent(
        _waiting_mine.asked(viewer),
        _waiting_nobodys.asked(viewer),
        _waiting_late.asked(viewer, clock.today() - target),
    )
    rows: tuple[Any, ...] = _waiting_shown(viewer, wanted)
    for each in rows:
        due_on = each.clock_started_on + target
        yield WorkItem(
            kind="allocate" if each.lead_id is None and viewer.may(Permission.ALLOCATE) else "first_contact",
            ref=each.ref,
            title="First contact with the family" if each.lead_id else "Choose who takes charge",
            about=pair_in(each),
            family_ref=each.family__ref,
            due_on=due_on,
            owner_id=each.lead_id,
            owner_name=each.lead_name or "",
            is_escalated=due_on < clock.today(),
        )


_LED = Allocation.objects.filter(episode=OuterRef("pk"), is_lead=True, ended_on__isnull=True)


def _longest(viewer: Viewer) -> "QuerySet[CareEpisode]":
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, status="waiting").only("pk")
    return rows.order_by("clock_started_on", "pk")


@question
def _waiting_mine(viewer: Viewer) -> "QuerySet[CareEpisode]":
    return _longest(viewer).filter(Exists(_LED.filter(practitioner_id=viewer.person_id)))


@question
def _waiting_nobodys(viewer: Viewer) -> "QuerySet[CareEpisode]":
    return _longest(viewer).filter(~Exists(_LED))[:MOST_URGENT]


@question
def _waiting_late(viewer: Viewer, before: date) -> "QuerySet[CareEpisode]":
    others = Exists(_LED.exclude(practitioner_id=viewer.person_id))
    return _longest(viewer).filter(others, clock_started_on__lt=before)[:MOST_URGENT]


@question
def _waiting_shown(viewer: Viewer, ids: list[int]) -> "QuerySet[CareEpisode, Any]":
    rows = CareEpisode.objects.filter(service_id=viewer.service_id, pk__among=ids).annotate(
        lead_id=Subquery(_LED.values("practitioner_id")[:1]),
        lead_name=Subquery(_LED.values("practitioner__name")[:1]),
    )
    shown = ("ref", "clock_started_on", "family__ref", "lead_id", "lead_name")
    return rows.values_list(*shown, *named(), named=True).order_by("clock_started_on")


def _reviews_to_hold(viewer: Viewer) -> Iterator[WorkItem]:
    for each in due_reviews(viewer, late_before=clock.today() - REVIEW_WITHIN):
        due_on = each.raised_on + REVIEW_WITHIN
        yield WorkItem(
            kind="review",
            ref=each.ref,
            title=f"Review after {review_after(each.after_contacts, each.after_weeks)}",
            about=pair_in(each, "episode__relationship"),
            family_ref=each.episode__family__ref,
            due_on=due_on,
            owner_id=each.lead_id,
            owner_name=each.lead_name or "",
            is_escalated=due_on < clock.today(),
        )
