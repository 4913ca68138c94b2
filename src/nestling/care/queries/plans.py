"""The formulation and plan of an episode, its goals, and how many stand-alone parenting assessments there are."""

from django.db.models import Q, QuerySet

from nestling.care.models import CareEpisode, Goal, Plan
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.organisations import queries as organisations

PARENTING_ASSESSMENT = "parenting_assessment"


def plan_of(viewer: Viewer, episode: CareEpisode) -> Plan | None:
    """The formulation and plan of an episode, or None while none is written."""
    return _plan_of.first(viewer, episode)


@question
def _plan_of(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Plan]":
    return Plan.objects.filter(service_id=viewer.service_id, episode=episode).select_related("written_by")


@question
def goals_of(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Goal]":
    """What the family hopes for: the goals still open first, each group in the order in which they were set."""
    # Descending order puts a missing day first in PostgreSQL, and a goal without a closing day is open.
    return _goals(viewer).filter(episode=episode).order_by("-closed_on", "set_on", "pk")


def goal(viewer: Viewer, ref: str) -> Goal:
    """One goal with its episode. Raises `NotFound`."""
    return one(_goals(viewer), ref=ref)


def modality_choices(viewer: Viewer, kept: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The ways of working that the service offers, the assessment that it counts, and those kept (IN-01, IN-13)."""
    offered = organisations.profile_on(viewer, clock.today()).profile.modalities.value
    return tuple((code, label_of("modality", code)) for code in dict.fromkeys((*offered, PARENTING_ASSESSMENT, *kept)))


def parenting_assessments_this_year(viewer: Viewer, besides: CareEpisode | None = None) -> int:
    """How many plans begun this calendar year hold a stand-alone parenting assessment (IN-13, CF-22)."""
    year = clock.today().year
    plans = Plan.objects.filter(service_id=viewer.service_id, modalities__contains=[PARENTING_ASSESSMENT])
    agreed = Q(agreed_on__year=year) | Q(agreed_on__isnull=True, created_at__year=year)
    return plans.filter(agreed).exclude(episode=besides).count() if besides else plans.filter(agreed).count()


def _goals(viewer: Viewer) -> "QuerySet[Goal]":
    return Goal.objects.filter(service_id=viewer.service_id).select_related(
        "whose", "episode__family", "episode__relationship__infant", "episode__relationship__carer"
    )
