"""All that may be done with a service: open it, schedule a version of its profile, name its teams and places."""

from dataclasses import replace
from datetime import datetime

from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.viewing import Viewer, asking_as
from nestling.organisations.models import ProfileVersion, Service, Team, Venue
from nestling.organisations.profiles import Profile, write_profile

THE_SYSTEM = Viewer(person_id=0, name="Nestling", service_id=0)
"""Who acts while a service is being set up, before anybody has an account."""


@action()
def open_service(
    *,
    by: Viewer,
    at: datetime,
    code: str,
    name: str,
    postal_name: str,
    profiles: tuple[Profile, ...],
    address: str = "",
    phone: str = "",
    is_demonstration: bool = False,
) -> Service:
    """Open a service with the versions of its profile. Refuses a code already taken and a service without a profile."""
    if not profiles:
        raise RuleBroken("A service needs at least one version of its profile.")
    if Service.objects.filter(code=code).exists():
        raise RuleBroken(f"There is already a service with the code {code}.", "code")
    service = Service.objects.create(
        code=code,
        name=name,
        postal_name=postal_name,
        address=address,
        phone=phone,
        is_demonstration=is_demonstration,
        created_at=at,
    )
    with asking_as(service.pk, by.person_id):
        for profile in profiles:
            _keep_version(replace(by, service_id=service.pk), at, profile, "The profile that the service began with.")
    return service


def _keep_version(by: Viewer, at: datetime, profile: Profile, reason: str) -> ProfileVersion:
    return ProfileVersion.objects.create(
        service_id=by.service_id,
        starts_on=profile.starts_on,
        text=write_profile(profile),
        reason=reason,
        created_by_id=by.person_id or None,
        created_at=at,
    )


@action(needs="edit_profile")
def schedule_profile(*, by: Viewer, at: datetime, profile: Profile, reason: str) -> ProfileVersion:
    """Set how the service will work from a future day. Refuses a day that is past, and a day that has a version."""
    if profile.starts_on <= clock.day_of(at):
        raise RuleBroken(
            "A change must start on a future day, because decisions already made rest on today's settings.", "starts_on"
        )
    if ProfileVersion.objects.filter(service_id=by.service_id, starts_on=profile.starts_on).exists():
        raise RuleBroken(
            "Another version already starts on that day. Choose another day, or withdraw it first.", "starts_on"
        )
    return _keep_version(by, at, profile, reason)


@action(needs="edit_profile")
def withdraw_scheduled_profile(*, by: Viewer, at: datetime, version: ProfileVersion) -> None:
    """Take back a version that has not begun. Refuses one that has: decisions may rest on it."""
    if version.service_id != by.service_id:
        raise NotFound
    if version.starts_on <= clock.day_of(at):
        raise RuleBroken("This version has already begun, so it stays. Schedule a new one instead.")
    version.delete()


@action(needs="edit_profile")
def add_team(*, by: Viewer, at: datetime, name: str, agency: str = "") -> Team:
    """Name a team that the service consults with. Refuses a name already there and one that is too long."""
    _insist_short(name)
    if Team.objects.filter(service_id=by.service_id, name=name).exists():
        raise RuleBroken(f"There is already a team called {name}.", "name")
    return Team.objects.create(service_id=by.service_id, name=name, agency=agency, created_at=at)


@action(needs="edit_profile")
def add_venue(*, by: Viewer, at: datetime, name: str, address: str = "") -> Venue:
    """Name a place where families are met. Refuses a name already there and one that is too long."""
    _insist_short(name)
    if Venue.objects.filter(service_id=by.service_id, name=name).exists():
        raise RuleBroken(f"There is already a place called {name}.", "name")
    return Venue.objects.create(service_id=by.service_id, name=name, address=address, created_at=at)


def _insist_short(name: str) -> None:
    if not 0 < len(name) <= 120:
        raise RuleBroken("Give a name of at most 120 characters.", "name")
