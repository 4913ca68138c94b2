"""What must be true before the first page: the database role may not be able to look over the fences (attack 80)."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_WHO = """
    select r.rolsuper or r.rolbypassrls
        or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member'))
    from pg_roles r where r.rolname = current_user
"""


def refuse_a_role_that_sees_everything() -> None:
    """Raise `ImproperlyConfigured` when the application's role is owner, superuser or may bypass row security."""
    with connection.cursor() as cursor:
        cursor.execute(_WHO)
        (sees_everything,) = cursor.fetchone()
    connection.close()
    if sees_everything:
        raise ImproperlyConfigured(
            "DATABASE_URL names a role that owns the tables, is a superuser or bypasses row security, so one service "
            "could see another's families. Give it the application's own role; DATABASE_OWNER_URL is for the owner."
        )
