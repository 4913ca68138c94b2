"""A service of five and those who work in it, as the tests of this room use them."""

import pytest

from nestling.core.viewing import looking
from tests import scenes


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def by(service):
    viewer = scenes.colleague(service)
    with looking(viewer):
        yield viewer


@pytest.fixture
def manager(service, by):
    return scenes.colleague(service, "service_manager")
