"""The caregiving relationships: made, described and ended, each on its own."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.actions.keeping import insist_of_this_service, new_person
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, Person
from nestling.families.rules import PersonFacts, age_on

YOUNGEST_CARER_MONTHS = 10 * 12


@action(needs=Permission.EDIT_FAMILIES)
def add_carer(
    *,
    by: Viewer,
    at: datetime,
    infant: Person,
    carer: PersonFacts | Person,
    relation: str,
    is_primary: bool = False,
    has_parental_responsibility: bool | None = None,
    started_on: date | None = None,
) -> CaregivingRelationship:
    """Make a relationship between a baby and a carer, new or already known, such as a foster carer (FD-02, FD-09).

    Refuses a second open relationship of the same two, somebody who is not a baby's family, a child as a carer, and a
    word that is in no list.
    """
    insist_of_this_service(by, infant)
    family = family_of_infant(infant)
    grown_up = new_person(by, at, carer, is_infant=False) if isinstance(carer, PersonFacts) else carer
    insist_of_this_service(by, grown_up)
    _insist_can_care(at, infant, grown_up)
    made = tie(
        by,
        at,
        family,
        infant,
        grown_up,
        relation=relation,
        is_primary=is_primary,
        has_parental_responsibility=has_parental_responsibility,
        started_on=started_on,
    )
    _give_place(by, at, family, grown_up)
    return made


def tie(
    by: Viewer,
    at: datetime,
    family: Family,
    infant: Person,
    carer: Person,
    *,
    relation: str,
    is_primary: bool,
    has_parental_responsibility: bool | None,
    started_on: date | None = None,
) -> CaregivingRelationship:
    """Write one relationship; the primary carer of a baby is one at a time."""
    _insist_relation(relation)
    today = clock.day_of(at)
    if started_on is not None and started_on > today:
        raise RuleBroken("The relationship cannot begin in the future. Check the date.", "started_on")
    if CaregivingRelationship.objects.filter(infant=infant, carer=carer, ended_on__isnull=True).exists():
        raise RuleBroken(f"The relationship of {infant} and {carer} is recorded already.", "carer")
    if is_primary:
        _let_go_of_primary(infant)
    return CaregivingRelationship.objects.create(
        service_id=by.service_id,
        family=family,
        infant=infant,
        carer=carer,
        relation=relation,
        is_primary=is_primary,
        has_parental_responsibility=has_parental_responsibility,
        started_on=started_on or today,
        created_at=at,
    )


@action(needs=Permission.EDIT_FAMILIES)
def change_relationship(
    *,
    by: Viewer,
    at: datetime,
    relationship: CaregivingRelationship,
    relation: str,
    is_primary: bool,
    has_parental_responsibility: bool | None,
    expected: int | None,
) -> CaregivingRelationship:
    """Say otherwise who the carer is to the baby. Refuses an ended relationship and an old version."""
    insist_of_this_service(by, relationship)
    _insist_open(relationship)
    _insist_relation(relation)
    if is_primary and not relationship.is_primary:
        _let_go_of_primary(relationship.infant)
    return change(
        relationship,
        expected=expected,
        relation=relation,
        is_primary=is_primary,
        has_parental_responsibility=has_parental_responsibility,
    )


@action(needs=Permission.EDIT_FAMILIES)
def end_relationship(
    *, by: Viewer, at: datetime, relationship: CaregivingRelationship, ended_on: date
) -> CaregivingRelationship:
    """The carer no longer cares for the baby; what happened stays. Refuses days to come and days before it began.

    Rooms above see to open work first: `records.actions.end_care_tie` refuses while a referral or care is open.
    """
    insist_of_this_service(by, relationship)
    _insist_open(relationship)
    if ended_on > clock.day_of(at):
        raise RuleBroken("The day is in the future. Record the end when it has happened.", "ended_on")
    if ended_on < relationship.started_on:
        began = day_words(relationship.started_on)
        raise RuleBroken(f"The relationship is recorded from {began}, so it cannot end before that.", "ended_on")
    return change(relationship, ended_on=ended_on, is_primary=False)


def family_of_infant(infant: Person) -> Family:
    """The family that a baby belongs to today. Raises `RuleBroken` when the person is no baby of a family."""
    held = FamilyMember.objects.filter(person=infant, kind="infant", left_on__isnull=True)
    place = held.select_related("family").first()
    if place is None or infant.merged_into_id is not None:
        raise RuleBroken(f"{infant} is not recorded as a baby of a family. Open the family and choose the baby there.")
    return place.family


def _insist_can_care(at: datetime, infant: Person, carer: Person) -> None:
    if carer.pk == infant.pk or carer.merged_into_id is not None:
        raise RuleBroken("Choose somebody else as the carer.", "carer")
    # A parent may be in their teens (FD-10); a younger birth date is a slip of the pen.
    if carer.born_on and age_on(carer.born_on, clock.day_of(at)).months < YOUNGEST_CARER_MONTHS:
        raise RuleBroken(f"{carer} would be a carer below the age of 10. Check the birth date.", "born_on")


def _insist_relation(relation: str) -> None:
    if not is_code("family_relation", relation) or relation == "twin":
        raise RuleBroken("Choose who the carer is to the baby.", "relation")


def _insist_open(relationship: CaregivingRelationship) -> None:
    if relationship.ended_on is not None:
        raise RuleBroken(f"This relationship ended on {day_words(relationship.ended_on)}.")


def _let_go_of_primary(infant: Person) -> None:
    for other in CaregivingRelationship.objects.filter(infant=infant, is_primary=True, ended_on__isnull=True):
        change(other, is_primary=False)


def _give_place(by: Viewer, at: datetime, family: Family, carer: Person) -> None:
    """A carer belongs to the family; another adult who begins to care is from now on a carer."""
    held = FamilyMember.objects.filter(family=family, person=carer, left_on__isnull=True).first()
    if held is None:
        FamilyMember.objects.create(
            service_id=by.service_id,
            family=family,
            person=carer,
            kind="carer",
            joined_on=clock.day_of(at),
            created_at=at,
        )
    elif held.kind != "carer":
        change(held, kind="carer")
