"""Record an assessment of one relationship, in triage or in care (TR-16)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries as care
from nestling.core import clock
from nestling.core.viewing import Viewer, guard
from nestling.families import queries as families
from nestling.referrals import actions, queries
from nestling.referrals.rules.assessments import RISK
from nestling.web.keeping import once, typed
from nestling.web.practice.assessments import pages
from nestling.web.practice.assessments.forms import AssessmentForm
from nestling.web.record_pages import header_for, show_record


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an assessment; those before it stay and are shown beside the form."""
    viewer: Viewer = request.viewer
    tie = families.relationship(viewer, ref)
    current, back_url = _home(viewer, tie)
    form = typed(
        request,
        AssessmentForm,
        name="assessment",
        about=ref,
        title=f"Assessment of {tie}",
        initial={"kind": RISK, "done_on": clock.today()},
    )
    if done := once(request, form, lambda values: _record(request, tie, back_url, values)):
        return done
    page = pages.Record(
        title="Record an assessment",
        header=header_for(request, tie, current=current),
        form=form,
        back_url=back_url,
        concern_url=reverse("practice:safeguarding:raise", args=[tie.family.ref]),
        before=pages.entries_of(queries.assessments(viewer, tie), clock.today()),
    )
    about = {"about": "assessment", "about_ref": ref, "family_ref": tie.family.ref}
    return show_record(request, "practice/assessments/record.jinja", page, **about)


def _home(viewer: Viewer, tie: Any) -> tuple[str, str]:
    """The tab and page to which an assessment belongs: the care under way, or else the triage, or the relationship."""
    if viewer.may(Permission.SEE_CARE) and (episode := care.open_episode_of(viewer, tie)):
        return "care", reverse("practice:care:episode", args=[episode.ref])
    referral = queries.open_referral_of(viewer, tie)
    if referral and referral.status != "being_written":
        return "referral", reverse("practice:triage:triage", args=[referral.ref])
    return "relationship", reverse("practice:families:relationship", args=[tie.ref])


def _record(request: HttpRequest, tie: Any, back_url: str, values: dict[str, Any]) -> str:
    actions.record_assessment(by=request.viewer, at=clock.now(), relationship=tie, **values)
    messages.success(request, "The assessment is saved. Earlier ones stay beside it.")
    return back_url
