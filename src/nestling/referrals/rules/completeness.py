"""Whether a request for service is complete, task by task; what is missing is what a returned form names
(RI-06)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nestling.organisations.profiles import Profile

CLEAR_DESCRIPTION = 20
"""Fewer characters than this cannot describe how a relationship is compromised (RI-07); a product default."""

NEEDED = "needed before triage"
"""What every page, list and form on paper says of a question without which a referral is returned."""

TASK_LABELS: dict[str, str] = {
    "baby": "The baby",
    "carer": "The parent or carer",
    "area": "Where the family lives",
    "referrer": "The referrer",
    "request": "What is asked for",
    "relationship": "How the relationship is compromised",
    "checklist": "Stresses on the relationship",
    "agreement": "The family's agreement",
}


@dataclass(frozen=True, kw_only=True)
class FormFacts:
    """What the request form holds so far."""

    baby_named: bool = False
    born_on: date | None = None
    due_on: date | None = None
    carer_named: bool = False
    relation: str = ""
    lives_in_area: bool | None = None
    gp_practice: str = ""
    gp_in_area: bool | None = None
    referrer_name: str = ""
    referrer_profession: str = ""
    referrer_reachable: bool = False
    source: str = ""
    request_type: str = ""
    primary_reason: str = ""
    how_compromised: str = ""
    relationship_affected: bool | None = None
    checklist_confirmed: bool = False
    family_agrees: str = ""


@dataclass(frozen=True)
class Need:
    """One thing that a complete form holds: its task, the questions of which any one answers it, and its sentence."""

    task: str
    questions: tuple[str, ...]
    sentence: str
    is_met: Callable[[FormFacts], Any]


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: the task of the form where it belongs, and the sentence to show."""

    task: str
    sentence: str


_PEOPLE = (
    Need(
        "baby",
        ("infant_name",),
        "The baby's name, or that the baby is not named yet.",
        lambda form: form.baby_named or (form.due_on and not form.born_on),
    ),
    Need(
        "baby",
        ("infant_born_on", "infant_due_on"),
        "The baby's birth date, or the due date.",
        lambda form: form.born_on or form.due_on,
    ),
    Need("carer", ("carer_name",), "The name of the parent or carer.", lambda form: form.carer_named),
    Need("carer", ("relation",), "Who the carer is to the baby.", lambda form: form.relation),
)
_HOME = (Need("area", ("lives_in_area",), "Where the family lives.", lambda form: form.lives_in_area is not None),)
_GP = (
    Need("area", ("gp_practice",), "The family's GP practice.", lambda form: form.gp_practice.strip()),
    Need(
        "area",
        ("gp_in_area",),
        "Whether that GP practice is in the area of the service.",
        lambda form: form.gp_in_area is not None,
    ),
)
_AREA: dict[str, tuple[Need, ...]] = {
    "none": (),
    "residence": _HOME,
    "gp_registration": _GP,
    "both": (*_HOME, *_GP),
}
_REST = (
    Need("referrer", ("referrer_name",), "The referrer's name.", lambda form: form.referrer_name.strip()),
    Need("referrer", ("referrer_profession",), "The referrer's profession.", lambda form: form.referrer_profession),
    Need(
        "referrer",
        ("referrer_address", "referrer_phone", "referrer_email"),
        "An address, telephone number or email for the referrer.",
        lambda form: form.referrer_reachable,
    ),
    Need("request", ("source",), "Which service the referral comes from.", lambda form: form.source),
    Need(
        "request",
        ("request_type",),
        "Whether consultation, joint work or a direct assessment is asked for.",
        lambda form: form.request_type,
    ),
    Need("request", ("primary_reason",), "The main reason for the referral.", lambda form: form.primary_reason),
    Need(
        "relationship",
        ("how_compromised",),
        "A clear description of how the caregiving relationship is compromised.",
        lambda form: len(form.how_compromised.strip()) >= CLEAR_DESCRIPTION,
    ),
    Need(
        "relationship",
        ("relationship_affected",),
        "Whether the relationship with the baby is affected, or only the parent is struggling.",
        lambda form: form.relationship_affected is not None,
    ),
    Need(
        "checklist",
        ("checklist",),
        "The checklist of stresses, gone through and confirmed.",
        lambda form: form.checklist_confirmed,
    ),
    Need(
        "agreement",
        ("family_agrees",),
        "That the family knows of the referral and agrees to it.",
        lambda form: form.family_agrees == "yes",
    ),
)


def needs_of(profile: Profile) -> tuple[Need, ...]:
    """What a complete form holds in this service, task by task, with the area as the service asks it (CF-11)."""
    return (*_PEOPLE, *_AREA[profile.residence.value.rule], *_REST)


def missing(facts: FormFacts, profile: Profile) -> tuple[Missing, ...]:
    """Everything that keeps the form from being complete, in the order of its tasks (RI-05 to RI-08)."""
    return tuple(Missing(each.task, each.sentence) for each in needs_of(profile) if not each.is_met(facts))


def questions_needed(profile: Profile) -> dict[str, str]:
    """Each question that triage needs, with the words that mark it; every other question is optional."""
    return {
        question: NEEDED if len(each.questions) == 1 else f"one of these {_COUNTS[len(each.questions)]} is {NEEDED}"
        for each in needs_of(profile)
        for question in each.questions
    }


_COUNTS = {2: "two", 3: "three"}


def tasks_done(found: tuple[Missing, ...]) -> dict[str, bool]:
    """Each task of the form and whether nothing is missing in it, for the task list."""
    lacking = {each.task for each in found}
    return {task: task not in lacking for task in TASK_LABELS}
