"""A browser, and people signed in at it."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, sync_playwright

from nestling.accounts.models import User
from nestling.core import clock
from nestling.organisations.models import Service
from tests import scenes
from tests.journeys.walking import DESKTOP, Walker

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's own Chromium; its absence fails in CI and skips loudly elsewhere."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing: install Debian's chromium and fonts-liberation.")
        pytest.skip(f"BROWSER STORIES NOT RUN: {CHROMIUM} is missing. Install chromium and fonts-liberation.")
    # Playwright runs an event loop in this thread, which Django would otherwise take for an asynchronous view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def walk(browser: Browser, live_server: object, tmp_path: Path) -> Iterator[Callable[..., Walker]]:
    """`walk("practitioner", service)` is somebody signed in at a browser of their own; at the end all are content."""
    walkers: list[Walker] = []
    wanted = os.environ.get("NESTLING_PICTURES")
    pictures = Path(wanted) if wanted else None

    def begin(
        role: str = "",
        service: Service | None = None,
        *,
        name: str = "",
        size: dict[str, int] = DESKTOP,
        runs_scripts: bool = True,
    ) -> Walker:
        context = browser.new_context(viewport=size, base_url=live_server.url, java_script_enabled=runs_scripts)
        context.set_default_timeout(15_000)
        walker = Walker(context.new_page(), live_server.url, pictures, runs_scripts=runs_scripts)
        if role:
            user, walker.viewer = scenes.user_and_viewer(service, role, name=name)
            walker.sign_in = lambda: context.add_cookies([_cookie_for(user, live_server.url)])
            walker.sign_in()
        walkers.append(walker)
        return walker

    yield begin
    for walker in walkers:
        walker.page.context.close()
    for walker in walkers:
        walker.is_content()


@pytest.fixture
def time_passes(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """`time_passes(timedelta(days=200))` moves the product's clock on, for its threads too; nobody is signed out."""

    def pass_time(by: timedelta) -> None:
        now = clock.now
        monkeypatch.setattr(clock, "now", lambda: now() + by)
        for kept in Session.objects.all():
            session = SessionStore(kept.session_key)
            session["began"] = session["seen"] = int(clock.now().timestamp())
            session.save()

    return pass_time


def _cookie_for(user: User, url: str) -> dict[str, str]:
    session = SessionStore()
    now = int(clock.now().timestamp())
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            "demonstration": True,
            "began": now,
            "seen": now,
        }
    )
    session.create()
    return {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}
