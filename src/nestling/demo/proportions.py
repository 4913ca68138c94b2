"""Every number by which the demonstration is made, in one table, each with its source or marked as illustrative.

None of it is a measurement or a forecast. Nobody may quote an illustrative number as if a service had counted it.
"""

import random
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

ILLUSTRATIVE = "illustrative"
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Proportion(Generic[Key]):
    """One row of the table: what is shared out, in which shares, and where the shares come from."""

    words: str
    shares: Mapping[Key, float]
    source: str = ""

    @property
    def status(self) -> str:
        """ "source" when a document gives the numbers, and otherwise "illustrative"."""
        return "source" if self.source else ILLUSTRATIVE

    def one(self, luck: random.Random) -> Key:
        """One of the keys, as often as its share says."""
        return luck.choices(list(self.shares), weights=list(self.shares.values()))[0]

    def deck(self, count: int, luck: random.Random) -> list[Key]:
        """So many keys in exactly these proportions (largest remainder), shuffled."""
        whole = sum(self.shares.values())
        exact = {key: count * share / whole for key, share in self.shares.items()}
        cards = {key: int(size) for key, size in exact.items()}
        by_remainder = sorted(exact, key=lambda key: cards[key] - exact[key])
        for key in by_remainder[: count - sum(cards.values())]:
            cards[key] += 1
        deck = [key for key, size in cards.items() for _ in range(size)]
        luck.shuffle(deck)
        return deck


@dataclass(frozen=True, slots=True)
class Span:
    """A row of the table that is a span of numbers: from the least to the most."""

    words: str
    least: int
    most: int
    source: str = ""

    @property
    def status(self) -> str:
        """ "source" when a document gives the numbers, and otherwise "illustrative"."""
        return "source" if self.source else ILLUSTRATIVE

    def one(self, luck: random.Random) -> int:
        """A number of the span."""
        return luck.randint(self.least, self.most)


CLUSTERS = Proportion(
    "Clusters: a third in 1 to 3, two thirds in 4 to 6, half in 5 and 6",
    {1: 0.08, 2: 0.11, 3: 0.15, 4: 0.15, 5: 0.26, 6: 0.25},
    "Norfolk & Waveney 2023 App 1 (34 % and 66 %; 51 % in 5 and 6 in 2020); the split within is illustrative",
)
THRIVE = Proportion(
    "THRIVE groups of the families in care",
    {"getting_advice": 0.08, "getting_help": 0.12, "getting_more_help": 0.62, "getting_risk_support": 0.18},
    "THRIVE slides 2021 (8 %, 2 %, 7 % and 13 % of under-twos), leaned towards those who reach a service",
)
BRIEF = Span("Sessions of brief work, clusters 1 and 2", 1, 2, "Leeds 2012 §6.0")
MEDIUM = Span("Sessions of medium work, clusters 3 and 4", 6, 12)
LONG = Span("Sessions of long work, clusters 5 and 6", 20, 26, "Leeds 2012 §6.0 (20 and more; the end is illustrative)")
REVIEW_EVERY = Span("Attended sessions from review to review", 6, 6, "Leeds 2012 §6.0")
FOLLOW_UP_MONTHS = Span("Months from ending to follow-up", 6, 6, "Essex 2018")

PLACES = Proportion(
    "Where the ordinary families stand today",
    {
        "being_written": 0.05,
        "received": 0.05,
        "returned": 0.05,
        "in_triage": 0.09,
        "waiting": 0.14,
        "in_care": 0.32,
        "ended": 0.20,
        "declined": 0.06,
        "withdrawn": 0.04,
    },
)
REFERRERS = Proportion(
    "Professions that refer, where the service takes all of them",
    {
        "health_visitor": 0.42,
        "midwife": 0.14,
        "specialist_midwife": 0.05,
        "family_nurse": 0.05,
        "gp": 0.08,
        "social_worker": 0.08,
        "perinatal_practitioner": 0.06,
        "early_help_worker": 0.05,
        "camhs_practitioner": 0.03,
        "neonatal_nurse": 0.02,
        "hub_worker": 0.02,
    },
)
ATTENDANCE = Proportion(
    "Whether the family comes to a session; 12 % do not attend",
    {
        "on_time": 0.74,
        "late_seen": 0.07,
        "did_not_attend": 0.12,
        "cancelled_by_family": 0.05,
        "cancelled_by_service": 0.02,
    },
)
FORMS = Proportion("Where families are met", {"home_visit": 0.58, "clinic": 0.24, "video_session": 0.08, "phone": 0.1})
CLOSURES = Proportion(
    "Why care ends", {"completed": 0.78, "asked_to_end": 0.08, "did_not_attend": 0.08, "moved_away": 0.06}
)
FOLLOW_UP_OUTCOMES = Proportion(
    "What a follow-up finds", {"doing_well": 0.5, "advice_given": 0.2, "signposted": 0.12, "no_reply": 0.18}
)
DISCUSSION_OUTCOMES = Proportion(
    "What comes of a discussion that is no referral", {"advice_only": 0.6, "signposted": 0.25, "joint_visit": 0.15}
)
AGE_WEEKS = Span("Age of the baby at referral, in weeks; below nought is before birth", -16, 70)
WAIT_WEEKS = Span("Weeks from acceptance to the first session", 1, 7)
SESSION_DAYS = Span("Days from one session to the next", 6, 9)
SECOND_CARER = Span("Families with a second carer on record, in 100", 45, 45)
SIBLING = Span("Families with an older child on record, in 100", 30, 30)
LIAISON_EVERY = Span("Sessions from one liaison with another professional to the next", 4, 7)

TABLE: tuple[Proportion | Span, ...] = tuple(
    row for row in list(globals().values()) if isinstance(row, Proportion | Span)
)


def sessions_for(cluster: int) -> Span:
    """How many sessions a family of this cluster is likely to have."""
    if cluster <= 2:
        return BRIEF
    return MEDIUM if cluster <= 4 else LONG


def in_a_hundred(row: Span, luck: random.Random) -> bool:
    """Whether this family is one of so many in a hundred."""
    return luck.randrange(100) < row.most
