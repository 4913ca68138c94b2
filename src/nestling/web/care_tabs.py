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


def care_tabs(
    viewer: Viewer, relationship: "CaregivingRelationship", current: str, episode_ref: str = ""
) -> tuple[Tab, ...]:
    """Care, contacts, and plan of this episode, or of the latest; none while the relationship has not been accepted."""
    if not viewer.may(Permission.SEE_CARE):
        return ()
    ref = episode_ref or _latest(viewer, relationship)
    return tuple(
        Tab(label=label, url=reverse(view, args=[ref]), is_current=name == current) for name, label, view in TABS if ref
    )


def _latest(viewer: Viewer, relationship: "CaregivingRelationship") -> str:
    episode = latest_episode_of(viewer, relationship)
    return episode.ref if episode else ""
