"""Search first, then add: people are found before anybody is registered a second time (hazard H05)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.errors import RuleBroken
from nestling.core.listing import Listing
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import LONGEST_SEARCH, list_choice
from nestling.design.showing import show
from nestling.families import actions, queries
from nestling.families.rules import PersonFacts, sought
from nestling.web.addresses import address
from nestling.web.faults import mark_faults
from nestling.web.keeping import once, typed
from nestling.web.practice.families import pages
from nestling.web.practice.families.forms import Register
from nestling.web.practice.families.views.likeness import likely_same
from nestling.web.record_pages import MayBeSame

HOME = "practice:families:search"
LOOK_FIRST = "Records like these are known already: see below. Open them, or tick that these are other people."


@guard(Permission.SEE_FAMILIES)
def search(request: HttpRequest) -> HttpResponse:
    """Find people by name, NHS number, reference, postcode or birth date."""
    choice = list_choice(
        request,
        sorts=(
            ("name", "Family name", "Family name, Z to A"),
            ("given", "Given name", "Given name, Z to A"),
            ("born", "Oldest first", "Youngest first"),
        ),
        filters={"kind": choices("person_kind")},
        filter_labels={"kind": "Who"},
        search=True,
    )
    wanted = sought(choice.search)
    is_enough = wanted.kind not in ("nothing", "too_short")
    listing = queries.find(request.viewer, choice.search, choice) if is_enough else None
    address = reverse("practice:families:register")
    asked = {"name": choice.search} if wanted.kind == "name" else {}
    page = pages.Search(
        asked=choice.search,
        understood=wanted.explained,
        listing=_shown(listing) if listing else None,
        register_url=f"{address}?{urlencode(asked)}" if is_enough and _may_register(request.viewer) else "",
    )
    return show(request, "practice/families/search.jinja", page)


def _may_register(viewer: Viewer) -> bool:
    return viewer.may(Permission.EDIT_FAMILIES)


def _shown(listing: Listing[queries.FoundPerson]) -> Listing[pages.FoundLine]:
    return Listing(
        tuple(_line(row) for row in listing.rows),
        listing.total,
        listing.shown_total,
        listing.page_number,
        listing.page_count,
        listing.choice,
    )


def _line(row: queries.FoundPerson) -> pages.FoundLine:
    return pages.FoundLine(
        name=f"{row.name} ({row.known_as})" if row.known_as else row.name,
        url=address("practice:people:person", row.ref),
        kind=label_of("person_kind", row.kind) if row.kind else "",
        born=pages.born_words(row.born_on, row.due_on),
        nhs_number=pages.number_words(row.nhs_number),
        postcode=row.postcode,
        family=row.family_name,
        family_url=address("practice:families:family", row.family_ref) if row.family_ref else "",
    )


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def register(request: HttpRequest) -> HttpResponse:
    """Begin a family with a baby and a carer; records that look alike are shown first."""
    form = typed(request, Register, name="family", title="A new family", initial=_from_search(request))
    if request.method == "POST":
        mark_faults(form, *_read(form))
    if answer := once(request, form, lambda values: _registered(request, values)):
        return answer
    page = pages.Registering(
        title="Register a family",
        form=form,
        back_url=reverse(HOME),
        alike=_alike(request, form),
    )
    return show(request, "practice/families/register.jinja", page)


def _from_search(request: HttpRequest) -> dict[str, str]:
    words = request.GET.get("name", "").replace("\x00", "")[:LONGEST_SEARCH].split()
    if not words:
        return {}
    given, family = " ".join(words[:-1]).title(), words[-1].title()
    return {"infant_given_name": given, "infant_family_name": family, "carer_family_name": family}


def _registered(request: HttpRequest, values: dict[str, Any]) -> str:
    infant, carer = _both(values)
    if not values["is_new"] and _found(request.viewer, infant, carer):
        raise RuleBroken(LOOK_FIRST, "is_new")
    tie = actions.register_family(
        by=request.viewer,
        at=clock.now(),
        infant=infant,
        carer=carer,
        relation=values["relation"],
        has_parental_responsibility=values["has_parental_responsibility"],
    )
    messages.success(request, f"{tie.infant} and {tie.carer} are registered. Ask next how {tie.carer} may be reached.")
    return reverse("practice:families:family", args=[tie.family.ref])


def _read(form: Register) -> tuple[PersonFacts, PersonFacts]:
    """What could be read of both, however much must still be mended."""
    _ = form.errors
    return _both(dict.fromkeys(("infant_family_name", "carer_family_name"), "") | form.cleaned_data)


def _both(values: dict[str, Any]) -> tuple[PersonFacts, PersonFacts]:
    """What was typed of the baby and of the carer, who live together unless somebody says otherwise."""

    def facts(whose: str) -> PersonFacts:
        mine = {name.removeprefix(f"{whose}_"): value for name, value in values.items() if name.startswith(f"{whose}_")}
        return PersonFacts(**mine, address=values.get("address", ""), postcode=values.get("postcode", ""))

    return facts("infant"), facts("carer")


def _found(viewer: Viewer, *people: PersonFacts) -> tuple[MayBeSame, ...]:
    return tuple(each for facts in people for each in likely_same(viewer, facts))


def _alike(request: HttpRequest, form: Register) -> tuple[MayBeSame, ...]:
    if request.method != "POST" or not form.cleaned_data.get("infant_family_name"):
        return ()
    return _found(request.viewer, *_read(form))
