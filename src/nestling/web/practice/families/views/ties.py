"""One caregiving relationship: how it stands, who the carer is to the baby, and its end."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries as care
from nestling.care.rules import EPISODE_STATUS_LABELS
from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link, Row
from nestling.families import actions, queries
from nestling.organisations.queries import profile_on
from nestling.records.actions import end_care_tie
from nestling.referrals import queries as referrals
from nestling.referrals.rules import STATUS_LABELS
from nestling.web.keeping import once, typed, version_of
from nestling.web.lives import corrected_of, eligible_words, life_line
from nestling.web.practice.families import pages
from nestling.web.practice.families.forms import Tie, TieEnd
from nestling.web.practice.families.views.household import ask_tie
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship


@guard(Permission.SEE_FAMILIES)
def relationship(request: HttpRequest, ref: str) -> HttpResponse:
    """One relationship at a glance."""
    viewer: Viewer = request.viewer
    tie = queries.relationship(viewer, ref)
    page = pages.TiePage(
        title=str(tie),
        header=header_for(request, tie, "relationship"),
        rows=_rows(viewer, tie),
        referrals=tuple(_referral_lines(viewer, tie)) if viewer.may(Permission.SEE_INTAKE) else (),
        care=tuple(_care_lines(viewer, tie)) if viewer.may(Permission.SEE_CARE) else (),
        discussions=tuple(_discussion_lines(viewer, tie)) if viewer.may(Permission.LOG_DISCUSSION) else (),
        ways=_ways(viewer, tie),
    )
    about = {"about": "relationship", "about_ref": ref, "family_ref": tie.family.ref}
    return show_record(request, "practice/families/relationship.jinja", page, **about)


def _rows(viewer: Viewer, tie: "CaregivingRelationship") -> tuple[Row, ...]:
    profile = profile_on(viewer, clock.today()).profile
    responsible = {True: "Yes", False: "No", None: "Not known"}[tie.has_parental_responsibility]
    corrected = corrected_of(tie.infant)
    rows = (
        Row(key="Baby", value=f"{tie.infant}. {life_line(tie.infant)}"),
        Row(key="Corrected age", value=_corrected_words(corrected)) if corrected else None,
        Row(key="Eligible until", value=eligible_words(tie.infant, profile)),
        Row(key="Carer", value=f"{tie.carer}, {label_of('family_relation', tie.relation).lower()}"),
        Row(key="Main carer", value="Yes" if tie.is_primary else "No"),
        Row(key="Parental responsibility", value=responsible),
        Row(key="Since", value=day_words(tie.started_on)),
        Row(key="Ended", value=day_words(tie.ended_on)) if tie.ended_on else None,
    )
    return tuple(row for row in rows if row)


def _corrected_words(corrected: Any) -> str:
    return f"{corrected.age.words}. {corrected.basis}" if corrected.age else corrected.basis


def _referral_lines(viewer: Viewer, tie: "CaregivingRelationship") -> Any:
    for each in referrals.referrals_of(viewer, tie.family):
        if each.relationship_id == tie.pk:
            received = f"Received {day_words(each.first_received_on)}" if each.first_received_on else "Not received yet"
            yield pages.LetterLine(
                heading=f"Referral {each.ref}",
                url=reverse("practice:referrals:referral", args=[each.ref]),
                words=f"{received} · {STATUS_LABELS[each.status]}",
            )


def _care_lines(viewer: Viewer, tie: "CaregivingRelationship") -> Any:
    for each in care.episodes_of(viewer, tie.family):
        if each.relationship_id == tie.pk:
            until = f" to {day_words(each.ended_on)}" if each.ended_on else ""
            yield pages.LetterLine(
                heading=f"Care from {day_words(each.accepted_on)}{until}",
                url=reverse("practice:care:episode", args=[each.ref]),
                words=EPISODE_STATUS_LABELS[each.status],
            )


def _discussion_lines(viewer: Viewer, tie: "CaregivingRelationship") -> Any:
    for each in consultation.discussions_of(viewer, tie):
        yield pages.LetterLine(
            heading=f"Discussion with {each.caller_name}" if each.caller_name else "Discussion",
            url=reverse("practice:consultation:discussion", args=[each.ref]),
            words=day_words(clock.day_of(each.held_at)),
        )


def _ways(viewer: Viewer, tie: "CaregivingRelationship") -> tuple[Link, ...]:
    if tie.ended_on:
        return ()
    found = []
    if viewer.may(Permission.WRITE_REFERRAL) and not referrals.open_referral_of(viewer, tie):
        start = reverse("practice:referrals:start")
        found.append(Link(label="Start a referral", url=f"{start}?relationship={tie.ref}"))
    if viewer.may(Permission.EDIT_FAMILIES):
        change = reverse("practice:families:change_relationship", args=[tie.ref])
        end = reverse("practice:families:end_relationship", args=[tie.ref])
        found += [Link(label="Change who the carer is", url=change), Link(label="End the relationship", url=end)]
    return tuple(found)


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Say otherwise who the carer is to the baby."""
    tie = queries.relationship(request.viewer, ref)
    form = typed(
        request,
        Tie,
        name="relationship",
        about=ref,
        title=f"The relationship of {tie}",
        version=tie.version,
        initial={
            "relation": tie.relation,
            "has_parental_responsibility": tie.has_parental_responsibility,
            "is_primary": tie.is_primary,
        },
    )

    def act(values: dict[str, Any]) -> str:
        expected = version_of(form)
        actions.change_relationship(by=request.viewer, at=clock.now(), relationship=tie, expected=expected, **values)
        messages.success(request, "The relationship is changed.")
        return reverse("practice:families:relationship", args=[ref])

    return once(request, form, act) or ask_tie(request, tie, title="Who the carer is to the baby", form=form)


@guard(Permission.EDIT_FAMILIES, methods=("GET", "POST"))
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """The carer no longer cares for the baby."""
    tie = queries.relationship(request.viewer, ref)
    form = typed(
        request,
        TieEnd,
        name="relationship-end",
        about=ref,
        title=f"The end of the relationship of {tie}",
        initial={"ended_on": clock.today()},
    )

    def act(values: dict[str, Any]) -> str:
        end_care_tie(by=request.viewer, at=clock.now(), relationship=tie, **values)
        messages.success(request, "The relationship is ended. All that was recorded of it stays.")
        return reverse("practice:families:family", args=[tie.family.ref])

    return once(request, form, act) or ask_tie(
        request,
        tie,
        title="End the relationship",
        form=form,
        button="End the relationship",
        tone="warning",
        lede="For a carer who no longer cares for the baby, as when a baby moves to foster carers. "
        "Add the new carer first, if there is one. What was recorded stays.",
    )
