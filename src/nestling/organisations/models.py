"""Services, the dated versions of their profiles, the teams they are aligned to, the places where families are met.

This floor names who acted by id: the people who sign in live one floor above.
"""

from typing import ClassVar

from django.db import models

from nestling.core.history import tracked
from nestling.core.records import Record


@tracked()
class Service(Record):
    """A parent-infant service: the fence within which every record is kept."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    postal_name = models.CharField(max_length=120)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class ServiceRecord(Record):
    """Any record that belongs to one service, and that row security fences by it."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


@tracked()
class ProfileVersion(ServiceRecord):
    """How the service works from one day until the next version begins: its settings, as TOML."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    starts_on = models.DateField()
    text = models.TextField()
    reason = models.CharField(max_length=500, blank=True)
    created_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "starts_on"], name="profile_one_version_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} from {self.starts_on}"


@tracked()
class Team(ServiceRecord):
    """A team of another agency that the service is aligned to and consults with, such as a health visiting team."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "name"], name="team_one_name_a_service")]

    def __str__(self) -> str:
        return self.name


@tracked()
class Venue(ServiceRecord):
    """A place where families are met, such as a children's centre or a family hub."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    name = models.CharField(max_length=120)
    address = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "name"], name="venue_one_name_a_service")]

    def __str__(self) -> str:
        return self.name
