"""A review may be raised by weeks without one, beside the count of contacts; the database keeps its cause whole."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("care", "0008_who_allocated"),
        ("organisations", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="review",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="review",
            name="after_weeks",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="weeks_since_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="after_weeks",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="weeks_since_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="review",
            name="after_contacts",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="review",
            name="raised_by_contact",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="review_raised", to="care.contact"
            ),
        ),
        migrations.AlterField(
            model_name="reviewevent",
            name="after_contacts",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="reviewevent",
            name="raised_by_contact",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="care.contact",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "after_weeks", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version", "weeks_since_on") VALUES (NEW."after_contacts", NEW."after_weeks", NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."episode_id", NEW."findings", NEW."id", NEW."next_step", NEW."next_words", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."raised_by_contact_id", NEW."raised_on", NEW."ref", NEW."service_id", NEW."version", NEW."weeks_since_on"); RETURN NULL;',
                    hash="8056b8e9783f47b04182094e48c28da6a5e28926",
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
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "after_weeks", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version", "weeks_since_on") VALUES (NEW."after_contacts", NEW."after_weeks", NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."episode_id", NEW."findings", NEW."id", NEW."next_step", NEW."next_words", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."raised_by_contact_id", NEW."raised_on", NEW."ref", NEW."service_id", NEW."version", NEW."weeks_since_on"); RETURN NULL;',
                    hash="afd7bed90f7eda6a963cf4b5fea822ca712c7bea",
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
                    func='INSERT INTO "care_reviewevent" ("after_contacts", "after_weeks", "created_at", "done_by_id", "done_on", "episode_id", "findings", "id", "next_step", "next_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "raised_by_contact_id", "raised_on", "ref", "service_id", "version", "weeks_since_on") VALUES (OLD."after_contacts", OLD."after_weeks", OLD."created_at", OLD."done_by_id", OLD."done_on", OLD."episode_id", OLD."findings", OLD."id", OLD."next_step", OLD."next_words", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."raised_by_contact_id", OLD."raised_on", OLD."ref", OLD."service_id", OLD."version", OLD."weeks_since_on"); RETURN NULL;',
                    hash="eb02b4d6332b17df3474002b2399ab3d21106eb5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c1b4",
                    table="care_review",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("after_contacts__isnull", True), ("raised_by_contact__isnull", True)),
                    models.Q(("after_contacts__isnull", False), ("raised_by_contact__isnull", False)),
                    _connector="OR",
                ),
                name="review_count_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("after_weeks__isnull", True), ("weeks_since_on__isnull", True)),
                    models.Q(("after_weeks__gt", 0), ("weeks_since_on__isnull", False)),
                    _connector="OR",
                ),
                name="review_weeks_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("after_contacts__isnull", False), ("after_weeks__isnull", False), _connector="OR"),
                name="review_has_cause",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("after_weeks__isnull", False), ("done_on__isnull", True)),
                fields=("episode",),
                name="review_by_weeks_waits_once",
            ),
        ),
    ]
