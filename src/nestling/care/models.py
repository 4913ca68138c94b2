"""Episodes of care of one caregiving relationship: who has charge, plan and goals, contacts, reviews, groups, ending
and follow-up."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nestling.accounts.models import User
from nestling.care.rules import review_after
from nestling.core.history import tracked
from nestling.families.models import CaregivingRelationship, Family, Person
from nestling.letters.models import Letter
from nestling.organisations.models import ServiceRecord, Venue
from nestling.referrals.models import Referral

EPISODE_STATUSES = ("waiting", "open", "ended")
GATES = ("none", "phone", "face_to_face")
CONTACT_KINDS = ("direct", "liaison", "writing", "consultation")
FOLLOW_UP_STATUSES = ("due", "done")


@tracked()
class CareEpisode(ServiceRecord):
    """The care of one caregiving relationship from acceptance to ending; it goes on unbroken through a birth.

    The gate's day is that of its moment; an episode from before moments were kept has the day alone.
    """

    personal_fields: ClassVar[tuple[str, ...]] = ()

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="episodes")
    relationship = models.ForeignKey(CaregivingRelationship, on_delete=models.PROTECT, related_name="episodes")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="episodes")
    status = models.CharField(max_length=20, default="waiting")
    clock_started_on = models.DateField()
    accepted_on = models.DateField()
    first_contact_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    gate = models.CharField(max_length=20, default="none")
    gate_passed_on = models.DateField(null=True, blank=True)
    gate_passed_at = models.DateTimeField(null=True, blank=True)
    review_every = models.PositiveSmallIntegerField(null=True, blank=True)
    attended_contacts = models.PositiveIntegerField(default=0)
    priority = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=EPISODE_STATUSES), name="episode_status_known"),
            models.CheckConstraint(condition=Q(gate__in=GATES), name="episode_gate_known"),
            models.CheckConstraint(
                condition=Q(status="ended", ended_on__isnull=False) | (~Q(status="ended") & Q(ended_on__isnull=True)),
                name="episode_ended_has_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("accepted_on")), name="episode_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__gte=F("clock_started_on")), name="episode_accepted_after_clock"
            ),
            models.UniqueConstraint(fields=["relationship"], condition=~Q(status="ended"), name="episode_one_open"),
        ]
        indexes = [
            models.Index(fields=["service", "status", "clock_started_on"], name="episode_waiting"),
            models.Index(fields=["service"], condition=~Q(status="ended"), name="episode_under_way"),
        ]

    def __str__(self) -> str:
        return f"episode {self.ref}"


@tracked()
class Allocation(ServiceRecord):
    """A practitioner's charge of an episode, from a day until perhaps another; one of them leads (hazard H02)."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    episode = models.ForeignKey(CareEpisode, on_delete=models.PROTECT, related_name="allocations")
    practitioner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="allocations")
    allocated_at = models.DateTimeField(null=True)
    allocated_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    is_lead = models.BooleanField(default=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(is_lead=True, ended_on__isnull=True), name="allocation_one_lead"
            ),
            models.UniqueConstraint(
                fields=["episode", "practitioner"], condition=Q(ended_on__isnull=True), name="allocation_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="allocation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(allocated_at__isnull=True, allocated_by__isnull=True)
                | Q(allocated_at__isnull=False, allocated_by__isnull=False),
                name="allocation_made_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["practitioner"], condition=Q(ended_on__isnull=True), name="allocation_in_hand"),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id} in {self.episode_id}"


@tracked()
class Plan(ServiceRecord):
    """The formulation and plan of one episode; they belong to the relationship, not to either person (FD-01)."""

    personal_fields: ClassVar[tuple[str, ...]] = (
        "formulation",
        "plan",
        "professional_view",
        "parent_barrier",
        "agreed_with",
    )

    episode = models.OneToOneField(CareEpisode, on_delete=models.PROTECT, related_name="plan")
    formulation = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    professional_view = models.TextField(blank=True)
    parent_barrier = models.TextField(blank=True)
    modalities = models.JSONField(default=list)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_with = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"plan of {self.episode_id}"


@tracked()
class Goal(ServiceRecord):
    """What the family hopes for, in its own words (IN-09)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("words", "closing_words")

    episode = models.ForeignKey(CareEpisode, on_delete=models.PROTECT, related_name="goals")
    words = models.TextField()
    whose = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closing_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("set_on")), name="goal_closes_after_set"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]


@tracked()
class Group(ServiceRecord):
    """A group for several families, such as a parent-infant or antenatal group (CT-09)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("partner",)

    name = models.CharField(max_length=120)
    modality = models.CharField(max_length=40, blank=True)
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    led_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    partner = models.CharField(max_length=160, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class GroupPlace(ServiceRecord):
    """A family's place in a group from a day on, so that the register of each meeting names whom to expect (CT-09)."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="places")
    episode = models.ForeignKey(CareEpisode, on_delete=models.PROTECT, related_name="group_places")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "episode"], condition=Q(left_on__isnull=True), name="group_place_once"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="group_place_left_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode_id} in {self.group_id}"


@tracked()
class GroupSession(ServiceRecord):
    """One meeting of a group; each family that came has its own contact."""

    personal_fields: ClassVar[tuple[str, ...]] = ("note",)

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    held_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.group_id} {self.held_at}"


@tracked()
class Contact(ServiceRecord):
    """One contact or piece of work for an episode, with its four kinds of minutes (CT-01, CT-05, CT-08).

    The database refuses a direct contact before the moment at which the gate of the service is passed (RI-02, CF-07),
    and any contact before the clock started or after the episode ended.
    """

    personal_fields: ClassVar[tuple[str, ...]] = ("partner_name", "partner_agency", "observation", "note")

    episode = models.ForeignKey(CareEpisode, on_delete=models.PROTECT, related_name="contacts")
    group_session = models.ForeignKey(GroupSession, null=True, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=20)
    form = models.CharField(max_length=40, blank=True)
    mechanism = models.CharField(max_length=30, blank=True)
    place = models.CharField(max_length=40, blank=True)
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    held_on = models.DateField()
    attendance = models.CharField(max_length=30, blank=True)
    is_attended = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True, blank=True)
    direct_minutes = models.PositiveSmallIntegerField(default=0)
    writing_minutes = models.PositiveSmallIntegerField(default=0)
    liaison_minutes = models.PositiveSmallIntegerField(default=0)
    travel_minutes = models.PositiveSmallIntegerField(default=0)
    modality = models.CharField(max_length=40, blank=True)
    partner_name = models.CharField(max_length=120, blank=True)
    partner_agency = models.CharField(max_length=120, blank=True)
    interpreter_present = models.BooleanField(default=False)
    observation = models.TextField(blank=True)
    note = models.TextField(blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CONTACT_KINDS), name="contact_kind_known"),
            models.CheckConstraint(
                condition=Q(
                    direct_minutes__lte=1440,
                    writing_minutes__lte=1440,
                    liaison_minutes__lte=1440,
                    travel_minutes__lte=1440,
                ),
                name="contact_minutes_within_a_day",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(kind="direct", is_attended=True),
                name="contact_counts_attended_direct",
            ),
            models.UniqueConstraint(
                fields=["episode", "number"], condition=Q(number__isnull=False), name="contact_number_once"
            ),
        ]
        indexes = [models.Index(fields=["episode", "-held_at"], name="contact_by_episode")]

    def __str__(self) -> str:
        return f"contact {self.ref}"


@tracked()
class ContactAttendee(ServiceRecord):
    """A person of the family who was there: the baby, which carers, others (CT-08)."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "person"], name="attendee_once")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.contact_id}"


@tracked()
class Review(ServiceRecord):
    """A review raised by the sixth, twelfth, eighteenth … attended direct contact, or by weeks without one (IN-05)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("present", "findings", "next_words")

    episode = models.ForeignKey(CareEpisode, on_delete=models.PROTECT, related_name="reviews")
    raised_by_contact = models.OneToOneField(Contact, null=True, on_delete=models.PROTECT, related_name="review_raised")
    after_contacts = models.PositiveIntegerField(null=True)
    after_weeks = models.PositiveSmallIntegerField(null=True)
    weeks_since_on = models.DateField(null=True)
    raised_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    present = models.CharField(max_length=300, blank=True)
    findings = models.TextField(blank=True)
    next_step = models.CharField(max_length=30, blank=True)
    next_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="review_done_pair",
            ),
            models.CheckConstraint(
                condition=Q(after_contacts__isnull=True, raised_by_contact__isnull=True)
                | Q(after_contacts__isnull=False, raised_by_contact__isnull=False),
                name="review_count_pair",
            ),
            models.CheckConstraint(
                condition=Q(after_weeks__isnull=True, weeks_since_on__isnull=True)
                | Q(after_weeks__gt=0, weeks_since_on__isnull=False),
                name="review_weeks_pair",
            ),
            models.CheckConstraint(
                condition=Q(after_contacts__isnull=False) | Q(after_weeks__isnull=False), name="review_has_cause"
            ),
            models.UniqueConstraint(fields=["episode", "after_contacts"], name="review_once_for_a_count"),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(done_on__isnull=True, after_weeks__isnull=False),
                name="review_by_weeks_waits_once",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "raised_on"], condition=Q(done_on__isnull=True), name="review_waiting"),
        ]

    def __str__(self) -> str:
        return f"review after {review_after(self.after_contacts, self.after_weeks)}"

    @property
    def title(self) -> str:
        return f"Review after {review_after(self.after_contacts, self.after_weeks)}"


@tracked()
class Ending(ServiceRecord):
    """How an episode ends: prepared over days, complete only when its checklist is met (EN-01, EN-05; hazard H29)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("summary", "signposted_to", "withheld_reason")

    episode = models.OneToOneField(CareEpisode, on_delete=models.PROTECT, related_name="ending")
    planned_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    summary = models.TextField(blank=True)
    signposted_to = models.TextField(blank=True)
    step_back_to = models.CharField(max_length=40, blank=True)
    has_no_gp = models.BooleanField(default=False)
    family_letter_withheld = models.BooleanField(default=False)
    withheld_reason = models.TextField(blank=True)
    withheld_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(family_letter_withheld=False) | (~Q(withheld_reason="") & Q(withheld_by__isnull=False)),
                name="ending_withheld_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | (~Q(reason="") & ~Q(summary="") & Q(planned_on__isnull=False)),
                name="ending_completed_whole",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True, completed_by__isnull=True)
                | Q(completed_at__isnull=False, completed_by__isnull=False),
                name="ending_completed_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["prepared_by"], condition=Q(completed_at__isnull=True), name="ending_in_preparation")
        ]

    def __str__(self) -> str:
        return f"ending of {self.episode_id}"


@tracked()
class EndingLetter(ServiceRecord):
    """One of the letters that an ending needs: to the GP, to the referrer, to the family."""

    personal_fields: ClassVar[tuple[str, ...]] = ()

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="letters")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.ending_id} {self.letter_id}"


@tracked()
class FollowUp(ServiceRecord):
    """The call some months after the ending: always owned, on the worklist until it has an outcome (EN-02, CT-07)."""

    personal_fields: ClassVar[tuple[str, ...]] = ("words",)

    episode = models.OneToOneField(CareEpisode, on_delete=models.PROTECT, related_name="follow_up")
    due_on = models.DateField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="follow_ups")
    status = models.CharField(max_length=20, default="due")
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=FOLLOW_UP_STATUSES), name="follow_up_status_known"),
            models.CheckConstraint(
                condition=Q(status="due", done_on__isnull=True, done_by__isnull=True, outcome="")
                | (Q(status="done", done_on__isnull=False, done_by__isnull=False) & ~Q(outcome="")),
                name="follow_up_done_has_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "status", "due_on"], name="follow_up_due"),
            models.Index(fields=["owner", "due_on"], condition=Q(status="due"), name="follow_up_of_owner"),
        ]

    def __str__(self) -> str:
        return f"follow-up of {self.episode_id}"


@tracked()
class FollowUpAttempt(ServiceRecord):
    """A call that was tried; an attempt without an answer leaves the follow-up due."""

    personal_fields: ClassVar[tuple[str, ...]] = ("words",)

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="attempts")
    tried_at = models.DateTimeField()
    tried_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"attempt {self.tried_at}"
