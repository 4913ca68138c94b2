"""One person's record: every fact, how they may be reached, and who may be the same person."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.errors import NotFound
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link, Row
from nestling.families import actions, queries
from nestling.families.rules import replaced, spaced_nhs_number
from nestling.organisations.queries import profile_on
from nestling.records import queries as records
from nestling.safeguarding import queries as safeguarding
from nestling.safeguarding.rules import status_label
from nestling.web.keeping import once, typed, version_of
from nestling.web.lives import corrected_of, eligible_words, life_line
from nestling.web.practice.families.pages import safe_words
from nestling.web.practice.families.views.likeness import likely_same
from nestling.web.practice.people import forms, pages
from nestling.web.record_pages import ASKING, Asking, header_for, show_record
from nestling.web.returning import way_back

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship, FamilyMember
    from nestling.families.models import Person as KeptPerson
    from nestling.organisations.profiles import Profile

CHILDREN = ("infant", "sibling")


@guard(Permission.SEE_FAMILIES)
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """One person's record."""
    viewer: Viewer = request.viewer
    kept = queries.person(viewer, ref)
    if kept.merged_into:
        messages.info(request, "That record was joined to the one below.")
        return redirect(reverse("practice:people:person", args=[kept.merged_into.ref]))
    places, ties = queries.places_of(viewer, kept), queries.relationships_with(viewer, kept)
    return _shown(request, "practice/people/person.jinja", _page(request, kept, places, ties), kept, places)


def _page(
    request: HttpRequest,
    kept: "KeptPerson",
    places: "tuple[FamilyMember, ...]",
    ties: "tuple[CaregivingRelationship, ...]",
) -> pages.PersonPage:
    viewer: Viewer = request.viewer
    kinds = {place.kind for place in places}
    safe = queries.safe_contact(viewer, kept)
    return pages.PersonPage(
        title=str(kept),
        header=_header(request, places, ties),
        groups=_groups(kept, profile_on(viewer, clock.today()).profile, is_baby="infant" in kinds),
        ties=tuple(_tie(each) for each in ties),
        families=_families(places),
        is_child=bool(kinds & set(CHILDREN)),
        statuses=_statuses(viewer, kept),
        safe_words=safe_words(safe) if safe else "Nobody has asked yet",
        never_send=safe.never_send if safe else "",
        is_safe_asked=safe is not None,
        alike=likely_same(viewer, queries.facts_of(kept), besides=kept),
        merges=_merges(viewer, kept),
        ways=_ways(viewer, kept, kinds),
    )


def _header(request: HttpRequest, places: Any, ties: Any) -> Any:
    """The header of the person's own relationship; of their family's for those who have none."""
    tie = ties[0] if ties else queries.main_relationship(request.viewer, places[0].family) if places else None
    return header_for(request, tie, "person") if tie else None


def _families(places: "tuple[FamilyMember, ...]") -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for place in places:
        left = f" (until {day_words(place.left_on)})" if place.left_on else ""
        url = reverse("practice:families:family", args=[place.family.ref])
        found.setdefault(place.family.ref, Link(label=f"The family {place.family}{left}", url=url))
    return tuple(found.values())


def _groups(kept: "KeptPerson", profile: "Profile", *, is_baby: bool) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return (
        ("Name and age", tuple(_about_age(kept, profile, is_baby=is_baby))),
        (
            "Address and telephone",
            (
                Row(key="Address", value=kept.address),
                Row(key="Postcode", value=kept.postcode),
                Row(key="Area", value=kept.residence_area),
                Row(key="Telephone", value=kept.phone),
                Row(key="E-mail", value=kept.email),
            ),
        ),
        (
            "GP practice",
            (
                Row(key="Practice", value=kept.gp_practice),
                Row(key="Code", value=kept.gp_practice_code),
                Row(key="Address", value=kept.gp_address),
                Row(key="Area", value=kept.gp_area),
            ),
        ),
        (
            "Equality",
            (
                Row(key="Gender", value=_label("gender_identity", kept.gender)),
                Row(key="Ethnicity", value=_label("ethnicity", kept.ethnicity)),
                Row(key="Language", value=_label("language", kept.language)),
                Row(key="Disability", value=_label("disability", kept.disability)),
            ),
        ),
    )


def _label(table: str, code: str) -> str:
    return label_of(table, code) if code else ""


def _about_age(kept: "KeptPerson", profile: "Profile", *, is_baby: bool) -> Any:
    yield Row(key="Name", value=str(kept))
    if kept.known_as:
        yield Row(key="Known as", value=kept.known_as)
    yield Row(key="Age", value=life_line(kept))
    corrected = corrected_of(kept) if is_baby else None
    if corrected:
        age = f"{corrected.age.words}. " if corrected.age else ""
        yield Row(key="Corrected age", value=f"{age}{corrected.basis}")
    if is_baby and kept.due_on and kept.born_on:
        yield Row(key="Due date", value=day_words(kept.due_on))
    if is_baby:
        yield Row(key="Eligible until", value=eligible_words(kept, profile))
    sure = "confirmed" if kept.nhs_number_confirmed else "not confirmed yet"
    yield Row(key="NHS number", value=f"{spaced_nhs_number(kept.nhs_number)}, {sure}" if kept.nhs_number else "")
    yield Row(key="Reference", value=kept.ref)


def _tie(tie: "CaregivingRelationship") -> pages.TieLine:
    ended = f", ended on {day_words(tie.ended_on)}" if tie.ended_on else ""
    return pages.TieLine(
        words=str(tie),
        url=reverse("practice:families:relationship", args=[tie.ref]),
        more=f"{label_of('family_relation', tie.relation)}{ended}",
    )


def _statuses(viewer: Viewer, kept: "KeptPerson") -> tuple[pages.StatusLine, ...]:
    may_edit = viewer.may(Permission.EDIT_FAMILIES)
    return tuple(
        pages.StatusLine(
            label=status_label(row.kind, is_proposed=row.is_proposed)
            + (f" ({label_of('looked_after_status', row.legal_status).lower()})" if row.legal_status else ""),
            since=row.started_on,
            until=row.ended_on,
            authority=row.authority,
            note=row.note,
            end_url=reverse("practice:safeguarding:end_status", args=[row.ref]) if may_edit else "",
        )
        for row in safeguarding.status_history(viewer, kept)
    )


def _merges(viewer: Viewer, kept: "KeptPerson") -> tuple[pages.MergeLine, ...]:
    may_open = viewer.may(Permission.MERGE_RECORDS)
    return tuple(
        pages.MergeLine(
            words=f"{each.merged} was joined to this record on {day_words(clock.day_of(each.merged_at))}",
            url=reverse("practice:records:merged", args=[each.ref]) if may_open else "",
        )
        for each in records.merges_of(viewer, kept)
    )


def _ways(viewer: Viewer, kept: "KeptPerson", kinds: set[str]) -> tuple[Link, ...]:
    if not viewer.may(Permission.EDIT_FAMILIES):
        return ()
    is_unborn = "infant" in kinds and kept.born_on is None
    offered = (
        ("Change the facts", "practice:people:change", True),
        ("Record the birth", "practice:care:birth", is_unborn),
        ("Record a protection status", "practice:safeguarding:add_status", bool(kinds & set(CHILDREN))),
        ("Record safe contact", "practice:people:safe_contact", not kinds <= set(CHILDREN)),
    )
    return tuple(Link(label=label, url=reverse(name, args=[kept.ref])) for label, name, fits in offered if fits)


def _shown(request: HttpRequest, template: str, page: Any, kept: "KeptPerson", places: Any) -> HttpResponse:
    family_ref = places[0].family.ref if places else ""
    return show_record(request, template, page, about="person", about_ref=kept.ref, family_ref=family_ref)


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the facts of a person; records that look alike are shown beside them."""
    viewer: Viewer = request.viewer
    kept = _present(viewer, ref)
    places, ties = queries.places_of(viewer, kept), queries.relationships_with(viewer, kept)
    facts = queries.facts_of(kept)
    back_url = way_back(request, reverse("practice:people:person", args=[ref]))
    form = typed(
        request,
        _form_for(kept, is_baby=any(place.kind == "infant" for place in places)),
        name="person",
        about=ref,
        title=f"The facts of {kept}",
        version=kept.version,
        initial={name: getattr(facts, name) for name in forms.Person.base_fields},
        choices=_areas(viewer, kept),
    )

    def act(values: dict[str, Any]) -> str:
        changed = replace(facts, **values)
        actions.change_person(by=viewer, at=clock.now(), person=kept, facts=changed, expected=version_of(form))
        messages.success(request, f"The facts of {kept} are saved.")
        return back_url

    if answer := once(request, form, act):
        return answer
    page = pages.Changing(
        title=f"Change the facts of {kept}",
        header=_header(request, places, ties),
        form=form,
        sections=tuple(
            (name, shown) for name, names in forms.SECTIONS if (shown := tuple(n for n in names if n in form.fields))
        ),
        notes=_notes(kept, form),
        alike=likely_same(viewer, _as_typed(form, facts), besides=kept),
        back_url=back_url,
    )
    return _shown(request, "practice/people/change.jinja", page, kept, places)


def _present(viewer: Viewer, ref: str) -> "KeptPerson":
    kept = queries.person(viewer, ref)
    if kept.merged_into_id:
        raise NotFound
    return kept


def _form_for(kept: "KeptPerson", *, is_baby: bool) -> type[forms.Person]:
    """Grown-ups are not asked when they were due; the birth of an unborn baby is recorded on its own page."""
    if not is_baby:
        return forms.Adult
    return forms.Unborn if kept.born_on is None else forms.Person


def _areas(viewer: Viewer, kept: "KeptPerson") -> dict[str, Any]:
    """The areas that this service serves, anything recorded already, and elsewhere."""
    served = profile_on(viewer, clock.today()).profile.residence.value.areas
    return {
        name: tuple((area, area) for area in dict.fromkeys((*served, *filter(None, (held,)), "Elsewhere")))
        for name, held in (("residence_area", kept.residence_area), ("gp_area", kept.gp_area))
    }


def _notes(kept: "KeptPerson", form: Any) -> tuple[str, ...]:
    if "born_on" in form.fields:
        return ()
    return ("When the baby is born, record the birth on its own page, so that care and letters go on unbroken.",)


def _as_typed(form: Any, facts: Any) -> Any:
    return replaced(facts, **getattr(form, "cleaned_data", {})) if form.is_bound else facts


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def safe_contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask and write down how a person may safely be reached (hazards H08 and H09)."""
    viewer: Viewer = request.viewer
    kept = _present(viewer, ref)
    places, ties = queries.places_of(viewer, kept), queries.relationships_with(viewer, kept)
    safe = queries.safe_contact(viewer, kept)
    form = typed(
        request,
        forms.SafeContact,
        name="safe-contact",
        about=ref,
        title=f"Safe contact of {kept}",
        version=safe.version if safe else None,
        initial={name: getattr(safe, name) for name in forms.SafeContact.base_fields} | {"asked_on": clock.today()}
        if safe
        else {"asked_on": clock.today()},
        choices={"interpreter_language": choices("language")},
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.set_safe_contact(by=viewer, at=clock.now(), person=kept, expected=expected, **values)
        messages.success(request, f"Recorded. Everybody who writes to {kept} will see it.")
        return reverse("practice:people:person", args=[ref])

    if answer := once(request, form, act):
        return answer
    page = Asking(
        title=f"How may {kept} safely be reached?",
        header=_header(request, places, ties),
        form=form,
        button="Record the answers",
        back_url=reverse("practice:people:person", args=[ref]),
        lede="Ask when the person is alone. Letters are held at release when these answers do not allow them.",
        notes=_earlier(viewer, kept),
    )
    return _shown(request, ASKING, page, kept, places)


def _earlier(viewer: Viewer, kept: "KeptPerson") -> tuple[str, ...]:
    asked = queries.safe_contact_history(viewer, kept)
    return (f"Asked before on {', '.join(day_words(each.asked_on) for each in asked)}.",) if asked else ()
