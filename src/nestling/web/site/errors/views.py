"""The answers to errors; a page that cannot be drawn is answered with the one that needs nothing."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nestling.design.showing import show
from nestling.web.keeping import keep_what_was_typed, path_of
from nestling.web.site.errors.pages import BAD_REQUEST, CSRF_FAILURE, NOT_FOUND, ErrorPage, not_permitted_page

STANDALONE = (Path(__file__).parent / "server_error.jinja").read_text()


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, BAD_REQUEST, 400)


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, not_permitted_page(exception), 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, NOT_FOUND, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Somebody who signed in again elsewhere has an old form open: what they typed goes to their draft (hazard H21).

    The page's own signed token says whose it is, so a forged request keeps nothing.
    """
    if keep_what_was_typed(request):
        messages.info(request, "This page was open for too long to be saved. What you typed is here: save it now.")
        return redirect(path_of(request))
    return answer(request, CSRF_FAILURE, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Static and standalone, so that it shows when nothing else does."""
    return HttpResponse(STANDALONE, status=500)


def answer(request: HttpRequest, page: ErrorPage, status: int) -> HttpResponse:
    # The frame may be what failed, and an error page must not raise another error.
    try:
        return show(request, "site/errors/refused.jinja", page, status)
    except Exception:
        return HttpResponse(STANDALONE, status=status)
