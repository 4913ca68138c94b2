"""Somebody joins the family, or leaves it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer, guard
from nestling.families import actions, queries
from nestling.families.rules import PersonFacts
from nestling.web.keeping import once, typed
from nestling.web.lives import life_line
from nestling.web.practice.families.forms import Leaving, NewCarer, NewInfant, NewMember
from nestling.web.practice.families.views.household import ask_family, home_url, present_family
from nestling.web.practice.families.views.likeness import likely_same
from nestling.web.record_pages import MayBeSame

if TYPE_CHECKING:
    from nestling.design.forms import Form
    from nestling.families.models import Family, Person

LOOK_FIRST = "Records like this are known already: see below. Open them, or tick that this is somebody else."
CHOOSE_WHO = "Choose below whether this is somebody known already or somebody new."
NEW = "new"


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def add_infant(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a twin or another baby; each carer of today gets a relationship with them."""
    family = present_family(request, ref)
    form = typed(
        request,
        NewInfant,
        name="infant",
        about=ref,
        title=f"A baby of the family {family}",
        initial=_like_the_others(request.viewer, family),
    )

    def act(values: dict[str, Any]) -> str:
        facts = _facts(values)
        _insist_looked(request.viewer, facts, is_new=values["is_new"])
        made = actions.add_infant(by=request.viewer, at=clock.now(), family=family, infant=facts)
        messages.success(request, f"Welcome. {len(made)} relationships are recorded." if made else "Welcome.")
        return home_url(family)

    if answer := once(request, form, act):
        return answer
    return ask_family(
        request,
        family,
        title="Add a twin or another baby",
        form=form,
        button="Add the baby",
        lede="Each carer of today gets a relationship with this baby, and each relationship is looked at on its own.",
        **_alike(request, form),
    )


def _like_the_others(viewer: Viewer, family: "Family") -> dict[str, Any]:
    """A twin has the family name and the dates of the youngest baby; whoever types sees them and may change them."""
    babies = [each.person for each in queries.members(viewer, family) if each.kind == "infant"]
    if not babies:
        return {"family_name": family.name}
    youngest = babies[-1]
    return {"family_name": youngest.family_name, "born_on": youngest.born_on, "due_on": youngest.due_on}


def _facts(values: dict[str, Any]) -> PersonFacts:
    known = PersonFacts.__dataclass_fields__
    return PersonFacts(**{name: value for name, value in values.items() if name in known})


def _insist_looked(viewer: Viewer, facts: PersonFacts, *, is_new: bool) -> None:
    if not is_new and likely_same(viewer, facts):
        raise RuleBroken(LOOK_FIRST, "is_new")


def _alike(request: HttpRequest, form: "Form") -> dict[str, Any]:
    """Who may be the same person as the one just typed, and the tick that says they are not."""
    found = _typed_alike(request, form)
    return {"alike": found, "asks_last": ("is_new",)} if found else {}


def _typed_alike(request: HttpRequest, form: "Form") -> tuple[MayBeSame, ...]:
    if request.method != "POST" or not form.cleaned_data.get("family_name"):
        return ()
    return likely_same(request.viewer, _facts(form.cleaned_data))


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def add_carer(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a carer for one baby: somebody of the family, somebody known elsewhere, or somebody new."""
    family = present_family(request, ref)
    members = queries.members(request.viewer, family)
    babies = tuple((each.person.ref, str(each.person)) for each in members if each.kind == "infant")
    adults = {each.person.ref: each.person for each in members if each.kind in ("carer", "other_adult")}
    suggested = _suggested(request)
    known = adults | suggested
    form = typed(
        request,
        NewCarer,
        name="carer",
        about=ref,
        title=f"A carer of the family {family}",
        initial={"infant": babies[0][0]} if len(babies) == 1 else {},
        choices={"infant": babies, "use": _who(known)},
    )

    def act(values: dict[str, Any]) -> str:
        tie = actions.add_carer(
            by=request.viewer,
            at=clock.now(),
            infant=next(each.person for each in members if each.person.ref == values["infant"]),
            carer=_chosen(values, known, is_suggested=bool(suggested)),
            relation=values["relation"],
            is_primary=values["is_primary"],
            has_parental_responsibility=values["has_parental_responsibility"],
        )
        messages.success(request, f"The relationship of {tie} is recorded.")
        return home_url(family)

    if answer := once(request, form, act):
        return answer
    return ask_family(
        request,
        family,
        title="Add a carer",
        form=form,
        button="Add the carer",
        lede="A parent, foster carer, kinship carer or anybody else who cares for the baby. "
        "The relationship of the two begins with its own record.",
        asks_last=("use",) if known else (),
    )


def _suggested(request: HttpRequest) -> "dict[str, Person]":
    """Known people who may be the carer just typed, by reference."""
    if request.method != "POST":
        return {}
    probe = NewCarer(request.POST, choices={"infant": ((request.POST.get("infant", ""), ""),)})
    _ = probe.errors
    facts = _facts({"family_name": ""} | probe.cleaned_data)
    found = queries.alike(request.viewer, facts) if facts.family_name else ()
    return {each.person.ref: each.person for each in found}


def _who(known: "dict[str, Person]") -> tuple[tuple[str, ...], ...]:
    listed = tuple((ref, str(person), life_line(person)) for ref, person in known.items())
    return (*listed, (NEW, "Somebody new", "As typed above")) if listed else ()


def _chosen(values: dict[str, Any], known: "dict[str, Person]", *, is_suggested: bool) -> "PersonFacts | Person":
    chosen = values["use"]
    if chosen in known:
        return known[chosen]
    if is_suggested and chosen != NEW:
        raise RuleBroken(CHOOSE_WHO, "use")
    if not values["family_name"]:
        raise RuleBroken("Enter the names of somebody new, or choose somebody in the list.", "family_name")
    return _facts(values)


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def add_member(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a brother or sister, or another adult at home or in regular contact (FD-06)."""
    family = present_family(request, ref)
    form = typed(
        request,
        NewMember,
        name="member",
        about=ref,
        title=f"Somebody of the family {family}",
        initial={"family_name": family.name, "lives_here": True},
    )

    def act(values: dict[str, Any]) -> str:
        facts = _facts(values)
        _insist_looked(request.viewer, facts, is_new=values["is_new"])
        place = actions.add_member(
            by=request.viewer,
            at=clock.now(),
            family=family,
            kind=values["kind"],
            person=facts,
            relation=values["relation"],
            lives_here=values["lives_here"],
        )
        messages.success(request, f"{place.person} is added.")
        return home_url(family)

    if answer := once(request, form, act):
        return answer
    return ask_family(
        request,
        family,
        title="Add somebody else",
        form=form,
        button="Add them",
        lede="Brothers and sisters, and adults at home or in regular contact. Carers have a page of their own.",
        **_alike(request, form),
    )


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody no longer belongs to the family; what happened stays."""
    member = queries.member(request.viewer, ref)
    form = typed(
        request,
        Leaving,
        name="leaving",
        about=ref,
        title=f"{member.person} leaves the family",
        initial={"left_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        actions.end_membership(by=request.viewer, at=clock.now(), member=member, **values)
        messages.success(request, f"{member.person} no longer belongs to this family. Their record stays.")
        return home_url(member.family)

    if answer := once(request, form, act):
        return answer
    return ask_family(
        request, member.family, title=f"{member.person} leaves the family", form=form, button="Save the leaving"
    )
