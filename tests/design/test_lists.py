"""A list takes from the address only what it offered, and its links keep what was chosen."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory

from nestling.design.lists import list_choice, page_links, shown_range


def asked(query=""):
    return list_choice(
        RequestFactory().get(f"/?{query}"),
        sorts=("infant", ("received", "Oldest first", "Newest first")),
        filters={"state": (("open", "Open"), ("closed", "Closed"))},
        default_sort="-received",
        search=True,
    )


def test_nothing_asked_gives_the_default():
    choice = asked()
    assert (choice.page, choice.sort, choice.descending) == (1, "received", True)
    assert choice.filters == {"state": ""}
    assert not choice.is_narrowed


@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "state=%00",
        "state=zzz",
        "page=0",
        "page=-3",
        "page=9e9",
        "page=٣",
        "page=" + "9" * 40,
        "sort=-",
    ],
)
def test_odd_requests_are_the_default(query):
    choice = asked(query)
    assert (choice.page, choice.sort, choice.filters) == (1, "received", {"state": ""})


def test_what_is_offered_is_taken():
    choice = asked("sort=infant&state=open&search=%20wren%00&page=3")
    assert (choice.page, choice.sort, choice.descending) == (3, "infant", False)
    assert (choice.filters, choice.search) == ({"state": "open"}, "wren")
    assert choice.is_narrowed


def test_links_keep_the_choice_and_begin_again_at_page_one():
    choice = asked("state=open&page=3")
    assert choice.query_string(page=4) == "?state=open&page=4"
    assert choice.sorted_by("infant") == "?state=open&sort=infant"
    assert choice.sorted_by("received") == "?state=open&sort=received"


def test_sorting_by_the_same_column_turns_it_round():
    assert asked("sort=infant").sorted_by("infant") == "?sort=-infant"
    assert asked("sort=infant").direction("infant") == "ascending"
    assert asked("sort=-infant").direction("infant") == "descending"
    assert asked().direction("infant") == ""


def test_page_links_leave_gaps():
    assert page_links(1, 1) == [1]
    assert page_links(2, 4) == [1, 2, 3, 4]
    assert page_links(10, 20) == [1, None, 9, 10, 11, None, 20]


@dataclass
class Shown:
    rows: tuple
    shown_total: int
    page_number: int
    page_count: int


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (Shown((), 0, 1, 1), (0, 0)),
        (Shown(("r",) * 25, 83, 1, 4), (1, 25)),
        (Shown(("r",) * 25, 83, 2, 4), (26, 50)),
        (Shown(("r",) * 8, 83, 4, 4), (76, 83)),
    ],
)
def test_the_range_shown(listing, expected):
    assert shown_range(listing) == expected
