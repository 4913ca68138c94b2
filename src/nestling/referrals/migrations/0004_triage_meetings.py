"""Meetings with another team about several referrals in triage, and the liaisons that they lead to."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import nestling.core.records


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_row_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("referrals", "0003_status_moves"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TriageMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("held_on", models.DateField()),
                ("with_team", models.CharField(max_length=120)),
                ("present", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="TriageMeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("held_on", models.DateField()),
                ("with_team", models.CharField(max_length=120)),
                ("present", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="liaison",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="liaison",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="liaison",
            name="delete_delete",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="liaison",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "meeting_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (NEW."agency", NEW."answer", NEW."answered_on", NEW."asked", NEW."asked_by_id", NEW."asked_on", NEW."created_at", NEW."id", NEW."meeting_id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."version", NEW."with_whom"); RETURN NULL;',
                    hash="e4eaac23a9ff533aaeb03577f27375f146ef90f2",
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
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "meeting_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (NEW."agency", NEW."answer", NEW."answered_on", NEW."asked", NEW."asked_by_id", NEW."asked_on", NEW."created_at", NEW."id", NEW."meeting_id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."referral_id", NEW."service_id", NEW."version", NEW."with_whom"); RETURN NULL;',
                    hash="5dcd3aacbe7782f29619bfa6a773aae7f84ea5de",
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
                    func='INSERT INTO "referrals_liaisonevent" ("agency", "answer", "answered_on", "asked", "asked_by_id", "asked_on", "created_at", "id", "meeting_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "referral_id", "service_id", "version", "with_whom") VALUES (OLD."agency", OLD."answer", OLD."answered_on", OLD."asked", OLD."asked_by_id", OLD."asked_on", OLD."created_at", OLD."id", OLD."meeting_id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."referral_id", OLD."service_id", OLD."version", OLD."with_whom"); RETURN NULL;',
                    hash="930a0f6f080b4fefcd3472f5fdf1c6bfafde8d2f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a2bb7",
                    table="referrals_liaison",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="triagemeeting",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="triagemeeting",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
            ),
        ),
        migrations.AddField(
            model_name="liaison",
            name="meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="liaisons",
                to="referrals.triagemeeting",
            ),
        ),
        migrations.AddField(
            model_name="liaisonevent",
            name="meeting",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="referrals.triagemeeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="liaison",
            constraint=models.CheckConstraint(
                condition=models.Q(("meeting__isnull", True), ("answered_on__isnull", False), _connector="OR"),
                name="liaison_of_meeting_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="liaison",
            constraint=models.UniqueConstraint(
                condition=models.Q(("meeting__isnull", False)),
                fields=("meeting", "referral"),
                name="liaison_once_a_meeting",
            ),
        ),
        migrations.AddField(
            model_name="triagemeetingevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="triagemeetingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="referrals.triagemeeting",
            ),
        ),
        migrations.AddField(
            model_name="triagemeetingevent",
            name="recorded_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="triagemeetingevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.service",
            ),
        ),
        migrations.AddConstraint(
            model_name="triagemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("combined_triage", "interface_meeting"))),
                name="triage_meeting_kind_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triagemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_triagemeetingevent" ("created_at", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_by_id", "ref", "service_id", "version", "with_team") VALUES (NEW."created_at", NEW."held_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."recorded_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."with_team"); RETURN NULL;',
                    hash="527a52fd11601cab7d5db180de009cb885393e97",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ade47",
                    table="referrals_triagemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triagemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_triagemeetingevent" ("created_at", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_by_id", "ref", "service_id", "version", "with_team") VALUES (NEW."created_at", NEW."held_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."recorded_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."with_team"); RETURN NULL;',
                    hash="82df65a4423732818cb06311a96b9721d241bed8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_abff7",
                    table="referrals_triagemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triagemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_triagemeetingevent" ("created_at", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_by_id", "ref", "service_id", "version", "with_team") VALUES (OLD."created_at", OLD."held_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."recorded_by_id", OLD."ref", OLD."service_id", OLD."version", OLD."with_team"); RETURN NULL;',
                    hash="4e6bc816a5bff9674be17637d06856bc4d175393",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8b34",
                    table="referrals_triagemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triagemeetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fa11c4570a56cabc692b612a015f6f2136793a0d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4967e",
                    table="referrals_triagemeetingevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
