"""What care tells others: its part of a family's chronology, and what it asks of people at work."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from nestling.accounts.rules import Permission
from nestling.care.models import Allocation, CareEpisode, Contact, Goal, Review
from nestling.care.queries.endings import ending_telling, ending_worklist
from nestling.care.queries.follow_ups import follow_up_tellings, follow_up_worklist
from nestling.care.queries.reviews import due_reviews
from nestling.care.rules import is_attended
from nestling.core import clock
from nestling.core.codes import label_of, label_within
from nestling.core.happenings import Happening, WorkItem
from nestling.core.listing import most_urgent
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, named
from nestling.organisations import queries as organisations

REVIEW_WITHIN = timedelta(days=14)


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """Everything that care has done with a family, for its chronology, in no order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (
        Telling(_of(viewer, CareEpisode, family=family), _of_episode),
        Telling(_of(viewer, Allocation, "practitioner", episode__family=family), _of_allocation),
        Telling(_of(viewer, Contact, "held_by", episode__family=family), _of_contact),
        Telling(_of(viewer, Review, "done_by", episode__family=family, done_on__isnull=False), _of_review),
        Telling(_of(viewer, Goal, episode__family=family), _of_goal),
        ending_telling(viewer, family),
        *follow_up_tellings(viewer, family),
    )


def _of(viewer: Viewer, model: Any, *people: str, **about: Any) -> "QuerySet[Any]":
    tie = "relationship" if model is CareEpisode else "episode__relationship"
    rows = model.objects.filter(service_id=viewer.service_id, **about)
    return rows.select_related(*people, f"{tie}__infant", f"{tie}__carer")


def _about(episode: CareEpisode) -> dict[str, str]:
    return {"about": str(episode.relationship), "about_kind": "relationship"}


def _of_episode(each: CareEpisode) -> Iterator[Happening]:
    yield Happening(on=each.accepted_on, kind="care_began", title="Accepted for care", ref=each.ref, **_about(each))
    if each.gate_passed_on:
        yield Happening(
            on=each.gate_passed_on,
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
        title=f"Review after {each.after_contacts} contacts: {label_within('review_step', each.next_step)}",
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
    """What care asks of people: families nobody has charge of, first contacts, reviews, planned endings, follow-ups."""
    found = (*_waiting(viewer), *_reviews_to_hold(viewer), *ending_worklist(viewer), *follow_up_worklist(viewer))
    return tuple(item for item in found if viewer.may(_NEEDS.get(item.kind, Permission.SEE_CARE)))


_NEEDS = {"allocate": Permission.ALLOCATE}


def _waiting(viewer: Viewer) -> Iterator[WorkItem]:
    target = timedelta(days=organisations.profile_on(viewer, clock.today()).profile.waiting_target_days.value)
    waiting = CareEpisode.objects.filter(service_id=viewer.service_id, status="waiting")
    led = Allocation.objects.filter(episode=OuterRef("pk"), is_lead=True, ended_on__isnull=True)
    longest = waiting.order_by("clock_started_on", "pk")
    wanted = most_urgent(
        waiting.filter(Exists(led.filter(practitioner_id=viewer.person_id))),
        longest.filter(~Exists(led)),
        longest.filter(
            Exists(led.exclude(practitioner_id=viewer.person_id)), clock_started_on__lt=clock.today() - target
        ),
    )
    leads = Allocation.objects.filter(is_lead=True, ended_on__isnull=True).select_related("practitioner")
    rows = (
        CareEpisode.objects.filter(pk__in=wanted)
        .select_related("family", "relationship__infant", "relationship__carer")
        .only("ref", "clock_started_on", "family__ref", *named())
        .prefetch_related(Prefetch("allocations", leads.only("episode_id", "practitioner__name"), to_attr="leads"))
    )
    for each in rows.order_by("clock_started_on"):
        lead: Allocation | None = next(iter(each.leads), None)  # type: ignore[attr-defined]
        due_on = each.clock_started_on + target
        yield WorkItem(
            kind="allocate" if lead is None and viewer.may(Permission.ALLOCATE) else "first_contact",
            ref=each.ref,
            title="First contact with the family" if lead else "Choose who takes charge",
            about=str(each.relationship),
            family_ref=each.family.ref,
            due_on=due_on,
            owner_id=lead.practitioner_id if lead else None,
            owner_name=lead.practitioner.name if lead else "",
            is_escalated=due_on < clock.today(),
        )


def _reviews_to_hold(viewer: Viewer) -> Iterator[WorkItem]:
    for each in due_reviews(viewer, late_before=clock.today() - REVIEW_WITHIN):
        due_on = each.raised_on + REVIEW_WITHIN
        yield WorkItem(
            kind="review",
            ref=each.ref,
            title=f"Review after {each.after_contacts} contacts",
            about=str(each.episode.relationship),
            family_ref=each.episode.family.ref,
            due_on=due_on,
            owner_id=each.lead_id,  # type: ignore[attr-defined]
            owner_name=each.lead_name or "",  # type: ignore[attr-defined]
            is_escalated=due_on < clock.today(),
        )
