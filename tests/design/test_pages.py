"""Every layout and component draws; a record cannot slip into a template; errors have calm pages."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from nestling.accounts.models import User
from nestling.accounts.rules import Permission
from nestling.design import environment
from nestling.design.pieces import Frame, NavItem
from nestling.design.showing import RecordInTemplate, frame_of, jinja, refuse_records
from nestling.web.site.errors import views as errors
from nestling.web.site.gallery import views as gallery


class NoMessages(BaseStorage):
    """Messages kept nowhere, so that pages are drawn without a session."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


def request(method="get", path="/", data=None):
    made = getattr(RequestFactory(), method)(path, data or {})
    made._messages = NoMessages(made)
    made.viewer = None
    return made


def html(response):
    return response.content.decode()


@pytest.mark.parametrize(
    "view", ["components", "example_form", "question", "rows", "confirmation", "record", "example_list"]
)
def test_every_page_of_the_gallery_draws_without_inline_code(view):
    response = getattr(gallery, view)(request())
    page = html(response)
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(src|href|action)="(https?:)?//', page)
    assert "NHS England" not in page


def test_a_form_with_errors_says_so_in_title_summary_and_status():
    response = gallery.example_form(request("post", data={"first_name": "<i>Juniper"}))
    page = html(response)
    assert response.status_code == 422
    assert "<title>Error: Record a contact" in page
    assert "There is a problem" in page
    assert 'href="#born_on-day"' in page
    assert "&lt;i&gt;Juniper" in page


def test_a_form_carries_its_bookkeeping_token_and_autosave_address():
    page = html(gallery.example_form(request()))
    assert 'name="csrfmiddlewaretoken"' in page
    assert '<input type="hidden" name="_version" value="3">' in page
    assert 'data-autosave-url="../keep/"' in page
    assert "aria-live" in page
    assert "Save as a draft" in page


def test_a_draft_that_came_back_says_so_and_shows_what_has_no_place():
    page = html(gallery.example_form(request(path="/?draft=1")))
    assert "This is your draft, saved 2 November 2026, 2:32pm" in page
    assert "Words that still matter" in page
    assert "Saved by somebody else" in page
    # Enter must save, so the first button of the form is not the one that throws the draft away.
    form = page.split("data-autosave-url")[1]
    assert form.index("nl-first-button") < form.index("Throw this draft away")


def test_a_record_page_says_who_it_is_about():
    page = html(gallery.record(request()))
    for words in ("Juniper Example", "Born 3 May 2026, 6 months", "999 000 0018", "Rowan Example", "999 000 0026"):
        assert words in page
    assert "Protection plan since 3 May 2026" in page


def test_a_list_says_what_its_filters_hide():
    assert "Your filters hide 12." in html(gallery.example_list(request(path="/?urgency=soon")))
    assert "Your filters hide" not in html(gallery.example_list(request()))


@dataclass(frozen=True)
class Row:
    infant: Any


@dataclass(frozen=True)
class Page:
    rows: tuple


def test_a_record_in_a_template_is_refused_with_a_lesson():
    with pytest.raises(RecordInTemplate, match=r"page\.rows\[0\]\.infant is a accounts\.User.*frozen page object"):
        refuse_records(Page((Row(User()),)))
    with pytest.raises(RecordInTemplate, match=r"page\['all'\] is a .*QuerySet"):
        refuse_records({"all": User.objects.all()})
    refuse_records(Page((Row("Juniper"),)))


def test_a_frame_may_be_worked_out_when_it_is_drawn():
    made = request()
    assert frame_of(made) == Frame()
    made.frame = lambda: Frame(navigation=(NavItem(label="Today", url="/"),))
    assert frame_of(made).navigation[0].label == "Today"


def test_templates_escape():
    template = jinja().env.from_string("{{ typed }}{{ typed | paragraphs }}")
    assert "<b>" not in template.render(typed="<b>")


@pytest.mark.parametrize("view", [errors.not_found, errors.not_permitted, errors.bad_request])
def test_an_error_page_draws(view):
    page = html(view(request(), Exception()))
    assert "Go to the start page" in page


def test_what_is_missing_and_what_may_not_be_seen_read_alike():
    first = html(errors.not_found(request(), Http404("no such family")))
    second = html(errors.not_found(request(), Http404("another service's family")))
    without_token = [re.sub(r'value="\w+"', "", page) for page in (first, second)]
    assert without_token[0] == without_token[1]
    assert errors.not_found(request()).status_code == 404


def test_a_refusal_of_permission_gives_its_reason():
    response = errors.not_permitted(request(), PermissionDenied("Only a manager may do this."))
    assert response.status_code == 403
    assert "Only a manager may do this." in html(response)
    assert "You cannot do this" in html(response)
    assert "could not be matched" in html(errors.csrf_failure(request(), "reason"))


def test_a_guard_says_what_the_page_is_for_and_never_its_own_code():
    page = html(errors.not_permitted(request(), PermissionDenied(Permission.SEE_CARE)))
    assert "This is for reading about care" in page
    assert "Your role in this service does not include that." in page
    assert "ask your service manager" in page and "Go to the start page" in page
    assert not any(permission.value in page for permission in Permission)


def test_the_last_error_page_needs_nothing():
    response = errors.server_error(request())
    assert response.status_code == 500
    for path in re.findall(r'href="/static/([^"]+)"', html(response)):
        assert finders.find(path), path
    assert "{{" not in html(response)


def test_an_error_page_that_cannot_be_drawn_falls_back():
    def broken():
        raise RuntimeError("the database is away")

    made = request()
    made.frame = broken
    response = errors.not_found(made)
    assert response.status_code == 404
    assert "something went wrong" in html(response)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (environment.on_date(date(2026, 5, 3)), "3 May 2026"),
        (environment.on_date(datetime(2026, 5, 3, 23, 30, tzinfo=UTC)), "4 May 2026"),
        (environment.on_date(None), ""),
        (environment.at_moment(datetime(2026, 5, 3, 13, 15, tzinfo=UTC)), "3 May 2026, 2:15pm"),
        (environment.at_time(datetime(2026, 1, 3, 0, 5, tzinfo=UTC)), "12:05am"),
        (environment.at_moment(None), ""),
        (environment.minutes(80), "1 hour 20 minutes"),
        (environment.minutes(60), "1 hour"),
        (environment.minutes(0), "0 minutes"),
        (environment.minutes(None), ""),
        (environment.plural(1, "family", "families"), "1 family"),
        (environment.plural(1200, "day"), "1,200 days"),
        (environment.nhs_number("9990000018"), "999 000 0018"),
        (environment.nhs_number(None), ""),
        (environment.yes_no(None), "Not known"),
    ],
)
def test_words_of_templates(said, expected):
    assert said == expected
