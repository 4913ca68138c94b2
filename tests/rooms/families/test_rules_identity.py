"""NHS numbers, names for searching, and how alike two people are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.families.rules import (
    Identity,
    folded,
    likeness,
    nhs_number_fault,
    normal_nhs_number,
    spaced_nhs_number,
)


@pytest.mark.parametrize("typed", ["9434765919", "943 476 5919", "943-476-5919", " 943–476 5919\t", "999 000 0018"])
def test_a_good_number_is_taken_however_it_is_spaced(typed):
    assert nhs_number_fault(typed) is None
    assert len(normal_nhs_number(typed)) == 10


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "this one has 0"),
        ("943476591", "this one has 9"),
        ("94347659190", "this one has 11"),
        ("94347659I9", "only digits"),
        ("٩٤٣٤٧٦٥٩١٩", "only digits"),
        ("9434765918", "its last digit does not fit"),
        ("9434756919", "its last digit does not fit"),
        ("1234567890", "its last digit does not fit"),
        ("943476\x005919", "only digits"),
    ],
)
def test_a_bad_number_is_refused_helpfully(typed, says):
    assert says in nhs_number_fault(typed)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_at_most_one_last_digit_fits(nine):
    good = [digit for digit in range(10) if nhs_number_fault(f"{nine}{digit}") is None]
    assert len(good) <= 1


def test_a_number_is_shown_as_it_is_read_aloud():
    assert spaced_nhs_number("9990000018") == "999 000 0018"
    assert spaced_nhs_number("999") == "999"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Zoë", "zoe"),
        ("Łukasz Søren-Weiß", "lukasz soren weiss"),
        ("  Anne   Marie ", "anne marie"),
        ("IŞIK", "isik"),
        ("Nguyễn", "nguyen"),
        ("محمد", "محمد"),
        ("😀", ""),
        ("a\x00b", "a b"),
        ("𝑨Ǿ", "ao"),
    ],
)
def test_names_are_folded_for_searching(name, plain):
    assert folded(name) == plain


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(name):
    assert folded(folded(name)) == folded(name)


AYLA = Identity(given_name="Ayla", family_name="Demir", born_on=date(2026, 1, 5), nhs_number="", postcode="LS1 1AA")


def like(**changes):
    return likeness(AYLA, Identity(**{**AYLA.__dict__, **changes}))


@pytest.mark.parametrize(
    ("changes", "worth_a_look", "reason"),
    [
        ({}, True, "the same birth date"),
        ({"given_name": "Aylâ", "family_name": "DEMIR"}, True, "the same given name"),
        ({"given_name": "Demir", "family_name": "Ayla"}, True, "the same names the other way round"),
        ({"given_name": "Demir", "family_name": "Ayla", "postcode": ""}, True, "the same birth date"),
        ({"given_name": "Can"}, False, "different given names"),
        ({"given_name": "Baby"}, True, "the same family name"),
        ({"given_name": "Aylaa"}, True, "a similar given name"),
        ({"family_name": "Demirr"}, True, "a similar family name"),
        ({"family_name": "Okafor"}, True, "the same postcode"),
        ({"born_on": date(2026, 5, 1)}, True, "birth dates with day and month the other way round"),
        ({"born_on": date(2025, 5, 2)}, False, "different birth dates"),
        ({"born_on": None, "postcode": ""}, False, "the same family name"),
    ],
)
def test_likeness_suggests_for_a_reason(changes, worth_a_look, reason):
    found = like(**changes)
    assert reason in found.reasons
    assert found.worth_a_look == worth_a_look


def test_swapped_names_with_the_same_birth_date_are_worth_a_look():
    assert like(given_name="Demir", family_name="Ayla").score == 90


def test_the_same_nhs_number_settles_it_and_different_ones_speak_against():
    one = Identity(given_name="A", family_name="B", nhs_number="999 000 0018")
    same = Identity(given_name="X", family_name="Y", nhs_number="9990000018")
    other = Identity(given_name="A", family_name="B", nhs_number="9434765919")
    assert likeness(one, same).score == 100
    assert likeness(one, other).score <= 30
    assert not likeness(one, other).worth_a_look


def test_two_unborn_babies_with_one_due_date_are_compared_by_it():
    one = Identity(family_name="Demir", due_on=date(2026, 8, 1), postcode="LS1 1AA")
    assert "the same due date" in likeness(one, one).reasons
    assert likeness(one, one).worth_a_look
    assert not likeness(one, Identity(family_name="Demir", due_on=date(2026, 8, 2))).worth_a_look


@given(
    st.builds(Identity, given_name=st.text(max_size=8), family_name=st.text(max_size=8), postcode=st.text(max_size=8)),
    st.builds(Identity, given_name=st.text(max_size=8), family_name=st.text(max_size=8), postcode=st.text(max_size=8)),
)
def test_likeness_is_the_same_both_ways_and_stays_in_range(one, other):
    assert likeness(one, other).score == likeness(other, one).score
    assert 0 <= likeness(one, other).score <= 100
