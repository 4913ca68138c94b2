"""Choosing whose contact is to be recorded: one's own families, one tap each."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.core import clock
from nestling.core.phrases import day_words
from nestling.core.viewing import guard
from nestling.design.showing import show
from nestling.families.rules import life_words
from nestling.web.practice.contacts import pages


@guard(Permission.GIVE_CARE)
def choose(request: HttpRequest) -> HttpResponse:
    """The families in one's own charge, each a way straight to the form."""
    rows = queries.own_caseload(request.viewer)
    page = pages.Choosing(families=tuple(_own(row) for row in rows))
    return show(request, "practice/contacts/choosing.jinja", page)


def _own(row: queries.CaseloadRow) -> pages.OwnFamily:
    return pages.OwnFamily(
        people=f"{row.infant} and {row.carer}",
        age=life_words(row.infant_born_on, row.infant_due_on, clock.today()),
        met=f"Last met {day_words(row.last_contact_on)}" if row.last_contact_on else "Not met yet",
        url=reverse("practice:contacts:record", args=[row.ref]),
    )
