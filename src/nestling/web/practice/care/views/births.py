"""A birth: the baby's record goes on, and so does everything round it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care.actions import record_birth
from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.viewing import guard
from nestling.families import queries as families
from nestling.web.keeping import once, typed
from nestling.web.practice.care import pages
from nestling.web.practice.care.forms import Birth
from nestling.web.record_pages import header_for, show_record


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def birth(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a birth."""
    infant = families.person(request.viewer, ref)
    ties = families.relationships_with(request.viewer, infant)
    relationship = next((each for each in ties if each.infant_id == infant.pk), None)
    if relationship is None:
        raise NotFound
    form = typed(
        request,
        Birth,
        name="birth",
        about=ref,
        title=f"Birth of {infant}",
        initial={"given_name": infant.given_name, "family_name": infant.family_name},
    )
    home = reverse("practice:families:family", args=[relationship.family.ref])

    def act(values: dict) -> str:
        record_birth(by=request.viewer, at=clock.now(), infant=infant, **values)
        messages.success(request, "Welcome, little one. The birth is recorded; care, plan and contacts go on.")
        return home

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        header=header_for(request, relationship),
        form=form,
        title="Record the birth",
        button="Record the birth",
        back_url=home,
        lede=(
            "Only the day is needed now; the rest can follow. The record of the pregnancy becomes the baby's own. "
            "A referral for the baby is opened by itself and linked to the parent's, with the same clock."
        ),
    )
    about = {"about": "person", "about_ref": ref, "family_ref": relationship.family.ref}
    return show_record(request, "practice/care/asking.jinja", page, **about)
