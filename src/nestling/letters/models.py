"""Letters from draft to sent, and the one outbox. A letter names its subject by reference: the rooms above know it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestling.accounts.models import User
from nestling.core.history import tracked
from nestling.families.models import Family, NetworkMember, Person
from nestling.letters.rules import CHANNEL_LABELS
from nestling.organisations.models import ServiceRecord

LETTER_STATUSES = ("draft", "released", "sent", "cancelled")
LETTER_KINDS = ("decline", "returned", "accepted", "ending_gp", "ending_referrer", "ending_family", "review", "general")
RECIPIENT_KINDS = ("gp", "referrer", "family", "professional")


@tracked()
class Letter(ServiceRecord):
    """One letter to one recipient: written, previewed, released by a person, then sent (hazards H08, H24, H25)."""

    personal_fields: ClassVar[tuple[str, ...]] = (
        "recipient_name",
        "recipient_address",
        "salutation",
        "heading",
        "body",
        "reason",
        "warnings_read",
        "shared_why",
        "cancelled_why",
    )

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="letters", null=True)
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=30, blank=True)
    about_ref = models.CharField(max_length=20, blank=True)
    infant = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    carer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    recipient_kind = models.CharField(max_length=20)
    recipient_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="letters")
    recipient_network_member = models.ForeignKey(NetworkMember, null=True, on_delete=models.PROTECT, related_name="+")
    recipient_name = models.CharField(max_length=160)
    recipient_address = models.TextField(blank=True)
    salutation = models.CharField(max_length=160)
    heading = models.CharField(max_length=200)
    body = models.TextField()
    reason = models.CharField(max_length=300)
    status = models.CharField(max_length=20, default="draft")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="letters_owned")
    written_at = models.DateTimeField()
    outdated_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    goes_by = models.CharField(max_length=20, blank=True)
    warnings_read = models.TextField(blank=True)
    shared_why = models.CharField(max_length=300, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_how = models.CharField(max_length=40, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=LETTER_STATUSES), name="letter_status_known"),
            models.CheckConstraint(condition=Q(kind__in=LETTER_KINDS), name="letter_kind_known"),
            models.CheckConstraint(condition=Q(recipient_kind__in=RECIPIENT_KINDS), name="letter_recipient_kind_known"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="letter_released_pair",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False, released_at__isnull=False),
                name="letter_sent_after_release",
            ),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False, sent_on__isnull=False),
                name="letter_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", released_at__isnull=True, sent_at__isnull=True, goes_by="")
                | Q(status="released", released_at__isnull=False, sent_at__isnull=True)
                | Q(status__in=("sent", "cancelled")),
                name="letter_status_fits_its_moments",
            ),
            models.CheckConstraint(condition=Q(goes_by__in=("", *CHANNEL_LABELS)), name="letter_channel_known"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False, status="cancelled"),
                name="letter_cancelled_pair",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | (Q(cancelled_at__isnull=False) & ~Q(cancelled_why="")),
                name="letter_cancelled_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "status", "written_at"], name="letter_outbox"),
            models.Index(fields=["service", "about", "about_ref"], name="letter_by_subject"),
            models.Index(
                fields=["owner"], condition=Q(status__in=("draft", "released")), name="letter_unsent_of_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.heading
