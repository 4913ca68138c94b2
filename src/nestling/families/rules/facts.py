"""What may be kept of a person, in one plain value; and whether its coded words and lengths can be kept."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date

from nestling.core.codes import is_code
from nestling.families.rules.births import DateFault, birth_fault, infant_fault
from nestling.families.rules.nhs_numbers import nhs_number_fault, normal_nhs_number

CODED = {"gender": "gender_identity", "ethnicity": "ethnicity", "language": "language", "disability": "disability"}
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Everything that is kept of one person; only the family name must be known."""

    family_name: str
    given_name: str = ""
    known_as: str = ""
    born_on: date | None = None
    due_on: date | None = None
    died_on: date | None = None
    gestation_weeks: int | None = None
    gestation_days: int | None = None
    nhs_number: str = ""
    nhs_number_confirmed: bool = False
    gender: str = ""
    ethnicity: str = ""
    language: str = ""
    disability: str = ""
    gp_practice: str = ""
    gp_practice_code: str = ""
    gp_address: str = ""
    gp_area: str = ""
    address: str = ""
    postcode: str = ""
    residence_area: str = ""
    phone: str = ""
    email: str = ""


FACT_NAMES = tuple(field.name for field in fields(PersonFacts))


def tidy(facts: PersonFacts) -> PersonFacts:
    """The facts as they are kept: no stray spaces, the NHS number as ten digits, the postcode in its usual form."""
    trimmed = {name: value.strip() for name in FACT_NAMES if isinstance(value := getattr(facts, name), str)}
    number = normal_nhs_number(trimmed["nhs_number"])
    trimmed |= {"nhs_number": number, "postcode": normal_postcode(trimmed["postcode"])}
    return replace(facts, **trimmed, nhs_number_confirmed=facts.nhs_number_confirmed and bool(number))  # type: ignore[arg-type]


def normal_postcode(typed: str) -> str:
    """The postcode in capitals with its one space: "LS1 4AP"; anything else only in capitals."""
    squeezed = "".join(typed.upper().split())
    return f"{squeezed[:-3]} {squeezed[-3:]}" if _POSTCODE.fullmatch(squeezed) else squeezed


def postcode_fault(typed: str) -> str | None:
    """Why this is not a postcode, if it is not."""
    if not typed or _POSTCODE.fullmatch("".join(typed.upper().split())):
        return None
    return "Enter a full postcode, such as LS1 4AP, or leave it empty if it is not known."


def person_fault(
    facts: PersonFacts, today: date, *, is_infant: bool, before: PersonFacts | None = None
) -> DateFault | None:
    """The first thing that cannot be true of a person, if there is one."""
    return next(iter(person_faults(facts, today, is_infant=is_infant, before=before)), None)


def person_faults(
    facts: PersonFacts, today: date, *, is_infant: bool, before: PersonFacts | None = None
) -> tuple[DateFault, ...]:
    """All that cannot be true of a person, with the fields to mend; facts that were already kept are not held up again.

    So an old due date does not keep anybody from writing down a new telephone number.
    """
    found = (
        _name_fault(facts),
        _number_fault(facts, before),
        _code_fault(facts),
        _dates_fault(facts, today, is_infant=is_infant, before=before),
        _gestation_fault(facts),
        _postcode_fault(facts, before),
    )
    return tuple(fault for fault in found if fault)


def _name_fault(facts: PersonFacts) -> DateFault | None:
    if facts.family_name:
        return None
    return DateFault("family_name", "Enter the family name. If it is not known yet, use the parent's.")


def _number_fault(facts: PersonFacts, before: PersonFacts | None) -> DateFault | None:
    if not facts.nhs_number or (before and before.nhs_number == facts.nhs_number):
        return None
    sentence = nhs_number_fault(facts.nhs_number)
    return DateFault("nhs_number", sentence) if sentence else None


def _code_fault(facts: PersonFacts) -> DateFault | None:
    for name, table in CODED.items():
        if (code := getattr(facts, name)) and not is_code(table, code):
            return DateFault(name, "Choose one of the answers in the list.")
    return None


def _dates_fault(facts: PersonFacts, today: date, *, is_infant: bool, before: PersonFacts | None) -> DateFault | None:
    if before and (before.born_on, before.due_on, before.died_on) == (facts.born_on, facts.due_on, facts.died_on):
        return None
    if is_infant:
        fault = infant_fault(facts.born_on, facts.due_on, today)
    else:
        fault = birth_fault(facts.born_on, today) if facts.born_on else None
    return fault or _death_fault(facts, today)


def _death_fault(facts: PersonFacts, today: date) -> DateFault | None:
    if facts.died_on is None:
        return None
    if facts.died_on > today:
        return DateFault("died_on", "The date of death is in the future. Check the date.")
    if facts.born_on and facts.died_on < facts.born_on:
        return DateFault("died_on", "The date of death is before the birth. Check both dates.")
    return None


def _gestation_fault(facts: PersonFacts) -> DateFault | None:
    weeks, days = facts.gestation_weeks, facts.gestation_days
    if weeks is not None and not 20 <= weeks <= 44:
        return DateFault("gestation_weeks", "Enter between 20 and 44 weeks of pregnancy, or leave it empty.")
    if days is not None and weeks is None:
        return DateFault("gestation_weeks", "Enter the weeks of pregnancy as well as the days.")
    if days is not None and not 0 <= days <= 6:
        return DateFault("gestation_days", "Enter between 0 and 6 days beyond the full weeks.")
    return None


def _postcode_fault(facts: PersonFacts, before: PersonFacts | None) -> DateFault | None:
    if before and before.postcode == facts.postcode:
        return None
    sentence = postcode_fault(facts.postcode)
    return DateFault("postcode", sentence) if sentence else None


def replaced(facts: PersonFacts, **news: object) -> PersonFacts:
    """The facts with whatever is newly known: an empty answer leaves what was kept."""
    return replace(facts, **{name: value for name, value in news.items() if value not in (None, "")})  # type: ignore[arg-type]
