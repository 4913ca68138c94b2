"""One service with its people signed in and a family; another service beside it."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from nestling.core.viewing import Viewer
from tests import scenes
from tests.scenes import families


@dataclass
class World:
    """Who is signed in, and whom they know."""

    client: Client
    by: Viewer
    tie: Any
    service: Any


@pytest.fixture
def world(as_role):
    """A practitioner of a Leeds service and one family."""
    service = scenes.open_service()
    client, by = as_role("practitioner", service)
    return World(client, by, families.family(by), service)


@pytest.fixture
def elsewhere():
    """A family of another service."""
    by = scenes.colleague(scenes.open_service("essex-2018"))
    return families.family(by)
