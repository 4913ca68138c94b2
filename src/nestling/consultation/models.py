"""Help given to other professionals: discussions of a family, named or not, before or beside any referral."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestling.accounts.models import User
from nestling.core.history import tracked
from nestling.families.models import CaregivingRelationship, Family
from nestling.organisations.models import ServiceRecord, Team


@tracked()
class Discussion(ServiceRecord):
    """A call or meeting in which a professional thinks with the service about a baby and a carer (RI-01 to RI-04)."""

    personal_fields: ClassVar[tuple[str, ...]] = (
        "initials",
        "caller_name",
        "caller_profession",
        "caller_agency",
        "caller_contact",
        "summary",
        "advice",
        "outcome_note",
    )

    family = models.ForeignKey(Family, null=True, on_delete=models.PROTECT, related_name="discussions")
    relationship = models.ForeignKey(
        CaregivingRelationship, null=True, on_delete=models.PROTECT, related_name="discussions"
    )
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="discussions")
    is_anonymous = models.BooleanField(default=False)
    initials = models.CharField(max_length=6, blank=True)
    kind = models.CharField(max_length=30)
    mechanism = models.CharField(max_length=30)
    caller_name = models.CharField(max_length=120)
    caller_profession = models.CharField(max_length=40)
    caller_agency = models.CharField(max_length=120, blank=True)
    caller_contact = models.CharField(max_length=120, blank=True)
    held_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    outcome = models.CharField(max_length=30)
    outcome_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(family__isnull=True, relationship__isnull=True, initials=""),
                name="discussion_anonymous_stays_so",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__lte=1440), name="discussion_within_a_day"
            ),
        ]
        indexes = [models.Index(fields=["service", "-held_at"], name="discussion_by_moment")]

    def __str__(self) -> str:
        return f"discussion {self.ref}"
