"""The pages of plans: plain values only."""

from dataclasses import dataclass
from datetime import date

from nestling.design.forms import Form
from nestling.design.pieces import RelationshipHeader


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """One goal, with what became of it."""

    words: str
    whose: str
    set_on: date
    closed_on: date | None
    closing_words: str
    close_url: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The formulation, plan and goals of a relationship."""

    header: RelationshipHeader
    is_written: bool
    formulation: str
    plan: str
    professional_view: str
    parent_barrier: str
    modalities: tuple[str, ...]
    written: str
    agreed: str
    goals: tuple[GoalCard, ...]
    offers: tuple[str, ...]
    group: str
    warning: str
    write_url: str
    goal_url: str
    title: str = "Plan and goals"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One form about a plan or a goal."""

    header: RelationshipHeader
    form: Form
    title: str
    button: str
    back_url: str
    lede: str = ""
    quote: str = ""
    offers: tuple[str, ...] = ()
    group: str = ""
    warning: str = ""
