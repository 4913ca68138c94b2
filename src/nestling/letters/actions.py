"""All that may be done with letters: write, change, address, release, take back, record as sent, cancel, hand over."""

from datetime import date, datetime
from typing import Any

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotFound, NotPermitted, RuleBroken
from nestling.core.phrases import day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Family, NetworkMember, Person
from nestling.letters import queries
from nestling.letters.models import LETTER_KINDS, RECIPIENT_KINDS, Letter
from nestling.letters.rules import CHANNEL_LABELS, UNSENT, Channel, move_refusal, text_fault

# Intake writes these two by itself, and in some services an administrator decides there (CF-08).
WRITTEN_AT_INTAKE = frozenset({"decline", "returned", "accepted"})


@action(needs=Permission.SEE_LETTERS)
def write_letter(
    *,
    by: Viewer,
    at: datetime,
    kind: str,
    family: Family | None,
    infant: Person | None,
    recipient_kind: str,
    recipient_name: str,
    salutation: str,
    heading: str,
    body: str,
    reason: str,
    recipient_address: str = "",
    recipient_person: Person | None = None,
    recipient_network_member: NetworkMember | None = None,
    carer: Person | None = None,
    about: str = "",
    about_ref: str = "",
    owner_id: int | None = None,
) -> Letter:
    """Draft a letter, owned by its writer or by `owner_id`. Nothing leaves: a person releases it later (hazard H25).

    For a GP, `recipient_person` is whose GP; for a family, who will read it. Refuses a kind that is not known, people
    of another service, an owner who does not work here, and a text too long to keep. An address may follow later.
    """
    _insist_may_write(by, kind)
    if kind not in LETTER_KINDS or recipient_kind not in RECIPIENT_KINDS:
        raise RuleBroken("Choose what the letter is and who it is for.", "kind")
    _insist_of_this_service(by, family, infant, carer, recipient_person, recipient_network_member)
    texts = {
        "recipient_name": recipient_name.strip(),
        "recipient_address": recipient_address.strip(),
        "salutation": salutation.strip(),
        "heading": heading.strip(),
        "body": body.strip(),
        "reason": reason.strip(),
    }
    _insist_on_texts(texts)
    return Letter.objects.create(
        service_id=by.service_id,
        kind=kind,
        family=family,
        infant=infant,
        carer=carer,
        recipient_kind=recipient_kind,
        recipient_person=recipient_person,
        recipient_network_member=recipient_network_member,
        about=about,
        about_ref=about_ref,
        owner_id=_owner(by, at, owner_id or by.person_id),
        written_at=at,
        created_at=at,
        **texts,
    )


def _insist_may_write(by: Viewer, kind: str) -> None:
    at_intake = kind in WRITTEN_AT_INTAKE and by.may(Permission.SEE_INTAKE)
    if not by.may(Permission.WRITE_LETTERS) and not at_intake:
        raise NotPermitted("Your role does not write letters. Ask a practitioner.")


def _insist_of_this_service(by: Viewer, *records: Any) -> None:
    if any(record is not None and record.service_id != by.service_id for record in records):
        raise NotFound


def _insist_on_texts(texts: dict[str, str]) -> None:
    if not texts.get("recipient_name", "x"):
        raise RuleBroken("Say who the letter is for.", "recipient_name")
    if fault := text_fault(texts):
        raise RuleBroken(fault[1], fault[0])


def _owner(by: Viewer, at: datetime, person_id: int) -> int:
    """Nothing is without an owner, and an owner works here today (hazard H24)."""
    if not accounts.works_here(by, person_id, clock.day_of(at)):
        raise RuleBroken("Choose somebody who works in this service.", "owner")
    return person_id


def _hold(by: Viewer, letter: Letter) -> None:
    """Take the letter as it stands now and keep it until the end of this action, so that two people cannot cross."""
    _insist_of_this_service(by, letter)
    letter.refresh_from_db(from_queryset=Letter.objects.select_for_update(of=("self",)))


@action(needs=Permission.WRITE_LETTERS)
def edit_letter(
    *,
    by: Viewer,
    at: datetime,
    letter: Letter,
    expected: int | None,
    recipient_name: str,
    salutation: str,
    heading: str,
    body: str,
    reason: str,
    recipient_address: str | None = None,
) -> Letter:
    """Change the words of a draft. Refuses a released, sent or cancelled letter and a version that is not the newest.

    The address of a family member is not typed here: it comes from their record, where it is kept safe (hazard H08).
    """
    _hold(by, letter)
    if letter.status != "draft":
        raise RuleBroken("Only a draft can be changed. Take a released letter back to draft first.")
    texts = {
        "recipient_name": recipient_name.strip(),
        "salutation": salutation.strip(),
        "heading": heading.strip(),
        "body": body.strip(),
        "reason": reason.strip(),
    }
    if recipient_address is not None and not queries.address_comes_from_record(letter):
        texts["recipient_address"] = recipient_address.strip()
    _insist_on_texts(texts)
    return change(letter, expected=expected, **texts)


@action(needs=Permission.WRITE_LETTERS)
def rewrite_letter(*, by: Viewer, at: datetime, letter: Letter, salutation: str, heading: str, body: str) -> Letter:
    """Put words made anew in the place of a draft's; the history keeps the older ones. Refuses any but a draft."""
    _hold(by, letter)
    if letter.status != "draft":
        raise RuleBroken("Only a draft can be written anew. Take a released letter back to draft first.")
    texts = {"salutation": salutation.strip(), "heading": heading.strip(), "body": body.strip()}
    _insist_on_texts(texts)
    return change(letter, outdated_at=None, **texts)


@action(needs=Permission.SEE_LETTERS)
def mark_outdated(*, by: Viewer, at: datetime, letter: Letter, is_outdated: bool = True) -> Letter:
    """Say of an unsent letter that what it was made from has changed since, or that it fits again (hazard H25).

    Its words stay as they are until a person writes them anew or calls them right. Refuses a settled letter.
    """
    _hold(by, letter)
    if letter.status not in UNSENT:
        raise RuleBroken("This letter is settled and stays as it was.")
    return change(letter, outdated_at=at if is_outdated else None)


@action(needs=Permission.WRITE_LETTERS)
def readdress_letter(*, by: Viewer, at: datetime, letter: Letter) -> Letter:
    """Take the address that the record holds now. Refuses a letter that is no draft, and a record without one."""
    _hold(by, letter)
    if letter.status != "draft":
        raise RuleBroken("Take the letter back to draft first, then give it the address on record.")
    recorded = queries.recorded_address(by, letter)
    if not recorded:
        raise RuleBroken("The record holds no address for this reader. Record one first.", "recipient_address")
    return change(letter, recipient_address=recorded)


@action(needs=Permission.RELEASE_LETTERS)
def release_letter(
    *,
    by: Viewer,
    at: datetime,
    letter: Letter,
    expected: int | None = None,
    goes_by: Channel = "post",
    warnings_read: bool = False,
    still_right: bool = False,
    shared_why: str = "",
) -> Letter:
    """Let a draft go, in the releaser's name, after they have seen who gets it, where and why (hazards H08, H09, H25).

    Refuses what holds it, warnings that were not ticked as read, older words that nobody has called right still, and a
    gap in what was agreed without the reason to write all the same (hazard H26); keeps all that was read.
    """
    _hold(by, letter)
    _insist_on_move(letter, "released")
    if goes_by not in CHANNEL_LABELS or goes_by in ("text", "phone"):
        raise RuleBroken("Choose how the letter will go: by post, by email or by hand.", "goes_by")
    standing = queries.standing(by, letter)
    if why := standing.held(goes_by):
        raise RuleBroken(why, "goes_by")
    if standing.warnings and not warnings_read:
        raise RuleBroken("Read what is never to be sent, and say that the letter keeps to it.", "warnings_read")
    if standing.outdated and not still_right:
        raise RuleBroken(f"{standing.outdated} Write it anew, or read it and say that it is right.", "still_right")
    if standing.gap and not shared_why.strip():
        raise RuleBroken(f"{standing.gap} Ask and record the answer, or say why it goes all the same.", "shared_why")
    if len(shared_why) > 300 or "\x00" in shared_why:
        raise RuleBroken("Say why in 300 characters or fewer.", "shared_why")
    return change(
        letter,
        expected=expected,
        status="released",
        released_at=at,
        released_by_id=by.person_id,
        goes_by=goes_by,
        warnings_read="\n".join(standing.to_read),
        shared_why=shared_why.strip() if standing.gap else "",
    )


def _insist_on_move(letter: Letter, then: str) -> None:
    if refusal := move_refusal(letter.status, then):
        raise RuleBroken(refusal)


@action(needs=Permission.RELEASE_LETTERS)
def take_back_letter(*, by: Viewer, at: datetime, letter: Letter, expected: int | None = None) -> Letter:
    """Make a released letter a draft again, to mend it. Refuses a letter that was sent or cancelled."""
    _hold(by, letter)
    _insist_on_move(letter, "draft")
    as_draft = {"released_at": None, "released_by_id": None, "goes_by": "", "warnings_read": "", "shared_why": ""}
    return change(letter, expected=expected, status="draft", **as_draft)


@action(needs=Permission.SEND_LETTERS)
def record_sent(*, by: Viewer, at: datetime, letter: Letter, how: Channel, sent_on: date | None = None) -> Letter:
    """Write down that a person has sent a released letter, how and on which day (hazard H24).

    Refuses a draft, a way that is not safe now, warnings that are new since the release, and a day before the release
    or still to come.
    """
    _hold(by, letter)
    _insist_on_move(letter, "sent")
    day = sent_on or clock.day_of(at)
    _insist_on_sending_day(letter, day, clock.day_of(at))
    if how not in CHANNEL_LABELS or how in ("text", "phone"):
        raise RuleBroken("Choose how the letter went: by post, by email or by hand.", "how")
    standing = queries.standing(by, letter)
    if why := standing.held(how):
        raise RuleBroken(f"This letter must wait. {why} Take it back to draft to mend it.", "how")
    if set("\n".join(standing.to_read).splitlines()) - set(letter.warnings_read.splitlines()):
        raise RuleBroken(
            "What must be known of this letter has changed since the release. Take it back and look again."
        )
    return change(letter, status="sent", sent_on=day, sent_at=at, sent_by_id=by.person_id, sent_how=how)


def _insist_on_sending_day(letter: Letter, day: date, today: date) -> None:
    released_on = clock.day_of(letter.released_at) if letter.released_at else day
    if day > today:
        raise RuleBroken("The day of sending is still to come. Record it when the letter has gone.", "sent_on")
    if day < released_on:
        raise RuleBroken(
            f"The letter was released on {day_words(released_on)}, so it cannot have gone before.", "sent_on"
        )


@action(needs=Permission.WRITE_LETTERS)
def cancel_letter(*, by: Viewer, at: datetime, letter: Letter, why: str) -> Letter:
    """Give up an unsent letter, keeping why. Refuses a sent one and an empty reason."""
    _hold(by, letter)
    _insist_on_move(letter, "cancelled")
    if not why.strip():
        raise RuleBroken("Write why the letter is not needed.", "why")
    if len(why) > 300 or "\x00" in why:
        raise RuleBroken("Write why in 300 characters or fewer.", "why")
    return change(letter, status="cancelled", cancelled_at=at, cancelled_by_id=by.person_id, cancelled_why=why.strip())


@action(needs=Permission.SEND_LETTERS)
def hand_over(*, by: Viewer, at: datetime, letter: Letter, to: int) -> Letter:
    """Give an unsent letter another owner, as must be done when its owner leaves (hazard H24).

    Refuses a settled letter and somebody who does not work here.
    """
    _hold(by, letter)
    if letter.status not in UNSENT:
        raise RuleBroken("This letter is settled, so nobody needs to look after it.")
    return change(letter, owner_id=_owner(by, at, to))


@action()
def hand_over_letters_of(*, by: Viewer, at: datetime, from_id: int, to_id: int) -> int:
    """Give every unsent letter of one person to another, before they leave; says how many (hazard H24).

    Refuses a new owner who does not work here, and somebody who neither allocates nor sees to staff.
    """
    if not (by.may(Permission.ALLOCATE) or by.may(Permission.EDIT_STAFF)):
        raise NotPermitted("Your role does not allow this. Ask your service manager.")
    owned = queries.unsent_of(by, from_id)
    heir = _owner(by, at, to_id) if owned else to_id
    return sum(1 for kept in owned if change(kept, owner_id=heir))
