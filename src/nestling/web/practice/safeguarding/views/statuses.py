"""The statuses of a child begin and end, each with its days."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.viewing import guard
from nestling.families import queries as families
from nestling.organisations.queries import profile_on
from nestling.safeguarding import actions, queries
from nestling.safeguarding.rules import status_label
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.families.views.household import heading
from nestling.web.practice.safeguarding import forms
from nestling.web.record_pages import ASKING, Asking, show_record

if TYPE_CHECKING:
    from nestling.families.models import Person


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a status begins."""
    child = families.person(request.viewer, ref)
    if child.merged_into_id:
        raise NotFound
    form = typed(
        request,
        forms.Status,
        name="status",
        about=ref,
        title=f"A protection status of {child}",
        initial={"started_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        is_proposed = values["kind"] == forms.PROPOSED
        kind = "investigation" if is_proposed else values["kind"]
        news = values | {"kind": kind, "is_proposed": is_proposed}
        actions.set_protection_status(by=request.viewer, at=clock.now(), person=child, **news)
        messages.success(request, f"The status of {child} is recorded.")
        return reverse("practice:people:person", args=[ref])

    return once(request, form, act) or _ask(
        request,
        child,
        title=f"Record a protection status of {child}",
        form=form,
        button="Record the status",
        lede="Each status stands on its own, with its days; several may hold at once.",
        notes=_local_words(request),
    )


def _local_words(request: HttpRequest) -> tuple[str, ...]:
    """What older or local words mean here (CF-21)."""
    known = profile_on(request.viewer, clock.today()).profile.safeguarding.value.synonyms
    return tuple(f"“{each.word}” is recorded here as: {status_label(each.means).lower()}." for each in known)


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a status ends."""
    held = queries.status(request.viewer, ref)
    label = status_label(held.kind, is_proposed=held.is_proposed)
    form = typed(
        request,
        forms.StatusEnd,
        name="status-end",
        about=ref,
        title=f"The end of a status of {held.person}",
        version=held.version,
        initial={"ended_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.end_protection_status(by=request.viewer, at=clock.now(), status=held, expected=expected, **values)
        messages.success(request, f"The status “{label}” of {held.person} is ended.")
        return reverse("practice:people:person", args=[held.person.ref])

    return once(request, form, act) or _ask(
        request, held.person, title=f"End “{label}” of {held.person}", form=form, button="End the status"
    )


def _ask(request: HttpRequest, child: "Person", **asking: Any) -> HttpResponse:
    home = families.home_of(request.viewer, child)
    page = Asking(
        header=heading(request, home) if home else None,
        back_url=reverse("practice:people:person", args=[child.ref]),
        **asking,
    )
    return show_record(request, ASKING, page, about="person", about_ref=child.ref, family_ref=home.ref if home else "")
