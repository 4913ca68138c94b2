"""Staff and roles: who works here, what each may do, and what happens to their work when they leave."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import actions, queries
from nestling.accounts.rules import ROLE_LABELS, ROLE_SENTENCES, Permission
from nestling.care.actions import hand_over_all
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Row
from nestling.design.showing import show
from nestling.web.keeping import once, typed
from nestling.web.practice.staff import pages
from nestling.web.practice.staff.forms import ROLE_CHOICES, EndRole, HandOver, NewColleague, Role

HOME = "practice:staff:staff"
ONE = "practice:staff:colleague"


@guard(Permission.SEE_STAFF)
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody who works here today."""
    viewer: Viewer = request.viewer
    people = tuple(
        pages.Person(
            url=reverse(ONE, args=[member.ref]) if viewer.may(Permission.EDIT_STAFF) else "",
            name=member.name,
            roles=queries.role_words(member.roles),
            job=label_of("staff_job", member.job_title) if member.job_title else "",
            share=f"{member.whole_time_equivalent:.1f}" if member.whole_time_equivalent else "",
        )
        for member in queries.staff(viewer)
    )
    add_url = reverse("practice:staff:add") if viewer.may(Permission.EDIT_STAFF) else ""
    return show(request, "practice/staff/staff.jinja", pages.Staff(people=people, add_url=add_url))


@guard(Permission.EDIT_STAFF, methods=("GET", "POST"))
def add(request: HttpRequest) -> HttpResponse:
    """Give somebody an account and a first role."""
    form = typed(
        request,
        NewColleague,
        name="colleague",
        title="A new colleague",
        initial={"started_on": clock.today()},
        choices={"role": _roles_to_give(request.viewer)},
    )
    if answer := once(request, form, lambda values: _added(request, values)):
        return answer
    lede = "They choose their own password by a link that you hand to them, and set up a second factor."
    page = pages.Asking(title="Add a colleague", form=form, button="Add", back_url=reverse(HOME), lede=lede)
    return show(request, "practice/staff/asking.jinja", page)


def _roles_to_give(viewer: Viewer) -> tuple[tuple[str, str, str], ...]:
    return tuple(choice for choice in ROLE_CHOICES if queries.may_give(viewer, choice[0]))


def _added(request: HttpRequest, values: dict[str, object]) -> str:
    user = actions.add_colleague(by=request.viewer, at=clock.now(), **_tidy(values))
    messages.success(request, f"{user.name} is added. Make a link below for them to choose a password.")
    return reverse(ONE, args=[user.ref])


def _tidy(values: dict[str, object]) -> dict[str, object]:
    return values | {"whole_time_equivalent": values["whole_time_equivalent"] or None}


@guard(Permission.EDIT_STAFF)
def colleague(request: HttpRequest, ref: str) -> HttpResponse:
    """One person and their roles."""
    return show(request, "practice/staff/colleague.jinja", _colleague(request.viewer, ref))


def _colleague(viewer: Viewer, ref: str, new_link: str = "") -> pages.Colleague:
    user = queries.colleague(viewer, ref)
    held = tuple(
        pages.Held(
            ROLE_LABELS[membership.role],
            ROLE_SENTENCES[membership.role],
            membership.started_on,
            membership.ended_on,
            "" if membership.ended_on else reverse("practice:staff:end", args=[ref, membership.ref]),
        )
        for membership in queries.roles_held(viewer, user)
    )
    return pages.Colleague(
        title=user.name,
        email=user.email,
        held=held,
        give_url=reverse("practice:staff:give", args=[ref]),
        link_url=reverse("practice:staff:link", args=[ref]),
        hand_over_url=reverse("practice:staff:hand_over", args=[ref]) if viewer.may(Permission.ALLOCATE) else "",
        back_url=reverse(HOME),
        new_link=new_link,
    )


@guard(Permission.EDIT_STAFF, methods=("GET", "POST"))
def give(request: HttpRequest, ref: str) -> HttpResponse:
    """Give one more role."""
    user = queries.colleague(request.viewer, ref)
    form = typed(
        request,
        Role,
        name="role",
        about=ref,
        title=f"A role for {user.name}",
        initial={"started_on": clock.today()},
        choices={"role": _roles_to_give(request.viewer)},
    )

    def act(values: dict[str, object]) -> str:
        actions.give_role(by=request.viewer, at=clock.now(), user=user, **_tidy(values))
        return reverse(ONE, args=[ref])

    if answer := once(request, form, act):
        return answer
    page = pages.Asking(
        title=f"Give {user.name} a role", form=form, button="Give role", back_url=reverse(ONE, args=[ref])
    )
    return show(request, "practice/staff/asking.jinja", page)


@guard(Permission.EDIT_STAFF, methods=("GET", "POST"))
def end(request: HttpRequest, ref: str, membership: str) -> HttpResponse:
    """End a role; what the person owns goes to somebody else in the same moment, so that nothing is orphaned."""
    user = queries.colleague(request.viewer, ref)
    held = queries.role_held(request.viewer, user, membership)
    form = typed(
        request,
        EndRole,
        name="end-role",
        about=membership,
        title=f"The end of a role of {user.name}",
        choices={"hand_to": _takers(request.viewer, user.pk)},
        initial={"ended_on": clock.today() + timedelta(days=1)},
    )

    def act(values: dict[str, object]) -> str:
        common = {"by": request.viewer, "at": clock.now()}
        actions.end_role(**common, membership=held, ended_on=values["ended_on"])
        hand_over_all(**common, from_id=user.pk, to_id=values["hand_to"])
        messages.success(request, "The role is ended, and the work is handed over.")
        return reverse(ONE, args=[ref])

    if answer := once(request, form, act):
        return answer
    title = f"End the role {ROLE_LABELS[held.role].lower()} of {user.name}"
    page = pages.Asking(title=title, form=form, button="End role and hand over", back_url=reverse(ONE, args=[ref]))
    return show(request, "practice/staff/asking.jinja", page)


def _takers(viewer: Viewer, leaver_id: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (member.user_id, member.name)
        for member in queries.staff(viewer)
        if member.user_id != leaver_id and set(member.roles) & {"practitioner", "service_manager", "safeguarding_lead"}
    )


@guard(Permission.ALLOCATE, methods=("GET", "POST"))
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand all that somebody owns to a colleague, as before a long leave."""
    user = queries.colleague(request.viewer, ref)
    form = typed(
        request,
        HandOver,
        name="hand-over",
        about=ref,
        title=f"The work of {user.name}",
        choices={"hand_to": _takers(request.viewer, user.pk)},
    )

    def act(values: dict[str, object]) -> str:
        hand_over_all(by=request.viewer, at=clock.now(), from_id=user.pk, to_id=values["hand_to"])
        messages.success(request, f"The work of {user.name} is handed over.")
        return reverse(HOME)

    if answer := once(request, form, act):
        return answer
    title = f"Hand over the work of {user.name}"
    page = pages.Asking(title=title, form=form, button="Hand over", back_url=reverse(HOME))
    return show(request, "practice/staff/asking.jinja", page)


@guard(Permission.EDIT_STAFF, methods=("POST",))
def link(request: HttpRequest, ref: str) -> HttpResponse:
    """A link, shown once, by which a colleague without a password chooses one."""
    user = queries.colleague_without_password(request.viewer, ref)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    address = request.build_absolute_uri("/accounts/password/choose/") + key + "/"
    return show(request, "practice/staff/colleague.jinja", _colleague(request.viewer, ref, address))


@guard(Permission.SEE_OWN_WORK)
def account(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own account."""
    viewer: Viewer = request.viewer
    rows = (
        Row(key="Name", value=viewer.name),
        Row(key="Roles here", value=queries.role_words(tuple(sorted(viewer.roles)))),
        *_ways_in(request),
    )
    services = tuple((pk, name, pk == viewer.service_id) for pk, name in queries.services_of(viewer))
    return show(request, "practice/staff/account.jinja", pages.Account(rows=rows, services=services))


def _ways_in(request: HttpRequest) -> tuple[Row, ...]:
    if not request.user.has_usable_password():
        return (Row(key="Signing in", value="By the demonstration's door, without a password"),)
    return (
        Row(key="Password", value="Chosen by you", change_url=reverse("account_change_password")),
        Row(key="Second factor", value="An app on your phone", change_url=reverse("mfa_index")),
    )
