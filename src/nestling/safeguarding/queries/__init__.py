"""All that may be read of safeguarding: dated statuses, concerns and their actions, and the flags on every page."""

from nestling.safeguarding.queries.concerns import (
    ConcernRow,
    about_whom,
    actions_of,
    concern,
    concern_action,
    concerns,
    has_to_do,
    may_read,
    open_actions,
    open_concerns,
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
    "has_to_do",
    "may_read",
    "open_actions",
    "open_concerns",
    "status",
    "status_history",
    "statuses",
    "statuses_in",
    "tellings",
    "worklist",
]
