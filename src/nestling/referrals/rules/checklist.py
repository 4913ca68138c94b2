"""The product's own list of stresses on the caregiving relationship, its states, and its limits (RI-08,
TR-03 to TR-05).

It is a list of ours, composed from public referral criteria, and no published instrument. It is shown as a
profile and never becomes a score with a threshold.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nestling.organisations.profiles import Profile

GROUP_LABELS: dict[str, str] = {
    "parent": "The parents and carers",
    "child": "The baby",
    "environment": "Round the family",
}
STATE_LABELS: dict[str, str] = {
    "present": "Present now",
    "past": "In the past",
    "resolved": "Resolved",
    "not_known": "Not known",
}
STATES: tuple[str, ...] = tuple(STATE_LABELS)
NOT_ASKED = "Not asked yet"
"""A factor without an answer was not asked, which is neither "absent" nor "not known"."""


@dataclass(frozen=True)
class Factor:
    """One stress on the relationship: our key, its plain label, and which of the three groups it belongs
    to."""

    key: str
    label: str
    group: str


@cache
def _contents() -> tuple[tuple[Factor, ...], tuple[str, ...]]:
    text = (files("nestling.referrals") / "checklist.toml").read_text(encoding="utf-8")
    kept = tomllib.loads(text)
    return tuple(Factor(**factor) for factor in kept["factors"]), tuple(kept["limits"])


def all_factors() -> tuple[Factor, ...]:
    """The product's own list, before a service leaves out or adds."""
    return _contents()[0]


def limits() -> tuple[str, ...]:
    """What the checklist cannot show, to be on the screen wherever it is (TR-04)."""
    return _contents()[1]


def factors_for(profile: Profile) -> tuple[Factor, ...]:
    """The list as the service uses it, grouped parent, child, environment."""
    edit = profile.checklist.value
    added = tuple(Factor(each.key, each.label, each.group) for each in edit.added)
    known = {factor.key for factor in added}
    kept = tuple(each for each in all_factors() if each.key not in edit.left_out and each.key not in known)
    order = list(GROUP_LABELS)
    return tuple(sorted(kept + added, key=lambda factor: order.index(factor.group)))


def factor_label(profile: Profile, key: str) -> str:
    """The label of a stored factor, even after the service has left it out of its list."""
    labels = {each.key: each.label for each in (*all_factors(), *factors_for(profile))}
    return labels.get(key, key.replace("_", " ").capitalize())


@dataclass(frozen=True)
class StressProfile:
    """How a family's answers lie, by group: never one number to compare with a threshold."""

    rows: tuple[tuple[Factor, str], ...]

    def in_group(self, group: str) -> tuple[tuple[Factor, str], ...]:
        return tuple((factor, state) for factor, state in self.rows if factor.group == group)

    def factors_in(self, state: str) -> tuple[Factor, ...]:
        return tuple(factor for factor, given in self.rows if given == state)

    @property
    def present(self) -> int:
        """How many factors are present now: the number that the cumulative-risk table is asked with."""
        return len(self.factors_in("present"))

    @property
    def not_asked(self) -> int:
        return len(self.factors_in(""))


def stress_profile(profile: Profile, answers: Mapping[str, str]) -> StressProfile:
    """The answers (factor key to state) beside the service's list; an unanswered factor has the state ""."""
    return StressProfile(tuple((factor, answers.get(factor.key, "")) for factor in factors_for(profile)))
