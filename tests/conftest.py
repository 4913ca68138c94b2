"""What every test stands on: a clock that stands still, and a database used as the application role uses it.

The owner migrates a template once; each worker gets a copy of it, and each test that commits a fresh copy. Tests run
on "default" as the application role, so row security is as real in them as it is in service.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import hypothesis
import pytest
from django.test import TransactionTestCase

from nestling.core import clock
from tests import databases

# How long an example takes tells of the machine, not of the product.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

# A Wednesday in summer time: an hour's difference between UTC and London shows up mistakes.
MOMENT = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def moment(request: pytest.FixtureRequest) -> Iterator[datetime]:
    """Let the clock stand still; journeys alone live in real time, for their server runs in threads of its own."""
    if request.node.get_closest_marker("journey"):
        yield clock.now()
        return
    with clock.standing_at(MOMENT) as standing:
        yield standing


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make this worker's database from the template, and drop it at the end."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    with django_db_blocker.unblock():
        database = databases.TestDatabase(worker)
        database.make()
    with _copied_anew_after_a_commit(database):
        yield
    with django_db_blocker.unblock():
        database.drop()


@contextmanager
def _copied_anew_after_a_commit(database: databases.TestDatabase) -> Iterator[None]:
    """Django would truncate, which the application role may not, and which would lose what migrations wrote."""
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: database.make())
    yield
    patch.undo()
