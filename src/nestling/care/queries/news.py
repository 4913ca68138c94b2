"""What is new to a practitioner: families given to them, and concerns raised about families in their charge."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.care.models import Allocation, Contact
from nestling.core import clock
from nestling.core.happenings import NEW_FOR, WorkItem
from nestling.core.phrases import day_words
from nestling.core.questions import question
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.families.models import with_names
from nestling.safeguarding import queries as safeguarding
from nestling.safeguarding.models import Concern


def news(viewer: Viewer) -> Iterator[WorkItem]:
    """What the viewer has not opened since it came into their hands; all asked at once."""
    if not viewer.may(Permission.GIVE_CARE):
        return
    # Whoever follows concerns has them on their worklist already.
    follows = viewer.may(Permission.HANDLE_CONCERN)
    raised = None if follows else _raised.asked(viewer, clock.now() - NEW_FOR)
    families, concerns = together(_given.asked(viewer), raised)
    for each in families:
        yield WorkItem(
            kind="new_family",
            ref=each.episode.ref,
            title=f"In your charge since {day_words(each.started_on)}",
            about=str(each.episode.relationship),
            family_ref=each.episode.family.ref,
            owner_id=viewer.person_id,
            is_new=True,
        )
    for each in concerns:
        yield WorkItem(
            kind="concern" if each.is_to_do else "new_concern",
            ref=each.ref if each.is_to_do else each.family.ref,
            title=f"A concern was raised on {day_words(clock.day_of(each.raised_at))}",
            about=each.family.name,
            family_ref=each.family.ref,
            owner_id=viewer.person_id,
            is_new=True,
        )


def _in_hand(viewer: Viewer) -> "QuerySet[Allocation]":
    held = Allocation.objects.filter(service_id=viewer.service_id, practitioner_id=viewer.person_id)
    return held.filter(ended_on__isnull=True).exclude(episode__status="ended")


@question
def _given(viewer: Viewer) -> "QuerySet[Allocation]":
    """Families that somebody else gave to the viewer, who has neither opened their record nor met them since."""
    met = Contact.objects.filter(
        episode=OuterRef("episode"), held_by_id=viewer.person_id, recorded_at__gte=OuterRef("allocated_at")
    )
    given = _in_hand(viewer).filter(allocated_by__isnull=False).exclude(allocated_by_id=viewer.person_id)
    unopened = given.exclude(Exists(met)).exclude(
        accounts.has_looked(viewer, "allocated_at", family_ref="episode__family__ref")
    )
    shown = ("started_on", "episode__ref", "episode__family__ref")
    rows = unopened.select_related("episode__family")
    return with_names(rows, *shown, tie="episode__relationship").order_by("allocated_at", "pk")


@question
def _raised(viewer: Viewer, since: datetime) -> "QuerySet[Concern]":
    """Concerns of others about a family in the viewer's hands, whose pages all tell of it; their words are for those
    who have something to do about them."""
    mine = Exists(_in_hand(viewer).filter(episode__family=OuterRef("family")))
    raised = Concern.objects.filter(mine, service_id=viewer.service_id, closed_at__isnull=True)
    unopened = raised.filter(raised_at__gte=since).exclude(raised_by_id=viewer.person_id)
    unopened = unopened.exclude(accounts.has_looked(viewer, "raised_at", family_ref="family__ref"))
    return (
        unopened.select_related("family").annotate(is_to_do=safeguarding.has_to_do(viewer)).order_by("raised_at", "pk")
    )
