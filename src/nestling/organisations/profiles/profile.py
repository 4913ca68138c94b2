"""The service profile: every setting in which services differ (CF-01 to CF-22), each with its source.

One `Profile` is one version, in force from `starts_on` until the next version of the same code begins.
"""

from datetime import date
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, field_validator, model_validator

from nestling.organisations.profiles.values import (
    AgeCeiling,
    Cadence,
    Caseload,
    Checklist,
    Cluster,
    ClusterGroups,
    CombiningRule,
    ConcernTest,
    DeciderRole,
    EndingLetters,
    EscalationDays,
    Gate,
    Hosting,
    Offer,
    ParentingAssessments,
    ParentOnlyRule,
    Post,
    ProtectionCode,
    Residence,
    RiskTable,
    Safeguarding,
    ThriveGroup,
    Tier,
    TierAge,
    TierWord,
    Word,
    Words,
    WorkingWeeks,
)

Status = Literal["stated", "not_stated", "product_default"]
T = TypeVar("T")
Weeks = Annotated[StrictInt, Field(ge=0, le=104)]
"""How many weeks; 0 when the rule is not used."""


class Setting(BaseModel, Generic[T]):
    """One setting: its value, where the value comes from, and whether the source really says so.

    `stated`: the source says it. `not_stated`: the source is silent and the value is the product's
    default, which the note explains. `product_default`: no source was asked; the value is the product's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: T
    status: Status
    source: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=1000)] = ""

    @model_validator(mode="after")
    def _default_is_explained(self) -> Self:
        if self.status != "stated" and not self.note:
            raise ValueError("a value that its source does not state needs a note saying why it was chosen")
        return self


def since(kind: type[Setting[T]], note: str, *, value: T) -> Setting[T]:
    """What a setting says in a profile that was kept before the product asked for it: kept texts never change."""
    return kind(value=value, status="product_default", source="Nestling", note=note)


class Heading(BaseModel):
    """Which service and version this is, and from which day it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=120)]
    starts_on: date
    starts_on_status: Status = "product_default"
    starts_on_note: Annotated[str, Field(max_length=1000)] = ""
    based_on: Annotated[str, Field(min_length=1, max_length=300)]

    @field_validator("starts_on", mode="before")
    @classmethod
    def _a_day_without_a_time(cls, given: object) -> object:
        if type(given) is not date and not isinstance(given, str):
            raise ValueError("must be a date such as 2026-04-01, with no time of day")
        return given


class Profile(Heading):
    """One version of one service's profile."""

    # Who the service is for
    age_ceiling: Setting[AgeCeiling]
    tier_ages: Setting[tuple[TierAge, ...]]
    antenatal: Setting[StrictBool]
    accepted_clusters: Setting[tuple[Cluster, ...]]
    concern_test: Setting[ConcernTest]
    parent_only: Setting[ParentOnlyRule]
    excluded_protection: Setting[tuple[ProtectionCode, ...]]
    not_our_job: Setting[Words]
    residence: Setting[Residence]
    # How a family reaches the service
    accepted_referrers: Setting[tuple[Word, ...]]
    self_referral: Setting[StrictBool]
    gate: Setting[Gate]
    decider_role: Setting[DeciderRole]
    combined_triage: Setting[StrictBool] = since(
        Setting[StrictBool], "Written before the product asked about triage together with another team.", value=False
    )
    waiting_target_days: Setting[Annotated[StrictInt, Field(ge=1, le=730)]]
    # How need is understood
    tiers: Setting[tuple[Tier, ...]]
    tier_words: Setting[tuple[TierWord, ...]]
    thrive_groups: Setting[tuple[ThriveGroup, ...]]
    cluster_combining: Setting[CombiningRule]
    cluster_thrive: Setting[ClusterGroups]
    risk_table: Setting[RiskTable]
    checklist: Setting[Checklist]
    measures: Setting[Words]
    # How care is given
    modalities: Setting[tuple[Word, ...]]
    thrive_offers: Setting[tuple[Offer, ...]]
    review_every_contacts: Setting[Annotated[StrictInt, Field(ge=1, le=100)]]
    review_every_weeks: Setting[Weeks] = since(
        Setting[Weeks], "Written before the product knew reviews by weeks: the rule is not used.", value=0
    )
    session_counts_writing: Setting[StrictBool]
    parenting_assessments: Setting[ParentingAssessments]
    consultation_cadence: Setting[Cadence]
    # How care ends
    ending_letters: Setting[EndingLetters]
    follow_up_months: Setting[Annotated[StrictInt, Field(ge=1, le=36)]]
    escalation_days: Setting[EscalationDays]
    # The service itself
    hosting: Setting[Hosting]
    staffing: Setting[tuple[Post, ...]]
    caseload: Setting[Caseload]
    working_weeks: Setting[WorkingWeeks]
    demand_models: Setting[Words]
    safeguarding: Setting[Safeguarding]


HEADING_KEYS: tuple[str, ...] = tuple(Heading.model_fields)
SETTING_NAMES: tuple[str, ...] = tuple(name for name in Profile.model_fields if name not in Heading.model_fields)


def setting_of(profile: Profile, name: str) -> Setting[object]:
    """The setting of that name; asking for an unknown name is a programming error."""
    if name not in SETTING_NAMES:
        raise KeyError(name)
    setting: Setting[object] = getattr(profile, name)
    return setting
