"""Code tables: our words are stable, unique and short; national codes are paired only where they are known."""

import re
from datetime import UTC, date, datetime

import pytest

from nestling.core.codes import choices, code_table, is_code, label_of, label_within, table_names
from nestling.core.phrases import and_list, counted, day_words, moment_words, sentence_case


@pytest.mark.parametrize("table", table_names())
def test_every_table_is_well_kept(table):
    entries = code_table(table)
    assert len({entry.code for entry in entries}) == len({entry.label for entry in entries}) == len(entries)
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", entry.code)
        assert len(entry.code) <= 40
        assert entry.label.strip() == entry.label != ""
        assert entry.mhsds or not entry.verified
    assert choices(table) == tuple((entry.code, entry.label) for entry in entries)


@pytest.mark.parametrize(
    ("table", "code", "mhsds", "verified"),
    [
        ("source_of_referral", "health_visitor", "A2", True),
        ("source_of_referral", "family_hub", "C1", False),
        ("reason_of_referral", "attachment", "21", True),
        ("priority", "emergency", "1", True),
        ("priority", "very_urgent", "4", True),
        ("attendance", "on_time", "5", True),
        ("attendance", "did_not_attend", "3", True),
        ("consultation_mechanism", "video", "11", True),
        ("closure_reason", "completed", "02", False),
        ("rejection_reason", "incomplete", "03", True),
        ("rejection_reason", "age", "02", False),
        ("ethnicity", "mixed_asian", "F", False),
        ("gender_identity", "non_binary", "3", True),
        ("place", "home", "A01", True),
        ("team_type", "parenting", "E03", True),
        ("protection_status", "protection_plan", "", False),
        ("referrer_profession", "health_visitor", "", False),
    ],
)
def test_national_codes_are_as_they_were_read(table, code, mhsds, verified):
    entry = next(entry for entry in code_table(table) if entry.code == code)
    assert (entry.mhsds, entry.verified) == (mhsds, verified)


def test_the_tables_that_the_record_needs_are_there():
    needed = (
        "source_of_referral reason_of_referral referrer_profession priority consultation_mechanism attendance place"
    )
    needed += " closure_reason rejection_reason ethnicity language gender_identity disability looked_after_status"
    needed += " protection_status indirect_activity team_type"
    assert set(needed.split()) <= set(table_names())


def test_an_unknown_table_names_those_that_exist():
    with pytest.raises(KeyError, match="no code table is called colour"):
        code_table("colour")


def test_a_code_that_has_left_its_table_is_shown_as_its_own_words():
    assert label_of("place", "old_chapel") == "Old chapel"
    assert is_code("place", "home")
    assert not is_code("place", "old_chapel")


def test_a_label_within_a_sentence_keeps_its_abbreviations():
    assert label_within("referrer_profession", "health_visitor") == "health visitor"
    assert label_within("referrer_profession", "gp") == "GP"


def test_phrases():
    assert [counted(1, "day"), counted(2, "day"), counted(1200, "family", "families")] == [
        "1 day",
        "2 days",
        "1,200 families",
    ]
    assert [and_list([]), and_list(["a"]), and_list("ab"), and_list("abc")] == ["none", "a", "a and b", "a, b and c"]
    assert sentence_case("a GP") == "A GP"
    assert day_words(date(2026, 5, 3)) == "3 May 2026"
    assert moment_words(datetime(2026, 5, 3, 11, 5, tzinfo=UTC)) == "3 May 2026 at 12:05pm"
