"""The pages about a relationship's care, as tabs under the header of its record."""

from typing import TYPE_CHECKING

from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care.queries import latest_episode_of
from nestling.core.viewing import Viewer
from nestling.design.pieces import Tab

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship

TABS = (
    ("care", "Care", "practice:care:episode"),
    ("contacts", "Contacts", "practice:contacts:contacts"),
    ("plan", "Plan and goals", "practice:plans:plan"),
)


def care_tabs(viewer: Viewer, relationship: "CaregivingRelationship", current: str) -> tuple[Tab, ...]:
    """Care, contacts, and plan of the latest episode; none while the relationship has not been accepted."""
    if not viewer.may(Permission.SEE_CARE):
        return ()
    episode = latest_episode_of(viewer, relationship)
    if episode is None:
        return ()
    return tuple(
        Tab(label=label, url=reverse(view, args=[episode.ref]), is_current=name == current)
        for name, label, view in TABS
    )
