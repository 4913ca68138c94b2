"""The four domains of need, the one cluster they become, and the THRIVE group that a cluster points to.

Sources: TR-09 to TR-12, TR-14 (Norfolk & Waveney 2023 App 1). No source says how four ratings become one,
so the rule is a setting, and the clinician's choice with all four in view is the default.
"""

from dataclasses import dataclass

from nestling.organisations.profiles import Profile
from nestling.organisations.profiles.values import CombiningRule
from nestling.organisations.profiles.wording import CHOICES

DOMAIN_LABELS: dict[str, str] = {
    "presenting_issue": "Severity of the presenting issue",
    "relationship_quality": "Quality of the parent–infant relationship",
    "child_protection": "Level of child protection concern",
    "parental_capacity": "Parental mental health, readiness to engage and reflective capacity",
}
DOMAINS: tuple[str, ...] = tuple(DOMAIN_LABELS)
RATINGS = range(1, 7)
THRIVE_LABELS: dict[str, str] = {
    group: CHOICES[group]
    for group in ("thriving", "getting_advice", "getting_help", "getting_more_help", "getting_risk_support")
}


@dataclass(frozen=True)
class Combined:
    """The cluster that the rule gives, if it gives one, and what to say about it."""

    cluster: int | None
    sentence: str


def combine(domains: dict[str, int], rule: CombiningRule) -> Combined:
    """One cluster from the four ratings by the service's rule (TR-12). Raises `ValueError` for ratings not
    1 to 6."""
    if set(domains) != set(DOMAINS) or any(rating not in RATINGS for rating in domains.values()):
        raise ValueError("all four domains need a rating from 1 to 6")
    if rule == "clinicians_choice":
        return Combined(None, "The clinician chooses the cluster with all four ratings in view.")
    if rule == "highest":
        return Combined(max(domains.values()), "The highest of the four ratings.")
    # A half rounds up: Python's own rounding would send 2.5 down to 2 and 3.5 up to 4.
    return Combined((2 * sum(domains.values()) + 4) // 8, "The mean of the four ratings; a half rounds up.")


def cluster_refusal(domains: dict[str, int], rule: CombiningRule, cluster: int, reason: str) -> str | None:
    """Why the chosen cluster may not stand: a service whose rule gives one needs a reason to depart from
    it."""
    if cluster not in RATINGS:
        return "Choose a cluster from 1 to 6."
    given = combine(domains, rule).cluster
    if given is None or given == cluster or reason.strip():
        return None
    return f"This service's rule gives cluster {given}. Write down why {cluster} describes the family better."


def thrive_suggestion(profile: Profile, cluster: int) -> str | None:
    """The THRIVE group that the cluster points to (TR-10). Advice only: THRIVE is led by need, not
    severity."""
    for row in profile.cluster_thrive.value:
        if row.cluster == cluster:
            return row.thrive
    return None


def offers_for(profile: Profile, group: str) -> tuple[str, ...]:
    """What the service offers to a family in the THRIVE group (TR-15, IN-07)."""
    return next((row.offers for row in profile.thrive_offers.value if row.thrive == group), ())


def placement_refusal(group: str, reason: str) -> str | None:
    """Why a THRIVE group may not be recorded; it moves up and down alike, each time with a reason (TR-14)."""
    if group not in THRIVE_LABELS:
        return "Choose one of the five THRIVE groups."
    return None if reason.strip() else "Write down why this group describes what the family needs now."
