"""Assessments whose day to look again has come, for the one who leads the care (TR-16)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nestling.accounts.models import User
from nestling.care.models import Allocation, CareEpisode
from nestling.core import clock
from nestling.core.codes import label_within
from nestling.core.happenings import WorkItem
from nestling.core.listing import MOST_URGENT
from nestling.core.questions import question
from nestling.core.viewing import Viewer
from nestling.families.models import named, pair_in
from nestling.organisations.profiles import Profile
from nestling.referrals.models import Assessment, Referral
from nestling.referrals.rules import OPEN_STATUSES


def assessment_worklist(viewer: Viewer, profile: Profile) -> Iterator[WorkItem]:
    """Each assessment to look at again: the lead's, or while nobody leads its own writer's, until a newer one is made.

    One's own all; of others', the first that are late. What belongs to a family no longer helped asks for nothing.
    """
    late_before = clock.today() - timedelta(days=profile.escalation_days.value.manager)
    rows: tuple[Any, ...] = _wanted(viewer, late_before)
    for each in rows:
        yield WorkItem(
            kind="assessment",
            ref=each.relationship__ref,
            title=f"Look again: {label_within('assessment_kind', each.kind)}",
            about=pair_in(each),
            family_ref=each.relationship__family__ref,
            due_on=each.review_on,
            owner_id=each.owner_id,
            owner_name=each.owner_name or "",
            is_escalated=each.review_on < late_before,
        )


def look_again_on(viewer: Viewer, episode: CareEpisode) -> date | None:
    """The first day on which an assessment of this relationship asks to be looked at again; a newer one answers it."""
    asked = Assessment.objects.filter(service_id=viewer.service_id, relationship_id=episode.relationship_id)
    waiting = asked.filter(~Exists(_newer()), review_on__isnull=False)
    return waiting.order_by("review_on").values_list("review_on", flat=True).first()


def _newer() -> "QuerySet[Assessment]":
    same = Assessment.objects.filter(relationship=OuterRef("relationship"), kind=OuterRef("kind"))
    return same.filter(Q(done_on__gt=OuterRef("done_on")) | Q(done_on=OuterRef("done_on"), pk__gt=OuterRef("pk")))


@question
def _wanted(viewer: Viewer, late_before: date) -> "QuerySet[Assessment, Any]":
    due = _to_look_at(viewer)
    late = due.filter(review_on__lt=late_before).exclude(owner_id=viewer.person_id).order_by("review_on", "pk")
    # The first page of the day may ask only so much, so what is wanted and its words come in one question.
    wanted = due.filter(Q(owner_id=viewer.person_id) | Q(pk__in=late.values("pk")[:MOST_URGENT]))
    shown = ("kind", "review_on", "relationship__ref", "relationship__family__ref", "owner_id", "owner_name")
    return wanted.values_list(*shown, *named(), named=True).order_by("review_on", "pk")


def _to_look_at(viewer: Viewer) -> "QuerySet[Any]":
    in_care = CareEpisode.objects.filter(relationship=OuterRef("relationship")).exclude(status="ended")
    waiting = Referral.objects.filter(relationship=OuterRef("relationship"), status__in=OPEN_STATUSES)
    leads = Allocation.objects.filter(
        episode__relationship=OuterRef("relationship"), is_lead=True, ended_on__isnull=True
    ).exclude(episode__status="ended")
    found = Assessment.objects.filter(service_id=viewer.service_id, review_on__isnull=False)
    owned = found.filter(~Exists(_newer()), Exists(in_care) | Exists(waiting)).annotate(
        owner_id=Coalesce(
            Subquery(leads.values("practitioner_id")[:1]), F("done_by_id"), output_field=BigIntegerField()
        )
    )
    return owned.annotate(owner_name=Subquery(User.objects.filter(pk=OuterRef("owner_id")).values("name")[:1]))
