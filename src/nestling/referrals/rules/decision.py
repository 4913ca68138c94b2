"""Who may accept or decline, what a decline must say, and what stands in the way of accepting (CF-08,
AC-09, RI-10)."""

from collections.abc import Collection
from dataclasses import dataclass

from nestling.core.phrases import and_list
from nestling.organisations.profiles import Profile
from nestling.organisations.profiles.wording import CHOICES
from nestling.referrals.rules.eligibility import Eligibility
from nestling.referrals.rules.facts import RuleLine

REJECTION_REASONS: dict[str, str] = {
    "age_ceiling": "age",
    "tier_ages": "age",
    "antenatal": "before_birth",
    "residence": "area",
    "accepted_referrers": "referrer",
    "self_referral": "referrer",
    "concern_test": "level_of_need",
    "parent_only": "parent_only",
    "accepted_clusters": "level_of_need",
    "excluded_protection": "protection",
    "not_our_job": "belongs_elsewhere",
}
"""The code of table `rejection_reason` that each setting leads to when it says no."""

DECLINED_BECAUSE: dict[str, str] = {
    "unsuitable": "this is not a need that this service can meet",
    "age": "the baby is outside the ages that this service accepts",
    "before_birth": "the baby is not born yet, and this service begins at birth",
    "area": "the family is outside the area of this service",
    "level_of_need": "the level of need is outside what this service is commissioned for",
    "protection": "child protection work must come first",
    "parent_only": "the relationship with the baby is not unduly affected",
    "belongs_elsewhere": "the need belongs to another service",
    "referrer": "this service may not accept a referral from this referrer",
    "no_consent": "the parent does not agree to the referral",
    "family_withdrew": "the family withdrew the request",
    "duplicate": "the family already has help for the same thing",
    "incomplete": "information was asked for and did not come",
}
"""Each code of table `rejection_reason` as the end of a sentence, for a decline that no setting asked for."""


@dataclass(frozen=True)
class Refused:
    """Why a decision may not be made so: the sentence, and the form field to mend if there is one."""

    sentence: str
    field: str | None = None


def may_decide(profile: Profile, roles: Collection[str]) -> bool:
    """Whether somebody with these roles holds this service's right to decide."""
    return profile.decider_role.value in roles


def decider(profile: Profile) -> str:
    """Who decides in this service, as the middle of a sentence: "the service manager"."""
    return CHOICES[profile.decider_role.value]


def role_refusal(profile: Profile, roles: Collection[str]) -> Refused | None:
    """Why somebody with these roles may not decide; the sentence names who may."""
    if may_decide(profile, roles):
        return None
    who = decider(profile)
    return Refused(f"In this service only {who} accepts or declines a referral. Ask {who} to decide.")


def acceptance_refusal(profile: Profile, roles: Collection[str], found: Eligibility) -> Refused | None:
    """Why the referral may not be accepted; nothing when it may."""
    if refused := role_refusal(profile, roles):
        return refused
    if barred := [line for line in found.lines_that("no") if not _is_of_one(line)]:
        words = " ".join(line.sentence for line in barred)
        return Refused(
            f"This referral does not fit the service. {words} Decline it with the reason, or mend the facts."
        )
    if shut_out := [line for line in found.lines_that("no", "unknown") if _is_of_one(line)]:
        return _shut_out(shut_out)
    if open_lines := found.lines_that("unknown", "needs_judgement"):
        asked = and_list(line.label.lower() for line in open_lines)
        return Refused(f"Some questions must be answered before this referral can be accepted: {asked}.")
    return None


def _is_of_one(line: RuleLine) -> bool:
    return "relationship" in line.inputs


def _shut_out(lines: Collection[RuleLine]) -> Refused:
    """Which of the chosen relationships may not be accepted, each by its name."""
    words = " ".join(line.sentence for line in lines)
    if any(line.passed == "unknown" for line in lines):
        return Refused(f"{words} Rate each need first, or accept without that relationship.", "relationships")
    return Refused(f"{words} Accept without that relationship, or decline.", "relationships")


def decline_refusal(
    profile: Profile, roles: Collection[str], *, rejection_reason: str, reasons: str, advice: str
) -> Refused | None:
    """Why the referral may not be declined so: the referrer is owed a coded reason, an explanation and
    advice."""
    if refused := role_refusal(profile, roles):
        return refused
    if not rejection_reason:
        return Refused("Choose the reason for declining.", "rejection_reason")
    if not reasons.strip():
        return Refused("Write the reasons in words that the referrer can use.", "reasons")
    if not advice.strip():
        return Refused("Write what the referrer can do now, or where else the family may turn.", "advice")
    return None


def decision_sentence(found: Eligibility, outcome: str, rejection_reason: str = "") -> str:
    """The decision in words that the referrer could be sent (RI-10)."""
    if outcome == "accepted":
        return "Accepted: the family meets every condition of this service."
    return found.decline_sentence or f"Declined: {DECLINED_BECAUSE[rejection_reason]}."


def suggested_rejection(found: Eligibility) -> str:
    """The coded reason that the first failing line leads to; nothing when every line passes."""
    return next((REJECTION_REASONS[line.setting] for line in found.lines_that("no")), "")
