"""What a contact counts for, its minutes, and why one may not be recorded.

Sources: CT-01 to CT-03, CT-05, CT-08, IN-05, RI-02 (Leeds 2012 §6.0); hazard H28.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from nestling.core.phrases import counted, day_words
from nestling.referrals.rules import direct_contact_refusal

KINDS: tuple[str, ...] = ("direct", "liaison", "writing", "consultation")
ATTENDED: frozenset[str] = frozenset({"on_time", "late_seen"})
LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The four kinds of time that one contact takes."""

    direct: int = 0
    writing: int = 0
    liaison: int = 0
    travel: int = 0

    @property
    def total(self) -> int:
        return self.direct + self.writing + self.liaison + self.travel


def is_attended(kind: str, attendance: str) -> bool:
    """Whether it was a direct contact and the family was seen: the only kind a review counts."""
    return kind == "direct" and attendance in ATTENDED


def session_minutes(minutes: Minutes, *, counts_writing: bool) -> int:
    """How long a session was by the service's own measure; Leeds counts the writing with the contact
    (CT-01)."""
    return minutes.direct + minutes.writing if counts_writing else minutes.direct


def review_is_due(attended: int, every: int) -> bool:
    """Whether the attended direct contact just recorded raises a review: the sixth, twelfth, eighteenth
    (IN-05)."""
    return attended > 0 and attended % every == 0


def contacts_until_review(attended: int, every: int) -> int:
    """How many more attended direct contacts there are until the next review."""
    return every - attended % every


def reviews_raised(contacts: Iterable[tuple[str, str]], every: int) -> tuple[int, ...]:
    """After which counts reviews are raised by these contacts, given as kind and attendance in order."""
    attended = sum(1 for kind, attendance in contacts if is_attended(kind, attendance))
    return tuple(range(every, attended + 1, every))


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """What is about to be recorded, and the episode it belongs to."""

    kind: str
    held_at: datetime
    held_on: date
    attendance: str = ""
    form: str = ""
    minutes: Minutes = Minutes()
    people_present: int = 0
    partner_name: str = ""
    partner_agency: str = ""
    clock_started_on: date
    ended_on: date | None = None
    gate: str = "none"
    gate_passed: date | datetime | None = None


@dataclass(frozen=True)
class ContactFault:
    """Why the contact may not be recorded: the form field to mend and the sentence to show."""

    field: str
    sentence: str


def contact_fault(facts: ContactFacts, now: datetime) -> ContactFault | None:
    """The first thing that stands in the way of recording the contact; nothing when it may be."""
    return _date_fault(facts, now) or _gate_fault(facts) or _attendance_fault(facts) or _minutes_fault(facts)


def _date_fault(facts: ContactFacts, now: datetime) -> ContactFault | None:
    if facts.held_at > now:
        return ContactFault("held_on", "A contact is recorded once it has happened. Check the date and the time.")
    if facts.held_on < facts.clock_started_on:
        words = f"The referral was first received on {day_words(facts.clock_started_on)}."
        return ContactFault("held_on", f"{words} A contact cannot be before that: check the date.")
    if facts.ended_on is not None and facts.held_on > facts.ended_on:
        words = f"This care ended on {day_words(facts.ended_on)}."
        return ContactFault("held_on", f"{words} A contact cannot be after that: check the date.")
    return None


def _gate_fault(facts: ContactFacts) -> ContactFault | None:
    if facts.kind != "direct":
        return None
    sentence = direct_contact_refusal(facts.gate, facts.gate_passed, facts.held_at)
    return ContactFault("held_on" if facts.gate_passed else "kind", sentence) if sentence else None


def _attendance_fault(facts: ContactFacts) -> ContactFault | None:
    if facts.kind != "direct":
        return None
    if not facts.attendance:
        return ContactFault("attendance", "Say whether the family came.")
    if is_attended(facts.kind, facts.attendance) and not facts.people_present:
        return ContactFault("people", "Say who of the family was there.")
    if facts.form == "joint_visit" and not (facts.partner_name.strip() and facts.partner_agency.strip()):
        return ContactFault("partner_name", "Name the professional who came with you, and their agency.")
    return None


def _minutes_fault(facts: ContactFacts) -> ContactFault | None:
    minutes = facts.minutes
    for name in ("direct", "writing", "liaison", "travel"):
        given = getattr(minutes, name)
        if not 0 <= given <= LONGEST_MINUTES:
            words = f"Minutes are a number from 0 to {LONGEST_MINUTES:,}; this is {given:,}."
            return ContactFault(f"{name}_minutes", f"{words} Check for a slip.")
    seen = is_attended(facts.kind, facts.attendance)
    if seen and not minutes.direct:
        return ContactFault("direct_minutes", "Say how many minutes you were with the family.")
    if not seen and minutes.direct:
        words = (
            f"The family was not seen, so there are no minutes with them; {counted(minutes.direct, 'minute')} given."
        )
        return ContactFault("direct_minutes", words)
    return None if minutes.total or facts.kind == "direct" else ContactFault("liaison_minutes", "Give the minutes.")
