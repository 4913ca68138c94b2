"""What may be read of a service: how it works on a day, its teams and its places."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from nestling.core.errors import NotFound
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer, remembered
from nestling.organisations.models import ProfileVersion, Service, Team, Venue
from nestling.organisations.profiles import Profile, read_profile


@dataclass(frozen=True, slots=True)
class VersionInForce:
    """A kept version of the profile and what it says."""

    pk: int
    ref: str
    starts_on: date
    profile: Profile


@lru_cache(maxsize=64)
def _profile_in(ref: str, version: int) -> Profile:
    # A kept text never changes, and fetching and reading it costs more than the page that asks for it.
    return read_profile(ProfileVersion.objects.values_list("text", flat=True).get(ref=ref, version=version))


def service(viewer: Viewer) -> Service:
    """The viewer's service."""
    return one(Service.objects.all(), pk=viewer.service_id)


def profile_on(viewer: Viewer, day: date) -> VersionInForce:
    """The profile version in force on a day; before the first begins, the first. Raises `NotFound` if there is none."""
    kept = profile_versions(viewer)
    if not kept:
        raise NotFound
    begun = [version for version in kept if version.starts_on <= day]
    return begun[-1] if begun else kept[0]


def profile_versions(viewer: Viewer) -> tuple[VersionInForce, ...]:
    """Every version of the viewer's service profile, earliest first."""
    return remembered(
        ("profile versions", viewer.service_id),
        lambda: tuple(
            VersionInForce(each.pk, each.ref, each.starts_on, _profile_in(each.ref, each.version))
            for each in _versions(viewer)
        ),
    )


@question
def _versions(viewer: Viewer) -> "QuerySet[ProfileVersion]":
    rows = ProfileVersion.objects.filter(service_id=viewer.service_id).order_by("starts_on")
    return rows.only("ref", "starts_on", "version")


def teams(viewer: Viewer) -> tuple[Team, ...]:
    """The teams that the service consults with, by name."""
    return tuple(Team.objects.filter(service_id=viewer.service_id).order_by("name"))


@question
def venues(viewer: Viewer) -> "QuerySet[Venue]":
    """The places where families are met, by name."""
    return Venue.objects.filter(service_id=viewer.service_id).order_by("name")


def team(viewer: Viewer, ref: str) -> Team:
    """One team of the service. Raises `NotFound`."""
    return one(Team.objects.filter(service_id=viewer.service_id), ref=ref)


def venue(viewer: Viewer, ref: str) -> Venue:
    """One place of the service. Raises `NotFound`."""
    return one(Venue.objects.filter(service_id=viewer.service_id), ref=ref)


def kept_version(viewer: Viewer, ref: str) -> ProfileVersion:
    """One kept version of the profile. Raises `NotFound`."""
    return one(ProfileVersion.objects.filter(service_id=viewer.service_id), ref=ref)


def version_and_the_one_before(viewer: Viewer, ref: str) -> tuple[VersionInForce, VersionInForce | None]:
    """One version and the one that it follows, if any. Raises `NotFound`."""
    kept = profile_versions(viewer)
    place = next((index for index, version in enumerate(kept) if version.ref == ref), None)
    if place is None:
        raise NotFound
    return kept[place], kept[place - 1] if place else None


def every_service_at_work() -> tuple[Viewer, ...]:
    """The product itself at work in each service in turn, for jobs that no person asked for."""
    return tuple(
        Viewer(0, "Nestling", pk, code, name)
        for pk, code, name in Service.objects.order_by("pk").values_list("pk", "code", "name")
    )
