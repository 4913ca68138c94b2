"""Every page about a family: the header that says whom it is about, and the row that says who looked.

Controls hazards H12 (flags seen by all), H15 (each look is written down before the page is shown).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from nestling.accounts.actions import note_look
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.design.forms import Form
from nestling.design.pieces import Link, RelationshipHeader, Tab
from nestling.design.showing import show
from nestling.families.rules import life_words
from nestling.safeguarding.queries import flags
from nestling.web.care_tabs import care_tabs

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship, Person

# Name, label, address: those about the family, then those about one relationship.
FAMILY_TABS = (
    ("family", "Family", "practice:families:family"),
    ("chronology", "Chronology", "practice:families:chronology"),
    ("letters", "Letters", "practice:letters:family"),
)

ASKING = "practice/families/asking.jinja"
"""The template of a page with one form under the header of a record."""


@dataclass(frozen=True, kw_only=True)
class MayBeSame:
    """Somebody already known who looks like the person on the page, and the ways to look closer."""

    words: str
    why: str
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A page with one form under the header of a record."""

    title: str
    form: Form
    back_url: str
    header: RelationshipHeader | None = None
    button: str = "Save"
    tone: str = ""
    lede: str = ""
    notes: tuple[str, ...] = ()
    alike: tuple[MayBeSame, ...] = ()
    alike_words: str = ""
    asks_last: tuple[str, ...] = ()


def header_for(
    request: HttpRequest,
    relationship: "CaregivingRelationship",
    current: str = "family",
    *,
    raised: tuple[str, ...] | None = None,
    episode_ref: str = "",
) -> RelationshipHeader:
    """Who the page is about: both people of the relationship, what must be noticed, and the pages of the record.

    `current` names the tab that the page belongs to; `raised` are its flags when the page has asked for them
    already; `episode_ref` is the care that the page is about, if it is.
    """
    infant, carer = relationship.infant, relationship.carer
    return RelationshipHeader(
        infant_name=str(infant),
        infant_born=born_words(infant),
        infant_nhs_number=infant.nhs_number,
        carer_name=str(carer),
        carer_relation=label_of("family_relation", relationship.relation),
        carer_nhs_number=carer.nhs_number,
        family_url=_address("practice:families:family", relationship.family.ref),
        flags=flags(request.viewer, relationship.family) if raised is None else raised,
        tabs=(*_tabs(relationship, current), *care_tabs(request.viewer, relationship, current, episode_ref)),
    )


def born_words(infant: "Person") -> str:
    """When the baby was born and how old they are today, or when they are due."""
    today = clock.today()
    if infant.died_on:
        return f"Died {day_words(infant.died_on)}"
    life = life_words(infant.born_on, infant.due_on, today)
    if infant.born_on:
        return f"Born {day_words(infant.born_on)}, {life} old"
    return f"Due {day_words(infant.due_on)}, {life}" if infant.due_on else life.capitalize()


def _tabs(relationship: "CaregivingRelationship", current: str) -> tuple[Tab, ...]:
    found = [(name, label, _address(view, relationship.family.ref)) for name, label, view in FAMILY_TABS]
    found.append(("relationship", "Relationship", _address("practice:families:relationship", relationship.ref)))
    return tuple(Tab(label=label, url=url, is_current=name == current) for name, label, url in found if url)


def _address(view: str, ref: str) -> str:
    try:
        return reverse(view, args=[ref])
    except NoReverseMatch:
        return ""


def show_record(
    request: HttpRequest,
    template: str,
    page: Any,
    *,
    about: str,
    about_ref: str = "",
    family_ref: str = "",
    status: int = 200,
) -> HttpResponse:
    """Write down that this person looks at this record, and then show the page."""
    match = request.resolver_match
    note_look(
        by=request.viewer,
        at=clock.now(),
        page=(match.view_name if match else template)[:80],
        about=about,
        about_ref=about_ref,
        family_ref=family_ref,
    )
    return show(request, template, page, status)
