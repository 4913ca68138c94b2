"""What every request passes before a view: caching refused, time limits, the viewer, and refusals turned into pages."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.web import framing, keeping

Answer = Callable[[HttpRequest], HttpResponse]

# A draft that saves itself and a page that asks quietly are not a person at work (attack 36).
QUIET_PATHS = ("/drafts/keep/",)
OPEN_PATHS = ("/accounts/", "/static/", "/health/", "/sign-in/")


def no_store(answer: Answer) -> Answer:
    """No page of ours may be kept by a browser or a proxy (attack 47)."""

    def door(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
        return response

    return door


def time_limits(answer: Answer) -> Answer:
    """Sign out after 30 idle minutes, and after 12 hours whatever is done; typed text goes to the draft first."""

    def door(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(clock.now().timestamp())
            began = request.session.setdefault("began", now)
            seen = request.session.get("seen", now)
            idle_limit = settings.SESSION_IDLE_MINUTES * 60
            if now - seen > idle_limit or now - began > settings.SESSION_MOST_HOURS * 3600:
                keeping.keep_what_was_typed(request)
                logout(request)
                messages.info(request, "You were signed out to keep families' records safe. What you typed is kept.")
            elif (not request.path.startswith(QUIET_PATHS) and now - seen >= 60) or "seen" not in request.session:
                request.session["seen"] = now
        return answer(request)

    return door


def viewer_at_the_door(answer: Answer) -> Answer:
    """Put the viewer and the frame on the request; ask for a second factor before anything else is opened."""

    def door(request: HttpRequest) -> HttpResponse:
        request.viewer = None
        if request.path.startswith(settings.STATIC_URL):
            return answer(request)
        if request.user.is_authenticated:
            request.viewer = accounts.viewer_for(request.user, request.session.get("service"))
            if _lacks_second_factor(request):
                return redirect(reverse("mfa_activate_totp"))
        elif request.method == "POST" and keeping.keep_what_was_typed(request):
            messages.info(request, "You were signed out. What you typed is kept as a draft: sign in and it is there.")
            return redirect(f"{reverse(settings.LOGIN_URL)}?next={keeping.path_of(request)}")
        request.frame = lambda: framing.frame_for(request)
        return answer(request)

    return door


def _lacks_second_factor(request: HttpRequest) -> bool:
    if request.path.startswith(OPEN_PATHS) or request.session.get("demonstration"):
        return False
    return not request.user.authenticator_set.exists()


def refusals(answer: Answer) -> Answer:
    """Turn a refusal that no view caught into its page: 404, 403, 409 or 422, never a 500."""

    def door(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            raise Http404 from exception
        if isinstance(exception, NotPermitted):
            raise PermissionDenied(exception.sentence) from exception
        if isinstance(exception, RuleBroken):
            return framing.refused(request, exception.sentence, 409 if isinstance(exception, StaleVersion) else 422)
        return None

    door.process_exception = process_exception  # type: ignore[attr-defined]
    return door
