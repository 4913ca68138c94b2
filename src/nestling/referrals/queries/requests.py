"""One referral, what its form still lacks, its checklist and its clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.questions import question
from nestling.core.viewing import Viewer
from nestling.families.models import CaregivingRelationship, Family, Person
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.models import Referral, Return, StressAnswer
from nestling.referrals.rules import (
    OPEN_STATUSES,
    Clock,
    Factor,
    FormFacts,
    Missing,
    Span,
    StressProfile,
    clock_on,
    factors_for,
    missing,
    needs_of,
    stress_profile,
    tasks_done,
)
from nestling.referrals.rules import questions_needed as questions_of


@dataclass(frozen=True, slots=True)
class Completeness:
    """What the form lacks, task by task; `done` says of each task whether nothing is missing in it.

    `asked` holds the tasks in which this service needs anything at all.
    """

    missing: tuple[Missing, ...]
    done: dict[str, bool]
    asked: frozenset[str]

    @property
    def is_complete(self) -> bool:
        """Whether nothing at all is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Area:
    """What is known of where the family belongs, as the rules take it, and whose record names the GP practice."""

    rule: str
    areas: tuple[str, ...]
    lives_in_area: bool | None
    gp_in_area: bool | None
    gp_practice: str
    gp_kept_with: Person

    @property
    def asks_gp(self) -> bool:
        """Whether the service goes by the GP practice (CF-11)."""
        return self.rule in ("gp_registration", "both")


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One stress and its answer; an empty state means that nobody has asked yet."""

    factor: Factor
    state: str
    about: Person | None
    note: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """All the stresses this service asks about, with their answers, and the profile that they make together."""

    lines: tuple[ChecklistLine, ...]
    profile: StressProfile


def referral(viewer: Viewer, ref: str) -> Referral:
    """One referral of the viewer's service. Raises `NotFound`."""
    return _referral.one(viewer, ref)


@question
def _referral(viewer: Viewer, ref: str) -> "QuerySet[Referral]":
    return whole(viewer).filter(ref=ref)


@question
def referrals_of(viewer: Viewer, family: Family) -> "QuerySet[Referral]":
    """Every referral of a family in short, newest first."""
    rows = Referral.objects.filter(service_id=viewer.service_id, family=family)
    return rows.only("ref", "created_at", "status", "first_received_on", "relationship_id").order_by("-created_at")


def latest_referral_of(viewer: Viewer, relationship: CaregivingRelationship) -> Referral | None:
    """The newest referral of one relationship, or None."""
    return whole(viewer).filter(relationship=relationship).order_by("-created_at", "-pk").first()


def referrals_from(viewer: Viewer, discussion: Discussion) -> tuple[Referral, ...]:
    """The referrals that a discussion led to."""
    return tuple(whole(viewer).filter(discussion=discussion).order_by("pk"))


def open_referral_of(viewer: Viewer, relationship: CaregivingRelationship) -> Referral | None:
    """The referral of this relationship that is not yet closed, or None."""
    rows = whole(viewer).filter(relationship=relationship, status__in=OPEN_STATUSES)
    return rows.order_by("-created_at", "-pk").first()


def whole(viewer: Viewer) -> "QuerySet[Referral]":
    """Referrals of the viewer's service with everything that a page about them names."""
    return Referral.objects.filter(service_id=viewer.service_id).select_related(
        "family",
        "relationship__infant",
        "relationship__carer",
        "relationship__family",
        "index_person",
        "discussion",
        "started_by",
        "continues",
        "triage__began_by",
    )


def tasks(viewer: Viewer, referral: Referral) -> Completeness:
    """What the form lacks today, live, for the task list (RI-05 to RI-08)."""
    profile = profile_on(viewer, clock.today()).profile
    found = missing(form_facts(referral, profile), profile)
    return Completeness(found, tasks_done(found), frozenset(each.task for each in needs_of(profile)))


def missing_of(viewer: Viewer, referral: Referral) -> tuple[Missing, ...]:
    """Everything that keeps the referral from being complete."""
    profile = profile_on(viewer, clock.today()).profile
    return missing(form_facts(referral, profile), profile)


def form_facts(referral: Referral, profile: Profile) -> FormFacts:
    """What the request form holds, as the rules ask for it."""
    tie, infant, carer = referral.relationship, referral.relationship.infant, referral.relationship.carer
    return FormFacts(
        baby_named=bool(infant.given_name or infant.family_name),
        born_on=infant.born_on,
        due_on=infant.due_on,
        carer_named=bool(carer.given_name and carer.family_name),
        relation=tie.relation,
        lives_in_area=in_area(profile, (infant.residence_area, carer.residence_area), said=referral.lives_in_area),
        gp_practice=gp_keeper(tie).gp_practice,
        gp_in_area=in_area(profile, (infant.gp_area, carer.gp_area), said=referral.gp_in_area),
        referrer_name=referral.referrer_name,
        referrer_profession=referral.referrer_profession,
        referrer_reachable=bool(referral.referrer_address or referral.referrer_phone or referral.referrer_email),
        source=referral.source,
        request_type=referral.request_type,
        primary_reason=referral.primary_reason,
        how_compromised=referral.how_compromised,
        relationship_affected=yes_or_no(referral.relationship_affected),
        checklist_confirmed=referral.checklist_confirmed_at is not None,
        family_agrees=referral.family_agrees,
    )


def questions_needed(viewer: Viewer) -> dict[str, str]:
    """Each question of the form that triage needs, with the words that mark it."""
    return questions_of(profile_on(viewer, clock.today()).profile)


def area_of(viewer: Viewer, referral: Referral) -> Area:
    """What the form and the records say of the family's area and GP practice, for the section that asks (CF-11)."""
    profile = profile_on(viewer, clock.today()).profile
    known, test = form_facts(referral, profile), profile.residence.value
    keeper = gp_keeper(referral.relationship)
    return Area(test.rule, test.areas, known.lives_in_area, known.gp_in_area, keeper.gp_practice, keeper)


def gp_keeper(relationship: CaregivingRelationship) -> Person:
    """With whom the family's GP practice is recorded, or would be: the baby, or the carer before the birth."""
    infant, carer = relationship.infant, relationship.carer
    found = next((each for each in (infant, carer) if each.gp_practice), None)
    return found or (infant if infant.born_on else carer)


def in_area(profile: Profile, recorded: Iterable[str], *, said: bool | None) -> bool | None:
    """What was said about the area; failing that, True when a recorded area is one of the service's; never a guess."""
    if said is not None:
        return said
    areas = {area.casefold() for area in profile.residence.value.areas}
    return True if any(each.casefold() in areas for each in recorded if each) else None


def yes_or_no(answer: str) -> bool | None:
    """A worded answer as the rules take it; "not known" is not an answer."""
    return {"yes": True, "no": False}.get(answer)


def checklist(viewer: Viewer, referral: Referral) -> Checklist:
    """The stresses that this service asks about, each with its answer or none (TR-03)."""
    profile = profile_on(viewer, clock.today()).profile
    given = {row.factor: row for row in _answers(viewer, referral)}
    lines = tuple(_line(factor, given.get(factor.key)) for factor in factors_for(profile))
    return Checklist(lines, stress_profile(profile, {row.factor: row.state for row in given.values()}))


@question
def _answers(viewer: Viewer, referral: Referral) -> "QuerySet[StressAnswer]":
    return StressAnswer.objects.filter(service_id=viewer.service_id, referral=referral).select_related("about")


def _line(factor: Factor, row: StressAnswer | None) -> ChecklistLine:
    if row is None:
        return ChecklistLine(factor, "", None, "")
    return ChecklistLine(factor, row.state, row.about, row.note)


@question
def returns_of(viewer: Viewer, referral: Referral) -> "QuerySet[Return]":
    """Each time the referral was sent back, newest first."""
    rows = Return.objects.filter(service_id=viewer.service_id, referral=referral)
    return rows.select_related("returned_by", "letter").order_by("-returned_on", "-pk")


def clock_of(referral: Referral, returns: Iterable[Return], on: date | None = None) -> Clock | None:
    """How long the family has waited, with the days at the referrer beside it; None before it was received (G-38)."""
    if referral.first_received_on is None:
        return None
    until = referral.decided_on or referral.closed_on or on or clock.today()
    spans = (Span(each.returned_on, each.came_back_on) for each in returns)
    return clock_on(referral.first_received_on, until, spans)


def infant_words(referral: Referral) -> str:
    """The baby as a letter speaks of them: by name, or as somebody's baby while there is no name."""
    infant = referral.relationship.infant
    return str(infant) if infant.given_name else f"the baby of {referral.relationship.carer}"
