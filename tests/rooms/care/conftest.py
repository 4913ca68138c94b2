"""What the tests of care stand on: a Leeds service with its people, and one relationship in care."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from nestling.care.models import CareEpisode
from nestling.core.viewing import Viewer
from nestling.organisations.models import Service
from tests import scenes
from tests.scenes import care as care_scenes


@dataclass
class World:
    """Leeds asks for a face-to-face consultation first; this relationship has had it, and is in good hands."""

    service: Service
    practitioner: Viewer
    colleague: Viewer
    manager: Viewer
    episode: CareEpisode


@pytest.fixture
def world() -> Iterator[World]:
    service = scenes.open_service()
    practitioner = scenes.colleague(service, name="Ash Practitioner")
    colleague = scenes.colleague(service, name="Bay Practitioner")
    manager = scenes.colleague(service, "service_manager")
    with scenes.looking(practitioner):
        episode = care_scenes.begun(practitioner, manager)
        yield World(service, practitioner, colleague, manager, episode)
