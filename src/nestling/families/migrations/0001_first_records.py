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
        ("organisations", "0001_first_records"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Family",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.family"
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
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("purpose", models.CharField(max_length=40)),
                ("agency", models.CharField(max_length=120)),
                ("is_given", models.BooleanField()),
                ("decided_on", models.DateField()),
                ("how", models.CharField(blank=True, max_length=200)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
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
                    "withdrawn_recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="families.family"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaregivingRelationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("relation", models.CharField(max_length=40)),
                ("is_primary", models.BooleanField(default=False)),
                ("has_parental_responsibility", models.BooleanField(blank=True, null=True)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relationships", to="families.family"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FamilyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "merged_into",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="families.family",
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
            name="FamilyMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("lives_here", models.BooleanField(default=True)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="families.family"
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
            name="NetworkMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                ("profession", models.CharField(max_length=40)),
                ("agency", models.CharField(blank=True, max_length=120)),
                ("address", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_lead", models.BooleanField(default=False)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="network", to="families.family"
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
                        condition=models.Q(("ended_on__isnull", True), ("is_lead", True)),
                        fields=("family",),
                        name="network_one_lead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="network_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(max_length=120)),
                ("profession", models.CharField(max_length=40)),
                ("agency", models.CharField(blank=True, max_length=120)),
                ("address", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_lead", models.BooleanField(default=False)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                        to="families.networkmember",
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
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("given_name", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("search_given", models.CharField(blank=True, db_collation="C", editable=False, max_length=120)),
                ("search_family", models.CharField(blank=True, db_collation="C", editable=False, max_length=120)),
                ("search_known", models.CharField(blank=True, db_collation="C", editable=False, max_length=120)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("gestation_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("gestation_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("nhs_number", models.CharField(blank=True, max_length=10)),
                ("nhs_number_confirmed", models.BooleanField(default=False)),
                ("gender", models.CharField(blank=True, max_length=40)),
                ("ethnicity", models.CharField(blank=True, max_length=40)),
                ("language", models.CharField(blank=True, max_length=40)),
                ("disability", models.CharField(blank=True, max_length=40)),
                ("gp_practice", models.CharField(blank=True, max_length=160)),
                ("gp_practice_code", models.CharField(blank=True, max_length=10)),
                ("gp_address", models.TextField(blank=True)),
                ("gp_area", models.CharField(blank=True, max_length=80)),
                ("address", models.TextField(blank=True)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("residence_area", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
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
                    models.Index(fields=["service", "search_family", "search_given"], name="person_by_family_name"),
                    models.Index(fields=["service", "search_given"], name="person_by_given_name"),
                    models.Index(fields=["service", "search_known"], name="person_by_known_name"),
                    models.Index(fields=["service", "nhs_number"], name="person_by_nhs_number"),
                    models.Index(fields=["service", "postcode"], name="person_by_postcode"),
                    models.Index(fields=["service", "born_on"], name="person_by_birth"),
                    models.Index(
                        condition=models.Q(("due_on__isnull", False)),
                        fields=["service", "due_on"],
                        name="person_by_due_day",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nhs_number", ""), ("nhs_number__regex", "^[0-9]{10}$"), _connector="OR"),
                        name="person_nhs_number_ten_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nhs_number_confirmed", False),
                            models.Q(("nhs_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="person_confirmed_number_present",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("merged_into__isnull", True), ("nhs_number_confirmed", True)),
                        fields=("service", "nhs_number"),
                        name="person_nhs_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_on__isnull", True),
                            ("born_on__isnull", True),
                            ("died_on__gte", models.F("born_on")),
                            _connector="OR",
                        ),
                        name="person_dies_after_birth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gestation_weeks__isnull", True),
                            models.Q(("gestation_weeks__gte", 20), ("gestation_weeks__lte", 44)),
                            _connector="OR",
                        ),
                        name="person_gestation_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gestation_days__isnull", True),
                            models.Q(("gestation_days__lte", 6), ("gestation_weeks__isnull", False)),
                            _connector="OR",
                        ),
                        name="person_gestation_days_possible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("lives_here", models.BooleanField(default=True)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
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
                        to="families.familymember",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.AddField(
            model_name="familymember",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="places", to="families.person"
            ),
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("purpose", models.CharField(max_length=40)),
                ("agency", models.CharField(max_length=120)),
                ("is_given", models.BooleanField()),
                ("decided_on", models.DateField()),
                ("how", models.CharField(blank=True, max_length=200)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
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
                        to="families.consent",
                    ),
                ),
                (
                    "recorded_by",
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
                    "withdrawn_recorded_by",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.AddField(
            model_name="consent",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="families.person"
            ),
        ),
        migrations.CreateModel(
            name="CaregivingRelationshipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("relation", models.CharField(max_length=40)),
                ("is_primary", models.BooleanField(default=False)),
                ("has_parental_responsibility", models.BooleanField(blank=True, null=True)),
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
                    "carer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="families.person",
                    ),
                ),
                (
                    "infant",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.AddField(
            model_name="caregivingrelationship",
            name="carer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="relationships_as_carer", to="families.person"
            ),
        ),
        migrations.AddField(
            model_name="caregivingrelationship",
            name="infant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="relationships_as_infant",
                to="families.person",
            ),
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("given_name", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("gestation_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("gestation_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("nhs_number", models.CharField(blank=True, max_length=10)),
                ("nhs_number_confirmed", models.BooleanField(default=False)),
                ("gender", models.CharField(blank=True, max_length=40)),
                ("ethnicity", models.CharField(blank=True, max_length=40)),
                ("language", models.CharField(blank=True, max_length=40)),
                ("disability", models.CharField(blank=True, max_length=40)),
                ("gp_practice", models.CharField(blank=True, max_length=160)),
                ("gp_practice_code", models.CharField(blank=True, max_length=10)),
                ("gp_address", models.TextField(blank=True)),
                ("gp_area", models.CharField(blank=True, max_length=80)),
                ("address", models.TextField(blank=True)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("residence_area", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "merged_into",
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
                        to="families.person",
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
            name="SafeContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("may_write", models.BooleanField(default=True)),
                ("may_phone", models.BooleanField(default=True)),
                ("may_text", models.BooleanField(default=False)),
                ("may_email", models.BooleanField(default=False)),
                ("may_leave_message", models.BooleanField(default=False)),
                ("safe_times", models.CharField(blank=True, max_length=200)),
                ("never_send", models.TextField(blank=True)),
                ("interpreter_language", models.CharField(blank=True, max_length=40)),
                ("adjustments", models.TextField(blank=True)),
                ("asked_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="safe_contacts", to="families.person"
                    ),
                ),
                (
                    "recorded_by",
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
                        condition=models.Q(("ended_on__isnull", True)), fields=("person",), name="safe_contact_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("asked_on")), _connector="OR"
                        ),
                        name="safe_contact_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("may_write", models.BooleanField(default=True)),
                ("may_phone", models.BooleanField(default=True)),
                ("may_text", models.BooleanField(default=False)),
                ("may_email", models.BooleanField(default=False)),
                ("may_leave_message", models.BooleanField(default=False)),
                ("safe_times", models.CharField(blank=True, max_length=200)),
                ("never_send", models.TextField(blank=True)),
                ("interpreter_language", models.CharField(blank=True, max_length=40)),
                ("adjustments", models.TextField(blank=True)),
                ("asked_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                        to="families.safecontact",
                    ),
                ),
                (
                    "recorded_by",
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
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("infant", "carer", "sibling", "other_adult"))),
                name="member_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"),
                name="member_leaves_after_joining",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)),
                fields=("family", "person"),
                name="member_once_in_a_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "infant"), ("left_on__isnull", True)),
                fields=("person",),
                name="infant_in_one_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on__isnull", True),
                    models.Q(("is_given", True), ("withdrawn_on__gte", models.F("decided_on"))),
                    _connector="OR",
                ),
                name="consent_withdrawn_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_on__isnull", True), ("withdrawn_recorded_by__isnull", True)),
                    models.Q(("withdrawn_on__isnull", False), ("withdrawn_recorded_by__isnull", False)),
                    _connector="OR",
                ),
                name="consent_withdrawal_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="caregivingrelationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("infant", models.F("carer")), _negated=True), name="relationship_two_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="caregivingrelationship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="relationship_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="caregivingrelationship",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)), fields=("infant", "carer"), name="relationship_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="family",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_familyevent" ("created_at", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."id", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="df87b8051e5bb4c4213038fdae4011df9afaa182",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3032",
                    table="families_family",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="family",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_familyevent" ("created_at", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (NEW."created_at", NEW."id", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="9d1a95838ae3b4a60ef12c86a9675db6762ecf34",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9cc70",
                    table="families_family",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="family",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_familyevent" ("created_at", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version") VALUES (OLD."created_at", OLD."id", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="fa3207a932bbf9896be117a0bf8e46a1fc5ffa8c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9ca0f",
                    table="families_family",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d07eadc7f2edf1dc922a880fabf8ab53b90e3c86",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f644e",
                    table="families_familyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_networkmemberevent" ("address", "agency", "created_at", "email", "ended_on", "family_id", "id", "is_lead", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "profession", "ref", "service_id", "started_on", "version") VALUES (NEW."address", NEW."agency", NEW."created_at", NEW."email", NEW."ended_on", NEW."family_id", NEW."id", NEW."is_lead", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."profession", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="0879d5d58fbeb706c6fde75618f13a0de97cfee8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e88e",
                    table="families_networkmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_networkmemberevent" ("address", "agency", "created_at", "email", "ended_on", "family_id", "id", "is_lead", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "profession", "ref", "service_id", "started_on", "version") VALUES (NEW."address", NEW."agency", NEW."created_at", NEW."email", NEW."ended_on", NEW."family_id", NEW."id", NEW."is_lead", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."profession", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="3d69763d955e6972f5641e46c54cbc45954cabb0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ae3f",
                    table="families_networkmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_networkmemberevent" ("address", "agency", "created_at", "email", "ended_on", "family_id", "id", "is_lead", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "profession", "ref", "service_id", "started_on", "version") VALUES (OLD."address", OLD."agency", OLD."created_at", OLD."email", OLD."ended_on", OLD."family_id", OLD."id", OLD."is_lead", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."profession", OLD."ref", OLD."service_id", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="cc22480fe888f32194044578b70a42182b158de4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3a802",
                    table="families_networkmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkmemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a56f40867eb4e936f3840c5abf5c5ff4f71037cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d75cc",
                    table="families_networkmemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_personevent" ("address", "born_on", "created_at", "died_on", "disability", "due_on", "email", "ethnicity", "family_name", "gender", "gestation_days", "gestation_weeks", "given_name", "gp_address", "gp_area", "gp_practice", "gp_practice_code", "id", "known_as", "language", "merged_into_id", "nhs_number", "nhs_number_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "ref", "residence_area", "service_id", "version") VALUES (NEW."address", NEW."born_on", NEW."created_at", NEW."died_on", NEW."disability", NEW."due_on", NEW."email", NEW."ethnicity", NEW."family_name", NEW."gender", NEW."gestation_days", NEW."gestation_weeks", NEW."given_name", NEW."gp_address", NEW."gp_area", NEW."gp_practice", NEW."gp_practice_code", NEW."id", NEW."known_as", NEW."language", NEW."merged_into_id", NEW."nhs_number", NEW."nhs_number_confirmed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."ref", NEW."residence_area", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="48328e3240e89129333706e90d31aa7020d00bd0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9f408",
                    table="families_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."born_on" IS DISTINCT FROM (NEW."born_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."disability" IS DISTINCT FROM (NEW."disability") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ethnicity" IS DISTINCT FROM (NEW."ethnicity") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."gestation_days" IS DISTINCT FROM (NEW."gestation_days") OR OLD."gestation_weeks" IS DISTINCT FROM (NEW."gestation_weeks") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."gp_address" IS DISTINCT FROM (NEW."gp_address") OR OLD."gp_area" IS DISTINCT FROM (NEW."gp_area") OR OLD."gp_practice" IS DISTINCT FROM (NEW."gp_practice") OR OLD."gp_practice_code" IS DISTINCT FROM (NEW."gp_practice_code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known_as" IS DISTINCT FROM (NEW."known_as") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."nhs_number" IS DISTINCT FROM (NEW."nhs_number") OR OLD."nhs_number_confirmed" IS DISTINCT FROM (NEW."nhs_number_confirmed") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."ref" IS DISTINCT FROM (NEW."ref") OR OLD."residence_area" IS DISTINCT FROM (NEW."residence_area") OR OLD."service_id" IS DISTINCT FROM (NEW."service_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "families_personevent" ("address", "born_on", "created_at", "died_on", "disability", "due_on", "email", "ethnicity", "family_name", "gender", "gestation_days", "gestation_weeks", "given_name", "gp_address", "gp_area", "gp_practice", "gp_practice_code", "id", "known_as", "language", "merged_into_id", "nhs_number", "nhs_number_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "ref", "residence_area", "service_id", "version") VALUES (NEW."address", NEW."born_on", NEW."created_at", NEW."died_on", NEW."disability", NEW."due_on", NEW."email", NEW."ethnicity", NEW."family_name", NEW."gender", NEW."gestation_days", NEW."gestation_weeks", NEW."given_name", NEW."gp_address", NEW."gp_area", NEW."gp_practice", NEW."gp_practice_code", NEW."id", NEW."known_as", NEW."language", NEW."merged_into_id", NEW."nhs_number", NEW."nhs_number_confirmed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."ref", NEW."residence_area", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="80209c698915093ae7272e31e0a51a62fdc349d5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_663db",
                    table="families_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_personevent" ("address", "born_on", "created_at", "died_on", "disability", "due_on", "email", "ethnicity", "family_name", "gender", "gestation_days", "gestation_weeks", "given_name", "gp_address", "gp_area", "gp_practice", "gp_practice_code", "id", "known_as", "language", "merged_into_id", "nhs_number", "nhs_number_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "ref", "residence_area", "service_id", "version") VALUES (OLD."address", OLD."born_on", OLD."created_at", OLD."died_on", OLD."disability", OLD."due_on", OLD."email", OLD."ethnicity", OLD."family_name", OLD."gender", OLD."gestation_days", OLD."gestation_weeks", OLD."given_name", OLD."gp_address", OLD."gp_area", OLD."gp_practice", OLD."gp_practice_code", OLD."id", OLD."known_as", OLD."language", OLD."merged_into_id", OLD."nhs_number", OLD."nhs_number_confirmed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."ref", OLD."residence_area", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="24130d2c001196afe2181135534fec6402b3c1aa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_460b6",
                    table="families_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="59a3d4059e59bb2929afee6350d51713191d9306",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d502c",
                    table="families_familymemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_familymemberevent" ("created_at", "family_id", "id", "joined_on", "kind", "left_on", "lives_here", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "version") VALUES (NEW."created_at", NEW."family_id", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."lives_here", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."relation", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="cf9e28d612e076c767720b7c17bbf47bfa178630",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4154",
                    table="families_familymember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_familymemberevent" ("created_at", "family_id", "id", "joined_on", "kind", "left_on", "lives_here", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "version") VALUES (NEW."created_at", NEW."family_id", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."lives_here", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."relation", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="a45d23bdf1cb2bd326f81f96f2fae57b1b8ee34f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0ee8b",
                    table="families_familymember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_familymemberevent" ("created_at", "family_id", "id", "joined_on", "kind", "left_on", "lives_here", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "version") VALUES (OLD."created_at", OLD."family_id", OLD."id", OLD."joined_on", OLD."kind", OLD."left_on", OLD."lives_here", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."relation", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="7f2027ba2c1b6ce23d5749c7d7cf5156f7ec6043",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6aaee",
                    table="families_familymember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2d52036872045da19f65e77bc32522134d78c532",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_46416",
                    table="families_consentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_consentevent" ("agency", "created_at", "decided_on", "family_id", "how", "id", "is_given", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "ref", "service_id", "version", "withdrawn_on", "withdrawn_recorded_by_id") VALUES (NEW."agency", NEW."created_at", NEW."decided_on", NEW."family_id", NEW."how", NEW."id", NEW."is_given", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."withdrawn_on", NEW."withdrawn_recorded_by_id"); RETURN NULL;',
                    hash="b342f29268dfdb32a1176745063ebb9becd50e97",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_14e6c",
                    table="families_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_consentevent" ("agency", "created_at", "decided_on", "family_id", "how", "id", "is_given", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "ref", "service_id", "version", "withdrawn_on", "withdrawn_recorded_by_id") VALUES (NEW."agency", NEW."created_at", NEW."decided_on", NEW."family_id", NEW."how", NEW."id", NEW."is_given", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."withdrawn_on", NEW."withdrawn_recorded_by_id"); RETURN NULL;',
                    hash="69c4d0f46aae0ff6dd2fef127602c56b864de83f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ccb15",
                    table="families_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_consentevent" ("agency", "created_at", "decided_on", "family_id", "how", "id", "is_given", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "ref", "service_id", "version", "withdrawn_on", "withdrawn_recorded_by_id") VALUES (OLD."agency", OLD."created_at", OLD."decided_on", OLD."family_id", OLD."how", OLD."id", OLD."is_given", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."recorded_by_id", OLD."ref", OLD."service_id", OLD."version", OLD."withdrawn_on", OLD."withdrawn_recorded_by_id"); RETURN NULL;',
                    hash="2b3878f590b1890a2261321ea4a0c97b649d4f1e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f811",
                    table="families_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caregivingrelationshipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="19755c2d61e9c337be52dbd4c75f098609c2836f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_292e5",
                    table="families_caregivingrelationshipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caregivingrelationship",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_caregivingrelationshipevent" ("carer_id", "created_at", "ended_on", "family_id", "has_parental_responsibility", "id", "infant_id", "is_primary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "started_on", "version") VALUES (NEW."carer_id", NEW."created_at", NEW."ended_on", NEW."family_id", NEW."has_parental_responsibility", NEW."id", NEW."infant_id", NEW."is_primary", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."relation", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="ff9022016b762d6e75d8ccca7319e11f57b5b884",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_937dc",
                    table="families_caregivingrelationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caregivingrelationship",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_caregivingrelationshipevent" ("carer_id", "created_at", "ended_on", "family_id", "has_parental_responsibility", "id", "infant_id", "is_primary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "started_on", "version") VALUES (NEW."carer_id", NEW."created_at", NEW."ended_on", NEW."family_id", NEW."has_parental_responsibility", NEW."id", NEW."infant_id", NEW."is_primary", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."relation", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="de47eeb3b6ce8d21f571f62631be74372f44b3ac",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af477",
                    table="families_caregivingrelationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caregivingrelationship",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_caregivingrelationshipevent" ("carer_id", "created_at", "ended_on", "family_id", "has_parental_responsibility", "id", "infant_id", "is_primary", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relation", "service_id", "started_on", "version") VALUES (OLD."carer_id", OLD."created_at", OLD."ended_on", OLD."family_id", OLD."has_parental_responsibility", OLD."id", OLD."infant_id", OLD."is_primary", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."relation", OLD."service_id", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="1d4b8e655779ddf3e87698a9ceecbee51e89dcb3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d47b7",
                    table="families_caregivingrelationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="03f98d3ce4b7cd3e179b64372b3df64e9ca903af",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2f142",
                    table="families_personevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_safecontactevent" ("adjustments", "asked_on", "created_at", "ended_on", "id", "interpreter_language", "may_email", "may_leave_message", "may_phone", "may_text", "may_write", "never_send", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "ref", "safe_times", "service_id", "version") VALUES (NEW."adjustments", NEW."asked_on", NEW."created_at", NEW."ended_on", NEW."id", NEW."interpreter_language", NEW."may_email", NEW."may_leave_message", NEW."may_phone", NEW."may_text", NEW."may_write", NEW."never_send", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."ref", NEW."safe_times", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="8fc29240fad8e3f8e39ab12a2feff49ad106df11",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d083f",
                    table="families_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "families_safecontactevent" ("adjustments", "asked_on", "created_at", "ended_on", "id", "interpreter_language", "may_email", "may_leave_message", "may_phone", "may_text", "may_write", "never_send", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "ref", "safe_times", "service_id", "version") VALUES (NEW."adjustments", NEW."asked_on", NEW."created_at", NEW."ended_on", NEW."id", NEW."interpreter_language", NEW."may_email", NEW."may_leave_message", NEW."may_phone", NEW."may_text", NEW."may_write", NEW."never_send", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."ref", NEW."safe_times", NEW."service_id", NEW."version"); RETURN NULL;',
                    hash="4bc401a0092e26783a01eb02aa1ae4728c19e9e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a55ae",
                    table="families_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "families_safecontactevent" ("adjustments", "asked_on", "created_at", "ended_on", "id", "interpreter_language", "may_email", "may_leave_message", "may_phone", "may_text", "may_write", "never_send", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "ref", "safe_times", "service_id", "version") VALUES (OLD."adjustments", OLD."asked_on", OLD."created_at", OLD."ended_on", OLD."id", OLD."interpreter_language", OLD."may_email", OLD."may_leave_message", OLD."may_phone", OLD."may_text", OLD."may_write", OLD."never_send", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."ref", OLD."safe_times", OLD."service_id", OLD."version"); RETURN NULL;',
                    hash="118e7d3915f8f2976b470886f65c706b6cd0af3e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1240",
                    table="families_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="abcd7757858c22df31be155a0af737f2067a1bf5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1eb3d",
                    table="families_safecontactevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
