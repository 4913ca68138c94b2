"""Leads a form back to the page from which its question was opened: triage, the decision, a page of a referral.

The address carries only the reference of a referral, never an address to go to, so that no link can lead elsewhere.
"""

import re

from django.http import HttpRequest
from django.urls import reverse

PAGES = {
    "decide": "practice:triage:decide",
    "triage": "practice:triage:triage",
    "area": "practice:referrals:area",
    "check": "practice:referrals:check",
}


def opened_from(url: str, page: str, ref: str, question: str = "") -> str:
    """The address of a question, so that saving it comes back to `page` (a key of `PAGES`) of the referral."""
    joint = "&" if "?" in url else "?"
    return f"{url}{joint}{page}={ref}{f'#{question}' if question else ''}"


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where to go after saving or cancelling: the page that the question was opened from, or `otherwise`."""
    for page, address in PAGES.items():
        ref = request.GET.get(page, "")
        if re.fullmatch(r"[0-9A-Z]{1,20}", ref):
            return reverse(address, args=[ref])
    return otherwise
