"""The two steps by which a letter leaves: release by a person who has seen where it goes, and the record of sending."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.viewing import guard
from nestling.letters import actions, queries
from nestling.letters.rules import CHANNEL_LABELS
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.letters import pages
from nestling.web.practice.letters.forms import RecordSent, Release
from nestling.web.practice.letters.views.reading import (
    address_on_record,
    anew_url,
    facts_of,
    gap_link,
    header_of,
    held_link,
    held_title,
    safe_rows,
    sheet_of,
    show_letter,
)

if TYPE_CHECKING:
    pass

WAYS = ("post", "by_hand", "email")
HINTS = {
    "post": "In a window envelope, to the address above",
    "by_hand": "Given to them when you meet",
    "email": "From the service's own mailbox, with a neutral subject",
}


@guard(Permission.RELEASE_LETTERS, methods=("GET", "POST"))
def release(request: HttpRequest, ref: str) -> HttpResponse:
    """Show who gets the letter, where and why, and release it."""
    kept = queries.letter(request.viewer, ref)
    if request.method == "GET" and kept.status != "draft":
        return redirect(reverse("practice:letters:letter", args=[ref]))
    standing = queries.standing(request.viewer, kept)
    form = typed(
        request,
        Release,
        name="release_letter",
        about=ref,
        title=f"Release: {pages.title_of(kept)}",
        version=kept.version,
        warned=bool(standing.warnings),
        outdated=bool(standing.outdated),
        gap=bool(standing.gap),
        choices={"goes_by": tuple((way, CHANNEL_LABELS[way], HINTS[way]) for way in WAYS)},
        initial={"goes_by": _safe_way(standing)},
    )

    def act(values: dict) -> str:
        actions.release_letter(by=request.viewer, at=clock.now(), letter=kept, expected=version_of(form), **values)
        messages.success(request, "The letter is released. Now it can be printed and sent.")
        return reverse("practice:letters:letter", args=[ref])

    if done := once(request, form, act):
        return done
    words = ("Release this letter?", "Release the letter")
    return _show(request, standing, form, *words, form["goes_by"].value(), standing.warnings)


def _safe_way(standing: queries.Standing) -> str:
    """The first way that nothing speaks against; none when there is no such way."""
    return next((way for way in WAYS if not standing.held(way)), "")


@guard(Permission.SEND_LETTERS, methods=("GET", "POST"))
def record_sent(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a released letter has gone."""
    kept = queries.letter(request.viewer, ref)
    if request.method == "GET" and kept.status != "released":
        return redirect(reverse("practice:letters:letter", args=[ref]))
    form = typed(
        request,
        RecordSent,
        name="letter_sent",
        about=ref,
        title=f"Sent: {pages.title_of(kept)}",
        choices={"how": tuple((way, CHANNEL_LABELS[way]) for way in WAYS)},
        initial={"how": kept.goes_by, "sent_on": clock.today()},
    )

    def act(values: dict) -> str:
        actions.record_sent(by=request.viewer, at=clock.now(), letter=kept, **values)
        messages.success(request, "The letter is recorded as sent.")
        return reverse("practice:letters:letter", args=[ref])

    if done := once(request, form, act):
        return done
    words = ("Has this letter gone?", "Record that it has gone")
    return _show(request, queries.standing(request.viewer, kept), form, *words, form["how"].value())


def _show(
    request: HttpRequest,
    standing: queries.Standing,
    form,
    title: str,
    button: str,
    way: str,
    warnings: tuple[str, ...] = (),
) -> HttpResponse:
    kept = standing.letter
    held = standing.held(way if way in WAYS else None)
    address_url, address_label = address_on_record(request.viewer, standing)
    page = pages.Leaving(
        header=header_of(request, kept),
        form=form,
        title=title,
        button=button,
        facts=(*facts_of(request.viewer, kept), *safe_rows(standing)),
        warnings=warnings,
        outdated=standing.outdated,
        gap=standing.gap,
        gap_link=gap_link(request.viewer, standing),
        anew_url=anew_url(request.viewer, kept),
        held=held,
        held_title=held_title(standing),
        held_link=held_link(request.viewer, standing) if held else None,
        address_url=address_url,
        address_label=address_label,
        sheet=sheet_of(kept),
        pdf_url=reverse("practice:letters:preview_pdf", args=[kept.ref]),
        word_url=reverse("practice:letters:preview_word", args=[kept.ref]),
        back_url=reverse("practice:letters:letter", args=[kept.ref]),
    )
    return show_letter(request, "practice/letters/leaving.jinja", page, kept)
