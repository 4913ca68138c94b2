"""The end of care, its letters, and the follow-up half a year later."""

from datetime import date
from typing import Any

from nestling.care import actions as care
from nestling.care import queries
from nestling.care.models import CareEpisode
from nestling.core import clock
from nestling.demo import proportions, words
from nestling.demo.life import Life
from nestling.demo.referring import send, send_now
from nestling.demo.stage import Script
from nestling.families import queries as families
from nestling.letters import queries as letters

STEPS_BACK = ("universal", "universal", "targeted", "early_help", "charity")


def end(life: Life, episode: CareEpisode | None = None, *, reason: str = "") -> Script:
    """The ending is prepared, its letters are sent, and care ends."""
    current = episode or life.episode
    yield life.later(3, 9)
    prepare(life, current, reason=reason)
    yield from close_goals(life, current)
    written = life.do(care.write_ending_letters, episode=current).written
    for letter in written:
        yield from send(life, letter, _way(life, letter))
    yield life.later(0, 2)
    for letter in letters.unsent(life.lead, "episode", current.ref):
        send_now(life, letter)
    life.do(care.complete_ending, episode=current, ended_on=clock.today())
    _let_go(life)


def _way(life: Life, letter: Any) -> str:
    """By post, unless a family member has said that post is not safe."""
    if letter.recipient_kind != "family":
        return "post"
    safe = families.safe_contact(life.lead, letter.recipient_person)
    return "post" if safe and safe.may_write else "by_hand"


def _let_go(life: Life) -> None:
    if all(each.status == "ended" for each in life.episodes) and life in life.stage.in_care:
        life.stage.in_care.remove(life)
        life.stage.caseloads[life.lead.person_id] -= 1


def prepare(life: Life, episode: CareEpisode, *, reason: str = "", planned_on: date | None = None) -> None:
    """What is known about the ending: why, what was done, where the family turns next."""
    life.do(
        care.prepare_ending,
        episode=episode,
        planned_on=planned_on or clock.today(),
        reason=reason or proportions.CLOSURES.one(life.luck),
        summary=life.say(life.household.theme.summary),
        signposted_to=life.one_of(words.GOODBYES),
        step_back_to=life.luck.choice(STEPS_BACK),
    )


def close_goals(life: Life, episode: CareEpisode) -> Script:
    """What became of each goal."""
    yield life.later(0)
    for goal in queries.goals_of(life.lead, episode):
        if goal.closed_on is None:
            became = life.luck.choice(("Reached, she says, and then some.", "On the way. They go on by themselves."))
            life.do(care.close_goal, goal=goal, closing_words=became)


def follow_up(life: Life, *, is_done: bool = True) -> Script:
    """The call when it falls due; calls that nobody answers are written down too."""
    kept = queries.follow_up_of(life.lead, life.episode)
    yield life.on(kept.due_on)
    outcome = proportions.FOLLOW_UP_OUTCOMES.one(life.luck) if is_done else "no_reply"
    yield life.later(0, 6)
    if outcome == "no_reply":
        life.do(care.try_follow_up, follow_up=kept, words="No answer, no message left.")
        yield life.later(2, 6)
        if not is_done:
            return
        life.do(care.try_follow_up, follow_up=kept, words="No answer. Card sent with our number.")
        yield life.later(5, 9)
    life.do(care.record_follow_up, follow_up=kept, outcome=outcome, words=life.say(words.FOLLOWED_UP[outcome]))
