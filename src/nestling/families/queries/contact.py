"""How a person may be reached, who else is round the family, and what has been agreed to."""

from django.db.models import QuerySet

from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import Consent, Family, NetworkMember, Person, SafeContact


def safe_contact(viewer: Viewer, person: Person) -> SafeContact | None:
    """The rules in force for reaching one person, or None when nobody has asked them yet (hazards H08 and H09)."""
    return _safe_contact.first(viewer, person)


@question
def _safe_contact(viewer: Viewer, person: Person) -> "QuerySet[SafeContact]":
    rows = SafeContact.objects.filter(service_id=viewer.service_id, person=person, ended_on__isnull=True)
    return rows.select_related("recorded_by").order_by("pk")[:1]


def safe_contacts(viewer: Viewer, family: Family) -> dict[int, SafeContact]:
    """The rules in force for everybody in a family, by person."""
    return {row.person_id: row for row in _safe_contacts(viewer, family)}


@question
def _safe_contacts(viewer: Viewer, family: Family) -> "QuerySet[SafeContact]":
    rows = SafeContact.objects.filter(
        service_id=viewer.service_id, ended_on__isnull=True, person__places__family=family, person__places__left_on=None
    )
    return rows.select_related("recorded_by")


def safe_contact_history(viewer: Viewer, person: Person) -> tuple[SafeContact, ...]:
    """Every answer that a person has given about being reached, newest first."""
    rows = SafeContact.objects.filter(service_id=viewer.service_id, person=person).select_related("recorded_by")
    return tuple(rows.order_by("-asked_on", "-pk"))


def network(viewer: Viewer, family: Family, *, with_past: bool = False) -> tuple[NetworkMember, ...]:
    """The professionals round a family, the one who leads first (FD-12)."""
    found = (each for each in _network(viewer, family) if with_past or each.ended_on is None)
    return tuple(sorted(found, key=lambda each: (each.ended_on is not None, not each.is_lead)))


@question
def _network(viewer: Viewer, family: Family) -> "QuerySet[NetworkMember]":
    return NetworkMember.objects.filter(service_id=viewer.service_id, family=family).order_by("name", "pk")


def network_member(viewer: Viewer, ref: str) -> NetworkMember:
    """One professional of a family's network. Raises `NotFound`."""
    return one(NetworkMember.objects.filter(service_id=viewer.service_id).select_related("family"), ref=ref)


@question
def consents(viewer: Viewer, family: Family) -> "QuerySet[Consent]":
    """Every answer about sharing, per person, purpose and agency, newest first (FD-13)."""
    rows = Consent.objects.filter(service_id=viewer.service_id, family=family)
    found = rows.select_related("person", "recorded_by", "withdrawn_recorded_by")
    return found.order_by("-decided_on", "-pk")


def consent(viewer: Viewer, ref: str) -> Consent:
    """One answer about sharing. Raises `NotFound`."""
    rows = Consent.objects.filter(service_id=viewer.service_id).select_related("person", "family", "recorded_by")
    return one(rows, ref=ref)


def consent_in_force(viewer: Viewer, person: Person, purpose: str, agency: str) -> bool | None:
    """What one person says today to one purpose for one agency; None when nobody has asked."""
    rows = Consent.objects.filter(
        service_id=viewer.service_id, person=person, purpose=purpose, agency__iexact=agency.strip()
    )
    newest = rows.order_by("-decided_on", "-pk").first()
    return None if newest is None else newest.is_given and newest.withdrawn_on is None
