"""Requests are counted by the day on which they were first received, once each, and only in one's own service."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nestling.core.viewing import Viewer, looking
from nestling.families import actions as births
from nestling.referrals import actions, queries
from nestling.referrals.rules import Counted
from tests import scenes
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY


def received(by: Viewer, number: int, on: date, **answers: str):
    tie = families.family(by, AT, infant=families.baby(family_name=f"Example{number}"))
    return requests.received(by, tie, on=on, **answers)


def test_the_last_day_of_march_and_the_first_of_april_are_months_apart(by: Viewer) -> None:
    received(by, 1, date(2026, 3, 31))
    received(by, 2, date(2026, 4, 1))
    assert queries.received_by_type(by) == (
        Counted(date(2026, 3, 1), "direct_assessment", 1),
        Counted(date(2026, 4, 1), "direct_assessment", 1),
    )


def test_each_source_is_counted_and_none_is_left_out_for_saying_nothing(by: Viewer) -> None:
    received(by, 1, date(2026, 4, 7), source="")
    received(by, 2, date(2026, 4, 8), source="maternity")
    received(by, 3, date(2026, 4, 9), source="maternity")
    assert queries.received_by_source(by) == (
        Counted(date(2026, 4, 1), "", 1),
        Counted(date(2026, 4, 1), "maternity", 2),
    )


def test_a_returned_request_and_a_withdrawn_one_count_once_and_one_being_written_not_at_all(by: Viewer) -> None:
    back = received(by, 1, date(2026, 3, 30))
    actions.return_referral(by=by, at=AT, referral=back, note="Who is the social worker?")
    actions.take_back(by=by, at=AT + timedelta(days=1), referral=back)
    actions.withdraw_referral(by=by, at=AT + timedelta(days=2), referral=back, reason="duplicate", words="Came twice.")
    requests.whole(by)
    assert queries.received_by_type(by) == (Counted(date(2026, 3, 1), "direct_assessment", 1),)


def test_the_babys_own_referral_opened_at_birth_is_no_second_request(by: Viewer, service) -> None:
    kept = requests.accepted(by, scenes.colleague(service, "service_manager"), families.expecting(by))
    births.record_birth(by=by, at=AT, infant=kept.relationship.infant, born_on=date(2026, 5, 2))
    actions.open_newborn_referral(by=by, at=AT, referral=kept)
    assert queries.received_by_type(by) == (Counted(date(2026, 5, 1), "direct_assessment", 1),)


def test_another_service_counts_its_own(by: Viewer) -> None:
    received(by, 1, date(2026, 4, 7))
    other = scenes.colleague(scenes.open_service(name="Second"))
    with looking(other):
        assert queries.received_by_type(other) == queries.received_by_source(other) == ()


def test_many_requests_ask_no_more_than_one(by: Viewer) -> None:
    for number in range(3):
        received(by, number, date(2026, 4, 1 + number))
    with CaptureQueriesContext(connection) as asked:
        queries.received_by_source(by)
    assert len(asked) == 1
