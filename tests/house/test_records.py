"""Every record: what it is, its word, its history, its personal fields, and what the database holds it to."""

import importlib
import re

import pytest
from django.db import models

from tests.house import rooms

RECORDS = rooms.records()
GLOSSARY = (rooms.ROOT / "GLOSSARY.md").read_text() if (rooms.ROOT / "GLOSSARY.md").exists() else ""

# Texts that hold our own short words, references or names of things that are nobody's.
CODES = {
    "about", "about_ref", "agency", "attendance", "code", "combining_rule", "decided_as", "family_agrees", "family_ref",
    "form", "gate", "goes_by", "key", "kind", "led_to", "mechanism", "modality", "modalities", "next_step", "outcome",
    "page", "path", "place", "primary_reason", "priority", "purpose", "recipient_kind", "ref", "rejection_reason",
    "relationship_affected", "request_type", "role", "sent_how", "source", "state", "status", "step_back_to", "tier",
    "urgency", "asked_priority", "belongs_elsewhere", "closing_reason", "missing",
}  # fmt: skip
CODES_OF_ONE = {
    "Ending.reason",
    "Group.name",
    "ProfileVersion.reason",
    "ProfileVersion.text",
    "Service.address",
    "Service.name",
    "Service.phone",
    "Service.postal_name",
    "Team.name",
    "Venue.address",
    "Venue.name",
}
TEXTS = (models.CharField, models.TextField, models.JSONField)


def each(records=RECORDS):
    return pytest.mark.parametrize("record", records, ids=lambda record: record.__name__)


@each()
def test_every_record_says_what_it_is(record):
    words = record.__dict__.get("__doc__") or ""
    assert len(words.split()) >= 6 and not words.startswith(f"{record.__name__}("), (
        f"{record.__name__} has no docstring of its own. Say what it is in the life of the service."
    )


@each()
def test_every_record_is_in_the_glossary(record):
    assert f"`{record.__name__}`" in GLOSSARY, f"GLOSSARY.md has no entry with the class `{record.__name__}`."


@each()
def test_every_record_has_a_history_or_says_why_not(record):
    has_history = any(getattr(other, "pgh_tracked_model", None) is record for other in rooms.ours())
    says_why = re.search(r"No history:|never changed", record.__doc__ or "")
    assert has_history or says_why, (
        f"{record.__name__}: put @tracked() on it, or write 'No history: …' with the reason in its docstring."
    )


@each()
def test_every_record_says_which_fields_are_personal(record):
    declared = record.__dict__.get("personal_fields")
    assert declared is not None, f"{record.__name__}: add personal_fields, if need be an empty tuple."
    unknown = set(declared) - {field.name for field in record._meta.concrete_fields}
    assert not unknown, f"{record.__name__}.personal_fields names what is no field: {unknown}"


@each()
def test_every_text_is_personal_or_known_not_to_be(record):
    texts = {field.name for field in record._meta.concrete_fields if isinstance(field, TEXTS)}
    known = {*CODES, *(name.partition(".")[2] for name in CODES_OF_ONE if name.startswith(f"{record.__name__}."))}
    open_question = texts - set(record.personal_fields) - known
    assert not open_question, (
        f"May {record.__name__} hold somebody's life in {open_question}? Then name it in personal_fields; "
        "if it holds our own words only, add it to CODES in this test."
    )


def test_every_known_code_is_still_a_field():
    """A list of exceptions that outlives its fields would let a new field through unseen."""
    fields = {(record.__name__, field.name) for record in RECORDS for field in record._meta.concrete_fields}
    gone = CODES - {name for _, name in fields}
    gone |= CODES_OF_ONE - {f"{record}.{name}" for record, name in fields}
    assert not gone, f"Take them off the lists in this test: {sorted(gone)}"


def test_every_table_of_the_glossary_exists():
    tables = {model._meta.db_table for model in rooms.ours()}
    named = set(re.findall(r"`[A-Z]\w+`, `(\w+_\w+)`", GLOSSARY))
    assert named <= tables, f"GLOSSARY.md names what is gone: {named - tables}"


def test_the_glossary_is_in_the_order_of_the_alphabet():
    words = [line.split("|")[1].strip().lower() for line in GLOSSARY.splitlines() if line.startswith("| ")][1:]
    assert words == sorted(words)


def nullable_by_fields():
    return [
        pytest.param(record, field, id=f"{record.__name__}.{field.name}")
        for record in RECORDS
        for field in record._meta.concrete_fields
        if field.name.endswith("_by") and field.null
    ]


@pytest.mark.parametrize(("record", "field"), nullable_by_fields())
def test_who_and_when_are_kept_together(record, field):
    """Where somebody may not have done a thing yet, the database refuses a doer without a day, and the reverse."""
    stem = field.name.removesuffix("_by").removesuffix("_recorded")
    days = {f"{stem}_at", f"{stem}_on"} & {each.name for each in record._meta.concrete_fields}
    together = [found for found in constrained_together(record) if field.name in found and (found & days or not days)]
    assert together, f"{record.__name__}: a check constraint must hold {field.name} and {days or 'its truth'} together."


def constrained_together(record) -> list[set[str]]:
    checks = [each for each in record._meta.constraints if isinstance(each, models.CheckConstraint)]
    return [names for check in checks if len(names := set(names_in(check.condition))) > 1]


def names_in(condition) -> list[str]:
    """The fields that a condition speaks of."""
    if isinstance(condition, models.Q):
        return [name for child in condition.children for name in names_in(child)]
    return [condition[0].split("__")[0]]


def with_status():
    return [record for record in RECORDS if "status" in {field.name for field in record._meta.concrete_fields}]


@each(with_status())
def test_every_status_has_its_moves(record):
    """The words that the database allows are the words between which the rules know the moves."""
    allowed = statuses_of(record)
    assert allowed, f"{record.__name__}: a check constraint must say which statuses there are."
    module = importlib.import_module(f"nestling.{rooms.room_of(record)}.rules")
    tables = [value for name, value in vars(module).items() if name.endswith("MOVES") and isinstance(value, dict)]
    moves = next((table for table in tables if set(table) == allowed), None)
    assert moves is not None, f"{module.__name__}: no …MOVES goes from exactly {sorted(allowed)}."
    assert set().union(*moves.values()) <= allowed, "A move leads to a status that the database refuses."
    assert record._meta.get_field("status").default in allowed


def statuses_of(record) -> set[str]:
    checks = [each for each in record._meta.constraints if isinstance(each, models.CheckConstraint)]
    found = [child[1] for check in checks for child in check.condition.children if isinstance(child, tuple)
             and child[0] == "status__in" and len(check.condition.children) == 1]  # fmt: skip
    return set(found[0]) if found else set()


def test_no_record_names_a_python_path_or_label_in_a_code():
    """Stored codes are short, stable, lower-case words."""
    wrong = [
        f"{record.__name__}.{field.name}={field.default!r}"
        for record in RECORDS
        for field in record._meta.concrete_fields
        if isinstance(field.default, str) and field.default and not re.fullmatch(r"[a-z][a-z0-9_]*", field.default)
    ]
    assert not wrong, wrong


def test_every_date_and_moment_is_named_as_one():
    wrong = [
        f"{record.__name__}.{field.name}"
        for record in RECORDS
        for field in record._meta.concrete_fields
        if isinstance(field, models.DateField) and field.name != "last_login"
        if not field.name.endswith("_at" if isinstance(field, models.DateTimeField) else "_on")
    ]
    assert not wrong, f"A date ends in _on, a moment in _at: {wrong}"


def test_every_truth_is_a_question():
    """A boolean reads as one: is_, has_, may_, or a phrase that can only be true or false."""
    phrases = {
        "came_on_paper", "family_letter_withheld", "gp_in_area", "interpreter_present", "lives_here", "lives_in_area",
        "nhs_number_confirmed", "perinatal_coworking", "concern_meets_test", "relationship_affected",
        "needs_other_service",
    }  # fmt: skip
    wrong = [
        f"{record.__name__}.{field.name}"
        for record in RECORDS
        for field in record._meta.concrete_fields
        if isinstance(field, models.BooleanField)
        if not field.name.startswith(("is_", "has_", "may_")) and field.name not in phrases
    ]
    assert not wrong, f"Name it is_… or has_…: {wrong}"
