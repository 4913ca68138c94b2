"""Row security: the database's own fence round each service, beneath the filter that every query already has."""

import json
from typing import Any

from django.db import migrations

# `any((select …))` is worked out once a statement; a membership sub-select here costs over a thousand times as much.
MINE = "service_id = any((select app.current_services())::bigint[])"


def row_security(*tables: str, mine: str = MINE) -> migrations.RunSQL:
    """The migration step that fences tables which carry `service_id`, for the owner as for everybody else."""
    return migrations.RunSQL(
        [_fence(table, mine) for table in tables],
        [_unfence(table) for table in reversed(tables)],
    )


def _fence(table: str, mine: str) -> str:
    return (
        f'alter table "{table}" enable row level security; alter table "{table}" force row level security; '
        f'create policy by_service on "{table}" for all using ({mine}) with check ({mine});'
    )


def _unfence(table: str) -> str:
    return (
        f'drop policy by_service on "{table}"; alter table "{table}" no force row level security; '
        f'alter table "{table}" disable row level security;'
    )


def repairing(connection: Any, *, service_id: int, name: str) -> None:
    """In a repair of data: open one service's rows to the owner, and tell history which repair this is.

    Holds for the transaction. pghistory's own context reaches the application's connection only, never the owner's.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.services', %s, true), set_config('pghistory.context_id', gen_random_uuid()::text, "
            "true), set_config('pghistory.context_metadata', %s, true)",
            [f"{{{service_id}}}", json.dumps({"action": f"repair.{name}", "actor": 0, "service": service_id})],
        )
