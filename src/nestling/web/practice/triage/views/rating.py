"""Rate the need of a relationship and place it in a THRIVE group."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.viewing import guard
from nestling.families import queries as families
from nestling.organisations.profiles.wording import COMBINING
from nestling.organisations.queries import profile_on
from nestling.referrals import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.triage import forms
from nestling.web.practice.triage.views.finding import overview_url, shown
from nestling.web.returning import way_back


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def rate(request: HttpRequest, ref: str) -> HttpResponse:
    """Rate four domains of one relationship and choose its cluster with all four in view."""
    kept = queries.referral(request.viewer, ref)
    ties = _ties(request, kept)
    rule = profile_on(request.viewer, clock.today()).profile.cluster_combining.value
    form = typed(
        request,
        forms.RateForm,
        name="need_rating",
        about=ref,
        title=f"Rating of {kept.relationship}",
        initial={"relationship": kept.relationship.ref},
        choices={"relationship": [(ref, str(tie)) for ref, tie in ties.items()]},
    )
    # Where the service's rule gives a cluster, an empty answer takes it (TR-12).
    form.fields["cluster"].required = rule == "clinicians_choice"
    if done := once(request, form, lambda values: _rate(request, kept, ties, values)):
        return done
    intro = ("1 is the least and 6 the most severe. Each relationship is rated for itself.", COMBINING[rule])
    return shown(request, kept, form, template="rate", title="Rate the need", button="Save the rating", intro=intro)


def _ties(request: HttpRequest, kept: Any) -> dict[str, Any]:
    found = families.relationships_with(request.viewer, kept.relationship.infant)
    return {tie.ref: tie for tie in found if tie.ended_on is None or tie.pk == kept.relationship_id}


def _chosen(ties: dict[str, Any], values: dict[str, Any]) -> Any:
    ref = values.pop("relationship")
    if ref not in ties:
        raise NotFound
    return ties[ref]


def _rate(request: HttpRequest, kept: Any, ties: dict[str, Any], values: dict[str, Any]) -> str:
    values["cluster"] = values["cluster"] or None
    actions.rate_need(by=request.viewer, at=clock.now(), relationship=_chosen(ties, values), referral=kept, **values)
    messages.success(request, "The rating is saved. Earlier ratings stay beside it.")
    return way_back(request, overview_url(kept.ref))


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def thrive(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which THRIVE group describes what the family needs now; it may move either way."""
    kept = queries.referral(request.viewer, ref)
    ties = _ties(request, kept)
    form = typed(
        request,
        forms.ThriveForm,
        name="thrive_placement",
        about=ref,
        title=f"THRIVE group of {kept.relationship}",
        initial={"relationship": kept.relationship.ref},
        choices={"relationship": [(ref, str(tie)) for ref, tie in ties.items()]},
    )
    if done := once(request, form, lambda values: _place(request, kept, ties, values)):
        return done
    intro = ("THRIVE says what a family needs, not how ill anybody is. It can change at any time, both ways.",)
    return shown(request, kept, form, title="THRIVE group", button="Save the group", intro=intro)


def _place(request: HttpRequest, kept: Any, ties: dict[str, Any], values: dict[str, Any]) -> str:
    actions.place_in_thrive(by=request.viewer, at=clock.now(), relationship=_chosen(ties, values), **values)
    messages.success(request, "The THRIVE group is saved. Earlier groups stay in its history.")
    return overview_url(kept.ref)
