"""The service profile: what makes one engine serve five services that differ.

Pure Python, with no framework: rules in every room read it, screens explain it, the database only stores it.
"""

from nestling.organisations.profiles.errors import Fault, ProfileError
from nestling.organisations.profiles.explaining import Difference, Explained, differences, explain, explained
from nestling.organisations.profiles.profile import SETTING_NAMES, Profile, Setting, setting_of
from nestling.organisations.profiles.reading import changed, read_profile, write_profile
from nestling.organisations.profiles.versions import (
    ends_on,
    in_order,
    profile_note,
    profile_on,
    shipped_profiles,
)

__all__ = [
    "SETTING_NAMES",
    "Difference",
    "Explained",
    "Fault",
    "Profile",
    "ProfileError",
    "Setting",
    "changed",
    "differences",
    "ends_on",
    "explain",
    "explained",
    "in_order",
    "profile_note",
    "profile_on",
    "read_profile",
    "setting_of",
    "shipped_profiles",
    "write_profile",
]
