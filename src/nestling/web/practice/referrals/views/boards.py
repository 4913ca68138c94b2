"""The intake board, the list of what was decided, one referral, and the blank paper form."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core.codes import choices
from nestling.core.viewing import guard
from nestling.design.lists import AskedList, list_choice
from nestling.design.pieces import Stat
from nestling.design.showing import show
from nestling.documents.sheet import paper_form_pdf
from nestling.organisations.queries import service
from nestling.referrals import queries
from nestling.referrals.queries.intake import DECIDED, UNDECIDED
from nestling.referrals.rules import STATUS_LABELS
from nestling.web.practice.referrals import pages
from nestling.web.practice.referrals.views import overviews, paper
from nestling.web.record_pages import show_record

HINTS = {
    "being_written": "not sent in yet",
    "received": "waiting for triage",
    "returned": "something was missing",
    "in_triage": "being thought about",
}
SORTS = (
    ("received", "Received, oldest first", "Received, newest first"),
    ("infant", "Baby's name"),
    ("state", "State"),
    ("referrer", "Referrer"),
)


@guard(Permission.SEE_INTAKE)
def intake(request: HttpRequest) -> HttpResponse:
    """Every referral that waits for a decision, whose turn it is and how long the family has waited (hazard H01)."""
    home = reverse("practice:referrals:intake")
    columns = tuple(
        Stat(label=label, number=number, url=f"{home}?state={status}", hint=HINTS[status])
        for status, label, number in queries.board(request.viewer)
    )
    page = pages.Board(
        title="Intake",
        listing=queries.intake(request.viewer, _choice(request, UNDECIDED)),
        columns=columns,
        may_write=request.viewer.may(Permission.WRITE_REFERRAL),
        meeting_url=reverse("practice:triage:meeting") if request.viewer.may(Permission.TRIAGE) else "",
    )
    return show(request, "practice/referrals/intake.jinja", page)


@guard(Permission.SEE_INTAKE)
def decided(request: HttpRequest) -> HttpResponse:
    """The referrals that were accepted, declined, withdrawn or closed, by year, type and source (RI-13, RI-19)."""
    choice = _choice(request, DECIDED, sorts=(("decided", "Decided, oldest first", "Decided, newest first"), *SORTS))
    page = pages.Board(title="Decided referrals", listing=queries.decided(request.viewer, choice))
    return show(request, "practice/referrals/decided.jinja", page)


def _choice(request: HttpRequest, statuses: tuple[str, ...], sorts: tuple = SORTS) -> AskedList:
    years = tuple((str(year), str(year)) for year in queries.years(request.viewer))
    return list_choice(
        request,
        sorts=sorts,
        filters={
            "state": tuple((status, STATUS_LABELS[status]) for status in statuses),
            "priority": (*choices("priority"), ("none", "Not said")),
            "request": choices("request_type"),
            "source": choices("source_of_referral"),
            "year": years,
            "begun_by": (("me", "Me"),),
        },
        filter_labels={"request": "Asked for", "begun_by": "Written or triaged by", "year": "Received in"},
        default_sort="-decided" if statuses == DECIDED else "received",
    )


@guard(Permission.SEE_INTAKE)
def referral(request: HttpRequest, ref: str) -> HttpResponse:
    """One referral: what is left to do, or what was answered and decided."""
    kept = queries.referral(request.viewer, ref)
    page = overviews.overview(request, kept)
    template = "practice/referrals/referral.jinja"
    return show_record(request, template, page, about="referral", about_ref=ref, family_ref=kept.family.ref)


@guard(Permission.WRITE_REFERRAL)
def paper_form(request: HttpRequest) -> HttpResponse:
    """The blank form on paper, for referrers who write by hand (RI-05)."""
    content = paper_form_pdf(paper.blank_form(request.viewer, service(request.viewer)))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="request-for-service.pdf"'
    return answer
