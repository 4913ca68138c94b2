"""The pages of intake and of the request for service, one task to a module."""

from nestling.web.practice.referrals.views.boards import decided, intake, paper_form, referral
from nestling.web.practice.referrals.views.receiving import came_back, check, send_back, withdraw
from nestling.web.practice.referrals.views.sections import (
    agreement,
    area,
    asked_for,
    people,
    referrer,
    relationship,
    stresses,
)
from nestling.web.practice.referrals.views.starting import start
from nestling.web.practice.referrals.views.volumes import volumes

__all__ = [
    "agreement",
    "area",
    "asked_for",
    "came_back",
    "check",
    "decided",
    "intake",
    "paper_form",
    "people",
    "referral",
    "referrer",
    "relationship",
    "send_back",
    "start",
    "stresses",
    "volumes",
    "withdraw",
]
