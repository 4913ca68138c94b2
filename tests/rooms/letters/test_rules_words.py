"""The words of letters: first texts that label nobody, paragraphs, lists and addresses."""

from datetime import date

import pytest

from nestling.letters.rules import (
    EndingStory,
    address_lines,
    day_after_working_days,
    family_ending_letter,
    gp_ending_letter,
    late_since,
    paragraphs_of,
    readdressed_words,
    referrer_ending_letter,
    same_address,
    text_fault,
    working_days,
)

STORY = EndingStory(
    infant="Robin",
    carer="Ash Example",
    carer_called="Ash",
    began_on=date(2026, 1, 5),
    ends_on=date(2026, 5, 4),
    attended=11,
    reason="Work completed",
    summary="CONFIDENTIAL SUMMARY",
    signposted_to="The baby group\n- Jo, health visitor",
    step_back="universal services",
    follow_up_on=date(2026, 11, 4),
)


def told(**changes):
    from dataclasses import replace

    return replace(STORY, **changes)


def test_the_gp_is_told_what_was_done_and_what_comes_next():
    words = gp_ending_letter(STORY)
    assert words.salutation == "Dear Doctor"
    for part in ("met with them 11 times", "4 May 2026 (work completed)", "CONFIDENTIAL SUMMARY", "- The baby group"):
        assert part in words.body


def test_the_referrer_is_thanked_and_named():
    words = referrer_ending_letter(STORY, "Jo Example")
    assert words.salutation == "Dear Jo Example"
    assert words.body.startswith("Thank you for asking us")


def test_the_family_gets_warm_words_and_never_the_summary():
    words = family_ending_letter(STORY)
    assert (words.salutation, words.heading) == ("Dear Ash", "Our time together")
    assert "CONFIDENTIAL" not in words.body
    assert "around 4 November 2026" in words.body


def test_a_family_that_never_met_us_is_not_told_that_it_did():
    assert "did not come to meet" in family_ending_letter(told(attended=0)).body
    assert "did not come to meet" in gp_ending_letter(told(attended=0)).body


def test_a_grieving_family_is_not_told_that_it_was_a_pleasure():
    body = family_ending_letter(told(in_grief=True)).body
    assert "so very sorry" in body
    assert "pleasure" not in body
    assert "how you both are" not in body
    assert "They now go on with" not in gp_ending_letter(told(in_grief=True)).body


def test_what_is_not_known_is_left_out():
    bare = told(reason="", summary="", signposted_to="", step_back="", follow_up_on=None)
    for words in (gp_ending_letter(bare), family_ending_letter(bare)):
        assert "None" not in words.body
        assert "\n\n\n" not in words.body


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("one\n\ntwo", ("one", "two")),
        ("lead:\n- a\n- b\nafter", ("lead:", "• a\n• b", "after")),
        ("• a\r\n* b", ("• a\n• b",)),
        ("one\n \n\n\ntwo", ("one", "two")),
        ("-not a list", ("-not a list",)),
        ("", ()),
    ],
)
def test_a_typed_body_becomes_paragraphs_and_lists(body, paragraphs):
    assert paragraphs_of(body) == paragraphs


def test_addresses_are_the_same_but_for_spaces_commas_and_capitals():
    assert same_address("7 Test Close,\nTesttown", "7  TEST close\nTesttown.")
    assert not same_address("7 Test Close", "8 Test Close")
    assert address_lines(" a \n\n b ") == ("a", "b")


def test_a_text_that_cannot_be_kept_is_named():
    assert text_fault({"heading": "fine"}) is None
    assert text_fault({"reason": "x" * 301}) == ("reason", "The reason is too long: 301 characters. At most 300 fit.")


def test_an_address_gone_from_the_record_is_said_so():
    assert "no address" in readdressed_words(" ", is_family=True)
    assert readdressed_words("x", is_family=False).endswith("or make sure of this one.")


@pytest.mark.parametrize("days", range(1, 12))
@pytest.mark.parametrize("start", [date(2026, 5, day) for day in range(4, 11)])
def test_working_days_are_counted_the_same_forwards_and_backwards(start, days):
    later = day_after_working_days(start, days)
    assert working_days(start, later) == days
    assert working_days(late_since(later, days), later) >= days
    assert start <= late_since(later, days)
