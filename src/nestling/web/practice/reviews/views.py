"""Reviews: which are due, holding one, and reading it back."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.care.rules import review_reason
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import NotPermitted
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import guard
from nestling.design.lists import list_choice
from nestling.design.pieces import Entry, Row
from nestling.design.showing import show
from nestling.organisations.queries import profile_on
from nestling.web.keeping import once, typed
from nestling.web.practice.reviews import pages
from nestling.web.practice.reviews.forms import DoReview
from nestling.web.record_pages import header_for, show_record

LATE_AFTER = queries.REVIEW_WITHIN.days
STEP_PAGES = {
    "step_up": ("practice:care:place", "Record the step up"),
    "step_down": ("practice:care:place", "Record the step down"),
    "prepare_ending": ("practice:endings:ending", "Prepare the ending"),
}


@guard(Permission.SEE_CARE)
def due(request: HttpRequest) -> HttpResponse:
    """Every review that is due, the longest waiting first."""
    choice = list_choice(
        request,
        sorts=(
            ("raised", "Longest waiting first", "Latest first"),
            ("infant", "Baby's name, A to Z", "Baby's name, Z to A"),
            ("lead", "Practitioner, A to Z", "Practitioner, Z to A"),
        ),
        filters={"lead": tuple((each.ref, each.name) for each in queries.practitioners(request.viewer))},
        filter_labels={"lead": "In charge"},
    )
    listing = queries.reviews_due(request.viewer, choice)
    profile = profile_on(request.viewer, clock.today()).profile
    page = pages.Due(
        listing=replace(listing, rows=tuple(_row(row) for row in listing.rows)),
        every_words=_every_words(profile.review_every_contacts.value, profile.review_every_weeks.value),
    )
    return show(request, "practice/reviews/due.jinja", page)


def _every_words(contacts: int, weeks: int) -> str:
    by_count = f"A review is raised after every {counted(contacts, 'attended contact')} with a family"
    if not weeks:
        return f"{by_count}."
    return f"{by_count}, or when {counted(weeks, 'week')} have passed without one, whichever comes first."


def _row(row: queries.ReviewRow) -> pages.DueRow:
    return pages.DueRow(
        url=reverse("practice:reviews:review", args=[row.ref]),
        infant=row.infant,
        carer=row.carer,
        after=row.after,
        raised_on=row.raised_on,
        days=row.days,
        tone="late" if row.days > LATE_AFTER else "soon",
        lead=row.lead,
    )


@guard(Permission.SEE_CARE, methods=("GET", "POST"))
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Hold a review, or read one that has been held."""
    found = queries.review(request.viewer, ref)
    if found.done_on is not None and request.method != "POST":
        return _done(request, found)
    if not request.viewer.may(Permission.GIVE_CARE):
        raise NotPermitted("Your role does not hold reviews. Ask the practitioner who leads.")
    form = typed(
        request,
        DoReview,
        name="review",
        about=ref,
        title=f"Review of {found.episode.relationship}",
        initial={"done_on": clock.today(), "present": f"{found.episode.relationship.carer}, {request.viewer.name}"},
    )

    def act(values: dict) -> str:
        actions.complete_review(by=request.viewer, at=clock.now(), review=found, **values)
        messages.success(request, "The review is recorded.")
        return reverse("practice:reviews:review", args=[ref])

    if done := once(request, form, act):
        return done
    plan = queries.plan_of(request.viewer, found.episode)
    page = pages.Doing(
        header=header_for(request, found.episode.relationship, current="care", episode_ref=found.episode.ref),
        form=form,
        title=found.title,
        why=_why(found),
        back_url=reverse("practice:care:episode", args=[found.episode.ref]),
        goals=tuple(goal.words for goal in queries.goals_of(request.viewer, found.episode) if goal.closed_on is None),
        contacts=tuple(
            Entry(on=each.held_at, title=queries.contact_title(each), text=each.observation or each.note)
            for each in queries.last_contacts(request.viewer, found.episode, found.episode.review_every or 6)
        ),
        plan=plan.plan if plan else "",
    )
    return show_record(request, "practice/reviews/review.jinja", page, **_about(found))


def _why(found: Any) -> str:
    reason = review_reason(found.after_contacts, found.after_weeks, found.weeks_since_on)
    return f"Raised on {day_words(found.raised_on)}, because {reason}."


def _about(found: Any) -> dict[str, str]:
    return {"about": "review", "about_ref": found.ref, "family_ref": found.episode.family.ref}


def _done(request: HttpRequest, found: Any) -> HttpResponse:
    view, label = STEP_PAGES.get(found.next_step, ("", ""))
    episode = found.episode
    may_step = view and episode.status != "ended" and request.viewer.may(Permission.GIVE_CARE)
    page = pages.Done(
        header=header_for(request, episode.relationship, current="care", episode_ref=episode.ref),
        title=found.title,
        rows=(
            Row(key="Raised", value=_why(found)),
            Row(key="Held on", value=day_words(found.done_on)),
            Row(key="Took part", value=found.present),
            Row(key="Next step", value=label_of("review_step", found.next_step)),
            Row(key="Written by", value=found.done_by.name if found.done_by else ""),
        ),
        findings=found.findings,
        next_words=found.next_words,
        step_url=reverse(view, args=[episode.ref]) if may_step else "",
        step_label=label,
        back_url=reverse("practice:care:episode", args=[episode.ref]),
    )
    return show_record(request, "practice/reviews/done.jinja", page, **_about(found))
