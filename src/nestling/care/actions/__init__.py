"""All that may be done in care: accept, allocate, record contacts, plan, review, meet in groups, end and follow up."""

from nestling.care.actions.allocations import HandedOver, allocate, end_allocation, hand_over_all
from nestling.care.actions.births import record_birth
from nestling.care.actions.contacts import correct_contact, record_contact
from nestling.care.actions.endings import (
    LettersWritten,
    complete_ending,
    prepare_ending,
    send_family_letter_after_all,
    withhold_family_letter,
    write_ending_letter,
    write_ending_letters,
)
from nestling.care.actions.episodes import accept_referral, hold_gate_consultation, pass_gate
from nestling.care.actions.follow_ups import reassign_follow_up, record_follow_up, try_follow_up
from nestling.care.actions.groups import (
    Attendance,
    change_group,
    end_group,
    end_place,
    give_place,
    hold_session,
    open_group,
)
from nestling.care.actions.plans import NO_PLAN_YET, close_goal, set_goal, write_plan
from nestling.care.actions.reviews import complete_review, raise_reviews_by_weeks

__all__ = [
    "NO_PLAN_YET",
    "Attendance",
    "HandedOver",
    "LettersWritten",
    "accept_referral",
    "allocate",
    "change_group",
    "close_goal",
    "complete_ending",
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
    "prepare_ending",
    "raise_reviews_by_weeks",
    "reassign_follow_up",
    "record_birth",
    "record_contact",
    "record_follow_up",
    "send_family_letter_after_all",
    "set_goal",
    "try_follow_up",
    "withhold_family_letter",
    "write_ending_letter",
    "write_ending_letters",
    "write_plan",
]
