"""History that the database writes itself: one append-only row for each change, naming action and person.

A change made outside an action has no context, and the database refuses it (hazard H35).
"""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection


def tracked(*, leaving_out: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """Keep the history of a model. `leaving_out` names derived columns that need none."""
    track: Callable[[Any], Any] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=pghistory.ContextForeignKey(null=False),
        exclude=list(leaving_out) or None,
        append_only=True,
    )
    return track


@contextmanager
def named_changes(*, action: str, person_id: int, service_id: int) -> Iterator[None]:
    """Name every change made inside, in one statement before them and one after.

    pghistory's own context writes the name in front of every single statement, two in one string, which a server that
    binds values and keeps plans refuses. Afterwards the name is taken back: a later write of the same transaction must
    not pass for this action's. A refusal rolls the name back with the changes.
    """
    _set_context(str(uuid.uuid4()), {"action": action, "actor": person_id, "service": service_id})
    yield
    _set_context("", {})


def _set_context(context_id: str, about: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [context_id, json.dumps(about)],
        )
