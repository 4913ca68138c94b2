"""What a plan must say, and how many stand-alone parenting assessments a service does (IN-06, IN-13,
CF-22)."""

from collections.abc import Collection

from nestling.core.phrases import counted
from nestling.organisations.profiles.values import ParentingAssessments

WITH_THE_PARENT_ALONE: frozenset[str] = frozenset({"adult_therapy"})


def plan_refusal(modalities: Collection[str], parent_barrier: str) -> str | None:
    """Why a plan may not stand: work with a parent alone names the barrier to the baby it removes (IN-06)."""
    if WITH_THE_PARENT_ALONE & set(modalities) and not parent_barrier.strip():
        return "Work with a parent alone must say which barrier to the baby or to the relationship it is to remove."
    return None


def assessment_warning(done_this_year: int, rule: ParentingAssessments) -> str | None:
    """What to say before another stand-alone parenting assessment; it warns and does not refuse (IN-13)."""
    if not rule.stand_alone_a_year or done_this_year < rule.stand_alone_a_year:
        return None
    done = counted(done_this_year, "stand-alone parenting assessment")
    return f"{done} this year already; this service's cap is {rule.stand_alone_a_year}. Talk with the manager first."
