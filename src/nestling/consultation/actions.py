"""All that may be done with discussions: log one, correct it, and name the family it was about."""

from datetime import datetime, timedelta
from typing import Any

from nestling.accounts.models import Membership
from nestling.accounts.rules import Permission
from nestling.consultation.models import Discussion
from nestling.consultation.rules import Fault, naming_fault, outcome_fault
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family
from nestling.organisations.models import Team

# A clock that runs a little fast must not refuse somebody who types "now".
GRACE = timedelta(minutes=5)


@action(needs=Permission.LOG_DISCUSSION)
def log_discussion(
    *,
    by: Viewer,
    at: datetime,
    kind: str,
    mechanism: str,
    caller_name: str,
    caller_profession: str,
    held_at: datetime,
    outcome: str,
    family: Family | None = None,
    relationship: CaregivingRelationship | None = None,
    team: Team | None = None,
    is_anonymous: bool = False,
    initials: str = "",
    caller_agency: str = "",
    caller_contact: str = "",
    minutes: int | None = None,
    summary: str = "",
    advice: str = "",
    outcome_note: str = "",
    held_by_id: int | None = None,
) -> Discussion:
    """Keep a call or meeting with another professional (RI-01, RI-03).

    Refuses a future moment, an anonymous discussion that names anybody, a family of another service, advice-only
    and signposted outcomes without the advice, and a colleague who does not work here.
    """
    family = relationship.family if relationship else family
    _of_this_service(by, family, relationship, team)
    said = {
        "kind": kind,
        "mechanism": mechanism,
        "caller_name": caller_name,
        "caller_profession": caller_profession,
        "caller_agency": caller_agency,
        "caller_contact": caller_contact,
        "held_at": held_at,
        "minutes": minutes,
        "held_by_id": held_by_id or by.person_id,
        "summary": summary,
        "advice": advice,
        "outcome": outcome,
        "outcome_note": outcome_note,
    }
    _refuse(naming_fault(is_anonymous=is_anonymous, initials=initials, names_a_family=family is not None))
    _check(by, at, said)
    return Discussion.objects.create(
        service_id=by.service_id,
        created_at=at,
        family=family,
        relationship=relationship,
        team=team,
        is_anonymous=is_anonymous,
        initials="" if family else initials.upper(),
        **said,
    )


@action(needs=Permission.LOG_DISCUSSION)
def correct_discussion(
    *, by: Viewer, at: datetime, discussion: Discussion, expected: int | None = None, **said: Any
) -> Discussion:
    """Put right what was written about a discussion; whom it is about is changed by `name_family` only.

    Refuses what `log_discussion` refuses, and a version that is no longer the newest (hazard H20).
    """
    if unknown := said.keys() - CORRECTABLE:
        raise RuleBroken(f"This cannot be corrected here: {', '.join(sorted(unknown))}.")
    _of_this_service(by, discussion)
    _check(by, at, {name: getattr(discussion, name) for name in CORRECTABLE} | said)
    change(discussion, expected=expected, **said)
    return discussion


@action(needs=Permission.LOG_DISCUSSION)
def name_family(
    *, by: Viewer, at: datetime, discussion: Discussion, relationship: CaregivingRelationship
) -> Discussion:
    """Say which relationship a discussion was about, so that it belongs to their story (CO-06).

    Refuses an anonymous discussion, for ever, and one that already belongs to another family (hazard H03).
    """
    _of_this_service(by, discussion, relationship)
    if discussion.is_anonymous:
        raise RuleBroken(
            "This discussion was held anonymously and stays so. Log a new discussion once the family is named."
        )
    if discussion.family_id not in (None, relationship.family_id):
        raise RuleBroken("This discussion already belongs to another family. Log a new one for this family.")
    if discussion.relationship_id == relationship.pk:
        return discussion
    change(discussion, family=relationship.family, relationship=relationship, initials="")
    return discussion


CORRECTABLE = frozenset(
    {
        "kind",
        "mechanism",
        "caller_name",
        "caller_profession",
        "caller_agency",
        "caller_contact",
        "held_at",
        "minutes",
        "held_by_id",
        "summary",
        "advice",
        "outcome",
        "outcome_note",
    }
)

_TABLES = {
    "kind": ("discussion_kind", "Choose what kind of discussion it was from the list."),
    "mechanism": ("consultation_mechanism", "Choose how you spoke from the list."),
    "caller_profession": ("referrer_profession", "Choose the caller's profession from the list."),
    "outcome": ("discussion_outcome", "Choose the outcome from the list."),
}


def _check(by: Viewer, at: datetime, said: dict[str, Any]) -> None:
    for field, (table, sentence) in _TABLES.items():
        if not is_code(table, said[field]):
            raise RuleBroken(sentence, field)
    if not said["caller_name"]:
        raise RuleBroken("Enter who you spoke with.", "caller_name")
    if said["held_at"] > at + GRACE:
        raise RuleBroken("The discussion cannot be in the future. Check the date and time.", "held_at")
    if said["minutes"] is not None and not 0 <= said["minutes"] <= 1440:
        raise RuleBroken("The minutes must be between 0 and 1,440.", "minutes")
    works_here = Membership.objects.filter(service_id=by.service_id, user_id=said["held_by_id"]).exists()
    if not works_here:
        raise RuleBroken("Choose a colleague of this service as the one who took the discussion.", "held_by")
    _refuse(outcome_fault(outcome=said["outcome"], advice=said["advice"], outcome_note=said["outcome_note"]))


def _refuse(fault: Fault | None) -> None:
    if fault:
        raise RuleBroken(fault.sentence, fault.field)


def _of_this_service(by: Viewer, *records: Any) -> None:
    if any(record is not None and record.service_id != by.service_id for record in records):
        raise NotFound
