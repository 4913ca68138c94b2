"""Joining two records of one person: looked at side by side first, and reversible afterwards."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.phrases import counted, day_words
from nestling.core.viewing import guard
from nestling.records import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.records import pages
from nestling.web.practice.records.forms import Join, TakeApart
from nestling.web.record_pages import show_record

if TYPE_CHECKING:
    from nestling.families.models import Person
    from nestling.records.models import Merge

FACTS = (
    ("Given name", "given_name"),
    ("Family name", "family_name"),
    ("Birth date", "born_on"),
    ("Due date", "due_on"),
    ("NHS number", "nhs_number"),
    ("Postcode", "postcode"),
    ("Phone", "phone"),
    ("GP practice", "gp_practice"),
)


@guard(Permission.MERGE_RECORDS, methods=("GET", "POST"))
def merge(request: HttpRequest, kept: str, merged: str) -> HttpResponse:
    """Look at two records side by side, and join them."""
    one, other = queries.pair(request.viewer, kept, merged)
    form = typed(request, Join, name="merge", about=f"{kept}-{merged}", title=f"Joining two records of {one}")
    if answer := once(request, form, lambda values: _joined(request, one, other, values["reason"])):
        return answer
    seen = queries.preview(request.viewer, one, other)
    page = pages.Merging(
        title="Are these one person?",
        lines=tuple(pages.Line(label, _words(one, name), _words(other, name)) for label, name in FACTS),
        obstacles=seen.obstacles,
        moves=seen.moves,
        filled=seen.filled,
        families_join=seen.families_join,
        form=form,
        swap_url=reverse("practice:records:merge", args=[merged, kept]),
        back_url=reverse("practice:people:person", args=[kept]),
    )
    return show_record(request, "practice/records/merge.jinja", page, about="person", about_ref=kept)


def _words(person: "Person", name: str) -> str:
    value = getattr(person, name)
    return day_words(value) if name.endswith("_on") and value else str(value or "")


def _joined(request: HttpRequest, kept: "Person", merged: "Person", reason: str) -> str:
    made = actions.merge_people(by=request.viewer, at=clock.now(), kept=kept, merged=merged, reason=reason)
    messages.success(request, "The two records are one. You can take this back here.")
    return reverse("practice:records:merged", args=[made.ref])


@guard(Permission.MERGE_RECORDS, methods=("GET", "POST"))
def merged(request: HttpRequest, ref: str) -> HttpResponse:
    """One merge, and taking it back."""
    made = queries.merge(request.viewer, ref)
    form = typed(request, TakeApart, name="undo-merge", about=ref, title="Taking a merge back")
    if answer := once(request, form, lambda values: _taken_apart(request, made, values["why"])):
        return answer
    page = pages.Merged(
        title="Two records joined",
        kept=str(made.kept),
        kept_url=reverse("practice:people:person", args=[made.kept.ref]),
        merged=str(made.merged),
        merged_at=made.merged_at,
        merged_by=made.merged_by.name,
        reason=made.reason,
        moved=len(made.moved),
        undone_at=made.undone_at,
        undone_why=made.undone_why,
        form=form,
        back_url=reverse("practice:people:person", args=[made.kept.ref]),
    )
    return show_record(request, "practice/records/merged.jinja", page, about="person", about_ref=made.kept.ref)


def _taken_apart(request: HttpRequest, made: "Merge", why: str) -> str:
    stayed = actions.undo_merge(by=request.viewer, at=clock.now(), merge=made, why=why)
    messages.success(request, "They are two records again, each as it was.")
    if stayed:
        messages.warning(request, f"{counted(len(stayed), 'thing')} changed since and stayed: {', '.join(stayed)[:300]}.")
    return reverse("practice:records:merged", args=[made.ref])
