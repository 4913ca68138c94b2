"""Recording contacts and putting them right; the count that raises reviews is kept here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.actions import checks
from nestling.care.actions.episodes import follow_gate
from nestling.care.actions.reviews import raise_review_by_weeks
from nestling.care.models import CareEpisode, Contact, ContactAttendee, GroupSession, Review
from nestling.care.rules import ContactFacts, Minutes, contact_fault, is_attended
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.codes import is_code
from nestling.core.errors import RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.organisations import queries as organisations
from nestling.organisations.models import Venue


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSaid:
    """Everything that is said about one contact, beside whose it is."""

    kind: str
    held_at: datetime
    attendance: str = ""
    form: str = ""
    mechanism: str = ""
    place: str = ""
    venue: Venue | None = None
    direct_minutes: int = 0
    writing_minutes: int = 0
    liaison_minutes: int = 0
    travel_minutes: int = 0
    modality: str = ""
    partner_name: str = ""
    partner_agency: str = ""
    interpreter_present: bool = False
    observation: str = ""
    note: str = ""
    held_by_id: int = 0

    @property
    def held_on(self) -> date:
        return clock.day_of(self.held_at)

    @property
    def is_attended(self) -> bool:
        return is_attended(self.kind, self.attendance)

    @property
    def judged_by_gate(self) -> tuple[str, datetime]:
        """What the gate is asked about; the database compares the same."""
        return self.kind, self.held_at

    def columns(self) -> dict[str, Any]:
        """The values as the record keeps them."""
        kept = {name: getattr(self, name) for name in self.__slots__}
        return kept | {"held_on": self.held_on, "is_attended": self.is_attended}


@action(needs=Permission.GIVE_CARE)
def record_contact(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    kind: str,
    held_at: datetime,
    attendees: Iterable[Person] = (),
    held_by_id: int | None = None,
    **said: Any,
) -> Contact:
    """Keep one contact; count it if the family was seen, and raise the review that the count calls for (IN-05, CT-08).

    Refuses what `contact_fault` refuses (days, gate, who came, minutes), a code that is in no table, a person who is
    not of this family, and a colleague who does not work here. The first contact seen ends the wait.
    """
    whole = ContactSaid(kind=kind, held_at=held_at, held_by_id=held_by_id or by.person_id, **said)
    return keep_contact(by=by, at=at, episode=episode, said=whole, attendees=tuple(attendees))


def keep_contact(
    *,
    by: Viewer,
    at: datetime,
    episode: CareEpisode,
    said: ContactSaid,
    attendees: tuple[Person, ...],
    session: GroupSession | None = None,
) -> Contact:
    """The inside of `record_contact`, for sessions of a group too. Call it only within an action."""
    checks.ours(by, episode)
    current = checks.locked(episode, "relationship")
    _follow_gate(by, current, said)
    _check(by, at, current, said, attendees, gate=current.gate)
    contact = Contact.objects.create(
        service_id=by.service_id,
        created_at=at,
        recorded_at=at,
        episode=current,
        group_session=session,
        **said.columns(),
    )
    _add_attendees(by, at, contact, _wanted(contact, attendees))
    if contact.is_attended:
        seen = recount(by, at, current)
        contact.number = next(number for number, each in enumerate(seen, 1) if each.pk == contact.pk)
    _raise_by_weeks(by, at, current)
    checks.mirrored(episode, current)
    return contact


def _raise_by_weeks(by: Viewer, at: datetime, episode: CareEpisode) -> None:
    if weeks := organisations.profile_on(by, clock.day_of(at)).profile.review_every_weeks.value:
        raise_review_by_weeks(by, at, episode, weeks)


@action(needs=Permission.GIVE_CARE)
def correct_contact(
    *,
    by: Viewer,
    at: datetime,
    contact: Contact,
    expected: int | None = None,
    attendees: Iterable[Person] | None = None,
    **said: Any,
) -> Contact:
    """Put right what was written about a contact; what it was before stays in the history, and the count is made anew.

    Refuses what `record_contact` refuses, and a version that is no longer the newest (hazard H20). A review that has
    been raised stays raised, and the gate is asked again only about another moment or kind.
    """
    checks.ours(by, contact)
    current = checks.locked(contact.episode)
    before = {name: getattr(contact, name) for name in ContactSaid.__slots__}
    kept, whole = ContactSaid(**before), ContactSaid(**(before | said))
    people = tuple(attendees) if attendees is not None else queries.people_at(by, contact)
    gate = "none"
    if whole.judged_by_gate != kept.judged_by_gate:
        gate = current.gate
        _follow_gate(by, current, whole)
    _check(by, at, current, whole, people, gate=gate)
    # The database lets only an attended direct contact carry a number; the count gives it back below.
    number = contact.number if whole.is_attended else None
    change(contact, expected=expected, number=number, **whole.columns())
    _write_attendees(by, at, contact, people)
    recount(by, at, current)
    contact.refresh_from_db()
    return contact


def _follow_gate(by: Viewer, episode: CareEpisode, said: ContactSaid) -> None:
    """The consultation may have been held, put right or undone since the gate was written down."""
    if said.kind == "direct" and episode.gate != "none":
        follow_gate(by, episode)


# Where a rule's word for a value is not the name of the form's field.
_FIELDS = {"held_on": "held_at", "people": "attendees"}

_TABLES = (
    ("mechanism", ("consultation_mechanism",), "Choose how you met from the list."),
    ("form", ("contact_form", "indirect_activity"), "Choose the form of the contact from the list."),
    ("place", ("place",), "Choose where it was from the list."),
    ("attendance", ("attendance",), "Choose from the list whether the family came."),
    ("modality", ("modality",), "Choose the way of working from the list."),
    ("kind", ("contact_kind",), "Choose what kind of contact it was."),
)
_LIMITS = (("partner_name", 120), ("partner_agency", 120))


def _check(
    by: Viewer, at: datetime, episode: CareEpisode, said: ContactSaid, people: tuple[Person, ...], *, gate: str
) -> None:
    for field, tables, sentence in _TABLES:
        code = getattr(said, field)
        if code and not any(is_code(table, code) for table in tables):
            raise RuleBroken(sentence, field)
    checks.refused(None if said.kind else "Choose what kind of contact it was.", "kind")
    for field, limit in _LIMITS:
        checks.no_longer_than(limit, [(field, getattr(said, field))])
    checks.ours(by, said.venue)
    _of_the_family(by, episode, people)
    if fault := contact_fault(_facts(episode, said, people, gate), at + checks.GRACE):
        raise RuleBroken(fault.sentence, _FIELDS.get(fault.field, fault.field))
    # Whoever records a contact of today works here today: they could not have signed in otherwise.
    is_own_of_today = said.held_by_id == by.person_id and said.held_on == clock.day_of(at)
    if not is_own_of_today and not accounts.works_here(by, said.held_by_id, said.held_on):
        raise RuleBroken("Choose a colleague who worked here on that day.", "held_by")


def _of_the_family(by: Viewer, episode: CareEpisode, people: tuple[Person, ...]) -> None:
    others = {person.pk for person in people} - {episode.relationship.infant_id, episode.relationship.carer_id}
    if others and others - {person.pk for person in queries.people_of(by, episode)}:
        raise RuleBroken("Only people of this family can be recorded as there.", "attendees")


def _facts(episode: CareEpisode, said: ContactSaid, people: tuple[Person, ...], gate: str) -> ContactFacts:
    return ContactFacts(
        kind=said.kind,
        held_at=said.held_at,
        held_on=said.held_on,
        attendance=said.attendance,
        form=said.form,
        minutes=Minutes(
            direct=said.direct_minutes,
            writing=said.writing_minutes,
            liaison=said.liaison_minutes,
            travel=said.travel_minutes,
        ),
        people_present=len(people),
        partner_name=said.partner_name,
        partner_agency=said.partner_agency,
        clock_started_on=episode.clock_started_on,
        ended_on=episode.ended_on,
        gate=gate,
        gate_passed=episode.gate_passed_at or episode.gate_passed_on,
    )


def _write_attendees(by: Viewer, at: datetime, contact: Contact, people: tuple[Person, ...]) -> None:
    kept = {row.person_id: row for row in ContactAttendee.objects.filter(contact=contact)}
    wanted = _wanted(contact, people)
    ContactAttendee.objects.filter(contact=contact).exclude(person_id__in=wanted).delete()
    _add_attendees(by, at, contact, wanted - kept.keys())


def _wanted(contact: Contact, people: tuple[Person, ...]) -> set[int]:
    return {person.pk for person in people} if contact.is_attended or contact.kind != "direct" else set()


def _add_attendees(by: Viewer, at: datetime, contact: Contact, people: set[int]) -> None:
    ContactAttendee.objects.bulk_create(
        ContactAttendee(service_id=by.service_id, created_at=at, contact=contact, person_id=person_id)
        for person_id in sorted(people)
    )


def recount(by: Viewer, at: datetime, episode: CareEpisode) -> list[Contact]:
    """Number the attended direct contacts 1, 2, 3 … by the moment they were held, and raise what the count calls for.

    Working the count out anew each time keeps it right after any correction; a review once raised is never taken
    back (IN-05). Answers with the contacts that count, in their order.
    """
    counted = Contact.objects.filter(episode=episode, kind="direct", is_attended=True)
    seen = list(counted.only("number", "held_on").order_by("held_at", "pk"))
    _number(seen)
    first_on = seen[0].held_on if seen else None
    status = "open" if seen and episode.status == "waiting" else episode.status
    if (episode.attended_contacts, episode.first_contact_on, episode.status) != (len(seen), first_on, status):
        change(episode, attended_contacts=len(seen), first_contact_on=first_on, status=status)
    if episode.status != "ended" and episode.review_every and len(seen) >= episode.review_every:
        _raise_reviews(by, at, episode, seen, episode.review_every)
    return seen


def _number(seen: list[Contact]) -> None:
    moved = [(number, contact) for number, contact in enumerate(seen, 1) if contact.number != number]
    # Two contacts may not share a number even for a moment, so those that move let go of theirs first.
    if numbered := [contact.pk for _, contact in moved if contact.number is not None]:
        Contact.objects.filter(pk__in=numbered).update(number=None)
    for number, contact in moved:
        contact.number = number
    Contact.objects.bulk_update([contact for _, contact in moved], ["number"])


def _raise_reviews(by: Viewer, at: datetime, episode: CareEpisode, seen: list[Contact], every: int) -> None:
    reviews = list(Review.objects.filter(episode=episode))
    raised = {review.after_contacts for review in reviews}
    used = {review.raised_by_contact_id for review in reviews}
    by_weeks = [review for review in reviews if review.after_contacts is None and review.done_on is None]
    for count in range(every, len(seen) + 1, every):
        if count in raised:
            continue
        # A corrected contact may already have raised an earlier review, and one contact raises one only.
        cause = next(contact for contact in reversed(seen[:count]) if contact.pk not in used)
        used.add(cause.pk)
        if by_weeks:
            # The weeks came first: the review that waits stands for this count too.
            change(by_weeks.pop(), raised_by_contact=cause, after_contacts=count)
            continue
        Review.objects.create(
            service_id=by.service_id,
            created_at=at,
            episode=episode,
            raised_by_contact=cause,
            after_contacts=count,
            raised_on=clock.day_of(at),
        )
