"""Begin triage, note what is found out, ask other agencies and keep their answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.viewing import guard
from nestling.organisations.profiles.wording import describer
from nestling.organisations.queries import profile_on
from nestling.referrals import actions, queries
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.triage import forms, pages
from nestling.web.practice.triage.questions import findings_needed
from nestling.web.record_pages import header_for, show_record
from nestling.web.returning import way_back


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a referral into triage; one that is incomplete needs a reason."""
    kept = queries.referral(request.viewer, ref)
    missing = tuple(each.sentence for each in queries.missing_of(request.viewer, kept))
    form = typed(
        request,
        forms.BeginForm,
        name="triage_begin",
        about=ref,
        title=f"Triage of {kept.relationship}",
        is_complete=not missing,
    )
    if done := once(request, form, lambda values: _begin(request, kept, values)):
        return done
    lead = "This referral is complete." if not missing else "Something is missing. It is usually returned first:"
    return shown(request, kept, form, title="Begin triage", button="Begin triage", intro=(lead, *missing))


def _begin(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    actions.begin_triage(by=request.viewer, at=clock.now(), referral=kept, **values)
    messages.success(request, "Triage has begun.")
    return overview_url(kept.ref)


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def findings(request: HttpRequest, ref: str) -> HttpResponse:
    """What triage has found out and judged."""
    kept = queries.referral(request.viewer, ref)
    found = queries.triage_of(request.viewer, kept)
    form = typed(
        request,
        forms.FindingsForm,
        name="triage_findings",
        about=ref,
        title=f"Triage of {kept.relationship}: what was found out",
        initial={name: getattr(found, name, None) for name in forms.FindingsForm.base_fields},
        version=found.version if found else None,
    )
    profile = profile_on(request.viewer, clock.today()).profile
    form.mark_needed(findings_needed(profile, kept))
    form.fields["relationship_affected"].help_text = SAID.get(kept.relationship_affected, "")
    if done := once(request, form, lambda values: _note(request, kept, version_of(form), values)):
        return done
    test = describer("concern_test").in_words(profile.concern_test.value)
    asked = f"What this service asks for: {test}" if profile.concern_test.value != "none" else ""
    intro = tuple(line for line in ("Leave empty what is not known yet.", asked) if line)
    return shown(request, kept, form, title="What was found out", button="Save", intro=intro)


SAID = {
    "yes": "The referral says that the relationship is affected. Answer it here only if you judge otherwise.",
    "no": "The referral says that only the parent is struggling. Answer it here only if you judge otherwise.",
}


def _note(request: HttpRequest, kept: Any, expected: int | None, values: dict[str, Any]) -> str:
    actions.note_findings(by=request.viewer, at=clock.now(), referral=kept, expected=expected, **values)
    messages.success(request, "Saved.")
    return way_back(request, overview_url(kept.ref))


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Note that another agency was asked about the family."""
    kept = queries.referral(request.viewer, ref)
    form = typed(
        request,
        forms.AskForm,
        name="triage_ask",
        about=ref,
        title=f"Triage of {kept.relationship}: asking for information",
        initial={"asked_on": clock.today()},
        choices={"agency": choices("agency")},
    )
    if done := once(request, form, lambda values: _ask(request, kept, values)):
        return done
    intro = ("Check first that the family agrees, or that there is another lawful reason to ask.",)
    return shown(request, kept, form, title="Ask for information", button="Note that you asked", intro=intro)


def _ask(request: HttpRequest, kept: Any, values: dict[str, Any]) -> str:
    agency = values.pop("agency")
    words = label_of("agency", agency) if agency else ""
    actions.ask_liaison(by=request.viewer, at=clock.now(), referral=kept, agency=words, **values)
    messages.success(request, "Noted. The triage page shows how long the answer takes.")
    return overview_url(kept.ref)


@guard(Permission.TRIAGE, methods=("GET", "POST"))
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what another agency answered."""
    liaison = queries.liaison(request.viewer, ref)
    kept = queries.referral(request.viewer, liaison.referral.ref)
    form = typed(
        request,
        forms.AnswerForm,
        name="triage_answer",
        about=ref,
        title=f"Triage of {kept.relationship}: answer from {liaison.with_whom}",
        initial={"answered_on": clock.today()},
    )
    if done := once(request, form, lambda values: _answer(request, kept, liaison, values)):
        return done
    intro = (f"You asked {liaison.with_whom}:", liaison.asked)
    return shown(request, kept, form, title="The answer", button="Save the answer", intro=intro)


def _answer(request: HttpRequest, kept: Any, liaison: Any, values: dict[str, Any]) -> str:
    actions.answer_liaison(by=request.viewer, at=clock.now(), liaison=liaison, **values)
    messages.success(request, "The answer is saved.")
    return overview_url(kept.ref)


def overview_url(ref: str) -> str:
    """The page of triage, to which each step leads back."""
    return reverse("practice:triage:triage", args=[ref])


def shown(request: HttpRequest, kept: Any, form: Any, template: str = "step", **words: Any) -> HttpResponse:
    """One form of triage, with the header of the relationship and a row that says who looked."""
    header = header_for(request, kept.relationship, current="referral")
    page = pages.Step(header=header, form=form, back_url=way_back(request, overview_url(kept.ref)), **words)
    return show_record(
        request,
        f"practice/triage/{template}.jinja",
        page,
        about="triage",
        about_ref=kept.ref,
        family_ref=kept.family.ref,
    )
