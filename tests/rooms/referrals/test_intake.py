"""Referrals come back, wait and are withdrawn; board and worklist lose none of them (RI-06, G-38, H01, H31)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.core import clock, listing
from nestling.core.errors import RuleBroken
from nestling.core.listing import ListChoice
from nestling.core.viewing import Viewer, looking
from nestling.letters.models import Letter
from nestling.referrals import actions, queries
from nestling.referrals.models import Return
from tests import scenes
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    with looking(viewer):
        yield viewer


def incomplete(by: Viewer, at: datetime = AT):
    kept = requests.whole(by, family_agrees="", how_compromised="")
    return actions.submit_referral(by=by, at=at, referral=kept)


def test_an_incomplete_referral_is_returned_with_what_is_missing(by: Viewer) -> None:
    kept = incomplete(by)
    back = actions.return_referral(by=by, at=AT, referral=kept, note="When may we ring?")
    assert (kept.status, back.returned_by_id, back.note) == ("returned", by.person_id, "When may we ring?")
    assert back.missing == [
        "A clear description of how the caregiving relationship is compromised.",
        "That the family knows of the referral and agrees to it.",
    ]


def test_the_letter_asks_for_exactly_that_and_waits_for_release(by: Viewer) -> None:
    back = actions.return_referral(by=by, at=AT, referral=incomplete(by), note="When may we ring?")
    letter = Letter.objects.get()
    assert back.letter == letter
    assert (letter.status, letter.kind, letter.recipient_name) == ("draft", "returned", "Jo Example")
    assert all(line in letter.body for line in (*back.missing, "When may we ring?", "4 May 2026"))


@pytest.mark.parametrize("later", [timedelta(days=5), timedelta(0)])
def test_a_return_keeps_the_clock_and_shows_the_days_with_the_referrer(by: Viewer, later: timedelta) -> None:
    kept = incomplete(by)
    actions.return_referral(by=by, at=AT + timedelta(days=2), referral=kept)
    actions.take_back(by=by, at=AT + timedelta(days=2) + later, referral=kept)
    waited = queries.clock_of(kept, queries.returns_of(by, kept), on=date(2026, 5, 14))
    assert kept.first_received_on == date(2026, 5, 4)
    assert (waited.days, waited.days_with_referrer) == (10, later.days)


def test_nothing_is_returned_without_a_word_of_what_is_wanted(by: Viewer) -> None:
    kept = requests.received(by)
    with pytest.raises(RuleBroken, match="Nothing is missing"):
        actions.return_referral(by=by, at=AT, referral=kept)
    actions.return_referral(by=by, at=AT, referral=kept, note="Who is the social worker?")
    assert kept.status == "returned"


def test_a_referral_without_a_referrer_cannot_be_returned(by: Viewer) -> None:
    kept = requests.begun(by)
    actions.submit_referral(by=by, at=AT, referral=kept)
    with pytest.raises(RuleBroken, match="who referred the family"):
        actions.return_referral(by=by, at=AT, referral=kept)


def test_a_referral_is_returned_once_at_a_time(by: Viewer) -> None:
    kept = incomplete(by)
    back = actions.return_referral(by=by, at=AT, referral=kept)
    with pytest.raises(RuleBroken, match="cannot become with the referrer"):
        actions.return_referral(by=by, at=AT, referral=kept)
    values = {name: getattr(back, name) for name in ("service", "referral", "returned_on", "returned_by")}
    with pytest.raises(IntegrityError, match="return_one_open"), transaction.atomic():
        Return.objects.create(created_at=AT, **values)


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 5, 3), "cannot have come back before"), (date(2026, 5, 5), "in the future")]
)
def test_impossible_days_of_coming_back(by: Viewer, day: date, sentence: str) -> None:
    kept = incomplete(by)
    actions.return_referral(by=by, at=AT, referral=kept)
    with pytest.raises(RuleBroken, match=sentence):
        actions.take_back(by=by, at=AT, referral=kept, came_back_on=day)


def test_what_was_never_returned_cannot_come_back(by: Viewer) -> None:
    with pytest.raises(RuleBroken, match="not with its referrer"):
        actions.take_back(by=by, at=AT, referral=requests.received(by))


def test_a_referral_is_withdrawn_with_reason_and_words(by: Viewer) -> None:
    kept = incomplete(by)
    actions.return_referral(by=by, at=AT, referral=kept)
    actions.withdraw_referral(by=by, at=AT, referral=kept, reason="family_withdrew", words="The mother rang.")
    assert (kept.status, kept.closing_reason, kept.closing_words) == (
        "withdrawn",
        "family_withdrew",
        "The mother rang.",
    )
    assert not Return.objects.filter(came_back_on=None).exists()
    assert "Referral withdrawn" in {each.title for each in queries.happenings(by, kept.family)}


@pytest.mark.parametrize(("reason", "words"), [("because", "x"), ("family_withdrew", " ")])
def test_a_withdrawal_needs_both(by: Viewer, reason: str, words: str) -> None:
    with pytest.raises(RuleBroken):
        actions.withdraw_referral(by=by, at=AT, referral=requests.begun(by), reason=reason, words=words)


def test_after_withdrawing_the_family_can_be_referred_again(by: Viewer) -> None:
    kept = requests.begun(by)
    actions.withdraw_referral(by=by, at=AT, referral=kept, reason="duplicate", words="Typed twice.")
    assert requests.begun(by, kept.relationship).pk != kept.pk


def test_the_board_counts_and_lists_every_undecided_referral(by: Viewer) -> None:
    requests.begun(by)
    requests.received(by)
    actions.return_referral(by=by, at=AT, referral=incomplete(by))
    requests.in_triage(by)
    board = {status: number for status, _, number in queries.board(by)}
    listing = queries.intake(by, ListChoice())
    assert board == {"being_written": 1, "received": 1, "returned": 1, "in_triage": 1}
    assert listing.total == sum(board.values())
    assert listing.rows[0].status == "being_written", "one without a day comes first (H31)"
    steps = {row.status: (row.next_step, row.who) for row in listing.rows}
    assert steps == {
        "being_written": ("Go on writing: 10 left", by.name),
        "received": ("Begin triage", "Nobody yet"),
        "returned": ("Wait for the referrer, or remind them", f"Jo Example, asked by {by.name}"),
        "in_triage": ("Finish triage; the service manager decides", by.name),
    }


def test_filters_hide_and_say_so(by: Viewer) -> None:
    requests.begun(by)
    requests.received(by, priority="urgent", priority_reason="The baby is losing weight.")
    for filters, shown in (
        ({"state": "received"}, 1),
        ({"priority": "urgent"}, 1),
        ({"priority": "none"}, 1),
        ({"request": "joint_work"}, 0),
        ({"source": "health_visitor", "year": "2026"}, 1),
        ({"begun_by": "me"}, 2),
    ):
        listing = queries.intake(by, ListChoice(filters=filters))
        assert (len(listing.rows), listing.hidden_by_filters) == (shown, 2 - shown), filters


def test_a_row_tells_how_long_how_late_and_how_long_is_left(by: Viewer) -> None:
    requests.received(by, families.family(by, infant=families.baby(born_on=date(2024, 6, 20))), on=date(2026, 5, 1))
    row = queries.intake(by, ListChoice()).rows[0]
    assert (row.clock.words, row.is_late, row.days_left, row.missing) == ("40 days", True, "10 days left", 0)


def test_every_referral_that_arrived_is_on_the_worklist_with_a_day(by: Viewer) -> None:
    kept = requests.received(by)
    item = next(item for item in queries.worklist(by) if item.ref == kept.ref)
    assert (item.kind, item.due_on, item.is_escalated) == ("referral_received", date(2026, 5, 7), True)
    actions.return_referral(by=by, at=clock.now(), referral=kept, note="One thing.")
    item = next(item for item in queries.worklist(by) if item.ref == kept.ref)
    assert (item.kind, item.due_on, item.owner_id) == ("referral_returned", date(2026, 6, 24), by.person_id)


def test_a_referral_arrives_anew_each_time_it_comes_in(by: Viewer) -> None:
    kept = requests.received(by, at=AT)
    assert kept.arrived_at == AT
    actions.return_referral(by=by, at=AT, referral=kept, note="One thing.")
    later = AT + timedelta(hours=1)
    actions.take_back(by=by, at=later, referral=kept)
    assert (kept.arrived_at, kept.first_received_on) == (later, clock.day_of(AT))


def test_the_newest_arrival_is_on_the_worklist_of_a_service_that_is_far_behind(by: Viewer, monkeypatch) -> None:
    monkeypatch.setattr(listing, "MOST_URGENT", 1)
    first, newest = (requests.received(by, families.family(by), at=AT + timedelta(days=day)) for day in (0, 1))
    with clock.standing_at(AT + timedelta(days=2)):
        found = {item.ref: item.is_new for item in queries.worklist(by)}
    assert found == {first.ref: True, newest.ref: True}


def test_the_board_takes_a_fixed_number_of_queries(by: Viewer, django_assert_max_num_queries) -> None:
    for _ in range(3):
        requests.in_triage(by)
        actions.return_referral(by=by, at=AT, referral=incomplete(by))
    with django_assert_max_num_queries(5):
        assert len(queries.intake(by, ListChoice()).rows) == 6
    with django_assert_max_num_queries(4):
        assert len(queries.worklist(by)) == 6


def titles(viewer: Viewer) -> dict[str, str]:
    with looking(viewer):
        return {item.kind: item.title for item in queries.worklist(viewer) if item.owner_id == viewer.person_id}


def test_the_decision_reaches_whoever_may_decide_once_all_it_needs_is_there() -> None:
    service = scenes.open_service()
    by, manager = scenes.colleague(service), scenes.colleague(service, "service_manager")
    with looking(by):
        kept = requests.received(by)
        actions.begin_triage(by=by, at=AT, referral=kept)
    assert titles(by) == {"referral_in_triage": "Finish triage"}
    assert titles(manager) == {}
    with looking(by):
        actions.note_findings(by=by, at=AT, referral=kept, **requests.FITS)
    assert titles(by) == {"referral_in_triage": "In triage: waits for the service manager to decide"}
    assert titles(manager) == {"referral_to_decide": "Decide"}


def test_where_those_who_triage_decide_the_decision_stays_with_whoever_began() -> None:
    service = scenes.open_service("norfolk-waveney-2023")
    by, other = scenes.colleague(service), scenes.colleague(service, name="Bay Example")
    with looking(by):
        kept = requests.received(by)
        actions.begin_triage(by=by, at=AT, referral=kept)
        assert titles(by) == {"referral_in_triage": "Finish triage and decide"}
        actions.note_findings(by=by, at=AT, referral=kept, **requests.FITS)
        assert titles(by) == {"referral_in_triage": "Finish triage and decide"}, "the need is not rated yet"
        requests.rate(by, kept, 5)
    assert titles(by) == {"referral_to_decide": "Decide"}
    assert titles(other) == {}
