"""The statuses of children's social care, kept apart and dated, and the states of a concern's actions.

Sources: CF-09, CF-21, SG-01, SG-05; hazards H12 and H29.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from nestling.core.codes import label_of
from nestling.core.phrases import counted
from nestling.organisations.profiles import Profile

STATUS_KINDS: tuple[str, ...] = (
    "looked_after",
    "child_in_need",
    "investigation",
    "protection_plan",
    "unborn_plan",
)
"""What is kept, each with its days. An investigation may be only proposed, which is a status of its own to
rules."""

BEFORE_BIRTH_ONLY: frozenset[str] = frozenset({"unborn_plan"})
AFTER_BIRTH_ONLY: frozenset[str] = frozenset({"looked_after"})

SPEAK_TO_LEAD = "Speak to the safeguarding lead"
"""The flag for everybody who opens a family with an open concern, whoever may read its words (hazard H12)."""

LONGEST_PREGNANCY_DAYS = 44 * 7

ActionState = Literal["done", "due", "late"]
ACTION_LABELS: dict[ActionState, str] = {"done": "Done", "due": "To do", "late": "Late"}

StatusRow = tuple[str, bool, date, date | None]
"""One kept status: its kind, whether only proposed, its first day, and its last day if it has ended."""


def protection_code(kind: str, *, is_proposed: bool = False) -> str:
    """The code of table `protection_status` for a kept status; only an investigation can be proposed."""
    return "investigation_proposed" if kind == "investigation" and is_proposed else kind


def status_label(kind: str, *, is_proposed: bool = False) -> str:
    """The status in plain words."""
    return label_of("protection_status", protection_code(kind, is_proposed=is_proposed))


def is_open(started_on: date, ended_on: date | None, on: date) -> bool:
    """Whether a dated status holds on the day; its first and last day both count."""
    return started_on <= on and (ended_on is None or on <= ended_on)


def open_codes(rows: Iterable[StatusRow], on: date) -> frozenset[str]:
    """The codes of every status that holds on the day: what the eligibility rules are asked with."""
    return frozenset(
        protection_code(kind, is_proposed=proposed)
        for kind, proposed, started_on, ended_on in rows
        if is_open(started_on, ended_on, on)
    )


def status_refusal(kind: str, *, is_proposed: bool, is_born: bool) -> str | None:
    """Why a status may not be recorded for this baby: a plan for the unborn ends at birth, and so on
    (SG-05)."""
    label = label_of("protection_status", kind)
    if kind not in STATUS_KINDS:
        return "Choose one of the statuses in the list."
    if is_proposed and kind != "investigation":
        return f"Only an investigation can be proposed. Record “{label}” when it begins."
    if kind in BEFORE_BIRTH_ONLY and is_born:
        return "A plan for an unborn baby ends at birth. Record a child protection plan instead."
    if kind in AFTER_BIRTH_ONLY and not is_born:
        return "A baby can be looked after only once born. Record a plan for the unborn baby, if there is one."
    return None


def status_days_fault(
    started_on: date, ended_on: date | None, today: date, *, born_on: date | None, due_on: date | None
) -> tuple[str, str] | None:
    """Which day of a status cannot be, with the sentence to show; nothing when both can (issue: bad input)."""
    if started_on > today:
        return "started_on", "The status begins in the future. Record it when it has begun."
    if born_on and started_on >= _eighteenth_birthday(born_on):
        return "started_on", "This person was 18 or older by then. These statuses are of children: check the person."
    begun = (born_on or due_on or started_on) - timedelta(days=LONGEST_PREGNANCY_DAYS)
    if started_on < begun:
        return "started_on", "The status would begin before the pregnancy. Check the date."
    if ended_on is not None and not started_on <= ended_on <= today:
        return "ended_on", "Give a last day between the first and today."
    return None


def _eighteenth_birthday(born_on: date) -> date:
    return born_on + relativedelta(years=18)


def understood(word: str, profile: Profile) -> str | None:
    """The status that an older or local word means in this service: "on the register" is a plan (CF-21)."""
    heard = " ".join(word.casefold().split())
    for synonym in profile.safeguarding.value.synonyms:
        if synonym.word.casefold() in heard:
            return synonym.means
    return None


def action_state(*, due_on: date, is_done: bool, today: date) -> ActionState:
    """How an action about a concern stands; on its due day it is not late yet."""
    if is_done:
        return "done"
    return "late" if due_on < today else "due"


def closing_refusal(*, open_actions: int, closing_words: str) -> str | None:
    """Why a concern may not be closed; nothing when it may (hazard H29)."""
    if open_actions:
        return f"{counted(open_actions, 'action')} of this concern still to do. Finish or give up each one first."
    if not closing_words.strip():
        return "Write how the concern was settled."
    return None
