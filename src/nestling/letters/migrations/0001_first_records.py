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
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20, unique=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("about", models.CharField(blank=True, max_length=30)),
                ("about_ref", models.CharField(blank=True, max_length=20)),
                ("recipient_kind", models.CharField(max_length=20)),
                ("recipient_name", models.CharField(max_length=160)),
                ("recipient_address", models.TextField(blank=True)),
                ("salutation", models.CharField(max_length=160)),
                ("heading", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("reason", models.CharField(max_length=300)),
                ("status", models.CharField(default="draft", max_length=20)),
                ("written_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("goes_by", models.CharField(blank=True, max_length=20)),
                ("warnings_read", models.TextField(blank=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_how", models.CharField(blank=True, max_length=40)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=300)),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="families.family",
                    ),
                ),
                (
                    "infant",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.person"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recipient_network_member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.networkmember",
                    ),
                ),
                (
                    "recipient_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="families.person",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    models.Index(fields=["service", "status", "written_at"], name="letter_outbox"),
                    models.Index(fields=["service", "about", "about_ref"], name="letter_by_subject"),
                    models.Index(
                        condition=models.Q(("status__in", ("draft", "released"))),
                        fields=["owner"],
                        name="letter_unsent_of_owner",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("draft", "released", "sent", "cancelled"))),
                        name="letter_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "decline",
                                    "returned",
                                    "accepted",
                                    "ending_gp",
                                    "ending_referrer",
                                    "ending_family",
                                    "review",
                                    "general",
                                ),
                            )
                        ),
                        name="letter_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recipient_kind__in", ("gp", "referrer", "family", "professional"))),
                        name="letter_recipient_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_released_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(
                                ("released_at__isnull", False), ("sent_at__isnull", False), ("sent_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="letter_sent_after_release",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "sent"), _negated=True),
                            models.Q(("sent_at__isnull", False), ("sent_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_sent_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("goes_by", ""),
                                ("released_at__isnull", True),
                                ("sent_at__isnull", True),
                                ("status", "draft"),
                            ),
                            models.Q(("released_at__isnull", False), ("sent_at__isnull", True), ("status", "released")),
                            ("status__in", ("sent", "cancelled")),
                            _connector="OR",
                        ),
                        name="letter_status_fits_its_moments",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("goes_by__in", ("", "post", "email", "text", "phone", "by_hand"))),
                        name="letter_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                ("cancelled_by__isnull", False),
                                ("status", "cancelled"),
                            ),
                            _connector="OR",
                        ),
                        name="letter_cancelled_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("cancelled_at__isnull", False), models.Q(("cancelled_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="letter_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("ref", models.CharField(default=nestling.core.records.new_ref, editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(editable=False)),
                ("kind", models.CharField(max_length=30)),
                ("about", models.CharField(blank=True, max_length=30)),
                ("about_ref", models.CharField(blank=True, max_length=20)),
                ("recipient_kind", models.CharField(max_length=20)),
                ("recipient_name", models.CharField(max_length=160)),
                ("recipient_address", models.TextField(blank=True)),
                ("salutation", models.CharField(max_length=160)),
                ("heading", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("reason", models.CharField(max_length=300)),
                ("status", models.CharField(default="draft", max_length=20)),
                ("written_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("goes_by", models.CharField(blank=True, max_length=20)),
                ("warnings_read", models.TextField(blank=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_how", models.CharField(blank=True, max_length=40)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=300)),
                (
                    "cancelled_by",
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
                    "carer",
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
                    "infant",
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
                        to="letters.letter",
                    ),
                ),
                (
                    "recipient_network_member",
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
                    "recipient_person",
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
                    "released_by",
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
                    "sent_by",
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
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "letters_letterevent" ("about", "about_ref", "body", "cancelled_at", "cancelled_by_id", "cancelled_why", "carer_id", "created_at", "family_id", "goes_by", "heading", "id", "infant_id", "kind", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_address", "recipient_kind", "recipient_name", "recipient_network_member_id", "recipient_person_id", "ref", "released_at", "released_by_id", "salutation", "sent_at", "sent_by_id", "sent_how", "sent_on", "service_id", "status", "version", "warnings_read", "written_at") VALUES (NEW."about", NEW."about_ref", NEW."body", NEW."cancelled_at", NEW."cancelled_by_id", NEW."cancelled_why", NEW."carer_id", NEW."created_at", NEW."family_id", NEW."goes_by", NEW."heading", NEW."id", NEW."infant_id", NEW."kind", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recipient_address", NEW."recipient_kind", NEW."recipient_name", NEW."recipient_network_member_id", NEW."recipient_person_id", NEW."ref", NEW."released_at", NEW."released_by_id", NEW."salutation", NEW."sent_at", NEW."sent_by_id", NEW."sent_how", NEW."sent_on", NEW."service_id", NEW."status", NEW."version", NEW."warnings_read", NEW."written_at"); RETURN NULL;',
                    hash="40a1120602361e5f2c4b5f43ec5c9ffe8babecf6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a3f25",
                    table="letters_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "letters_letterevent" ("about", "about_ref", "body", "cancelled_at", "cancelled_by_id", "cancelled_why", "carer_id", "created_at", "family_id", "goes_by", "heading", "id", "infant_id", "kind", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_address", "recipient_kind", "recipient_name", "recipient_network_member_id", "recipient_person_id", "ref", "released_at", "released_by_id", "salutation", "sent_at", "sent_by_id", "sent_how", "sent_on", "service_id", "status", "version", "warnings_read", "written_at") VALUES (NEW."about", NEW."about_ref", NEW."body", NEW."cancelled_at", NEW."cancelled_by_id", NEW."cancelled_why", NEW."carer_id", NEW."created_at", NEW."family_id", NEW."goes_by", NEW."heading", NEW."id", NEW."infant_id", NEW."kind", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recipient_address", NEW."recipient_kind", NEW."recipient_name", NEW."recipient_network_member_id", NEW."recipient_person_id", NEW."ref", NEW."released_at", NEW."released_by_id", NEW."salutation", NEW."sent_at", NEW."sent_by_id", NEW."sent_how", NEW."sent_on", NEW."service_id", NEW."status", NEW."version", NEW."warnings_read", NEW."written_at"); RETURN NULL;',
                    hash="964231f0e5120b5f3b172ae6aeb829e0b71270e3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_48e56",
                    table="letters_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "letters_letterevent" ("about", "about_ref", "body", "cancelled_at", "cancelled_by_id", "cancelled_why", "carer_id", "created_at", "family_id", "goes_by", "heading", "id", "infant_id", "kind", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient_address", "recipient_kind", "recipient_name", "recipient_network_member_id", "recipient_person_id", "ref", "released_at", "released_by_id", "salutation", "sent_at", "sent_by_id", "sent_how", "sent_on", "service_id", "status", "version", "warnings_read", "written_at") VALUES (OLD."about", OLD."about_ref", OLD."body", OLD."cancelled_at", OLD."cancelled_by_id", OLD."cancelled_why", OLD."carer_id", OLD."created_at", OLD."family_id", OLD."goes_by", OLD."heading", OLD."id", OLD."infant_id", OLD."kind", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recipient_address", OLD."recipient_kind", OLD."recipient_name", OLD."recipient_network_member_id", OLD."recipient_person_id", OLD."ref", OLD."released_at", OLD."released_by_id", OLD."salutation", OLD."sent_at", OLD."sent_by_id", OLD."sent_how", OLD."sent_on", OLD."service_id", OLD."status", OLD."version", OLD."warnings_read", OLD."written_at"); RETURN NULL;',
                    hash="5358379aee25915f32f33b79605942ec94067016",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1b16b",
                    table="letters_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6c6e72450a9c93f2c58ea42f85fec01a4d542982",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6db55",
                    table="letters_letterevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
