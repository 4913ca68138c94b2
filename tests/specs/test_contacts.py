"""What a contact counts for: the review it raises (G-15) and the session it makes (G-37)."""

import pytest

from nestling.care.rules import Minutes, review_is_due, reviews_raised, session_minutes
from tests.specs.drawn import rows
from tests.specs.profiles import called

REVIEWS = """
    case | attended direct contacts | review
    -----+--------------------------+-------
    G-15 | 0                        | no
    G-15 | 1                        | no
    G-15 | 5                        | no
    G-15 | 6                        | yes
    G-15 | 7                        | no
    G-15 | 11                       | no
    G-15 | 12                       | yes
    G-15 | 18                       | yes
    G-15 | 19                       | no
"""


@pytest.mark.parametrize(("case", "attended", "review"), rows(REVIEWS))
def test_the_sixth_twelfth_and_eighteenth_contact_raise_a_review(case, attended, review):
    every = called("Leeds").review_every_contacts.value
    assert review_is_due(int(attended), every) == (review == "yes")


COUNTED = """
    contacts                                              | reviews
    ------------------------------------------------------+--------
    5 direct on_time                                      | 0
    5 direct on_time, 1 direct did_not_attend             | 0
    5 direct on_time, 1 direct cancelled_by_service       | 0
    5 direct on_time, 1 direct late_not_seen              | 0
    5 direct on_time, 9 liaison on_time                   | 0
    5 direct on_time, 9 writing on_time                   | 0
    5 direct on_time, 9 consultation on_time              | 0
    5 direct on_time, 1 direct late_seen                  | 1
    12 direct on_time, 3 direct did_not_attend            | 2
    18 direct on_time                                     | 3
"""


@pytest.mark.parametrize(("contacts", "reviews"), rows(COUNTED))
def test_missed_contacts_liaison_and_writing_do_not_count(contacts, reviews):
    held = []
    for part in contacts.split(", "):
        number, kind, attendance = part.split()
        held += [(kind, attendance)] * int(number)
    assert len(reviews_raised(held, 6)) == int(reviews)


SESSIONS = """
    case | service | contact | writing | liaison | travel | session
    -----+---------+---------+---------+---------+--------+--------
    G-37 | Leeds   | 60      | 45      | 20      | 30     | 105
    G-37 | Leeds   | 0       | 90      | 0       | 0      | 90
    G-37 | Essex   | 60      | 45      | 20      | 30     | 60
"""


@pytest.mark.parametrize(("case", "service", "contact", "writing", "liaison", "travel", "session"), rows(SESSIONS))
def test_a_leeds_session_counts_contact_and_report_time(case, service, contact, writing, liaison, travel, session):
    minutes = Minutes(direct=int(contact), writing=int(writing), liaison=int(liaison), travel=int(travel))
    counts = called(service).session_counts_writing.value
    assert session_minutes(minutes, counts_writing=counts) == int(session)
