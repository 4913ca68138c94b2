"""Five statuses kept apart by their days, older words understood, and the states of a concern's actions."""

from datetime import date

import pytest

from nestling.core.codes import code_table
from nestling.organisations.profiles import shipped_profiles
from nestling.safeguarding.rules import (
    ACTION_LABELS,
    STATUS_KINDS,
    action_state,
    closing_refusal,
    is_open,
    open_codes,
    protection_code,
    status_label,
    status_refusal,
    understood,
)

ESSEX = shipped_profiles()["essex-2018"][0]
ON = date(2026, 6, 1)


def test_every_kind_and_the_proposed_investigation_are_codes_of_the_table():
    codes = {protection_code(kind) for kind in STATUS_KINDS} | {protection_code("investigation", is_proposed=True)}
    assert codes == {each.code for each in code_table("protection_status")}
    assert protection_code("protection_plan", is_proposed=True) == "protection_plan"
    assert status_label("investigation", is_proposed=True) == "Child protection investigation proposed"


@pytest.mark.parametrize(
    ("started", "ended", "open_"),
    [
        (date(2026, 6, 1), None, True),
        (date(2026, 6, 2), None, False),
        (date(2026, 1, 1), date(2026, 6, 1), True),
        (date(2026, 1, 1), date(2026, 5, 31), False),
    ],
)
def test_a_status_holds_on_its_first_and_last_day(started, ended, open_):
    assert is_open(started, ended, ON) == open_


def test_the_open_statuses_are_told_as_codes():
    rows = [
        ("investigation", True, date(2026, 5, 1), None),
        ("child_in_need", False, date(2025, 1, 1), date(2025, 6, 1)),
        ("looked_after", False, date(2026, 5, 1), None),
    ]
    assert open_codes(rows, ON) == {"investigation_proposed", "looked_after"}


@pytest.mark.parametrize(
    ("kind", "is_proposed", "is_born", "says"),
    [
        ("investigation", True, True, None),
        ("unborn_plan", False, False, None),
        ("looked_after", False, True, None),
        ("unborn_plan", False, True, "ends at birth"),
        ("looked_after", False, False, "only once born"),
        ("protection_plan", True, True, "Only an investigation can be proposed"),
        ("on_register", False, True, "Choose one of the statuses"),
    ],
)
def test_a_status_must_be_possible_for_this_baby(kind, is_proposed, is_born, says):
    refusal = status_refusal(kind, is_proposed=is_proposed, is_born=is_born)
    assert (refusal is None) if says is None else (says in refusal)


@pytest.mark.parametrize(
    ("heard", "means"),
    [
        ("On the Child  Protection Register", "protection_plan"),
        ("section 17 support", "child_in_need"),
        ("Section 47", "investigation"),
        ("a worry", None),
    ],
)
def test_older_words_are_understood(heard, means):
    assert understood(heard, ESSEX) == means


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [(date(2026, 6, 1), False, "due"), (date(2026, 5, 31), False, "late"), (date(2026, 5, 31), True, "done")],
)
def test_an_action_is_late_the_day_after_it_was_due(due, done, state):
    assert action_state(due_on=due, is_done=done, today=ON) == state
    assert state in ACTION_LABELS


def test_a_concern_closes_when_its_actions_are_done_and_the_outcome_is_written():
    assert closing_refusal(open_actions=0, closing_words="Agreed with the social worker.") is None
    assert closing_refusal(open_actions=1, closing_words="x").startswith("1 action of this concern still to do.")
    assert "how the concern was settled" in closing_refusal(open_actions=0, closing_words=" ")
