"""Ending care: prepare it over days, write its letters, and complete it when its checklist is met (EN-01, EN-05)."""

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import Allocation, CareEpisode, Ending, EndingLetter, FollowUp
from nestling.care.queries.endings import (
    ENDING_KINDS,
    ending_letters_rule,
    follow_up_owner,
    reader_of,
    story_of,
)
from nestling.care.rules import ending_refusal, episode_move_refusal, follow_up_due, withholding_refusal
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotPermitted, RuleBroken
from nestling.core.phrases import day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.letters import actions as letters
from nestling.letters.models import Letter
from nestling.letters.rules import (
    UNSENT,
    EndingStory,
    Words,
    family_ending_letter,
    gp_ending_letter,
    referrer_ending_letter,
)
from nestling.organisations import queries as organisations
from nestling.referrals import actions as referrals

LONGEST_AHEAD = relativedelta(years=2)
REASONS = {
    "ending_gp": "So that the GP knows what was done and what comes next",
    "ending_referrer": "So that whoever asked for help knows how it ended",
    "ending_family": "To say goodbye, and where to turn next",
}


@action(needs=Permission.GIVE_CARE)
def prepare_ending(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    expected: int | None = None,
    planned_on: date | None = None,
    reason: str = "",
    summary: str = "",
    signposted_to: str = "",
    step_back_to: str = "",
    has_no_gp: bool = False,
) -> Ending:
    """Keep what is known about an ending so far; it may be filled over several days (EN-01, EN-05).

    Refuses care that has ended, a planned day before acceptance or years ahead, codes that are not in their tables,
    and a version that is not the newest.
    """
    _insist_under_way(by, episode)
    if planned_on:
        checks.not_before(planned_on, episode.accepted_on, "planned_on", "The ending", "when this family was accepted")
        if planned_on > clock.day_of(at) + LONGEST_AHEAD:
            raise RuleBroken("The day is more than two years ahead. Check the year.", "planned_on")
    checks.coded("closure_reason", reason, "reason", "Choose the reason for ending from the list.")
    checks.coded("step_back", step_back_to, "step_back_to", "Choose from the list where the family goes.")
    checks.no_longer_than(20_000, [("summary", summary), ("signposted_to", signposted_to)])
    said = {
        "planned_on": planned_on,
        "reason": reason,
        "summary": summary.strip(),
        "signposted_to": signposted_to.strip(),
        "step_back_to": step_back_to,
        "has_no_gp": has_no_gp,
    }
    ending = queries.ending_of(by, episode)
    if ending is None:
        return _begin(by, at, episode, **said)
    unsent = [each for each in queries.ending_letters(by, episode).values() if each.status in UNSENT]
    before = story_of(by, episode, ending) if unsent else None
    change(ending, expected=expected, **said)
    if before:
        _mark_outdated(by, at, unsent, before, story_of(by, episode, ending))
    return ending


def _mark_outdated(by: Viewer, at: datetime, unsent: list[Letter], before: EndingStory, now: EndingStory) -> None:
    """A letter that would now be written otherwise says so, until it is written anew or called right (hazard H25)."""
    for letter in unsent:
        older, newer = (_words(letter.kind, story, letter.recipient_name) for story in (before, now))
        if older != newer:
            letters.mark_outdated(by=by, at=at, letter=letter, is_outdated=newer.body.strip() != letter.body)


def _begin(by: Viewer, at: datetime, episode: CareEpisode, **said: object) -> Ending:
    return Ending.objects.create(
        service_id=by.service_id, created_at=at, episode=episode, prepared_by_id=by.person_id, **said
    )


def _ending_under_way(by: Viewer, at: datetime, episode: CareEpisode) -> Ending:
    _insist_under_way(by, episode)
    return queries.ending_of(by, episode) or _begin(by, at, episode)


def _insist_under_way(by: Viewer, episode: CareEpisode) -> None:
    """Held until the end of the action, so that nobody prepares an ending while another completes it."""
    checks.ours(by, episode)
    checks.under_way(checks.locked(episode), "its ending stays as it is")


@action(needs=Permission.GIVE_CARE)
def withhold_family_letter(*, by: Viewer, at: datetime, episode: CareEpisode, reason: str) -> Ending:
    """Decide that the family is not sent its letter, with the clinical reason (AC-10); an unsent draft is cancelled.

    Refuses anybody but a practitioner, an empty reason, a letter that has gone already, and a service whose profile
    always sends it (CF-16).
    """
    ending = _ending_under_way(by, at, episode)
    if "practitioner" not in by.roles:
        raise NotPermitted(withholding_refusal(by.roles, reason) or "")
    checks.refused(withholding_refusal(by.roles, reason), "withheld_reason")
    checks.no_longer_than(20_000, [("withheld_reason", reason)])
    if ending_letters_rule(by, ending.planned_on or clock.day_of(at)).family == "always":
        raise RuleBroken(
            "This service always sends the family its letter, so it cannot be withheld.", "withheld_reason"
        )
    letter = queries.ending_letters(by, episode).get("ending_family")
    if letter and letter.status == "sent":
        raise RuleBroken("The family has been sent its letter, so it can no longer be withheld.", "withheld_reason")
    if letter and letter.status in UNSENT:
        letters.cancel_letter(by=by, at=at, letter=letter, why="A practitioner decided not to send it.")
    return change(ending, family_letter_withheld=True, withheld_reason=reason.strip(), withheld_by_id=by.person_id)


@action(needs=Permission.GIVE_CARE)
def send_family_letter_after_all(*, by: Viewer, at: datetime, episode: CareEpisode) -> Ending:
    """Take back the decision to withhold the family's letter. Refuses care that has ended."""
    ending = _ending_under_way(by, at, episode)
    return change(ending, family_letter_withheld=False, withheld_reason="", withheld_by_id=None)


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """What one press wrote, and for whom it could not and why."""

    written: tuple[Letter, ...]
    left_out: tuple[str, ...]


@action(needs=Permission.WRITE_LETTERS)
def write_ending_letters(*, by: Viewer, at: datetime, episode: CareEpisode) -> LettersWritten:
    """Draft every letter of the ending that the profile asks for and that is not there yet, from the episode's facts.

    A reader whom the record does not name is left out with what to do. Refuses before the summary is written, because
    the letters are made of it. Nothing leaves: each draft is looked over and released by a person (hazard H25).
    """
    ending = _ending_under_way(by, at, episode)
    if not ending.summary.strip():
        raise RuleBroken("Write and save the summary first: the letters are made from it.", "summary")
    there = queries.ending_letters(by, episode)
    story = story_of(by, episode, ending)
    written, left_out = [], []
    for kind in _wanted(by, at, episode, ending):
        if kind in there and there[kind].status != "cancelled":
            continue
        if fault := reader_of(episode, kind).fault:
            left_out.append(fault)
        else:
            written.append(_write(by, at, ending, kind, story))
    return LettersWritten(tuple(written), tuple(left_out))


def _wanted(by: Viewer, at: datetime, episode: CareEpisode, ending: Ending) -> tuple[str, ...]:
    rule = ending_letters_rule(by, ending.planned_on or clock.day_of(at))
    left_out = {
        "ending_gp": ending.has_no_gp and queries.gp_holder(episode) is None,
        "ending_referrer": episode.referral.referrer_profession == "parent",
        "ending_family": ending.family_letter_withheld,
    }
    return tuple(
        kind for kind, reader in ENDING_KINDS.items() if getattr(rule, reader) != "optional" and not left_out[kind]
    )


@action(needs=Permission.WRITE_LETTERS)
def write_ending_letter(*, by: Viewer, at: datetime, episode: CareEpisode, kind: str) -> Letter:
    """Draft one letter of the ending, also one that the profile leaves open; or write one anew that is older than it.

    Refuses a reader whom the record does not name, a letter that is there already, and a withheld family letter.
    """
    ending = _ending_under_way(by, at, episode)
    if kind not in ENDING_KINDS:
        raise RuleBroken("Choose which letter to write.", "kind")
    if kind == "ending_family" and ending.family_letter_withheld:
        raise RuleBroken("A practitioner decided not to send the family its letter. Take that back first.")
    there = queries.ending_letters(by, episode).get(kind)
    if there and there.outdated_at and there.status in UNSENT:
        words = _words(kind, story_of(by, episode, ending), there.recipient_name)
        said = {"salutation": words.salutation, "heading": words.heading, "body": words.body}
        return letters.rewrite_letter(by=by, at=at, letter=there, **said)
    if there and there.status != "cancelled":
        raise RuleBroken("This letter is written already. Open it to change it.")
    checks.refused(reader_of(episode, kind).fault)
    return _write(by, at, ending, kind, story_of(by, episode, ending))


def _write(by: Viewer, at: datetime, ending: Ending, kind: str, story: EndingStory) -> Letter:
    episode, reader = ending.episode, reader_of(ending.episode, kind)
    words = _words(kind, story, reader.name)
    letter = letters.write_letter(
        by=by,
        at=at,
        kind=kind,
        family=episode.family,
        infant=episode.relationship.infant,
        carer=episode.relationship.carer,
        recipient_kind=ENDING_KINDS[kind],
        recipient_person=reader.person,
        recipient_network_member=reader.network_member,
        recipient_name=reader.name,
        recipient_address=reader.address,
        salutation=words.salutation,
        heading=words.heading,
        body=words.body,
        reason=REASONS[kind],
        about="episode",
        about_ref=episode.ref,
    )
    EndingLetter.objects.create(service_id=by.service_id, created_at=at, ending=ending, letter=letter)
    return letter


def _words(kind: str, story: EndingStory, reader: str) -> Words:
    if kind == "ending_gp":
        return gp_ending_letter(story)
    return referrer_ending_letter(story, reader) if kind == "ending_referrer" else family_ending_letter(story)


@action(needs=Permission.GIVE_CARE)
def complete_ending(
    *, by: Viewer, at: datetime, episode: CareEpisode, ended_on: date | None = None, expected: int | None = None
) -> CareEpisode:
    """End the care: the episode and its allocations end, the referral closes with its last episode, and the follow-up
    falls due for whoever led (EN-01, EN-02, CF-15; hazards H02 and H29).

    Refuses a day still to come, while any blocking condition of the checklist is unmet, and care that has ended.
    """
    checks.ours(by, episode)
    current = checks.locked(episode)
    checks.refused(episode_move_refusal(current.status, "ended"))
    ending = _ending_under_way(by, at, current)
    day = ended_on or ending.planned_on or clock.day_of(at)
    _insist_day_has_come(day, clock.day_of(at))
    checks.not_before(day, current.accepted_on, "planned_on", "The ending", "when this family was accepted")
    checks.refused(ending_refusal(queries.ending_checklist(by, current, day)))
    change(ending, expected=expected, planned_on=day, completed_at=at, completed_by_id=by.person_id)
    _leave_a_follow_up(by, at, current, day)
    change(current, status="ended", ended_on=day)
    for held in Allocation.objects.filter(episode=current, ended_on__isnull=True):
        change(held, ended_on=max(day, held.started_on))
    _close_referral(by, at, current, ending.reason, day)
    episode.refresh_from_db()
    return episode


def _insist_day_has_come(day: date, today: date) -> None:
    if day > today:
        raise RuleBroken(
            f"The ending is planned for {day_words(day)}. Complete it on that day, or choose an earlier one.",
            "planned_on",
        )


def _leave_a_follow_up(by: Viewer, at: datetime, episode: CareEpisode, ended_on: date) -> FollowUp:
    """The follow-up is made before the care ends, so that no moment exists in which nobody answers for the family."""
    months = organisations.profile_on(by, ended_on).profile.follow_up_months.value
    return FollowUp.objects.create(
        service_id=by.service_id,
        created_at=at,
        episode=episode,
        due_on=follow_up_due(ended_on, months),
        owner_id=follow_up_owner(by, episode, clock.day_of(at)),
    )


def _close_referral(by: Viewer, at: datetime, episode: CareEpisode, reason: str, day: date) -> None:
    others = CareEpisode.objects.filter(service_id=by.service_id, referral_id=episode.referral_id)
    if others.exclude(status="ended").exists() or episode.referral.status != "accepted":
        return
    referrals.close_referral(by=by, at=at, referral=episode.referral, reason=reason, closed_on=day)
