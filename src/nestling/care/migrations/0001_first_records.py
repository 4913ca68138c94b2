"""The records of this room, their constraints and their history."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import nestling.core.records


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("families", "0001_first_records"),
        ("letters", "0001_first_records"),
        ("organisations", "0001_first_records"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("referrals", "0001_first_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("is_lead", models.BooleanField(default=True)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CareEpisode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("status", models.CharField(default="waiting", max_length=20)),
                ("clock_started_on", models.DateField()),
                ("accepted_on", models.DateField()),
                ("first_contact_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("gate", models.CharField(default="none", max_length=20)),
                ("gate_passed_on", models.DateField(blank=True, null=True)),
                ("review_every", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("attended_contacts", models.PositiveIntegerField(default=0)),
                ("priority", models.CharField(blank=True, max_length=20)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="episodes", to="families.family"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="episodes", to="referrals.referral"
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="episodes",
                        to="families.caregivingrelationship",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "status", "clock_started_on"], name="episode_waiting"),
                    models.Index(
                        condition=models.Q(("status", "ended"), _negated=True),
                        fields=["service"],
                        name="episode_under_way",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("waiting", "open", "ended"))), name="episode_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gate__in", ("none", "phone", "face_to_face"))), name="episode_gate_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("status", "ended")),
                            models.Q(models.Q(("status", "ended"), _negated=True), ("ended_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="episode_ended_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("accepted_on")), _connector="OR"
                        ),
                        name="episode_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_on__gte", models.F("clock_started_on"))),
                        name="episode_accepted_after_clock",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "ended"), _negated=True),
                        fields=("relationship",),
                        name="episode_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllocationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("is_lead", models.BooleanField(default=True)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.allocation",
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="allocation",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="allocations", to="care.careepisode"
            ),
        ),
        migrations.CreateModel(
            name="CareEpisodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("status", models.CharField(default="waiting", max_length=20)),
                ("clock_started_on", models.DateField()),
                ("accepted_on", models.DateField()),
                ("first_contact_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("gate", models.CharField(default="none", max_length=20)),
                ("gate_passed_on", models.DateField(blank=True, null=True)),
                ("review_every", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("attended_contacts", models.PositiveIntegerField(default=0)),
                ("priority", models.CharField(blank=True, max_length=20)),
                (
                    "family",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.family",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.careepisode",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.caregivingrelationship",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("form", models.CharField(blank=True, max_length=40)),
                ("mechanism", models.CharField(blank=True, max_length=30)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("held_at", models.DateTimeField()),
                ("held_on", models.DateField()),
                ("attendance", models.CharField(blank=True, max_length=30)),
                ("is_attended", models.BooleanField(default=False)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("direct_minutes", models.PositiveSmallIntegerField(default=0)),
                ("writing_minutes", models.PositiveSmallIntegerField(default=0)),
                ("liaison_minutes", models.PositiveSmallIntegerField(default=0)),
                ("travel_minutes", models.PositiveSmallIntegerField(default=0)),
                ("modality", models.CharField(blank=True, max_length=40)),
                ("partner_name", models.CharField(blank=True, max_length=120)),
                ("partner_agency", models.CharField(blank=True, max_length=120)),
                ("interpreter_present", models.BooleanField(default=False)),
                ("observation", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="care.careepisode"
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.venue",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactAttendee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendees", to="care.contact"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("contact", "person"), name="attendee_once")],
            },
        ),
        migrations.CreateModel(
            name="ContactAttendeeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                (
                    "contact",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.contact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.contactattendee",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("summary", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("step_back_to", models.CharField(blank=True, max_length=40)),
                ("has_no_gp", models.BooleanField(default=False)),
                ("family_letter_withheld", models.BooleanField(default=False)),
                ("withheld_reason", models.TextField(blank=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "completed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="care.careepisode"
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("family_letter_withheld", False),
                            models.Q(models.Q(("withheld_reason", ""), _negated=True), ("withheld_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="ending_withheld_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_at__isnull", True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("summary", ""), _negated=True),
                                ("planned_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ending_completed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_at__isnull", True), ("completed_by__isnull", True)),
                            models.Q(("completed_at__isnull", False), ("completed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="ending_completed_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EndingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("summary", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("step_back_to", models.CharField(blank=True, max_length=40)),
                ("has_no_gp", models.BooleanField(default=False)),
                ("family_letter_withheld", models.BooleanField(default=False)),
                ("withheld_reason", models.TextField(blank=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "completed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.ending",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EndingLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                (
                    "ending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="care.ending"
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="letters.letter"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EndingLetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                (
                    "ending",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.ending",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="letters.letter",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.endingletter",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("due_on", models.DateField()),
                ("status", models.CharField(default="due", max_length=20)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("words", models.TextField(blank=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_up", to="care.careepisode"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "status", "due_on"], name="follow_up_due"),
                    models.Index(
                        condition=models.Q(("status", "due")), fields=["owner", "due_on"], name="follow_up_of_owner"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("due", "done"))), name="follow_up_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_by__isnull", True), ("done_on__isnull", True), ("outcome", ""), ("status", "due")
                            ),
                            models.Q(
                                ("done_by__isnull", False),
                                ("done_on__isnull", False),
                                ("status", "done"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_done_has_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("tried_at", models.DateTimeField()),
                ("words", models.CharField(max_length=500)),
                (
                    "follow_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="care.followup"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "tried_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUpAttemptEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("tried_at", models.DateTimeField()),
                ("words", models.CharField(max_length=500)),
                (
                    "follow_up",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.followup",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.followupattempt",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "tried_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("due_on", models.DateField()),
                ("status", models.CharField(default="due", max_length=20)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("words", models.TextField(blank=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.followup",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("words", models.TextField()),
                ("set_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_words", models.TextField(blank=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="care.careepisode"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("set_on")), _connector="OR"
                        ),
                        name="goal_closes_after_set",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("words", models.TextField()),
                ("set_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_words", models.TextField(blank=True)),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.goal",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                ("modality", models.CharField(blank=True, max_length=40)),
                ("partner", models.CharField(blank=True, max_length=160)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "led_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.venue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                ("modality", models.CharField(blank=True, max_length=40)),
                ("partner", models.CharField(blank=True, max_length=160)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "led_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.group",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.venue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="group_places", to="care.careepisode"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="care.group"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_on__isnull", True)),
                        fields=("group", "episode"),
                        name="group_place_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"
                        ),
                        name="group_place_left_after_joining",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupPlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.group",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.groupplace",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("held_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="care.group"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("form", models.CharField(blank=True, max_length=40)),
                ("mechanism", models.CharField(blank=True, max_length=30)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("held_at", models.DateTimeField()),
                ("held_on", models.DateField()),
                ("attendance", models.CharField(blank=True, max_length=30)),
                ("is_attended", models.BooleanField(default=False)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("direct_minutes", models.PositiveSmallIntegerField(default=0)),
                ("writing_minutes", models.PositiveSmallIntegerField(default=0)),
                ("liaison_minutes", models.PositiveSmallIntegerField(default=0)),
                ("travel_minutes", models.PositiveSmallIntegerField(default=0)),
                ("modality", models.CharField(blank=True, max_length=40)),
                ("partner_name", models.CharField(blank=True, max_length=120)),
                ("partner_agency", models.CharField(blank=True, max_length=120)),
                ("interpreter_present", models.BooleanField(default=False)),
                ("observation", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.contact",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.venue",
                    ),
                ),
                (
                    "group_session",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.groupsession",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="group_session",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="care.groupsession"
            ),
        ),
        migrations.CreateModel(
            name="GroupSessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("held_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.group",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.groupsession",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("formulation", models.TextField(blank=True)),
                ("plan", models.TextField(blank=True)),
                ("professional_view", models.TextField(blank=True)),
                ("parent_barrier", models.TextField(blank=True)),
                ("modalities", models.JSONField(default=list)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("agreed_with", models.CharField(blank=True, max_length=200)),
                ("updated_at", models.DateTimeField()),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="care.careepisode"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("formulation", models.TextField(blank=True)),
                ("plan", models.TextField(blank=True)),
                ("professional_view", models.TextField(blank=True)),
                ("parent_barrier", models.TextField(blank=True)),
                ("modalities", models.JSONField(default=list)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("agreed_with", models.CharField(blank=True, max_length=200)),
                ("updated_at", models.DateTimeField()),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.plan",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("after_contacts", models.PositiveIntegerField()),
                ("raised_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("present", models.CharField(blank=True, max_length=300)),
                ("findings", models.TextField(blank=True)),
                ("next_step", models.CharField(blank=True, max_length=30)),
                ("next_words", models.TextField(blank=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="care.careepisode"
                    ),
                ),
                (
                    "raised_by_contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review_raised", to="care.contact"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["service", "raised_on"],
                        name="review_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_done_pair",
                    ),
                    models.UniqueConstraint(fields=("episode", "after_contacts"), name="review_once_for_a_count"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("after_contacts", models.PositiveIntegerField()),
                ("raised_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("present", models.CharField(blank=True, max_length=300)),
                ("findings", models.TextField(blank=True)),
                ("next_step", models.CharField(blank=True, max_length=30)),
                ("next_words", models.TextField(blank=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.careepisode",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="care.review",
                    ),
                ),
                (
                    "raised_by_contact",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="care.contact",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(
                condition=models.Q(("ended_on__isnull", True)), fields=["practitioner"], name="allocation_in_hand"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True), ("is_lead", True)),
                fields=("episode",),
                name="allocation_one_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("episode", "practitioner"),
                name="allocation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="allocation_ends_after_start",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["episode", "-held_at"], name="contact_by_episode"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("direct", "liaison", "writing", "consultation"))),
                name="contact_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("direct_minutes__lte", 1440),
                    ("liaison_minutes__lte", 1440),
                    ("travel_minutes__lte", 1440),
                    ("writing_minutes__lte", 1440),
                ),
                name="contact_minutes_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number__isnull", True), models.Q(("is_attended", True), ("kind", "direct")), _connector="OR"
                ),
                name="contact_counts_attended_direct",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__isnull", False)), fields=("episode", "number"), name="contact_number_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careepisode",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_careepisodeevent" ("accepted_on", "attended_contacts", "clock_started_on", "created_at", "ended_on", "family_id", "first_contact_on", "gate", "gate_passed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "ref", "referral_id", "relationship_id", "review_every", "service_id", "status", "version") VALUES (NEW."accepted_on", NEW."attended_contacts", NEW."clock_started_on", NEW."created_at", NEW."ended_on", NEW."family_id", NEW."first_contact_on", NEW."gate", NEW."gate_passed_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."ref", NEW."referral_id", NEW."relationship_id", NEW."review_every", NEW."service_id", NEW."status", NEW."version"); RETURN NULL;',
                    hash="fd71e1f66de068e9d44a2d0bbee05c9c0153cb74",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_565bf",
                    table="care_careepisode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careepisode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_careepisodeevent" ("accepted_on", "attended_contacts", "clock_started_on", "created_at", "ended_on", "family_id", "first_contact_on", "gate", "gate_passed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "ref", "referral_id", "relationship_id", "review_every", "service_id", "status", "version") VALUES (NEW."accepted_on", NEW."attended_contacts", NEW."clock_started_on", NEW."created_at", NEW."ended_on", NEW."family_id", NEW."first_contact_on", NEW."gate", NEW."gate_passed_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."ref", NEW."referral_id", NEW."relationship_id", NEW."review_every", NEW."service_id", NEW."status", NEW."version"); RETURN NULL;',
                    hash="acd9d6e4f746bbdac4e65bb7c08470b0ba47ddcc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e855",
                    table="care_careepisode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careepisode",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_careepisodeevent" ("accepted_on", "attended_contacts", "clock_started_on", "created_at", "ended_on", "family_id", "first_contact_on", "gate", "gate_passed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "ref", "referral_id", "relationship_id", "review_every", "service_id", "status", "version") VALUES (OLD."accepted_on", OLD."attended_contacts", OLD."clock_started_on", OLD."created_at", OLD."ended_on", OLD."family_id", OLD."first_contact_on", OLD."gate", OLD."gate_passed_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priority", OLD."ref", OLD."referral_id", OLD."relationship_id", OLD."review_every", OLD."service_id", OLD."status", OLD."version"); RETURN NULL;',
                    hash="4c5e62b0b43c175b80938ab00e92136d7d73a06d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2a5de",
                    table="care_careepisode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7db5a7948e6ee71f69dbf58ee6f8c2aa63ec84ce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c3ad8",
                    table="care_allocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_allocationevent" ("created_at", "ended_on", "episode_id", "id", "is_lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "ref", "service_id", "started_on", "version") VALUES (NEW."created_at", NEW."ended_on", NEW."episode_id", NEW."id", NEW."is_lead", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."practitioner_id", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="19fb77e8db2fcfae0621bd9dec11faf83fca3ab5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cee42",
                    table="care_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_allocationevent" ("created_at", "ended_on", "episode_id", "id", "is_lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "ref", "service_id", "started_on", "version") VALUES (NEW."created_at", NEW."ended_on", NEW."episode_id", NEW."id", NEW."is_lead", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."practitioner_id", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="fbcaa58a136bf562806d18b67dd7fb39e03ccf57",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4065b",
                    table="care_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_allocationevent" ("created_at", "ended_on", "episode_id", "id", "is_lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "ref", "service_id", "started_on", "version") VALUES (OLD."created_at", OLD."ended_on", OLD."episode_id", OLD."id", OLD."is_lead", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."practitioner_id", OLD."ref", OLD."service_id", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="865c13101037a0ee21850f04459c157cdee293de",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ae974",
                    table="care_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careepisodeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f7ec9df315eeba3a3425c093b198df7e178e75ae",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1e116",
                    table="care_careepisodeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactattendee",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_contactattendeeevent" ("contact_id", "created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."contact_id", NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="0031e28664e8123f9e2349b598970c1fe4994eec",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1450",
                    table="care_contactattendee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactattendee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_contactattendeeevent" ("contact_id", "created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."contact_id", NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="742f921caf34c024e697e11859ab6645c100f81d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_31e0a",
                    table="care_contactattendee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactattendee",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_contactattendeeevent" ("contact_id", "created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (OLD."contact_id", OLD."created_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="1f84a6bad8269dbc61ceb4940a332622c115d510",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_099de",
                    table="care_contactattendee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactattendeeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f26451dd6720f3638be76662d9a402c542141816",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b195e",
                    table="care_contactattendeeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_endingevent" ("completed_at", "completed_by_id", "created_at", "episode_id", "family_letter_withheld", "has_no_gp", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "prepared_by_id", "reason", "ref", "service_id", "signposted_to", "step_back_to", "summary", "version", "withheld_by_id", "withheld_reason") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."created_at", NEW."episode_id", NEW."family_letter_withheld", NEW."has_no_gp", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_on", NEW."prepared_by_id", NEW."reason", NEW."ref", NEW."service_id", NEW."signposted_to", NEW."step_back_to", NEW."summary", NEW."version", NEW."withheld_by_id", NEW."withheld_reason"); RETURN NULL;',
                    hash="1899881323f96ce41ae7d628c904cc6f437dc46e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a24f3",
                    table="care_ending",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_endingevent" ("completed_at", "completed_by_id", "created_at", "episode_id", "family_letter_withheld", "has_no_gp", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "prepared_by_id", "reason", "ref", "service_id", "signposted_to", "step_back_to", "summary", "version", "withheld_by_id", "withheld_reason") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."created_at", NEW."episode_id", NEW."family_letter_withheld", NEW."has_no_gp", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_on", NEW."prepared_by_id", NEW."reason", NEW."ref", NEW."service_id", NEW."signposted_to", NEW."step_back_to", NEW."summary", NEW."version", NEW."withheld_by_id", NEW."withheld_reason"); RETURN NULL;',
                    hash="e337a0b06db09372a4b0e6257b58b95218a25890",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b1e1",
                    table="care_ending",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_endingevent" ("completed_at", "completed_by_id", "created_at", "episode_id", "family_letter_withheld", "has_no_gp", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "prepared_by_id", "reason", "ref", "service_id", "signposted_to", "step_back_to", "summary", "version", "withheld_by_id", "withheld_reason") VALUES (OLD."completed_at", OLD."completed_by_id", OLD."created_at", OLD."episode_id", OLD."family_letter_withheld", OLD."has_no_gp", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_on", OLD."prepared_by_id", OLD."reason", OLD."ref", OLD."service_id", OLD."signposted_to", OLD."step_back_to", OLD."summary", OLD."version", OLD."withheld_by_id", OLD."withheld_reason"); RETURN NULL;',
                    hash="13dd6d8cac33a90cea9aca097835958c17bf0188",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3550f",
                    table="care_ending",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f9ec921d61f3bebc3b1504f704a44c75282a6b09",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b2929",
                    table="care_endingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingletter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_endingletterevent" ("created_at", "ending_id", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."ending_id", NEW."id", NEW."letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="93f5fcc5709b21457ea80d89705cfda07eafe907",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_abe72",
                    table="care_endingletter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingletter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_endingletterevent" ("created_at", "ending_id", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."ending_id", NEW."id", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="ddc3b42a205954fc727a0b75d4bde5a065816cfa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0eeb",
                    table="care_endingletter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingletter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_endingletterevent" ("created_at", "ending_id", "id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (OLD."created_at", OLD."ending_id", OLD."id", OLD."letter_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="edd4410e94480fd9d93874d7ceb35f1823114ad6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e79c",
                    table="care_endingletter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingletterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="47f67c715c74ee09982c065a3081f17c457d3160",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_da4aa",
                    table="care_endingletterevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_followupevent" ("created_at", "done_by_id", "done_on", "due_on", "episode_id", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "status", "version", "words") VALUES (NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."episode_id", NEW."id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."status", NEW."version", NEW."words"); RETURN NULL;',
                    hash="9190b29ef389042dce69fc01f71332aa59c598b1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d278",
                    table="care_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_followupevent" ("created_at", "done_by_id", "done_on", "due_on", "episode_id", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "status", "version", "words") VALUES (NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."episode_id", NEW."id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."status", NEW."version", NEW."words"); RETURN NULL;',
                    hash="6b3878b04ce83a2c6214708fb5042b192a9746c7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0af4",
                    table="care_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_followupevent" ("created_at", "done_by_id", "done_on", "due_on", "episode_id", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "status", "version", "words") VALUES (OLD."created_at", OLD."done_by_id", OLD."done_on", OLD."due_on", OLD."episode_id", OLD."id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."status", OLD."version", OLD."words"); RETURN NULL;',
                    hash="ba3667227bacb674495f4e3cb1b6327a32787f14",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_880c1",
                    table="care_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupattempt",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_followupattemptevent" ("created_at", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "tried_at", "tried_by_id", "version", "words") VALUES (NEW."created_at", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."tried_at", NEW."tried_by_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="208493ab863d4bb47ce85ea8a2db21202846d517",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d7f59",
                    table="care_followupattempt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupattempt",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_followupattemptevent" ("created_at", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "tried_at", "tried_by_id", "version", "words") VALUES (NEW."created_at", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."tried_at", NEW."tried_by_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="ec6379355446be6cb56b0e31e61c8c0b0e474dba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_740a8",
                    table="care_followupattempt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupattempt",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_followupattemptevent" ("created_at", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "tried_at", "tried_by_id", "version", "words") VALUES (OLD."created_at", OLD."follow_up_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."tried_at", OLD."tried_by_id", OLD."version", OLD."words"); RETURN NULL;',
                    hash="2eb45305696f5c776abf0fb5c871ffbc1410d184",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd3d2",
                    table="care_followupattempt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupattemptevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a9ace3b6d73a68da9fa588bc8b821868b5f1b58d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c3118",
                    table="care_followupattemptevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c85b65641e62307e278ef83480a77d3c8b1af8ed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fa1e4",
                    table="care_followupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_goalevent" ("closed_on", "closing_words", "created_at", "episode_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "set_on", "version", "whose_id", "words") VALUES (NEW."closed_on", NEW."closing_words", NEW."created_at", NEW."episode_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."set_on", NEW."version", NEW."whose_id", NEW."words"); RETURN NULL;',
                    hash="cdbeaacb5229db68ec9d6e69107275d05b328c64",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2f9f",
                    table="care_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_goalevent" ("closed_on", "closing_words", "created_at", "episode_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "set_on", "version", "whose_id", "words") VALUES (NEW."closed_on", NEW."closing_words", NEW."created_at", NEW."episode_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."set_on", NEW."version", NEW."whose_id", NEW."words"); RETURN NULL;',
                    hash="e23be43356786b9e01342e851846071aa883688e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9aa4c",
                    table="care_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_goalevent" ("closed_on", "closing_words", "created_at", "episode_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "set_on", "version", "whose_id", "words") VALUES (OLD."closed_on", OLD."closing_words", OLD."created_at", OLD."episode_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."set_on", OLD."version", OLD."whose_id", OLD."words"); RETURN NULL;',
                    hash="96c53d28ca56ce3465a1aa5642db650cd82785d0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_362d5",
                    table="care_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c2363dcbdcbab7b09f63f9adabe1b7e2fe6aaaad",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_277fd",
                    table="care_goalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupevent" ("created_at", "ended_on", "id", "led_by_id", "modality", "name", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "venue_id", "version") VALUES (NEW."created_at", NEW."ended_on", NEW."id", NEW."led_by_id", NEW."modality", NEW."name", NEW."partner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."started_on", NEW."venue_id", NEW."version"); RETURN NULL;',
                    hash="0c43adb4148f0c9b11db37046544f8b50d9ac7fc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_569f0",
                    table="care_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_groupevent" ("created_at", "ended_on", "id", "led_by_id", "modality", "name", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "venue_id", "version") VALUES (NEW."created_at", NEW."ended_on", NEW."id", NEW."led_by_id", NEW."modality", NEW."name", NEW."partner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."started_on", NEW."venue_id", NEW."version"); RETURN NULL;',
                    hash="c167b625a6a55981b15a2f4f8c985e3a454eedfb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_253b9",
                    table="care_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupevent" ("created_at", "ended_on", "id", "led_by_id", "modality", "name", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "venue_id", "version") VALUES (OLD."created_at", OLD."ended_on", OLD."id", OLD."led_by_id", OLD."modality", OLD."name", OLD."partner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."started_on", OLD."venue_id", OLD."version"); RETURN NULL;',
                    hash="87ea411b1b2db405f69ce3eaa86973daae7786e9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9185d",
                    table="care_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e11ed3359b4a5c2121f9d79d7dd690a5f08f213b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_56d89",
                    table="care_groupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplace",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupplaceevent" ("created_at", "episode_id", "group_id", "id", "joined_on", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."episode_id", NEW."group_id", NEW."id", NEW."joined_on", NEW."left_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="b948c4ecdab32dc4aa0940050b1f7e0ff2f2c506",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bff0b",
                    table="care_groupplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplace",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_groupplaceevent" ("created_at", "episode_id", "group_id", "id", "joined_on", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."episode_id", NEW."group_id", NEW."id", NEW."joined_on", NEW."left_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="2b46232abaea49e522d939fcc999053863e1ffdd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_55b8b",
                    table="care_groupplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplace",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupplaceevent" ("created_at", "episode_id", "group_id", "id", "joined_on", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (OLD."created_at", OLD."episode_id", OLD."group_id", OLD."id", OLD."joined_on", OLD."left_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="89f3e5351621aae63a35063095cc00e8469432d0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_09aac",
                    table="care_groupplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupplaceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1788cae6b3f094787b1c021f345fd09b7c824c13",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_660cb",
                    table="care_groupplaceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupsession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupsessionevent" ("created_at", "group_id", "held_at", "id", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."group_id", NEW."held_at", NEW."id", NEW."minutes", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="9ae77b164b89c8ed05fc7173955d110d0c3b05ba",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8be6c",
                    table="care_groupsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupsession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_groupsessionevent" ("created_at", "group_id", "held_at", "id", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."group_id", NEW."held_at", NEW."id", NEW."minutes", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="653118da0bdc2d2c5c8bf54cbd5ba4ed56bc82fa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d3640",
                    table="care_groupsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupsession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_groupsessionevent" ("created_at", "group_id", "held_at", "id", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (OLD."created_at", OLD."group_id", OLD."held_at", OLD."id", OLD."minutes", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="95d9f41b7682cc3f425aa1130c96f9ed46d0b34f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_92a90",
                    table="care_groupsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f43663e1d70722d1f9f9aea53b28aac4d78e43da",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_34749",
                    table="care_contactevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_contactevent" ("attendance", "created_at", "direct_minutes", "episode_id", "form", "group_session_id", "held_at", "held_by_id", "held_on", "id", "interpreter_present", "is_attended", "kind", "liaison_minutes", "mechanism", "modality", "note", "number", "observation", "partner_agency", "partner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "ref", "service_id", "travel_minutes", "venue_id", "version", "writing_minutes") VALUES (NEW."attendance", NEW."created_at", NEW."direct_minutes", NEW."episode_id", NEW."form", NEW."group_session_id", NEW."held_at", NEW."held_by_id", NEW."held_on", NEW."id", NEW."interpreter_present", NEW."is_attended", NEW."kind", NEW."liaison_minutes", NEW."mechanism", NEW."modality", NEW."note", NEW."number", NEW."observation", NEW."partner_agency", NEW."partner_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."recorded_at", NEW."ref", NEW."service_id", NEW."travel_minutes", NEW."venue_id", NEW."version", NEW."writing_minutes"); RETURN NULL;',
                    hash="ea9fcb7ac9488daaecdabada55f0afeecc2203d8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ea456",
                    table="care_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_contactevent" ("attendance", "created_at", "direct_minutes", "episode_id", "form", "group_session_id", "held_at", "held_by_id", "held_on", "id", "interpreter_present", "is_attended", "kind", "liaison_minutes", "mechanism", "modality", "note", "number", "observation", "partner_agency", "partner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "ref", "service_id", "travel_minutes", "venue_id", "version", "writing_minutes") VALUES (NEW."attendance", NEW."created_at", NEW."direct_minutes", NEW."episode_id", NEW."form", NEW."group_session_id", NEW."held_at", NEW."held_by_id", NEW."held_on", NEW."id", NEW."interpreter_present", NEW."is_attended", NEW."kind", NEW."liaison_minutes", NEW."mechanism", NEW."modality", NEW."note", NEW."number", NEW."observation", NEW."partner_agency", NEW."partner_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."recorded_at", NEW."ref", NEW."service_id", NEW."travel_minutes", NEW."venue_id", NEW."version", NEW."writing_minutes"); RETURN NULL;',
                    hash="7eb742b38e7d2ee9aa8acad086e9976a06636923",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_735f8",
                    table="care_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_contactevent" ("attendance", "created_at", "direct_minutes", "episode_id", "form", "group_session_id", "held_at", "held_by_id", "held_on", "id", "interpreter_present", "is_attended", "kind", "liaison_minutes", "mechanism", "modality", "note", "number", "observation", "partner_agency", "partner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "ref", "service_id", "travel_minutes", "venue_id", "version", "writing_minutes") VALUES (OLD."attendance", OLD."created_at", OLD."direct_minutes", OLD."episode_id", OLD."form", OLD."group_session_id", OLD."held_at", OLD."held_by_id", OLD."held_on", OLD."id", OLD."interpreter_present", OLD."is_attended", OLD."kind", OLD."liaison_minutes", OLD."mechanism", OLD."modality", OLD."note", OLD."number", OLD."observation", OLD."partner_agency", OLD."partner_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."recorded_at", OLD."ref", OLD."service_id", OLD."travel_minutes", OLD."venue_id", OLD."version", OLD."writing_minutes"); RETURN NULL;',
                    hash="632c7bb6addcd3c6623770b273f44f08942ba212",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c41ee",
                    table="care_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupsessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ddea045a21a28d8697c1a46f87f7fb187dca1701",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4d7c3",
                    table="care_groupsessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_planevent" ("agreed_on", "agreed_with", "created_at", "episode_id", "formulation", "id", "modalities", "parent_barrier", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "professional_view", "ref", "service_id", "updated_at", "version", "written_by_id") VALUES (NEW."agreed_on", NEW."agreed_with", NEW."created_at", NEW."episode_id", NEW."formulation", NEW."id", NEW."modalities", NEW."parent_barrier", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan", NEW."professional_view", NEW."ref", NEW."service_id", NEW."updated_at", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="e7020c906df5f82591eec6aa60712f531ebd57d4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_206de",
                    table="care_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_planevent" ("agreed_on", "agreed_with", "created_at", "episode_id", "formulation", "id", "modalities", "parent_barrier", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "professional_view", "ref", "service_id", "updated_at", "version", "written_by_id") VALUES (NEW."agreed_on", NEW."agreed_with", NEW."created_at", NEW."episode_id", NEW."formulation", NEW."id", NEW."modalities", NEW."parent_barrier", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."professional_view", NEW."ref", NEW."service_id", NEW."updated_at", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="6501d3290be3ce83b2bc7b78150f6323b6827a2e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3daae",
                    table="care_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_planevent" ("agreed_on", "agreed_with", "created_at", "episode_id", "formulation", "id", "modalities", "parent_barrier", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "professional_view", "ref", "service_id", "updated_at", "version", "written_by_id") VALUES (OLD."agreed_on", OLD."agreed_with", OLD."created_at", OLD."episode_id", OLD."formulation", OLD."id", OLD."modalities", OLD."parent_barrier", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan", OLD."professional_view", OLD."ref", OLD."service_id", OLD."updated_at", OLD."version", OLD."written_by_id"); RETURN NULL;',
                    hash="6b54e920b3e51e4532bcc401398285f428a9f701",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dcefa",
                    table="care_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="59b547d3e1063339c7bc0934c86e96bbdaca790a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b3827",
                    table="care_planevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version") VALUES (NEW."after_contacts", NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."episode_id", NEW."findings", NEW."id", NEW."next_step", NEW."next_words", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."raised_by_contact_id", NEW."raised_on", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="0842bd63555d9c3e366770c02944c4ba22d22835",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8aacb",
                    table="care_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version") VALUES (NEW."after_contacts", NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."episode_id", NEW."findings", NEW."id", NEW."next_step", NEW."next_words", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."raised_by_contact_id", NEW."raised_on", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="f38b01a700ba5a4497db67363c279adab1f074aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7c6ce",
                    table="care_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version") VALUES (OLD."after_contacts", OLD."created_at", OLD."done_by_id", OLD."done_on", OLD."episode_id", OLD."findings", OLD."id", OLD."next_step", OLD."next_words", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."raised_by_contact_id", OLD."raised_on", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="e2894f057101698d8862874f24350445a5328bab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c1b4",
                    table="care_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="06966698aa187274fda1a7ef3a372a78fd81a1b2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_970db",
                    table="care_reviewevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
