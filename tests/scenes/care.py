"""Care for tests: a relationship accepted, in somebody's charge, met a number of times; made by the real actions."""

from datetime import date, datetime, timedelta
from typing import Any

from nestling.care import actions
from nestling.care.models import CareEpisode, Contact, Review
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.organisations import actions as organisations
from nestling.organisations.profiles import changed
from nestling.organisations.queries import profile_on
from tests.scenes import MONDAY
from tests.scenes import consultation as consultation_scenes
from tests.scenes import referrals as referral_scenes

WEEK = timedelta(days=7)
AFTERNOON = MONDAY + timedelta(hours=5)


def accepted(
    by: Viewer, decider: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY
) -> CareEpisode:
    """The episode of a referral that was just accepted; in Leeds its gate is still closed."""
    referral = referral_scenes.in_triage(by, tie, at)
    (episode,) = actions.accept_referral(by=decider, at=at, referral=referral)
    return episode


def begun(by: Viewer, decider: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY) -> CareEpisode:
    """An episode in the charge of `by`, whose gate is open."""
    episode = accepted(by, decider, tie, at)
    actions.allocate(by=decider, at=at, episode=episode, practitioner_id=by.person_id)
    if episode.gate != "none":
        consultation_scenes.face_to_face(by, episode.relationship, at)
        actions.pass_gate(by=by, at=at, episode=episode)
    return episode


def met(by: Viewer, episode: CareEpisode, held_at: datetime = AFTERNOON, **said: Any) -> Contact:
    """One attended home visit with both people of the relationship, an hour long, unless the test says otherwise."""
    usual: dict[str, Any] = {
        "kind": "direct",
        "attendance": "on_time",
        "form": "home_visit",
        "mechanism": "face_to_face",
        "place": "home",
        "direct_minutes": 60,
        "attendees": (episode.relationship.infant, episode.relationship.carer),
    }
    return actions.record_contact(by=by, at=held_at, episode=episode, held_at=held_at, **(usual | said))


def met_times(by: Viewer, episode: CareEpisode, times: int, start: datetime = AFTERNOON) -> list[Contact]:
    """Attended home visits, a day apart."""
    return [met(by, episode, start + timedelta(days=day)) for day in range(times)]


def review_due(by: Viewer, episode: CareEpisode) -> Review:
    """The review that the sixth contact raises."""
    met_times(by, episode, 6)
    return Review.objects.get(episode=episode, done_on__isnull=True)


def looks_back_every(manager: Viewer, weeks: int, starts_on: date) -> None:
    """From a day on, the service asks for a review after so many weeks without one."""
    now = profile_on(manager, MONDAY.date()).profile
    rule = {"value": weeks, "status": "product_default", "source": "Set by the service", "note": "As we agreed."}
    profile = changed(now, {"starts_on": starts_on, "review_every_weeks": rule})
    organisations.schedule_profile(by=manager, at=MONDAY, profile=profile, reason="As we agreed.")
