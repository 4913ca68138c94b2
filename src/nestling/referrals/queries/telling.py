"""What referrals add to a family's chronology and to a person's worklist."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from nestling.core import clock
from nestling.core.happenings import Happening, WorkItem
from nestling.core.listing import most_urgent
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, named
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.models import Decision, Liaison, NeedRating, Referral, Return, ThrivePlacement
from nestling.referrals.rules import THRIVE_LABELS

REMIND_AFTER = timedelta(days=14)
"""How long a returned referral lies with its referrer before somebody is told to ring; a product default."""


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """What happened with the referrals of a family, in no particular order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (
        Telling(_referrals(viewer, family), _of_referral),
        _telling(viewer, Return, _of_return, referral__family=family),
        _telling(viewer, Liaison, _of_liaison, referral__family=family),
        _telling(viewer, NeedRating, _of_rating, relationship__family=family),
        _telling(viewer, ThrivePlacement, _of_placement, relationship__family=family),
        _telling(viewer, Decision, _of_decision, referral__family=family),
    )


_NAMED: dict[Any, tuple[str, ...]] = {
    Return: ("returned_by", "referral__relationship__infant", "referral__relationship__carer"),
    Liaison: ("asked_by", "referral"),
    NeedRating: ("rated_by", "relationship__infant", "relationship__carer"),
    ThrivePlacement: ("placed_by", "relationship__infant", "relationship__carer"),
    Decision: ("decided_by", "referral__relationship__infant", "referral__relationship__carer"),
}


def _telling(viewer: Viewer, model: Any, tell: Callable[[Any], Happening], **about: Family) -> Telling:
    rows = model.objects.filter(service_id=viewer.service_id, **about).select_related(*_NAMED[model])
    return Telling(rows, lambda record: (tell(record),))


def _referrals(viewer: Viewer, family: Family) -> "QuerySet[Referral]":
    rows = Referral.objects.filter(service_id=viewer.service_id, family=family)
    return rows.select_related("relationship__infant", "relationship__carer", "started_by")


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


def _of_liaison(each: Liaison) -> Happening:
    return Happening(
        on=each.asked_on,
        kind="liaison",
        title=f"Asked {each.with_whom} for information",
        text="\n\n".join(part for part in (each.asked, each.answer) if part),
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


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """What somebody must do next about undecided referrals; nothing that arrived waits unseen (hazard H01).

    One's own all; of what waits for anybody, and of what others are late with, the first ones.
    """
    profile = profile_on(viewer, clock.today()).profile
    waiting = Prefetch("returns", Return.objects.filter(came_back_on__isnull=True), to_attr="open_returns")
    rows = Referral.objects.filter(pk__in=_wanted(viewer, profile)).prefetch_related(waiting)
    rows = rows.select_related(
        "family", "relationship__infant", "relationship__carer", "started_by", "triage__began_by"
    ).only("ref", "status", "first_received_on", "family__ref", "started_by__name", "triage__began_by__name", *named())
    return tuple(_item(viewer, each, profile) for each in rows.order_by("first_received_on", "pk"))


def _wanted(viewer: Viewer, profile: Profile) -> list[int]:
    mine = Referral.objects.filter(service_id=viewer.service_id)
    own = Q(status__in=("being_written", "returned"), started_by_id=viewer.person_id)
    own |= Q(status="in_triage", triage__began_by_id=viewer.person_id)
    patience = clock.today() - timedelta(days=profile.escalation_days.value.manager)
    triage_late = Q(first_received_on__lt=patience - timedelta(days=profile.waiting_target_days.value))
    return_late = Q(returns__came_back_on__isnull=True, returns__returned_on__lt=patience - REMIND_AFTER)
    return most_urgent(
        mine.filter(own),
        mine.filter(status="received").order_by("first_received_on", "pk"),
        mine.filter(triage_late, status="in_triage")
        .exclude(triage__began_by_id=viewer.person_id)
        .order_by("first_received_on", "pk"),
        mine.filter(return_late, status="returned")
        .exclude(started_by_id=viewer.person_id)
        .order_by("returns__returned_on", "pk"),
    )


def _item(viewer: Viewer, each: Referral, profile: Profile) -> WorkItem:
    owner_id, owner = _owner(each)
    due_on = _due_on(each, profile)
    escalates_after = timedelta(days=profile.escalation_days.value.manager)
    return WorkItem(
        kind=f"referral_{each.status}",
        ref=each.ref,
        title=_TITLES[each.status],
        about=str(each.relationship),
        family_ref=each.family.ref,
        due_on=due_on,
        owner_id=owner_id,
        owner_name=owner,
        is_escalated=due_on is not None and clock.today() > due_on + escalates_after,
    )


_TITLES = {
    "being_written": "Finish writing the referral",
    "received": "Begin triage, or return what is incomplete",
    "returned": "Remind the referrer of what is missing",
    "in_triage": "Finish triage and decide",
}


def _owner(each: Referral) -> tuple[int | None, str]:
    if each.status == "in_triage":
        return each.triage.began_by_id, each.triage.began_by.name
    if each.status == "received":
        # A referral that has arrived belongs to the whole team until somebody takes it into triage.
        return None, ""
    return each.started_by_id, each.started_by.name


def _due_on(each: Referral, profile: Profile) -> date | None:
    if each.status == "being_written" or each.first_received_on is None:
        return None
    if each.status == "received":
        return each.first_received_on + timedelta(days=profile.escalation_days.value.owner)
    if each.status == "returned":
        open_returns: list[Return] = each.open_returns  # type: ignore[attr-defined]
        return open_returns[0].returned_on + REMIND_AFTER if open_returns else None
    return each.first_received_on + timedelta(days=profile.waiting_target_days.value)
