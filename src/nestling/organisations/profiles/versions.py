"""The profiles that ship with the product, and which version holds on a given day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from nestling.organisations.profiles.profile import Profile
from nestling.organisations.profiles.reading import read_profile


@cache
def shipped_profiles() -> dict[str, tuple[Profile, ...]]:
    """Every shipped profile by code, its versions in order of their first day."""
    shelf = files("nestling.organisations.profiles") / "shipped"
    folders = sorted((folder for folder in shelf.iterdir() if folder.is_dir()), key=lambda folder: folder.name)
    return {
        folder.name: in_order(
            read_profile(page.read_text(encoding="utf-8")) for page in folder.iterdir() if page.name.endswith(".toml")
        )
        for folder in folders
    }


def in_order(versions: Iterable[Profile]) -> tuple[Profile, ...]:
    """The versions by first day."""
    return tuple(sorted(versions, key=lambda version: version.starts_on))


def profile_on(versions: Sequence[Profile], day: date) -> Profile:
    """The version that holds on the day.

    Before the first version begins, the first version is used: a service at work has rules, and the earliest
    ones written down are the nearest to the truth. `profile_note` says so wherever it matters.
    """
    ordered = in_order(versions)
    begun = [version for version in ordered if version.starts_on <= day]
    return begun[-1] if begun else ordered[0]


def profile_note(versions: Sequence[Profile], day: date) -> str:
    """Why the version used on the day was used, when that needs saying; otherwise nothing."""
    used = profile_on(versions, day)
    if used.starts_on <= day:
        return ""
    return "This day lies before the first version of the service profile, so the first version is used."


def ends_on(versions: Sequence[Profile], profile: Profile) -> date | None:
    """The last day on which the version holds, or nothing while no later version is set."""
    later = [version.starts_on for version in in_order(versions) if version.starts_on > profile.starts_on]
    return later[0] - timedelta(days=1) if later else None
