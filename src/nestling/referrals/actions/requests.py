"""Writing a request for service: start it, fill it section by section, go through the stresses (RI-05 to RI-12)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from nestling.accounts.rules import Permission
from nestling.consultation import actions as consultation
from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families import actions as people
from nestling.families import queries as families
from nestling.families.models import CaregivingRelationship, FamilyMember, Person
from nestling.organisations.queries import profile_on
from nestling.referrals import queries
from nestling.referrals.actions.moving import held, mirrored, of_this_service, refuse, still_writable
from nestling.referrals.models import STRESS_STATES, Referral, StressAnswer
from nestling.referrals.rules import OPEN_STATUSES, factors_for
from nestling.referrals.rules.requests import CODED, FIELDS, WORDED, priority_fault

ALREADY_OPEN = "There is already an open referral for this baby and carer. Go on with that one instead."


@dataclass(frozen=True)
class StressInput:
    """One answered line of the stress checklist; an empty state takes the answer away."""

    state: str
    about: Person | None = None
    note: str = ""


@action(needs=Permission.WRITE_REFERRAL)
def start_referral(
    *,
    by: Viewer,
    at: datetime,
    relationship: CaregivingRelationship,
    discussion: Discussion | None = None,
    came_on_paper: bool = False,
) -> Referral:
    """Begin a request for service about one relationship, taking over what a discussion already told.

    An unborn baby is referred on the parent's record (MHSDS: two people, one case). Refuses a second open referral
    for the same baby and carer, and a discussion that was anonymous or belongs to another family.
    """
    of_this_service(by, relationship, discussion)
    if relationship.ended_on is not None:
        raise RuleBroken("This caregiving relationship has ended. Choose the carer who looks after the baby now.")
    if discussion is not None:
        consultation.name_family(by=by, at=at, discussion=discussion, relationship=relationship)
    index = relationship.infant if relationship.infant.born_on else relationship.carer
    if _open_one(relationship, index).exists():
        raise RuleBroken(ALREADY_OPEN)
    try:
        with transaction.atomic():
            return Referral.objects.create(
                service_id=by.service_id,
                created_at=at,
                family=relationship.family,
                relationship=relationship,
                index_person=index,
                discussion=discussion,
                came_on_paper=came_on_paper,
                started_by_id=by.person_id,
                **_from_caller(discussion),
            )
    except IntegrityError as clash:
        raise RuleBroken(ALREADY_OPEN) from clash


def _open_one(relationship: CaregivingRelationship, index: Person) -> Any:
    # A baby who was referred before birth has the parent's referral open, and must not get a second one by hand.
    people = (index.pk, relationship.carer_id)
    return Referral.objects.filter(relationship=relationship, index_person__in=people, status__in=OPEN_STATUSES)


def _from_caller(discussion: Discussion | None) -> dict[str, str]:
    if discussion is None:
        return {}
    contact = discussion.caller_contact
    return {
        "referrer_name": discussion.caller_name,
        "referrer_profession": discussion.caller_profession,
        "referrer_agency": discussion.caller_agency,
        "referrer_email" if "@" in contact else "referrer_phone": contact[:40] if "@" not in contact else contact,
    }


@action(needs=Permission.WRITE_REFERRAL)
def fill_referral(
    *, by: Viewer, at: datetime, referral: Referral, expected: int | None = None, **fields: Any
) -> Referral:
    """Keep some answers of the form; what is still missing is shown, not refused (RI-06).

    Refuses a code that is not in its table, a raised priority without a reason, a referral already decided, and a
    version that is no longer the newest (hazard H20).
    """
    if unknown := fields.keys() - FIELDS:
        raise RuleBroken(f"The form has no question called {', '.join(sorted(unknown))}. Open the page again.")
    fresh = held(by, referral)
    still_writable(fresh)
    _check_answers(fields)
    if {"priority", "priority_reason"} & fields.keys():
        now = {name: fields.get(name, getattr(fresh, name)) for name in ("priority", "priority_reason")}
        refuse(priority_fault(now["priority"], now["priority_reason"]))
    return mirrored(referral, change(fresh, expected=expected, **fields))


def _check_answers(fields: Mapping[str, Any]) -> None:
    for name, (table, sentence) in CODED.items():
        if fields.get(name) and not is_code(table, fields[name]):
            raise RuleBroken(sentence, name)
    for name, answers in WORDED.items():
        if fields.get(name) and fields[name] not in answers:
            raise RuleBroken("Choose one of the answers shown.", name)


@action(needs=Permission.WRITE_REFERRAL)
def answer_area(
    *,
    by: Viewer,
    at: datetime,
    referral: Referral,
    expected: int | None = None,
    gp_practice: str = "",
    **answers: bool | None,
) -> Referral:
    """Keep whether the family belongs to the area, and their GP practice on the record of the baby (RI-14, CF-11).

    The practice of a baby not born yet is kept with the carer. Refuses a practice where one is on record already, so
    that nobody's record is written over from here, and whatever `fill_referral` refuses.
    """
    kept = fill_referral(by=by, at=at, referral=referral, expected=expected, **answers)
    if not gp_practice.strip():
        return kept
    keeper = queries.gp_keeper(kept.relationship)
    if keeper.gp_practice:
        words = f"A GP practice is recorded already, with {keeper}: {keeper.gp_practice}. Change it on their page."
        raise RuleBroken(words, "gp_practice")
    facts = replace(families.facts_of(keeper), gp_practice=gp_practice)
    people.change_person(by=by, at=at, person=keeper, facts=facts, expected=keeper.version)
    return kept


@action(needs=Permission.WRITE_REFERRAL)
def answer_checklist(
    *,
    by: Viewer,
    at: datetime,
    referral: Referral,
    answers: Mapping[str, StressInput],
    expected: int | None = None,
    is_confirmed: bool = True,
) -> Referral:
    """Keep the stresses on the relationship; a factor that is left out stays as it was (RI-08, RI-09).

    Refuses a factor that this service does not ask about, an unknown state, and a person outside the family.
    """
    fresh = held(by, referral)
    still_writable(fresh)
    known = {factor.key for factor in factors_for(profile_on(by, clock.day_of(at)).profile)}
    family = set(FamilyMember.objects.filter(family_id=fresh.family_id).values_list("person_id", flat=True))
    for factor, given in answers.items():
        _check_line(factor, given, known, family)
    confirmed_at = at if is_confirmed else fresh.checklist_confirmed_at
    change(fresh, expected=expected, checklist_confirmed_at=confirmed_at)
    _keep_lines(by, at, fresh, answers)
    return mirrored(referral, fresh)


def _check_line(factor: str, given: StressInput, known: set[str], family: set[int]) -> None:
    if factor not in known:
        raise RuleBroken("One of the questions is no longer asked by this service. Open the page again.")
    if given.state and given.state not in STRESS_STATES:
        raise RuleBroken("Choose one of the answers shown.", factor)
    if given.about is not None and given.about.pk not in family:
        raise RuleBroken("Choose somebody of this family.", factor)
    if given.note and not given.state:
        raise RuleBroken("There is a note beside a question that has no answer. Choose an answer too.", factor)


def _keep_lines(by: Viewer, at: datetime, referral: Referral, answers: Mapping[str, StressInput]) -> None:
    kept = {row.factor: row for row in StressAnswer.objects.filter(referral=referral)}
    new = []
    for factor, given in answers.items():
        row = kept.get(factor)
        if not given.state:
            if row:
                row.delete()
            continue
        values: dict[str, Any] = {
            "state": given.state,
            "about_id": given.about.pk if given.about else None,
            "note": given.note,
        }
        if row is None:
            new.append(
                StressAnswer(service_id=by.service_id, referral=referral, factor=factor, created_at=at, **values)
            )
        elif any(getattr(row, name) != value for name, value in values.items()):
            change(row, **values)
    StressAnswer.objects.bulk_create(new)
