"""The professionals round a family, and which of them leads (FD-12)."""

from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.actions.keeping import insist_of_this_service, insist_on_lengths
from nestling.families.models import Family, NetworkMember


@action(needs=Permission.EDIT_FAMILIES)
def add_network_member(
    *,
    by: Viewer,
    at: datetime,
    family: Family,
    name: str,
    profession: str,
    agency: str = "",
    address: str = "",
    phone: str = "",
    email: str = "",
    is_lead: bool = False,
    started_on: date | None = None,
) -> NetworkMember:
    """Write down a professional who works with the family; a new lead takes over from the one before.

    Refuses a profession that is in no list and a day to come.
    """
    insist_of_this_service(by, family)
    values = _checked(name=name, profession=profession, agency=agency, address=address, phone=phone, email=email)
    day = started_on or clock.day_of(at)
    if day > clock.day_of(at):
        raise RuleBroken("The day is in the future. Write down when they began.", "started_on")
    if is_lead:
        _let_go_of_lead(family)
    return NetworkMember.objects.create(
        service_id=by.service_id, family=family, is_lead=is_lead, started_on=day, created_at=at, **values
    )


@action(needs=Permission.EDIT_FAMILIES)
def change_network_member(
    *,
    by: Viewer,
    at: datetime,
    member: NetworkMember,
    expected: int | None,
    name: str,
    profession: str,
    agency: str = "",
    address: str = "",
    phone: str = "",
    email: str = "",
) -> NetworkMember:
    """Change how a professional is named and reached. Refuses one who has left and a version that is not the newest."""
    insist_of_this_service(by, member)
    _insist_here(member)
    values = _checked(name=name, profession=profession, agency=agency, address=address, phone=phone, email=email)
    return change(member, expected=expected, **values)


@action(needs=Permission.EDIT_FAMILIES)
def end_network_member(*, by: Viewer, at: datetime, member: NetworkMember, ended_on: date) -> NetworkMember:
    """A professional no longer works with the family. Refuses a day to come and a day before they began."""
    insist_of_this_service(by, member)
    _insist_here(member)
    if not member.started_on <= ended_on <= clock.day_of(at):
        raise RuleBroken("Give a day between the one they began and today.", "ended_on")
    return change(member, ended_on=ended_on, is_lead=False)


@action(needs=Permission.EDIT_FAMILIES)
def set_lead(*, by: Viewer, at: datetime, member: NetworkMember) -> NetworkMember:
    """Say that this professional leads; there is one lead at a time. Refuses one who has left."""
    insist_of_this_service(by, member)
    _insist_here(member)
    _let_go_of_lead(member.family)
    return change(member, is_lead=True)


def _checked(**values: str) -> dict[str, Any]:
    kept = {name: value.strip() for name, value in values.items()}
    if not kept["name"]:
        raise RuleBroken("Enter a name. If it is not known, write the team's.", "name")
    if not is_code("referrer_profession", kept["profession"]):
        raise RuleBroken("Choose the profession.", "profession")
    insist_on_lengths(NetworkMember, kept)
    return kept


def _insist_here(member: NetworkMember) -> None:
    if member.ended_on is not None:
        raise RuleBroken(f"{member.name} no longer works with this family.")


def _let_go_of_lead(family: Family) -> None:
    for other in NetworkMember.objects.filter(family=family, is_lead=True, ended_on__isnull=True):
        change(other, is_lead=False)
