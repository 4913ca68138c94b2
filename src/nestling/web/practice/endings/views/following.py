"""The follow-ups: who is asked when, what was tried, and how the family is."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import AskedList, list_choice
from nestling.design.pieces import Entry, Row, Stat
from nestling.design.showing import show
from nestling.families import queries as families
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.endings import pages
from nestling.web.practice.endings.forms import Outcome, Reassign, Tried
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.care.models import FollowUp

WHEN = (("late", "Late"), ("ahead", "Still ahead"), ("no_owner", "Owner has left"))


@guard(Permission.SEE_CARE)
def follow_ups(request: HttpRequest) -> HttpResponse:
    """Every follow-up that has no outcome yet, the latest overdue first."""
    listing = queries.follow_ups(request.viewer, _choice(request, is_due=True))
    page = pages.FollowUps(
        listing=_drawn(listing),
        stats=_stats(queries.follow_up_counts(request.viewer)),
        done_url=reverse("practice:endings:follow_ups_done"),
    )
    return show(request, "practice/endings/follow_ups.jinja", page)


@guard(Permission.SEE_CARE)
def done(request: HttpRequest) -> HttpResponse:
    """Every follow-up that was settled."""
    listing = queries.follow_ups_done(request.viewer, _choice(request, is_due=False))
    page = pages.Done(listing=_drawn(listing), back_url=reverse("practice:endings:follow_ups"))
    return show(request, "practice/endings/follow_ups_done.jinja", page)


def _drawn(listing):
    return replace(listing, rows=tuple(pages.FollowUpLine.of(row) for row in listing.rows))


def _choice(request: HttpRequest, *, is_due: bool) -> AskedList:
    owners = (("mine", "Mine"), *((each.ref, each.name) for each in queries.practitioners(request.viewer)))
    return list_choice(
        request,
        sorts=(
            ("due", "Due, earliest first", "Due, latest first"),
            ("infant", "Baby's name, A to Z", "Baby's name, Z to A"),
            ("owner", "Owner, A to Z", "Owner, Z to A"),
            *(() if is_due else (("done", "Done, earliest first", "Done, latest first"),)),
        ),
        filters={"owner": owners} | ({"when": WHEN} if is_due else {}),
        filter_labels={"owner": "Owner", "when": "When"},
        default_sort="due" if is_due else "-done",
    )


def _stats(counts: queries.FollowUpCounts) -> tuple[Stat, ...]:
    here = reverse("practice:endings:follow_ups")
    cards = (
        Stat(label="to come", number=counts.due - counts.late, url=f"{here}?when=ahead"),
        Stat(label="late", number=counts.late, url=f"{here}?when=late", tone="late" if counts.late else ""),
    )
    if not counts.without_owner:
        return cards
    gone = Stat(label="whose owner has left", number=counts.without_owner, url=f"{here}?when=no_owner", tone="late")
    return (*cards, gone)


@guard(Permission.SEE_CARE)
def follow_up(request: HttpRequest, ref: str) -> HttpResponse:
    """One follow-up: how to reach the family safely, and what was tried."""
    kept = queries.follow_up(request.viewer, ref)
    row = queries.follow_up_row(request.viewer, kept)
    is_due = kept.status == "due" and request.viewer.may(Permission.GIVE_CARE)
    page = pages.OneFollowUp(
        header=header_for(request, kept.episode.relationship, current="care"),
        title="Follow-up",
        status="Done" if kept.status == "done" else row.words[:1].upper() + row.words[1:],
        status_tone="good" if kept.status == "done" else pages.TONES[row.tone],
        warning=_warning(request.viewer, kept) if is_due else "",
        facts=_facts(kept, row),
        phone_rows=_phone_rows(request.viewer, kept),
        attempts=tuple(
            Entry(on=each.tried_at, title="Call tried", text=each.words, by=each.tried_by.name)
            for each in queries.attempts_of(request.viewer, kept)
        ),
        outcome_url=_step("outcome", ref) if is_due and "practitioner" in request.viewer.roles else "",
        tried_url=_step("tried", ref) if is_due else "",
        reassign_url=_step("reassign", ref) if is_due else "",
        concern_url=reverse("practice:safeguarding:raise", args=[kept.episode.family.ref])
        if request.viewer.may(Permission.RAISE_CONCERN)
        else "",
        ending_url=reverse("practice:endings:ending", args=[kept.episode.ref])
        if request.viewer.may(Permission.GIVE_CARE)
        else "",
        back_url=reverse("practice:endings:follow_ups"),
    )
    return _show(request, kept, "practice/endings/follow_up.jinja", page)


def _step(name: str, ref: str) -> str:
    return reverse(f"practice:endings:{name}", args=[ref])


def _facts(kept: "FollowUp", row: queries.FollowUpRow) -> tuple[Row, ...]:
    rows = [
        Row(key="Care ended", value=day_words(kept.episode.ended_on)),
        Row(key="Due", value=day_words(kept.due_on)),
        Row(key="Owner", value=row.owner + (", who has left: give it to somebody" if row.owner_has_left else "")),
    ]
    if kept.done_on and kept.done_by:
        rows += [
            Row(key="Done", value=f"{day_words(kept.done_on)} by {kept.done_by.name}"),
            Row(key="How it went", value=label_of("follow_up_outcome", kept.outcome)),
            Row(key="How the family is", value=kept.words),
        ]
    return tuple(rows)


def _warning(viewer: Viewer, kept: "FollowUp") -> str:
    """What must be known before anybody rings (hazard H09)."""
    carer = kept.episode.relationship.carer
    if carer.died_on:
        return f"{carer} has died. Think with your supervisor about whether and whom to ring."
    if kept.episode.relationship.infant.died_on:
        return "The baby has died. Think with your supervisor about whether and how to be in touch."
    safe = families.safe_contact(viewer, carer)
    if safe is None:
        return f"Nobody has asked {carer} how to reach them safely. Find out before you ring."
    if not safe.may_phone:
        return f"{carer} has said that telephone calls are not safe. Do not ring."
    return ""


def _phone_rows(viewer: Viewer, kept: "FollowUp") -> tuple[Row, ...]:
    carer = kept.episode.relationship.carer
    safe = families.safe_contact(viewer, carer)
    change = reverse("practice:people:person", args=[carer.ref])
    if safe is None:
        return (Row(key="Telephone", value=carer.phone, change_url=change),)
    language = label_of("language", safe.interpreter_language) if safe.interpreter_language else "Not needed"
    return (
        Row(key="Telephone", value=carer.phone if safe.may_phone else "Not safe to ring", change_url=change),
        Row(key="Safe times", value=safe.safe_times or "Any time"),
        Row(key="Leave a message", value="Yes" if safe.may_leave_message else "No, never"),
        Row(key="Interpreter", value=language),
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def tried(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a call that did not settle the follow-up."""
    kept = queries.follow_up(request.viewer, ref)
    form = typed(
        request,
        Tried,
        name="follow_up_tried",
        about=ref,
        title=f"A call to {kept.episode.relationship}",
        initial={"tried_at": clock.now()},
    )

    def act(values: dict) -> str:
        actions.try_follow_up(by=request.viewer, at=clock.now(), follow_up=kept, **values)
        messages.success(request, "The call is recorded. The follow-up stays on the list until you have an outcome.")
        return _step("follow_up", ref)

    if answer := once(request, form, act):
        return answer
    return _ask(request, kept, form, "Record a call", "Record the call")


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """Record how the follow-up went."""
    kept = queries.follow_up(request.viewer, ref)
    form = typed(
        request,
        Outcome,
        name="follow_up_outcome",
        about=ref,
        title=f"Follow-up with {kept.episode.relationship}",
        initial={"done_on": clock.today()},
        version=kept.version,
    )

    def act(values: dict) -> str:
        settled = actions.record_follow_up(
            by=request.viewer, at=clock.now(), follow_up=kept, expected=version_of(form), **values
        )
        messages.success(request, "The follow-up is done. Thank you for asking.")
        if settled.outcome == "concern":
            messages.warning(request, "Record the concern itself now, so that somebody acts on it.")
            return reverse("practice:safeguarding:raise", args=[kept.episode.family.ref])
        return _step("follow_up", ref)

    if answer := once(request, form, act):
        return answer
    return _ask(request, kept, form, "How did the follow-up go?", "Record the outcome")


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def reassign(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the follow-up to somebody else."""
    kept = queries.follow_up(request.viewer, ref)
    people = tuple(
        (each.user_id, each.name) for each in queries.practitioners(request.viewer) if each.user_id != kept.owner_id
    )
    form = typed(
        request,
        Reassign,
        name="follow_up_owner",
        about=ref,
        title=f"Who follows up {kept.episode.relationship}",
        choices={"to": people},
    )

    def act(values: dict) -> str:
        actions.reassign_follow_up(by=request.viewer, at=clock.now(), follow_up=kept, to_id=values["to"])
        messages.success(request, "The follow-up has a new owner.")
        return _step("follow_up", ref)

    if answer := once(request, form, act):
        return answer
    return _ask(request, kept, form, "Give this follow-up to a colleague", "Give it over")


def _ask(request: HttpRequest, kept: "FollowUp", form: Any, title: str, button: str) -> HttpResponse:
    if kept.status == "done" and request.method == "GET":
        return redirect(_step("follow_up", kept.ref))
    page = pages.Asking(
        header=header_for(request, kept.episode.relationship, current="care"),
        form=form,
        title=title,
        button=button,
        back_url=_step("follow_up", kept.ref),
        lede=_warning(request.viewer, kept),
        facts_title="Reaching the family",
        facts=_phone_rows(request.viewer, kept),
    )
    return _show(request, kept, "practice/endings/asking.jinja", page)


def _show(request: HttpRequest, kept: "FollowUp", template: str, page: Any) -> HttpResponse:
    about = {"about": "follow_up", "about_ref": kept.ref, "family_ref": kept.episode.family.ref}
    return show_record(request, template, page, **about)
