"""How the work with a family stands: referral and care of each relationship, letters, and what is due next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries as care
from nestling.care.rules import EPISODE_STATUS_LABELS
from nestling.core import clock
from nestling.core.phrases import day_words
from nestling.core.telling import together
from nestling.core.viewing import Viewer
from nestling.design.pieces import Link
from nestling.letters import queries as letters
from nestling.letters.rules import STATUS_LABELS as LETTER_LABELS
from nestling.letters.rules import UNSENT
from nestling.referrals import queries as referrals
from nestling.referrals.rules import OPEN_STATUSES, STATUS_LABELS
from nestling.web.practice.families.pages import LetterLine, NextLine

if TYPE_CHECKING:
    from nestling.families.models import CaregivingRelationship, Family

MOST_LETTERS = 3


@dataclass(frozen=True, kw_only=True)
class FamilyWork:
    """What the rooms above tell of a family."""

    may_refer: bool
    next_due: tuple[NextLine, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    words: dict[int, str] = field(default_factory=dict)
    ways: dict[int, tuple[Link, ...]] = field(default_factory=dict)

    def words_of(self, tie_id: int) -> str:
        """How a relationship stands, in words."""
        return self.words.get(tie_id, "")

    def ways_of(self, tie: "CaregivingRelationship") -> tuple[Link, ...]:
        """The pages about a relationship's work, or the start of a referral."""
        found = self.ways.get(tie.pk, ())
        if found or tie.ended_on or not self.may_refer:
            return found
        start = reverse("practice:referrals:start")
        return (Link(label="Start a referral", url=f"{start}?relationship={tie.ref}"),)


_ASKED = (
    (referrals.referrals_of, Permission.SEE_INTAKE),
    (care.episodes_of, Permission.SEE_CARE),
    (care.reviews_due_of, Permission.SEE_CARE),
    (care.follow_ups_due_of, Permission.SEE_CARE),
    (letters.letters_shown_of, Permission.SEE_LETTERS),
)


def family_work(viewer: Viewer, family: "Family", ties: "Iterable[CaregivingRelationship]") -> FamilyWork:
    """What stands open, for those rooms that this viewer may see."""
    asked, episodes, reviews, follow_ups, written = together(
        *(each.asked(viewer, family) if viewer.may(needs) else None for each, needs in _ASKED)
    )
    words: dict[int, str] = {}
    ways: dict[int, tuple[Link, ...]] = {}
    for each in (*_oldest_first(asked, "created_at"), *_oldest_first(episodes, "accepted_on")):
        words[each.relationship_id], way = _standing(each)
        ways[each.relationship_id] = (*ways.get(each.relationship_id, ()), way)[-2:]
    due = [*_of_referrals(asked), *_of_care(episodes, reviews, follow_ups), *_of_letters(written)]
    return FamilyWork(
        may_refer=viewer.may(Permission.WRITE_REFERRAL),
        next_due=tuple(sorted(due, key=lambda line: (line.on is None, line.on or date.max))),
        letters=tuple(_letter(each) for each in written[:MOST_LETTERS]),
        words=words,
        ways=ways,
    )


def _oldest_first(rows: Iterable[Any], name: str) -> list[Any]:
    return sorted(rows, key=lambda each: getattr(each, name))


def _standing(each: Any) -> tuple[str, Link]:
    if hasattr(each, "clock_started_on"):
        return EPISODE_STATUS_LABELS[each.status], Link(
            label="Care", url=reverse("practice:care:episode", args=[each.ref])
        )
    words = "Referral " + STATUS_LABELS[each.status].lower()
    return words, Link(label="Referral", url=reverse("practice:referrals:referral", args=[each.ref]))


def _of_referrals(asked: Iterable[Any]) -> Iterator[NextLine]:
    for each in asked:
        if each.status in OPEN_STATUSES - {"accepted"}:
            since = each.first_received_on
            yield NextLine(
                words=f"Referral {STATUS_LABELS[each.status].lower()}",
                url=reverse("practice:referrals:referral", args=[each.ref]),
                on=since,
                tone="soon",
            )


def _of_care(episodes: Iterable[Any], reviews: Iterable[Any], follow_ups: Iterable[Any]) -> Iterator[NextLine]:
    for each in episodes:
        if each.status == "waiting":
            url = reverse("practice:care:episode", args=[each.ref])
            yield NextLine(
                words=f"{each.relationship}: waiting for care", url=url, on=each.clock_started_on, tone="soon"
            )
    for row in reviews:
        url = reverse("practice:reviews:review", args=[row.ref])
        yield NextLine(words="Review to hold", url=url, on=row.raised_on, tone=_tone(row.raised_on))
    for row in follow_ups:
        url = reverse("practice:endings:follow_up", args=[row.ref])
        yield NextLine(words="Follow-up", url=url, on=row.due_on, tone=_tone(row.due_on))


def _of_letters(written: Iterable[Any]) -> Iterator[NextLine]:
    for each in written:
        if each.status in UNSENT:
            url = reverse("practice:letters:letter", args=[each.ref])
            yield NextLine(
                words=f"Letter to send: {each.heading}", url=url, on=clock.day_of(each.written_at), tone="soon"
            )


def _tone(day: date) -> str:
    return "late" if day < clock.today() else "soon"


def _letter(each: Any) -> LetterLine:
    written = day_words(clock.day_of(each.written_at))
    return LetterLine(
        heading=each.heading or "Letter",
        url=reverse("practice:letters:letter", args=[each.ref]),
        words=f"To {each.recipient_name} · {LETTER_LABELS[each.status]} · {written}",
    )
