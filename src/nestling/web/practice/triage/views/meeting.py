"""A combined triage or an interface meeting with another team, about several referrals at once (RI-17)."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.referrals import actions, queries
from nestling.referrals.rules import left_triage_words
from nestling.web.keeping import once, typed
from nestling.web.practice.triage import forms, pages

NAME = "triage_meeting"
ABOUT_ONE = re.compile(r"(?:note|outcome)_([A-Z0-9]{1,20})")


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def meeting(request: HttpRequest) -> HttpResponse:
    """Record one meeting; each referral that was thought about gets a liaison of its own."""
    found = {each.ref: each for each in _offered(request)}
    form = typed(
        request,
        forms.MeetingForm,
        name=NAME,
        title="Meeting with another team about triage",
        initial={"kind": "combined_triage", "held_on": clock.today()},
        referrals=[(ref, str(each.relationship)) for ref, each in found.items()],
    )
    if done := once(request, form, lambda values: _hold(request, found, values)):
        return done
    listed = tuple(_thinking(each, form) for each in found.values() if each.status == "in_triage" or _words(each, form))
    page = pages.Meeting(
        title="Combined triage or interface meeting",
        form=form,
        breadcrumbs=(Link(label="Intake", url=reverse("practice:referrals:intake")),),
        referrals=listed,
        others=_others(request.viewer, sum(not each.has_left for each in listed)),
    )
    return show(request, "practice/triage/meeting.jinja", page)


def _offered(request: HttpRequest) -> tuple[Any, ...]:
    """What was sent is read as the page asked it, whatever has left triage since; a draft keeps its own as well."""
    viewer: Viewer = request.viewer
    if sent := _refs(request.POST):
        return queries.written_about(viewer, sent)
    draft = None if request.method == "POST" else accounts.draft_of(viewer, NAME, "")
    begun = _refs(name for name, texts in draft.fields.items() if "".join(texts).strip()) if draft else set()
    return queries.to_consider(viewer, begun)


def _refs(names: Iterable[str]) -> set[str]:
    return {match[1] for name in names if (match := ABOUT_ONE.fullmatch(name))}


def _questions(each: Any) -> tuple[str, str]:
    return f"note_{each.ref}", f"outcome_{each.ref}"


def _words(each: Any, form: Any) -> str:
    return "".join(form.posted(name) for name in _questions(each)).strip()


def _thinking(each: Any, form: Any) -> pages.Thinking:
    has_left, questions = each.status != "in_triage", _questions(each)
    is_told = any(name in form.errors for name in questions)
    return pages.Thinking(
        about=str(each.relationship),
        words=f"Received on {day_words(each.first_received_on)}" if each.first_received_on else "Not received",
        url=reverse("practice:triage:triage", args=[each.ref]),
        questions=questions,
        has_left=has_left,
        what_to_do=left_triage_words(str(each.relationship)) if has_left and not is_told else "",
    )


def _others(viewer: Viewer, listed: int) -> str:
    more = queries.number_in_triage(viewer) - listed
    if more < 1:
        return ""
    are = "is" if more == 1 else "are"
    where = "Write about any other on its own triage page, under Information from others."
    return f"{counted(more, 'more referral')} {are} in triage; those that have waited longest are shown. {where}"


def _hold(request: HttpRequest, found: dict[str, Any], values: dict[str, Any]) -> str:
    said = [
        actions.Thought(each, values.pop(f"note_{ref}"), values.pop(f"outcome_{ref}")) for ref, each in found.items()
    ]
    thoughts = [each for each in said if each.note.strip() or each.outcome.strip()]
    actions.hold_triage_meeting(by=request.viewer, at=clock.now(), thoughts=thoughts, **values)
    messages.success(request, f"The meeting is recorded with {counted(len(thoughts), 'referral')}.")
    return reverse("practice:referrals:intake")
