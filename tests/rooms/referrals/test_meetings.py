"""One meeting with another team thinks about several referrals in triage, and each keeps its own words (RI-17)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.core.errors import NotFound, RuleBroken
from nestling.core.viewing import Viewer, looking
from nestling.referrals import actions, queries
from nestling.referrals.actions import Thought
from nestling.referrals.models import Liaison, TriageMeeting
from nestling.referrals.rules import FOR_THOSE_WHO_TRIAGE, Considered, combined_words
from tests import scenes
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY
DAY = date(2026, 5, 4)


@pytest.fixture
def two(by: Viewer):
    wren = families.family(by, infant=families.baby(given_name="Wren"), carer=families.parent(given_name="Kit"))
    return requests.in_triage(by), requests.in_triage(by, wren)


def hold(by: Viewer, *thoughts: Thought, **said) -> TriageMeeting:
    usual = {"kind": "combined_triage", "held_on": DAY, "with_team": "the perinatal team", "present": "Sam and Jo"}
    return actions.hold_triage_meeting(by=by, at=AT, thoughts=thoughts, **(usual | said))


def thought(referral, note: str = "Low mood since the birth.", outcome: str = "They see the mother first.") -> Thought:
    return Thought(referral, note, outcome)


def test_one_meeting_writes_a_liaison_to_each_referral(by: Viewer, two) -> None:
    robin, wren = two
    meeting = hold(by, thought(robin), thought(wren, note="A calm birth.", outcome="Ours alone."))
    (own,) = queries.liaisons_of(by, wren)
    assert (own.meeting, own.asked, own.answer, own.answered_on) == (meeting, "A calm birth.", "Ours alone.", DAY)
    assert own.with_whom == "Combined triage with the perinatal team"
    assert queries.considered(queries.liaisons_of(by, robin)) == (
        Considered("combined_triage", DAY, "the perinatal team"),
    )
    told = {each.title: each for each in queries.happenings(by, wren.family)}
    assert "Low mood" not in str(told)
    assert told["Combined triage with the perinatal team"].text == "A calm birth.\n\nOurs alone."


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"kind": "chat"}, "kind", "Choose what kind"),
        ({"held_on": DAY + timedelta(days=1)}, "held_on", "cannot be in the future"),
        ({"with_team": " "}, "with_team", "which team"),
        ({"present": ""}, "present", "who was there"),
    ],
)
def test_a_meeting_needs_its_kind_day_team_and_people(by: Viewer, two, said, field, sentence) -> None:
    with pytest.raises(RuleBroken, match=sentence) as refused:
        hold(by, thought(two[0]), **said)
    assert refused.value.field == field


def test_a_meeting_about_nothing_is_refused(by: Viewer) -> None:
    with pytest.raises(RuleBroken, match="at least one of the referrals"):
        hold(by)


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        ({"note": ""}, "note", "what was thought about Wren Example and Kit Example"),
        ({"outcome": ""}, "outcome", "what was agreed about Wren Example and Kit Example"),
    ],
)
def test_each_referral_needs_both_words_and_nothing_is_half_kept(by: Viewer, two, words, field, sentence) -> None:
    robin, wren = two
    with pytest.raises(RuleBroken, match=sentence) as refused:
        hold(by, thought(robin), thought(wren, **words))
    assert refused.value.field == f"{field}_{wren.ref}"
    assert not TriageMeeting.objects.exists() and not Liaison.objects.exists()


def test_a_referral_outside_triage_or_received_later_is_refused(by: Viewer, two) -> None:
    with pytest.raises(RuleBroken, match="no longer in triage"):
        hold(by, thought(requests.received(by, families.family(by, infant=families.baby(given_name="Lark")))))
    with pytest.raises(RuleBroken, match="was received on 4 May 2026, after the day"):
        hold(by, thought(two[0]), held_on=DAY - timedelta(days=1))


def test_words_about_a_referral_that_left_triage_are_refused_and_nothing_is_kept(service, by: Viewer, two) -> None:
    robin, wren = two
    manager = scenes.colleague(service, role="service_manager")
    actions.decide(by=manager, at=AT, referral=wren, outcome="accepted")
    with pytest.raises(RuleBroken, match="Wren Example and Kit Example is no longer in triage") as refused:
        hold(by, thought(robin), thought(wren, note=" "))
    assert refused.value.field == f"outcome_{wren.ref}"
    assert not TriageMeeting.objects.exists() and not Liaison.objects.exists()


def test_a_meeting_is_offered_those_that_wait_longest_and_what_was_begun(by: Viewer, two, monkeypatch) -> None:
    robin, wren = two
    actions.note_findings(by=by, at=AT, referral=robin)
    monkeypatch.setattr("nestling.referrals.queries.triage.MOST_CONSIDERED", 1)
    assert queries.to_consider(by) == (robin,)
    assert queries.to_consider(by, {wren.ref}) == (wren,)
    assert queries.to_consider(by, {robin.ref, wren.ref, "NOSUCHREF"}) == (robin, wren)
    assert queries.number_in_triage(by) == 2


def test_another_service_offers_and_finds_none_of_them(by: Viewer, two) -> None:
    other = scenes.colleague(scenes.open_service(name="Second"))
    refs = {each.ref for each in two}
    with looking(other):
        assert queries.to_consider(other, refs) == queries.written_about(other, refs) == ()
        assert queries.number_in_triage(other) == 0


def test_those_who_do_not_triage_read_that_it_was_considered_and_not_the_words(service, by: Viewer, two) -> None:
    robin, _ = two
    actions.ask_liaison(by=by, at=AT, referral=robin, with_whom="Sam", asked="Which clinic?")
    hold(by, thought(robin))
    administrator = scenes.colleague(service, role="administrator")
    with looking(administrator):
        told = {each.title: each for each in queries.happenings(administrator, robin.family)}
    assert "Low mood" not in str(told) and "They see the mother" not in str(told)
    assert told["Combined triage with the perinatal team"].text == FOR_THOSE_WHO_TRIAGE
    assert told["Asked Sam for information"].text == "Which clinic?"


def test_a_referral_of_another_service_does_not_exist(by: Viewer, two) -> None:
    other = scenes.colleague(scenes.open_service(name="Second"))
    with looking(other), pytest.raises(NotFound):
        hold(other, thought(two[0]))


def test_a_referral_is_considered_once_a_meeting(by: Viewer, two) -> None:
    with pytest.raises(IntegrityError, match="liaison_once_a_meeting"), transaction.atomic():
        hold(by, thought(two[0]), thought(two[0]))


MET = Considered("combined_triage", DAY, "the perinatal team")
BEFORE = Considered("combined_triage", DAY - timedelta(days=14), "the perinatal team")
INTERFACE = Considered("interface_meeting", DAY, "the perinatal team")


@pytest.mark.parametrize(
    ("found", "is_expected", "words"),
    [
        ((), False, ""),
        ((), True, "Not considered there yet"),
        ((INTERFACE,), True, "Not considered there yet"),
        ((MET, INTERFACE), False, "Considered on 4 May 2026 with the perinatal team"),
        ((MET, BEFORE), True, "Considered on 4 May 2026 with the perinatal team, and 1 before"),
    ],
)
def test_whether_it_was_considered_at_combined_triage_is_said(found, is_expected: bool, words: str) -> None:
    assert combined_words(found, is_expected=is_expected) == words
