"""Concerns: raised in two clicks, followed to the end. Controls hazards H12 and H29."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer, guard
from nestling.design.forms import Form
from nestling.design.lists import list_choice
from nestling.design.pieces import RelationshipHeader
from nestling.design.showing import show
from nestling.families import queries as families
from nestling.safeguarding import actions, queries
from nestling.safeguarding.rules import ACTION_LABELS, action_state
from nestling.web.keeping import once, typed
from nestling.web.practice.safeguarding import pages
from nestling.web.practice.safeguarding.forms import Action, Close, Done, Raise
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.families.models import Family
    from nestling.safeguarding.models import Concern, ConcernAction

HOME = "practice:safeguarding:concerns"
ONE = "practice:safeguarding:concern"
SOMEBODY_ELSE = "somebody_else"


@guard(Permission.RAISE_CONCERN)
def concerns(request: HttpRequest) -> HttpResponse:
    """The concerns that this person raised, owns something of, or follows."""
    choice = list_choice(
        request,
        sorts=(
            ("raised", "Raised, oldest first", "Raised, newest first"),
            ("due", "Next action due first", "Last due first"),
        ),
        filters={"state": (("open", "Open"), ("closed", "Closed"))},
        default_sort="-raised",
    )
    page = pages.Concerns(listing=queries.concerns(request.viewer, choice))
    return show(request, "practice/safeguarding/concerns.jinja", page)


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def raise_concern(request: HttpRequest, ref: str) -> HttpResponse:
    """Raise a concern about anybody in or round this family."""
    viewer: Viewer = request.viewer
    family = families.family(viewer, ref)
    people = {each.person.ref: each.person for each in families.members(viewer, family)}
    about = (*((key, str(person)) for key, person in people.items()), (SOMEBODY_ELSE, "Somebody else"))
    form = typed(
        request,
        Raise,
        name="concern",
        about=ref,
        title=f"A concern: {family.name}",
        initial={"due_on": clock.today(), "owner": viewer.person_id},
        choices={"about": about, "owner": _owners(viewer)},
    )

    def act(values: dict[str, object]) -> str:
        if values["about"] == SOMEBODY_ELSE and not values["about_words"]:
            raise RuleBroken("Say who you are worried about.", "about_words")
        raised = actions.raise_concern(
            by=viewer,
            at=clock.now(),
            family=family,
            about=people.get(values["about"]),
            about_words=values["about_words"],
            words=values["words"],
            done_at_once=values["done_at_once"],
            actions=[actions.NewAction(values["what"], values["owner"], values["due_on"])],
        )
        messages.success(request, "The concern is raised. The safeguarding lead sees it now.")
        return reverse(ONE, args=[raised.ref])

    if answer := once(request, form, act):
        return answer
    page = pages.Asking(
        title="Raise a concern",
        form=form,
        button="Raise this concern",
        back_url=reverse("practice:families:family", args=[ref]),
        header=_header(request, family),
        lede="If somebody is in danger now, call 999 first. Then write it down here.",
    )
    return show_record(request, "practice/safeguarding/asking.jinja", page, about="concern", family_ref=ref)


def _owners(viewer: Viewer) -> tuple[tuple[int, str], ...]:
    return tuple(
        (member.user_id, f"{member.name} ({accounts.role_words(member.roles).lower()})")
        for member in accounts.staff(viewer)
        if set(member.roles) - {"system_administrator"}
    )


def _header(request: HttpRequest, family: "Family") -> RelationshipHeader | None:
    main = families.main_relationship(request.viewer, family)
    return header_for(request, main, current="") if main else None


@guard(Permission.RAISE_CONCERN)
def concern(request: HttpRequest, ref: str) -> HttpResponse:
    """One concern, for those who may read it."""
    found = queries.concern(request.viewer, ref)
    page = pages.OneConcern(
        title="Concern",
        header=_header(request, found.family),
        about=queries.about_whom(found),
        words=found.words,
        done_at_once=found.done_at_once,
        raised_by=found.raised_by.name,
        raised_at=found.raised_at,
        actions=tuple(_line(request.viewer, each) for each in queries.actions_of(request.viewer, found)),
        closed_at=found.closed_at,
        closed_by=found.closed_by.name if found.closed_by else "",
        closing_words=found.closing_words,
        add_url=reverse("practice:safeguarding:add_action", args=[ref]),
        close_url=reverse("practice:safeguarding:close", args=[ref])
        if request.viewer.may(Permission.HANDLE_CONCERN)
        else "",
        back_url=reverse(HOME),
    )
    return _shown(request, "practice/safeguarding/concern.jinja", page, found)


def _shown(request: HttpRequest, template: str, page: object, found: "Concern") -> HttpResponse:
    return show_record(request, template, page, about="concern", about_ref=found.ref, family_ref=found.family.ref)


def _line(viewer: Viewer, each: "ConcernAction") -> pages.ActionLine:
    state = action_state(due_on=each.due_on, is_done=each.done_at is not None, today=clock.today())
    may_finish = each.owner_id == viewer.person_id or viewer.may(Permission.HANDLE_CONCERN)
    return pages.ActionLine(
        what=each.what,
        owner=each.owner.name,
        due_on=each.due_on,
        state=ACTION_LABELS[state],
        outcome=each.outcome,
        done_at=each.done_at,
        done_url=reverse("practice:safeguarding:complete", args=[each.ref]) if state != "done" and may_finish else "",
    )


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def add_action(request: HttpRequest, ref: str) -> HttpResponse:
    """One more thing that must be done about a concern."""
    viewer: Viewer = request.viewer
    found = queries.concern(viewer, ref)
    form = typed(
        request,
        Action,
        name="concern-action",
        about=ref,
        title="An action for a concern",
        initial={"due_on": clock.today()},
        choices={"owner": _owners(viewer)},
    )

    def act(values: dict[str, object]) -> str:
        actions.add_concern_action(
            by=viewer,
            at=clock.now(),
            concern=found,
            what=values["what"],
            owner_id=values["owner"],
            due_on=values["due_on"],
        )
        return reverse(ONE, args=[ref])

    return once(request, form, act) or _asking(request, form, found, "Add an action", "Add")


@guard(Permission.RAISE_CONCERN, methods=("GET", "POST"))
def complete(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of one action."""
    each = queries.concern_action(request.viewer, ref)
    form = typed(request, Done, name="concern-done", about=ref, title="The outcome of an action", version=each.version)

    def act(values: dict[str, str]) -> str:
        actions.complete_concern_action(
            by=request.viewer, at=clock.now(), concern_action=each, outcome=values["outcome"]
        )
        messages.success(request, "The action is done.")
        return reverse(ONE, args=[each.concern.ref])

    return once(request, form, act) or _asking(request, form, each.concern, f"Done: {each.what}", "Mark as done")


@guard(Permission.HANDLE_CONCERN, methods=("GET", "POST"))
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a concern that needs nothing more."""
    found = queries.concern(request.viewer, ref)
    form = typed(request, Close, name="concern-close", about=ref, title="Closing a concern", version=found.version)

    def act(values: dict[str, str]) -> str:
        actions.close_concern(by=request.viewer, at=clock.now(), concern=found, closing_words=values["closing_words"])
        messages.success(request, "The concern is closed. It stays in the chronology.")
        return reverse(ONE, args=[ref])

    return once(request, form, act) or _asking(request, form, found, "Close this concern", "Close concern")


def _asking(request: HttpRequest, form: Form, found: "Concern", title: str, button: str) -> HttpResponse:
    page = pages.Asking(
        title=title,
        form=form,
        button=button,
        back_url=reverse(ONE, args=[found.ref]),
        header=_header(request, found.family),
    )
    return _shown(request, "practice/safeguarding/asking.jinja", page, found)
