"""Writing the formulation and plan of a relationship, and its goals in the family's own words."""

from collections.abc import Iterable
from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import CareEpisode, Goal, Plan
from nestling.care.rules import plan_refusal
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import RuleBroken, StaleVersion
from nestling.core.records import STALE, change
from nestling.core.viewing import Viewer
from nestling.families.models import Person

NO_PLAN_YET = 0
"""The version that a page shows while nobody has written a plan."""


@action(needs=Permission.GIVE_CARE)
def write_plan(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    expected: int | None = None,
    formulation: str = "",
    plan: str = "",
    professional_view: str = "",
    parent_barrier: str = "",
    modalities: Iterable[str] = (),
    agreed_on: date | None = None,
    agreed_with: str = "",
) -> Plan:
    """Write the plan of an episode, or write it anew over the version `expected` (`NO_PLAN_YET` for the first).

    Refuses care that has ended, an empty plan, a way of working that the service does not offer, work with a parent
    alone without the barrier it removes (IN-06), a day that cannot be, and somebody else's newer version (hazard H20).
    """
    checks.ours(by, episode)
    checks.under_way(episode, "its plan stays as it is")
    current = checks.locked(episode)
    kept = queries.plan_of(by, current)
    values = {
        "formulation": formulation,
        "plan": plan,
        "professional_view": professional_view,
        "parent_barrier": parent_barrier,
        "modalities": list(dict.fromkeys(modalities)),
        "agreed_on": agreed_on,
        "agreed_with": agreed_with,
    }
    _check(by, at, current, kept, values)
    written = {"written_by_id": by.person_id, "updated_at": at}
    if kept is None:
        return Plan.objects.create(service_id=by.service_id, created_at=at, episode=current, **values, **written)
    if expected is not None and expected != kept.version:
        raise StaleVersion(STALE, {name: getattr(kept, name) for name in (*values, "version")})
    return change(kept, expected=expected, **values, **written)


def _check(by: Viewer, at: datetime, episode: CareEpisode, kept: Plan | None, values: dict[str, object]) -> None:
    if not any((values["formulation"], values["plan"], values["professional_view"], values["modalities"])):
        raise RuleBroken("Write at least the formulation or the plan.", "formulation")
    offered = dict(queries.modality_choices(by, tuple(kept.modalities) if kept else ()))
    if any(code not in offered for code in values["modalities"]):
        raise RuleBroken("Choose ways of working that this service offers.", "modalities")
    checks.refused(plan_refusal(values["modalities"], values["parent_barrier"]), "parent_barrier")
    checks.no_longer_than(200, [("agreed_with", values["agreed_with"])])
    if values["agreed_on"]:
        checks.not_to_come(values["agreed_on"], at, "agreed_on", "The day of the agreement")
        because = "when the referral was received"
        checks.not_before(
            values["agreed_on"], episode.clock_started_on, "agreed_on", "The day of the agreement", because
        )


@action(needs=Permission.GIVE_CARE)
def set_goal(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    words: str,
    whose: Person | None = None,
    set_on: date | None = None,
) -> Goal:
    """Keep a goal in the family's own words (IN-09). Refuses no words, a stranger's goal, and a day that cannot be."""
    checks.ours(by, episode, whose)
    checks.under_way(episode, "no goal can be added")
    day = set_on or clock.day_of(at)
    if not words.strip():
        raise RuleBroken("Write the goal in the family's own words.", "words")
    if whose is not None and all(person.pk != whose.pk for person in queries.people_of(by, episode)):
        raise RuleBroken("Choose somebody of this family.", "whose")
    checks.not_to_come(day, at, "set_on", "The day")
    checks.not_before(day, episode.clock_started_on, "set_on", "The day", "when the referral was received")
    return Goal.objects.create(
        service_id=by.service_id, created_at=at, episode=episode, words=words.strip(), whose=whose, set_on=day
    )


@action(needs=Permission.GIVE_CARE)
def close_goal(*, by: Viewer, at: datetime, goal: Goal, closing_words: str, closed_on: date | None = None) -> Goal:
    """Say what became of a goal. Refuses one that is closed, no words, and a day before it was set."""
    checks.ours(by, goal)
    day = closed_on or clock.day_of(at)
    if goal.closed_on is not None:
        raise RuleBroken("This goal is closed already.")
    if not closing_words.strip():
        raise RuleBroken("Write a few words on what became of this goal.", "closing_words")
    checks.not_to_come(day, at, "closed_on", "The day")
    checks.not_before(day, goal.set_on, "closed_on", "The day", "when the goal was set")
    return change(goal, closed_on=day, closing_words=closing_words.strip())
