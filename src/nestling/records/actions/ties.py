"""The end of a relationship, seen from above: nothing of it may be left open."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.core.acting import action
from nestling.core.errors import NotFound
from nestling.core.viewing import Viewer
from nestling.families.actions import end_relationship
from nestling.families.models import CaregivingRelationship
from nestling.records.queries import insist_no_open_work


@action(needs=Permission.EDIT_FAMILIES)
def end_care_tie(
    *, by: Viewer, at: datetime, relationship: CaregivingRelationship, ended_on: date
) -> CaregivingRelationship:
    """The carer no longer cares for the baby, as when a baby moves to foster carers (FD-09).

    Refuses while a referral or care of the relationship is open, and what `families.actions.end_relationship` refuses.
    """
    if relationship.service_id != by.service_id:
        raise NotFound
    insist_no_open_work(by, relationship)
    return end_relationship(by=by, at=at, relationship=relationship, ended_on=ended_on)
