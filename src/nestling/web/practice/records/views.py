"""Joining two records of one person: looked at side by side first, and reversible afterwards (hazards H04, H05)."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import and_list, day_words
from nestling.core.viewing import guard
from nestling.design.lists import list_choice
from nestling.design.showing import show
from nestling.families.queries import home_of
from nestling.families.rules import CODED, spaced_nhs_number
from nestling.records import actions, queries
from nestling.web.keeping import once, typed
from nestling.web.practice.records import pages
from nestling.web.practice.records.forms import Join, TakeApart
from nestling.web.record_pages import show_record

if TYPE_CHECKING:
    from nestling.families.models import Person
    from nestling.records.models import Merge


@guard(Permission.MERGE_RECORDS, methods=("GET", "POST"))
def merge(request: HttpRequest, kept: str, merged: str) -> HttpResponse:
    """Look at two records side by side, and join them."""
    one, other = queries.pair(request.viewer, kept, merged)
    form = typed(request, Join, name="merge", about=kept, title=f"Joining two records of {one}")
    if answer := once(request, form, lambda values: _joined(request, one, other, values["reason"])):
        return answer
    seen = queries.preview(request.viewer, one, other)
    page = pages.Merging(
        title="Are these one person?",
        kept=f"{one} ({one.ref})",
        merged=f"{other} ({other.ref})",
        lines=tuple(_line(each) for each in seen.facts),
        refusal=seen.refusal or "",
        moves=seen.moves,
        notes=seen.notes,
        form=form,
        swap_url=reverse("practice:records:merge", args=[merged, kept]),
        back_url=reverse("practice:people:person", args=[kept]),
    )
    return _shown(request, "practice/records/merge.jinja", page, one)


def _line(each: queries.FactLine) -> pages.Line:
    return pages.Line(
        label=each.label,
        kept=_words(each.name, each.kept),
        merged=_words(each.name, each.merged),
        after=_words(each.name, each.after),
    )


def _words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_words(value)
    if name in CODED and value:
        return label_of(CODED[name], value)
    return spaced_nhs_number(value) if name == "nhs_number" else str(value or "")


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
    home = reverse("practice:people:person", args=[made.kept.ref])
    page = pages.Merged(
        title="Two records joined",
        kept=str(made.kept),
        kept_url=home,
        merged=str(made.merged),
        merged_at=made.merged_at,
        merged_by=made.merged_by.name,
        reason=made.reason,
        moved=len(made.moved),
        undone_at=made.undone_at,
        undone_by=made.undone_by.name if made.undone_by else "",
        undone_why=made.undone_why,
        form=form,
        back_url=home,
    )
    return _shown(request, "practice/records/merged.jinja", page, made.kept)


def _shown(request: HttpRequest, template: str, page: Any, kept: "Person") -> HttpResponse:
    home = home_of(request.viewer, kept)
    family_ref = home.ref if home else ""
    return show_record(request, template, page, about="person", about_ref=kept.ref, family_ref=family_ref)


def _taken_apart(request: HttpRequest, made: "Merge", why: str) -> str:
    stayed = actions.undo_merge(by=request.viewer, at=clock.now(), merge=made, why=why)
    messages.success(request, "They are two records again, each as it was.")
    if stayed:
        messages.warning(request, f"Corrected since, and therefore left as it is: {and_list(stayed)}.")
    return reverse("practice:records:merged", args=[made.ref])


@guard(Permission.MERGE_RECORDS)
def merges(request: HttpRequest) -> HttpResponse:
    """Every merge of the service."""
    choice = list_choice(
        request,
        sorts=(("merged", "Oldest first", "Newest first"), ("name", "Family name", "Family name, Z to A")),
        filters={"state": (("joined", "Joined"), ("undone", "Taken back"))},
        default_sort="-merged",
    )
    found = queries.merges(request.viewer, choice)
    listing = replace(found, rows=tuple(_merge_line(made) for made in found.rows))
    return show(request, "practice/records/merges.jinja", pages.Merges(title="Joined records", listing=listing))


def _merge_line(made: "Merge") -> pages.MergeLine:
    return pages.MergeLine(
        kept=str(made.kept),
        merged=f"{made.merged} ({made.merged.ref})",
        url=reverse("practice:records:merged", args=[made.ref]),
        merged_at=made.merged_at,
        merged_by=made.merged_by.name,
        is_joined=made.undone_at is None,
    )
