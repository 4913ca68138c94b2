"""What letters add to a person's worklist and to a family's chronology."""

from django.db.models import Q

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.happenings import Happening, WorkItem
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family
from nestling.letters.models import Letter
from nestling.letters.queries.outbox import (
    LetterRow,
    about_words,
    end_of,
    escalation_days,
    present,
    rows,
    waiting,
)
from nestling.letters.rules import KIND_LABELS, RECIPIENT_LABELS, day_after_working_days, late_since
from nestling.organisations.profiles.values import EscalationDays


def worklist(viewer: Viewer) -> tuple[WorkItem, ...]:
    """The letters that wait for this person: their own, those to send, and for managers the late and ownerless."""
    if not viewer.may(Permission.SEE_LETTERS):
        return ()
    wanted = Q(owner_id=viewer.person_id)
    if not viewer.may(Permission.WRITE_LETTERS):
        wanted |= Q(status="released")
    if viewer.may(Permission.ALLOCATE):
        late = late_since(clock.today(), escalation_days(viewer).manager)
        wanted |= Q(written_at__lt=end_of(late)) | ~Q(owner_id__in=present(viewer))
    found = tuple(waiting(viewer).filter(wanted).order_by("written_at", "pk"))
    return tuple(_work_item(kept, row, escalation_days(viewer)) for kept, row in _paired(viewer, found))


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
    rows = Letter.objects.filter(service_id=viewer.service_id, family=family)
    people = rows.select_related("family", "infant", "carer", "owner", "sent_by")
    return (Telling(people, lambda kept: (_happening(kept),)),)


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
