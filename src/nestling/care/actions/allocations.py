"""Giving practitioners charge of relationships, taking it back, and handing all of it over when somebody leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.models import Allocation, CareEpisode, FollowUp
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotPermitted, RuleBroken
from nestling.core.phrases import counted
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.letters.actions import hand_over_letters_of
from nestling.safeguarding.actions import hand_over_actions


@action(needs=Permission.ALLOCATE)
def allocate(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    practitioner_id: int,
    is_lead: bool = True,
    started_on: date | None = None,
) -> Allocation:
    """Give a practitioner charge of an episode, as its lead or beside the lead.

    A new lead takes over from the old one, who stays on beside them. Refuses care that has ended, a day that cannot
    be, somebody whose role gives no care that day, somebody who has charge already, and a first one who does not lead.
    """
    checks.ours(by, episode)
    checks.under_way(episode, "nobody can be given charge of it")
    day = started_on or clock.day_of(at)
    checks.not_to_come(day, at, "started_on", "The first day")
    checks.not_before(day, episode.accepted_on, "started_on", "The first day", "when this family was accepted")
    _works_here(by, practitioner_id, day)
    held = Allocation.objects.filter(episode=checks.locked(episode), ended_on__isnull=True)
    lead = held.filter(is_lead=True).first()
    own = held.filter(practitioner_id=practitioner_id).first()
    if own is not None and (own.is_lead or not is_lead):
        raise RuleBroken("This practitioner has charge of this family already.", "practitioner")
    if lead is None and not is_lead:
        raise RuleBroken("Choose a lead first, so that one person answers for this family.", "is_lead")
    if lead is not None and is_lead:
        change(lead, is_lead=False)
    if own is not None:
        return change(own, is_lead=True)
    return Allocation.objects.create(
        service_id=by.service_id,
        created_at=at,
        episode=episode,
        practitioner_id=practitioner_id,
        allocated_at=at,
        allocated_by_id=by.person_id,
        is_lead=is_lead,
        started_on=day,
    )


def _works_here(by: Viewer, practitioner_id: int, day: date) -> None:
    if all(member.user_id != practitioner_id for member in queries.practitioners(by, day)):
        raise RuleBroken("Choose a colleague whose role gives care to families on that day.", "practitioner")


@action(needs=Permission.ALLOCATE)
def end_allocation(*, by: Viewer, at: datetime, allocation: Allocation, ended_on: date | None = None) -> Allocation:
    """Take a practitioner's charge of an episode back.

    Refuses the lead of care that goes on: another lead is chosen first, so that nobody is left alone (hazard H02).
    """
    checks.ours(by, allocation)
    day = ended_on or clock.day_of(at)
    if allocation.ended_on is not None:
        raise RuleBroken("This charge has ended already.")
    checks.not_to_come(day, at, "ended_on", "The last day")
    checks.not_before(day, allocation.started_on, "ended_on", "The last day", "when this charge began")
    if allocation.is_lead and allocation.episode.status != "ended":
        raise RuleBroken("Choose another lead first, so that this family is never without one.")
    return change(allocation, ended_on=day)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What moved when somebody handed over all their work."""

    episodes: int
    follow_ups: int
    letters: int
    concern_actions: int

    @property
    def words(self) -> str:
        return ", ".join(
            (
                counted(self.episodes, "family", "families"),
                counted(self.follow_ups, "follow-up"),
                counted(self.letters, "letter"),
                counted(self.concern_actions, "safeguarding action"),
            )
        )


@action()
def hand_over_all(*, by: Viewer, at: datetime, from_id: int, to_id: int) -> HandedOver:
    """Move everything that one person answers for to another, before they leave: nothing is orphaned (hazard H02).

    Refuses people who may neither allocate nor end roles, the same person twice, and a receiver whose role gives no
    care today.
    """
    if not by.may(Permission.ALLOCATE) and not by.may(Permission.EDIT_STAFF):
        raise NotPermitted("Your role does not hand over other people's work. Ask your service manager.")
    if from_id == to_id:
        raise RuleBroken("Choose somebody else to take over.", "to")
    _works_here(by, to_id, clock.day_of(at))
    episodes = [_move(by, at, each, to_id) for each in queries.open_allocations_of(by, from_id)]
    return HandedOver(
        episodes=len(episodes),
        follow_ups=_follow_ups(by, from_id, to_id),
        letters=hand_over_letters_of(by=by, at=at, from_id=from_id, to_id=to_id),
        concern_actions=hand_over_actions(by=by, at=at, from_id=from_id, to_id=to_id),
    )


def _move(by: Viewer, at: datetime, held: Allocation, to_id: int) -> Allocation:
    day = max(clock.day_of(at), held.started_on)
    was_lead = held.is_lead
    change(held, ended_on=day)
    own = Allocation.objects.filter(episode=held.episode_id, practitioner_id=to_id, ended_on__isnull=True).first()
    if own is not None:
        return change(own, is_lead=own.is_lead or was_lead)
    return Allocation.objects.create(
        service_id=by.service_id,
        created_at=at,
        episode_id=held.episode_id,
        practitioner_id=to_id,
        allocated_at=at,
        allocated_by_id=by.person_id,
        is_lead=was_lead,
        started_on=day,
    )


def _follow_ups(by: Viewer, from_id: int, to_id: int) -> int:
    owned = FollowUp.objects.filter(service_id=by.service_id, owner_id=from_id, status="due")
    return sum(1 for each in owned if change(each, owner_id=to_id))
