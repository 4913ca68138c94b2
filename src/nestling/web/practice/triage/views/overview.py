"""Triage on one page: the rules one by one, what was asked and answered, need, risk and decision (TR-01 to TR-18)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import ROLE_LABELS, Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.environment import at_moment, yes_no
from nestling.design.pieces import Button, Link, Row
from nestling.organisations.profiles import Profile
from nestling.organisations.profiles.wording import risk_row_words
from nestling.organisations.queries import VersionInForce
from nestling.referrals import queries
from nestling.referrals.rules import (
    STATUS_LABELS,
    THRIVE_LABELS,
    combined_words,
    offers_for,
    thrive_suggestion,
)
from nestling.referrals.rules.requests import WRITABLE
from nestling.web.practice.assessments.pages import entries_of
from nestling.web.practice.triage import pages
from nestling.web.practice.triage.questions import answer_urls
from nestling.web.record_pages import header_for, show_record

SAID = {"yes": "Yes", "no": "No, only the parent is struggling"}
"""What a referral may say of the relationship; "not known" is not an answer."""


@guard(Permission.SEE_INTAKE)
def triage(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that a decision rests on; afterwards, the decision with the trace that was kept."""
    viewer: Viewer = request.viewer
    seen = queries.triage_picture(viewer, ref)
    kept, profile = seen.referral, seen.version.profile
    ask_url = _url(viewer, kept, "ask")
    answers = answer_urls(viewer, kept, seen.found.lines, "triage")
    page = pages.Triage(
        title="Triage",
        header=header_for(request, kept.relationship, current="referral"),
        breadcrumbs=_crumbs(kept),
        status=STATUS_LABELS[kept.status],
        clock=f"{'Waiting' if kept.status in WRITABLE else 'Waited'} {seen.clock.words}" if seen.clock else "",
        outcome=pages.outcome_words(seen.found, answers, is_begun=kept.status not in ("received", "returned")),
        lines=pages.lines_of(profile, seen.found, answers),
        version=_version_words(seen.version),
        found=_found(seen),
        findings_url=_url(viewer, kept, "findings"),
        asked=_asked(viewer, seen, may_answer=bool(ask_url)),
        ask_url=ask_url,
        rated=tuple(pages.rated_of(str(need.relationship), need.ratings) for need in seen.needs),
        rate_url=_url(viewer, kept, "rate", in_triage=False),
        placed=tuple(_placed(need, profile) for need in seen.needs),
        thrive_url=_url(viewer, kept, "thrive", in_triage=False),
        assessed=tuple(_assessed(viewer, kept, need) for need in seen.needs if viewer.may(Permission.TRIAGE)),
        principles=pages.principle_lines(seen.principles),
        risk=pages.risk_of(profile, seen.risk, risk_row_words),
        ways=_ways(viewer, kept, has_open_questions=seen.found.outcome == "needs_answers"),
        decided=_decided(seen.decision),
    )
    template = "practice/triage/triage.jinja"
    return show_record(request, template, page, about="triage", about_ref=ref, family_ref=kept.family.ref)


def _crumbs(kept: Any) -> tuple[Link, ...]:
    return (
        Link(label="Intake", url=reverse("practice:referrals:intake")),
        Link(label="Referral", url=reverse("practice:referrals:referral", args=[kept.ref])),
    )


def _asked(viewer: Viewer, seen: Any, *, may_answer: bool) -> tuple[pages.Asked, ...]:
    may_read, today = viewer.may(Permission.TRIAGE), clock.today()
    return tuple(pages.asked_of(each, today, may_read=may_read, may_answer=may_answer) for each in seen.liaisons)


def _version_words(version: VersionInForce) -> str:
    return f"{version.profile.name}, version from {day_words(version.starts_on)}"


def _url(viewer: Viewer, kept: Any, name: str, *, in_triage: bool = True) -> str:
    open_to = {"in_triage"} if in_triage else {"received", "returned", "in_triage", "accepted"}
    if not viewer.may(Permission.TRIAGE) or kept.status not in open_to:
        return ""
    return reverse(f"practice:triage:{name}", args=[kept.ref])


def _found(seen: Any) -> tuple[Row, ...]:
    """What triage has found out; what nobody has said is shown as not known, never guessed."""
    found = seen.triage
    if found is None:
        return ()
    concern = ". ".join(part for part in (yes_no(found.concern_meets_test), found.concern_words) if part)
    rows = [
        Row(key="Triage begun", value=f"{day_words(found.began_on)} by {found.began_by}"),
        Row(key="Degree of concern as the service asks", value=concern),
        Row(key="Relationship affected", value=_affected(found, seen.referral)),
        Row(key="Another service would be better", value=found.other_service or yes_no(found.needs_other_service)),
        Row(key="Child protection", value=_protection_words(seen)),
        Row(key="Tier", value=found.tier.capitalize() or "Not known"),
        Row(key="How soon", value=_urgency(found)),
    ]
    if seen.referral.perinatal_coworking:
        rows.append(Row(key="Perinatal mental health team", value="Works with the parent, or should: plan together"))
    if together := combined_words(queries.considered(seen.liaisons), is_expected=_expects_combined(seen)):
        rows.append(Row(key="Combined triage", value=together))
    if found.parent_only_reason:
        rows.insert(3, Row(key="Why help serves the baby", value=found.parent_only_reason))
    if found.incomplete_reason:
        rows.append(Row(key="Begun although incomplete", value=found.incomplete_reason))
    if found.notes:
        rows.append(Row(key="Notes", value=found.notes))
    return tuple(rows)


def _affected(found: Any, kept: Any) -> str:
    """What triage judged; until then what the referral says, which the rules go by, and who says it."""
    if found.relationship_affected is not None or kept.relationship_affected not in SAID:
        return yes_no(found.relationship_affected)
    by = f", by {kept.referrer_name}" if kept.referrer_name else ""
    return f"{SAID[kept.relationship_affected]}, says the referral{by}. Not judged in triage yet"


def _expects_combined(seen: Any) -> bool:
    return seen.version.profile.combined_triage.value


def _urgency(found: Any) -> str:
    urgency = label_of("priority", found.urgency) if found.urgency else "Not known"
    if found.asked_priority and found.asked_priority != found.urgency:
        urgency = f"{urgency} (the referrer said {label_of('priority', found.asked_priority).lower()})"
    return ". ".join(part for part in (urgency, found.urgency_reason) if part)


def _protection_words(seen: Any) -> str:
    words = ", ".join(label_of("protection_status", code) for code in sorted(seen.protection))
    if seen.triage.protection_asked_on:
        return f"{words or 'No status'}. Asked on {day_words(seen.triage.protection_asked_on)}"
    return words or "Not known: nobody has asked yet"


def _placed(need: Any, profile: Profile) -> pages.Placed:
    cluster = need.ratings[0].cluster if need.ratings else None
    suggested = thrive_suggestion(profile, cluster) if cluster else None
    advice = f"Cluster {cluster} points to {THRIVE_LABELS[suggested]}: advice only." if suggested else ""
    offers = offers_for(profile, need.thrive[0].group) if need.thrive else ()
    return pages.placed_of(str(need.relationship), need.thrive, offers, advice)


def _assessed(viewer: Viewer, kept: Any, need: Any) -> pages.Assessed:
    may_record = bool(_url(viewer, kept, "rate", in_triage=False)) and need.relationship.ended_on is None
    return pages.Assessed(
        relationship=str(need.relationship),
        entries=entries_of(need.assessments, clock.today()),
        record_url=reverse("practice:assessments:record", args=[need.relationship.ref]) if may_record else "",
    )


def _ways(viewer: Viewer, kept: Any, *, has_open_questions: bool) -> tuple[Button, ...]:
    """The next step first: while a question is open that is finding out, and afterwards the decision."""

    def way(label: str, name: str, tone: str = "") -> Button:
        return Button(label=label, url=reverse(f"practice:{name}", args=[kept.ref]), tone=tone)

    if kept.status in ("received", "returned") and viewer.may(Permission.TRIAGE):
        return (way("Begin triage", "triage:begin"),)
    if kept.status == "in_triage" and viewer.may(Permission.DECIDE_REFERRAL):
        find_out = (way("Write down what you found out", "triage:findings"),)
        may_find_out = has_open_questions and viewer.may(Permission.TRIAGE)
        return (
            *(find_out if may_find_out else ()),
            way("Decide", "triage:decide", "secondary" if may_find_out else ""),
            way("Return it to the referrer", "referrals:send_back", "secondary"),
        )
    return ()


def _decided(decision: Any) -> pages.Decided | None:
    if decision is None:
        return None
    role = ROLE_LABELS.get(decision.decided_as, decision.decided_as).lower()
    rows = [
        Row(key="Decided", value=f"{at_moment(decision.decided_at)} by {decision.decided_by}, as {role}"),
        Row(key="Reasons", value=decision.reasons or "None written"),
    ]
    if decision.outcome == "declined":
        rows.insert(1, Row(key="Main reason", value=label_of("rejection_reason", decision.rejection_reason)))
        rows.append(Row(key="Advice", value=decision.advice))
        rows.append(Row(key="Signposted to", value=decision.signposted_to))
    return pages.Decided(
        sentence=str(decision.trace.get("sentence", "")),
        rows=tuple(rows),
        lines=pages.kept_lines(decision.trace),
        version=f"{decision.trace.get('profile', '')}, version from {day_words(decision.profile_version.starts_on)}",
        letter_url=reverse("practice:letters:letter", args=[decision.letter.ref]) if decision.letter else "",
    )
