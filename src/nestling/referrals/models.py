"""Requests for service from arrival to decision: form, stress checklist, triage, need ratings and THRIVE groups."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nestling.accounts.models import User
from nestling.consultation.models import Discussion
from nestling.core.history import tracked
from nestling.families.models import CaregivingRelationship, Family, NetworkMember, Person
from nestling.letters.models import Letter
from nestling.organisations.models import ProfileVersion, ServiceRecord

REFERRAL_STATUSES = (
    "being_written",
    "received",
    "returned",
    "in_triage",
    "accepted",
    "declined",
    "withdrawn",
    "closed",
)
STRESS_STATES = ("present", "past", "resolved", "not_known")
THRIVE_GROUPS = ("thriving", "getting_advice", "getting_help", "getting_more_help", "getting_risk_support")
OUTCOMES = ("accepted", "declined")
TRIAGE_MEETINGS = ("combined_triage", "interface_meeting")


@tracked()
class Referral(ServiceRecord):
    """One request for service about one baby. At birth the product opens a second one, linked to the parent's, so
    that the national record holds two people and the service's work goes on unbroken.

    It arrives each time it comes in: first, and whenever it comes back from its referrer; the clock heeds the first.
    """

    personal_fields: ClassVar[tuple[str, ...]] = (
        "referrer_name",
        "referrer_profession",
        "referrer_agency",
        "referrer_address",
        "referrer_phone",
        "referrer_email",
        "how_compromised",
        "parent_difficulty",
        "strengths",
        "hopes",
        "other_services",
        "priority_reason",
        "closing_words",
    )

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="referrals")
    relationship = models.ForeignKey(CaregivingRelationship, on_delete=models.PROTECT, related_name="referrals")
    index_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals_as_index")
    continues = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="continued_by")
    discussion = models.ForeignKey(Discussion, null=True, on_delete=models.PROTECT, related_name="referrals")
    status = models.CharField(max_length=20, default="being_written")
    request_type = models.CharField(max_length=30, blank=True)
    came_on_paper = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_profession = models.CharField(max_length=40, blank=True)
    referrer_agency = models.CharField(max_length=120, blank=True)
    referrer_address = models.TextField(blank=True)
    referrer_phone = models.CharField(max_length=40, blank=True)
    referrer_email = models.EmailField(blank=True)
    referrer = models.ForeignKey(NetworkMember, null=True, on_delete=models.PROTECT, related_name="+")
    primary_reason = models.CharField(max_length=40, blank=True)
    how_compromised = models.TextField(blank=True)
    parent_difficulty = models.TextField(blank=True)
    relationship_affected = models.CharField(max_length=20, blank=True)
    strengths = models.TextField(blank=True)
    hopes = models.TextField(blank=True)
    other_services = models.TextField(blank=True)
    belongs_elsewhere = models.CharField(max_length=60, blank=True)
    perinatal_coworking = models.BooleanField(default=False)
    lives_in_area = models.BooleanField(null=True, blank=True)
    gp_in_area = models.BooleanField(null=True, blank=True)
    family_agrees = models.CharField(max_length=20, blank=True)
    priority = models.CharField(max_length=20, blank=True)
    priority_reason = models.TextField(blank=True)
    checklist_confirmed_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    first_received_on = models.DateField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.CharField(max_length=40, blank=True)
    closing_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=REFERRAL_STATUSES), name="referral_status_known"),
            models.CheckConstraint(
                condition=Q(status__in=("being_written", "withdrawn")) | Q(first_received_on__isnull=False),
                name="referral_received_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("accepted", "declined")) | Q(decided_on__isnull=False),
                name="referral_decided_has_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("first_received_on")),
                name="referral_decided_after_received",
            ),
            models.UniqueConstraint(
                fields=["relationship", "index_person"],
                condition=Q(status__in=("being_written", "received", "returned", "in_triage", "accepted")),
                name="referral_one_open",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "status", "first_received_on"], name="referral_intake"),
            # Lists put a missing day first, and an index in the plain order would not serve them.
            models.Index("service", F("first_received_on").asc(nulls_first=True), "id", name="referral_by_receipt"),
        ]

    def __str__(self) -> str:
        return f"referral {self.ref}"


@tracked()
class Return(ServiceRecord):
    """A referral sent back to its referrer: what was missing, by whom, when, and when it came again (RI-06)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("note",)

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="returns")
    returned_on = models.DateField()
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    missing = models.JSONField(default=list)
    note = models.TextField(blank=True)
    came_back_on = models.DateField(null=True, blank=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(came_back_on__isnull=True), name="return_one_open"
            ),
            models.CheckConstraint(
                condition=Q(came_back_on__isnull=True) | Q(came_back_on__gte=F("returned_on")),
                name="return_comes_back_after",
            ),
        ]

    def __str__(self) -> str:
        return f"return of {self.referral_id}"


@tracked()
class Triage(ServiceRecord):
    """What the service has found out about one referral while deciding; an empty answer means nobody has said yet.

    Source: TR-01, TR-02, RI-14 to RI-16. The referral keeps what was asked; this keeps what the service judged.
    """

    personal_fields: ClassVar[tuple[str, ...]] = (
        "incomplete_reason",
        "concern_words",
        "parent_only_reason",
        "other_service",
        "urgency_reason",
        "notes",
    )

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="triage")
    began_on = models.DateField()
    began_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    incomplete_reason = models.TextField(blank=True)
    tier = models.CharField(max_length=20, blank=True)
    concern_meets_test = models.BooleanField(null=True, blank=True)
    concern_words = models.TextField(blank=True)
    relationship_affected = models.BooleanField(null=True, blank=True)
    parent_only_reason = models.TextField(blank=True)
    needs_other_service = models.BooleanField(null=True, blank=True)
    other_service = models.CharField(max_length=160, blank=True)
    protection_asked_on = models.DateField(null=True, blank=True)
    asked_priority = models.CharField(max_length=20, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    urgency_reason = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"triage of {self.referral_id}"


@tracked()
class StressAnswer(ServiceRecord):
    """One line of the stress checklist: a stress on this caregiving relationship, and about whom. Never a score."""

    personal_fields: ClassVar[tuple[str, ...]] = ("factor", "state", "note")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="stress_answers")
    factor = models.CharField(max_length=40)
    state = models.CharField(max_length=20)
    about = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STRESS_STATES), name="stress_state_known"),
            models.UniqueConstraint(fields=["referral", "factor"], name="stress_one_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.factor} {self.state}"


@tracked()
class TriageMeeting(ServiceRecord):
    """A combined triage or an interface meeting with another team, such as the perinatal team, at which several
    referrals in triage are thought about (RI-17). What was said of each referral is a liaison of that referral."""

    personal_fields: ClassVar[tuple[str, ...]] = ("with_team", "present")

    kind = models.CharField(max_length=20)
    held_on = models.DateField()
    with_team = models.CharField(max_length=120)
    present = models.TextField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TRIAGE_MEETINGS), name="triage_meeting_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} with {self.with_team}"


@tracked()
class Liaison(ServiceRecord):
    """Information asked of another agency during triage, and what came back (TR-02); or what a meeting with another
    team thought of this referral, and what was agreed there (RI-17)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("with_whom", "agency", "asked", "answer")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="liaisons")
    with_whom = models.CharField(max_length=160)
    agency = models.CharField(max_length=120, blank=True)
    asked = models.TextField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    meeting = models.ForeignKey(TriageMeeting, null=True, on_delete=models.PROTECT, related_name="liaisons")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")), name="liaison_answered_after"
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(answered_on__isnull=False), name="liaison_of_meeting_answered"
            ),
            models.UniqueConstraint(
                fields=["meeting", "referral"],
                condition=Q(meeting__isnull=False),
                name="liaison_once_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"liaison with {self.with_whom}"


@tracked()
class NeedRating(ServiceRecord):
    """A dated rating of one relationship in four domains from 1 to 6, and the cluster chosen (TR-09 to TR-13)."""

    personal_fields: ClassVar[tuple[str, ...]] = (
        "presenting_issue",
        "relationship_quality",
        "child_protection",
        "parental_capacity",
        "cluster",
        "reason",
    )

    relationship = models.ForeignKey(CaregivingRelationship, on_delete=models.PROTECT, related_name="need_ratings")
    referral = models.ForeignKey(Referral, null=True, on_delete=models.PROTECT, related_name="need_ratings")
    rated_on = models.DateField()
    rated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    presenting_issue = models.PositiveSmallIntegerField()
    relationship_quality = models.PositiveSmallIntegerField()
    child_protection = models.PositiveSmallIntegerField()
    parental_capacity = models.PositiveSmallIntegerField()
    cluster = models.PositiveSmallIntegerField()
    combining_rule = models.CharField(max_length=30)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    presenting_issue__range=(1, 6),
                    relationship_quality__range=(1, 6),
                    child_protection__range=(1, 6),
                    parental_capacity__range=(1, 6),
                    cluster__range=(1, 6),
                ),
                name="need_rating_one_to_six",
            ),
        ]

    def __str__(self) -> str:
        return f"cluster {self.cluster} on {self.rated_on}"


@tracked()
class ThrivePlacement(ServiceRecord):
    """The THRIVE group of a relationship from a day on, with its reason; it moves both ways (TR-14, RI-18)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("group", "reason")

    relationship = models.ForeignKey(CaregivingRelationship, on_delete=models.PROTECT, related_name="thrive_placements")
    group = models.CharField(max_length=30)
    reason = models.TextField()
    placed_on = models.DateField()
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(group__in=THRIVE_GROUPS), name="thrive_group_known")]

    def __str__(self) -> str:
        return self.group


@tracked()
class Assessment(ServiceRecord):
    """An assessment of one relationship in words: what was found, and what to do about it, such as the specialist
    parent-infant mental health risk assessment (TR-16). Never a score; it may be made in triage and again in care."""

    personal_fields: ClassVar[tuple[str, ...]] = ("kind", "found", "to_do")

    relationship = models.ForeignKey(CaregivingRelationship, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=30)
    done_on = models.DateField()
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    found = models.TextField()
    to_do = models.TextField()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(found="") & ~Q(to_do=""), name="assessment_has_words"),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("done_on")), name="assessment_reviewed_after"
            ),
        ]
        indexes = [
            models.Index(
                fields=["service", "review_on"], condition=Q(review_on__isnull=False), name="assessment_to_review"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.done_on}"


@tracked()
class Decision(ServiceRecord):
    """Whether the service takes the referral: who decided, under which version of the profile, from which facts."""

    personal_fields: ClassVar[tuple[str, ...]] = ("trace", "reasons", "advice", "signposted_to")

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField(max_length=40)
    profile_version = models.ForeignKey(ProfileVersion, on_delete=models.PROTECT, related_name="+")
    trace = models.JSONField()
    rejection_reason = models.CharField(max_length=40, blank=True)
    reasons = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    signposted_to = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="decision_outcome_known"),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | (~Q(rejection_reason="") & ~Q(reasons="")),
                name="decision_decline_has_reasons",
            ),
        ]
        indexes = [models.Index(fields=["service", "decided_at"], name="decision_by_moment")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.referral_id}"
