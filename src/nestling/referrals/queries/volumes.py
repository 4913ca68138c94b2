"""How many requests were received each month: by type, and by source (RI-13, RI-19)."""

from django.db.models import Count
from django.db.models.functions import TruncMonth

from nestling.core.viewing import Viewer
from nestling.referrals.models import Referral
from nestling.referrals.rules.volumes import Counted


def received_by_type(viewer: Viewer) -> tuple[Counted, ...]:
    """The requests of each month by what they asked for; an empty type means that nobody said (RI-13)."""
    return _counted(viewer, "request_type")


def received_by_source(viewer: Viewer) -> tuple[Counted, ...]:
    """The requests of each month by where they came from; an empty source means that nobody said (RI-19)."""
    return _counted(viewer, "source")


def _counted(viewer: Viewer, field: str) -> tuple[Counted, ...]:
    # The baby's own referral, opened at birth, goes on from the parent's: the same request, counted once.
    rows = Referral.objects.filter(
        service_id=viewer.service_id, first_received_on__isnull=False, continues__isnull=True
    )
    months = rows.annotate(month=TruncMonth("first_received_on")).values_list("month", field)
    return tuple(Counted(*row) for row in months.annotate(number=Count("pk")).order_by("month", field))
