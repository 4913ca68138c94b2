"""Where each open line of eligibility is answered, so that it can be answered from the page that shows it."""

from typing import Any

from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.organisations.profiles import Profile
from nestling.referrals.rules import Facts, RuleLine, eligibility
from nestling.referrals.rules.requests import WRITABLE
from nestling.web.returning import opened_from

OPEN = ("unknown", "needs_judgement", "later")

FINDINGS = {
    "concern_test": "concern_meets_test",
    "parent_only": "relationship_affected",
    "excluded_protection": "protection_asked_on-day",
    "not_our_job": "needs_other_service",
}
"""The settings that are answered among what triage finds out, and the first input of each question."""

FINDINGS_NEEDED = "needed to accept"

FORM = {"residence": ("area", ""), "accepted_referrers": ("referrer", "referrer_profession")}
"""The settings that are answered on a page of the request for service."""


def findings_needed(profile: Profile, kept: Any) -> dict[str, str]:
    """The questions of triage without whose answer this service cannot accept, with the words that mark them."""
    nothing_known = eligibility(profile, Facts(on=clock.today()))
    asked = {line.setting for line in nothing_known.lines_that("unknown", "needs_judgement")} & FINDINGS.keys()
    if kept.relationship_affected in ("yes", "no"):
        asked.discard("parent_only")
    return {FINDINGS[setting].removesuffix("-day"): FINDINGS_NEEDED for setting in asked}


def answer_urls(viewer: Viewer, kept: Any, lines: tuple[RuleLine, ...], page: str) -> dict[str, str]:
    """For each open line that this viewer may answer, the address of its question; saving comes back to `page`."""
    found = {line.setting: _question(viewer, kept, line) for line in lines if line.passed in OPEN}
    return {
        setting: opened_from(url, page, kept.ref, question)
        for setting, (url, question) in found.items()
        if url and kept.status in WRITABLE
    }


def _question(viewer: Viewer, kept: Any, line: RuleLine) -> tuple[str, str]:
    tie = kept.relationship
    if line.setting in FINDINGS and kept.status == "in_triage" and viewer.may(Permission.TRIAGE):
        said_no = line.setting == "parent_only" and line.inputs["relationship_affected"] is False
        question = "parent_only_reason" if said_no else FINDINGS[line.setting]
        return reverse("practice:triage:findings", args=[kept.ref]), question
    if line.setting in FORM and viewer.may(Permission.WRITE_REFERRAL):
        name, question = FORM[line.setting]
        return reverse(f"practice:referrals:{name}", args=[kept.ref]), question
    if line.setting in ("age_ceiling", "tier_ages") and viewer.may(Permission.EDIT_FAMILIES):
        return reverse("practice:people:change", args=[tie.infant.ref]), "due_on-day"
    if line.setting == "accepted_clusters" and kept.status != "being_written" and viewer.may(Permission.TRIAGE):
        return reverse("practice:triage:rate", args=[kept.ref]), ""
    if line.setting == "gate" and viewer.may(Permission.LOG_DISCUSSION):
        return f"{reverse('practice:consultation:log')}?relationship={tie.ref}", ""
    return "", ""
