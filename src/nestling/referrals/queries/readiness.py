"""Whether all that a decision needs is there, worked out from the plain row of a list (CF-08)."""

from typing import Any

from nestling.core import clock
from nestling.organisations.profiles import Profile
from nestling.referrals.queries.requests import in_area, yes_or_no
from nestling.referrals.rules import Facts, eligibility

_AREAS = tuple(f"relationship__{who}__{area}" for who in ("infant", "carer") for area in ("residence_area", "gp_area"))
_FOUND = ("concern_meets_test", "relationship_affected", "parent_only_reason", "needs_other_service", "other_service")
ASKED_OF_FACTS = (
    *("referrer_profession", "lives_in_area", "gp_in_area", "relationship_affected"),
    *("cluster_now", "is_protected", "relationship__infant__born_on", *_AREAS),
    *("triage__tier", "triage__protection_asked_on", *(f"triage__{name}" for name in _FOUND)),
)
"""The columns that the rules ask about, beside the names; `cluster_now` and `is_protected` are annotations."""


def is_ready(each: Any, profile: Profile) -> bool:
    """Whether no question that the decision needs is open; which protection statuses there are does not matter here."""
    tie, said = "relationship", each.triage__relationship_affected
    areas = {
        area: [getattr(each, f"{tie}__{who}__{area}") for who in ("infant", "carer")]
        for area in ("residence_area", "gp_area")
    }
    facts = Facts(
        on=each.first_received_on or clock.today(),
        born_on=each.relationship__infant__born_on,
        due_on=each.relationship__infant__due_on,
        tier=each.triage__tier,
        cluster=each.cluster_now,
        protection=frozenset() if each.is_protected or each.triage__protection_asked_on else None,
        referrer_profession=each.referrer_profession,
        lives_in_area=in_area(profile, areas["residence_area"], said=each.lives_in_area),
        gp_in_area=in_area(profile, areas["gp_area"], said=each.gp_in_area),
        concern_meets_test=each.triage__concern_meets_test,
        relationship_affected=yes_or_no(each.relationship_affected) if said is None else said,
        parent_only_reason=each.triage__parent_only_reason,
        belongs_elsewhere=each.triage__needs_other_service,
        belongs_to=each.triage__other_service,
    )
    return eligibility(profile, facts).outcome != "needs_answers"
