"""The steps of an ending: its letters, the decision not to send one, and the end itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import guard
from nestling.design.pieces import Row
from nestling.web.keeping import once, typed
from nestling.web.practice.endings import pages
from nestling.web.practice.endings.forms import Complete, Withhold
from nestling.web.record_pages import header_for, show_record


@guard(Permission.WRITE_LETTERS, methods=("POST",))
def write_letters(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft every letter that this ending still needs."""
    episode = queries.episode(request.viewer, ref)
    try:
        done = actions.write_ending_letters(by=request.viewer, at=clock.now(), episode=episode)
    except RuleBroken as broken:
        # What was typed is kept as a draft on the ending's own page, so that is where the sentence is told.
        messages.warning(request, broken.sentence)
        return redirect(_home(ref))
    if done.written:
        words = counted(len(done.written), "letter is", "letters are")
        messages.success(request, f"{words} drafted. Look each one over, release it and send it.")
    elif not done.left_out:
        messages.info(request, "Every letter of this ending is written already.")
    for why in done.left_out:
        messages.warning(request, why)
    return redirect(_home(ref))


@guard(Permission.WRITE_LETTERS, methods=("POST",))
def write_letter(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Draft one letter of this ending."""
    episode = queries.episode(request.viewer, ref)
    try:
        letter = actions.write_ending_letter(by=request.viewer, at=clock.now(), episode=episode, kind=kind)
    except RuleBroken as broken:
        messages.warning(request, broken.sentence)
        return redirect(_home(ref))
    messages.success(request, "The letter is drafted. Look it over, release it and send it.")
    return redirect(reverse("practice:letters:letter", args=[letter.ref]))


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def withhold(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide, with the clinical reason, that the family is not sent its letter."""
    episode = queries.episode(request.viewer, ref)
    title = "Do not send the family its letter"
    form = typed(request, Withhold, name="withhold_letter", about=ref, title=f"{title}: {episode.relationship}")

    def act(values: dict) -> str:
        actions.withhold_family_letter(by=request.viewer, at=clock.now(), episode=episode, **values)
        messages.success(request, "The reason is recorded. The family is not sent a letter.")
        return _home(ref)

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, episode.relationship, current="care"),
        form=form,
        title=title,
        button="Record the decision",
        back_url=_home(ref),
        lede="Families are sent a letter when care ends. A practitioner may decide otherwise for a clinical reason.",
    )
    return _show(request, episode, page)


@guard(Permission.GIVE_CARE, methods=("POST",))
def send_after_all(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back the decision not to send the family its letter."""
    episode = queries.episode(request.viewer, ref)
    actions.send_family_letter_after_all(by=request.viewer, at=clock.now(), episode=episode)
    messages.success(request, "The family will be sent its letter. Write it below.")
    return redirect(_home(ref))


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def complete(request: HttpRequest, ref: str) -> HttpResponse:
    """End care, after a last look at what will happen."""
    episode = queries.episode(request.viewer, ref)
    if request.method == "GET" and episode.status == "ended":
        return redirect(_home(ref))
    so_far = queries.ending_so_far(request.viewer, episode)
    form = typed(
        request,
        Complete,
        name="complete_ending",
        about=ref,
        title=f"Complete the ending with {episode.relationship}",
        initial={"ended_on": (so_far.ending and so_far.ending.planned_on) or clock.today()},
    )

    def act(values: dict) -> str:
        ended = actions.complete_ending(by=request.viewer, at=clock.now(), episode=episode, **values)
        follow_up = queries.follow_up_of(request.viewer, ended)
        when = day_words(follow_up.due_on)
        messages.success(request, f"Care has ended. {follow_up.owner.name} asks the family how they are on {when}.")
        return _home(ref)

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, episode.relationship, current="care"),
        form=form,
        title="Complete the ending",
        button="End care",
        back_url=_home(ref),
        lede="Contacts cannot be recorded after this day, and a family that comes back has a new referral.",
        facts_title="What will happen",
        facts=_what_will_happen(request, episode, so_far),
    )
    return _show(request, episode, page)


def _what_will_happen(request: HttpRequest, episode, so_far: queries.EndingSoFar) -> tuple[Row, ...]:
    unmet = [each for each in so_far.conditions if each.blocks and not each.met]
    if unmet:
        return tuple(Row(key="First", value=each.how_to_fix) for each in unmet)
    return (
        Row(key="Care", value="The care of this relationship ends, and so does everybody's charge of it."),
        Row(key="Referral", value="It closes, unless another relationship of the family is still in care under it."),
        Row(key="Follow-up", value=queries.follow_up_promise(request.viewer, episode, so_far.follow_up_on)),
    )


def _home(ref: str) -> str:
    return reverse("practice:endings:ending", args=[ref])


def _show(request: HttpRequest, episode, page: pages.Asking) -> HttpResponse:
    about = {"about": "ending", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/endings/asking.jinja", page, **about)
