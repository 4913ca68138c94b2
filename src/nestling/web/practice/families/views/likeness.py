"""Records that may be of the same person, as a page suggests them: with the reasons and the ways to look."""

from typing import TYPE_CHECKING

from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core.viewing import Viewer
from nestling.design.pieces import Link
from nestling.families import queries
from nestling.families.rules import PersonFacts
from nestling.web.lives import life_line
from nestling.web.record_pages import MayBeSame

if TYPE_CHECKING:
    from nestling.families.models import Person


def likely_same(viewer: Viewer, facts: PersonFacts, *, besides: "Person | None" = None) -> tuple[MayBeSame, ...]:
    """Who may be this very person; with `besides`, the way to join both records for those who may."""
    if not facts.family_name:
        return ()
    return tuple(_suggested(viewer, each, besides) for each in queries.alike(viewer, facts, besides=besides))


def _suggested(viewer: Viewer, each: queries.Alike, besides: "Person | None") -> MayBeSame:
    ways = [Link(label="Open the person", url=reverse("practice:people:person", args=[each.person.ref]))]
    if each.family_ref:
        ways.append(Link(label="Open the family", url=reverse("practice:families:family", args=[each.family_ref])))
    if besides is not None and viewer.may(Permission.MERGE_RECORDS):
        both = [besides.ref, each.person.ref]
        ways.append(Link(label="Look at both side by side", url=reverse("practice:records:merge", args=both)))
    reasons = ", ".join(each.likeness.reasons)
    return MayBeSame(words=f"{each.person}, {life_line(each.person)}", why=f"They have {reasons}.", ways=tuple(ways))
