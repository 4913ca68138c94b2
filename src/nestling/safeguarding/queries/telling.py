"""What safeguarding adds to a family's chronology."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet

from nestling.core.happenings import Happening
from nestling.core.questions import question
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import Family, FamilyMember
from nestling.safeguarding.models import Concern, ProtectionStatus
from nestling.safeguarding.queries.concerns import about_whom, has_to_do, may_read_row
from nestling.safeguarding.rules import SPEAK_TO_LEAD, status_label


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """Statuses begun and ended, and concerns raised and closed, in no particular order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how; a concern's words only for those who may read them."""
    return (
        Telling(_statuses.asked(viewer, family), _of_status),
        Telling(_concerns.asked(viewer, family), partial(_of_concern, viewer)),
    )


@question
def _statuses(viewer: Viewer, family: Family) -> "QuerySet[ProtectionStatus]":
    children = FamilyMember.objects.filter(family=family).values("person_id")
    rows = ProtectionStatus.objects.filter(service_id=viewer.service_id, person__in=children)
    return rows.select_related("person")


@question
def _concerns(viewer: Viewer, family: Family) -> "QuerySet[Concern]":
    rows = Concern.objects.filter(service_id=viewer.service_id, family=family).annotate(is_to_do=has_to_do(viewer))
    return rows.select_related("about", "raised_by", "closed_by")


def _of_status(row: ProtectionStatus) -> Iterator[Happening]:
    label = status_label(row.kind, is_proposed=row.is_proposed)
    about = {"kind": "protection", "about": str(row.person), "about_kind": "infant", "ref": row.ref}
    yield Happening(on=row.started_on, title=f"{label}: began", text=row.note, **about)
    if row.ended_on:
        yield Happening(on=row.ended_on, title=f"{label}: ended", **about)


def _of_concern(viewer: Viewer, row: Any) -> Iterator[Happening]:
    """Its words only for those who may read them; that it was raised, for everybody (hazard H12)."""
    if not may_read_row(viewer, row):
        yield Happening(on=row.raised_at, kind="concern", title="Concern raised", text=SPEAK_TO_LEAD)
        if row.closed_at:
            yield Happening(on=row.closed_at, kind="concern", title="Concern closed")
        return
    about = {"kind": "concern", "about": about_whom(row), "ref": row.ref}
    yield Happening(on=row.raised_at, title="Concern raised", text=row.words, by=row.raised_by.name, **about)
    if row.closed_at:
        yield Happening(
            on=row.closed_at, title="Concern closed", text=row.closing_words, by=row.closed_by.name, **about
        )
