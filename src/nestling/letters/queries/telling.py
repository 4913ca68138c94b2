"""What letters add to a person's worklist and to a family's chronology."""

from datetime import datetime

from django.db.models import Q, QuerySet

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.happenings import Happening, WorkItem
from nestling.core.questions import question
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, names_of
from nestling.letters.models import Letter
from nestling.letters.queries.outbox import (
    LetterRow,
    about_words,
    end_of,
    escalation_days,
    present,
    rows,
    shown,
)
from nestling.letters.rules import KIND_LABELS, RECIPIENT_LABELS, UNSENT, day_after_working_days, late_since
from nestling.organisations.profiles.values import EscalationDays


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """The letters that wait for this person: their own, those to send, and for managers the late and ownerless."""
    if not viewer.may(Permission.SEE_LETTERS):
        return ()
    to_send = [] if viewer.may(Permission.WRITE_LETTERS) else ["released"]
    theirs = list(UNSENT) if viewer.may(Permission.ALLOCATE) else []
    late = end_of(late_since(clock.today(), escalation_days(viewer).manager))
    found = _waiting_for(viewer, to_send, theirs, late, list(present(viewer)))
    return tuple(_work_item(kept, row, escalation_days(viewer)) for kept, row in _paired(viewer, found))


@question
def _waiting_for(
    viewer: Viewer, to_send: list[str], theirs: list[str], late_before: datetime, present: list[int]
) -> "QuerySet[Letter]":
    stuck = Q(written_at__lt=late_before) | ~Q(owner__among=present)
    mine = Q(owner_id=viewer.person_id) | Q(status__among=to_send)
    return shown(viewer).filter(mine | stuck & Q(status__among=theirs), status__in=UNSENT).order_by("written_at", "pk")


def _paired(viewer: Viewer, found: tuple[Letter, ...]) -> tuple[tuple[Letter, LetterRow], ...]:
    if not found:
        return ()
    as_row = rows(viewer)
    return tuple((kept, as_row(kept)) for kept in found)


def _work_item(kept: Letter, row: LetterRow, days: EscalationDays) -> WorkItem:
    todo = "Look over and release" if kept.status == "draft" else "Send"
    whose = "; its owner has left, give it to somebody" if row.owner_has_left else ""
    kind = KIND_LABELS[kept.kind]
    return WorkItem(
        kind="letter",
        ref=kept.ref,
        title=f"{todo}: {kind[:1].lower()}{kind[1:]} to {kept.recipient_name}{whose}",
        about=row.about,
        family_ref=row.family_ref,
        due_on=day_after_working_days(row.written_on, days.owner),
        owner_id=kept.owner_id,
        owner_name=kept.owner.name,
        is_escalated=row.tone == "manager" or row.owner_has_left,
    )


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """What happened with letters about one family, for its chronology."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (Telling(_of_family.asked(viewer, family), lambda kept: (_happening(kept),)),)


@question
def _of_family(viewer: Viewer, family: Family) -> "QuerySet[Letter]":
    rows = Letter.objects.filter(service_id=viewer.service_id, family=family)
    told = ("ref", "kind", "status", "recipient_kind", "recipient_name", "reason", "carer_id", "written_at")
    ended = ("sent_on", "cancelled_at", "cancelled_why", "owner__name", "sent_by__name", "family__name")
    return rows.select_related("family", "infant", "carer", "owner", "sent_by").only(
        *told, *ended, *names_of("infant"), *names_of("carer")
    )


def _happening(kept: Letter) -> Happening:
    label = KIND_LABELS[kept.kind]
    whom = f"{RECIPIENT_LABELS[kept.recipient_kind]}: {kept.recipient_name}"
    if kept.status == "sent" and kept.sent_on:
        on, title, by = kept.sent_on, f"{label} sent", kept.sent_by
    elif kept.status == "cancelled" and kept.cancelled_at:
        on, title, by = clock.day_of(kept.cancelled_at), f"{label} cancelled", None
    else:
        on, title, by = clock.day_of(kept.written_at), f"{label} written, not sent yet", kept.owner
    return Happening(
        on=on,
        kind="letter",
        title=title,
        text=f"To {whom}. {kept.cancelled_why or kept.reason}",
        about=about_words(kept),
        about_kind="relationship" if kept.carer_id else "family",
        by=by.name if by else "",
        ref=kept.ref,
    )
