"""Groups for several families: opening and closing one, who has a place, and the register of each meeting (CT-09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.actions.contacts import ContactSaid, keep_contact
from nestling.care.models import CareEpisode, Contact, Group, GroupPlace, GroupSession
from nestling.care.rules import is_attended
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import RuleBroken
from nestling.core.phrases import counted, day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.organisations.models import Venue

LONGEST_SESSION = 24 * 60


@action(needs=Permission.GIVE_CARE)
def open_group(
    *,
    by: Viewer,
    at: datetime,
    name: str,
    modality: str = "",
    venue: Venue | None = None,
    led_by_id: int | None = None,
    partner: str = "",
    started_on: date | None = None,
) -> Group:
    """Begin a group, with the partner who leads it beside us if there is one (IN-12).

    Refuses no name, one that a running group has, a way of working in no table, and a leader who gives no care here.
    """
    values = _group_values(by, name, modality, venue, led_by_id or by.person_id, partner)
    return Group.objects.create(
        service_id=by.service_id, created_at=at, started_on=started_on or clock.day_of(at), **values
    )


@action(needs=Permission.GIVE_CARE)
def change_group(
    *,
    by: Viewer,
    at: datetime,
    group: Group,
    name: str,
    led_by_id: int,
    started_on: date,
    modality: str = "",
    venue: Venue | None = None,
    partner: str = "",
    expected: int | None = None,
) -> Group:
    """Put right what is written of a group; the meetings that were held keep what they were recorded with.

    Refuses a group that has ended, what `open_group` refuses, a first day to come or after the first
    meeting, and a version that is no longer the newest (hazard H20).
    """
    checks.ours(by, group)
    _running(group)
    values = _group_values(by, name, modality, venue, led_by_id, partner, group)
    checks.not_to_come(started_on, at, "started_on", "The first day")
    first = GroupSession.objects.filter(group=group).order_by("held_at").values_list("held_at", flat=True).first()
    if first is not None and started_on > clock.day_of(first):
        words = f"The group met on {day_words(clock.day_of(first))}, so its first day cannot be after that."
        raise RuleBroken(f"{words} Check the day.", "started_on")
    return change(group, expected=expected, started_on=started_on, **values)


def _group_values(
    by: Viewer,
    name: str,
    modality: str,
    venue: Venue | None,
    led_by_id: int,
    partner: str,
    group: Group | None = None,
) -> dict[str, Any]:
    """What is kept of a group, once nothing stands against it; a leader who has left the team may stay named."""
    checks.ours(by, venue)
    if not name.strip():
        raise RuleBroken("Give the group a name that its families would know.", "name")
    checks.no_longer_than(120, [("name", name)])
    checks.no_longer_than(160, [("partner", partner)])
    running = Group.objects.filter(service_id=by.service_id, ended_on__isnull=True, name__iexact=name.strip())
    if running.exclude(pk=group.pk if group else None).exists():
        raise RuleBroken("A group of this name is running already. Give this one another name.", "name")
    checks.coded("modality", modality, "modality", "Choose the kind of group from the list.")
    stays = group is not None and group.led_by_id == led_by_id
    if not stays and all(member.user_id != led_by_id for member in queries.practitioners(by)):
        raise RuleBroken("Choose a colleague whose role gives care to families.", "led_by")
    return {
        "name": name.strip(),
        "modality": modality,
        "venue": venue,
        "led_by_id": led_by_id,
        "partner": partner.strip(),
    }


@action(needs=Permission.GIVE_CARE)
def end_group(*, by: Viewer, at: datetime, group: Group, ended_on: date | None = None) -> Group:
    """Close a group. Refuses one that is closed, one in which families hold places, and a day before its last meeting.

    The places are given back first, one by one, so that no family leaves a group without somebody knowing it.
    """
    checks.ours(by, group)
    day = ended_on or clock.day_of(at)
    _running(group)
    if held := GroupPlace.objects.filter(group=group, left_on__isnull=True).count():
        families = counted(held, "family still has a place", "families still have places")
        raise RuleBroken(f"{families} in this group. Give each place back on the group's page, then end it.")
    checks.not_to_come(day, at, "ended_on", "The last day")
    checks.not_before(day, group.started_on, "ended_on", "The last day", "when the group began")
    last = GroupSession.objects.filter(group=group).order_by("-held_at").first()
    if last is not None:
        checks.not_before(day, clock.day_of(last.held_at), "ended_on", "The last day", "when the group last met")
    return change(group, ended_on=day)


def _running(group: Group) -> None:
    if group.ended_on is not None:
        raise RuleBroken("This group has ended. Open a new one for the families who go on.")


@action(needs=Permission.GIVE_CARE)
def give_place(*, by: Viewer, at: datetime, group: Group, episode: CareEpisode) -> GroupPlace:
    """Give a relationship in care a place in a group. Refuses a group or care that has ended, and a second place."""
    checks.ours(by, group, episode)
    _running(group)
    checks.under_way(episode, "it can have no place in a group")
    if GroupPlace.objects.filter(group=group, episode=episode, left_on__isnull=True).exists():
        raise RuleBroken("This family has a place in the group already.", "episode")
    return GroupPlace.objects.create(
        service_id=by.service_id, created_at=at, group=group, episode=episode, joined_on=clock.day_of(at)
    )


@action(needs=Permission.GIVE_CARE)
def end_place(*, by: Viewer, at: datetime, place: GroupPlace, left_on: date | None = None) -> GroupPlace:
    """Let a family leave a group, today unless another day is said.

    Refuses a place that has ended, a day to come, and one before the family joined or last came.
    """
    checks.ours(by, place)
    if place.left_on is not None:
        raise RuleBroken("This family has left the group already.")
    day = left_on or max(clock.day_of(at), place.joined_on)
    if left_on is not None:
        checks.not_to_come(day, at, "left_on", "The day they left")
        checks.not_before(day, place.joined_on, "left_on", "The day they left", "when they joined")
        _not_before_they_last_came(place, day)
    return change(place, left_on=day)


def _not_before_they_last_came(place: GroupPlace, day: date) -> None:
    came = Contact.objects.filter(group_session__group=place.group_id, episode=place.episode_id, is_attended=True)
    last = came.order_by("-held_at").first()
    if last is not None:
        checks.not_before(day, clock.day_of(last.held_at), "left_on", "The day they left", "when they last came")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One line of a register: a family, whether it came, and who of it."""

    episode: CareEpisode
    attendance: str
    people: tuple[Person, ...] = ()
    observation: str = ""


@action(needs=Permission.GIVE_CARE)
def hold_session(
    *,
    by: Viewer,
    at: datetime,
    group: Group,
    held_at: datetime,
    minutes: int,
    attendances: Iterable[Attendance],
    note: str = "",
) -> GroupSession:
    """Keep one meeting with its register: each family has a contact of its own, with the meeting's full length.

    Refuses a group that has ended, a day before it began, minutes that cannot be, an empty register, a family twice,
    and whatever `record_contact` refuses for any one of them; then nothing is kept for any.
    """
    lines = tuple(attendances)
    checks.ours(by, group, *(line.episode for line in lines))
    _running(group)
    _check_meeting(group, at, held_at, minutes, lines)
    session = GroupSession.objects.create(
        service_id=by.service_id, created_at=at, group=group, held_at=held_at, minutes=minutes, note=note
    )
    # Locking families in one order keeps two registers saved at once from waiting for each other.
    for line in sorted(lines, key=lambda each: each.episode.pk):
        _keep_line(by, at, session, line)
    return session


def _check_meeting(group: Group, at: datetime, held_at: datetime, minutes: int, lines: tuple[Attendance, ...]) -> None:
    if held_at > at + checks.GRACE:
        raise RuleBroken("A meeting is recorded once it has happened. Check the date and the time.", "held_at")
    checks.not_before(clock.day_of(held_at), group.started_on, "held_at", "The meeting", "when the group began")
    if not 1 <= minutes <= LONGEST_SESSION:
        raise RuleBroken(f"The minutes must be between 1 and {LONGEST_SESSION:,}.", "minutes")
    if not lines:
        raise RuleBroken("Give at least one family a place in the group before its meeting is recorded.")
    if len({line.episode.pk for line in lines}) < len(lines):
        raise RuleBroken("A family is in the register twice. Keep one line for each.")


def _keep_line(by: Viewer, at: datetime, session: GroupSession, line: Attendance) -> Contact:
    group = session.group
    came = is_attended("direct", line.attendance)
    said = ContactSaid(
        kind="direct",
        held_at=session.held_at,
        attendance=line.attendance,
        form="group",
        mechanism="face_to_face",
        place="community_venue" if group.venue_id else "",
        venue=group.venue,
        direct_minutes=session.minutes if came else 0,
        modality=group.modality,
        partner_name=group.partner[:120],
        observation=line.observation,
        note=session.note,
        held_by_id=group.led_by_id,
    )
    try:
        return keep_contact(
            by=by, at=at, episode=line.episode, said=said, attendees=line.people if came else (), session=session
        )
    except RuleBroken as broken:
        raise RuleBroken(f"{line.episode.relationship}: {broken.sentence}") from broken
