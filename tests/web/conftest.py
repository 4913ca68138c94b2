"""Signing in for tests of whole requests."""

from collections.abc import Callable

import pytest
from django.test import Client

from nestling.accounts.models import User
from nestling.core import clock
from nestling.core.viewing import Viewer
from tests import scenes


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A client signed in as somebody, past the second factor."""

    def signed_in(user: User) -> Client:
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        now = int(clock.now().timestamp())
        session.update({"demonstration": True, "began": now, "seen": now})
        session.save()
        return client

    return signed_in


@pytest.fixture
def as_role(sign_in: Callable[[User], Client]) -> Callable[..., tuple[Client, Viewer]]:
    """A client and a viewer in one role of one service: `client, viewer = as_role("practitioner", service)`."""

    def working(role: str, service: object = None, *, name: str = "") -> tuple[Client, Viewer]:
        user, viewer = scenes.user_and_viewer(service or scenes.open_service(), role, name=name)
        return sign_in(user), viewer

    return working
