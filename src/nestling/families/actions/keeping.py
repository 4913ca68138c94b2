"""How every action of this room writes: in the viewer's service, within the lengths kept, and by tidy facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from nestling.core import clock
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.families.queries import facts_of
from nestling.families.rules import PersonFacts, folded, person_fault, spaced_nhs_number, tidy


def insist_of_this_service(by: Viewer, *records: Any) -> None:
    """A record of another service does not exist here."""
    if any(record is not None and record.service_id != by.service_id for record in records):
        raise NotFound


def insist_on_lengths(model: type[models.Model], values: dict[str, Any]) -> None:
    """Refuse text too long to keep, or with a sign that no database keeps, naming its field."""
    for name, value in values.items():
        longest = model._meta.get_field(name).max_length or 20_000
        if isinstance(value, str) and len(value) > longest:
            raise RuleBroken(f"This is too long: write at most {longest:,} characters.", name)
        if isinstance(value, str) and "\x00" in value:
            raise RuleBroken("This text holds a sign that cannot be kept. Type it again.", name)


def new_person(by: Viewer, at: datetime, facts: PersonFacts, *, is_infant: bool) -> Person:
    """Keep a new person. Raises `RuleBroken` for anything that cannot be true."""
    values = _checked(by, at, facts, is_infant=is_infant)
    with _number_stays_unique():
        return Person.objects.create(service_id=by.service_id, created_at=at, **values)


def change_facts(
    by: Viewer, at: datetime, person: Person, facts: PersonFacts, *, is_infant: bool, expected: int | None
) -> Person:
    """Keep other facts of a person. Raises `RuleBroken` or `StaleVersion`."""
    values = _checked(by, at, facts, is_infant=is_infant, person=person)
    with _number_stays_unique():
        return change(person, expected=expected, **values)


def _checked(
    by: Viewer, at: datetime, facts: PersonFacts, *, is_infant: bool, person: Person | None = None
) -> dict[str, Any]:
    kept = tidy(facts)
    before = facts_of(person) if person else None
    if fault := person_fault(kept, clock.day_of(at), is_infant=is_infant, before=before):
        raise RuleBroken(fault.sentence, fault.field)
    insist_on_lengths(Person, asdict(kept))
    if kept.nhs_number_confirmed:
        _insist_number_is_free(by, kept.nhs_number, person)
    return asdict(kept) | {
        "search_given": folded(kept.given_name)[:120],
        "search_family": folded(kept.family_name)[:120],
        "search_known": folded(kept.known_as)[:120],
    }


def _insist_number_is_free(by: Viewer, number: str, person: Person | None) -> None:
    """A confirmed NHS number belongs to one person in a service (hazards H04 and H05)."""
    others = Person.objects.filter(
        service_id=by.service_id, nhs_number=number, nhs_number_confirmed=True, merged_into__isnull=True
    )
    holder = others.exclude(pk=person.pk if person else None).first()
    if holder:
        raise RuleBroken(
            f"{holder} already has the NHS number {spaced_nhs_number(number)}. "
            "Check whether this is the same person; if so, use that record.",
            "nhs_number",
        )


@contextmanager
def _number_stays_unique() -> Iterator[None]:
    """Two people saving one number in the same moment: the database lets only the first through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "person_nhs_number_once" not in str(error):
            raise
        sentence = "Somebody else has just recorded this NHS number for another person. Search for it first."
        raise RuleBroken(sentence, "nhs_number") from error
