"""Preparing an ending over several days, with its checklist in view."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.care.rules import Condition
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link, Row
from nestling.letters import queries as letters
from nestling.letters.rules import KIND_LABELS, STATUS_LABELS
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.endings import pages
from nestling.web.practice.endings.forms import PrepareEnding
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.care.models import CareEpisode

FIELDS = ("planned_on", "reason", "summary", "signposted_to", "step_back_to", "has_no_gp")
LETTER_TONES = {"draft": "soon", "released": "note", "sent": "good", "cancelled": "quiet"}
# A condition about something typed on this page is mended at its own field.
FIELD_OF = {
    "ends_on": "planned_on-day",
    "reason": "reason",
    "summary": "summary",
    "signposting": "signposted_to",
    "step_back": "step_back_to",
}


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """Prepare the ending of one episode; once care has ended, show how it did."""
    episode = queries.episode(request.viewer, ref)
    if episode.status == "ended" and request.method == "GET":
        return show_ended(request, episode)
    so_far = queries.ending_so_far(request.viewer, episode)
    kept = so_far.ending
    form = typed(
        request,
        PrepareEnding,
        name="ending",
        about=ref,
        title=f"Ending with {episode.relationship}",
        initial={name: getattr(kept, name) for name in FIELDS} if kept else {},
        version=kept.version if kept else 0,
        gp_is_known=queries.gp_holder(episode) is not None,
    )

    def act(values: dict) -> str:
        actions.prepare_ending(by=request.viewer, at=clock.now(), episode=episode, expected=version_of(form), **values)
        messages.success(request, "What you wrote about the ending is saved.")
        return reverse("practice:endings:ending", args=[ref])

    if done := once(request, form, act):
        return done
    return _show(request, episode, form, so_far)


def _show(request: HttpRequest, episode: "CareEpisode", form, so_far: queries.EndingSoFar) -> HttpResponse:
    viewer, ref, kept = request.viewer, episode.ref, so_far.ending
    # What is still to do comes first; what is done stays in sight below it.
    ordered = sorted(so_far.conditions, key=lambda each: (each.met, not each.blocks))
    lines = tuple(_line(viewer, episode, each, so_far) for each in ordered)
    withheld = bool(kept and kept.family_letter_withheld)
    page = pages.Preparing(
        header=header_for(request, episode.relationship, current="care"),
        form=form,
        lines=lines,
        unmet=sum(1 for line in lines if line.state == "To do"),
        advice=sum(1 for line in lines if line.state == "Worth a thought"),
        letters=letter_lines(episode, so_far),
        write_url=reverse("practice:endings:write_letters", args=[ref]),
        withhold_url=""
        if withheld or so_far.rule.family == "always"
        else reverse("practice:endings:withhold", args=[ref]),
        after_all_url=reverse("practice:endings:send_after_all", args=[ref]) if withheld else "",
        withheld_words=_withheld_words(kept) if withheld else "",
        complete_url=reverse("practice:endings:complete", args=[ref]),
        back_url=reverse("practice:care:episode", args=[ref]),
    )
    about = {"about": "ending", "about_ref": ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/endings/ending.jinja", page, **about)


def _withheld_words(kept) -> str:
    who = kept.withheld_by.name if kept.withheld_by else "A practitioner"
    return f"{who} decided that the family is not sent its letter: {kept.withheld_reason}"


def _line(viewer: Viewer, episode: "CareEpisode", condition: Condition, so_far: queries.EndingSoFar) -> pages.Line:
    state, tone = ("Done", "good") if condition.met else ("To do", "late")
    if not condition.met and not condition.blocks:
        state, tone = "Worth a thought", "soon"
    return pages.Line(
        words=condition.sentence if condition.met else condition.how_to_fix,
        state=state,
        tone=tone,
        link=None if condition.met else _mended_at(viewer, episode, condition.key, so_far),
    )


def _mended_at(viewer: Viewer, episode: "CareEpisode", key: str, so_far: queries.EndingSoFar) -> Link | None:
    """The page or the field at which a condition can be met."""
    if key in FIELD_OF:
        return Link(label="Go to the question", url=f"#{FIELD_OF[key]}")
    if key.startswith("letter_"):
        return _letter_link(episode, key.replace("letter_", "ending_"), so_far)
    if key == "unsent_letters":
        return Link(label="See the letters", url=reverse("practice:letters:family", args=[episode.family.ref]))
    if key in ("safeguarding_actions", "concerns"):
        return Link(label="Open the family's page", url=reverse("practice:families:family", args=[episode.family.ref]))
    if key == "assessments" and viewer.may(Permission.TRIAGE):
        url = reverse("practice:assessments:record", args=[episode.relationship.ref])
        return Link(label="Look again", url=url)
    if key == "reviews":
        open_one = next((each for each in queries.reviews_of(viewer, episode) if each.done_on is None), None)
        return (
            Link(label="Open the review", url=reverse("practice:reviews:review", args=[open_one.ref]))
            if open_one
            else None
        )
    return None


def _letter_link(episode: "CareEpisode", kind: str, so_far: queries.EndingSoFar) -> Link | None:
    letter = so_far.letters.get(kind)
    if letter and letter.status in ("draft", "released"):
        return Link(label="Open the letter", url=reverse("practice:letters:letter", args=[letter.ref]))
    reader = queries.reader_of(episode, kind)
    if not reader.fault:
        return Link(label="Write the letters", url="#letters")
    if kind == "ending_referrer":
        return Link(label="Open the referral", url=reverse("practice:referrals:referral", args=[episode.referral.ref]))
    person = episode.relationship.carer if kind == "ending_family" else episode.relationship.infant
    return Link(label=f"Open the record of {person}", url=reverse("practice:people:person", args=[person.ref]))


def letter_lines(episode: "CareEpisode", so_far: queries.EndingSoFar) -> tuple[pages.LetterLine, ...]:
    """The three letters of an ending and how far each has come."""
    rule = so_far.rule
    wanted = {"ending_gp": rule.gp, "ending_referrer": rule.referrer, "ending_family": rule.family}
    return tuple(_letter_line(episode, kind, so_far, wanted[kind]) for kind in wanted)


def _letter_line(episode: "CareEpisode", kind: str, so_far: queries.EndingSoFar, rule: str) -> pages.LetterLine:
    letter = so_far.letters.get(kind)
    is_live = letter is not None and letter.status != "cancelled"
    outdated, label = letters.outdated_of(letter) if letter else "", KIND_LABELS[kind]
    is_older = bool(outdated) and letter.status == "draft"
    write = reverse("practice:endings:write_letter", args=[episode.ref, kind])
    nobody = _nobody_to_write_to(episode, kind, so_far)
    open_to_us = "This service leaves it open." if rule == "optional" else ""
    notes = [words for words in (outdated, "" if is_live else nobody, open_to_us) if words]
    return pages.LetterLine(
        label=label,
        status=STATUS_LABELS[letter.status] if letter else "Not written",
        tone=LETTER_TONES[letter.status] if letter else "quiet",
        url=reverse("practice:letters:letter", args=[letter.ref]) if letter else "",
        write_url=write if (is_older or not (is_live or nobody)) and episode.status != "ended" else "",
        write_label="Write it anew" if is_older else f"Write {label[:1].lower()}{label[1:]}",
        note=" ".join(notes),
    )


def _nobody_to_write_to(episode: "CareEpisode", kind: str, so_far: queries.EndingSoFar) -> str:
    """Why one of the letters is not to be written at all; or nothing."""
    kept = so_far.ending
    if kind == "ending_gp" and kept and kept.has_no_gp and queries.gp_holder(episode) is None:
        return "The family is registered with no GP."
    if kind == "ending_referrer" and episode.referral.referrer_profession == "parent":
        return "The family asked for help itself."
    if kind == "ending_family" and kept and kept.family_letter_withheld:
        return "A practitioner decided not to send it."
    return ""


def show_ended(request: HttpRequest, episode: "CareEpisode") -> HttpResponse:
    """How care ended, and when the family is asked how they are."""
    so_far = queries.ending_so_far(request.viewer, episode)
    follow_up = queries.follow_up_of(request.viewer, episode)
    page = pages.Ended(
        header=header_for(request, episode.relationship, current="care"),
        facts=_ended_facts(episode, so_far.ending),
        letters=letter_lines(episode, so_far),
        follow_up_url=reverse("practice:endings:follow_up", args=[follow_up.ref]) if follow_up else "",
        follow_up_words=_follow_up_words(follow_up) if follow_up else "",
    )
    about = {"about": "ending", "about_ref": episode.ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/endings/ended.jinja", page, **about)


def _follow_up_words(follow_up) -> str:
    if follow_up.status == "done":
        return f"{label_of('follow_up_outcome', follow_up.outcome)}, on {day_words(follow_up.done_on)}."
    return f"{follow_up.owner.name} asks the family how they are around {day_words(follow_up.due_on)}."


def _ended_facts(episode: "CareEpisode", kept) -> tuple[Row, ...]:
    if kept is None:
        return (Row(key="Ended on", value=day_words(episode.ended_on)),)
    rows = [
        Row(key="Ended on", value=day_words(episode.ended_on)),
        Row(key="Why", value=label_of("closure_reason", kept.reason)),
        Row(key="What was done", value=kept.summary),
        Row(key="Where the family can turn", value=kept.signposted_to),
        Row(key="Goes on with", value=label_of("step_back", kept.step_back_to)),
    ]
    if kept.family_letter_withheld:
        rows.append(Row(key="Letter to the family", value=_withheld_words(kept)))
    return tuple(rows)
