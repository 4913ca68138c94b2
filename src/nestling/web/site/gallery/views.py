"""The gallery: each layout and component once, with made-up examples."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from nestling.core import clock
from nestling.design.environment import at_time
from nestling.design.forms import Form
from nestling.design.lists import list_choice
from nestling.design.pieces import Frame, NavItem
from nestling.design.showing import show
from nestling.web.site.gallery.forms import URGENCIES, EveryField, ManyAlike, OneQuestion
from nestling.web.site.gallery.pages import DonePage, FormPage, GalleryPage, RecordPage, example_list_page

LABELS = ("Today", "Intake", "Waiting list", "Caseload", "Letters", "Follow-ups", "Discussions", "Search")
FRAME = Frame(
    service_name="Leeds Infant Mental Health Service",
    navigation=tuple(
        NavItem(label=label, url="#nav", is_current=label == "Today", count=3 if label == "Letters" else None)
        for label in LABELS
    ),
    account_name="Ash Practitioner",
    account_url="#account",
    sign_out_url="#sign-out",
    notice="Demonstration: every family here is made up.",
)


def framed(request: HttpRequest) -> HttpRequest:
    request.frame = FRAME
    return request


def components(request: HttpRequest) -> HttpResponse:
    messages.success(request, "The contact is recorded.")
    return show(framed(request), "site/gallery/components.jinja", GalleryPage())


def example_form(request: HttpRequest) -> HttpResponse:
    form = EveryField.of(request, choices={"practitioner": ((1, "Ash Practitioner"), (2, "Sam Manager"))})
    form.bookkeeping = {"_draft": "example", "_version": "3", "_submission": "example"}
    form.autosave_url = "../keep/"
    if "draft" in request.GET:
        show_a_draft(form)
    page = FormPage(title="Record a contact", form=form)
    return show(framed(request), "site/gallery/form.jinja", page)


def show_a_draft(form: Form) -> None:
    form.saved_at, form.discard_url = "2 November 2026, 2:32pm", "../keep/"
    form.left_over = (("old_question", "Words that still matter"),)
    form.conflicts = (("First name", "Juniper", "Juno"),)


def question(request: HttpRequest) -> HttpResponse:
    page = FormPage(title="Where to meet", form=OneQuestion.of(request), question="place", caption="Step 2 of 5")
    return show(framed(request), "layouts/question.jinja", page)


def rows(request: HttpRequest) -> HttpResponse:
    page = FormPage(title="Many like questions", form=ManyAlike.of(request))
    return show(framed(request), "site/gallery/rows.jinja", page)


def confirmation(request: HttpRequest) -> HttpResponse:
    return show(framed(request), "site/gallery/confirmation.jinja", DonePage())


def record(request: HttpRequest) -> HttpResponse:
    return show(framed(request), "site/gallery/record.jinja", RecordPage())


def example_list(request: HttpRequest) -> HttpResponse:
    choice = list_choice(
        request,
        sorts=("infant", ("received", "Received, oldest first", "Received, newest first")),
        filters={"urgency": URGENCIES},
        default_sort="-received",
        search=True,
    )
    return show(framed(request), "site/gallery/list.jinja", example_list_page(choice))


def keep(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        raise Http404
    return JsonResponse({"saved_at": at_time(clock.now())})
