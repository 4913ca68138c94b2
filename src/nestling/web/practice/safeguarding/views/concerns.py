"""A concern is raised in one page, followed by its actions, and closed with how it was settled."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import list_choice
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.families import queries as families
from nestling.safeguarding import actions, queries
from nestling.safeguarding.rules import ACTION_LABELS, action_state
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.families.views.household import heading, home_url, present_family
from nestling.web.practice.safeguarding import forms, pages
from nestling.web.record_pages import ASKING, Asking, show_record

if TYPE_CHECKING:
    from nestling.safeguarding.models import Concern, ConcernAction

ONE = "practice:safeguarding:concern"


@guard(Permission.RAISE_CONCERN)
def listed_concerns(request: HttpRequest) -> HttpResponse:
    """Every concern that the reader follows, raised, or has something to do about."""
    choice = list_choice(
        request,
        sorts=(
            ("raised", "Oldest first", "Newest first"),
            ("due", "Next due first", "Next due last"),
            ("family", "Family", "Family, Z to A"),
        ),
        filters={"state": (("open", "Open"), ("closed", "Closed")), "late": (("yes", "With something late"),)},
        default_sort="-raised",
    )
    page = pages.Concerns(title="Concerns", listing=queries.concerns(request.viewer, choice))
    return show(request, "practice/safeguarding/concerns.jinja", page)


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def raise_concern(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a concern about anybody in or round a family."""
    viewer: Viewer = request.viewer
    family = present_family(request, ref)
    people = {each.person.ref: each.person for each in families.members(viewer, family)}
    form = typed(
        request,
        forms.Concern,
        name="concern",
        about=ref,
        title=f"A concern about the family {family}",
        choices={
            "about": (
                *((key, str(person)) for key, person in people.items()),
                (forms.SOMEBODY_ELSE, "Somebody else in or round the family"),
            ),
            "owner": owners(viewer),
        },
    )

    def act(values: dict[str, Any]) -> str:
        concern = actions.raise_concern(
            by=viewer,
            at=clock.now(),
            family=family,
            about=people.get(values["about"]),
            about_words=values["about_words"],
            words=values["words"],
            done_at_once=values["done_at_once"],
            actions=_first_action(values),
        )
        messages.success(request, "The concern is raised. The safeguarding lead sees it at once.")
        return reverse(ONE, args=[concern.ref])

    if answer := once(request, form, act):
        return answer
    page = Asking(
        title="Raise a concern",
        header=heading(request, family),
        form=form,
        button="Raise the concern",
        back_url=home_url(family),
        lede="If anybody is in danger now, ring 999 first. What you write here is read by the safeguarding lead, by "
        "you and by whoever must do something; everybody else sees only that there is a concern.",
    )
    return show_record(request, ASKING, page, about="family", about_ref=ref, family_ref=ref)


def owners(viewer: Viewer) -> tuple[tuple[int, str], ...]:
    """Who may be given something to do: everybody here who works with families."""
    return tuple(
        (each.user_id, each.name) for each in accounts.staff(viewer) if set(each.roles) - {"system_administrator"}
    )


def _first_action(values: dict[str, Any]) -> tuple[actions.NewAction, ...]:
    if not values["what"]:
        return ()
    if not values["owner"]:
        raise RuleBroken("Choose who does it.", "owner")
    return (actions.NewAction(values["what"], values["owner"], _day(values["due_on"])),)


def _day(day: date | None) -> date:
    if day is None:
        raise RuleBroken("Give a day by which it must be done.", "due_on")
    return day


@guard(Permission.RAISE_CONCERN)
def concern(request: HttpRequest, ref: str) -> HttpResponse:
    """One concern, for those who may read it."""
    viewer: Viewer = request.viewer
    kept = queries.concern(viewer, ref)
    closed = f"Closed by {kept.closed_by.name} on {day_words(clock.day_of(kept.closed_at))}." if kept.closed_by else ""
    page = pages.ConcernPage(
        title="Concern",
        header=heading(request, kept.family),
        about=queries.about_whom(kept),
        words=kept.words,
        done_at_once=kept.done_at_once,
        raised_by=kept.raised_by.name,
        raised_at=kept.raised_at,
        is_open=kept.closed_at is None,
        closed_words=closed,
        closing_words=kept.closing_words,
        actions=tuple(_line(viewer, each) for each in queries.actions_of(viewer, kept)),
        ways=_ways(viewer, kept),
    )
    return _shown(request, "practice/safeguarding/concern.jinja", page, kept)


def _line(viewer: Viewer, each: "ConcernAction") -> pages.ActionLine:
    is_done = each.done_at is not None
    state = action_state(due_on=each.due_on, is_done=is_done, today=clock.today())
    may_finish = not is_done and (each.owner_id == viewer.person_id or viewer.may(Permission.HANDLE_CONCERN))
    done = f"done by {each.done_by.name} on {day_words(clock.day_of(each.done_at))}" if is_done else ""
    return pages.ActionLine(
        what=each.what,
        owner=each.owner.name,
        due_on=each.due_on,
        state=state,
        state_words=ACTION_LABELS[state],
        outcome=each.outcome,
        done_words=done,
        done_url=reverse("practice:safeguarding:done", args=[each.ref]) if may_finish else "",
    )


def _ways(viewer: Viewer, kept: "Concern") -> tuple[Link, ...]:
    found = [Link(label="Open the family", url=home_url(kept.family))]
    if kept.closed_at is None:
        found.append(
            Link(label="Add something to do", url=reverse("practice:safeguarding:add_action", args=[kept.ref]))
        )
        if viewer.may(Permission.HANDLE_CONCERN):
            found.append(Link(label="Close the concern", url=reverse("practice:safeguarding:close", args=[kept.ref])))
    return tuple(found)


def _shown(request: HttpRequest, template: str, page: Any, kept: "Concern") -> HttpResponse:
    return show_record(request, template, page, about="concern", about_ref=kept.ref, family_ref=kept.family.ref)


def _ask(request: HttpRequest, kept: "Concern", **asking: Any) -> HttpResponse:
    page = Asking(header=heading(request, kept.family), back_url=reverse(ONE, args=[kept.ref]), **asking)
    return _shown(request, ASKING, page, kept)


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def add_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Add something that must be done."""
    kept = queries.concern(request.viewer, ref)
    form = typed(
        request,
        forms.Action,
        name="concern-action",
        about=ref,
        title="Something to do about a concern",
        choices={"owner": owners(request.viewer)},
    )

    def act(values: dict[str, Any]) -> str:
        owner_id = values.pop("owner")
        actions.add_concern_action(by=request.viewer, at=clock.now(), concern=kept, owner_id=owner_id, **values)
        messages.success(request, "It is on their list.")
        return reverse(ONE, args=[ref])

    return once(request, form, act) or _ask(request, kept, title="Add something to do", form=form, button="Add it")


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def done(request: HttpRequest, ref: str) -> HttpResponse:
    """Something has been done, and this came of it."""
    todo = queries.concern_action(request.viewer, ref)
    form = typed(
        request, forms.Done, name="concern-done", about=ref, title=f"Done: {todo.what}"[:120], version=todo.version
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.complete_concern_action(
            by=request.viewer, at=clock.now(), concern_action=todo, expected=expected, **values
        )
        messages.success(request, "Marked as done.")
        return reverse(ONE, args=[todo.concern.ref])

    return once(request, form, act) or _ask(
        request, todo.concern, title="Mark as done", form=form, button="Mark as done", lede=todo.what
    )


@guard(Permission.HANDLE_CONCERN, methods=("GET", "POST"))
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a concern with how it was settled."""
    kept = queries.concern(request.viewer, ref)
    form = typed(
        request, forms.Closing, name="concern-closing", about=ref, title="Closing a concern", version=kept.version
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.close_concern(by=request.viewer, at=clock.now(), concern=kept, expected=expected, **values)
        messages.success(request, "The concern is closed. Its record stays.")
        return reverse(ONE, args=[ref])

    return once(request, form, act) or _ask(
        request, kept, title="Close the concern", form=form, button="Close the concern"
    )
