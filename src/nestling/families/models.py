"""Families: babies born and unborn, carers and others, the caregiving relationships that are the service's reason, and
what must be known before anybody writes to or calls them."""

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q

from nestling.accounts.models import User
from nestling.core.history import tracked
from nestling.families.rules import shown_name
from nestling.organisations.models import ServiceRecord

Row = TypeVar("Row", bound=models.Model)
NAME_COLUMNS = ("given_name", "family_name", "due_on")
"""What a person's name is made of: a list that shows names alone asks for these alone."""
MEMBER_KINDS = ("infant", "carer", "sibling", "other_adult")


@tracked()
class Family(ServiceRecord):
    """The people round one or more babies. Never the client: that is the caregiving relationship."""

    personal_fields: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(max_length=120)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name


@tracked(leaving_out=("search_given", "search_family", "search_known"))
class Person(ServiceRecord):
    """A baby, born or unborn, a carer, a sibling or another adult. A baby keeps this one row through birth."""

    personal_fields: ClassVar[tuple[str, ...]] = (
        "given_name",
        "family_name",
        "known_as",
        "search_given",
        "search_family",
        "search_known",
        "born_on",
        "due_on",
        "died_on",
        "gestation_weeks",
        "gestation_days",
        "nhs_number",
        "gender",
        "ethnicity",
        "language",
        "disability",
        "gp_practice",
        "gp_practice_code",
        "gp_address",
        "gp_area",
        "address",
        "postcode",
        "residence_area",
        "phone",
        "email",
    )

    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    # Plain byte order: a name's beginning is then a range that the index answers, even behind row security.
    search_given = models.CharField(max_length=120, blank=True, editable=False, db_collation="C")
    search_family = models.CharField(max_length=120, blank=True, editable=False, db_collation="C")
    search_known = models.CharField(max_length=120, blank=True, editable=False, db_collation="C")
    born_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    gestation_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    gestation_days = models.PositiveSmallIntegerField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_number_confirmed = models.BooleanField(default=False)
    gender = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=40, blank=True)
    disability = models.CharField(max_length=40, blank=True)
    gp_practice = models.CharField(max_length=160, blank=True)
    gp_practice_code = models.CharField(max_length=10, blank=True)
    gp_address = models.TextField(blank=True)
    gp_area = models.CharField(max_length=80, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    residence_area = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number="") | Q(nhs_number__regex=r"^[0-9]{10}$"), name="person_nhs_number_ten_digits"
            ),
            models.CheckConstraint(
                condition=Q(nhs_number_confirmed=False) | ~Q(nhs_number=""), name="person_confirmed_number_present"
            ),
            models.UniqueConstraint(
                fields=["service", "nhs_number"],
                condition=Q(nhs_number_confirmed=True, merged_into__isnull=True),
                name="person_nhs_number_once",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=F("born_on")),
                name="person_dies_after_birth",
            ),
            models.CheckConstraint(
                condition=Q(gestation_weeks__isnull=True) | Q(gestation_weeks__gte=20, gestation_weeks__lte=44),
                name="person_gestation_possible",
            ),
            models.CheckConstraint(
                condition=Q(gestation_days__isnull=True) | Q(gestation_days__lte=6, gestation_weeks__isnull=False),
                name="person_gestation_days_possible",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "search_family", "search_given"], name="person_by_family_name"),
            models.Index(fields=["service", "search_given"], name="person_by_given_name"),
            models.Index(fields=["service", "search_known"], name="person_by_known_name"),
            models.Index(fields=["service", "nhs_number"], name="person_by_nhs_number"),
            models.Index(fields=["service", "postcode"], name="person_by_postcode"),
            models.Index(fields=["service", "born_on"], name="person_by_birth"),
            models.Index(fields=["service", "due_on"], condition=Q(due_on__isnull=False), name="person_by_due_day"),
        ]

    def __str__(self) -> str:
        return shown_name(self.given_name, self.family_name, is_baby=self.due_on is not None)


@tracked()
class FamilyMember(ServiceRecord):
    """A person's place in a family. A carer may belong to two families; a baby to one at a time."""

    personal_fields: ClassVar[tuple[str, ...]] = ("relation",)

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=20)
    relation = models.CharField(max_length=40, blank=True)
    lives_here = models.BooleanField(default=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MEMBER_KINDS), name="member_kind_known"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")), name="member_leaves_after_joining"
            ),
            models.UniqueConstraint(
                fields=["family", "person"], condition=Q(left_on__isnull=True), name="member_once_in_a_family"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(left_on__isnull=True, kind="infant"), name="infant_in_one_family"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.family_id}"


@tracked()
class CaregivingRelationship(ServiceRecord):
    """The tie between one baby and one carer: the client of the service, and the unit of care."""

    personal_fields: ClassVar[tuple[str, ...]] = ("relation", "has_parental_responsibility")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="relationships")
    infant = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_as_infant")
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_as_carer")
    relation = models.CharField(max_length=40)
    is_primary = models.BooleanField(default=False)
    has_parental_responsibility = models.BooleanField(null=True, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(infant=F("carer")), name="relationship_two_people"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="relationship_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["infant", "carer"], condition=Q(ended_on__isnull=True), name="relationship_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.infant} and {self.carer}"


@tracked()
class NetworkMember(ServiceRecord):
    """A professional round the family: who they are, for which agency, and who leads."""

    personal_fields: ClassVar[tuple[str, ...]] = ("name", "profession", "agency", "address", "phone", "email")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="network")
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=40)
    agency = models.CharField(max_length=120, blank=True)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_lead = models.BooleanField(default=False)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(is_lead=True, ended_on__isnull=True), name="network_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")), name="network_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Consent(ServiceRecord):
    """One person's answer to one purpose for one agency: dated, and withdrawable (hazard H26)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("agency", "how")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=40)
    agency = models.CharField(max_length=120)
    is_given = models.BooleanField()
    decided_on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(is_given=True, withdrawn_on__gte=F("decided_on")),
                name="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_recorded_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_recorded_by__isnull=False),
                name="consent_withdrawal_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.agency}"


@tracked()
class SafeContact(ServiceRecord):
    """How one person may safely be reached, and what must never be sent (hazards H08, H09). One open row a person."""

    personal_fields: ClassVar[tuple[str, ...]] = ("safe_times", "never_send", "interpreter_language", "adjustments")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safe_contacts")
    may_write = models.BooleanField(default=True)
    may_phone = models.BooleanField(default=True)
    may_text = models.BooleanField(default=False)
    may_email = models.BooleanField(default=False)
    may_leave_message = models.BooleanField(default=False)
    safe_times = models.CharField(max_length=200, blank=True)
    never_send = models.TextField(blank=True)
    interpreter_language = models.CharField(max_length=40, blank=True)
    adjustments = models.TextField(blank=True)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="safe_contact_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("asked_on")),
                name="safe_contact_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"safe contact of {self.person_id}"


def named(relationship: str = "relationship", *more: str) -> tuple[str, ...]:
    """The columns of both people of a relationship that a list needs: their names, and `more` of each."""
    columns = (*NAME_COLUMNS, *more)
    return tuple(f"{relationship}__{who}__{column}" for who in ("infant", "carer") for column in columns)


def names_of(person: str) -> tuple[str, ...]:
    """The columns of one person's name, by the way to that person."""
    return tuple(f"{person}__{column}" for column in NAME_COLUMNS)


def pair_in(row: Any, tie: str = "relationship") -> str:
    """Both people of a relationship by name, from a row that holds the columns of `named`."""
    infant, carer = (_name_in(row, f"{tie}__{who}") for who in ("infant", "carer"))
    return f"{infant} and {carer}"


def _name_in(row: Any, person: str) -> str:
    given, family, due_on = (getattr(row, column) for column in names_of(person))
    return shown_name(given, family, is_baby=due_on is not None)


def with_names(rows: "models.QuerySet[Row]", *columns: str, tie: str = "relationship") -> "models.QuerySet[Row]":
    """Rows about a relationship with the names of both its people, these columns and no others."""
    return rows.select_related(f"{tie}__infant", f"{tie}__carer").only(*columns, *named(tie))
