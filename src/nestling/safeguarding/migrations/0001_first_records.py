"""The records of this room, their constraints and their history."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import nestling.core.records
import nestling.safeguarding.models


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
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("about_words", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("done_at_once", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing_words", models.TextField(blank=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="families.person",
                    ),
                ),
                (
                    "closed_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="concerns", to="families.family"
                    ),
                ),
                (
                    "raised_by",
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
                "indexes": [models.Index(fields=["service", "-raised_at"], name="concern_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                models.Q(("closing_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concern_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about__isnull", False), models.Q(("about_words", ""), _negated=True), _connector="OR"
                        ),
                        name="concern_about_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("what", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="safeguarding.concern"
                    ),
                ),
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
                    "owner",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["service", "due_on"],
                        name="concern_action_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="concern_action_done_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("what", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "concern",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="safeguarding.concern",
                    ),
                ),
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
                        to="safeguarding.concernaction",
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
            name="ConcernEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("about_words", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("done_at_once", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing_words", models.TextField(blank=True)),
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
                    "closed_by",
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
                        to="safeguarding.concern",
                    ),
                ),
                (
                    "raised_by",
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
            name="ProtectionStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("is_proposed", models.BooleanField(default=False)),
                ("legal_status", models.CharField(blank=True, max_length=40)),
                ("authority", models.CharField(blank=True, max_length=120)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protection_statuses",
                        to="families.person",
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
                                "kind__in",
                                ("looked_after", "child_in_need", "investigation", "protection_plan", "unborn_plan"),
                            )
                        ),
                        name="protection_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="protection_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("person", "="),
                            ("kind", "="),
                            (
                                nestling.safeguarding.models._DateRange("started_on", "ended_on", models.Value("[]")),
                                "&&",
                            ),
                        ],
                        name="protection_no_overlap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProtectionStatusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("is_proposed", models.BooleanField(default=False)),
                ("legal_status", models.CharField(blank=True, max_length=40)),
                ("authority", models.CharField(blank=True, max_length=120)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
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
                        to="safeguarding.protectionstatus",
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
        pgtrigger.migrations.AddTrigger(
            model_name="concern",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_concernevent" ("about_id", "about_words", "closed_at", "closed_by_id", "closing_words", "created_at", "done_at_once", "family_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by_id", "ref", "service_id", "version", "words") VALUES (NEW."about_id", NEW."about_words", NEW."closed_at", NEW."closed_by_id", NEW."closing_words", NEW."created_at", NEW."done_at_once", NEW."family_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."raised_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="d5d6491cb7813df797b9a99a16fb8c88ed26ae66",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b345",
                    table="safeguarding_concern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concern",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "safeguarding_concernevent" ("about_id", "about_words", "closed_at", "closed_by_id", "closing_words", "created_at", "done_at_once", "family_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by_id", "ref", "service_id", "version", "words") VALUES (NEW."about_id", NEW."about_words", NEW."closed_at", NEW."closed_by_id", NEW."closing_words", NEW."created_at", NEW."done_at_once", NEW."family_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_at", NEW."raised_by_id", NEW."ref", NEW."service_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="fdfa32e138493c1f39fea8c5918c8e39162fef0a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2d5c",
                    table="safeguarding_concern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concern",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_concernevent" ("about_id", "about_words", "closed_at", "closed_by_id", "closing_words", "created_at", "done_at_once", "family_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by_id", "ref", "service_id", "version", "words") VALUES (OLD."about_id", OLD."about_words", OLD."closed_at", OLD."closed_by_id", OLD."closing_words", OLD."created_at", OLD."done_at_once", OLD."family_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."raised_at", OLD."raised_by_id", OLD."ref", OLD."service_id", OLD."version", OLD."words"); RETURN NULL;',
                    hash="7f486d6f3f132adb99be5a661ee1589b86040022",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_898d2",
                    table="safeguarding_concern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernaction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_concernactionevent" ("concern_id", "created_at", "done_at", "done_by_id", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version", "what") VALUES (NEW."concern_id", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."version", NEW."what"); RETURN NULL;',
                    hash="18a3c9e80c7f3faea73d2f683c36f3c22de4aadc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_11ad4",
                    table="safeguarding_concernaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernaction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "safeguarding_concernactionevent" ("concern_id", "created_at", "done_at", "done_by_id", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version", "what") VALUES (NEW."concern_id", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."version", NEW."what"); RETURN NULL;',
                    hash="9e6ed207a603d6ced2256062dbd056bcec5b00ba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4dc1d",
                    table="safeguarding_concernaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernaction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_concernactionevent" ("concern_id", "created_at", "done_at", "done_by_id", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "version", "what") VALUES (OLD."concern_id", OLD."created_at", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."version", OLD."what"); RETURN NULL;',
                    hash="35325b1451336a28812e278d83482d8c1888bda3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a0343",
                    table="safeguarding_concernaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a5c1a17442e9f6412a95e420323733a4fbb702db",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6806d",
                    table="safeguarding_concernactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="55747ce27434fde9e95351c887b04d0567268051",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bd4c1",
                    table="safeguarding_concernevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectionstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_protectionstatusevent" ("authority", "created_at", "ended_on", "id", "is_proposed", "kind", "legal_status", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "version") VALUES (NEW."authority", NEW."created_at", NEW."ended_on", NEW."id", NEW."is_proposed", NEW."kind", NEW."legal_status", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="fbf162cffef0a79ddce8cb508493c0e11c3d725e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_94d50",
                    table="safeguarding_protectionstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectionstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "safeguarding_protectionstatusevent" ("authority", "created_at", "ended_on", "id", "is_proposed", "kind", "legal_status", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "version") VALUES (NEW."authority", NEW."created_at", NEW."ended_on", NEW."id", NEW."is_proposed", NEW."kind", NEW."legal_status", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."service_id", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="a869034325e6c999dc32f9b7838c1ca52476aad3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dfdaa",
                    table="safeguarding_protectionstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectionstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "safeguarding_protectionstatusevent" ("authority", "created_at", "ended_on", "id", "is_proposed", "kind", "legal_status", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "service_id", "started_on", "version") VALUES (OLD."authority", OLD."created_at", OLD."ended_on", OLD."id", OLD."is_proposed", OLD."kind", OLD."legal_status", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."service_id", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="9f8b0083e6a4851a61fb7b857303039510845534",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_47187",
                    table="safeguarding_protectionstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectionstatusevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="501bc17b9af23de7226d47861f2fee432a03e24d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2abce",
                    table="safeguarding_protectionstatusevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
