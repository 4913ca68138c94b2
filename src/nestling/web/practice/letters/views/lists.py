"""The lists of letters: what waits to be sent, what was, and all about one family."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import AskedList, list_choice
from nestling.design.pieces import Stat
from nestling.design.showing import show
from nestling.families import queries as families
from nestling.letters import queries
from nestling.letters.rules import KIND_LABELS
from nestling.web.practice.letters import pages
from nestling.web.record_pages import header_for, show_record

LABELS = {"status": "State", "owner": "Owner", "kind": "Kind", "age": "Age"}
AGES = (("owner", "Late"), ("manager", "Very late"), ("no_owner", "Owner has left"))


@guard(Permission.SEE_LETTERS)
def outbox(request: HttpRequest) -> HttpResponse:
    """Every letter that is written and not yet sent, oldest first."""
    listing = queries.outbox(request.viewer, _choice(request, waiting=True))
    counts = queries.counts(request.viewer)
    page = pages.Outbox(listing=_drawn(listing), stats=_stats(counts), sent_url=reverse("practice:letters:sent"))
    return show(request, "practice/letters/outbox.jinja", page)


@guard(Permission.SEE_LETTERS)
def sent(request: HttpRequest) -> HttpResponse:
    """Every letter that was sent or cancelled."""
    listing = queries.settled(request.viewer, _choice(request, waiting=False))
    page = pages.Sent(listing=_drawn(listing), back_url=reverse("practice:letters:outbox"))
    return show(request, "practice/letters/sent.jinja", page)


@guard(Permission.SEE_LETTERS)
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """All letters about one family, newest first."""
    found = families.family(request.viewer, ref)
    relationship = families.main_relationship(request.viewer, found)
    may_write = request.viewer.may(Permission.WRITE_LETTERS)
    page = pages.FamilyLetters(
        header=header_for(request, relationship, current="letters") if relationship else None,
        letters=tuple(pages.Line.of(row) for row in queries.rows_of_family(request.viewer, found)),
        write_url=reverse("practice:letters:write", args=[ref]) if may_write and relationship else "",
    )
    return show_record(request, "practice/letters/family.jinja", page, about="family", about_ref=ref, family_ref=ref)


def _drawn(listing):
    return replace(listing, rows=tuple(pages.Line.of(row) for row in listing.rows))


def _choice(request: HttpRequest, *, waiting: bool) -> AskedList:
    states = (
        (("draft", "Draft"), ("released", "Ready to send"))
        if waiting
        else (("sent", "Sent"), ("cancelled", "Cancelled"))
    )
    filters = {"status": states, "owner": _owners(request.viewer), "kind": tuple(KIND_LABELS.items())}
    return list_choice(
        request,
        sorts=(
            ("written", "Written, oldest first", "Written, newest first"),
            *(() if waiting else (("sent", "Sent, earliest first", "Sent, latest first"),)),
            ("recipient", "Recipient, A to Z", "Recipient, Z to A"),
            ("owner", "Owner, A to Z", "Owner, Z to A"),
        ),
        filters=filters | ({"age": AGES} if waiting else {}),
        filter_labels=LABELS,
        default_sort="written" if waiting else "-sent",
    )


def _owners(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    return (("mine", "Mine"), *((member.ref, member.name) for member in accounts.staff(viewer)))


def _stats(counts: queries.OutboxCounts) -> tuple[Stat, ...]:
    here = reverse("practice:letters:outbox")
    cards = (
        Stat(label="to look over and release", number=counts.drafts, url=f"{here}?status=draft"),
        Stat(label="ready to send", number=counts.released, url=f"{here}?status=released"),
        Stat(label="late", number=counts.late, url=f"{here}?age=owner", tone="late" if counts.late else ""),
    )
    if not counts.without_owner:
        return cards
    gone = Stat(label="whose owner has left", number=counts.without_owner, url=f"{here}?age=no_owner", tone="late")
    return (*cards, gone)
