"""Protection statuses of children, concerns about anybody, and the actions that each concern needs."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from nestling.accounts.models import User
from nestling.core.history import tracked
from nestling.families.models import Family, Person
from nestling.organisations.models import ServiceRecord

STATUS_KINDS = ("looked_after", "child_in_need", "investigation", "protection_plan", "unborn_plan")


class _DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


@tracked()
class ProtectionStatus(ServiceRecord):
    """One legal status of one child between two days: five kinds, never one flag (CF-09, SG-05)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("kind", "legal_status", "authority", "note")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="protection_statuses")
    kind = models.CharField(max_length=30)
    is_proposed = models.BooleanField(default=False)
    legal_status = models.CharField(max_length=40, blank=True)
    authority = models.CharField(max_length=120, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=STATUS_KINDS), name="protection_kind_known"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="protection_ends_after_start",
            ),
            ExclusionConstraint(
                name="protection_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (_DateRange("started_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} since {self.started_on}"


@tracked()
class Concern(ServiceRecord):
    """A worry about somebody's safety: what was seen or heard, in the exact words, and what follows (SG-01)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("about_words", "words", "done_at_once", "closing_words")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="concerns")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns", null=True)
    about_words = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    done_at_once = models.TextField(blank=True)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closing_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closing_words=""),
                name="concern_closed_pair",
            ),
            models.CheckConstraint(
                condition=Q(about__isnull=False) | ~Q(about_words=""), name="concern_about_somebody"
            ),
        ]
        indexes = [models.Index(fields=["service", "-raised_at"], name="concern_newest")]

    def __str__(self) -> str:
        return f"concern {self.ref}"


@tracked()
class ConcernAction(ServiceRecord):
    """Something that must be done about a concern, with an owner and a day. Ending waits for it (hazard H29)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("what", "outcome")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=500)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="concern_action_done_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "due_on"], condition=Q(done_at__isnull=True), name="concern_action_open")
        ]

    def __str__(self) -> str:
        return self.what
