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
        ("consultation", "0001_first_records"),
        ("families", "0001_first_records"),
        ("letters", "0001_first_records"),
        ("organisations", "0001_first_records"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("outcome", models.CharField(max_length=20)),
                ("decided_at", models.DateTimeField()),
                ("decided_as", models.CharField(max_length=40)),
                ("trace", models.JSONField()),
                ("rejection_reason", models.CharField(blank=True, max_length=40)),
                ("reasons", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="letters.letter"
                    ),
                ),
                (
                    "profile_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.profileversion"
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
            name="Liaison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("with_whom", models.CharField(max_length=160)),
                ("agency", models.CharField(blank=True, max_length=120)),
                ("asked", models.TextField()),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "asked_by",
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
            ],
        ),
        migrations.CreateModel(
            name="NeedRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("rated_on", models.DateField()),
                ("presenting_issue", models.PositiveSmallIntegerField()),
                ("relationship_quality", models.PositiveSmallIntegerField()),
                ("child_protection", models.PositiveSmallIntegerField()),
                ("parental_capacity", models.PositiveSmallIntegerField()),
                ("cluster", models.PositiveSmallIntegerField()),
                ("combining_rule", models.CharField(max_length=30)),
                ("reason", models.TextField(blank=True)),
                (
                    "rated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_ratings",
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
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("status", models.CharField(default="being_written", max_length=20)),
                ("request_type", models.CharField(blank=True, max_length=30)),
                ("came_on_paper", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("referrer_name", models.CharField(blank=True, max_length=120)),
                ("referrer_profession", models.CharField(blank=True, max_length=40)),
                ("referrer_agency", models.CharField(blank=True, max_length=120)),
                ("referrer_address", models.TextField(blank=True)),
                ("referrer_phone", models.CharField(blank=True, max_length=40)),
                ("referrer_email", models.EmailField(blank=True, max_length=254)),
                ("primary_reason", models.CharField(blank=True, max_length=40)),
                ("how_compromised", models.TextField(blank=True)),
                ("parent_difficulty", models.TextField(blank=True)),
                ("relationship_affected", models.CharField(blank=True, max_length=20)),
                ("strengths", models.TextField(blank=True)),
                ("hopes", models.TextField(blank=True)),
                ("other_services", models.TextField(blank=True)),
                ("belongs_elsewhere", models.CharField(blank=True, max_length=60)),
                ("perinatal_coworking", models.BooleanField(default=False)),
                ("lives_in_area", models.BooleanField(blank=True, null=True)),
                ("gp_in_area", models.BooleanField(blank=True, null=True)),
                ("family_agrees", models.CharField(blank=True, max_length=20)),
                ("priority", models.CharField(blank=True, max_length=20)),
                ("priority_reason", models.TextField(blank=True)),
                ("checklist_confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("first_received_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_reason", models.CharField(blank=True, max_length=40)),
                ("closing_words", models.TextField(blank=True)),
                (
                    "continues",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="referrals.referral",
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="consultation.discussion",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="families.family"
                    ),
                ),
                (
                    "index_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_as_index",
                        to="families.person",
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.networkmember",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="families.caregivingrelationship",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "status", "first_received_on"], name="referral_intake"),
                    models.Index(
                        models.F("service"),
                        models.OrderBy(models.F("first_received_on"), nulls_first=True),
                        models.F("id"),
                        name="referral_by_receipt",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "being_written",
                                    "received",
                                    "returned",
                                    "in_triage",
                                    "accepted",
                                    "declined",
                                    "withdrawn",
                                    "closed",
                                ),
                            )
                        ),
                        name="referral_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("being_written", "withdrawn")),
                            ("first_received_on__isnull", False),
                            _connector="OR",
                        ),
                        name="referral_received_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("accepted", "declined")), _negated=True),
                            ("decided_on__isnull", False),
                            _connector="OR",
                        ),
                        name="referral_decided_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("decided_on__gte", models.F("first_received_on")),
                            _connector="OR",
                        ),
                        name="referral_decided_after_received",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("being_written", "received", "returned", "in_triage", "accepted"))
                        ),
                        fields=("relationship", "index_person"),
                        name="referral_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedRatingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("rated_on", models.DateField()),
                ("presenting_issue", models.PositiveSmallIntegerField()),
                ("relationship_quality", models.PositiveSmallIntegerField()),
                ("child_protection", models.PositiveSmallIntegerField()),
                ("parental_capacity", models.PositiveSmallIntegerField()),
                ("cluster", models.PositiveSmallIntegerField()),
                ("combining_rule", models.CharField(max_length=30)),
                ("reason", models.TextField(blank=True)),
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
                        to="referrals.needrating",
                    ),
                ),
                (
                    "rated_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="needrating",
            name="referral",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="need_ratings",
                to="referrals.referral",
            ),
        ),
        migrations.CreateModel(
            name="LiaisonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("with_whom", models.CharField(max_length=160)),
                ("agency", models.CharField(blank=True, max_length=120)),
                ("asked", models.TextField()),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "asked_by",
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
                        to="referrals.liaison",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="liaison",
            name="referral",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="liaisons", to="referrals.referral"
            ),
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("outcome", models.CharField(max_length=20)),
                ("decided_at", models.DateTimeField()),
                ("decided_as", models.CharField(max_length=40)),
                ("trace", models.JSONField()),
                ("rejection_reason", models.CharField(blank=True, max_length=40)),
                ("reasons", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="referrals.decision",
                    ),
                ),
                (
                    "profile_version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.profileversion",
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
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="referral",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="referrals.referral"
            ),
        ),
        migrations.CreateModel(
            name="ReferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("status", models.CharField(default="being_written", max_length=20)),
                ("request_type", models.CharField(blank=True, max_length=30)),
                ("came_on_paper", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("referrer_name", models.CharField(blank=True, max_length=120)),
                ("referrer_profession", models.CharField(blank=True, max_length=40)),
                ("referrer_agency", models.CharField(blank=True, max_length=120)),
                ("referrer_address", models.TextField(blank=True)),
                ("referrer_phone", models.CharField(blank=True, max_length=40)),
                ("referrer_email", models.EmailField(blank=True, max_length=254)),
                ("primary_reason", models.CharField(blank=True, max_length=40)),
                ("how_compromised", models.TextField(blank=True)),
                ("parent_difficulty", models.TextField(blank=True)),
                ("relationship_affected", models.CharField(blank=True, max_length=20)),
                ("strengths", models.TextField(blank=True)),
                ("hopes", models.TextField(blank=True)),
                ("other_services", models.TextField(blank=True)),
                ("belongs_elsewhere", models.CharField(blank=True, max_length=60)),
                ("perinatal_coworking", models.BooleanField(default=False)),
                ("lives_in_area", models.BooleanField(blank=True, null=True)),
                ("gp_in_area", models.BooleanField(blank=True, null=True)),
                ("family_agrees", models.CharField(blank=True, max_length=20)),
                ("priority", models.CharField(blank=True, max_length=20)),
                ("priority_reason", models.TextField(blank=True)),
                ("checklist_confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("first_received_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closing_reason", models.CharField(blank=True, max_length=40)),
                ("closing_words", models.TextField(blank=True)),
                (
                    "continues",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="consultation.discussion",
                    ),
                ),
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
                    "index_person",
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
                        to="referrals.referral",
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.networkmember",
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
                (
                    "started_by",
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
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("returned_on", models.DateField()),
                ("missing", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("came_back_on", models.DateField(blank=True, null=True)),
                (
                    "letter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="letters.letter"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="referrals.referral"
                    ),
                ),
                (
                    "returned_by",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("came_back_on__isnull", True)), fields=("referral",), name="return_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came_back_on__isnull", True),
                            ("came_back_on__gte", models.F("returned_on")),
                            _connector="OR",
                        ),
                        name="return_comes_back_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("returned_on", models.DateField()),
                ("missing", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("came_back_on", models.DateField(blank=True, null=True)),
                (
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="referrals.return",
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
                    "returned_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StressAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("factor", models.CharField(max_length=40)),
                ("state", models.CharField(max_length=20)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "about",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stress_answers",
                        to="referrals.referral",
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
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("present", "past", "resolved", "not_known"))),
                        name="stress_state_known",
                    ),
                    models.UniqueConstraint(fields=("referral", "factor"), name="stress_one_answer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StressAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("factor", models.CharField(max_length=40)),
                ("state", models.CharField(max_length=20)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "about",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="referrals.stressanswer",
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
            name="ThrivePlacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("group", models.CharField(max_length=30)),
                ("reason", models.TextField()),
                ("placed_on", models.DateField()),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thrive_placements",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "group__in",
                                (
                                    "thriving",
                                    "getting_advice",
                                    "getting_help",
                                    "getting_more_help",
                                    "getting_risk_support",
                                ),
                            )
                        ),
                        name="thrive_group_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ThrivePlacementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("group", models.CharField(max_length=30)),
                ("reason", models.TextField()),
                ("placed_on", models.DateField()),
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
                        to="referrals.thriveplacement",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="Triage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("began_on", models.DateField()),
                ("incomplete_reason", models.TextField(blank=True)),
                ("tier", models.CharField(blank=True, max_length=20)),
                ("concern_meets_test", models.BooleanField(blank=True, null=True)),
                ("concern_words", models.TextField(blank=True)),
                ("relationship_affected", models.BooleanField(blank=True, null=True)),
                ("parent_only_reason", models.TextField(blank=True)),
                ("needs_other_service", models.BooleanField(blank=True, null=True)),
                ("other_service", models.CharField(blank=True, max_length=160)),
                ("protection_asked_on", models.DateField(blank=True, null=True)),
                ("asked_priority", models.CharField(blank=True, max_length=20)),
                ("urgency", models.CharField(blank=True, max_length=20)),
                ("urgency_reason", models.TextField(blank=True)),
                ("notes", models.TextField(blank=True)),
                (
                    "began_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="triage", to="referrals.referral"
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
            name="TriageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("began_on", models.DateField()),
                ("incomplete_reason", models.TextField(blank=True)),
                ("tier", models.CharField(blank=True, max_length=20)),
                ("concern_meets_test", models.BooleanField(blank=True, null=True)),
                ("concern_words", models.TextField(blank=True)),
                ("relationship_affected", models.BooleanField(blank=True, null=True)),
                ("parent_only_reason", models.TextField(blank=True)),
                ("needs_other_service", models.BooleanField(blank=True, null=True)),
                ("other_service", models.CharField(blank=True, max_length=160)),
                ("protection_asked_on", models.DateField(blank=True, null=True)),
                ("asked_priority", models.CharField(blank=True, max_length=20)),
                ("urgency", models.CharField(blank=True, max_length=20)),
                ("urgency_reason", models.TextField(blank=True)),
                ("notes", models.TextField(blank=True)),
                (
                    "began_by",
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
                        to="referrals.triage",
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
        migrations.AddConstraint(
            model_name="needrating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("child_protection__range", (1, 6)),
                    ("cluster__range", (1, 6)),
                    ("parental_capacity__range", (1, 6)),
                    ("presenting_issue__range", (1, 6)),
                    ("relationship_quality__range", (1, 6)),
                ),
                name="need_rating_one_to_six",
            ),
        ),
        migrations.AddConstraint(
            model_name="liaison",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_on__isnull", True), ("answered_on__gte", models.F("asked_on")), _connector="OR"
                ),
                name="liaison_answered_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ("accepted", "declined"))), name="decision_outcome_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "declined"), _negated=True),
                    models.Q(
                        models.Q(("rejection_reason", ""), _negated=True), models.Q(("reasons", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="decision_decline_has_reasons",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("belongs_elsewhere", "came_on_paper", "checklist_confirmed_at", "closed_on", "closing_reason", "closing_words", "continues_id", "created_at", "decided_on", "discussion_id", "family_agrees", "family_id", "first_received_on", "gp_in_area", "hopes", "how_compromised", "id", "index_person_id", "lives_in_area", "other_services", "parent_difficulty", "perinatal_coworking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "priority", "priority_reason", "ref", "referrer_address", "referrer_agency", "referrer_email", "referrer_id", "referrer_name", "referrer_phone", "referrer_profession", "relationship_affected", "relationship_id", "request_type", "service_id", "source", "started_by_id", "status", "strengths", "version") VALUES (NEW."belongs_elsewhere", NEW."came_on_paper", NEW."checklist_confirmed_at", NEW."closed_on", NEW."closing_reason", NEW."closing_words", NEW."continues_id", NEW."created_at", NEW."decided_on", NEW."discussion_id", NEW."family_agrees", NEW."family_id", NEW."first_received_on", NEW."gp_in_area", NEW."hopes", NEW."how_compromised", NEW."id", NEW."index_person_id", NEW."lives_in_area", NEW."other_services", NEW."parent_difficulty", NEW."perinatal_coworking", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."primary_reason", NEW."priority", NEW."priority_reason", NEW."ref", NEW."referrer_address", NEW."referrer_agency", NEW."referrer_email", NEW."referrer_id", NEW."referrer_name", NEW."referrer_phone", NEW."referrer_profession", NEW."relationship_affected", NEW."relationship_id", NEW."request_type", NEW."service_id", NEW."source", NEW."started_by_id", NEW."status", NEW."strengths", NEW."version"); RETURN NULL;',
                    hash="f85f4f410eba17ca7c9f0bb02aaeb04da474eeea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a74c8",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_referralevent" ("belongs_elsewhere", "came_on_paper", "checklist_confirmed_at", "closed_on", "closing_reason", "closing_words", "continues_id", "created_at", "decided_on", "discussion_id", "family_agrees", "family_id", "first_received_on", "gp_in_area", "hopes", "how_compromised", "id", "index_person_id", "lives_in_area", "other_services", "parent_difficulty", "perinatal_coworking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "priority", "priority_reason", "ref", "referrer_address", "referrer_agency", "referrer_email", "referrer_id", "referrer_name", "referrer_phone", "referrer_profession", "relationship_affected", "relationship_id", "request_type", "service_id", "source", "started_by_id", "status", "strengths", "version") VALUES (NEW."belongs_elsewhere", NEW."came_on_paper", NEW."checklist_confirmed_at", NEW."closed_on", NEW."closing_reason", NEW."closing_words", NEW."continues_id", NEW."created_at", NEW."decided_on", NEW."discussion_id", NEW."family_agrees", NEW."family_id", NEW."first_received_on", NEW."gp_in_area", NEW."hopes", NEW."how_compromised", NEW."id", NEW."index_person_id", NEW."lives_in_area", NEW."other_services", NEW."parent_difficulty", NEW."perinatal_coworking", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."primary_reason", NEW."priority", NEW."priority_reason", NEW."ref", NEW."referrer_address", NEW."referrer_agency", NEW."referrer_email", NEW."referrer_id", NEW."referrer_name", NEW."referrer_phone", NEW."referrer_profession", NEW."relationship_affected", NEW."relationship_id", NEW."request_type", NEW."service_id", NEW."source", NEW."started_by_id", NEW."status", NEW."strengths", NEW."version"); RETURN NULL;',
                    hash="37938b4d4df109673c19cb75dc43016d8b901f71",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_223e7",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("belongs_elsewhere", "came_on_paper", "checklist_confirmed_at", "closed_on", "closing_reason", "closing_words", "continues_id", "created_at", "decided_on", "discussion_id", "family_agrees", "family_id", "first_received_on", "gp_in_area", "hopes", "how_compromised", "id", "index_person_id", "lives_in_area", "other_services", "parent_difficulty", "perinatal_coworking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "priority", "priority_reason", "ref", "referrer_address", "referrer_agency", "referrer_email", "referrer_id", "referrer_name", "referrer_phone", "referrer_profession", "relationship_affected", "relationship_id", "request_type", "service_id", "source", "started_by_id", "status", "strengths", "version") VALUES (OLD."belongs_elsewhere", OLD."came_on_paper", OLD."checklist_confirmed_at", OLD."closed_on", OLD."closing_reason", OLD."closing_words", OLD."continues_id", OLD."created_at", OLD."decided_on", OLD."discussion_id", OLD."family_agrees", OLD."family_id", OLD."first_received_on", OLD."gp_in_area", OLD."hopes", OLD."how_compromised", OLD."id", OLD."index_person_id", OLD."lives_in_area", OLD."other_services", OLD."parent_difficulty", OLD."perinatal_coworking", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."primary_reason", OLD."priority", OLD."priority_reason", OLD."ref", OLD."referrer_address", OLD."referrer_agency", OLD."referrer_email", OLD."referrer_id", OLD."referrer_name", OLD."referrer_phone", OLD."referrer_profession", OLD."relationship_affected", OLD."relationship_id", OLD."request_type", OLD."service_id", OLD."source", OLD."started_by_id", OLD."status", OLD."strengths", OLD."version"); RETURN NULL;',
                    hash="035c7c3617604ac2f0baa1d9d549348706145e59",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e24da",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needratingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9910d13e18231d6dc6fa08cda292eb3380849315",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1c07",
                    table="referrals_needratingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needrating",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_needratingevent" ("child_protection", "cluster", "combining_rule", "created_at", "id", "parental_capacity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_issue", "rated_by_id", "rated_on", "reason", "ref", "referral_id", "relationship_id", "relationship_quality", "service_id", "version") VALUES (NEW."child_protection", NEW."cluster", NEW."combining_rule", NEW."created_at", NEW."id", NEW."parental_capacity", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presenting_issue", NEW."rated_by_id", NEW."rated_on", NEW."reason", NEW."ref", NEW."referral_id", NEW."relationship_id", NEW."relationship_quality", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="f7963eba1dce36aae46d43f7b1089089676e09fa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_14690",
                    table="referrals_needrating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needrating",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_needratingevent" ("child_protection", "cluster", "combining_rule", "created_at", "id", "parental_capacity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_issue", "rated_by_id", "rated_on", "reason", "ref", "referral_id", "relationship_id", "relationship_quality", "service_id", "version") VALUES (NEW."child_protection", NEW."cluster", NEW."combining_rule", NEW."created_at", NEW."id", NEW."parental_capacity", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presenting_issue", NEW."rated_by_id", NEW."rated_on", NEW."reason", NEW."ref", NEW."referral_id", NEW."relationship_id", NEW."relationship_quality", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="f860aab5c6aa9501b825aaeb7225a42b6bf41684",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3dab4",
                    table="referrals_needrating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needrating",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_needratingevent" ("child_protection", "cluster", "combining_rule", "created_at", "id", "parental_capacity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenting_issue", "rated_by_id", "rated_on", "reason", "ref", "referral_id", "relationship_id", "relationship_quality", "service_id", "version") VALUES (OLD."child_protection", OLD."cluster", OLD."combining_rule", OLD."created_at", OLD."id", OLD."parental_capacity", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presenting_issue", OLD."rated_by_id", OLD."rated_on", OLD."reason", OLD."ref", OLD."referral_id", OLD."relationship_id", OLD."relationship_quality", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="54f813ba040cee589f90794dfc1c3359a7f782ef",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0d420",
                    table="referrals_needrating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="liaisonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b30c018e360b20fec465c0dd78fdc539344a6ae",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_74621",
                    table="referrals_liaisonevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="liaison",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (NEW."agency", NEW."answer", NEW."answered_on", NEW."asked", NEW."asked_by_id", NEW."asked_on", NEW."created_at", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."version", NEW."with_whom"); RETURN NULL;',
                    hash="3da3193f0f469e7ddcf6be6d7abc700f17839fa9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_02e52",
                    table="referrals_liaison",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="liaison",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (NEW."agency", NEW."answer", NEW."answered_on", NEW."asked", NEW."asked_by_id", NEW."asked_on", NEW."created_at", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."version", NEW."with_whom"); RETURN NULL;',
                    hash="9766c14e2324fa31173e0c9ef7f89a949469d15f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a466c",
                    table="referrals_liaison",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="liaison",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (OLD."agency", OLD."answer", OLD."answered_on", OLD."asked", OLD."asked_by_id", OLD."asked_on", OLD."created_at", OLD."id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."referral_id", OLD."service_id", OLD."version", OLD."with_whom"); RETURN NULL;',
                    hash="91166c3d30d4022439db09c39132a38f56d4557e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a2bb7",
                    table="referrals_liaison",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7bc7ac2c29963361a9a9d8fdc5791f14999e03ec",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_20bae",
                    table="referrals_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_decisionevent" ("advice", "created_at", "decided_as", "decided_at", "decided_by_id", "id", "letter_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_version_id", "reasons", "ref", "referral_id", "rejection_reason", "service_id", "signposted_to", "trace", "version") VALUES (NEW."advice", NEW."created_at", NEW."decided_as", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."letter_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."profile_version_id", NEW."reasons", NEW."ref", NEW."referral_id", NEW."rejection_reason", NEW."service_id", NEW."signposted_to", NEW."trace", NEW."version"); RETURN NULL;',
                    hash="f288bf29fd14d3aca33fee6b3abd6ac3b6d11a0f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_547ec",
                    table="referrals_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_decisionevent" ("advice", "created_at", "decided_as", "decided_at", "decided_by_id", "id", "letter_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_version_id", "reasons", "ref", "referral_id", "rejection_reason", "service_id", "signposted_to", "trace", "version") VALUES (NEW."advice", NEW."created_at", NEW."decided_as", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."letter_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."profile_version_id", NEW."reasons", NEW."ref", NEW."referral_id", NEW."rejection_reason", NEW."service_id", NEW."signposted_to", NEW."trace", NEW."version"); RETURN NULL;',
                    hash="76e37b8d08e921f6a9ab3e44b16a21b8255c0268",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e8c4c",
                    table="referrals_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_decisionevent" ("advice", "created_at", "decided_as", "decided_at", "decided_by_id", "id", "letter_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_version_id", "reasons", "ref", "referral_id", "rejection_reason", "service_id", "signposted_to", "trace", "version") VALUES (OLD."advice", OLD."created_at", OLD."decided_as", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."letter_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."profile_version_id", OLD."reasons", OLD."ref", OLD."referral_id", OLD."rejection_reason", OLD."service_id", OLD."signposted_to", OLD."trace", OLD."version"); RETURN NULL;',
                    hash="1f1143816b60ed86008e6f3694be46f2b90238aa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36872",
                    table="referrals_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a61dcd844caf3ca043cd5fc836a4fbfb5122b75",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0304",
                    table="referrals_referralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_returnevent" ("came_back_on", "created_at", "id", "letter_id", "missing", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "returned_by_id", "returned_on", "service_id", "version") VALUES (NEW."came_back_on", NEW."created_at", NEW."id", NEW."letter_id", NEW."missing", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."referral_id", NEW."returned_by_id", NEW."returned_on", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="a88f957434a6c823cb38bb6e09e270fad249f681",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aa46d",
                    table="referrals_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_returnevent" ("came_back_on", "created_at", "id", "letter_id", "missing", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "returned_by_id", "returned_on", "service_id", "version") VALUES (NEW."came_back_on", NEW."created_at", NEW."id", NEW."letter_id", NEW."missing", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."referral_id", NEW."returned_by_id", NEW."returned_on", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="523d33143d35c189f5808c16afc19e52ba1f8b40",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81501",
                    table="referrals_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_returnevent" ("came_back_on", "created_at", "id", "letter_id", "missing", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "returned_by_id", "returned_on", "service_id", "version") VALUES (OLD."came_back_on", OLD."created_at", OLD."id", OLD."letter_id", OLD."missing", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."referral_id", OLD."returned_by_id", OLD."returned_on", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="176416826bb34716627ace4e0e2c7e55f57b6efb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dcc5a",
                    table="referrals_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a2ec04741cc9e75389af98ba757cff1ee7909ae4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a2e2c",
                    table="referrals_returnevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stressanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_stressanswerevent" ("about_id", "created_at", "factor", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "state", "version") VALUES (NEW."about_id", NEW."created_at", NEW."factor", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="bf94dc32d986c01a9825d29d6172121d2b7eb802",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c5d18",
                    table="referrals_stressanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stressanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_stressanswerevent" ("about_id", "created_at", "factor", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "state", "version") VALUES (NEW."about_id", NEW."created_at", NEW."factor", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="358464bc7b29949724560597c05d5756202f5c4a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_87edb",
                    table="referrals_stressanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stressanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_stressanswerevent" ("about_id", "created_at", "factor", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "state", "version") VALUES (OLD."about_id", OLD."created_at", OLD."factor", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."referral_id", OLD."service_id", OLD."state", OLD."version"); RETURN NULL;',
                    hash="ea47331fddbc8e93f17615f03b6a86c7b6c7a090",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4da1b",
                    table="referrals_stressanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stressanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b38881b9645523963c4252c74709f84d5c556b05",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_700a2",
                    table="referrals_stressanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="thriveplacement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_thriveplacementevent" ("created_at", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "reason", "ref", "relationship_id", "service_id", "version") VALUES (NEW."created_at", NEW."group", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placed_by_id", NEW."placed_on", NEW."reason", NEW."ref", NEW."relationship_id", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="86803c7b62282dd1487c6570937ed3c97ddf1898",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1fcc8",
                    table="referrals_thriveplacement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="thriveplacement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_thriveplacementevent" ("created_at", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "reason", "ref", "relationship_id", "service_id", "version") VALUES (NEW."created_at", NEW."group", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placed_by_id", NEW."placed_on", NEW."reason", NEW."ref", NEW."relationship_id", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="70d9fa6f20bed0ade29c720795edd68747c12eb5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4ffe1",
                    table="referrals_thriveplacement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="thriveplacement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_thriveplacementevent" ("created_at", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "reason", "ref", "relationship_id", "service_id", "version") VALUES (OLD."created_at", OLD."group", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placed_by_id", OLD."placed_on", OLD."reason", OLD."ref", OLD."relationship_id", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="d2bb0da0179b9b2ee55b872e05a5e8955445e605",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4d20e",
                    table="referrals_thriveplacement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="thriveplacementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b11e876692e7e7a40cd4ec26eb423feef38a4f5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2ccaf",
                    table="referrals_thriveplacementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_triageevent" ("asked_priority", "began_by_id", "began_on", "concern_meets_test", "concern_words", "created_at", "id", "incomplete_reason", "needs_other_service", "notes", "other_service", "parent_only_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protection_asked_on", "ref", "referral_id", "relationship_affected", "service_id", "tier", "urgency", "urgency_reason", "version") VALUES (NEW."asked_priority", NEW."began_by_id", NEW."began_on", NEW."concern_meets_test", NEW."concern_words", NEW."created_at", NEW."id", NEW."incomplete_reason", NEW."needs_other_service", NEW."notes", NEW."other_service", NEW."parent_only_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."protection_asked_on", NEW."ref", NEW."referral_id", NEW."relationship_affected", NEW."service_id", NEW."tier", NEW."urgency", NEW."urgency_reason", NEW."version"); RETURN NULL;',
                    hash="ce3851db23f2cd0efe79bc64eb3ad1b0e096c07b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29aba",
                    table="referrals_triage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_triageevent" ("asked_priority", "began_by_id", "began_on", "concern_meets_test", "concern_words", "created_at", "id", "incomplete_reason", "needs_other_service", "notes", "other_service", "parent_only_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protection_asked_on", "ref", "referral_id", "relationship_affected", "service_id", "tier", "urgency", "urgency_reason", "version") VALUES (NEW."asked_priority", NEW."began_by_id", NEW."began_on", NEW."concern_meets_test", NEW."concern_words", NEW."created_at", NEW."id", NEW."incomplete_reason", NEW."needs_other_service", NEW."notes", NEW."other_service", NEW."parent_only_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."protection_asked_on", NEW."ref", NEW."referral_id", NEW."relationship_affected", NEW."service_id", NEW."tier", NEW."urgency", NEW."urgency_reason", NEW."version"); RETURN NULL;',
                    hash="a4c114952d9dd7e8f1b4a3d655261687a2c66d68",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eb9e4",
                    table="referrals_triage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_triageevent" ("asked_priority", "began_by_id", "began_on", "concern_meets_test", "concern_words", "created_at", "id", "incomplete_reason", "needs_other_service", "notes", "other_service", "parent_only_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protection_asked_on", "ref", "referral_id", "relationship_affected", "service_id", "tier", "urgency", "urgency_reason", "version") VALUES (OLD."asked_priority", OLD."began_by_id", OLD."began_on", OLD."concern_meets_test", OLD."concern_words", OLD."created_at", OLD."id", OLD."incomplete_reason", OLD."needs_other_service", OLD."notes", OLD."other_service", OLD."parent_only_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."protection_asked_on", OLD."ref", OLD."referral_id", OLD."relationship_affected", OLD."service_id", OLD."tier", OLD."urgency", OLD."urgency_reason", OLD."version"); RETURN NULL;',
                    hash="a242aa854d31f2310db7273deafba7e96d16d8a3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_58a5b",
                    table="referrals_triage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="648a694575c07d2a704f5e551810648ebb20742c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2bccb",
                    table="referrals_triageevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
