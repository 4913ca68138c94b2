"""The world of the pages round families: a service, its practitioner, a family, and one of another service."""

from tests.web.practice.families.conftest import elsewhere, world

__all__ = ["elsewhere", "world"]
