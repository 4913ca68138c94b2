"""Today: what is due, late and waiting for me."""

from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core.viewing import guard
from nestling.design.showing import show
from nestling.web.practice.today.pages import Today


@guard(Permission.SEE_OWN_WORK)
def today(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    return show(request, "practice/today/today.jinja", Today())
