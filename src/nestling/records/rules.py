"""The rules of joining two records of one person: which may be joined, and whose facts remain.

Sources: M02 (a duplicate check suggests and never merges by itself); hazards H04, H05 and H08.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FACT_LABELS: dict[str, str] = {
    "given_name": "Given name",
    "family_name": "Family name",
    "known_as": "Known as",
    "born_on": "Birth date",
    "due_on": "Due date",
    "died_on": "Date of death",
    "gestation_weeks": "Weeks of pregnancy at birth",
    "gestation_days": "Days beyond those weeks",
    "nhs_number": "NHS number",
    "nhs_number_confirmed": "NHS number confirmed",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "language": "Language",
    "disability": "Disability",
    "gp_practice": "GP practice",
    "gp_practice_code": "GP practice code",
    "gp_address": "GP practice address",
    "gp_area": "GP practice area",
    "address": "Address",
    "postcode": "Postcode",
    "residence_area": "Area of residence",
    "phone": "Telephone",
    "email": "E-mail",
}

ROW_LABELS: dict[str, tuple[str, str]] = {
    "families.CaregivingRelationship": ("relationship", "relationships"),
    "families.FamilyMember": ("place in a family", "places in families"),
    "families.Consent": ("answer about sharing", "answers about sharing"),
    "families.SafeContact": ("safe contact answer", "safe contact answers"),
    "safeguarding.ProtectionStatus": ("protection status", "protection statuses"),
    "safeguarding.Concern": ("concern", "concerns"),
    "letters.Letter": ("letter", "letters"),
    "consultation.Discussion": ("discussion", "discussions"),
    "referrals.Referral": ("referral", "referrals"),
    "referrals.StressAnswer": ("stress checklist answer", "stress checklist answers"),
    "care.CareEpisode": ("episode of care", "episodes of care"),
    "care.Attendee": ("attendance", "attendances"),
    "care.Goal": ("goal", "goals"),
}
OTHER_ROWS = ("other entry", "other entries")
EMPTY = ("", None, False)

# These belong together: an address without its postcode, or a number without whether it is confirmed, would mislead.
_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("nhs_number", "nhs_number_confirmed"),
    ("gestation_weeks", "gestation_days"),
    ("address", "postcode", "residence_area"),
    ("gp_practice", "gp_practice_code", "gp_address", "gp_area"),
)
_GROUPED = frozenset(name for group in _TOGETHER for name in group)
_GROUPS = (*_TOGETHER, *((name,) for name in FACT_LABELS if name not in _GROUPED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What must be known of two records before they may be joined."""

    is_same: bool
    either_is_merged: bool
    kept_is_baby: bool
    merged_is_baby: bool
    birth_dates: tuple[date | None, date | None]
    confirmed_numbers: tuple[str, str]
    clashing_referrals: int = 0
    clashing_episodes: int = 0
    clashing_statuses: int = 0
    care_for_each_other: bool = False


def merge_refusal(pair: Pair) -> str | None:
    """Why two records may not be joined; nothing when a person may decide that they are one (hazard H04)."""
    checks = (
        (pair.is_same, "These are the same record. Choose two different ones."),
        (
            pair.either_is_merged,
            "One of these records was joined to another already. Open the record that was kept.",
        ),
        (
            pair.kept_is_baby != pair.merged_is_baby,
            "One of these is a baby and the other is not, so they are two people.",
        ),
        (pair.care_for_each_other, "One of these two cares for the other, so they are two people."),
        (
            _differ(*pair.birth_dates),
            "Their birth dates differ, so they are two people. If one is wrong, correct it first.",
        ),
        (
            _differ(*pair.confirmed_numbers),
            "Their confirmed NHS numbers differ, so they are two people. If one is wrong, correct it first.",
        ),
        (
            pair.clashing_referrals,
            "Both have an open referral about the same relationship. Withdraw or close one of them first.",
        ),
        (pair.clashing_episodes, "Both have open care in the same relationship. End one of them first."),
        (
            pair.clashing_statuses,
            "Both have the same protection status at overlapping times, more than once. Put their days right first.",
        ),
    )
    return next((sentence for stands, sentence in checks if stands), None)


def _differ(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def filled_in(kept: Mapping[str, object], merged: Mapping[str, object]) -> dict[str, object]:
    """The facts that the kept record takes over: only what it lacks, and a confirmed NHS number over an unsure one."""
    taken: dict[str, object] = {}
    for group in _GROUPS:
        surer = group[0] == "nhs_number" and merged[group[1]] and not kept[group[1]]
        if surer or all(kept[name] in EMPTY for name in group):
            taken |= {name: merged[name] for name in group if merged[name] not in EMPTY}
    return {name: value for name, value in taken.items() if kept[name] != value}


def stricter(kept: Mapping[str, object], merged: Mapping[str, object]) -> dict[str, object]:
    """Safe contact of both records at once: a channel only where both allow it, and every warning (hazard H08)."""
    joined: dict[str, object] = {
        name: bool(kept[name]) and bool(merged[name])
        for name in ("may_write", "may_phone", "may_text", "may_email", "may_leave_message")
    }
    for name in ("safe_times", "never_send", "adjustments"):
        texts = [str(text) for text in (kept[name], merged[name]) if text]
        joined[name] = "; ".join(dict.fromkeys(texts))
    joined["interpreter_language"] = kept["interpreter_language"] or merged["interpreter_language"]
    return joined


def rows_words(table: str, number: int) -> str:
    """How many rows of a table, in words: "2 letters"."""
    one, many = ROW_LABELS.get(table, OTHER_ROWS)
    return f"{number} {one if number == 1 else many}"


def undo_refusal(*, is_undone: bool, has_later_merge: bool, why: str) -> str | None:
    """Why a merge cannot be taken back now; nothing when it can."""
    if is_undone:
        return "This was taken back already."
    if has_later_merge:
        return "Another record was joined to this one since. Take that one back first."
    if not why.strip():
        return "Write why these are two people after all."
    return None
