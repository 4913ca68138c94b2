"""Lists: one page of rows in the chosen order, a missing value never at the end, and the filters' toll told."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from nestling.accounts.models import Membership
from nestling.core.listing import ListChoice, listed
from nestling.core.viewing import Viewer, looking
from nestling.organisations.actions import add_venue
from nestling.organisations.models import Venue
from tests import scenes

pytestmark = pytest.mark.django_db
SORTS = {"name": ("name",), "address": ("address",)}


@pytest.fixture
def viewer() -> Viewer:
    viewer = scenes.colleague(scenes.open_service(), "service_manager")
    for number in range(30):
        add_venue(by=viewer, at=scenes.MONDAY, name=f"Hub {number:02d}", address="B" if number % 2 else "A")
    return viewer


def _names(viewer: Viewer, **choice: object) -> list[str]:
    with looking(viewer):
        filters = {"address": lambda word: Q(address=word)}
        return [
            row.name for row in listed(Venue.objects.all(), ListChoice(**choice), sorts=SORTS, filters=filters).rows
        ]


def test_a_page_holds_its_rows_in_the_chosen_order(viewer: Viewer) -> None:
    assert _names(viewer, page=2) == [f"Hub {number:02d}" for number in range(25, 30)]
    assert _names(viewer, descending=True)[0] == "Hub 29"
    assert _names(viewer, sort="address")[:3] == ["Hub 00", "Hub 02", "Hub 04"]
    assert _names(viewer, page=99) == _names(viewer, page=2)


def test_filters_are_counted(viewer: Viewer) -> None:
    with looking(viewer):
        found = listed(
            Venue.objects.all(),
            ListChoice(filters={"address": "A"}),
            sorts=SORTS,
            filters={"address": lambda word: Q(address=word)},
        )
    assert (found.total, found.shown_total, found.hidden_by_filters) == (30, 15, 15)


def test_only_an_order_that_may_lack_a_value_names_its_place(viewer: Viewer) -> None:
    """An index cannot serve "nulls first" where the column was indexed plainly."""
    with looking(viewer), CaptureQueriesContext(connection) as asked:
        for sort in ("ended_on", "user__name"):
            assert len(listed(Membership.objects.all(), ListChoice(), sorts={sort: (sort,)}).rows) == 1
    by_end, by_name = (each["sql"] for each in asked if "ORDER BY" in each["sql"])
    assert "NULLS FIRST" in by_end and "NULLS FIRST" not in by_name
