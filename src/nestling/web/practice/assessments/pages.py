"""What the page of assessments shows, and how an assessment is told on the pages of triage and care."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nestling.core.codes import label_of
from nestling.design.forms import Form
from nestling.design.pieces import Entry, RelationshipHeader
from nestling.referrals.rules import review_words

if TYPE_CHECKING:
    from datetime import date

    from nestling.referrals.models import Assessment


@dataclass(frozen=True, kw_only=True)
class Record:
    """One assessment to write, beside those before it."""

    title: str
    header: RelationshipHeader
    form: Form
    back_url: str
    concern_url: str
    before: tuple[Entry, ...]


def entries_of(found: Iterable[Assessment], today: date, *, about: str = "") -> tuple[Entry, ...]:
    """Assessments, newest first, as entries of a timeline; only the newest of a kind is still to be looked at again."""
    seen: set[str] = set()
    entries = []
    for each in found:
        again = review_words(each.review_on, today, is_newest=each.kind not in seen)
        seen.add(each.kind)
        is_late = bool(again) and each.review_on is not None and each.review_on < today
        entries.append(
            Entry(
                on=each.done_on,
                title=label_of("assessment_kind", each.kind),
                text="\n\n".join((each.found, f"What to do: {each.to_do}", *((f"{again}.",) if again else ()))),
                about=about,
                by=each.done_by.name,
                tone="late" if is_late else "",
            )
        )
    return tuple(entries)
