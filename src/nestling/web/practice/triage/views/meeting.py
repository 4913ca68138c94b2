"""A combined triage or an interface meeting with another team, about several referrals at once (RI-17)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import guard
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.referrals import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.triage import forms, pages


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def meeting(request: HttpRequest) -> HttpResponse:
    """Record one meeting; each referral that was thought about gets a liaison of its own."""
    found = {each.ref: each for each in queries.in_triage(request.viewer)}
    form = typed(
        request,
        forms.MeetingForm,
        name="triage_meeting",
        title="Meeting with another team about triage",
        initial={"kind": "combined_triage", "held_on": clock.today()},
        referrals=[(ref, str(each.relationship)) for ref, each in found.items()],
    )
    if done := once(request, form, lambda values: _hold(request, found, values)):
        return done
    page = pages.Meeting(
        title="Combined triage or interface meeting",
        form=form,
        breadcrumbs=(Link(label="Intake", url=reverse("practice:referrals:intake")),),
        referrals=tuple(_thinking(each) for each in found.values()),
    )
    return show(request, "practice/triage/meeting.jinja", page)


def _thinking(each: Any) -> pages.Thinking:
    return pages.Thinking(
        about=str(each.relationship),
        words=f"Received on {day_words(each.first_received_on)}",
        url=reverse("practice:triage:triage", args=[each.ref]),
        questions=(f"note_{each.ref}", f"outcome_{each.ref}"),
    )


def _hold(request: HttpRequest, found: dict[str, Any], values: dict[str, Any]) -> str:
    said = [
        actions.Thought(each, values.pop(f"note_{ref}"), values.pop(f"outcome_{ref}")) for ref, each in found.items()
    ]
    thoughts = [each for each in said if each.note.strip() or each.outcome.strip()]
    actions.hold_triage_meeting(by=request.viewer, at=clock.now(), thoughts=thoughts, **values)
    messages.success(request, f"The meeting is recorded with {counted(len(thoughts), 'referral')}.")
    return reverse("practice:referrals:intake")
