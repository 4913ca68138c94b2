"""The kinds of value a setting of the service profile may hold, as frozen types.

Each type refuses what could not be meant, so that a profile that can be built is one the rules can use.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

Tier = Literal["universal", "targeted", "specialist"]
ThriveGroup = Literal["thriving", "getting_advice", "getting_help", "getting_more_help", "getting_risk_support"]
Gate = Literal["none", "phone", "face_to_face"]
DeciderRole = Literal["practitioner", "service_manager", "administrator", "safeguarding_lead"]
ProtectionCode = Literal[
    "investigation_proposed",
    "investigation",
    "child_in_need",
    "protection_plan",
    "unborn_plan",
    "looked_after",
]
ConcernTest = Literal["none", "relationship_at_risk", "serious_concern", "severe_or_complex"]
ParentOnlyRule = Literal["decline", "record_reason", "accept"]
ResidenceRule = Literal["none", "residence", "gp_registration", "both"]
LetterRule = Literal["always", "unless_clinical_reason", "optional"]
CombiningRule = Literal["clinicians_choice", "highest", "rounded_mean"]
FactorGroup = Literal["parent", "child", "environment"]
Cluster = Annotated[StrictInt, Field(ge=1, le=6)]
Word = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Words = Annotated[tuple[Line, ...], Field(max_length=60)]


class Value(BaseModel):
    """What all structured values share: they never change, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AgeCeiling(Value):
    """The last day on which a baby is young enough (CF-01).

    `before` ends the day before the limit is reached; `up_to_the_day` includes the day it is reached and no
    later day; `through` includes the whole month or year that follows ("0-4 inclusive" ends before the fifth
    birthday).
    """

    limit: Annotated[StrictInt, Field(ge=1, le=84)]
    unit: Literal["months", "years"]
    rule: Literal["before", "up_to_the_day", "through"]

    @property
    def months(self) -> int:
        return self.limit * 12 if self.unit == "years" else self.limit

    @model_validator(mode="after")
    def _within_childhood(self) -> Self:
        if self.months > 84:
            raise ValueError("an age limit of more than 7 years is not a parent-infant service")
        return self


class TierAge(Value):
    """An age ceiling that holds for one tier only (CF-03)."""

    tier: Tier
    ceiling: AgeCeiling


class Residence(Value):
    """Which families count as living in the area (CF-11)."""

    rule: ResidenceRule
    areas: Words = ()

    @model_validator(mode="after")
    def _names_the_area(self) -> Self:
        if self.rule != "none" and not self.areas:
            raise ValueError("a residence test must name at least one area")
        return self


class TierWord(Value):
    """One word of the service's own vocabulary beside the tier and THRIVE group it roughly means (CF-05)."""

    word: Line
    tier: Tier
    thrive: ThriveGroup


class Cadence(Value):
    """How many weeks lie between consultations with one aligned team (CF-14)."""

    from_weeks: Annotated[StrictInt, Field(ge=1, le=52)]
    to_weeks: Annotated[StrictInt, Field(ge=1, le=52)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to_weeks < self.from_weeks:
            raise ValueError("to_weeks must not be smaller than from_weeks")
        return self


class EndingLetters(Value):
    """Who is written to when care ends (CF-16)."""

    gp: LetterRule
    referrer: LetterRule
    family: LetterRule


class WorkingWeeks(Value):
    """How many weeks of the year each kind of work is counted over (CF-18)."""

    training: Annotated[StrictInt, Field(ge=1, le=52)]
    consultation: Annotated[StrictInt, Field(ge=1, le=52)]
    direct: Annotated[StrictInt, Field(ge=1, le=52)]


class Post(Value):
    """One line of the establishment: a job and its whole-time equivalent (CF-19)."""

    post: Line
    wte: Annotated[Number, Field(ge=0, le=200)]


class Caseload(Value):
    """How many families at a time one post carries (CS-01)."""

    families_from: Annotated[StrictInt, Field(ge=0, le=500)]
    families_to: Annotated[StrictInt, Field(ge=1, le=500)]
    wte: Annotated[Number, Field(gt=0, le=10)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.families_to < self.families_from:
            raise ValueError("families_to must not be smaller than families_from")
        return self


class Hosting(Value):
    """Which organisation hosts the service and who stands beside it (CF-20)."""

    host: Line
    partners: Words = ()


class Synonym(Value):
    """An older or local word for a protection status (CF-21), such as the register that became the plan."""

    word: Line
    means: ProtectionCode


class Safeguarding(Value):
    """The local procedures and the words they use (CF-21)."""

    procedures: Words = ()
    synonyms: tuple[Synonym, ...] = ()


class ParentingAssessments(Value):
    """Stand-alone parenting capacity assessments for a protection plan or a court (CF-22).

    `stand_alone_a_year` of 0 means no cap is set.
    """

    may_contribute: StrictBool
    stand_alone_a_year: Annotated[StrictInt, Field(ge=0, le=1000)]


class RiskRow(Value):
    """What the source says about a number of risk factors, in per cent; an absent row is a gap (TR-06)."""

    factors: Annotated[StrictInt, Field(ge=0, le=50)]
    low: Annotated[Number, Field(ge=0, le=100)]
    high: Annotated[Number, Field(ge=0, le=100)]
    about: StrictBool = False
    or_more: StrictBool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.high < self.low:
            raise ValueError("high must not be smaller than low")
        return self


class RiskTable(Value):
    """The cumulative-risk table and the statuses that count as its highest row (TR-06, TR-07).

    `likelihood_that` ends the sentence "the likelihood that …"; `figures_from` is the document that gives the
    figures, whichever document the rest of the profile is taken from.
    """

    rows: tuple[RiskRow, ...]
    likelihood_that: str = ""
    figures_from: str = ""
    at_least_four: tuple[ProtectionCode, ...] = ()

    @model_validator(mode="after")
    def _each_number_once(self) -> Self:
        numbers = [row.factors for row in self.rows]
        if numbers != sorted(set(numbers)):
            raise ValueError("the rows must rise by number of factors, each number once")
        if any(row.or_more for row in self.rows[:-1]):
            raise ValueError("only the last row may say or_more")
        return self


class ExtraFactor(Value):
    """A factor that a service adds to its stress checklist."""

    key: Word
    label: Line
    group: FactorGroup


class Checklist(Value):
    """How a service departs from the product's own list of stresses on the relationship (TR-05, TR-08)."""

    left_out: tuple[Word, ...] = ()
    added: tuple[ExtraFactor, ...] = ()

    @model_validator(mode="after")
    def _each_added_once(self) -> Self:
        keys = [factor.key for factor in self.added]
        if len(keys) != len(set(keys)):
            raise ValueError("each added factor needs a key of its own")
        return self


class ClusterGroup(Value):
    """The THRIVE group that a cluster points to (TR-10); it advises, it does not decide."""

    cluster: Cluster
    thrive: ThriveGroup


def _each_cluster_once(rows: tuple[ClusterGroup, ...]) -> tuple[ClusterGroup, ...]:
    if len({row.cluster for row in rows}) < len(rows):
        raise ValueError("a cluster points to one THRIVE group, so each cluster stands once")
    return rows


ClusterGroups = Annotated[tuple[ClusterGroup, ...], AfterValidator(_each_cluster_once)]


class Offer(Value):
    """What a family in one THRIVE group is offered (IN-07)."""

    thrive: ThriveGroup
    offers: Words


class EscalationDays(Value):
    """After how many working days unsent or late work is shown to its owner, then to the manager."""

    owner: Annotated[StrictInt, Field(ge=1, le=60)]
    manager: Annotated[StrictInt, Field(ge=1, le=60)]

    @model_validator(mode="after")
    def _owner_first(self) -> Self:
        if self.manager < self.owner:
            raise ValueError("the manager is told after the owner, never before")
        return self
