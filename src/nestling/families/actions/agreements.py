"""What people have agreed to: sharing, per purpose and agency, and how they may safely be reached."""

from datetime import date, datetime
from typing import Any

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.actions.keeping import insist_of_this_service, insist_on_lengths
from nestling.families.models import Consent, Family, FamilyMember, Person, SafeContact


@action(needs=Permission.EDIT_FAMILIES)
def give_consent(
    *,
    by: Viewer,
    at: datetime,
    family: Family,
    person: Person,
    purpose: str,
    agency: str,
    is_given: bool = True,
    decided_on: date | None = None,
    how: str = "",
) -> Consent:
    """Write down one person's answer, yes or no, to one purpose for one agency (FD-13, hazard H26).

    A new answer stands beside the older ones; the newest counts. Refuses a child's answer, a purpose that is in no
    list, and a day to come.
    """
    insist_of_this_service(by, family, person)
    _insist_may_answer(family, person)
    day = decided_on or clock.day_of(at)
    if day > clock.day_of(at):
        raise RuleBroken("The day of the answer is in the future. Check the date.", "decided_on")
    if not is_code("consent_purpose", purpose):
        raise RuleBroken("Choose what the answer is about.", "purpose")
    if not agency.strip():
        raise RuleBroken("Say which service or agency the answer is about.", "agency")
    values = {"purpose": purpose, "agency": agency.strip(), "how": how.strip()}
    insist_on_lengths(Consent, values)
    return Consent.objects.create(
        service_id=by.service_id,
        family=family,
        person=person,
        is_given=is_given,
        decided_on=day,
        recorded_by_id=by.person_id,
        created_at=at,
        **values,
    )


def _insist_may_answer(family: Family, person: Person) -> None:
    place = FamilyMember.objects.filter(family=family, person=person, left_on__isnull=True).first()
    if place is None:
        raise RuleBroken("Choose somebody who belongs to this family.", "person")
    if place.kind in ("infant", "sibling"):
        raise RuleBroken("A parent or carer answers for a child. Choose an adult of the family.", "person")


@action(needs=Permission.EDIT_FAMILIES)
def withdraw_consent(*, by: Viewer, at: datetime, consent: Consent, withdrawn_on: date) -> Consent:
    """The person takes a yes back. Refuses a no, a yes taken back already, and a day that cannot be (hazard H26)."""
    insist_of_this_service(by, consent)
    if not consent.is_given:
        raise RuleBroken("This answer was a no, so there is nothing to take back. Record a new answer instead.")
    if consent.withdrawn_on is not None:
        raise RuleBroken(f"This was taken back on {day_words(consent.withdrawn_on)}.")
    if not consent.decided_on <= withdrawn_on <= clock.day_of(at):
        raise RuleBroken("Give a day between the answer and today.", "withdrawn_on")
    return change(consent, withdrawn_on=withdrawn_on, withdrawn_recorded_by_id=by.person_id)


@action(needs=Permission.EDIT_FAMILIES)
def set_safe_contact(
    *,
    by: Viewer,
    at: datetime,
    person: Person,
    may_write: bool = True,
    may_phone: bool = True,
    may_text: bool = False,
    may_email: bool = False,
    may_leave_message: bool = False,
    safe_times: str = "",
    never_send: str = "",
    interpreter_language: str = "",
    adjustments: str = "",
    asked_on: date | None = None,
    expected: int | None = None,
) -> SafeContact:
    """Write down how a person may safely be reached, from now on (hazards H08 and H09); the answer before it ends.

    Refuses an answer older than the one kept, a day to come, a language that is in no list, and an old version.
    """
    insist_of_this_service(by, person)
    values = {
        "may_write": may_write,
        "may_phone": may_phone,
        "may_text": may_text,
        "may_email": may_email,
        "may_leave_message": may_leave_message,
        "safe_times": safe_times.strip(),
        "never_send": never_send.strip(),
        "interpreter_language": interpreter_language,
        "adjustments": adjustments.strip(),
    }
    day = asked_on or clock.day_of(at)
    _insist_on_answer(at, day, values)
    _end_answer_before(person, day, expected)
    return SafeContact.objects.create(
        service_id=by.service_id, person=person, asked_on=day, recorded_by_id=by.person_id, created_at=at, **values
    )


def _insist_on_answer(at: datetime, day: date, values: dict[str, Any]) -> None:
    if day > clock.day_of(at):
        raise RuleBroken("The day of asking is in the future. Check the date.", "asked_on")
    language = values["interpreter_language"]
    if language and not is_code("language", language):
        raise RuleBroken("Choose one of the languages in the list.", "interpreter_language")
    insist_on_lengths(SafeContact, values)


def _end_answer_before(person: Person, day: date, expected: int | None) -> None:
    before = SafeContact.objects.filter(person=person, ended_on__isnull=True).first()
    if before is None:
        return
    if day < before.asked_on:
        newer = day_words(before.asked_on)
        raise RuleBroken(f"A newer answer, of {newer}, is kept already. Check the day of asking.", "asked_on")
    change(before, expected=expected, ended_on=day)
