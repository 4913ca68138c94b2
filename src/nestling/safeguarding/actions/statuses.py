"""The statuses of a child begin and end, each with its days, never as one flag (CF-09, SG-05)."""

from datetime import date, datetime, timedelta

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.phrases import day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.safeguarding.models import ProtectionStatus
from nestling.safeguarding.rules import STATUS_KINDS, status_days_fault, status_label, status_refusal


@action(needs=Permission.EDIT_FAMILIES)
def set_protection_status(
    *,
    by: Viewer,
    at: datetime,
    person: Person,
    kind: str,
    started_on: date,
    is_proposed: bool = False,
    ended_on: date | None = None,
    legal_status: str = "",
    authority: str = "",
    note: str = "",
) -> ProtectionStatus:
    """Write down that a status of a child begins. A proposed investigation ends when the investigation begins.

    Refuses an adult, a status that does not fit the child's birth, days that cannot be, and a second one of its kind.
    """
    _insist_of_this_service(by, person)
    _insist_known(kind, legal_status, authority, note)
    is_born = person.born_on is not None and person.born_on <= started_on
    if refusal := status_refusal(kind, is_proposed=is_proposed, is_born=is_born):
        raise RuleBroken(refusal, "kind")
    if fault := status_days_fault(started_on, ended_on, clock.day_of(at), born_on=person.born_on, due_on=person.due_on):
        raise RuleBroken(fault[1], fault[0])
    if kind == "investigation" and not is_proposed:
        _let_the_proposal_end(person, started_on)
    _insist_no_second(person, kind, started_on, ended_on)
    return ProtectionStatus.objects.create(
        service_id=by.service_id,
        person=person,
        kind=kind,
        is_proposed=is_proposed,
        started_on=started_on,
        ended_on=ended_on,
        legal_status=legal_status if kind == "looked_after" else "",
        authority=authority.strip(),
        note=note.strip(),
        created_at=at,
    )


def _insist_known(kind: str, legal_status: str, authority: str, note: str) -> None:
    if kind not in STATUS_KINDS:
        raise RuleBroken("Choose one of the statuses in the list.", "kind")
    if legal_status and not is_code("looked_after_status", legal_status):
        raise RuleBroken("Choose how the child is looked after.", "legal_status")
    if len(authority) > 120:
        raise RuleBroken("This is too long: write at most 120 characters.", "authority")
    if len(note) > 20_000 or "\x00" in note + authority:
        raise RuleBroken("This note cannot be kept: shorten it, and take out odd signs.", "note")


def _let_the_proposal_end(person: Person, started_on: date) -> None:
    """What was proposed has begun: the proposal ends the day before, or leaves no day of its own behind."""
    rows = ProtectionStatus.objects.filter(person=person, kind="investigation", is_proposed=True)
    proposal = rows.filter(ended_on__isnull=True).first()
    if proposal is None or proposal.started_on > started_on:
        return
    if proposal.started_on == started_on:
        raise RuleBroken(
            "The investigation was proposed on that day. Give the day after, or end the proposal.", "started_on"
        )
    change(proposal, ended_on=started_on - timedelta(days=1))


def _insist_no_second(person: Person, kind: str, started_on: date, ended_on: date | None) -> None:
    rows = ProtectionStatus.objects.filter(person=person, kind=kind).order_by("started_on")
    until = ended_on or date.max
    clash = next((r for r in rows if r.started_on <= until and (r.ended_on is None or r.ended_on >= started_on)), None)
    if clash is None:
        return
    label, began = status_label(kind, is_proposed=clash.is_proposed), day_words(clash.started_on)
    until_words = f" until {day_words(clash.ended_on)}" if clash.ended_on else ""
    raise RuleBroken(
        f"{person} has “{label}” from {began}{until_words}. End that one, or check the days.", "started_on"
    )


@action(needs=Permission.EDIT_FAMILIES)
def end_protection_status(
    *, by: Viewer, at: datetime, status: ProtectionStatus, ended_on: date, expected: int | None = None
) -> ProtectionStatus:
    """A status of a child ends on a day. Refuses one that has ended, a day to come and a day before it began."""
    _insist_of_this_service(by, status)
    if status.ended_on is not None:
        raise RuleBroken(f"This status ended on {day_words(status.ended_on)}.")
    if not status.started_on <= ended_on <= clock.day_of(at):
        raise RuleBroken("Give a day between the one it began and today.", "ended_on")
    return change(status, expected=expected, ended_on=ended_on)


@action(needs=Permission.EDIT_FAMILIES)
def end_unborn_plans(*, by: Viewer, at: datetime, person: Person) -> tuple[ProtectionStatus, ...]:
    """A plan for an unborn baby ends on the day of birth; what follows it is recorded anew (SG-05)."""
    _insist_of_this_service(by, person)
    rows = ProtectionStatus.objects.filter(person=person, kind="unborn_plan", ended_on__isnull=True)
    born_on = person.born_on or clock.day_of(at)
    return tuple(change(row, ended_on=max(row.started_on, born_on)) for row in rows)


def _insist_of_this_service(by: Viewer, record: Person | ProtectionStatus) -> None:
    if record.service_id != by.service_id:
        raise NotFound
