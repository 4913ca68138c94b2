"""Assessments of a relationship in words, with a day to look again."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import nestling.core.records


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0002_row_security"),
        ("organisations", "0002_row_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("referrals", "0005_fence_triage_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("done_on", models.DateField()),
                ("found", models.TextField()),
                ("to_do", models.TextField()),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
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
            name="AssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("done_on", models.DateField()),
                ("found", models.TextField()),
                ("to_do", models.TextField()),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "done_by",
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
                        to="referrals.assessment",
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
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                condition=models.Q(("review_on__isnull", False)),
                fields=["service", "review_on"],
                name="assessment_to_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("found", ""), _negated=True), models.Q(("to_do", ""), _negated=True)),
                name="assessment_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on__isnull", True), ("review_on__gt", models.F("done_on")), _connector="OR"
                ),
                name="assessment_reviewed_after",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_assessmentevent" ("created_at", "done_by_id", "done_on", "found", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "review_on", "service_id", "to_do", "version") VALUES (NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."found", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."relationship_id", NEW."review_on", NEW."service_id", NEW."to_do", NEW."version"); RETURN NULL;',
                    hash="a448f7709c1c81204140c01ca78ba576396637c5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_538a3",
                    table="referrals_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_assessmentevent" ("created_at", "done_by_id", "done_on", "found", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "review_on", "service_id", "to_do", "version") VALUES (NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."found", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."relationship_id", NEW."review_on", NEW."service_id", NEW."to_do", NEW."version"); RETURN NULL;',
                    hash="cb0f3ee65c81df88c4f74ad94d9c73171963146c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae2f7",
                    table="referrals_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_assessmentevent" ("created_at", "done_by_id", "done_on", "found", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "relationship_id", "review_on", "service_id", "to_do", "version") VALUES (OLD."created_at", OLD."done_by_id", OLD."done_on", OLD."found", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."relationship_id", OLD."review_on", OLD."service_id", OLD."to_do", OLD."version"); RETURN NULL;',
                    hash="13b3bbb61e0238ec278f003f6b618a5bad9b4155",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dbd5a",
                    table="referrals_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a3ff1ee79f06dd89420f2e8dc96d5151649e8fc8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07fa5",
                    table="referrals_assessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
