"""The shipped profile versions under the short names by which the drawn tables call them."""

from datetime import date

from nestling.organisations.profiles import Profile, profile_on, shipped_profiles

_VERSIONS = {
    "Leeds": ("leeds-2012", date(2026, 1, 1)),
    "Norfolk": ("norfolk-2008", date(2026, 1, 1)),
    "Essex": ("essex-2018", date(2026, 1, 1)),
    "HMR": ("hmr-thrive-2021", date(2026, 1, 1)),
    "N&W 2021": ("norfolk-waveney-2023", date(2021, 6, 1)),
    "N&W 2023": ("norfolk-waveney-2023", date(2023, 6, 1)),
    "N&W 2025": ("norfolk-waveney-2023", date(2026, 1, 1)),
}


def called(name: str) -> Profile:
    """The profile version that a table calls by this name."""
    code, day = _VERSIONS[name]
    return profile_on(shipped_profiles()[code], day)
