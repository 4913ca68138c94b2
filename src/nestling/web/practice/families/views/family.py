"""Everything about a family at a glance, its one chronology, and who looked at its record."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.phrases import sentence_case
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import list_choice
from nestling.design.pieces import Link
from nestling.families import actions, queries
from nestling.organisations.queries import profile_on
from nestling.safeguarding import queries as safeguarding
from nestling.safeguarding.rules import status_label
from nestling.web.keeping import once, typed, version_of
from nestling.web.page_names import ABOUT_NAMES, ANOTHER_PAGE, PAGE_NAMES
from nestling.web.practice.families import pages
from nestling.web.practice.families.forms import FamilyName
from nestling.web.practice.families.views.household import ask_family, heading, home_url, present_family
from nestling.web.practice.families.views.story import KINDS, WHOM, chronology_of
from nestling.web.practice.families.views.work import family_work
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.families.models import Family, FamilyMember

WAYS = (
    ("Raise a concern", "practice:safeguarding:raise", Permission.RAISE_CONCERN),
    ("Write a letter", "practice:letters:write", Permission.WRITE_LETTERS),
    ("Chronology", "practice:families:chronology", Permission.SEE_FAMILIES),
    ("Who looked at this record", "practice:families:looks", Permission.SEE_ACCESS),
    ("Change the family's name", "practice:families:rename", Permission.EDIT_FAMILIES),
)
ADD_WAYS = (
    ("Add a carer", "practice:families:add_carer"),
    ("Add a twin or another baby", "practice:families:add_infant"),
    ("Add a brother, sister or other adult", "practice:families:add_member"),
    ("Add a professional", "practice:families:add_network"),
    ("Record an answer about sharing", "practice:families:consent"),
)


@guard(Permission.SEE_FAMILIES)
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """The family at a glance."""
    viewer: Viewer = request.viewer
    kept = queries.family(viewer, ref)
    if kept.merged_into:
        messages.info(request, "This family's record became part of the one below.")
        return redirect(home_url(kept.merged_into))
    page = _page(request, kept)
    return show_record(
        request, "practice/families/family.jinja", page, about="family", about_ref=ref, family_ref=kept.ref
    )


def _page(request: HttpRequest, kept: "Family") -> pages.FamilyPage:
    viewer: Viewer = request.viewer
    may_edit = viewer.may(Permission.EDIT_FAMILIES)
    ties = queries.relationships_of(viewer, kept)
    members = queries.members(viewer, kept)
    held = safeguarding.statuses_in(viewer, kept)
    work = family_work(viewer, kept, ties)
    flags = safeguarding.flags(viewer, kept, held=held)
    return pages.FamilyPage(
        title=f"The family {kept.name}",
        header=header_for(request, ties[0], raised=flags) if ties else None,
        ref=kept.ref,
        next_due=work.next_due,
        sees_care=viewer.may(Permission.SEE_CARE),
        ties=tuple(pages.tie_line(tie, work.words_of(tie.pk), work.ways_of(tie)) for tie in ties),
        members=_members(viewer, members, ties, may_edit=may_edit),
        statuses=tuple(
            pages.status_line(row, status_label(row.kind, is_proposed=row.is_proposed), may_edit=may_edit)
            for row in held
        ),
        consents=pages.consent_lines(queries.consents(viewer, kept), may_edit=may_edit),
        safe=_safe(viewer, kept, members, may_edit=may_edit),
        network=tuple(pages.professional_line(row, may_edit=may_edit) for row in queries.network(viewer, kept)),
        letters=work.letters,
        letters_url=_way(viewer, kept, "practice:letters:family", Permission.SEE_LETTERS),
        ways=tuple(
            Link(label=label, url=url) for label, name, needs in WAYS if (url := _way(viewer, kept, name, needs))
        ),
        add_ways=tuple(Link(label=label, url=reverse(name, args=[kept.ref])) for label, name in ADD_WAYS if may_edit),
        may_edit=may_edit,
        print_on=clock.now(),
    )


def _way(viewer: Viewer, kept: "Family", name: str, needs: Permission) -> str:
    return reverse(name, args=[kept.ref]) if viewer.may(needs) else ""


def _members(viewer: Viewer, members: Any, ties: Any, *, may_edit: bool) -> tuple[pages.MemberLine, ...]:
    profile = profile_on(viewer, clock.today()).profile
    tied = frozenset(pk for tie in ties if tie.ended_on is None for pk in (tie.infant_id, tie.carer_id))
    return tuple(pages.member_line(each, profile, tied=tied, may_edit=may_edit) for each in members)


def _safe(
    viewer: Viewer, kept: "Family", members: "tuple[FamilyMember, ...]", *, may_edit: bool
) -> tuple[pages.SafeLine, ...]:
    asked = queries.safe_contacts(viewer, kept)
    return tuple(
        pages.safe_line(each, asked.get(each.person_id), may_edit=may_edit)
        for each in members
        if each.kind == "carer" or each.person_id in asked
    )


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def rename(request: HttpRequest, ref: str) -> HttpResponse:
    """Call the family by another name."""
    kept = present_family(request, ref)
    form = typed(
        request,
        FamilyName,
        name="family-name",
        about=ref,
        title=f"The name of the family {kept}",
        version=kept.version,
        initial={"name": kept.name},
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.rename_family(by=request.viewer, at=clock.now(), family=kept, expected=expected, **values)
        messages.success(request, "The name is changed.")
        return home_url(kept)

    return once(request, form, act) or ask_family(request, kept, title="Change the family's name", form=form)


@guard(Permission.SEE_FAMILIES)
def chronology(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that happened to the babies, carers and relationships of a family, together (FD-15)."""
    kept = present_family(request, ref)
    choice = list_choice(
        request,
        sorts=(("on", "Oldest first", "Newest first"),),
        filters={"kind": KINDS, "about": WHOM},
        filter_labels={"kind": "What happened", "about": "About whom"},
        default_sort="-on",
    )
    page = pages.Chronology(
        title="Chronology",
        header=heading(request, kept, "chronology"),
        listing=chronology_of(request.viewer, kept, choice),
    )
    return show_record(
        request, "practice/families/chronology.jinja", page, about="family", about_ref=ref, family_ref=ref
    )


@guard(Permission.SEE_ACCESS)
def looks(request: HttpRequest, ref: str) -> HttpResponse:
    """Who looked at this family's record, when and on which page (hazard H15)."""
    kept = queries.family(request.viewer, ref)
    opened = {PAGE_NAMES.get(page, ANOTHER_PAGE) for page in accounts.pages_looked_at(request.viewer, kept.ref)}
    choice = list_choice(
        request,
        sorts=(
            ("looked_at", "Oldest first", "Newest first"),
            ("name", "Name", "Name, Z to A"),
            ("page", "Page, A to Z", "Page, Z to A"),
        ),
        filters={
            "person": tuple((each.ref, each.name) for each in accounts.staff(request.viewer)),
            "shown": tuple((words, words) for words in sorted(opened)),
        },
        filter_labels={"shown": "Page"},
        default_sort="-looked_at",
    )
    listing = accounts.looks_at(request.viewer, kept.ref, choice, PAGE_NAMES, ANOTHER_PAGE)
    page = pages.Looks(
        title="Who looked at this record",
        header=heading(request, kept, "looks"),
        listing=replace(listing, rows=tuple(_look(row) for row in listing.rows)),
    )
    return show_record(request, "practice/families/looks.jinja", page, about="family", about_ref=ref, family_ref=ref)


def _look(row: accounts.Look) -> pages.Look:
    about = sentence_case(ABOUT_NAMES.get(row.about, ""))
    return pages.Look(looked_at=row.looked_at, name=row.name, page=row.page, about=about)
