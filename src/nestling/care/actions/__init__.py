"""All that may be done in care: accept, allocate, record contacts, plan, review, meet in groups, end and follow up."""

from nestling.care.actions.allocations import HandedOver, allocate, end_allocation, hand_over_all
from nestling.care.actions.contacts import correct_contact, record_contact
from nestling.care.actions.episodes import accept_referral, hold_gate_consultation, pass_gate
from nestling.care.actions.groups import (
    Attendance,
    end_group,
    end_place,
    give_place,
    hold_session,
    open_group,
)
from nestling.care.actions.plans import close_goal, set_goal, write_plan
from nestling.care.actions.reviews import complete_review

__all__ = [
    "Attendance",
    "HandedOver",
    "accept_referral",
    "allocate",
    "close_goal",
    "complete_review",
    "correct_contact",
    "end_allocation",
    "end_group",
    "end_place",
    "give_place",
    "hand_over_all",
    "hold_gate_consultation",
    "hold_session",
    "open_group",
    "pass_gate",
    "record_contact",
    "set_goal",
    "write_plan",
]
