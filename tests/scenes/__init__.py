"""Worlds for tests, made by playing the real actions: a service with its people, and viewers at work in it.

Each room adds a module of its own beside this one.
"""

from datetime import UTC, date, datetime

from nestling.accounts import queries as accounts
from nestling.accounts.models import User
from nestling.core.viewing import Viewer, looking
from nestling.organisations import actions as organisations
from nestling.organisations.models import Service
from nestling.organisations.profiles import shipped_profiles

MONDAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
"""The moment at which the clock stands in tests: a Monday morning."""


def open_service(code: str = "leeds-2012", *, name: str = "") -> Service:
    """A service that works by one of the shipped profiles."""
    return organisations.open_service(
        by=organisations.THE_SYSTEM,
        at=MONDAY,
        code=name.lower().replace(" ", "-") or code,
        name=name or code,
        postal_name="Family Services",
        address="1 Test Street\nTesttown\nZZ99 3VZ",
        phone="0300 000 0000",
        profiles=shipped_profiles()[code],
    )


def colleague(service: Service, role: str = "practitioner", *, name: str = "") -> Viewer:
    """Somebody who works in the service in one role, as the viewer they are when signed in."""
    return user_and_viewer(service, role, name=name)[1]


def user_and_viewer(service: Service, role: str = "practitioner", *, name: str = "") -> tuple[User, Viewer]:
    """The same, with the user to sign in as."""
    from nestling.accounts.actions import add_colleague

    full = name or f"{role.replace('_', ' ').title()} Example"
    user = add_colleague(
        by=_administrator_of(service),
        at=MONDAY,
        name=full,
        email=f"{full.lower().replace(' ', '.')}@{service.code}.example",
        role=role,
        started_on=date(2020, 1, 1),
    )
    viewer = accounts.viewer_for(user, service.pk)
    assert viewer is not None
    return user, viewer


def _administrator_of(service: Service) -> Viewer:
    return Viewer(0, "Set-up", service.pk, service.code, service.name, frozenset(), frozenset({"edit_staff"}))


__all__ = ["MONDAY", "colleague", "looking", "open_service", "user_and_viewer"]
