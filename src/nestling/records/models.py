"""Acts on a whole record: the merge of two records of one person, which can be taken back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nestling.accounts.models import User
from nestling.core.history import tracked
from nestling.families.models import Person
from nestling.organisations.models import ServiceRecord


@tracked()
class Merge(ServiceRecord):
    """Two records found to be one person, joined by a person after a preview, with all that moved (H04, H05)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("moved", "reason", "undone_why")

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_away")
    moved = models.JSONField(default=list)
    reason = models.TextField()
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_two_records"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merge_undone_pair",
            ),
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name="merge_once"),
        ]

    def __str__(self) -> str:
        return f"merge {self.ref}"
