"""Starting a referral: for a family on record, or for one that is registered on the way, after looking for it first."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.codes import choices
from nestling.core.errors import RuleBroken
from nestling.core.viewing import guard
from nestling.design.forms import Form
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.families import actions as families_actions
from nestling.families import queries as families
from nestling.families.rules import PersonFacts
from nestling.referrals import actions, queries
from nestling.web.faults import mark_faults
from nestling.web.keeping import once, typed
from nestling.web.practice.referrals import forms, pages
from nestling.web.record_pages import show_record

LOOK_FIRST = (
    "Somebody like this is already on record: see below. Choose that family, or tick that you have looked and none of "
    "them is this one."
)


@guard(Permission.WRITE_REFERRAL, methods=("GET", "POST"))
def start(request: HttpRequest) -> HttpResponse:
    """Start a referral, from a discussion or not; a family already on record is suggested (hazard H05)."""
    discussion = _asked(request, "discussion", consultation.discussion)
    relationship = _asked(request, "relationship", families.relationship)
    if relationship is None and discussion is not None:
        relationship = discussion.relationship
    return _known(request, relationship, discussion) if relationship else _new(request, discussion)


def _asked(request: HttpRequest, name: str, find: Any) -> Any:
    ref = request.GET.get(name, "")[:20]
    return find(request.viewer, ref) if ref else None


def _known(request: HttpRequest, relationship: Any, discussion: Any) -> HttpResponse:
    form = typed(
        request,
        forms.KnownFamilyForm,
        name="referral_start",
        about=relationship.ref,
        title=f"Referral of {relationship}",
    )
    if done := once(request, form, lambda values: _start(request, relationship, discussion, **values)):
        return done
    page = pages.Start(
        title="Start a referral",
        form=form,
        back_url=reverse("practice:families:family", args=[relationship.family.ref]),
        about=str(relationship),
        from_discussion=discussion.caller_name if discussion else "",
        open_url=_open_url(request, relationship),
    )
    return show_record(
        request,
        "practice/referrals/start_known.jinja",
        page,
        about="relationship",
        about_ref=relationship.ref,
        family_ref=relationship.family.ref,
    )


def _open_url(request: HttpRequest, relationship: Any) -> str:
    found = queries.open_referral_of(request.viewer, relationship)
    return pages.page_url("referral", found.ref) if found else ""


def _start(request: HttpRequest, relationship: Any, discussion: Any, *, came_on_paper: bool) -> str:
    kept = actions.start_referral(
        by=request.viewer,
        at=clock.now(),
        relationship=relationship,
        discussion=discussion,
        came_on_paper=came_on_paper,
    )
    messages.success(request, "The referral is started. Answer the sections in any order.")
    return pages.page_url("referral", kept.ref)


def _new(request: HttpRequest, discussion: Any) -> HttpResponse:
    form = typed(
        request,
        forms.NewFamilyForm,
        name="referral_start",
        about=discussion.ref if discussion else "",
        title="Referral of a family not yet on record",
        choices={"relation": choices("family_relation")},
    )
    form.mark_needed(queries.questions_needed(request.viewer))
    if request.method == "POST":
        mark_faults(form, *_read(form))
    if done := once(request, form, lambda values: _register(request, discussion, values)):
        return done
    page = pages.Start(
        title="Start a referral",
        form=form,
        back_url=reverse("practice:referrals:intake"),
        from_discussion=discussion.caller_name if discussion else "",
        alike=_alike(request, form, discussion),
    )
    return show(request, "practice/referrals/start.jinja", page)


def _register(request: HttpRequest, discussion: Any, values: dict[str, Any]) -> str:
    infant, carer = _facts(values)
    if not values["none_of_these"] and _found(request, infant, carer):
        raise RuleBroken(LOOK_FIRST, "none_of_these")
    relationship = families_actions.register_family(
        by=request.viewer, at=clock.now(), infant=infant, carer=carer, relation=values["relation"]
    )
    return _start(request, relationship, discussion, came_on_paper=values["came_on_paper"])


def _read(form: Form) -> tuple[PersonFacts, PersonFacts]:
    """What could be read of both, however much must still be mended."""
    _ = form.errors
    return _facts({name: form.cleaned_data.get(name, None if "_on" in name else "") for name in form.fields})


def _facts(values: dict[str, Any]) -> tuple[PersonFacts, PersonFacts]:
    infant = PersonFacts(
        given_name=values["infant_given_name"],
        family_name=values["infant_family_name"],
        born_on=values["infant_born_on"],
        due_on=values["infant_due_on"],
        nhs_number=values["infant_nhs_number"],
        postcode=values["postcode"],
    )
    carer = PersonFacts(
        given_name=values["carer_given_name"],
        family_name=values["carer_family_name"],
        born_on=values["carer_born_on"],
        nhs_number=values["carer_nhs_number"],
        phone=values["carer_phone"],
        postcode=values["postcode"],
    )
    return infant, carer


def _found(request: HttpRequest, *people: PersonFacts) -> dict[str, Any]:
    """Everybody on record who may be one of these people, by reference, each with the reasons."""
    found: dict[str, Any] = {}
    for facts in people:
        for match in families.alike(request.viewer, facts):
            found.setdefault(match.person.ref, match)
    return found


def _alike(request: HttpRequest, form: Form, discussion: Any) -> tuple[pages.Alike, ...]:
    """The families on record to choose from, once the form can be read."""
    if request.method != "POST":
        return ()
    infant, carer = _read(form)
    if not infant.family_name or not carer.family_name:
        return ()
    return tuple(_one_alike(request, match, discussion) for match in _found(request, infant, carer).values())


def _one_alike(request: HttpRequest, match: Any, discussion: Any) -> pages.Alike:
    ties = families.relationships_with(request.viewer, match.person)
    asked = {"discussion": discussion.ref} if discussion else {}
    address = reverse("practice:referrals:start")
    ways = tuple(
        Link(label=f"Refer {tie}", url=f"{address}?{urlencode(asked | {'relationship': tie.ref})}")
        for tie in ties
        if tie.ended_on is None
    )
    return pages.Alike(words=str(match.person), why=". ".join(match.likeness.reasons), ways=ways)
