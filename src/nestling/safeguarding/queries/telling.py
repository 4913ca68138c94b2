"""What safeguarding adds to a family's chronology."""

from collections.abc import Iterator

from nestling.core.happenings import Happening
from nestling.core.viewing import Viewer
from nestling.families.models import Family, Person
from nestling.safeguarding.models import Concern, ProtectionStatus
from nestling.safeguarding.queries.concerns import about_whom, may_read
from nestling.safeguarding.rules import SPEAK_TO_LEAD, status_label


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """Statuses begun and ended, and concerns raised and closed, in no particular order."""
    children = Person.objects.filter(places__family=family).values("pk")
    statuses = ProtectionStatus.objects.filter(service_id=viewer.service_id, person_id__in=children)
    found = [each for row in statuses.select_related("person") for each in _of_status(row)]
    concerns = Concern.objects.filter(service_id=viewer.service_id, family=family)
    for row in concerns.select_related("about", "raised_by", "closed_by"):
        found += _of_concern(viewer, row)
    return tuple(found)


def _of_status(row: ProtectionStatus) -> Iterator[Happening]:
    label = status_label(row.kind, is_proposed=row.is_proposed)
    about = {"kind": "protection", "about": str(row.person), "about_kind": "infant", "ref": row.ref}
    yield Happening(on=row.started_on, title=f"{label}: began", text=row.note, **about)
    if row.ended_on:
        yield Happening(on=row.ended_on, title=f"{label}: ended", **about)


def _of_concern(viewer: Viewer, row: Concern) -> Iterator[Happening]:
    """Its words only for those who may read them; that it was raised, for everybody (hazard H12)."""
    readable = may_read(viewer, row)
    about = {"kind": "concern", "about": about_whom(row) if readable else "", "ref": row.ref if readable else ""}
    words, by = (row.words, row.raised_by.name) if readable else (SPEAK_TO_LEAD, "")
    yield Happening(on=row.raised_at, title="Concern raised", text=words, by=by, **about)
    if row.closed_at and row.closed_by:
        words = row.closing_words if readable else ""
        by = row.closed_by.name if readable else ""
        yield Happening(on=row.closed_at, title="Concern closed", text=words, by=by, **about)
