"""The rules of the families room: ages, possible dates, NHS numbers, names for searching, and likeness of
two people."""

from nestling.families.rules.ages import (
    Age,
    CorrectedAge,
    age_on,
    anniversary,
    corrected_age,
    eligible_until,
    life_words,
)
from nestling.families.rules.births import DateFault, birth_fault, due_date_fault, infant_fault
from nestling.families.rules.facts import (
    CODED,
    FACT_NAMES,
    PersonFacts,
    normal_postcode,
    person_fault,
    person_faults,
    postcode_fault,
    replaced,
    tidy,
)
from nestling.families.rules.likeness import Identity, Likeness, likeness
from nestling.families.rules.names import agency_words, folded, shown_name
from nestling.families.rules.nhs_numbers import nhs_number_fault, normal_nhs_number, spaced_nhs_number
from nestling.families.rules.searching import Sought, beyond, sought, splits

__all__ = [
    "CODED",
    "FACT_NAMES",
    "Age",
    "CorrectedAge",
    "DateFault",
    "Identity",
    "Likeness",
    "PersonFacts",
    "Sought",
    "age_on",
    "agency_words",
    "anniversary",
    "beyond",
    "birth_fault",
    "corrected_age",
    "due_date_fault",
    "eligible_until",
    "folded",
    "infant_fault",
    "life_words",
    "likeness",
    "nhs_number_fault",
    "normal_nhs_number",
    "normal_postcode",
    "person_fault",
    "person_faults",
    "postcode_fault",
    "replaced",
    "shown_name",
    "sought",
    "spaced_nhs_number",
    "splits",
    "tidy",
]
