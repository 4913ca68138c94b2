"""What the rules say about a referral, from the facts that are known and no others (RI-14, TR-01 to TR-07)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from nestling.consultation.queries import gates_passed_on
from nestling.core import clock
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Person
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.models import Decision, Liaison, Referral, Triage
from nestling.referrals.queries.need import current_clusters
from nestling.referrals.queries.requests import checklist, form_facts, whole
from nestling.referrals.rules import (
    Considered,
    CumulativeRisk,
    Eligibility,
    Facts,
    StressProfile,
    closes_clusters,
    judged_each,
)
from nestling.referrals.rules import cumulative_risk as risk_by
from nestling.referrals.rules import (
    eligibility as eligibility_by,
)
from nestling.safeguarding.models import ProtectionStatus


def triage_of(viewer: Viewer, referral: Referral) -> Triage | None:
    """What triage has found out about the referral; None before triage."""
    rows = Triage.objects.filter(service_id=viewer.service_id, referral=referral)
    return rows.select_related("began_by").first()


@question
def liaisons_of(viewer: Viewer, referral: Referral) -> "QuerySet[Liaison]":
    """Whom the service asked about the family, in the order of asking (TR-02)."""
    rows = Liaison.objects.filter(service_id=viewer.service_id, referral=referral)
    return rows.select_related("asked_by", "meeting").order_by("asked_on", "pk")


def considered(liaisons: Iterable[Liaison]) -> tuple[Considered, ...]:
    """The meetings with other teams at which the referral of these liaisons was thought about (RI-17)."""
    met = (each.meeting for each in liaisons if each.meeting)
    return tuple(Considered(each.kind, each.held_on, each.with_team) for each in met)


MOST_CONSIDERED = 100
"""How many referrals a meeting is offered; each brings two boxes, and a form may send 500 fields."""


def to_consider(viewer: Viewer, begun: Collection[str] = ()) -> tuple[Referral, ...]:
    """The referrals that a meeting is offered, the longest waiting first (RI-17).

    `begun` are references of those about which the viewer has begun to write: they come before others when there are
    too many, and come although they have left triage meanwhile.
    """
    written = written_about(viewer, begun) if begun else ()
    others = _longest_waiting(viewer).filter(status="in_triage").exclude(ref__in=begun)
    room = max(0, MOST_CONSIDERED - len(written))
    return tuple(sorted([*written, *others[:room]], key=lambda each: (each.first_received_on or date.max, each.pk)))


def written_about(viewer: Viewer, refs: Collection[str]) -> tuple[Referral, ...]:
    """Those of these referrals that the viewer's service has, in triage or not any more, the longest waiting first."""
    return tuple(_longest_waiting(viewer).filter(ref__in=refs))


def _longest_waiting(viewer: Viewer) -> "QuerySet[Referral]":
    return whole(viewer).order_by("first_received_on", "pk")


def number_in_triage(viewer: Viewer) -> int:
    """How many referrals are in triage now."""
    return Referral.objects.filter(service_id=viewer.service_id, status="in_triage").count()


def liaison(viewer: Viewer, ref: str) -> Liaison:
    """One liaison of the viewer's service. Raises `NotFound`."""
    rows = Liaison.objects.filter(service_id=viewer.service_id)
    return one(rows.select_related("referral__family", "asked_by"), ref=ref)


def decision_of(viewer: Viewer, referral: Referral) -> Decision | None:
    """The decision on a referral, or on the parent's referral that it continues; None before it."""
    return _decision_of.first(viewer, [referral.pk, *((referral.continues_id,) if referral.continues_id else ())])


@question
def _decision_of(viewer: Viewer, about: list[int]) -> "QuerySet[Decision]":
    rows = Decision.objects.filter(service_id=viewer.service_id, referral__among=about)
    return rows.select_related("decided_by", "profile_version", "letter").order_by("pk")[:1]


def eligibility(
    viewer: Viewer,
    referral: Referral,
    on: date | None = None,
    *,
    profile: Profile | None = None,
    relationships: Iterable[CaregivingRelationship] = (),
) -> Eligibility:
    """Each rule's answer by the profile in force on a day (today by default), or by the one that is given.

    The age is judged on the day the referral was first received, so that nobody grows too old while the service
    thinks; child protection is judged on the day itself, because an investigation may begin meanwhile.
    The clusters are asked of each of the `relationships` that are to be worked with: the referral's own if none is
    named.
    """
    day = on or clock.today()
    settings = profile or profile_on(viewer, day).profile
    found, chosen = eligibility_by(settings, facts_of(viewer, referral, settings, day)), tuple(relationships)
    if not closes_clusters(settings) or all(each.pk == referral.relationship_id for each in chosen):
        return found
    clusters = current_clusters(viewer, chosen)
    return judged_each(settings, found, ((str(each), clusters.get(each.pk)) for each in chosen))


def facts_of(viewer: Viewer, referral: Referral, profile: Profile, on: date) -> Facts:
    """What is known about a referral on a day; what nobody has said stays unknown."""
    return facts_for(viewer, (referral,), profile, on)[referral.pk]


def facts_for(viewer: Viewer, referrals: Iterable[Referral], profile: Profile, on: date) -> dict[int, Facts]:
    """The facts of several referrals, by id, in a fixed number of queries."""
    chosen = tuple(referrals)
    ties = tuple(each.relationship for each in chosen)
    triages = Triage.objects.filter(service_id=viewer.service_id, referral__in=chosen)
    known = Known(
        on,
        {found.referral_id: found for found in triages},
        current_clusters(viewer, ties),
        protection_by_person(viewer, (tie.infant for tie in ties), on),
        gates_passed_on(viewer, ties, profile.gate.value),
    )
    return {each.pk: known.facts(each, profile) for each in chosen}


@dataclass(frozen=True)
class Known:
    """What was gathered about several referrals at once."""

    on: date
    triages: dict[int, Triage]
    clusters: dict[int, int]
    protection: dict[int, frozenset[str]]
    gates: dict[int, date]

    def facts(self, referral: Referral, profile: Profile) -> Facts:
        tie, form = referral.relationship, form_facts(referral, profile)
        found = self.triages.get(referral.pk)
        return Facts(
            on=referral.first_received_on or self.on,
            born_on=tie.infant.born_on,
            due_on=tie.infant.due_on,
            tier=found.tier if found else "",
            cluster=self.clusters.get(tie.pk),
            protection=_protection(self.protection.get(tie.infant_id, frozenset()), found),
            referrer_profession=referral.referrer_profession,
            lives_in_area=form.lives_in_area,
            gp_in_area=form.gp_in_area,
            concern_meets_test=found.concern_meets_test if found else None,
            relationship_affected=_affected(found, asked=form.relationship_affected),
            parent_only_reason=found.parent_only_reason if found else "",
            belongs_elsewhere=found.needs_other_service if found else None,
            belongs_to=found.other_service if found else referral.belongs_elsewhere,
            gate_passed_on=self.gates.get(tie.pk),
        )


def _affected(found: Triage | None, *, asked: bool | None) -> bool | None:
    return found.relationship_affected if found and found.relationship_affected is not None else asked


def _protection(codes: frozenset[str], found: Triage | None) -> frozenset[str] | None:
    # No status on record means that there is none only once somebody has asked.
    was_asked = found is not None and found.protection_asked_on is not None
    return codes if codes or was_asked else None


def protection_codes(viewer: Viewer, person: Person, on: date) -> frozenset[str]:
    """The codes of table `protection_status` that are in force for a child on a day (SG-05)."""
    return protection_by_person(viewer, (person,), on).get(person.pk, frozenset())


def protection_by_person(viewer: Viewer, people: Iterable[Person], on: date) -> dict[int, frozenset[str]]:
    """The same for several children, by id, in one query."""
    found: dict[int, frozenset[str]] = {}
    for row in _protection_among(viewer, [person.pk for person in people], on):
        found[row.person_id] = found.get(row.person_id, frozenset()) | {_code(row.kind, is_proposed=row.is_proposed)}
    return found


@question
def _protection_among(viewer: Viewer, ids: list[int], on: date) -> "QuerySet[ProtectionStatus]":
    rows = ProtectionStatus.objects.filter(service_id=viewer.service_id, person__among=ids, started_on__lte=on)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).only("person_id", "kind", "is_proposed")


def _code(kind: str, *, is_proposed: bool) -> str:
    return "investigation_proposed" if kind == "investigation" and is_proposed else kind


def cumulative_risk(viewer: Viewer, referral: Referral, on: date | None = None) -> CumulativeRisk:
    """What the service's table says about the stresses present now; its gaps stay gaps (TR-06, TR-07)."""
    day = on or clock.today()
    stresses = checklist(viewer, referral).profile
    codes = protection_codes(viewer, referral.relationship.infant, day)
    return risk_of(profile_on(viewer, day).profile, stresses, codes)


def risk_of(profile: Profile, stresses: StressProfile, codes: frozenset[str]) -> CumulativeRisk:
    """What the table says about these answers; what was not asked or is not known stays open (TR-04)."""
    not_known = len(stresses.factors_in("not_known"))
    return risk_by(profile, stresses.present, codes, not_asked=stresses.not_asked, not_known=not_known)
