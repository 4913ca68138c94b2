"""Families for tests: one baby and a parent, an unborn baby, twins, and whoever else a test needs."""

from datetime import date, datetime
from typing import Any

from nestling.core.viewing import Viewer
from nestling.families import actions
from nestling.families.actions import PersonFacts
from nestling.families.models import CaregivingRelationship
from tests.scenes import MONDAY

BORN = date(2025, 12, 10)


def baby(**known: Any) -> PersonFacts:
    """A made-up baby, five months old when the clock stands."""
    return PersonFacts(**({"given_name": "Robin", "family_name": "Example", "born_on": BORN} | known))


def parent(**known: Any) -> PersonFacts:
    """A made-up parent."""
    return PersonFacts(**({"given_name": "Ash", "family_name": "Example", "born_on": date(1995, 2, 3)} | known))


def family(
    by: Viewer,
    at: datetime = MONDAY,
    *,
    infant: PersonFacts | None = None,
    carer: PersonFacts | None = None,
    relation: str = "mother",
) -> CaregivingRelationship:
    """A baby and a parent, registered by `by`: their relationship."""
    return actions.register_family(by=by, at=at, infant=infant or baby(), carer=carer or parent(), relation=relation)


def expecting(by: Viewer, at: datetime = MONDAY, *, due_on: date = date(2026, 8, 3)) -> CaregivingRelationship:
    """An unborn baby and the parent who carries them."""
    return family(by, at, infant=PersonFacts(family_name="Example", due_on=due_on))


def second_carer(
    tie: CaregivingRelationship, by: Viewer, at: datetime = MONDAY, *, relation: str = "father", **known: Any
) -> CaregivingRelationship:
    """A second relationship of the same baby, with another carer."""
    facts = parent(**({"given_name": "Bay"} | known))
    return actions.add_carer(by=by, at=at, infant=tie.infant, carer=facts, relation=relation)


def twin(tie: CaregivingRelationship, by: Viewer, at: datetime = MONDAY, **known: Any) -> CaregivingRelationship:
    """The relationship of the baby's twin with the same carer."""
    facts = baby(**({"given_name": "Wren", "born_on": tie.infant.born_on, "due_on": tie.infant.due_on} | known))
    made = actions.add_infant(by=by, at=at, family=tie.family, infant=facts)
    return next(each for each in made if each.carer_id == tie.carer_id)
