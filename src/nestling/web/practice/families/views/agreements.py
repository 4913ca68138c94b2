"""Consent to share: one person's answer to one purpose for one agency, and taking a yes back (hazard H26)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.viewing import Viewer, guard
from nestling.families import actions, queries
from nestling.families.rules import agency_words
from nestling.web.keeping import once, typed
from nestling.web.practice.families.forms import Agreement, Withdrawal
from nestling.web.practice.families.views.household import ask_family, home_url, present_family


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def consent(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an answer."""
    family = present_family(request, ref)
    adults = _adults(request.viewer, family)
    form = typed(
        request,
        Agreement,
        name="consent",
        about=ref,
        title=f"Consent in the family {family}",
        initial={"decided_on": clock.today(), "person": next(iter(adults), "")},
        choices={
            "person": tuple((ref, str(person)) for ref, person in adults.items()),
            "agency": choices("agency"),
        },
    )

    def act(values: dict[str, Any]) -> str:
        actions.give_consent(
            by=request.viewer,
            at=clock.now(),
            family=family,
            person=adults[values["person"]],
            purpose=values["purpose"],
            agency=values["which"] or values["agency"],
            is_given=values["answer"] == "yes",
            decided_on=values["decided_on"],
            how=values["how"],
        )
        messages.success(request, "The answer is recorded. It can be withdrawn at any time.")
        return home_url(family)

    return once(request, form, act) or ask_family(
        request,
        family,
        title="Record an answer about sharing",
        form=form,
        button="Record the answer",
        lede="Each answer is about one purpose and one agency. Record a no as carefully as a yes.",
    )


def _adults(viewer: Viewer, family: Any) -> dict[str, Any]:
    members = queries.members(viewer, family)
    return {each.person.ref: each.person for each in members if each.kind in ("carer", "other_adult")}


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a yes back."""
    given = queries.consent(request.viewer, ref)
    form = typed(
        request,
        Withdrawal,
        name="withdrawal",
        about=ref,
        title=f"{given.person} withdraws consent",
        initial={"withdrawn_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        actions.withdraw_consent(by=request.viewer, at=clock.now(), consent=given, **values)
        messages.success(request, "The consent is withdrawn from that day on.")
        return home_url(given.family)

    what = f"{label_of('consent_purpose', given.purpose)}, {agency_words(given.agency)}"
    return once(request, form, act) or ask_family(
        request,
        given.family,
        title=f"{given.person} withdraws consent",
        form=form,
        button="Record the withdrawal",
        lede=f"What was agreed: {what}.",
    )
