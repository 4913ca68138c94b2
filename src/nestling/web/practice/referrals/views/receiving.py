"""Sending in, returning, taking back and withdrawing a referral (RI-05, RI-06)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import guard
from nestling.design.forms import Form
from nestling.referrals import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.referrals import forms, pages
from nestling.web.record_pages import header_for, show_record


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """All answers on one page; sending it in starts the family's clock."""
    kept = queries.referral(request.viewer, ref)
    initial = {"received_on": None if kept.came_on_paper else clock.today()}
    form = _form(request, forms.CheckForm, "check", kept, initial)
    if done := once(request, form, lambda values: _submit(request, kept, values)):
        return done
    page = pages.Check(
        title="Check the answers",
        header=header_for(request, kept.relationship, current="referral"),
        form=form,
        back_url=pages.page_url("referral", ref),
        answers=pages.answers_of(kept, queries.area_of(request.viewer, kept), is_open=True),
        stresses=pages.stress_picture(queries.checklist(request.viewer, kept)),
        missing=pages.missing_lines(queries.tasks(request.viewer, kept), ref),
        button="Send it in" if kept.status == "being_written" else "",
    )
    return _shown(request, "check", page, kept)


def _submit(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    if kept.came_on_paper and not values["received_on"]:
        raise RuleBroken("Enter the day on which the paper reached the service.", "received_on")
    actions.submit_referral(by=request.viewer, at=clock.now(), referral=kept, received_on=values["received_on"])
    messages.success(request, "The referral is received, and the family's clock has started.")
    return pages.page_url("referral", kept.ref)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def send_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Return a referral with what is missing; a letter is drafted and the clock goes on."""
    kept = queries.referral(request.viewer, ref)
    form = _form(request, forms.ReturnForm, "return", kept)
    if done := once(request, form, lambda values: _send_back(request, kept, values)):
        return done
    lines = pages.missing_lines(queries.tasks(request.viewer, kept), ref)
    page = _section(
        request, kept, form, title="Return it to the referrer", button="Return it and draft the letter", missing=lines
    )
    return _shown(request, "send_back", page, kept)


def _send_back(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    actions.return_referral(by=request.viewer, at=clock.now(), referral=kept, note=values["note"])
    messages.success(request, "Returned. The letter to the referrer is a draft in Letters: read it and release it.")
    return pages.page_url("referral", kept.ref)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def came_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back a referral that was returned; the first day stays."""
    kept = queries.referral(request.viewer, ref)
    form = _form(request, forms.CameBackForm, "came_back", kept, {"came_back_on": clock.today()})
    if done := once(request, form, lambda values: _take_back(request, kept, values)):
        return done
    intro = "Type in what the referrer has added, section by section, before or after you save this."
    page = _section(request, kept, form, title="It has come back", button="Take it back", intro=intro)
    return _shown(request, "section", page, kept)


def _take_back(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    actions.take_back(by=request.viewer, at=clock.now(), referral=kept, came_back_on=values["came_back_on"])
    messages.success(request, "Taken back. The family's clock goes on from the first day.")
    return pages.page_url("referral", kept.ref)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw a referral that its own side no longer wants."""
    kept = queries.referral(request.viewer, ref)
    form = _form(request, forms.WithdrawForm, "withdraw", kept)
    if done := once(request, form, lambda values: _withdraw(request, kept, values)):
        return done
    intro = "It stays on record with its reason. The family can be referred again at any time."
    page = _section(request, kept, form, title="Withdraw this referral", button="Withdraw it", intro=intro)
    return _shown(request, "section", page, kept)


def _withdraw(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    actions.withdraw_referral(by=request.viewer, at=clock.now(), referral=kept, **values)
    messages.success(request, "The referral is withdrawn.")
    return pages.page_url("referral", kept.ref)


def _form(request: HttpRequest, form_class: type[Form], name: str, kept: Any, initial: dict | None = None) -> Form:
    title = f"Referral of {kept.relationship}: {name.replace('_', ' ')}"
    return typed(request, form_class, name=f"referral_{name}", about=kept.ref, title=title, initial=initial)


def _section(request: HttpRequest, kept: Any, form: Form, **words: Any) -> pages.Section:
    header = header_for(request, kept.relationship, current="referral")
    return pages.Section(header=header, form=form, back_url=pages.page_url("referral", kept.ref), **words)


def _shown(request: HttpRequest, template: str, page: Any, kept: Any) -> HttpResponse:
    return show_record(
        request,
        f"practice/referrals/{template}.jinja",
        page,
        about="referral",
        about_ref=kept.ref,
        family_ref=kept.family.ref,
    )
