"""Concerns and statuses for tests."""

from datetime import date, datetime, timedelta
from typing import Any

from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.safeguarding import actions
from nestling.safeguarding.actions import NewAction
from nestling.safeguarding.models import Concern, ProtectionStatus
from tests.scenes import MONDAY


def status(
    by: Viewer,
    tie: CaregivingRelationship,
    kind: str = "child_in_need",
    at: datetime = MONDAY,
    *,
    started_on: date = date(2026, 4, 1),
    **known: Any,
) -> ProtectionStatus:
    """A status of the baby of a relationship."""
    return actions.set_protection_status(by=by, at=at, person=tie.infant, kind=kind, started_on=started_on, **known)


def concern(
    by: Viewer, tie: CaregivingRelationship, at: datetime = MONDAY, *, owner: Viewer | None = None, **known: Any
) -> Concern:
    """A concern about the baby; with an owner, one thing to be done within a week."""
    todo = [NewAction("Ring the social worker", owner.person_id, at.date() + timedelta(days=7))] if owner else []
    facts = {"about": tie.infant, "words": "A bruise on the left cheek, said to be from a fall."} | known
    return actions.raise_concern(by=by, at=at, family=tie.family, actions=todo, **facts)
