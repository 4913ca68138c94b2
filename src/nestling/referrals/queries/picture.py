"""Everything that a decision rests on, gathered for one page in few queries (TR-01 to TR-16)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from nestling.consultation.queries import gates_passed_on
from nestling.core import clock
from nestling.core.questions import question
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, NetworkMember, SafeContact
from nestling.families.queries import relationships_with
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import VersionInForce, profile_on
from nestling.referrals.models import (
    Assessment,
    Decision,
    Liaison,
    NeedRating,
    Referral,
    Return,
    StressAnswer,
    ThrivePlacement,
    Triage,
)
from nestling.referrals.queries.need import need_by_relationship
from nestling.referrals.queries.requests import whole
from nestling.referrals.queries.triage import Known, liaisons_of, protection_codes, risk_of
from nestling.referrals.rules import (
    Clock,
    CumulativeRisk,
    Eligibility,
    PathwayFacts,
    Principle,
    Span,
    StressProfile,
    clock_on,
    eligibility,
    principles,
    stress_profile,
)


@dataclass(frozen=True, slots=True)
class Need:
    """One relationship of the referred baby with its ratings, THRIVE groups and assessments, newest first."""

    relationship: CaregivingRelationship
    ratings: tuple[NeedRating, ...]
    thrive: tuple[ThrivePlacement, ...]
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One referral with all that is known of it on the day it was decided, or today."""

    referral: Referral
    version: VersionInForce
    found: Eligibility
    triage: Triage | None
    protection: frozenset[str]
    risk: CumulativeRisk
    liaisons: tuple[Liaison, ...]
    needs: tuple[Need, ...]
    clock: Clock | None
    decision: Decision | None
    principles: tuple[Principle, ...]


def triage_picture(viewer: Viewer, ref: str) -> Picture:
    """All that the triage page shows. Raises `NotFound`."""
    kept = _with_more.one(viewer, ref)
    day = kept.decided_on or clock.today()
    version = profile_on(viewer, day)
    codes = protection_codes(viewer, kept.relationship.infant, day)
    needs = _needs(viewer, kept)
    return Picture(
        referral=kept,
        version=version,
        found=_eligibility(viewer, kept, version.profile, day, codes, needs),
        triage=getattr(kept, "triage", None),
        protection=codes,
        risk=risk_of(version.profile, _stresses(kept, version.profile), codes),
        liaisons=liaisons_of(viewer, kept),
        needs=needs,
        clock=_clock(kept, day),
        decision=_decision(kept),
        principles=principles(version.profile, _pathway(kept, needs)),
    )


@question
def _with_more(viewer: Viewer, ref: str) -> "QuerySet[Referral]":
    about_this = {"referral": OuterRef("pk")}
    spans = Return.objects.filter(**about_this).values(days=JSONObject(went="returned_on", came="came_back_on"))
    stresses = StressAnswer.objects.filter(**about_this).values(given=JSONObject(factor="factor", state="state"))
    decided = ("decided_by", "profile_version", "letter")
    asked = SafeContact.objects.filter(person=OuterRef("relationship__carer"), ended_on__isnull=True)
    network = NetworkMember.objects.filter(family=OuterRef("family"), ended_on__isnull=True)
    return (
        whole(viewer)
        .filter(ref=ref)
        .select_related(*(f"decision__{name}" for name in decided))
        .select_related(*(f"continues__decision__{name}" for name in decided))
        .annotate(
            spans=ArraySubquery(spans),
            stresses=ArraySubquery(stresses),
            contact_asked_on=Subquery(asked.values("asked_on")[:1]),
            network_leads=ArraySubquery(network.values("is_lead")),
        )
    )


def _decision(kept: Referral) -> Decision | None:
    own = getattr(kept, "decision", None)
    return own or (getattr(kept.continues, "decision", None) if kept.continues else None)


def _clock(kept: Referral, day: date) -> Clock | None:
    if kept.first_received_on is None:
        return None
    spans = (_span(each["went"], each["came"]) for each in kept.spans)  # type: ignore[attr-defined]
    return clock_on(kept.first_received_on, kept.closed_on if not kept.decided_on and kept.closed_on else day, spans)


def _pathway(kept: Referral, needs: tuple[Need, ...]) -> PathwayFacts:
    """What the four principles ask, of the relationship that was referred, as it stands today (TR-17)."""
    own = next((need for need in needs if need.relationship.pk == kept.relationship_id), None)
    begun: Triage | None = getattr(kept, "triage", None)
    leads: list[bool] = kept.network_leads  # type: ignore[attr-defined]
    return PathwayFacts(
        on=clock.today(),
        received_on=kept.first_received_on,
        talked_on=clock.day_of(kept.discussion.held_at) if kept.discussion else None,
        triage_began_on=begun.began_on if begun else None,
        cluster=own.ratings[0].cluster if own and own.ratings else None,
        thrive=own.thrive[0].group if own and own.thrive else "",
        contact_asked_on=kept.contact_asked_on,  # type: ignore[attr-defined]
        professionals=len(leads),
        has_lead=any(leads),
    )


def _span(went: str, came: str | None) -> Span:
    return Span(date.fromisoformat(went), date.fromisoformat(came) if came else None)


def _stresses(kept: Referral, profile: Profile) -> StressProfile:
    return stress_profile(profile, {each["factor"]: each["state"] for each in kept.stresses})  # type: ignore[attr-defined]


def _needs(viewer: Viewer, kept: Referral) -> tuple[Need, ...]:
    found = relationships_with(viewer, kept.relationship.infant)
    ties = [tie for tie in found if tie.ended_on is None or tie.pk == kept.relationship_id]
    rated, placed, assessed = need_by_relationship(viewer, ties)
    return tuple(Need(tie, rated.get(tie.pk, ()), placed.get(tie.pk, ()), assessed.get(tie.pk, ())) for tie in ties)


def _eligibility(
    viewer: Viewer,
    kept: Referral,
    profile: Profile,
    day: date,
    codes: frozenset[str],
    needs: tuple[Need, ...],
) -> Eligibility:
    begun = getattr(kept, "triage", None)
    known = Known(
        day,
        {kept.pk: begun} if begun else {},
        {need.relationship.pk: need.ratings[0].cluster for need in needs if need.ratings},
        {kept.relationship.infant_id: codes},
        gates_passed_on(viewer, (kept.relationship,), profile.gate.value),
    )
    return eligibility(profile, known.facts(kept, profile))
