"""Who looks: the viewer that every query takes, and the guard that stands before every view.

Controls hazard H03 and H15: a page opens only for a named person, in one service, with a permission.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person at work in one service."""

    person_id: int
    name: str
    service_id: int
    service_code: str = ""
    service_name: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    permissions: frozenset[str] = field(default_factory=frozenset)

    def may(self, permission: str) -> bool:
        """Whether this person's roles in this service hold the permission."""
        return permission in self.permissions


_scope: ContextVar[tuple[int | None, int | None] | None] = ContextVar("scope", default=None)


_remembered: ContextVar[dict[Any, Any] | None] = ContextVar("remembered", default=None)
Answer = TypeVar("Answer")


def remembered(key: Any, ask: Callable[[], Answer]) -> Answer:
    """Ask once while a page is made. Nothing is remembered within an action or across one: it may change the answer."""
    kept = _remembered.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    return cast(Answer, kept[key])


@contextmanager
def remembering_nothing() -> Iterator[None]:
    """Ask everything anew here and afterwards."""
    kept = _remembered.get()
    token = _remembered.set(None)
    try:
        yield
    finally:
        _remembered.reset(token)
        if kept:
            kept.clear()


@contextmanager
def looking(viewer: Viewer) -> Iterator[Viewer]:
    """One transaction in which the database shows only the rows of the viewer's service."""
    token = _remembered.set({})
    try:
        with transaction.atomic(), asking_as(viewer.service_id, viewer.person_id):
            yield viewer
    finally:
        _remembered.reset(token)


@contextmanager
def asking_as(service_id: int | None, person_id: int | None) -> Iterator[None]:
    """Within an open transaction: let row security see who asks, and afterwards who asked before.

    What is already so is not said again: most actions run on a page that has said it.
    """
    before, wanted = _scope.get(), (service_id, person_id)
    if before == wanted:
        yield
        return
    scope_to(service_id, person_id)
    token = _scope.set(wanted)
    try:
        yield
    finally:
        _scope.reset(token)
    if before is not None:
        scope_to(*before)


def scope_to(service_id: int | None, person_id: int | None) -> None:
    """Tell row security who asks, for this transaction only (a plain SET would leak to the next)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.services', %s, true), set_config('app.person', %s, true)",
            ["{}" if service_id is None else f"{{{service_id}}}", str(person_id or "")],
        )


View = Callable[..., HttpResponse]


def guard(permission: str, *, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Name the one permission and the methods of a view, and refuse everybody else."""
    allowed = frozenset(methods) | ({"HEAD"} if "GET" in methods else frozenset())

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            viewer: Viewer | None = getattr(request, "viewer", None)
            if viewer is None:
                return redirect_to_login(request.get_full_path())
            if not viewer.may(permission):
                raise PermissionDenied(permission)
            with looking(viewer):
                return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.methods = methods  # type: ignore[attr-defined]
        return guarded

    return wrap
