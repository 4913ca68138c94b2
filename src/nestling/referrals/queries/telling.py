"""What referrals add to a family's chronology."""

from collections.abc import Iterator

from django.db.models import QuerySet

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.happenings import Happening
from nestling.core.questions import question
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, with_names
from nestling.referrals.models import Assessment, Decision, Liaison, NeedRating, Referral, Return, ThrivePlacement
from nestling.referrals.rules import FOR_THOSE_WHO_TRIAGE, THRIVE_LABELS


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """What happened with the referrals of a family, in no particular order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (
        Telling(_referrals.asked(viewer, family), _of_referral),
        Telling(_returns.asked(viewer, family), lambda each: (_of_return(each),)),
        Telling(_liaisons.asked(viewer, family), lambda each: (_of_liaison(viewer, each),)),
        Telling(_ratings.asked(viewer, family), lambda each: (_of_rating(each),)),
        Telling(_placements.asked(viewer, family), lambda each: (_of_placement(each),)),
        Telling(_decisions.asked(viewer, family), lambda each: (_of_decision(each),)),
        *_assessments(viewer, family),
    )


def _assessments(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    # They are read like clinical notes, which those who only type in referrals do not open.
    if not viewer.may(Permission.TRIAGE):
        return ()
    return (Telling(_assessed.asked(viewer, family), lambda each: (_of_assessment(each),)),)


@question
def _assessed(viewer: Viewer, family: Family) -> "QuerySet[Assessment]":
    rows = Assessment.objects.filter(service_id=viewer.service_id, relationship__family=family)
    told = ("done_on", "kind", "found", "to_do", "done_by__name", "relationship__ref")
    return with_names(rows.select_related("done_by"), *told)


@question
def _referrals(viewer: Viewer, family: Family) -> "QuerySet[Referral]":
    rows = Referral.objects.filter(service_id=viewer.service_id, family=family).select_related("started_by")
    told = ("ref", "created_at", "continues_id", "first_received_on", "referrer_name", "how_compromised")
    closed = ("status", "closed_on", "closing_words", "started_by__name")
    return with_names(rows, *told, *closed)


@question
def _returns(viewer: Viewer, family: Family) -> "QuerySet[Return]":
    rows = Return.objects.filter(service_id=viewer.service_id, referral__family=family).select_related("returned_by")
    told = ("returned_on", "missing", "note", "returned_by__name", "referral__ref")
    return with_names(rows, *told, tie="referral__relationship")


@question
def _liaisons(viewer: Viewer, family: Family) -> "QuerySet[Liaison]":
    rows = Liaison.objects.filter(service_id=viewer.service_id, referral__family=family)
    return rows.select_related("asked_by", "referral", "meeting")


@question
def _ratings(viewer: Viewer, family: Family) -> "QuerySet[NeedRating]":
    rows = NeedRating.objects.filter(service_id=viewer.service_id, relationship__family=family)
    return with_names(rows.select_related("rated_by"), "ref", "rated_on", "cluster", "reason", "rated_by__name")


@question
def _placements(viewer: Viewer, family: Family) -> "QuerySet[ThrivePlacement]":
    rows = ThrivePlacement.objects.filter(service_id=viewer.service_id, relationship__family=family)
    return with_names(rows.select_related("placed_by"), "ref", "placed_on", "group", "reason", "placed_by__name")


@question
def _decisions(viewer: Viewer, family: Family) -> "QuerySet[Decision]":
    rows = Decision.objects.filter(service_id=viewer.service_id, referral__family=family).select_related("decided_by")
    told = ("decided_at", "outcome", "reasons", "trace", "decided_by__name", "referral__ref")
    return with_names(rows, *told, tie="referral__relationship")


def _of_referral(referral: Referral) -> Iterator[Happening]:
    about = {"about": str(referral.relationship), "about_kind": "relationship", "ref": referral.ref}
    if referral.continues_id:
        day = clock.day_of(referral.created_at)
        yield Happening(on=day, kind="referral", title="The baby's own referral goes on from the parent's", **about)
        return
    if referral.first_received_on:
        by = f" from {referral.referrer_name}" if referral.referrer_name else ""
        title, on = f"Referral received{by}", referral.first_received_on
        yield Happening(on=on, kind="referral", title=title, text=referral.how_compromised, **about)
    else:
        by = referral.started_by.name
        yield Happening(on=referral.created_at, kind="referral", title="Referral begun", by=by, **about)
    if referral.status == "withdrawn" and referral.closed_on:
        words = referral.closing_words
        yield Happening(on=referral.closed_on, kind="referral", title="Referral withdrawn", text=words, **about)


def _of_return(each: Return) -> Happening:
    return Happening(
        on=each.returned_on,
        kind="referral",
        title="Referral returned for what was missing",
        text=" ".join([*each.missing, each.note]).strip(),
        about=str(each.referral.relationship),
        about_kind="relationship",
        by=each.returned_by.name,
        ref=each.referral.ref,
    )


def _of_liaison(viewer: Viewer, each: Liaison) -> Happening:
    # What a meeting thought is read as assessments are; that it met, when and with whom, by all.
    said = "\n\n".join(part for part in (each.asked, each.answer) if part)
    may_read = not each.meeting_id or viewer.may(Permission.TRIAGE)
    return Happening(
        on=each.asked_on,
        kind="liaison",
        title=each.with_whom if each.meeting_id else f"Asked {each.with_whom} for information",
        text=said if may_read else FOR_THOSE_WHO_TRIAGE,
        by=each.asked_by.name,
        ref=each.referral.ref,
    )


def _of_rating(each: NeedRating) -> Happening:
    return Happening(
        on=each.rated_on,
        kind="rating",
        title=f"Need rated: cluster {each.cluster}",
        text=each.reason,
        about=str(each.relationship),
        about_kind="relationship",
        by=each.rated_by.name,
        ref=each.ref,
    )


def _of_placement(each: ThrivePlacement) -> Happening:
    return Happening(
        on=each.placed_on,
        kind="rating",
        title=f"THRIVE group: {THRIVE_LABELS[each.group]}",
        text=each.reason,
        about=str(each.relationship),
        about_kind="relationship",
        by=each.placed_by.name,
        ref=each.ref,
    )


def _of_assessment(each: Assessment) -> Happening:
    return Happening(
        on=each.done_on,
        kind="assessment",
        title=label_of("assessment_kind", each.kind),
        text=f"{each.found}\n\n{each.to_do}",
        about=str(each.relationship),
        about_kind="relationship",
        by=each.done_by.name,
        ref=each.relationship.ref,
    )


def _of_decision(each: Decision) -> Happening:
    return Happening(
        on=each.decided_at,
        kind="decision",
        title="Referral accepted" if each.outcome == "accepted" else "Referral declined",
        text=each.reasons or each.trace.get("sentence", ""),
        about=str(each.referral.relationship),
        about_kind="relationship",
        by=each.decided_by.name,
        ref=each.referral.ref,
    )
