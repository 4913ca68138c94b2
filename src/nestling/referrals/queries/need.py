"""Need ratings and THRIVE groups of one relationship, newest first; two carers of one baby are rated apart (FD-02)."""

from collections.abc import Iterable
from typing import Any, TypeVar

from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship
from nestling.referrals.models import NeedRating, ThrivePlacement


def ratings(viewer: Viewer, relationship: CaregivingRelationship) -> tuple[NeedRating, ...]:
    """Every rating of the relationship, newest first (TR-13)."""
    rows = NeedRating.objects.filter(service_id=viewer.service_id, relationship=relationship)
    return tuple(rows.select_related("rated_by").order_by("-rated_on", "-pk"))


def rating(viewer: Viewer, ref: str) -> NeedRating:
    """One rating of the viewer's service. Raises `NotFound`."""
    return one(NeedRating.objects.filter(service_id=viewer.service_id).select_related("rated_by"), ref=ref)


def current_rating(viewer: Viewer, relationship: CaregivingRelationship) -> NeedRating | None:
    """The newest rating of the relationship, or None while nobody has rated it."""
    return next(iter(ratings(viewer, relationship)), None)


def thrive_history(viewer: Viewer, relationship: CaregivingRelationship) -> tuple[ThrivePlacement, ...]:
    """Every THRIVE group of the relationship with its reason, newest first (TR-14, RI-18)."""
    rows = ThrivePlacement.objects.filter(service_id=viewer.service_id, relationship=relationship)
    return tuple(rows.select_related("placed_by").order_by("-placed_on", "-pk"))


def current_thrive(viewer: Viewer, relationship: CaregivingRelationship) -> ThrivePlacement | None:
    """The THRIVE group that holds now, or None."""
    return next(iter(thrive_history(viewer, relationship)), None)


def current_clusters(viewer: Viewer, relationships: Iterable[CaregivingRelationship]) -> dict[int, int]:
    """The newest cluster of each relationship, by id; those not rated yet are left out."""
    rows = NeedRating.objects.filter(service_id=viewer.service_id, relationship__in=list(relationships))
    newest_last = rows.order_by("rated_on", "pk").values_list("relationship_id", "cluster")
    return dict(newest_last)


Dated = TypeVar("Dated", NeedRating, ThrivePlacement)


def by_relationship(
    viewer: Viewer, kind: type[Dated], relationships: Iterable[CaregivingRelationship]
) -> dict[int, tuple[Dated, ...]]:
    """The ratings, or the THRIVE groups, of several relationships in one query: by id, newest first."""
    day, by = ("rated_on", "rated_by") if kind is NeedRating else ("placed_on", "placed_by")
    rows = kind.objects.filter(service_id=viewer.service_id, relationship__in=list(relationships))
    found: dict[int, list[Dated]] = {}
    newest: list[Any] = list(rows.select_related(by).order_by(f"-{day}", "-pk"))
    for row in newest:
        found.setdefault(row.relationship_id, []).append(row)
    return {pk: tuple(each) for pk, each in found.items()}
