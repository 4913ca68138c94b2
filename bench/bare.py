"""The least that each page could be: the same door, one raw query for each table shown, one plain template.

The server, the middleware, the sign-in, row security and the access row are the product's own. What is left of a
page's time beyond this is what its queries, page objects and components cost.
"""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines

from bench.bare_queries import BARE, Bare
from nestling.accounts.actions import note_look
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.viewing import Viewer, guard


@guard(Permission.SEE_OWN_WORK, methods=("GET", "POST"))
def bare(request: HttpRequest, name: str, ref: str = "") -> HttpResponse:
    """Draw, or save, what the page of this name does, by the shortest way."""
    page, viewer = BARE[name], request.viewer
    if request.method == "POST":
        _save(by=viewer, at=clock.now(), page=page, ref=ref)
        return HttpResponseRedirect(request.path)
    if page.looks:
        note_look(by=viewer, at=clock.now(), page="bare", about="family", about_ref=ref, family_ref=ref)
    tables = [_rows(statement, _values(viewer, ref)) for statement in page.statements]
    template = engines["jinja2"].get_template("bare.jinja")
    return HttpResponse(template.render({"name": name, "tables": tables}, request))


@action()
def _save(*, by: Viewer, at: Any, page: Bare, ref: str) -> None:
    with connection.cursor() as cursor:
        for statement in page.writes:
            cursor.execute(statement, {**_values(by, ref), "at": at})


def _rows(statement: str, values: dict[str, Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [column.name for column in cursor.description], cursor.fetchall()


def _values(viewer: Viewer, ref: str) -> dict[str, Any]:
    return {"service": viewer.service_id, "person": viewer.person_id, "ref": ref, "today": clock.today()}
