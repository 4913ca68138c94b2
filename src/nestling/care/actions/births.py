"""A birth during care: the baby gets a referral of their own, and everything else goes on unbroken."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.core.acting import action
from nestling.core.viewing import Viewer
from nestling.families import actions as families
from nestling.families.models import Person
from nestling.referrals import actions as referrals
from nestling.safeguarding import actions as safeguarding


@action(needs=Permission.EDIT_FAMILIES)
def record_birth(
    *,
    by: Viewer,
    at: datetime,
    infant: Person,
    born_on: date,
    given_name: str = "",
    family_name: str = "",
    gestation_weeks: int | None = None,
    gestation_days: int | None = None,
    gender: str = "",
    nhs_number: str = "",
) -> Person:
    """Record a birth, and open the baby's own referral, linked to each accepted one that was about the parent.

    Care, clock, plan, contact count and letters stay as they are: they belong to the relationship. A referral still
    being decided goes on; its acceptance opens the baby's own. Refuses what `families.actions.record_birth` refuses.
    """
    checks.ours(by, infant)
    born = families.record_birth(
        by=by,
        at=at,
        infant=infant,
        born_on=born_on,
        given_name=given_name,
        family_name=family_name,
        gestation_weeks=gestation_weeks,
        gestation_days=gestation_days,
        gender=gender,
        nhs_number=nhs_number,
    )
    safeguarding.end_unborn_plans(by=by, at=at, person=born)
    for referral in queries.parents_referrals_about(by, infant):
        referrals.open_newborn_referral(by=by, at=at, referral=referral)
    return born
