"""Rating the need of a relationship, placing it in a THRIVE group, assessing it in words (TR-09 to TR-16, RI-18)."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.organisations.queries import profile_on
from nestling.referrals.actions.moving import of_this_service, refuse
from nestling.referrals.models import Assessment, NeedRating, Referral, ThrivePlacement
from nestling.referrals.rules import DOMAINS, RATINGS, assessment_fault, cluster_refusal, combine, placement_refusal


@action(needs=Permission.TRIAGE)
def rate_need(
    *,
    by: Viewer,
    at: datetime,
    relationship: CaregivingRelationship,
    presenting_issue: int,
    relationship_quality: int,
    child_protection: int,
    parental_capacity: int,
    cluster: int | None = None,
    reason: str = "",
    referral: Referral | None = None,
    rated_on: date | None = None,
) -> NeedRating:
    """Keep a dated rating of one relationship; an earlier one stays beside it (TR-13).

    The service's combining rule gives the cluster, or leaves it to the clinician (TR-12). Refuses ratings that are not
    1 to 6, a missing cluster where the clinician chooses, and one that departs from the rule without a reason.
    """
    of_this_service(by, relationship, referral)
    day = _not_future(rated_on or clock.day_of(at), clock.day_of(at), "rated_on")
    domains = dict(
        zip(DOMAINS, (presenting_issue, relationship_quality, child_protection, parental_capacity), strict=True)
    )
    for name, rating in domains.items():
        if rating not in RATINGS:
            raise RuleBroken("Choose a rating from 1 to 6.", name)
    rule = profile_on(by, day).profile.cluster_combining.value
    chosen = cluster if cluster is not None else combine(domains, rule).cluster
    if chosen is None:
        raise RuleBroken("Choose the cluster, with all four ratings in view.", "cluster")
    if why := cluster_refusal(domains, rule, chosen, reason):
        raise RuleBroken(why, "reason" if chosen in RATINGS else "cluster")
    return NeedRating.objects.create(
        service_id=by.service_id,
        created_at=at,
        relationship=relationship,
        referral=referral,
        rated_on=day,
        rated_by_id=by.person_id,
        cluster=chosen,
        combining_rule=rule,
        reason=reason,
        **domains,
    )


@action(needs=Permission.TRIAGE)
def place_in_thrive(
    *,
    by: Viewer,
    at: datetime,
    relationship: CaregivingRelationship,
    group: str,
    reason: str,
    placed_on: date | None = None,
) -> ThrivePlacement:
    """Say which THRIVE group describes what the family needs from a day on; it may move either way (TR-14, RI-18).

    Refuses an unknown group, a move without a reason, a future day, and a day before the latest placement.
    """
    of_this_service(by, relationship)
    day = _not_future(placed_on or clock.day_of(at), clock.day_of(at), "placed_on")
    if why := placement_refusal(group, reason):
        raise RuleBroken(why, "group" if reason.strip() else "reason")
    latest = ThrivePlacement.objects.filter(relationship=relationship).order_by("-placed_on", "-pk").first()
    if latest and day < latest.placed_on:
        raise RuleBroken("A later group is already recorded. Enter the day from which this one holds.", "placed_on")
    return ThrivePlacement.objects.create(
        service_id=by.service_id,
        created_at=at,
        relationship=relationship,
        group=group,
        reason=reason,
        placed_on=day,
        placed_by_id=by.person_id,
    )


@action(needs=Permission.TRIAGE)
def record_assessment(
    *,
    by: Viewer,
    at: datetime,
    relationship: CaregivingRelationship,
    kind: str,
    found: str,
    to_do: str,
    done_on: date | None = None,
    review_on: date | None = None,
) -> Assessment:
    """Keep an assessment of one relationship in words, in triage or in care; an earlier one stays beside it (TR-16).

    Refuses an unknown kind, a future day, no words of what was found or what to do, and a day to look again that is
    not after the assessment.
    """
    of_this_service(by, relationship)
    if not is_code("assessment_kind", kind):
        raise RuleBroken("Choose the kind of assessment from the list.", "kind")
    day = done_on or clock.day_of(at)
    refuse(assessment_fault(day, clock.day_of(at), found, to_do, review_on))
    return Assessment.objects.create(
        service_id=by.service_id,
        created_at=at,
        relationship=relationship,
        kind=kind,
        done_on=day,
        done_by_id=by.person_id,
        found=found.strip(),
        to_do=to_do.strip(),
        review_on=review_on,
    )


def _not_future(day: date, today: date, field: str) -> date:
    if day > today:
        raise RuleBroken("The day cannot be in the future.", field)
    return day
