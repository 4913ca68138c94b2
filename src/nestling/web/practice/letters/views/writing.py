"""Writing a letter of one's own, and changing a draft."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.viewing import guard
from nestling.families import queries as families
from nestling.letters import actions, queries
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.letters import pages
from nestling.web.practice.letters.forms import EditLetter, WriteLetter
from nestling.web.practice.letters.views.reading import header_of, safe_rows, show_letter
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship

KINDS = (("general", "A letter"), ("accepted", "A letter accepting a referral"), ("review", "A letter after a review"))
OTHER = "other"


@guard(Permission.WRITE_LETTERS, methods=("GET", "POST"))
def write(request: HttpRequest, ref: str) -> HttpResponse:
    """Write a letter about one family."""
    family = families.family(request.viewer, ref)
    relationship = families.main_relationship(request.viewer, family)
    if relationship is None:
        raise NotFound
    readers = _readers(request, relationship)
    form = typed(
        request,
        WriteLetter,
        name="letter",
        about=ref,
        title=f"A letter about {relationship}",
        choices={
            "recipient": (*((key, label, hint) for key, (label, hint, _) in readers.items()), (OTHER, "Somebody else")),
            "kind": KINDS,
        },
        initial={"kind": "general"},
    )

    def act(values: dict) -> str:
        letter = actions.write_letter(
            by=request.viewer,
            at=clock.now(),
            family=family,
            infant=relationship.infant,
            carer=relationship.carer,
            about="family",
            about_ref=ref,
            **_written(values, readers),
        )
        messages.success(request, "The letter is kept as a draft. Look it over, then release it.")
        return reverse("practice:letters:letter", args=[letter.ref])

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, relationship, current="letters"),
        form=form,
        title="Write a letter",
        button="Save the letter",
        back_url=reverse("practice:letters:family", args=[ref]),
        lede="It stays a draft until you have looked it over and released it.",
    )
    return show_record(request, "practice/letters/asking.jinja", page, about="family", about_ref=ref, family_ref=ref)


def _readers(
    request: HttpRequest, relationship: "CaregivingRelationship"
) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Everybody whom the record names as a possible reader: label, hint, and the letter's own values."""
    found: dict[str, tuple[str, str, dict[str, Any]]] = {}
    carers = {tie.carer.ref: tie.carer for tie in families.relationships_of(request.viewer, relationship.family)}
    for ref, person in carers.items():
        address = queries.home_address(person)
        values = {"recipient_kind": "family", "recipient_person": person, "recipient_name": str(person)}
        greeting = {"salutation": f"Dear {person.known_as or person.given_name or person}"}
        hint = address.replace("\n", ", ") or "No address on record"
        found[f"person-{ref}"] = (str(person), hint, values | greeting | {"recipient_address": address})
    for person in (relationship.infant, relationship.carer):
        if person.gp_practice:
            values = {
                "recipient_kind": "gp",
                "recipient_person": person,
                "recipient_name": f"The GP, {person.gp_practice}",
            }
            more = {"salutation": "Dear Doctor", "recipient_address": queries.gp_address(person)}
            found[f"gp-{person.ref}"] = (f"The GP of {person}", person.gp_practice, values | more)
    for member in families.network(request.viewer, relationship.family):
        values = {"recipient_kind": "professional", "recipient_network_member": member, "recipient_name": member.name}
        more = {"salutation": f"Dear {member.name}", "recipient_address": queries.network_address(member)}
        hint = label_of("referrer_profession", member.profession)
        found[f"network-{member.ref}"] = (member.name, hint, values | more)
    return found


def _written(values: dict[str, Any], readers: dict[str, tuple[str, str, dict[str, Any]]]) -> dict[str, Any]:
    said = {name: values[name] for name in ("kind", "reason", "heading", "body")}
    if values["recipient"] != OTHER:
        return readers[values["recipient"]][2] | said
    name = values["other_name"]
    if not name:
        raise RuleBroken("Say who the letter is for.", "other_name")
    more = {"recipient_kind": "professional", "recipient_name": name, "recipient_address": values["other_address"]}
    return more | {"salutation": f"Dear {name}"} | said


@guard(Permission.WRITE_LETTERS, methods=("GET", "POST"))
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the words of a draft."""
    kept = queries.letter(request.viewer, ref)
    if request.method == "GET" and kept.status != "draft":
        return redirect(reverse("practice:letters:letter", args=[ref]))
    fields = ("recipient_name", "recipient_address", "reason", "salutation", "heading", "body")
    form = typed(
        request,
        EditLetter,
        name="edit_letter",
        about=ref,
        title=f"Change: {pages.title_of(kept)}",
        initial={name: getattr(kept, name) for name in fields},
        version=kept.version,
        address_is_typed=not queries.address_comes_from_record(kept),
    )
    home = reverse("practice:letters:letter", args=[ref])

    def act(values: dict) -> str:
        actions.edit_letter(by=request.viewer, at=clock.now(), letter=kept, expected=version_of(form), **values)
        messages.success(request, "The letter is saved.")
        return home

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_of(request, kept),
        form=form,
        title="Change the letter",
        button="Save",
        back_url=home,
        facts=safe_rows(queries.standing(request.viewer, kept)),
    )
    return show_letter(request, "practice/letters/asking.jinja", page, kept)
