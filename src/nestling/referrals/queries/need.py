"""Need ratings and THRIVE groups of one relationship, newest first; two carers of one baby are rated apart (FD-02)."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from nestling.accounts.rules import Permission
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.referrals.models import Assessment, NeedRating, ThrivePlacement


@question
def ratings(viewer: Viewer, relationship: CaregivingRelationship) -> "QuerySet[NeedRating]":
    """Every rating of the relationship, newest first (TR-13)."""
    rows = NeedRating.objects.filter(service_id=viewer.service_id, relationship=relationship)
    return rows.select_related("rated_by").order_by("-rated_on", "-pk")


def rating(viewer: Viewer, ref: str) -> NeedRating:
    """One rating of the viewer's service. Raises `NotFound`."""
    return one(NeedRating.objects.filter(service_id=viewer.service_id).select_related("rated_by"), ref=ref)


def current_rating(viewer: Viewer, relationship: CaregivingRelationship) -> NeedRating | None:
    """The newest rating of the relationship, or None while nobody has rated it."""
    return next(iter(ratings(viewer, relationship)), None)


@question
def thrive_history(viewer: Viewer, relationship: CaregivingRelationship) -> "QuerySet[ThrivePlacement]":
    """Every THRIVE group of the relationship with its reason, newest first (TR-14, RI-18)."""
    rows = ThrivePlacement.objects.filter(service_id=viewer.service_id, relationship=relationship)
    return rows.select_related("placed_by").order_by("-placed_on", "-pk")


def current_thrive(viewer: Viewer, relationship: CaregivingRelationship) -> ThrivePlacement | None:
    """The THRIVE group that holds now, or None."""
    return next(iter(thrive_history(viewer, relationship)), None)


def assessments(viewer: Viewer, relationship: CaregivingRelationship) -> tuple[Assessment, ...]:
    """Every assessment of the relationship in words, newest first (TR-16)."""
    if not viewer.may(Permission.TRIAGE):
        return ()
    return tuple(_newest(_assessments_among(viewer, [relationship.pk])))


def current_clusters(viewer: Viewer, relationships: Iterable[CaregivingRelationship]) -> dict[int, int]:
    """The newest cluster of each relationship, by id; those not rated yet are left out."""
    rows = NeedRating.objects.filter(service_id=viewer.service_id, relationship__in=list(relationships))
    newest_last = rows.order_by("rated_on", "pk").values_list("relationship_id", "cluster")
    return dict(newest_last)


Dated = TypeVar("Dated", NeedRating, ThrivePlacement, Assessment)
By = dict[int, tuple[Dated, ...]]


def need_by_relationship(
    viewer: Viewer, relationships: Iterable[CaregivingRelationship]
) -> tuple[By[NeedRating], By[ThrivePlacement], By[Assessment]]:
    """The ratings, THRIVE groups and assessments of several relationships in one question: by id, newest first.

    Assessments are for clinicians only: they are read like clinical notes.
    """
    ids = [each.pk for each in relationships]
    rated, placed, assessed = together(
        _ratings_among.asked(viewer, ids),
        _placements_among.asked(viewer, ids),
        _assessments_among.asked(viewer, ids) if viewer.may(Permission.TRIAGE) else None,
    )
    newest = sorted(rated, key=lambda each: (each.rated_on, each.pk), reverse=True)
    latest = sorted(placed, key=lambda each: (each.placed_on, each.pk), reverse=True)
    return _by_relationship(newest), _by_relationship(latest), _by_relationship(_newest(assessed))


def _newest(assessed: Iterable[Assessment]) -> list[Assessment]:
    return sorted(assessed, key=lambda each: (each.done_on, each.pk), reverse=True)


def _by_relationship(rows: "Iterable[Dated]") -> "By[Dated]":
    found: dict[int, tuple[Dated, ...]] = {}
    for row in rows:
        found[row.relationship_id] = (*found.get(row.relationship_id, ()), row)
    return found


@question
def _ratings_among(viewer: Viewer, ids: list[int]) -> "QuerySet[NeedRating]":
    return NeedRating.objects.filter(service_id=viewer.service_id, relationship__among=ids).select_related("rated_by")


@question
def _placements_among(viewer: Viewer, ids: list[int]) -> "QuerySet[ThrivePlacement]":
    rows = ThrivePlacement.objects.filter(service_id=viewer.service_id, relationship__among=ids)
    return rows.select_related("placed_by")


@question
def _assessments_among(viewer: Viewer, ids: list[int]) -> "QuerySet[Assessment]":
    rows = Assessment.objects.filter(service_id=viewer.service_id, relationship__among=ids)
    return rows.select_related("done_by")
