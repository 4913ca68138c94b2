"""Give the application's role what it needs and no more: history and access rows may only be added to."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

_ONLY_ADD = """
    select tablename from pg_tables where schemaname = 'public'
    and (tablename like '%%event' or tablename = 'accounts_accessrow')
"""


class Command(BaseCommand):
    """`manage.py grant_application_role`, run by the owner after each migration."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the grants; safe to run twice."""
        role = str(settings.DATABASES["default"]["USER"])
        connection = connections["owner" if "owner" in settings.DATABASES else "default"]
        quoted = connection.ops.quote_name(role)
        with connection.cursor() as cursor:
            cursor.execute(f"grant usage on schema public, app to {quoted}")
            cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {quoted}")
            cursor.execute(f"grant usage, select on all sequences in schema public to {quoted}")
            cursor.execute(f"grant execute on all functions in schema public, app to {quoted}")
            cursor.execute(_ONLY_ADD)
            for (table,) in cursor.fetchall():
                cursor.execute(f"revoke update, delete on {connection.ops.quote_name(table)} from {quoted}")
            cursor.execute(f"revoke delete on pghistory_context from {quoted}")
            cursor.execute(f"revoke insert, update, delete on django_migrations from {quoted}")
