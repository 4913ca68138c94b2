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
        ("organisations", "0001_first_records"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Discussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("is_anonymous", models.BooleanField(default=False)),
                ("initials", models.CharField(blank=True, max_length=6)),
                ("kind", models.CharField(max_length=30)),
                ("mechanism", models.CharField(max_length=30)),
                ("caller_name", models.CharField(max_length=120)),
                ("caller_profession", models.CharField(max_length=40)),
                ("caller_agency", models.CharField(blank=True, max_length=120)),
                ("caller_contact", models.CharField(blank=True, max_length=120)),
                ("held_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("summary", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("outcome", models.CharField(max_length=30)),
                ("outcome_note", models.TextField(blank=True)),
                (
                    "family",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
                        to="families.family",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
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
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
                        to="organisations.team",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "-held_at"], name="discussion_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_anonymous", False),
                            models.Q(("family__isnull", True), ("initials", ""), ("relationship__isnull", True)),
                            _connector="OR",
                        ),
                        name="discussion_anonymous_stays_so",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__isnull", True), ("minutes__lte", 1440), _connector="OR"),
                        name="discussion_within_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiscussionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("is_anonymous", models.BooleanField(default=False)),
                ("initials", models.CharField(blank=True, max_length=6)),
                ("kind", models.CharField(max_length=30)),
                ("mechanism", models.CharField(max_length=30)),
                ("caller_name", models.CharField(max_length=120)),
                ("caller_profession", models.CharField(max_length=40)),
                ("caller_agency", models.CharField(blank=True, max_length=120)),
                ("caller_contact", models.CharField(blank=True, max_length=120)),
                ("held_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("summary", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("outcome", models.CharField(max_length=30)),
                ("outcome_note", models.TextField(blank=True)),
                (
                    "family",
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
                        to="consultation.discussion",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.team",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="discussion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "consultation_discussionevent" ("advice", "caller_agency", "caller_contact", "caller_name", "caller_profession", "created_at", "family_id", "held_at", "held_by_id", "id", "initials", "is_anonymous", "kind", "mechanism", "minutes", "outcome", "outcome_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "service_id", "summary", "team_id", "version") VALUES (NEW."advice", NEW."caller_agency", NEW."caller_contact", NEW."caller_name", NEW."caller_profession", NEW."created_at", NEW."family_id", NEW."held_at", NEW."held_by_id", NEW."id", NEW."initials", NEW."is_anonymous", NEW."kind", NEW."mechanism", NEW."minutes", NEW."outcome", NEW."outcome_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."relationship_id", NEW."service_id", NEW."summary", NEW."team_id", NEW."version"); RETURN NULL;',
                    hash="a9948c5bc0871d778abf773bac969e54af0d1cca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dba11",
                    table="consultation_discussion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="discussion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "consultation_discussionevent" ("advice", "caller_agency", "caller_contact", "caller_name", "caller_profession", "created_at", "family_id", "held_at", "held_by_id", "id", "initials", "is_anonymous", "kind", "mechanism", "minutes", "outcome", "outcome_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "service_id", "summary", "team_id", "version") VALUES (NEW."advice", NEW."caller_agency", NEW."caller_contact", NEW."caller_name", NEW."caller_profession", NEW."created_at", NEW."family_id", NEW."held_at", NEW."held_by_id", NEW."id", NEW."initials", NEW."is_anonymous", NEW."kind", NEW."mechanism", NEW."minutes", NEW."outcome", NEW."outcome_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."relationship_id", NEW."service_id", NEW."summary", NEW."team_id", NEW."version"); RETURN NULL;',
                    hash="c21308a2ee17c66d7b6876360a48dff29d2061de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0bc77",
                    table="consultation_discussion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="discussion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "consultation_discussionevent" ("advice", "caller_agency", "caller_contact", "caller_name", "caller_profession", "created_at", "family_id", "held_at", "held_by_id", "id", "initials", "is_anonymous", "kind", "mechanism", "minutes", "outcome", "outcome_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "service_id", "summary", "team_id", "version") VALUES (OLD."advice", OLD."caller_agency", OLD."caller_contact", OLD."caller_name", OLD."caller_profession", OLD."created_at", OLD."family_id", OLD."held_at", OLD."held_by_id", OLD."id", OLD."initials", OLD."is_anonymous", OLD."kind", OLD."mechanism", OLD."minutes", OLD."outcome", OLD."outcome_note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."relationship_id", OLD."service_id", OLD."summary", OLD."team_id", OLD."version"); RETURN NULL;',
                    hash="df89f32f840c5df4ae9014f6d1942d49d6c8f4c8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8462d",
                    table="consultation_discussion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="discussionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="90bd864fb2b1497c43f015800ba9f8d8b79a2c15",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f6d3",
                    table="consultation_discussionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
