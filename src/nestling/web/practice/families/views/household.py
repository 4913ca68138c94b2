"""What the pages round one family share: the family, its heading relationship, and showing a form under it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.core.errors import NotFound
from nestling.families import queries
from nestling.web.record_pages import ASKING, Asking, header_for, show_record

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship, Family


def home_url(family: "Family") -> str:
    """The family's page."""
    return reverse("practice:families:family", args=[family.ref])


def heading(request: HttpRequest, family: "Family", current: str = "family") -> Any:
    """The header of a page about the whole family: its main relationship's."""
    tie = queries.main_relationship(request.viewer, family)
    return header_for(request, tie, current) if tie else None


def present_family(request: HttpRequest, ref: str) -> "Family":
    """A family that has not become part of another. Raises `NotFound`."""
    family = queries.family(request.viewer, ref)
    if family.merged_into_id:
        raise NotFound
    return family


def ask_family(request: HttpRequest, family: "Family", **asking: Any) -> HttpResponse:
    """Show a form about a whole family."""
    page = Asking(header=heading(request, family), back_url=home_url(family), **asking)
    return show_record(request, ASKING, page, about="family", about_ref=family.ref, family_ref=family.ref)


def ask_tie(request: HttpRequest, tie: "CaregivingRelationship", **asking: Any) -> HttpResponse:
    """Show a form about one relationship."""
    back = reverse("practice:families:relationship", args=[tie.ref])
    page = Asking(header=header_for(request, tie, "relationship"), back_url=back, **asking)
    return show_record(request, ASKING, page, about="relationship", about_ref=tie.ref, family_ref=tie.family.ref)
