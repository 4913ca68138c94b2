"""People are found by what somebody remembers of them, and likely duplicates are suggested."""

from datetime import date

import pytest
from django.db import connection

from nestling.core.listing import ListChoice
from nestling.families import queries
from nestling.families.actions import PersonFacts
from nestling.families.models import Person
from nestling.families.rules import sought, splits
from tests import scenes
from tests.scenes import families

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    families.family(
        viewer,
        infant=families.baby(
            given_name="Zoë", family_name="O'Brien", nhs_number="9990000018", postcode="ZZ99 3VZ", known_as="Bunny"
        ),
        carer=families.parent(given_name="Maria", family_name="De La Cruz"),
    )
    families.family(viewer, infant=families.baby(given_name="Robin", family_name="Zoeller", born_on=date(2026, 1, 3)))
    return viewer


def found(by, words, **choice):
    with scenes.looking(by):
        return [row.name for row in queries.find(by, words, ListChoice(**choice)).rows]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("zoe", ["Zoë O'Brien", "Robin Zoeller"]),
        ("obr", ["Zoë O'Brien"]),
        ("O’BRIEN zo", ["Zoë O'Brien"]),
        ("zoe o'br", ["Zoë O'Brien"]),
        ("bunny", ["Zoë O'Brien"]),
        ("maria de la", ["Maria De La Cruz"]),
        ("de la cruz mar", ["Maria De La Cruz"]),
        ("cruz", []),
        ("999 000 0018", ["Zoë O'Brien"]),
        ("zz99 3vz", ["Zoë O'Brien"]),
        ("3/1/2026", ["Robin Zoeller"]),
        ("3 January 2026", ["Robin Zoeller"]),
        ("z", []),
        ("", []),
        ("%_\\", []),
        ("😀 مرحبا", []),
        ("\U0010ffff", []),
    ],
)
def test_a_search_understands_what_was_meant(by, words, names):
    assert found(by, words) == names


def test_a_reference_finds_its_person_and_everybody_of_its_family(by):
    with scenes.looking(by):
        person = Person.objects.get(known_as="Bunny")
        family = queries.home_of(by, person)
    assert found(by, person.ref.lower()) == ["Zoë O'Brien"]
    assert sorted(found(by, family.ref)) == ["Maria De La Cruz", "Zoë O'Brien"]


def test_a_filter_says_how_many_it_hides(by):
    with scenes.looking(by):
        listing = queries.find(by, "example", ListChoice(filters={"kind": "infant"}))
    assert (listing.rows, listing.hidden_by_filters) == ((), 1)


def test_another_service_finds_nobody(by):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    assert found(stranger, "zoe") == []


def test_the_database_may_ask_the_index_for_a_name_before_row_security_looks(by):
    """Only comparisons that cannot leak go before the fence, and only plain byte order makes a prefix a range."""
    with scenes.looking(by), connection.cursor() as cursor:
        cursor.execute("select bool_and(proleakproof) from pg_proc where proname in ('text_ge', 'text_lt')")
        assert cursor.fetchone() == (True,)
        cursor.execute(
            "select distinct collation_name from information_schema.columns"
            " where table_name = 'families_person' and column_name like 'search%'"
        )
        assert cursor.fetchall() == [("C",)]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("9990000018", "nhs_number"),
        ("ls1 4ap", "postcode"),
        ("BCDFGHJK23", "ref"),
        ("29/2/2025", "name"),
        ("x", "too_short"),
        ("Ng", "name"),
        ("31.12.2025", "day"),
    ],
)
def test_what_was_typed_is_understood(typed, kind):
    assert sought(typed).kind == kind


def test_names_are_read_in_either_order():
    assert splits(("a", "b")) == (("a b", ""), ("", "a b"), ("a", "b"), ("b", "a"))


def test_a_likely_duplicate_is_suggested_with_its_reasons(by):
    twin_of = PersonFacts(given_name="Zoe", family_name="OBrien", born_on=families.BORN)
    with scenes.looking(by):
        (alike,) = queries.alike(by, twin_of)
    assert str(alike.person) == "Zoë O'Brien"
    assert "the same birth date" in alike.likeness.reasons
    assert alike.family_ref


def test_swapped_names_and_a_swapped_date_are_noticed(by):
    with scenes.looking(by):
        swapped = queries.alike(by, PersonFacts(given_name="O'Brien", family_name="Zoe", born_on=families.BORN))
    assert [str(each.person) for each in swapped] == ["Zoë O'Brien"]


def test_a_twin_and_the_person_themselves_are_no_duplicates(by):
    with scenes.looking(by):
        person = Person.objects.get(known_as="Bunny")
        assert queries.alike(by, queries.facts_of(person), besides=person) == ()
        wren = PersonFacts(given_name="Wren", family_name="O'Brien", born_on=families.BORN, postcode="ZZ99 3VZ")
        assert queries.alike(by, wren) == ()
