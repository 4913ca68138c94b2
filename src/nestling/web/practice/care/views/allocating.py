"""Choosing who takes charge, with everybody's caseload in view, and ending a charge."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.phrases import day_words
from nestling.core.viewing import guard
from nestling.design.pieces import Row
from nestling.web.keeping import once, typed
from nestling.web.practice.care import pages
from nestling.web.practice.care.forms import Allocate, EndCharge
from nestling.web.practice.care.views.lists import guide_words, hands
from nestling.web.record_pages import header_for, show_record


@guard(Permission.ALLOCATE, methods=("GET", "POST"))
def allocate(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a practitioner charge of a relationship's care."""
    episode = queries.episode(request.viewer, ref)
    people = queries.caseload_counts(request.viewer)
    charges = tuple(each for each in queries.allocations_of(request.viewer, episode) if each.ended_on is None)
    form = typed(
        request,
        Allocate,
        name="allocation",
        about=ref,
        title=f"Who takes charge of {episode.relationship}",
        initial={"started_on": clock.today()},
        choices={"practitioner": tuple((each.user_id, f"{each.name}: {each.total} now") for each in people)},
    )

    def act(values: dict) -> str:
        values["is_lead"] = values["is_lead"] == "lead"
        values["practitioner_id"] = values.pop("practitioner")
        actions.allocate(by=request.viewer, at=clock.now(), episode=episode, **values)
        messages.success(request, "The family is in good hands: the charge is recorded.")
        return _home(request, ref)

    if done := once(request, form, act):
        return done
    page = pages.Allocating(
        header=header_for(request, episode.relationship, current="care", episode_ref=episode.ref),
        form=form,
        people=hands(people),
        guide_words=guide_words(request.viewer),
        charges=tuple(
            Row(
                key="Lead" if each.is_lead else "Beside the lead",
                value=f"{each.practitioner.name}, since {day_words(each.started_on)}",
            )
            for each in charges
        ),
        back_url=_home(request, ref),
    )
    about = {"about": "episode", "about_ref": ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/care/allocate.jinja", page, **about)


def _home(request: HttpRequest, ref: str) -> str:
    if request.viewer.may(Permission.SEE_CARE):
        return reverse("practice:care:episode", args=[ref])
    return reverse("practice:today:today")


@guard(Permission.ALLOCATE, methods=("GET", "POST"))
def step_back(request: HttpRequest, ref: str) -> HttpResponse:
    """End somebody's charge."""
    held = queries.allocation(request.viewer, ref)
    episode = queries.episode(request.viewer, held.episode.ref)
    form = typed(
        request,
        EndCharge,
        name="end_of_charge",
        about=ref,
        title=f"End the charge of {held.practitioner.name}",
        initial={"ended_on": clock.today()},
    )

    def act(values: dict) -> str:
        actions.end_allocation(by=request.viewer, at=clock.now(), allocation=held, **values)
        messages.success(request, f"The charge of {held.practitioner.name} is ended.")
        return _home(request, episode.ref)

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, episode.relationship, current="care", episode_ref=episode.ref),
        form=form,
        title=f"End the charge of {held.practitioner.name}",
        button="End the charge",
        back_url=_home(request, episode.ref),
        lede="The lead goes on answering for this family.",
    )
    about = {"about": "episode", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/care/asking.jinja", page, **about)
