"""Keep what triage found out beside what was asked, and where the family lives."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import nestling.core.records
from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_row_security"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("referrals", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="referral",
            name="closing_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="gp_in_area",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="lives_in_area",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="referralevent",
            name="closing_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="referralevent",
            name="gp_in_area",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="referralevent",
            name="lives_in_area",
            field=models.BooleanField(blank=True, null=True),
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
        migrations.AddField(
            model_name="triage",
            name="began_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="triage",
            name="referral",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="triage", to="referrals.referral"
            ),
        ),
        migrations.AddField(
            model_name="triage",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.service"
            ),
        ),
        migrations.AddField(
            model_name="triageevent",
            name="began_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="triageevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="triageevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="referrals.triage",
            ),
        ),
        migrations.AddField(
            model_name="triageevent",
            name="referral",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="referrals.referral",
            ),
        ),
        migrations.AddField(
            model_name="triageevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.service",
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
        row_security("referrals_triage", "referrals_triageevent"),
    ]
