"""People who sign in, the roles they hold in a service, what they were typing, and what they looked at."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from nestling.accounts.rules import ROLES
from nestling.core.history import tracked
from nestling.core.records import Record
from nestling.organisations.models import Service, ServiceRecord


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this e-mail address, or DoesNotExist."""
        return self.get(email=(username or "").strip().lower())


@tracked(leaving_out=("password", "last_login"))
class User(Record, AbstractBaseUser):
    """A person who signs in. What they may do comes from their memberships, never from this row."""

    personal_fields: ClassVar[tuple[str, ...]] = ("email", "name", "password")

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="user_email_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Membership(ServiceRecord):
    """One role that a person holds in one service, from a day until, perhaps, another."""

    personal_fields: ClassVar[tuple[str, ...]] = ("job_title",)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    job_title = models.CharField(max_length=60, blank=True)
    whole_time_equivalent = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(whole_time_equivalent__isnull=True)
                | Q(whole_time_equivalent__gt=0, whole_time_equivalent__lte=1),
                name="membership_wte_up_to_one",
            ),
            models.UniqueConstraint(
                fields=["service", "user", "role"], condition=Q(ended_on__isnull=True), name="membership_role_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Draft(models.Model):
    """What a person has typed into one form and not yet saved; theirs alone. No history: it is not yet a record."""

    personal_fields: ClassVar[tuple[str, ...]] = ("title", "fields")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=80)
    about = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=300)
    fields = models.JSONField(default=dict)
    base_version = models.PositiveIntegerField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "user", "form", "about"], name="draft_one_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.about}"


class Submission(models.Model):
    """One press of Save: a second press with the same key finds where the first one led. No history: a receipt."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    led_to = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="submission_once")]

    def __str__(self) -> str:
        return self.key


class AccessRow(models.Model):
    """Who looked at which record, when and on which page: written before the page is shown, never changed."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    family_ref = models.CharField(max_length=20, blank=True)
    about = models.CharField(max_length=40)
    about_ref = models.CharField(max_length=20, blank=True)
    page = models.CharField(max_length=80)
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["service", "family_ref", "-looked_at"], name="access_by_family"),
            models.Index(fields=["service", "-looked_at"], name="access_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.page} {self.looked_at}"
