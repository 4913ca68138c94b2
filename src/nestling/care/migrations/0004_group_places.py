"""Families have places in groups; the database refuses a move of an episode that the rules do not allow."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import nestling.core.records
from nestling.core.rowsecurity import row_security

FORWARD = """
create function app.episode_move_allowed() returns trigger language plpgsql as $$
begin
  if old.status = new.status then return new; end if;
  if not (case old.status
    when 'waiting' then new.status in ('open', 'ended')
    when 'open' then new.status = 'ended'
    else false
  end) then
    raise exception 'care that is % cannot become %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger episode_move_allowed before update of status on care_careepisode
  for each row execute function app.episode_move_allowed();
"""

BACKWARD = "drop trigger episode_move_allowed on care_careepisode; drop function app.episode_move_allowed();"


class Migration(migrations.Migration):
    dependencies = [
        ("care", "0003_contact_gate"),
        ("organisations", "0002_row_security"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
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
        migrations.AddConstraint(
            model_name="groupplace",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)), fields=("group", "episode"), name="group_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"),
                name="group_place_left_after_joining",
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
        row_security("care_groupplace", "care_groupplaceevent"),
        migrations.RunSQL([FORWARD], [BACKWARD]),
    ]
