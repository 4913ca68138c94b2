"""How alike two people's particulars are, so that a duplicate may be suggested; nothing here ever merges
(hazard H04).

Twins share a birth date, a family name and an address: different given names keep them below the line.
"""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from nestling.families.rules.names import folded
from nestling.families.rules.nhs_numbers import normal_nhs_number

WORTH_A_LOOK = 60
NOT_YET_NAMED = frozenset({"", "baby", "unborn", "baby boy", "baby girl", "unknown", "infant"})


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The particulars of one person that are compared."""

    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    due_on: date | None = None
    nhs_number: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Likeness:
    """How alike two people are, from 0 to 100, and why."""

    score: int
    reasons: tuple[str, ...]

    @property
    def worth_a_look(self) -> bool:
        return self.score >= WORTH_A_LOOK


def likeness(one: Identity, other: Identity) -> Likeness:
    """How alike two people are. The same NHS number settles it; different ones speak strongly against it."""
    numbers = normal_nhs_number(one.nhs_number), normal_nhs_number(other.nhs_number)
    if all(numbers) and numbers[0] == numbers[1]:
        return Likeness(100, ("the same NHS number",))
    found = [*_names(one, other), *_dates(one, other), *_homes(one, other)]
    score = max(0, sum(points for points, _ in found))
    reasons = tuple(words for _, words in found)
    if all(numbers):
        return Likeness(min(score, 30), (*reasons, "different NHS numbers"))
    return Likeness(min(score, 99), reasons)


def _names(one: Identity, other: Identity) -> list[tuple[int, str]]:
    given, other_given = folded(one.given_name), folded(other.given_name)
    family, other_family = folded(one.family_name), folded(other.family_name)
    if (given, family) == (other_family, other_given) and given and family and given != family:
        return [(35, "the same names the other way round")]
    found = []
    if family and family == other_family:
        found.append((20, "the same family name"))
    elif _close(family, other_family):
        found.append((12, "a similar family name"))
    if NOT_YET_NAMED & {given, other_given}:
        return found
    if given == other_given:
        found.append((25, "the same given name"))
    elif _close(given, other_given):
        found.append((15, "a similar given name"))
    else:
        found.append((-25, "different given names"))
    return found


def _close(one: str, other: str) -> bool:
    return bool(one and other) and SequenceMatcher(None, one, other).ratio() >= 0.8


def _dates(one: Identity, other: Identity) -> list[tuple[int, str]]:
    if one.born_on and one.born_on == other.born_on:
        return [(35, "the same birth date")]
    if one.born_on and other.born_on:
        swapped = (one.born_on.year, one.born_on.day, one.born_on.month)
        if swapped == (other.born_on.year, other.born_on.month, other.born_on.day):
            return [(20, "birth dates with day and month the other way round")]
        return [(-20, "different birth dates")]
    if one.due_on and one.due_on == other.due_on:
        return [(30, "the same due date")]
    return []


def _homes(one: Identity, other: Identity) -> list[tuple[int, str]]:
    postcode = "".join(one.postcode.upper().split())
    if postcode and postcode == "".join(other.postcode.upper().split()):
        return [(20, "the same postcode")]
    return []
