"""History that the database writes itself: one append-only row for each change, naming action and person.

A change made outside an action has no context, and the database refuses it (hazard H35).
"""

from collections.abc import Callable
from typing import Any

import pghistory


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
