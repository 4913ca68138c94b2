"""The moves of a letter, when an unsent one is brought up, and what may safely go to whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestling.letters.rules import (
    CHANNEL_LABELS,
    MOVES,
    STATUS_LABELS,
    STATUSES,
    UNSENT,
    SafeRules,
    escalation,
    escalation_words,
    letter_refusal,
    move_refusal,
    neutral_fault,
    release_refusal,
    release_warnings,
    working_days,
)
from nestling.organisations.profiles.values import EscalationDays

DAYS = EscalationDays(owner=3, manager=5)
FRIDAY = date(2026, 6, 5)


@pytest.mark.parametrize(("now", "then"), [(now, then) for now in MOVES for then in MOVES])
def test_a_letter_moves_only_as_listed(now, then):
    assert (move_refusal(now, then) is None) == (then in MOVES[now])


def test_every_status_is_named_and_a_draft_is_never_sent_unseen():
    assert set(MOVES) == set(STATUSES) == set(STATUS_LABELS)
    assert {status for status in STATUSES if MOVES[status]} == UNSENT
    assert "release it" in move_refusal("draft", "sent")


@pytest.mark.parametrize(
    ("today", "days", "tone"),
    [
        (FRIDAY, 0, "calm"),
        (date(2026, 6, 7), 0, "calm"),
        (date(2026, 6, 9), 2, "calm"),
        (date(2026, 6, 10), 3, "owner"),
        (date(2026, 6, 11), 4, "owner"),
        (date(2026, 6, 12), 5, "manager"),
        (date(2026, 6, 14), 5, "manager"),
    ],
)
def test_an_unsent_letter_is_brought_up_by_working_days(today, days, tone):
    assert working_days(FRIDAY, today) == days
    assert escalation(FRIDAY, today, DAYS) == tone


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(0, 200))
def test_a_week_has_five_working_days(start, days):
    end = start + timedelta(days)
    assert working_days(start, end + timedelta(7)) == working_days(start, end) + 5
    assert working_days(end, start) == 0


def test_the_tone_is_also_said_in_words():
    assert escalation_words(FRIDAY, FRIDAY, DAYS) == "0 working days old"
    assert "send it or cancel it" in escalation_words(FRIDAY, date(2026, 6, 10), DAYS)
    assert "the manager is told" in escalation_words(FRIDAY, date(2026, 6, 12), DAYS)


ALL_SAFE = SafeRules(may_write=True, may_phone=True, may_text=True, may_email=True)


@pytest.mark.parametrize("channel", CHANNEL_LABELS)
def test_nothing_is_sent_that_the_person_has_not_called_safe(channel):
    by_hand = channel == "by_hand"
    assert letter_refusal(ALL_SAFE, channel) is None
    assert (letter_refusal(SafeRules(), channel) is None) == by_hand
    assert (letter_refusal(None, channel) is None) == by_hand


def test_each_channel_has_a_permission_of_its_own():
    only_post = SafeRules(may_write=True)
    assert [channel for channel in CHANNEL_LABELS if letter_refusal(only_post, channel) is None] == ["post", "by_hand"]
    assert "Nobody has asked" in letter_refusal(None, "post")


def test_the_releaser_reads_what_must_never_be_sent():
    assert release_warnings(None) == ()
    assert release_warnings(ALL_SAFE) == ()
    found = release_warnings(SafeRules(never_send=" the new address "), interpreter_language="Urdu")
    assert found[0] == "Never to be sent: the new address"
    assert "Urdu" in found[1]


WHOLE = {"recipient_name": "Dr Hale", "recipient_address": "1 High St", "body": "Dear Dr Hale", "reason": "Ending"}


@pytest.mark.parametrize("lacking", WHOLE)
def test_a_letter_with_a_gap_is_not_released(lacking):
    assert release_refusal(**WHOLE) is None
    assert release_refusal(**{**WHOLE, lacking: "  "}) is not None


def test_by_hand_needs_no_address():
    assert release_refusal(**{**WHOLE, "recipient_address": ""}, by_hand=True) is None


@pytest.mark.parametrize(
    ("outside", "neutral"),
    [
        ("PO Box 12, Leeds", True),
        ("Hill House, 4 Park Road", True),
        ("Infant Mental Health Service", False),
        ("Parent-Infant Team", False),
        ("Psychology Department", False),
        ("CAMHS, Hill House", False),
        ("Your baby's appointment", False),
    ],
)
def test_what_the_envelope_shows_tells_a_stranger_nothing(outside, neutral):
    assert (neutral_fault(outside) is None) == neutral
