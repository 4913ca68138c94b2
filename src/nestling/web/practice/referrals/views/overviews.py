"""Puts together the page of one referral from what the room knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer
from nestling.design.pieces import Button, Link, Row
from nestling.organisations.queries import profile_on
from nestling.referrals import queries
from nestling.referrals.rules import STATUS_LABELS, is_late, target_words
from nestling.referrals.rules.requests import WRITABLE
from nestling.web.practice.referrals import pages
from nestling.web.record_pages import header_for

TONES = {"being_written": "note", "received": "soon", "returned": "quiet", "in_triage": "soon", "accepted": "good"}


def overview(request: HttpRequest, kept: Any) -> pages.Overview:
    """The page of one referral."""
    viewer: Viewer = request.viewer
    is_open = kept.status in WRITABLE
    sent_back, found = queries.returns_of(viewer, kept), queries.tasks(viewer, kept)
    area = queries.area_of(viewer, kept)
    waited, decision = queries.clock_of(kept, sent_back), queries.decision_of(viewer, kept)
    target = profile_on(viewer, clock.today()).profile.waiting_target_days.value
    may_write = viewer.may(Permission.WRITE_REFERRAL)
    sees_stresses = viewer.may(Permission.TRIAGE) or is_open
    return pages.Overview(
        title="Referral",
        header=header_for(request, kept.relationship, current="referral"),
        breadcrumbs=(Link(label="Intake", url=reverse("practice:referrals:intake")),),
        status=STATUS_LABELS[kept.status],
        tone=TONES.get(kept.status, "quiet"),
        clock=f"{'Waiting' if is_open else 'Waited'} {waited.words}" if waited else "",
        aim=target_words(waited.days, target) if waited and is_open else "",
        is_late=bool(waited and is_open and is_late(waited.days, target)),
        tasks=pages.tasks_of(found, area, kept.ref) if is_open and may_write else (),
        missing=pages.missing_lines(found, kept.ref) if is_open else (),
        ways=_ways(viewer, kept, is_complete=found.is_complete),
        returns=tuple(pages.returned(each) for each in sent_back),
        answers=() if is_open and may_write else pages.answers_of(kept, area, is_open=False),
        stresses=pages.stress_picture(queries.checklist(viewer, kept)) if sees_stresses else None,
        facts=_facts(kept),
        decision_url=_decision_url(viewer, kept),
        decision_words=str(decision.trace.get("sentence", "")) if decision else "",
    )


def _facts(kept: Any) -> tuple[Row, ...]:
    came = "On paper, typed in by " if kept.came_on_paper else "Written by "
    rows = [Row(key="How it came", value=f"{came}{kept.started_by}")]
    if kept.first_received_on:
        rows.append(Row(key="First received", value=day_words(kept.first_received_on)))
    if kept.priority:
        rows.append(Row(key="How soon", value=label_of("priority", kept.priority)))
    if kept.index_person_id == kept.relationship.carer_id:
        rows.append(Row(key="On whose record", value="The parent's, until the baby is born"))
    if kept.continues:
        rows.append(Row(key="Goes on from", value="The parent's referral, before the birth"))
    if kept.closed_on:
        rows.append(Row(key="Closed", value=day_words(kept.closed_on)))
    if kept.closing_words:
        rows.append(Row(key="Why", value=kept.closing_words))
    return tuple(rows)


def _decision_url(viewer: Viewer, kept: Any) -> str:
    if kept.status == "being_written" or not viewer.may(Permission.SEE_INTAKE):
        return ""
    return reverse("practice:triage:triage", args=[kept.ref])


def _ways(viewer: Viewer, kept: Any, *, is_complete: bool) -> tuple[Button, ...]:
    """What may be done next, the most likely first."""
    if not viewer.may(Permission.WRITE_REFERRAL):
        return ()
    found = {
        "being_written": [("check", "Check the answers and send it in")],
        "received": [("send_back", "Return it to the referrer")],
        "returned": [("came_back", "It has come back")],
        "in_triage": [("send_back", "Return it to the referrer")],
    }.get(kept.status, [])
    ways = [Button(label=label, url=pages.page_url(page, kept.ref)) for page, label in found]
    if kept.status in ("received", "returned") and viewer.may(Permission.TRIAGE):
        begin = Button(label="Begin triage", url=reverse("practice:triage:begin", args=[kept.ref]))
        ways = [begin, *ways] if is_complete else [*ways, begin]
    if kept.status == "in_triage":
        ways.insert(0, Button(label="Go to triage", url=reverse("practice:triage:triage", args=[kept.ref])))
    if kept.status in WRITABLE:
        ways.append(Button(label="Withdraw", url=pages.page_url("withdraw", kept.ref)))
    return tuple(
        Button(label=way.label, url=way.url, tone="" if place == 0 else "secondary") for place, way in enumerate(ways)
    )
