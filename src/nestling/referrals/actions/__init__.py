"""All that may be done with referrals, from the first word of the form to the decision and after."""

from nestling.referrals.actions.decisions import close_referral, decide, open_newborn_referral
from nestling.referrals.actions.intake import return_referral, submit_referral, take_back, withdraw_referral
from nestling.referrals.actions.need import place_in_thrive, rate_need, record_assessment
from nestling.referrals.actions.requests import (
    StressInput,
    answer_area,
    answer_checklist,
    fill_referral,
    start_referral,
)
from nestling.referrals.actions.triage import (
    Thought,
    answer_liaison,
    ask_liaison,
    begin_triage,
    hold_triage_meeting,
    note_findings,
)

__all__ = [
    "StressInput",
    "Thought",
    "answer_area",
    "answer_checklist",
    "answer_liaison",
    "ask_liaison",
    "begin_triage",
    "close_referral",
    "decide",
    "fill_referral",
    "hold_triage_meeting",
    "note_findings",
    "open_newborn_referral",
    "place_in_thrive",
    "rate_need",
    "record_assessment",
    "return_referral",
    "start_referral",
    "submit_referral",
    "take_back",
    "withdraw_referral",
]
