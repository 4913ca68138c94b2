"""Today: what is late, new, due and waiting for me."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.care import queries as care
from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.happenings import WorkItem
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.letters import queries as letters
from nestling.referrals import queries as referrals
from nestling.safeguarding import queries as safeguarding
from nestling.web.practice.today.pages import Today, parts

# Between two visits there are ten minutes, so what is done most often comes first.
STARTS = (
    ("Record a contact", "practice:contacts:choose", Permission.GIVE_CARE),
    ("Log a discussion", "practice:consultation:log", Permission.LOG_DISCUSSION),
    ("Start a referral", "practice:referrals:start", Permission.WRITE_REFERRAL),
    ("Find a family", "practice:families:search", Permission.SEE_FAMILIES),
)


@guard(Permission.SEE_OWN_WORK)
def today(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    viewer: Viewer = request.viewer
    page = Today(
        day=clock.today(),
        parts=parts(_work(viewer), viewer.person_id, clock.today()),
        drafts=tuple(Link(label=draft.title, url=draft.path) for draft in accounts.drafts_of(viewer)),
        starts=tuple(Link(label=label, url=reverse(name)) for label, name, needs in STARTS if viewer.may(needs)),
    )
    return show(request, "practice/today/today.jinja", page)


def _work(viewer: Viewer) -> Iterator[WorkItem]:
    if viewer.may(Permission.SEE_FAMILIES):
        yield from safeguarding.worklist(viewer)
        yield from letters.worklist(viewer)
        yield from consultation.worklist(viewer)
    if viewer.may(Permission.SEE_INTAKE):
        yield from referrals.worklist(viewer)
    if viewer.may(Permission.SEE_CARE) or viewer.may(Permission.ALLOCATE):
        yield from care.worklist(viewer)
