"""Receiving a referral, sending it back with what is missing, taking it back, withdrawing it (RI-05, RI-06, G-38)."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.letters import actions as letters
from nestling.letters.models import Letter
from nestling.referrals import queries
from nestling.referrals.actions.moving import held, mirrored, move, refuse
from nestling.referrals.models import Referral, Return
from nestling.referrals.rules.letters import Words, returned_letter
from nestling.referrals.rules.requests import (
    WITHDRAWAL_REASONS,
    came_back_fault,
    received_fault,
)


@action(needs=Permission.WRITE_REFERRAL)
def submit_referral(*, by: Viewer, at: datetime, referral: Referral, received_on: date | None = None) -> Referral:
    """Receive a request: the family's clock starts, once and for all (hazard H01).

    A paper form is received on the day it arrived. An incomplete one is received too, because its clock must run,
    and is then returned. Refuses a future day and a day before the pregnancy.
    """
    fresh = held(by, referral)
    day = received_on or clock.day_of(at)
    infant = fresh.relationship.infant
    refuse(received_fault(day, clock.day_of(at), due_on=infant.due_on, born_on=infant.born_on))
    return mirrored(referral, move(fresh, "received", first_received_on=day, arrived_at=at))


@action(needs=Permission.WRITE_REFERRAL)
def return_referral(
    *, by: Viewer, at: datetime, referral: Referral, missing: tuple[str, ...] | None = None, note: str = ""
) -> Return:
    """Send a referral back to its referrer with what is missing, and draft the letter that asks for it (RI-06).

    The clock goes on from the first day. `missing` is what the form lacks unless given. Refuses when nothing is
    missing and no note says what is wanted, and when there is no referrer to return it to.
    """
    fresh = held(by, referral)
    lacking = tuple(each.sentence for each in queries.missing_of(by, fresh)) if missing is None else missing
    if not lacking and not note.strip():
        raise RuleBroken("Nothing is missing from this referral. Write what you would like to know.", "note")
    if not fresh.referrer_name:
        raise RuleBroken("Enter who referred the family first: it is they who are asked.", "note")
    move(fresh, "returned")
    words = returned_letter(
        infant=_infant(fresh),
        received_on=fresh.first_received_on or clock.day_of(at),
        missing=lacking,
        note=note,
    )
    kept = Return.objects.create(
        service_id=by.service_id,
        created_at=at,
        referral=fresh,
        returned_on=clock.day_of(at),
        returned_by_id=by.person_id,
        missing=list(lacking),
        note=note,
        letter=letter_to_referrer(by, at, fresh, "returned", words, "What is missing from their request"),
    )
    mirrored(referral, fresh)
    return kept


@action(needs=Permission.WRITE_REFERRAL)
def take_back(*, by: Viewer, at: datetime, referral: Referral, came_back_on: date | None = None) -> Referral:
    """Receive again a referral that had been returned; the first day stays (G-38). Refuses impossible days."""
    fresh = held(by, referral)
    sent_back = Return.objects.filter(referral=fresh, came_back_on__isnull=True).first()
    if sent_back is None:
        raise RuleBroken("This referral is not with its referrer, so it cannot come back.")
    day = came_back_on or clock.day_of(at)
    refuse(came_back_fault(sent_back.returned_on, day, clock.day_of(at)))
    change(sent_back, came_back_on=day)
    return mirrored(referral, move(fresh, "received", arrived_at=at))


@action(needs=Permission.WRITE_REFERRAL)
def withdraw_referral(*, by: Viewer, at: datetime, referral: Referral, reason: str, words: str) -> Referral:
    """Take back a referral that its own side no longer wants, with a coded reason and words.

    Refuses after the decision, and without a reason. A return that is still open is closed with it.
    """
    if reason not in WITHDRAWAL_REASONS:
        raise RuleBroken("Choose why the referral is withdrawn.", "reason")
    if not words.strip():
        raise RuleBroken("Write who asked for it to be withdrawn, and why.", "words")
    fresh, today = held(by, referral), clock.day_of(at)
    for sent_back in Return.objects.filter(referral=fresh, came_back_on__isnull=True):
        change(sent_back, came_back_on=max(today, sent_back.returned_on))
    return mirrored(referral, move(fresh, "withdrawn", closed_on=today, closing_reason=reason, closing_words=words))


def letter_to_referrer(by: Viewer, at: datetime, referral: Referral, kind: str, words: Words, reason: str) -> Letter:
    """Draft a letter to whoever referred the family; the outbox asks for an address before it is released."""
    where = (referral.referrer_agency, referral.referrer_address)
    return letters.write_letter(
        by=by,
        at=at,
        kind=kind,
        family=referral.family,
        infant=referral.relationship.infant,
        recipient_kind="referrer",
        recipient_name=referral.referrer_name,
        recipient_address="\n".join(part for part in where if part) if referral.referrer_address else "",
        salutation=f"Dear {referral.referrer_name}",
        heading=words.heading,
        body=words.body,
        reason=reason,
        about="referral",
        about_ref=referral.ref,
    )


def _infant(referral: Referral) -> str:
    infant = referral.relationship.infant
    return infant.given_name or f"the baby of {referral.relationship.carer}"
