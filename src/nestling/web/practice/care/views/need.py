"""The consultation that opens the gate, the need rated again, and steps up or down without a new referral."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.codes import choices
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words
from nestling.core.viewing import guard
from nestling.design.forms import Form
from nestling.design.pieces import Row
from nestling.organisations.queries import profile_on
from nestling.referrals import actions as referral_actions
from nestling.referrals import queries as referrals
from nestling.referrals.rules import GATE_LABELS, THRIVE_LABELS, combine, passes_gate
from nestling.web.keeping import once, typed
from nestling.web.practice.care import pages
from nestling.web.practice.care.forms import GateConsultation, PlaceInThrive, RateNeed
from nestling.web.practice.contacts.views.filling import now_rounded
from nestling.web.record_pages import header_for, show_record


def asked(request: HttpRequest, episode: Any, form: Form, act: Callable[[dict], str], **words: Any) -> HttpResponse:
    """One form about an episode: carried out once, or shown."""
    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, episode.relationship, current="care", episode_ref=episode.ref),
        form=form,
        back_url=reverse("practice:care:episode", args=[episode.ref]),
        **words,
    )
    about = {"about": "episode", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/care/asking.jinja", page, **about)


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def gate(request: HttpRequest, ref: str) -> HttpResponse:
    """Record the consultation that comes before direct work."""
    episode = queries.episode(request.viewer, ref)
    referral = episode.referral
    if episode.gate == "none":
        raise RuleBroken("This service asks for no consultation first. Log the discussion under Discussions instead.")
    form = typed(
        request,
        GateConsultation,
        name="gate",
        about=ref,
        title=f"Consultation about {episode.relationship}",
        initial={
            "held_at": now_rounded(),
            "caller_name": referral.referrer_name,
            "caller_profession": referral.referrer_profession,
            "caller_agency": referral.referrer_agency,
        },
        choices={"mechanism": _ways(episode.gate)},
    )

    def act(values: dict) -> str:
        kind = "one_to_one_case" if values["mechanism"] == "face_to_face" else "phone_case"
        actions.hold_gate_consultation(by=request.viewer, at=clock.now(), episode=episode, kind=kind, **values)
        messages.success(request, "The consultation is recorded. Direct contacts may be recorded from then on.")
        return reverse("practice:care:episode", args=[ref])

    lede = f"{GATE_LABELS[episode.gate]} comes before direct work with the family."
    return asked(request, episode, form, act, title="Record the consultation", button="Record consultation", lede=lede)


def _ways(gate: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, label) for code, label in choices("consultation_mechanism") if passes_gate(gate, code))


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def rate(request: HttpRequest, ref: str) -> HttpResponse:
    """Rate the need of the relationship again; the earlier rating stays."""
    episode = queries.episode(request.viewer, ref)
    ratings = referrals.ratings(request.viewer, episode.relationship)
    form = typed(
        request,
        RateNeed,
        name="need",
        about=ref,
        title=f"Need of {episode.relationship}",
        initial={"rated_on": clock.today()},
    )

    rule = profile_on(request.viewer, clock.today()).profile.cluster_combining.value
    form.fields["cluster"].required = rule == "clinicians_choice"

    def act(values: dict) -> str:
        values["cluster"] = values["cluster"] or None
        referral_actions.rate_need(by=request.viewer, at=clock.now(), relationship=episode.relationship, **values)
        messages.success(request, "The need is rated. The earlier rating stays beside it.")
        return reverse("practice:care:episode", args=[ref])

    facts = tuple(
        Row(key=day_words(each.rated_on), value=f"Cluster {each.cluster} ({_four(each)}), {each.rated_by.name}")
        for each in ratings
    )
    lede = (
        f"1 is the lightest need and 6 the greatest. {combine(dict.fromkeys(RateNeed.DOMAIN_FIELDS, 1), rule).sentence}"
    )
    words = {"title": "Rate the need again", "button": "Save the rating", "lede": lede}
    return asked(request, episode, form, act, **words, facts=facts, facts_title="Ratings so far")


def _four(rating: Any) -> str:
    return ", ".join(str(getattr(rating, name)) for name in RateNeed.DOMAIN_FIELDS)


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def place(request: HttpRequest, ref: str) -> HttpResponse:
    """Move up or down between THRIVE groups, without a new referral."""
    episode = queries.episode(request.viewer, ref)
    history = referrals.thrive_history(request.viewer, episode.relationship)
    offered = profile_on(request.viewer, clock.today()).profile.thrive_groups.value
    form = typed(
        request,
        PlaceInThrive,
        name="thrive",
        about=ref,
        title=f"THRIVE group of {episode.relationship}",
        initial={"placed_on": clock.today()},
        choices={"group": tuple((code, THRIVE_LABELS[code]) for code in THRIVE_LABELS if code in offered)},
    )

    def act(values: dict) -> str:
        referral_actions.place_in_thrive(by=request.viewer, at=clock.now(), relationship=episode.relationship, **values)
        messages.success(request, "The step is recorded. Care goes on; no new referral is needed.")
        return reverse("practice:care:episode", args=[ref])

    facts = tuple(
        Row(key=day_words(each.placed_on), value=f"{THRIVE_LABELS[each.group]}: {each.reason}") for each in history
    )
    lede = "Help steps up and down as the need does. A group says what a family needs now, not how ill anybody is."
    words = {"title": "Step up or down", "button": "Save the step", "lede": lede}
    return asked(request, episode, form, act, **words, facts=facts, facts_title="Groups so far")
