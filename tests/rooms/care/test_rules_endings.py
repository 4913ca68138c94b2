"""The ending checklist, joined by other rooms, and the follow-up that cannot be lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.care.rules import (
    FOLLOW_UP_MOVES,
    FOLLOW_UP_STATUS_LABELS,
    FOLLOW_UP_STATUSES,
    Condition,
    EndingFacts,
    ending_conditions,
    ending_refusal,
    follow_up_due,
    follow_up_tone,
    follow_up_words,
    leaving_refusal,
    next_owner,
    outcome_refusal,
    withholding_refusal,
)
from nestling.organisations.profiles.values import EndingLetters, EscalationDays

RULE = EndingLetters(gp="always", referrer="always", family="unless_clinical_reason")
READY = {
    "ends_on": date(2026, 6, 1),
    "last_contact_on": date(2026, 6, 1),
    "gp_letter": "sent",
    "referrer_letter": "sent",
    "family_letter": "sent",
    "reason": "completed",
    "summary": "What was done.",
    "signposted_to": "The family hub.",
    "step_back_to": "universal",
    "follow_up_has_owner": True,
}


def conditions(rule=RULE, joined=(), **changes):
    return ending_conditions(rule, EndingFacts(**{**READY, **changes}), joined)


def test_care_ends_when_everything_is_done():
    found = conditions()
    assert ending_refusal(found) is None
    assert all(each.met for each in found)
    assert len({each.key for each in found}) == len(found)


@pytest.mark.parametrize(
    ("changes", "key", "says"),
    [
        ({"open_safeguarding_actions": 1}, "safeguarding_actions", "Finish 1 safeguarding action first."),
        ({"unsent_letters": 2}, "unsent_letters", "Send or cancel 2 letters."),
        ({"gp_letter": ""}, "letter_gp", "Write the letter to the GP."),
        ({"gp_letter": "draft"}, "letter_gp", "Release and send the letter to the GP."),
        ({"referrer_letter": "released"}, "letter_referrer", "Send the letter to the referrer."),
        ({"referrer_letter": "cancelled"}, "letter_referrer", "Write the letter to the referrer."),
        ({"family_letter": ""}, "letter_family", "Write the letter to the family."),
        ({"family_letter_withheld": True, "withheld_reason": " "}, "letter_family", "Write the clinical reason"),
        ({"last_contact_on": date(2026, 6, 2)}, "ends_on", "The last contact was on 2 June 2026"),
        ({"reason": ""}, "reason", "Choose the reason for ending."),
        ({"summary": " "}, "summary", "Write a summary."),
        ({"signposted_to": ""}, "signposting", "signposted"),
        ({"step_back_to": ""}, "step_back", "Choose where the family goes."),
        ({"follow_up_has_owner": False}, "follow_up_owner", "Name who will ask"),
    ],
)
def test_each_open_condition_stops_the_ending_and_says_what_to_do(changes, key, says):
    found = conditions(**changes)
    assert [each.key for each in found if not each.met] == [key]
    assert ending_refusal(found).startswith("Care cannot end yet: 1 thing still to do. ")
    assert says in ending_refusal(found)


def test_an_open_review_or_concern_is_shown_and_does_not_stop_it():
    found = conditions(open_reviews=1, open_concerns=1, look_again_on=date(2026, 7, 3))
    assert [each.key for each in found if not each.met] == ["concerns", "reviews", "assessments"]
    assert ending_refusal(found) is None


def test_nobody_to_write_to_is_no_obstacle():
    assert ending_refusal(conditions(gp_letter="", has_no_gp=True)) is None
    assert ending_refusal(conditions(referrer_letter="", referrer_is_family=True)) is None
    assert ending_refusal(conditions(last_contact_on=None)) is None


def test_the_service_sets_which_letters_are_owed():
    optional = EndingLetters(gp="optional", referrer="optional", family="optional")
    assert ending_refusal(conditions(optional, gp_letter="", referrer_letter="", family_letter="")) is None
    always = EndingLetters(gp="always", referrer="always", family="always")
    refusal = ending_refusal(conditions(always, family_letter_withheld=True, withheld_reason="It would add danger."))
    assert "always sends the family its letter" in refusal


def test_another_room_joins_the_list():
    feedback = Condition("feedback", "The family was asked for feedback.", met=False, how_to_fix="Ask for feedback.")
    found = conditions(joined=[feedback])
    assert found[-1] == feedback
    assert "Ask for feedback." in ending_refusal(found)


def test_only_a_practitioner_withholds_the_familys_letter_and_writes_why():
    assert withholding_refusal({"practitioner"}, "It would add danger.") is None
    assert "clinical reason" in withholding_refusal({"practitioner"}, " ")
    assert "Only a practitioner" in withholding_refusal({"administrator", "service_manager"}, "It would add danger.")


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 36))
def test_a_follow_up_falls_in_its_month_and_never_on_a_later_day(ended, months):
    due = follow_up_due(ended, months)
    assert (due.year * 12 + due.month) - (ended.year * 12 + ended.month) == months
    assert due.day == ended.day or (due.day < ended.day and (due + timedelta(1)).day == 1)


DAYS = EscalationDays(owner=3, manager=5)
DUE = date(2026, 6, 5)  # a Friday


@pytest.mark.parametrize(
    ("today", "tone", "words"),
    [
        (date(2026, 6, 4), "ahead", "due in 1 day"),
        (date(2026, 6, 5), "due", "due today"),
        (date(2026, 6, 9), "due", "4 days late"),
        (date(2026, 6, 10), "owner", "5 days late"),
        (date(2026, 6, 11), "owner", "6 days late"),
        (date(2026, 6, 12), "manager", "7 days late"),
        (date(2027, 6, 12), "manager", "372 days late"),
    ],
)
def test_a_late_follow_up_reaches_its_owner_then_the_manager(today, tone, words):
    assert follow_up_tone(DUE, today, DAYS) == tone
    assert follow_up_words(DUE, today) == words


@pytest.mark.parametrize(
    ("leaver", "lead", "others", "manager", "owner"),
    [
        (1, 2, (3,), 9, 2),
        (1, 1, (3,), 9, 3),
        (1, None, (1, 4), 9, 4),
        (1, 1, (), 9, 9),
        (1, 1, (1,), 1, None),
        (1, None, (), None, None),
    ],
)
def test_a_follow_up_moves_when_its_owner_leaves(leaver, lead, others, manager, owner):
    assert next_owner(leaver, lead, others, manager) == owner


def test_nobody_leaves_follow_ups_behind_without_an_owner():
    assert leaving_refusal(0) is None
    assert leaving_refusal(2).startswith("2 follow-ups would be left without an owner.")


TALKED = {"outcome": "doing_well", "words": "All well.", "attempts": 1, "due_on": DUE, "today": DUE}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, None),
        ({"today": date(2026, 5, 5)}, None),
        ({"outcome": "no_reply", "attempts": 2}, None),
        ({"outcome": "moved_away", "today": date(2026, 1, 1)}, None),
        ({"outcome": "fine"}, "Choose what was learnt."),
        ({"outcome": "no_reply", "attempts": 1}, "at least two calls"),
        ({"words": " "}, "a few words"),
        ({"today": date(2026, 5, 4)}, "due on 5 June 2026, more than a month away"),
    ],
)
def test_a_follow_up_is_settled_only_by_an_outcome(changes, says):
    refusal = outcome_refusal(**{**TALKED, **changes})
    assert (refusal is None) if says is None else (says in refusal)


def test_a_follow_up_is_due_or_done():
    assert set(FOLLOW_UP_MOVES) == set(FOLLOW_UP_STATUSES) == set(FOLLOW_UP_STATUS_LABELS)
    assert FOLLOW_UP_MOVES["done"] == frozenset()
