"""Small changes on a letter's way: another address, back to draft, cancelled, another owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.viewing import guard
from nestling.letters import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.letters import pages
from nestling.web.practice.letters.forms import Cancel, HandOver
from nestling.web.practice.letters.views.reading import header_of, show_letter


@guard(Permission.WRITE_LETTERS, methods=("POST",))
def readdress(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the address that the record holds now."""
    actions.readdress_letter(by=request.viewer, at=clock.now(), letter=queries.letter(request.viewer, ref))
    messages.success(request, "The letter now bears the address on record.")
    return redirect(reverse("practice:letters:letter", args=[ref]))


@guard(Permission.RELEASE_LETTERS, methods=("POST",))
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Make a released letter a draft again."""
    actions.take_back_letter(by=request.viewer, at=clock.now(), letter=queries.letter(request.viewer, ref))
    messages.success(request, "The letter is a draft again, and can be changed.")
    return redirect(reverse("practice:letters:letter", args=[ref]))


@guard(Permission.WRITE_LETTERS, methods=("GET", "POST"))
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Give up a letter, with the reason."""
    kept = queries.letter(request.viewer, ref)
    form = typed(request, Cancel, name="cancel_letter", about=ref, title=f"Cancel: {pages.title_of(kept)}")
    home = reverse("practice:letters:letter", args=[ref])

    def act(values: dict) -> str:
        actions.cancel_letter(by=request.viewer, at=clock.now(), letter=kept, **values)
        messages.success(request, "The letter is cancelled. It stays in the record with the reason.")
        return home

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_of(request, kept),
        form=form,
        title="Cancel this letter",
        button="Cancel the letter",
        back_url=home,
    )
    return show_letter(request, "practice/letters/asking.jinja", page, kept)


@guard(Permission.SEND_LETTERS, methods=("GET", "POST"))
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a letter another owner."""
    kept = queries.letter(request.viewer, ref)
    people = tuple(
        (member.user_id, member.name) for member in accounts.staff(request.viewer) if member.user_id != kept.owner_id
    )
    form = typed(
        request,
        HandOver,
        name="hand_over_letter",
        about=ref,
        title=f"Give to a colleague: {pages.title_of(kept)}",
        choices={"to": people},
    )
    home = reverse("practice:letters:letter", args=[ref])

    def act(values: dict) -> str:
        actions.hand_over(by=request.viewer, at=clock.now(), letter=kept, **values)
        messages.success(request, "The letter has a new owner.")
        return home

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_of(request, kept),
        form=form,
        title="Give this letter to a colleague",
        button="Give it over",
        back_url=home,
        lede=f"{kept.owner.name} looks after it now.",
    )
    return show_letter(request, "practice/letters/asking.jinja", page, kept)
