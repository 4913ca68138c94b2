"""Whether a request for service is complete, task by task; what is missing is what a returned form names
(RI-06)."""

from dataclasses import dataclass
from datetime import date

from nestling.organisations.profiles import Profile

CLEAR_DESCRIPTION = 20
"""Fewer characters than this cannot describe how a relationship is compromised (RI-07); a product default."""

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
class Missing:
    """One thing that is missing: the task of the form where it belongs, and the sentence to show."""

    task: str
    sentence: str


def missing(facts: FormFacts, profile: Profile) -> tuple[Missing, ...]:
    """Everything that keeps the form from being complete, in the order of its tasks (RI-05 to RI-08)."""
    unborn_unnamed = facts.due_on is not None and facts.born_on is None
    rule = profile.residence.value.rule
    checks = (
        ("baby", facts.baby_named or unborn_unnamed, "The baby's name, or that the baby is not named yet."),
        ("baby", facts.born_on or facts.due_on, "The baby's birth date, or the due date."),
        ("carer", facts.carer_named, "The name of the parent or carer."),
        ("carer", facts.relation, "Who the carer is to the baby."),
        (
            "area",
            rule not in {"residence", "both"} or facts.lives_in_area is not None,
            "Where the family lives.",
        ),
        (
            "area",
            rule not in {"gp_registration", "both"} or facts.gp_in_area is not None,
            "The family's GP practice.",
        ),
        ("referrer", facts.referrer_name.strip(), "The referrer's name."),
        ("referrer", facts.referrer_profession, "The referrer's profession."),
        ("referrer", facts.referrer_reachable, "An address, telephone number or email for the referrer."),
        ("request", facts.source, "Which service the referral comes from."),
        (
            "request",
            facts.request_type,
            "Whether consultation, joint work or a direct assessment is asked for.",
        ),
        ("request", facts.primary_reason, "The main reason for the referral."),
        (
            "relationship",
            len(facts.how_compromised.strip()) >= CLEAR_DESCRIPTION,
            "A clear description of how the caregiving relationship is compromised.",
        ),
        (
            "relationship",
            facts.relationship_affected is not None,
            "Whether the relationship with the baby is affected, or only the parent is struggling.",
        ),
        ("checklist", facts.checklist_confirmed, "The checklist of stresses, gone through and confirmed."),
        (
            "agreement",
            facts.family_agrees == "yes",
            "That the family knows of the referral and agrees to it.",
        ),
    )
    return tuple(Missing(task, sentence) for task, there, sentence in checks if not there)


def tasks_done(found: tuple[Missing, ...]) -> dict[str, bool]:
    """Each task of the form and whether nothing is missing in it, for the task list."""
    lacking = {each.task for each in found}
    return {task: task not in lacking for task in TASK_LABELS}
