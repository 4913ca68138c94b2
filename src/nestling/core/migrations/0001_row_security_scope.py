"""The function that row security asks: which services may this transaction see. Nothing set means none."""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(
            """
            create schema if not exists app;
            create function app.current_services() returns bigint[] language sql stable parallel safe as
              $$ select coalesce(nullif(current_setting('app.services', true), ''), '{}')::bigint[] $$;
            create function app.current_person() returns bigint language sql stable parallel safe as
              $$ select nullif(current_setting('app.person', true), '')::bigint $$;
            """,
            "drop schema app cascade;",
        ),
    ]
