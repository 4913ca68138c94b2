"""What is known about a referral, and what one setting of the service profile answers to it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nestling.organisations.profiles.wording import describer

Passed = Literal["yes", "no", "unknown", "needs_judgement", "later"]
Inputs = dict[str, str | int | bool | None]

PASSED_WORDS: dict[Passed, str] = {
    "yes": "Fits",
    "no": "Does not fit",
    "unknown": "Not known yet",
    "needs_judgement": "Needs your judgement",
    "later": "Needed later",
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about a referral on the day by which it is judged: the day it was first received.

    Judging by that day means that no family grows too old while the service is thinking. `None` is "nobody
    has said"; `protection` holds the codes of table `protection_status` that are open on the day.
    """

    on: date
    born_on: date | None = None
    due_on: date | None = None
    tier: str = ""
    cluster: int | None = None
    protection: frozenset[str] | None = None
    referrer_profession: str = ""
    lives_in_area: bool | None = None
    gp_in_area: bool | None = None
    concern_meets_test: bool | None = None
    relationship_affected: bool | None = None
    parent_only_reason: str = ""
    belongs_elsewhere: bool | None = None
    belongs_to: str = ""
    gate_passed_on: date | None = None

    @property
    def is_born(self) -> bool:
        return self.born_on is not None and self.born_on <= self.on


@dataclass(frozen=True)
class RuleLine:
    """What one setting says about one referral. `later` never stands in the way of accepting."""

    setting: str
    passed: Passed
    sentence: str
    inputs: Inputs

    @property
    def label(self) -> str:
        return describer(self.setting).label

    @property
    def passed_words(self) -> str:
        return PASSED_WORDS[self.passed]
