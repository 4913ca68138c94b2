"""Signing in where allauth has no page: the demonstration's door, the choice of service, and the lock."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts import queries
from nestling.core import clock
from nestling.core.viewing import looking
from nestling.design.showing import show
from nestling.web.site.signing_in.pages import Door, DoorService, Locked

LOOPBACK = frozenset({"127.0.0.1", "::1"})


def demonstration(request: HttpRequest) -> HttpResponse:
    """The door of the demonstration: one press signs in as one of its made-up people.

    It exists only when asked for in the settings, to somebody at this very machine, for a service made of
    demonstration data.
    """
    if not _is_demonstration_here(request):
        raise Http404
    if request.method == "POST":
        return _enter(request)
    return show(request, "site/signing_in/demonstration.jinja", Door(services=_door_services()))


def _is_demonstration_here(request: HttpRequest) -> bool:
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return (
        settings.DEMONSTRATION
        and request.META.get("REMOTE_ADDR") in LOOPBACK
        and "HTTP_X_FORWARDED_FOR" not in request.META
        and host in {"localhost", *LOOPBACK}
    )


def _door_services() -> tuple[DoorService, ...]:
    return tuple(
        DoorService(name=name, people=tuple((p.ref, p.name, queries.role_words(p.roles)) for p in people))
        for name, people in queries.demonstration_people()
    )


def _enter(request: HttpRequest) -> HttpResponse:
    user = queries.demonstration_person(request.POST.get("person", "")[:20])
    if user is None:
        raise PermissionDenied
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session["demonstration"] = True
    request.session["began"] = request.session["seen"] = int(clock.now().timestamp())
    return redirect(reverse("practice:today:today"))


def choose_service(request: HttpRequest) -> HttpResponse:
    """Change the service in which this person works, when they hold a role in more than one."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or request.method != "POST":
        raise Http404
    with looking(viewer):
        mine = {str(pk) for pk, _ in queries.services_of(viewer)}
    if request.POST.get("service", "") not in mine:
        raise Http404
    request.session["service"] = int(request.POST["service"])
    return redirect(reverse("practice:today:today"))


def address_tried(request: HttpRequest, credentials: Any = None) -> str:
    """The account that somebody tries to open: allauth names it otherwise in its form than in its credentials."""
    found = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(found).strip().lower()[:254]


def no_password(request: HttpRequest) -> HttpResponse:
    """Somebody without a password asks to change it: a link from a colleague is the way, so show them their account."""
    return redirect(reverse("practice:staff:account"))


def locked_out(request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords: the same page whether or not the account exists (attacks 38, 44)."""
    return show(request, "site/signing_in/locked.jinja", Locked(), 429)
