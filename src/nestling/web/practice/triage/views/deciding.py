"""Accept or decline a referral: only by the role that the service names, with every rule in view (CF-08, RI-10)."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.care import actions as care
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.phrases import or_list
from nestling.core.viewing import Viewer, guard
from nestling.families import queries as families
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals import actions, queries
from nestling.referrals.rules import closes_clusters, combined_words, role_refusal, suggested_rejection
from nestling.web.keeping import once, typed
from nestling.web.practice.triage import forms, pages
from nestling.web.practice.triage.questions import answer_urls
from nestling.web.practice.triage.views.finding import overview_url, shown

NEEDED = {
    "relationships": "needed",
    "rejection_reason": "needed",
    "reasons": "needed to decline",
    "advice": "needed",
}
"""What either answer needs; each label says for which of them it is asked."""

NOT_RATED = "Not rated yet: rate the need first to accept this relationship"


@guard(Permission.DECIDE_REFERRAL, methods=("GET", "POST"))
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept or decline; others see who decides."""
    viewer = request.viewer
    kept = queries.referral(viewer, ref)
    profile = profile_on(viewer, clock.today()).profile
    found = queries.eligibility(viewer, kept, profile=profile)
    ties = {tie.ref: tie for tie in families.relationships_with(viewer, kept.relationship.infant) if not tie.ended_on}
    form = typed(
        request,
        forms.DecideForm,
        name="decision",
        about=ref,
        title=f"Decision on {kept.relationship}",
        initial=_suggested(kept, found),
        choices={"relationships": _offered(viewer, profile, ties.values())},
    )
    form.mark_needed(NEEDED)
    if done := once(request, form, lambda values: _decide(request, kept, ties, values)):
        return done
    refused = role_refusal(profile, viewer.roles)
    answers = answer_urls(viewer, kept, found.lines, "decide")
    return shown(
        request,
        kept,
        form,
        template="decide",
        title="Decide",
        button="Save the decision",
        intro=(
            *((refused.sentence, *_deciders(viewer, profile)) if refused else ()),
            pages.outcome_words(found, answers),
            *(() if refused else _together(viewer, kept, profile)),
        ),
        lines=pages.lines_of(profile, found, answers),
        may_act=refused is None,
    )


def _deciders(viewer: Viewer, profile: Profile) -> tuple[str, ...]:
    """The people who may decide, by name, for somebody who may not."""
    names = [each.name for each in accounts.staff(viewer, role=profile.decider_role.value) if each.is_active]
    return (f"Here that is {or_list(names)}.",) if names else ("Nobody holds that role now: tell whoever keeps staff.",)


def _offered(viewer: Viewer, profile: Profile, ties: Collection[Any]) -> list[tuple[str, str, str]]:
    """Each relationship that may be chosen, with its cluster where the service is closed to some (TR-09)."""
    if not closes_clusters(profile):
        return [(tie.ref, str(tie), "") for tie in ties]
    rated = queries.current_clusters(viewer, ties)
    return [(tie.ref, str(tie), f"Cluster {rated[tie.pk]}" if tie.pk in rated else NOT_RATED) for tie in ties]


def _together(viewer: Viewer, kept: Any, profile: Profile) -> tuple[str, ...]:
    """What combined triage has to do with the decision, where this service holds it; it advises and never bars."""
    met = queries.considered(queries.liaisons_of(viewer, kept))
    words = combined_words(met, is_expected=profile.combined_triage.value)
    return (f"Combined triage: {words[:1].lower()}{words[1:]}.",) if words else ()


def _suggested(kept: Any, found: Any) -> dict[str, Any]:
    """What the rules point to, for the one who decides to change."""
    barred = " ".join(line.sentence for line in found.lines_that("no"))
    return {
        "relationships": (kept.relationship.ref,),
        "rejection_reason": suggested_rejection(found),
        "reasons": barred,
        "outcome": "declined" if barred else "",
    }


def _decide(request: HttpRequest, kept: Any, ties: dict[str, Any], values: dict[str, Any]) -> str:
    chosen = tuple(ties[ref] for ref in values.pop("relationships"))
    if values["outcome"] == "accepted":
        return _accept(request, kept, chosen, values["reasons"])
    actions.decide(by=request.viewer, at=clock.now(), referral=kept, **values)
    messages.success(request, "Declined. The letter to the referrer is a draft in Letters: read it and release it.")
    return overview_url(kept.ref)


def _accept(request: HttpRequest, kept: Any, chosen: tuple[Any, ...], reasons: str) -> str:
    if not chosen:
        raise RuleBroken("Choose at least one relationship to work with.", "relationships")
    opened = care.accept_referral(
        by=request.viewer, at=clock.now(), referral=kept, relationships=chosen, reasons=reasons
    )
    messages.success(request, "Accepted. The family is on the waiting list until somebody is allocated.")
    if not request.viewer.may(Permission.SEE_CARE):
        return overview_url(kept.ref)
    return reverse("practice:care:episode", args=[opened[0].ref])
