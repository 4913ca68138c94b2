"""The one mover of referrals between statuses, and the checks that every action here shares."""

from typing import Any

from nestling.core.errors import NotFound, RuleBroken
from nestling.core.records import change, one
from nestling.core.viewing import Viewer
from nestling.referrals.models import Referral
from nestling.referrals.rules import move_refusal
from nestling.referrals.rules.requests import WRITABLE


def held(by: Viewer, referral: Referral) -> Referral:
    """The referral as it stands now, held until the action ends, so that two people cannot decide at once."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related(
        "relationship__infant", "relationship__carer"
    )
    return one(rows.filter(service_id=by.service_id), pk=referral.pk)


def move(referral: Referral, then: str, **values: Any) -> Referral:
    """Change the status by the rules. Refuses a move that they do not allow."""
    if why := move_refusal(referral.status, then):
        raise RuleBroken(why)
    moved: Referral = change(referral, status=then, **values)
    return moved


def still_writable(referral: Referral) -> None:
    """Refuse to write on a referral that is decided, withdrawn or closed."""
    if referral.status not in WRITABLE:
        raise RuleBroken("This referral has been decided or withdrawn, so it stays as it is.")


def of_this_service(by: Viewer, *records: Any) -> None:
    """Refuse records of another service in the same way as unknown ones (hazard H03)."""
    if any(record is not None and record.service_id != by.service_id for record in records):
        raise NotFound


def refuse(fault: Any) -> None:
    """Raise the sentence of a rule that said no; nothing when it said nothing."""
    if fault:
        raise RuleBroken(fault.sentence, fault.field)


def mirrored(referral: Referral, fresh: Referral) -> Referral:
    """Let the caller's own copy show what was written."""
    for field in Referral._meta.concrete_fields:
        setattr(referral, field.attname, getattr(fresh, field.attname))
    return referral
