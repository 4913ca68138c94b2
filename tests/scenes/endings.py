"""Endings for tests: prepared, with its letters sent, completed, followed up; made by playing the real actions."""

from datetime import date, datetime, timedelta
from typing import Any

from nestling.care import actions, queries
from nestling.care.models import CareEpisode, FollowUp
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from tests.scenes import MONDAY
from tests.scenes import care as care_scenes
from tests.scenes import letters as letter_scenes

PREPARED: dict[str, Any] = {
    "reason": "completed",
    "summary": "Ash and Robin found their way back to each other in feeds and in play.",
    "signposted_to": "The baby group on Thursdays\nJo Example, health visitor",
    "step_back_to": "universal",
}
LATER = MONDAY + timedelta(days=14)


def in_care(by: Viewer, decider: Viewer, tie: CaregivingRelationship | None = None, **carer: Any) -> CareEpisode:
    """An episode led by `by`, met once; the GP and the address are known, and post is safe."""
    tie = tie or letter_scenes.family(by, **carer)
    letter_scenes.asked(by, tie)
    episode = care_scenes.begun(by, decider, tie)
    care_scenes.met(by, episode)
    episode.refresh_from_db()
    return episode


def prepared(by: Viewer, episode: CareEpisode, at: datetime = LATER, **said: Any) -> CareEpisode:
    """An ending of which everything is written but its letters."""
    actions.prepare_ending(by=by, at=at, episode=episode, **(PREPARED | {"planned_on": at.date()} | said))
    return episode


def ready(by: Viewer, episode: CareEpisode, at: datetime = LATER, **said: Any) -> CareEpisode:
    """An ending whose every letter has gone."""
    prepared(by, episode, at, **said)
    actions.write_ending_letters(by=by, at=at, episode=episode)
    for letter in queries.ending_letters(by, episode).values():
        letter_scenes.sent(by, letter, at)
    return episode


def ended(by: Viewer, decider: Viewer, at: datetime = LATER, **said: Any) -> CareEpisode:
    """Care that has ended, with its follow-up."""
    episode = ready(by, in_care(by, decider), at, **said)
    return actions.complete_ending(by=by, at=at, episode=episode)


def follow_up(by: Viewer, decider: Viewer, at: datetime = LATER) -> FollowUp:
    """The follow-up of care that has ended."""
    found = queries.follow_up_of(by, ended(by, decider, at))
    assert found is not None
    return found


def six_months_on(follow_up: FollowUp) -> datetime:
    """Ten in the morning on the day on which a follow-up is due."""
    due: date = follow_up.due_on
    return datetime(due.year, due.month, due.day, 10, tzinfo=MONDAY.tzinfo)
