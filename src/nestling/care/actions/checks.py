"""What several actions of care ask before they write: is it ours, is it in the table, can the day be."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from nestling.care.models import CareEpisode
from nestling.core import clock
from nestling.core.codes import is_code
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer

# A clock that runs a little fast must not refuse somebody who types "now".
GRACE = timedelta(minutes=5)


def ours(by: Viewer, *records: Any) -> None:
    """Raise `NotFound` for a record of another service; a missing one is left to whoever needs it."""
    if any(record is not None and record.service_id != by.service_id for record in records):
        raise NotFound


def under_way(episode: CareEpisode, what: str) -> None:
    """Refuse to change care that has ended."""
    if episode.status == "ended":
        raise RuleBroken(f"This care has ended, so {what}. A family that comes back has a new referral.")


def coded(table: str, code: str, field: str, sentence: str) -> None:
    """Refuse a code that its table does not hold; an empty one is left to whoever needs it."""
    if code and not is_code(table, code):
        raise RuleBroken(sentence, field)


def not_to_come(day: date, at: datetime, field: str, what: str) -> None:
    """Refuse a day after the one on which the action is done."""
    if day > clock.day_of(at):
        raise RuleBroken(f"{what} cannot be in the future. Check the day.", field)


def not_before(day: date, earliest: date, field: str, what: str, because: str) -> None:
    """Refuse a day before another, and say why that one is the earliest."""
    if day < earliest:
        raise RuleBroken(f"{what} cannot be before {day_words(earliest)}, {because}. Check the day.", field)


def refused(sentence: str | None, field: str | None = None) -> None:
    """Raise what a rule says against it, if it says anything."""
    if sentence:
        raise RuleBroken(sentence, field)


WHOLE = ("family", "relationship__infant", "relationship__carer", "referral")


def locked(episode: CareEpisode, *beside: str) -> CareEpisode:
    """The episode as it stands now, held until the end of this action, so that two people's counts cannot cross.

    With it come the records named in `beside`, or all that an ending's letters speak of.
    """
    return CareEpisode.objects.select_for_update(of=("self",)).select_related(*(beside or WHOLE)).get(pk=episode.pk)


def mirrored(episode: CareEpisode, fresh: CareEpisode) -> None:
    """Let the caller's own copy show what was written."""
    for field in CareEpisode._meta.concrete_fields:
        setattr(episode, field.attname, getattr(fresh, field.attname))


def no_longer_than(limit: int, texts: Iterable[tuple[str, str]]) -> None:
    """Refuse a line that its column cannot hold, for callers that have no form before them."""
    for field, text in texts:
        if len(text) > limit:
            raise RuleBroken(f"This must be {limit:,} characters or fewer.", field)
