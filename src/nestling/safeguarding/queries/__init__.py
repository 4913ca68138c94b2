"""All that may be read of safeguarding: dated statuses, concerns and their actions, and the flags on every page."""

from nestling.safeguarding.queries.concerns import (
    ConcernRow,
    about_whom,
    actions_of,
    concern,
    concern_action,
    concerns,
    may_read,
    open_actions,
    open_concerns,
    readable,
    worklist,
)
from nestling.safeguarding.queries.statuses import flags, status, status_history, statuses, statuses_in
from nestling.safeguarding.queries.telling import happenings, tellings

__all__ = [
    "ConcernRow",
    "about_whom",
    "actions_of",
    "concern",
    "concern_action",
    "concerns",
    "flags",
    "happenings",
    "may_read",
    "open_actions",
    "open_concerns",
    "readable",
    "status",
    "status_history",
    "statuses",
    "statuses_in",
    "tellings",
    "worklist",
]
