"""All that may be done in the safeguarding room; its only writers."""

from nestling.safeguarding.actions.concerns import (
    NewAction,
    add_concern_action,
    close_concern,
    complete_concern_action,
    hand_over_actions,
    raise_concern,
)
from nestling.safeguarding.actions.statuses import (
    end_protection_status,
    end_unborn_plans,
    set_protection_status,
)

__all__ = [
    "NewAction",
    "add_concern_action",
    "close_concern",
    "complete_concern_action",
    "end_protection_status",
    "end_unborn_plans",
    "hand_over_actions",
    "raise_concern",
    "set_protection_status",
]
