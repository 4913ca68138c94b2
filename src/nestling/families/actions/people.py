"""People come into a family, are born, change and move away."""

from datetime import date, datetime

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.actions.keeping import (
    change_facts,
    insist_of_this_service,
    insist_on_lengths,
    new_person,
)
from nestling.families.actions.relationships import add_carer, tie
from nestling.families.models import CaregivingRelationship, Family, FamilyMember, Person
from nestling.families.queries import facts_of
from nestling.families.rules import PersonFacts, replaced

OTHER_KINDS = ("sibling", "other_adult")


@action(needs=Permission.EDIT_FAMILIES)
def register_family(
    *,
    by: Viewer,
    at: datetime,
    infant: PersonFacts,
    carer: PersonFacts,
    relation: str,
    has_parental_responsibility: bool | None = None,
) -> CaregivingRelationship:
    """Begin a family with one baby and one carer, and the relationship between them, which is the client (FD-01).

    Refuses dates that cannot be true, a bad or taken NHS number, and a word that is in no list.
    """
    baby = new_person(by, at, infant, is_infant=True)
    family = Family.objects.create(service_id=by.service_id, created_at=at, name=baby.family_name)
    place(by, at, family, baby, "infant")
    return add_carer(
        by=by,
        at=at,
        infant=baby,
        carer=carer,
        relation=relation,
        is_primary=True,
        has_parental_responsibility=has_parental_responsibility,
    )


@action(needs=Permission.EDIT_FAMILIES)
def add_infant(*, by: Viewer, at: datetime, family: Family, infant: PersonFacts) -> tuple[CaregivingRelationship, ...]:
    """Add a twin or another baby, with a relationship of its own to each carer of today (FD-02).

    Each tie starts with what is known of the carer's other tie; nothing else is copied, for a relationship problem is
    of one relationship. Refuses facts that cannot be true.
    """
    insist_of_this_service(by, family)
    today = family.relationships.filter(ended_on__isnull=True, carer__merged_into__isnull=True)
    known = {each.carer_id: each for each in today.select_related("carer").order_by("is_primary", "-pk")}
    baby = new_person(by, at, infant, is_infant=True)
    place(by, at, family, baby, "infant")
    return tuple(
        tie(
            by,
            at,
            family,
            baby,
            each.carer,
            relation=each.relation,
            is_primary=each.is_primary,
            has_parental_responsibility=each.has_parental_responsibility,
        )
        for each in sorted(known.values(), key=lambda each: each.pk)
    )


@action(needs=Permission.EDIT_FAMILIES)
def add_member(
    *,
    by: Viewer,
    at: datetime,
    family: Family,
    kind: str,
    person: PersonFacts,
    relation: str = "",
    lives_here: bool = True,
) -> FamilyMember:
    """Add a brother or sister, or another adult at the address or in regular contact (FD-06).

    Refuses a baby or a carer, who come with a relationship, and facts that cannot be true.
    """
    insist_of_this_service(by, family)
    if kind not in OTHER_KINDS:
        raise RuleBroken(
            "Choose a brother or sister, or another adult. Babies and carers have their own pages.", "kind"
        )
    if relation and not is_code("family_relation", relation):
        raise RuleBroken("Choose who they are to the baby.", "relation")
    somebody = new_person(by, at, person, is_infant=False)
    return place(by, at, family, somebody, kind, relation=relation, lives_here=lives_here)


@action(needs=Permission.EDIT_FAMILIES)
def change_person(*, by: Viewer, at: datetime, person: Person, facts: PersonFacts, expected: int | None) -> Person:
    """Keep other facts of a person. Refuses a birth, which is recorded on its own, facts that cannot be true, a person
    whose record was joined to another, and a version that is not the newest (hazard H20)."""
    insist_of_this_service(by, person)
    _insist_not_merged(person)
    is_infant = is_baby(person)
    if is_infant and person.born_on is None and facts.born_on is not None:
        raise RuleBroken("Record the birth on its own page, so that care and letters go on unbroken.", "born_on")
    return change_facts(by, at, person, facts, is_infant=is_infant, expected=expected)


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
    """The unborn baby is born: the same record goes on, with nothing lost (FD-03).

    Refuses a baby already born, a day that cannot be true, and a bad or taken NHS number. The number of a newborn
    comes from the birth notification, so it counts as confirmed.
    """
    insist_of_this_service(by, infant)
    _insist_not_merged(infant)
    if not is_baby(infant):
        raise RuleBroken(f"{infant} is not recorded as a baby, so no birth can be recorded.")
    if infant.born_on is not None:
        raise RuleBroken(f"The birth of {infant} is recorded already. Change the birth date if it is wrong.", "born_on")
    facts = replaced(
        facts_of(infant),
        born_on=born_on,
        given_name=given_name,
        family_name=family_name,
        gestation_weeks=gestation_weeks,
        gestation_days=gestation_days,
        gender=gender,
        nhs_number=nhs_number,
        nhs_number_confirmed=bool(nhs_number) or infant.nhs_number_confirmed,
    )
    return change_facts(by, at, infant, facts, is_infant=True, expected=None)


@action(needs=Permission.EDIT_FAMILIES)
def end_membership(*, by: Viewer, at: datetime, member: FamilyMember, left_on: date) -> FamilyMember:
    """Somebody no longer belongs to the family. Refuses while a relationship of theirs here is open."""
    insist_of_this_service(by, member)
    if member.left_on is not None:
        raise RuleBroken(f"{member.person} has left this family already.")
    if left_on > clock.day_of(at) or left_on < member.joined_on:
        raise RuleBroken("Give a day between the one they joined and today.", "left_on")
    ties = CaregivingRelationship.objects.filter(family=member.family, ended_on__isnull=True)
    if ties.filter(infant=member.person).exists() or ties.filter(carer=member.person).exists():
        raise RuleBroken(f"{member.person} has an open relationship in this family. End it first.")
    return change(member, left_on=left_on)


def place(
    by: Viewer,
    at: datetime,
    family: Family,
    person: Person,
    kind: str,
    *,
    relation: str = "",
    lives_here: bool = True,
) -> FamilyMember:
    """Give a person a place in a family, unless they have that place."""
    held = FamilyMember.objects.filter(family=family, person=person, left_on__isnull=True).first()
    return held or FamilyMember.objects.create(
        service_id=by.service_id,
        family=family,
        person=person,
        kind=kind,
        relation=relation,
        lives_here=lives_here,
        joined_on=clock.day_of(at),
        created_at=at,
    )


def is_baby(person: Person) -> bool:
    """Whether this person has a baby's place in a family."""
    return FamilyMember.objects.filter(person=person, kind="infant").exists()


@action(needs=Permission.EDIT_FAMILIES)
def rename_family(*, by: Viewer, at: datetime, family: Family, name: str, expected: int | None) -> Family:
    """Call the family by another name. Refuses an empty name and a version that is not the newest."""
    insist_of_this_service(by, family)
    if not name.strip():
        raise RuleBroken("Enter a name for the family.", "name")
    insist_on_lengths(Family, {"name": name.strip()})
    return change(family, expected=expected, name=name.strip())


def _insist_not_merged(person: Person) -> None:
    if person.merged_into_id is not None:
        raise RuleBroken("This record was joined to another. Open that one to make changes.")
