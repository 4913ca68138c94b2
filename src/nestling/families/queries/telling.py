"""What the families room adds to a family's chronology."""

from collections.abc import Iterator

from django.db.models import QuerySet

from nestling.core.codes import label_of, label_within
from nestling.core.happenings import Happening
from nestling.core.phrases import day_words
from nestling.core.questions import question
from nestling.core.telling import Telling, told
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Consent, Family, FamilyMember, NetworkMember, SafeContact
from nestling.families.queries.contact import consents
from nestling.families.rules import agency_words


def happenings(viewer: Viewer, family: Family) -> tuple[Happening, ...]:
    """Births, people coming and going, relationships, network, consent and safe contact, in no particular order."""
    return told(tellings(viewer, family))


def tellings(viewer: Viewer, family: Family) -> tuple[Telling, ...]:
    """The rows that a family's chronology tells of, and how."""
    return (
        Telling(_places.asked(viewer, family), _of_place),
        Telling(_ties.asked(viewer, family), _of_relationship),
        Telling(_professionals.asked(viewer, family), _of_professional),
        Telling(consents.asked(viewer, family), _of_consent),
        Telling(_safe_contacts.asked(viewer, family), _of_safe_contact),
    )


@question
def _places(viewer: Viewer, family: Family) -> "QuerySet[FamilyMember]":
    return FamilyMember.objects.filter(service_id=viewer.service_id, family=family).select_related("person")


@question
def _ties(viewer: Viewer, family: Family) -> "QuerySet[CaregivingRelationship]":
    rows = CaregivingRelationship.objects.filter(service_id=viewer.service_id, family=family)
    return rows.select_related("infant", "carer")


@question
def _professionals(viewer: Viewer, family: Family) -> "QuerySet[NetworkMember]":
    return NetworkMember.objects.filter(service_id=viewer.service_id, family=family)


@question
def _safe_contacts(viewer: Viewer, family: Family) -> "QuerySet[SafeContact]":
    people = FamilyMember.objects.filter(family=family).values("person_id")
    rows = SafeContact.objects.filter(service_id=viewer.service_id, person__in=people)
    return rows.select_related("person", "recorded_by")


def _of_place(place: FamilyMember) -> Iterator[Happening]:
    person = place.person
    about = {"about": str(person), "about_kind": place.kind, "ref": person.ref}
    yield Happening(on=place.created_at, kind="family", title=f"{person} added to the family", **about)
    if place.left_on:
        yield Happening(on=place.left_on, kind="family", title=f"{person} left the family", **about)
    if place.kind == "infant" and person.born_on:
        due = f"Due {day_words(person.due_on)}" if person.due_on else ""
        yield Happening(on=person.born_on, kind="birth", title=f"{person} was born", text=due, **about)
    if person.died_on:
        yield Happening(on=person.died_on, kind="family", title=f"{person} died", **about)


def _of_relationship(row: CaregivingRelationship) -> Iterator[Happening]:
    about = {"kind": "relationship", "about": str(row), "about_kind": "relationship", "ref": row.ref}
    who = label_within("family_relation", row.relation)
    yield Happening(on=row.started_on, title=f"Relationship recorded: {row.carer}, {who}", **about)
    if row.ended_on:
        yield Happening(on=row.ended_on, title="Relationship ended", **about)


def _of_professional(row: NetworkMember) -> Iterator[Happening]:
    about = {"kind": "network", "text": row.agency, "ref": row.ref}
    who = f"{row.name}, {label_within('referrer_profession', row.profession)}"
    yield Happening(on=row.started_on, title=f"Joined the network: {who}", **about)
    if row.ended_on:
        yield Happening(on=row.ended_on, title=f"Left the network: {who}", **about)


def _of_consent(row: Consent) -> Iterator[Happening]:
    about = {"kind": "consent", "about": str(row.person), "about_kind": "carer", "ref": row.ref}
    what = f"{label_of('consent_purpose', row.purpose)}, {agency_words(row.agency)}"
    answer = "Agreed" if row.is_given else "Did not agree"
    by = row.recorded_by.name
    yield Happening(on=row.decided_on, title=f"{answer}: {what}", text=row.how, by=by, **about)
    if row.withdrawn_on and row.withdrawn_recorded_by:
        by = row.withdrawn_recorded_by.name
        yield Happening(on=row.withdrawn_on, title=f"Withdrew consent: {what}", by=by, **about)


def _of_safe_contact(row: SafeContact) -> Iterator[Happening]:
    yield Happening(
        on=row.asked_on,
        kind="safe_contact",
        title="Safe contact agreed",
        text=row.never_send and f"Never send: {row.never_send}",
        about=str(row.person),
        about_kind="carer",
        by=row.recorded_by.name,
        ref=row.ref,
    )
