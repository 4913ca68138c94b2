"""A profile is explained in plain words, compared, and found by day."""

from datetime import date

import pytest

from nestling.organisations.profiles import (
    SETTING_NAMES,
    changed,
    differences,
    ends_on,
    explained,
    profile_note,
    profile_on,
    setting_of,
    shipped_profiles,
)
from nestling.organisations.profiles.values import (
    AgeCeiling,
    Cadence,
    Checklist,
    ExtraFactor,
    ParentingAssessments,
    Residence,
    RiskTable,
    Safeguarding,
)
from nestling.organisations.profiles.wording import ceiling_words, describer, residence_words

LEEDS = shipped_profiles()["leeds-2012"][0]
NORFOLK_AND_WAVENEY = shipped_profiles()["norfolk-waveney-2023"]
VERSIONS = [version for versions in shipped_profiles().values() for version in versions]


def words(name, value):
    return describer(name).in_words(value)


def test_five_profiles_ship_and_one_has_three_versions():
    assert {code: len(versions) for code, versions in shipped_profiles().items()} == {
        "leeds-2012": 1,
        "norfolk-2008": 1,
        "essex-2018": 1,
        "hmr-thrive-2021": 1,
        "norfolk-waveney-2023": 3,
    }


@pytest.mark.parametrize("version", VERSIONS, ids=lambda each: f"{each.code} {each.starts_on}")
def test_every_setting_of_every_profile_is_explained_with_its_source(version):
    found = explained(version)
    assert tuple(each.name for each in found) == SETTING_NAMES
    for each in found:
        assert each.words[:1] == each.words[:1].upper()
        assert each.source
        assert each.status == "stated" or each.note


def test_the_settings_register_is_covered():
    covered = {describer(name).register for name in SETTING_NAMES}
    assert {f"CF-{number:02}" for number in range(1, 23)} <= covered


def test_an_unknown_setting_is_a_programming_error():
    with pytest.raises(KeyError):
        setting_of(LEEDS, "colour")


@pytest.mark.parametrize(
    ("limit", "unit", "rule", "said"),
    [
        (24, "months", "before", "before their second birthday"),
        (18, "months", "before", "before they are 18 months old"),
        (4, "years", "before", "before their fourth birthday"),
        (24, "months", "up_to_the_day", "up to and including the day they are 24 months old"),
        (4, "years", "through", "up to and including age 4 (before their fifth birthday)"),
        (7, "years", "through", "up to and including age 7 (before their eighth birthday)"),
        (18, "months", "through", "up to and including age 18 months (before they are 19 months old)"),
    ],
)
def test_an_age_ceiling_reads_aloud(limit, unit, rule, said):
    assert ceiling_words(AgeCeiling(limit=limit, unit=unit, rule=rule)) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("none", "No residence test."),
        ("residence", "The family lives in Norfolk or Waveney."),
        ("gp_registration", "The family is registered with a GP in Norfolk or Waveney."),
        ("both", "The family lives in and is registered with a GP in Norfolk or Waveney."),
    ],
)
def test_a_residence_test_reads_aloud(rule, said):
    assert residence_words(Residence(rule=rule, areas=("Norfolk", "Waveney"))) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("accepted_clusters", (), "Clusters none at present."),
        ("accepted_clusters", (4, 6, 5), "Clusters 4, 5 and 6."),
        ("tier_words", (), "No words of its own."),
        ("cluster_thrive", (), "Not mapped."),
        ("risk_table", RiskTable(rows=()), "No table is used."),
        ("thrive_offers", (), "No offers listed."),
        ("staffing", (), "Not listed."),
        ("safeguarding", Safeguarding(), "Procedures: none named."),
        ("consultation_cadence", Cadence(from_weeks=4, to_weeks=4), "Every 4 weeks."),
        (
            "parenting_assessments",
            ParentingAssessments(may_contribute=False, stand_alone_a_year=3),
            "Does not contribute to assessments; at most 3 stand-alone ones a year.",
        ),
        (
            "checklist",
            Checklist(
                left_out=("sleep",), added=(ExtraFactor(key="war", label="Flight from war", group="environment"),)
            ),
            "The product's own list; left out: 1; added: flight from war.",
        ),
        ("antenatal", False, "Accepted only after the birth."),
        ("modalities", (), "None named."),
    ],
)
def test_unusual_values_read_aloud_too(name, value, said):
    assert words(name, value) == said


def test_a_risk_table_without_statuses_does_not_mention_them():
    table = LEEDS.risk_table.value.model_copy(update={"at_least_four": ()})
    assert "Counted as" not in words("risk_table", table)
    assert "1: 1–2%; 3: about 8%; 4 or more: 20%" in words("risk_table", table)


def test_a_host_without_partners_is_named_alone():
    assert words("hosting", LEEDS.hosting.value.model_copy(update={"partners": ()})) == "Health trust."


def test_two_versions_differ_in_plain_words():
    found = {each.label: (each.before, each.after) for each in differences(*NORFOLK_AND_WAVENEY[1:])}
    assert found["Clusters accepted"] == ("Clusters 1, 2 and 3.", "Clusters 4, 5 and 6.")
    assert found["THRIVE groups served"] == ("Getting Help.", "Getting More Help.")


def test_a_change_of_source_alone_is_a_difference_that_names_the_source():
    gate = LEEDS.gate.model_dump()
    other = changed(LEEDS, {"gate": {**gate, "source": "Leeds 2013 §2", "note": ""}})
    (found,) = differences(LEEDS, other)
    assert "Leeds 2012 §7.0" in found.before
    assert found.after.endswith("(Leeds 2013 §2; stated by the source.)")


def test_the_same_profile_differs_in_nothing():
    assert differences(LEEDS, LEEDS) == ()


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2019, 1, 1), date(2021, 1, 1)),
        (date(2021, 1, 1), date(2021, 1, 1)),
        (date(2023, 3, 31), date(2021, 1, 1)),
        (date(2023, 4, 1), date(2023, 4, 1)),
        (date(2030, 1, 1), date(2025, 4, 1)),
    ],
)
def test_the_version_of_the_day_is_found(day, begins):
    assert profile_on(tuple(reversed(NORFOLK_AND_WAVENEY)), day).starts_on == begins
    assert bool(profile_note(NORFOLK_AND_WAVENEY, day)) == (day < date(2021, 1, 1))


def test_a_version_ends_the_day_before_the_next_begins():
    assert [ends_on(NORFOLK_AND_WAVENEY, each) for each in NORFOLK_AND_WAVENEY] == [
        date(2023, 3, 31),
        date(2025, 3, 31),
        None,
    ]
