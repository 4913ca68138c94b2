"""The sections of the form: each is saved on its own and leads on to the next (RI-05 to RI-09)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words, or_list
from nestling.core.viewing import Viewer, guard
from nestling.design.forms import Form
from nestling.design.pieces import Row
from nestling.families import queries as families
from nestling.families.rules import spaced_nhs_number
from nestling.referrals import actions, queries
from nestling.referrals.actions import StressInput
from nestling.referrals.rules import GROUP_LABELS, NEEDED, limits
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.referrals import forms, pages
from nestling.web.record_pages import header_for, show_record
from nestling.web.returning import opened_from, way_back


@guard(Permission.WRITE_REFERRAL)
def people(request: HttpRequest, ref: str) -> HttpResponse:
    """The baby and the carer: shown here, kept on their own pages."""
    kept = queries.referral(request.viewer, ref)
    lines = pages.missing_lines(queries.tasks(request.viewer, kept), ref)
    page = pages.People(
        title="The baby and the carer",
        header=header_for(request, kept.relationship, current="referral"),
        back_url=pages.page_url("referral", ref),
        groups=_people_groups(kept),
        missing=tuple(line for line in lines if line.url == pages.page_url("people", ref)),
        next_url=pages.next_url("people", ref),
    )
    return _shown(request, "people", page, kept)


def _people_groups(kept: Any) -> tuple[tuple[str, tuple[Row, ...], str], ...]:
    tie = kept.relationship
    relation = Row(key="To the baby", value=label_of("family_relation", tie.relation))
    return (
        ("The baby", _person_rows(tie.infant), reverse("practice:people:person", args=[tie.infant.ref])),
        ("The carer", (relation, *_person_rows(tie.carer)), reverse("practice:people:person", args=[tie.carer.ref])),
    )


def _person_rows(person: Any) -> tuple[Row, ...]:
    due = (Row(key="Due date", value=day_words(person.due_on)),) if person.due_on and not person.born_on else ()
    return (
        Row(key="Name", value=str(person)),
        Row(key="Date of birth", value=day_words(person.born_on) if person.born_on else ""),
        *due,
        Row(key="NHS number", value=spaced_nhs_number(person.nhs_number) if person.nhs_number else ""),
        Row(key="Address", value="\n".join(part for part in (person.address, person.postcode) if part)),
        Row(key="Telephone", value=person.phone),
        Row(key="GP practice", value=person.gp_practice),
    )


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def area(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether the family belongs to the area of the service, and its GP practice where the service goes by that."""
    kept = queries.referral(request.viewer, ref)
    known = queries.area_of(request.viewer, kept)
    return _section(
        request,
        kept,
        "area",
        forms.AreaForm,
        act=actions.answer_area,
        intro=AREA_TESTS[known.rule].format(or_list(known.areas)),
        facts=_gp_rows(kept, known),
        initial={"lives_in_area": known.lives_in_area, "gp_in_area": known.gp_in_area},
        rule=known.rule,
        is_gp_known=bool(known.gp_practice),
    )


AREA_TESTS = {
    "none": "This service does not decide by where a family lives or which GP they have. Answer what you know.",
    "residence": "This service is for families who live in {}.",
    "gp_registration": "This service is for families who are registered with a GP in {}.",
    "both": "This service is for families who live in {0} and are registered with a GP there.",
}


def _gp_rows(kept: Any, known: queries.Area) -> tuple[Row, ...]:
    if not (known.asks_gp and known.gp_practice):
        return ()
    keeper = known.gp_kept_with
    url = opened_from(reverse("practice:people:change", args=[keeper.ref]), "area", kept.ref, "gp_practice")
    return (Row(key="GP practice", value=f"{known.gp_practice}, on the record of {keeper}", change_url=url),)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def referrer(request: HttpRequest, ref: str) -> HttpResponse:
    """Who refers, and how to reach them."""
    return _section(request, queries.referral(request.viewer, ref), "referrer", forms.ReferrerForm)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def asked_for(request: HttpRequest, ref: str) -> HttpResponse:
    """What is asked for, why, and how soon."""
    return _section(request, queries.referral(request.viewer, ref), "asked_for", forms.AskedForForm)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def relationship(request: HttpRequest, ref: str) -> HttpResponse:
    """How the relationship is under strain, in words."""
    return _section(request, queries.referral(request.viewer, ref), "relationship", forms.RelationshipForm)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def agreement(request: HttpRequest, ref: str) -> HttpResponse:
    """Who else helps, and whether the family agrees."""
    return _section(request, queries.referral(request.viewer, ref), "agreement", forms.AgreementForm)


def _section(
    request: HttpRequest,
    kept: Any,
    page_name: str,
    form_class: type[Form],
    *,
    act: Callable[..., Any] = actions.fill_referral,
    intro: str = "",
    facts: tuple[Row, ...] = (),
    initial: Mapping[str, Any] | None = None,
    **options: Any,
) -> HttpResponse:
    label = next(label for name, label, *_ in pages.SECTIONS if name == page_name)
    form = typed(
        request,
        form_class,
        name=f"referral_{page_name}",
        about=kept.ref,
        title=f"Referral of {kept.relationship}: {label.lower()}",
        initial=initial or {name: getattr(kept, name) for name in form_class.base_fields},
        version=kept.version,
        **options,
    )
    needed = queries.questions_needed(request.viewer)
    form.mark_needed(needed)
    if done := once(request, form, lambda values: _fill(request, kept, page_name, act, version_of(form), values)):
        return done
    page = pages.Section(
        title=label,
        header=header_for(request, kept.relationship, current="referral"),
        form=form,
        back_url=way_back(request, pages.page_url("referral", kept.ref)),
        intro=intro,
        note=pages.NEEDED_NOTE if needed.keys() & form.fields.keys() else "",
        facts=facts,
    )
    return _shown(request, "section", page, kept)


def _fill(
    request: HttpRequest,
    kept: Any,
    page_name: str,
    act: Callable[..., Any],
    expected: int | None,
    values: dict[str, Any],
) -> str:
    act(by=request.viewer, at=clock.now(), referral=kept, expected=expected, **values)
    messages.success(request, "Saved. You can stop here and come back at any time.")
    return way_back(request, pages.next_url(page_name, kept.ref))


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def stresses(request: HttpRequest, ref: str) -> HttpResponse:
    """Every stress on one page, quick to go through; what is not touched stays "not asked" (RI-08)."""
    kept = queries.referral(request.viewer, ref)
    found = queries.checklist(request.viewer, kept)
    whom = _family_people(request.viewer, kept)
    form = typed(
        request,
        forms.StressesForm,
        name="referral_stresses",
        about=ref,
        title=f"Referral of {kept.relationship}: stresses on the relationship",
        initial=_as_typed(found),
        version=kept.version,
        factors=[line.factor for line in found.lines],
        people=[(person.ref, str(person)) for person in whom.values()],
    )
    if done := once(request, form, lambda values: _answer(request, kept, whom, version_of(form), values)):
        return done
    page = pages.Section(
        title="Stresses on the relationship",
        header=header_for(request, kept.relationship, current="referral"),
        form=form,
        back_url=pages.page_url("referral", ref),
        button="I have gone through the list: save and go on",
        groups=_grouped(found),
        limits=limits(),
        note=f"This list is {NEEDED}.",
    )
    return _shown(request, "stresses", page, kept)


def _family_people(viewer: Viewer, kept: Any) -> dict[str, Any]:
    return {member.person.ref: member.person for member in families.members(viewer, kept.family)}


def _as_typed(found: Any) -> dict[str, Any]:
    initial: dict[str, Any] = {}
    for line in found.lines:
        key = line.factor.key
        initial |= {
            key: line.state or forms.UNTOUCHED,
            f"{key}__about": line.about.ref if line.about else "",
            f"{key}__note": line.note,
        }
    return initial


def _grouped(found: Any) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    def names(group: str) -> tuple[tuple[str, str, str], ...]:
        keys = (line.factor.key for line in found.lines if line.factor.group == group)
        return tuple((key, f"{key}__about", f"{key}__note") for key in keys)

    return tuple((label, names(group)) for group, label in GROUP_LABELS.items())


def _answer(
    request: HttpRequest, kept: Any, whom: Mapping[str, Any], expected: int | None, values: dict[str, Any]
) -> str:
    keys = [name for name in values if "__" not in name]
    given = {key: "" if values[key] == forms.UNTOUCHED else values[key] for key in keys}
    answers = {key: StressInput(given[key], whom.get(values[f"{key}__about"]), values[f"{key}__note"]) for key in keys}
    if not any(given.values()) and not kept.checklist_confirmed_at:
        raise RuleBroken("Answer at least one line, if only with 'Not known', so that it is clear the list was read.")
    actions.answer_checklist(by=request.viewer, at=clock.now(), referral=kept, answers=answers, expected=expected)
    messages.success(request, "Saved. You can stop here and come back at any time.")
    return pages.next_url("stresses", kept.ref)


def _shown(request: HttpRequest, template: str, page: Any, kept: Any) -> HttpResponse:
    return show_record(
        request,
        f"practice/referrals/{template}.jinja",
        page,
        about="referral",
        about_ref=kept.ref,
        family_ref=kept.family.ref,
    )
