"""The formulation and plan of a relationship, and its goals in the family's words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.care.rules import assessment_warning
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import StaleVersion
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.environment import at_moment
from nestling.design.forms import Form
from nestling.organisations.queries import profile_on
from nestling.referrals import queries as referrals
from nestling.referrals.rules import THRIVE_LABELS, offers_for
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.plans import pages
from nestling.web.practice.plans.forms import CloseGoal, SetGoal, WritePlan
from nestling.web.record_pages import header_for, show_record

TEXTS = ("formulation", "plan", "professional_view", "parent_barrier", "agreed_on", "agreed_with")


@guard(Permission.SEE_CARE)
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan as it stands."""
    episode = queries.episode(request.viewer, ref)
    kept = queries.plan_of(request.viewer, episode)
    may_write = request.viewer.may(Permission.GIVE_CARE) and episode.status != "ended"
    group, offers = _offers(request.viewer, episode)
    page = pages.Plan(
        header=header_for(request, episode.relationship, current="plan", episode_ref=episode.ref),
        is_written=kept is not None,
        formulation=kept.formulation if kept else "",
        plan=kept.plan if kept else "",
        professional_view=kept.professional_view if kept else "",
        parent_barrier=kept.parent_barrier if kept else "",
        modalities=tuple(label_of("modality", code) for code in kept.modalities) if kept else (),
        written=f"{kept.written_by.name}, {at_moment(kept.updated_at)}" if kept else "",
        agreed=_agreed(kept),
        goals=_goals(request.viewer, episode, may_write=may_write),
        offers=offers,
        group=group,
        warning=_assessments(request.viewer, kept),
        write_url=reverse("practice:plans:write", args=[ref]) if may_write else "",
        goal_url=reverse("practice:plans:set_goal", args=[ref]) if may_write else "",
    )
    about = {"about": "plan", "about_ref": ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/plans/plan.jinja", page, **about)


def _agreed(kept: Any) -> str:
    if kept is None or not (kept.agreed_on or kept.agreed_with):
        return ""
    with_whom = f" with {kept.agreed_with}" if kept.agreed_with else ""
    return f"Agreed{with_whom}{f' on {day_words(kept.agreed_on)}' if kept.agreed_on else ''}"


def _goals(viewer: Viewer, episode: Any, *, may_write: bool) -> tuple[pages.GoalCard, ...]:
    return tuple(
        pages.GoalCard(
            words=goal.words,
            whose=str(goal.whose) if goal.whose else "",
            set_on=goal.set_on,
            closed_on=goal.closed_on,
            closing_words=goal.closing_words,
            close_url=reverse("practice:plans:close_goal", args=[goal.ref]) if may_write and not goal.closed_on else "",
        )
        for goal in queries.goals_of(viewer, episode)
    )


def _offers(viewer: Viewer, episode: Any) -> tuple[str, tuple[str, ...]]:
    """What the service offers to a family in the present THRIVE group (IN-07)."""
    now = referrals.current_thrive(viewer, episode.relationship)
    if now is None:
        return "", ()
    return THRIVE_LABELS[now.group], offers_for(profile_on(viewer, clock.today()).profile, now.group)


def _assessments(viewer: Viewer, kept: Any, besides: Any = None) -> str:
    """How many stand-alone parenting assessments there are this year, beside the service's cap (IN-13, CF-22)."""
    if besides is None and (kept is None or queries.PARENTING_ASSESSMENT not in kept.modalities):
        return ""
    done = queries.parenting_assessments_this_year(viewer, besides)
    rule = profile_on(viewer, clock.today()).profile.parenting_assessments.value
    if warning := assessment_warning(done, rule):
        return warning
    cap = f"the cap is {rule.stand_alone_a_year}" if rule.stand_alone_a_year else "no cap is set, so each is counted"
    return f"{counted(done, 'stand-alone parenting assessment')} this year; {cap}."


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def write(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the plan, over the version that was shown and no other."""
    episode = queries.episode(request.viewer, ref)
    kept = queries.plan_of(request.viewer, episode)
    form = typed(
        request,
        WritePlan,
        name="plan",
        about=ref,
        title=f"Plan for {episode.relationship}",
        initial=_as_kept(kept),
        version=kept.version if kept else actions.NO_PLAN_YET,
        choices={"modalities": queries.modality_choices(request.viewer, tuple(kept.modalities) if kept else ())},
    )

    def act(values: dict) -> str:
        try:
            actions.write_plan(by=request.viewer, at=clock.now(), episode=episode, expected=version_of(form), **values)
        except StaleVersion as stale:
            # The record keeps a list where the form has a tuple; unlike kinds would look like unlike answers.
            stale.theirs["modalities"] = tuple(stale.theirs["modalities"])
            raise
        messages.success(request, "The plan is saved.")
        return reverse("practice:plans:plan", args=[ref])

    group, offers = _offers(request.viewer, episode)
    words = {
        "title": "Write the plan",
        "button": "Save the plan",
        "lede": "The plan belongs to the relationship between the baby and the carer.",
        "offers": offers,
        "group": group,
        "warning": _assessments(request.viewer, kept, besides=episode),
    }
    return _asked(request, episode, form, act, **words)


def _as_kept(kept: Any) -> dict[str, Any]:
    if kept is None:
        return {}
    return {name: getattr(kept, name) for name in TEXTS} | {"modalities": tuple(kept.modalities)}


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def set_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a goal in the family's words."""
    episode = queries.episode(request.viewer, ref)
    people = {person.ref: person for person in queries.people_of(request.viewer, episode)}
    form = typed(
        request,
        SetGoal,
        name="goal",
        about=ref,
        title=f"A goal for {episode.relationship}",
        initial={"set_on": clock.today(), "whose": episode.relationship.carer.ref},
        choices={"whose": tuple((ref, str(person)) for ref, person in people.items())},
    )

    def act(values: dict) -> str:
        values["whose"] = people.get(values["whose"])
        actions.set_goal(by=request.viewer, at=clock.now(), episode=episode, **values)
        messages.success(request, "The goal is kept in the family's words.")
        return reverse("practice:plans:plan", args=[ref])

    return _asked(request, episode, form, act, title="Add a goal", button="Save the goal")


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def close_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what became of a goal."""
    goal = queries.goal(request.viewer, ref)
    episode = queries.episode(request.viewer, goal.episode.ref)
    form = typed(
        request,
        CloseGoal,
        name="goal_closing",
        about=ref,
        title=f"What became of a goal of {episode.relationship}",
        initial={"closed_on": clock.today()},
    )

    def act(values: dict) -> str:
        actions.close_goal(by=request.viewer, at=clock.now(), goal=goal, **values)
        messages.success(request, "The goal is closed.")
        return reverse("practice:plans:plan", args=[episode.ref])

    return _asked(request, episode, form, act, title="Close a goal", button="Close the goal", quote=goal.words)


def _asked(request: HttpRequest, episode: Any, form: Form, act: Callable[[dict], str], **words: Any) -> HttpResponse:
    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, episode.relationship, current="plan", episode_ref=episode.ref),
        form=form,
        back_url=reverse("practice:plans:plan", args=[episode.ref]),
        **words,
    )
    about = {"about": "plan", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/plans/asking.jinja", page, **about)
