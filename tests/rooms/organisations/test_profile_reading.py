"""Profiles are read, refused with the line and the reason, written back, and changed."""

from datetime import date
from importlib.resources import files

import pytest

from nestling.organisations.profiles import (
    ProfileError,
    changed,
    differences,
    read_profile,
    shipped_profiles,
    write_profile,
)

VERSIONS = [(code, version) for code, versions in shipped_profiles().items() for version in versions]
LEEDS = shipped_profiles()["leeds-2012"][0]
TEXT = write_profile(LEEDS)


def refused(text: str) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        read_profile(text)
    return [str(fault) for fault in caught.value.faults]


def at_line(words: str, text: str = TEXT) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(("code", "version"), VERSIONS, ids=lambda each: getattr(each, "starts_on", each))
def test_every_shipped_profile_is_written_back_as_it_was_read(code, version):
    assert version.code == code
    assert read_profile(write_profile(version)) == version


def test_the_shipped_files_are_as_the_product_writes_them():
    shelf = files("nestling.organisations.profiles") / "shipped"
    for code, version in VERSIONS:
        page = shelf / code / f"{version.starts_on}.toml"
        assert page.read_text(encoding="utf-8") == write_profile(version)


def test_a_changed_value_is_read():
    profile = read_profile(TEXT.replace("value = 6\n", "value = 8\n", 1))
    assert [each.name for each in differences(LEEDS, profile)] == ["review_every_contacts"]


def test_broken_toml_is_refused_at_its_line():
    text = TEXT.replace('status = "stated"', "status = stated", 1)
    assert refused(text) == [f"Line {at_line('status = stated', text)}: This is not valid TOML: invalid value."]


def test_toml_that_stops_short_is_refused_at_its_last_line():
    text = '[profile]\ncode = "a'
    assert refused(text)[0].startswith("Line 2: This is not valid TOML: ")


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000], ids=["nested", "long number"])
def test_toml_that_would_break_the_reader_is_refused(value):
    assert refused(f"a = {value}") == [
        "Line 1: This is not valid TOML: it is nested too deeply or holds a number that is too long."
    ]


def test_a_text_too_long_is_refused_unread():
    assert refused("#" * 200_001) == ["Line 1: The file is too long: a profile has at most 200,000 characters."]


@pytest.mark.parametrize("text", ["", "profile = 3", 'name = "x"'])
def test_a_text_without_a_heading_is_refused(text):
    assert refused(text) == ["Line 1: The table [profile] with code, name, starts_on and based_on is missing."]


def test_an_unknown_setting_is_refused_with_the_nearest_name():
    text = TEXT.replace("[gate]", "[gates]")
    assert refused(text) == [
        f"Line {at_line('[gates]', text)}: Nestling knows no setting called gates. Did you mean gate?",
        f"Line {len(text.splitlines())}: gate is missing. It says: Consultation before direct work.",
    ]


def test_an_unknown_setting_like_no_other_is_refused_alone():
    text = TEXT + '\n[weather]\nvalue = "fine"\n'
    assert refused(text) == [
        f"Line {at_line('[weather]', text)}: Nestling knows no setting called weather. "
        "Take it out, or find its name in an exported profile."
    ]


def test_an_unknown_heading_is_refused():
    text = TEXT.replace("based_on =", "basedon =", 1)
    line = at_line("basedon", text)
    assert refused(text) == [
        "Line 1: based_on is missing. It says: document that the profile is taken from.",
        f"Line {line}: Nestling knows no setting called basedon. Did you mean based_on?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('value = "face_to_face"', 'value = "letter"', "gate.value must be one of"),
        ("limit = 24,", 'limit = "24",', "age_ceiling.value.limit: input should be a valid integer"),
        ("limit = 24,", "limit = 0,", "age_ceiling.value.limit: input should be greater than or equal to 1"),
        ("limit = 24,", "limit = 24, colour = 1,", "age_ceiling.value.colour is not a key that belongs here."),
        ("{limit = 24, unit", "{unit", "age_ceiling.value.limit is missing. It says: Oldest age."),
        (
            'limit = 24, unit = "months"',
            'limit = 8, unit = "years"',
            "age_ceiling.value: an age limit of more than 7 years is not a parent-infant service.",
        ),
        ("from_weeks = 4, to_weeks = 6", "from_weeks = 6, to_weeks = 4", "to_weeks must not be smaller"),
        ("owner = 3, manager = 5", "owner = 5, manager = 3", "the manager is told after the owner, never before."),
        ("families_from = 20", "families_from = 40", "families_to must not be smaller than families_from."),
        ('{rule = "none"', '{rule = "residence"', "a residence test must name at least one area."),
        ("starts_on = 2012-04-01", "starts_on = 2012-04-01T10:00:00", "starts_on: must be a date such as"),
        ('code = "leeds-2012"', 'code = "Leeds 2012"', "code: string should match pattern"),
        ("low = 8.0, high = 8.0", "low = 9.0, high = 8.0", "high must not be smaller than low."),
        ("{factors = 3,", "{factors = 1,", "the rows must rise by number of factors, each number once."),
        ("about = true, or_more = false", "about = true, or_more = true", "only the last row may say or_more."),
        ("{cluster = 2,", "{cluster = 1,", "cluster_thrive.value: a cluster points to one THRIVE group"),
        (
            "value = {left_out = [], added = []}",
            'value = {left_out = [], added = [{key = "a", label = "A", group = "child"}, '
            '{key = "a", label = "B", group = "child"}]}',
            "each added factor needs a key of its own.",
        ),
        ("value = [1, 2, 3, 4, 5, 6]", "value = [1, 7]", "accepted_clusters.value.2: input should be less than"),
        ("wte = 0.4", "wte = nan", "staffing.value.1.wte: input should be a finite number"),
    ],
)
def test_a_wrong_value_is_refused_at_its_line_with_the_reason(old, new, fault):
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    found = refused(text)
    assert len(found) == 1
    assert fault in found[0]
    changed_line = at_line(new, text)
    heading = max((n for n, line in enumerate(text.splitlines(), 1) if line.startswith("[") and n <= changed_line))
    line = int(found[0].removeprefix("Line ").partition(":")[0])
    assert line in range(heading, changed_line + 1)


def test_a_value_deep_in_a_list_is_found_on_its_own_line():
    text = TEXT.replace("wte = 1.6", "wte = -1.6", 1)
    assert refused(text)[0].startswith(f"Line {at_line('wte = -1.6', text)}: staffing.value.3.wte: ")


def test_a_default_without_a_note_is_refused():
    note = at_line('note = "No residence or registration test is named."')
    text = "\n".join(line for number, line in enumerate(TEXT.splitlines(), 1) if number != note)
    assert "needs a note saying why it was chosen" in refused(text)[0]


def test_every_fault_is_told_at_once_in_the_order_of_the_text():
    text = TEXT.replace('rule = "up_to_the_day"', 'rule = "up"').replace("value = 28", "value = 0")
    found = refused(text)
    assert [fault.partition(".")[0].split()[-1] for fault in found] == ["age_ceiling", "waiting_target_days"]


def test_words_that_look_like_keys_inside_a_long_text_are_not_taken_for_keys():
    note = 'note = """\nlimit = 3\n[gate]\n"""'
    text = TEXT.replace('source = "Leeds 2012 §8.0"\n', f'source = "Leeds 2012 §8.0"\n{note}\n', 1)
    text = text.replace('note = "The words are', 'nota = "The words are', 1)
    assert refused(text) == [
        f"Line {at_line('nota =', text)}: age_ceiling.nota is not a key that belongs here. Take it out."
    ]


def test_rows_written_as_tables_are_found_by_their_number():
    text = TEXT.replace("value = [1, 2, 3, 4, 5, 6]", "value = [1]").replace(
        TEXT[TEXT.index("[staffing]") : TEXT.index("[caseload]")],
        '[staffing]\nstatus = "stated"\nsource = "here"\n'
        '[[staffing.value]]\npost = "A"\nwte = 1.0\n[[staffing.value]]\npost = "B"\nwte = -1.0\n',
    )
    assert refused(text)[0].startswith(f"Line {at_line('wte = -1.0', text)}: staffing.value.2.wte: ")


def test_a_change_is_checked_like_a_reading():
    later = changed(LEEDS, {"starts_on": date(2027, 4, 1), "gate": {**LEEDS.gate.model_dump(), "value": "phone"}})
    assert (later.starts_on, later.gate.value) == (date(2027, 4, 1), "phone")
    with pytest.raises(ProfileError, match=r"Line 1: gate\.value must be one of"):
        changed(LEEDS, {"gate": {**LEEDS.gate.model_dump(), "value": "letter"}})


@pytest.mark.parametrize("odd", ["\x00", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "‮😀"])
def test_odd_text_is_refused_or_kept_and_never_breaks(odd):
    text = TEXT.replace("Leeds Infant", f"Leeds {odd} Infant")
    try:
        assert odd in read_profile(text).name
    except ProfileError as refusal:
        assert refusal.faults[0].line == 3
