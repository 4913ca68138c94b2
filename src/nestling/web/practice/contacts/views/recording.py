"""Recording a contact in under a minute, or work about a family, and putting either right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.viewing import guard
from nestling.design.forms import Form
from nestling.referrals.rules import GATE_LABELS
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.contacts import pages
from nestling.web.practice.contacts.forms import RecordContact, RecordWork
from nestling.web.practice.contacts.views import filling
from nestling.web.record_pages import header_for, show_record


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Record one contact with a family."""
    episode = queries.episode_to_record(request.viewer, ref)
    form = typed(
        request,
        RecordContact,
        name="contact",
        about=ref,
        title=f"Contact with {episode.relationship}",
        initial=filling.usual(request.viewer, episode) if request.method == "GET" else {},
        choices=filling.offered(request.viewer, episode),
    )

    def act(values: dict) -> str:
        said = filling.said(request.viewer, episode, values)
        kept = actions.record_contact(by=request.viewer, at=clock.now(), episode=episode, kind="direct", **said)
        filling.tell(request, kept)
        return reverse("practice:care:episode", args=[ref])

    if done := once(request, form, act):
        return done
    gate = queries.gate_of(request.viewer, episode)
    return _show_recording(
        request,
        episode,
        form,
        title="Record a contact",
        button="Record contact",
        other_url=reverse("practice:contacts:record_work", args=[ref]),
        other_label="Record liaison or writing instead",
        closed_gate_words="" if gate.is_open else GATE_LABELS[gate.kind],
        gate_url=reverse("practice:care:gate", args=[ref]),
        count_words=filling.count_words(episode),
        everyday=RecordContact.EVERYDAY,
        is_open_below=filling.is_open_below(form),
        reminder=filling.reminder(request.viewer, episode),
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def record_work(request: HttpRequest, ref: str) -> HttpResponse:
    """Record liaison, writing or consultation about a family."""
    episode = queries.episode(request.viewer, ref)
    form = typed(
        request,
        RecordWork,
        name="work",
        about=ref,
        title=f"Work for {episode.relationship}",
        initial={"held_at": filling.now_rounded(), "held_by": request.viewer.person_id},
        choices={"held_by": filling.colleagues(request.viewer)},
    )

    def act(values: dict) -> str:
        said = filling.counted(values) | {"held_by_id": values["held_by"]}
        said.pop("held_by")
        actions.record_contact(by=request.viewer, at=clock.now(), episode=episode, **said)
        messages.success(request, "The work is recorded. It does not count towards the review.")
        return reverse("practice:care:episode", args=[ref])

    if done := once(request, form, act):
        return done
    return _show_recording(
        request,
        episode,
        form,
        title="Record liaison or writing",
        button="Record work",
        other_url=reverse("practice:contacts:record", args=[ref]),
        other_label="Record a contact with the family instead",
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def correct(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what was written about a contact."""
    contact = queries.contact(request.viewer, ref)
    episode = queries.episode_to_record(request.viewer, contact.episode.ref)
    is_direct = contact.kind == "direct"
    offered = filling.offered(request.viewer, episode, kept=contact)
    form = typed(
        request,
        RecordContact if is_direct else RecordWork,
        name="correction",
        about=ref,
        title=f"Correction of a contact with {episode.relationship}",
        initial=filling.as_kept(request.viewer, contact),
        version=contact.version,
        choices=offered if is_direct else {"held_by": offered["held_by"]},
    )

    def act(values: dict) -> str:
        said = filling.said(request.viewer, episode, values) if is_direct else filling.counted(values)
        said["held_by_id"] = values["held_by"]
        said.pop("held_by", None)
        actions.correct_contact(by=request.viewer, at=clock.now(), contact=contact, expected=version_of(form), **said)
        messages.success(request, "The contact is put right. What it said before is kept in the history.")
        return reverse("practice:contacts:contact", args=[ref])

    if done := once(request, form, act):
        return done
    return _show_recording(
        request,
        episode,
        form,
        title="Put a contact right",
        button="Save the correction",
        back_url=reverse("practice:contacts:contact", args=[ref]),
        everyday=RecordContact.EVERYDAY if is_direct else (),
        is_open_below=True,
    )


def _show_recording(request: HttpRequest, episode: Any, form: Form, **words: Any) -> HttpResponse:
    page = pages.Recording(
        header=header_for(request, episode.relationship, current="contacts", episode_ref=episode.ref),
        form=form,
        ended_words=filling.ended_words(episode),
        **({"back_url": reverse("practice:care:episode", args=[episode.ref])} | words),
    )
    about = {"about": "episode", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/contacts/recording.jinja", page, **about)
