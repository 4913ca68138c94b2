"""The professionals round a family, and which of them leads."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.viewing import guard
from nestling.families import actions, queries
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.families.forms import NewProfessional, Professional, TieEnd
from nestling.web.practice.families.views.household import ask_family, home_url, present_family


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a professional."""
    family = present_family(request, ref)
    form = typed(
        request,
        NewProfessional,
        name="professional",
        about=ref,
        title=f"A professional round the family {family}",
        initial={"started_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        member = actions.add_network_member(by=request.viewer, at=clock.now(), family=family, **values)
        messages.success(request, f"{member.name} is in the network.")
        return home_url(family)

    return once(request, form, act) or ask_family(
        request, family, title="Add a professional", form=form, button="Add them"
    )


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Change how a professional is named and reached."""
    member = queries.network_member(request.viewer, ref)
    names = ("name", "profession", "agency", "phone", "email", "address")
    form = typed(
        request,
        Professional,
        name="professional",
        about=ref,
        title=f"{member.name}, a professional round the family",
        version=member.version,
        initial={name: getattr(member, name) for name in names},
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.change_network_member(by=request.viewer, at=clock.now(), member=member, expected=expected, **values)
        messages.success(request, "The change is saved.")
        return home_url(member.family)

    return once(request, form, act) or ask_family(request, member.family, title=f"Change {member.name}", form=form)


@guard(Permission.EDIT_FAMILIES, methods=("POST",))
def lead(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that this professional leads."""
    member = queries.network_member(request.viewer, ref)
    actions.set_lead(by=request.viewer, at=clock.now(), member=member)
    messages.success(request, f"{member.name} leads the work round this family.")
    return redirect(home_url(member.family))


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """A professional no longer works with the family."""
    member = queries.network_member(request.viewer, ref)
    form = typed(
        request,
        TieEnd,
        name="professional-end",
        about=ref,
        title=f"{member.name} leaves the network",
        initial={"ended_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        actions.end_network_member(by=request.viewer, at=clock.now(), member=member, **values)
        messages.success(request, f"{member.name} no longer works with this family.")
        return home_url(member.family)

    return once(request, form, act) or ask_family(
        request, member.family, title=f"{member.name} leaves the network", form=form
    )
