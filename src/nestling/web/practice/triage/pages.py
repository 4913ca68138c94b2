"""What the pages of triage show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from nestling.core.phrases import day_words, sentence_case
from nestling.design.forms import Form
from nestling.design.pieces import Button, Entry, Link, RelationshipHeader, Row, TraceLine
from nestling.organisations.profiles import Profile, explain, setting_of
from nestling.organisations.profiles.wording import COMBINING, likelihood_words
from nestling.referrals.rules import (
    DOMAIN_LABELS,
    FOR_THOSE_WHO_TRIAGE,
    PASSED_WORDS,
    THRIVE_LABELS,
    CumulativeRisk,
    Eligibility,
    Principle,
    elapsed_words,
)

if TYPE_CHECKING:
    from datetime import date

    from nestling.referrals.models import Liaison, NeedRating, ThrivePlacement

MET: dict[str, bool | None] = {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing asked of another agency, with how long it took."""

    title: str
    asked: str
    answer: str
    elapsed: str
    is_open: bool
    answer_url: str
    answer_label: str = "Answer"


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One relationship with its newest rating, all four domains in view, and those before it."""

    relationship: str
    rows: tuple[Row, ...]
    cluster: str
    words: str
    earlier: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One relationship with its THRIVE group, what that group is offered, and the groups before it."""

    relationship: str
    group: str
    words: str
    offers: tuple[str, ...]
    suggestion: str
    earlier: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One relationship with its assessments in words, newest first."""

    relationship: str
    entries: tuple[Entry, ...]
    record_url: str


@dataclass(frozen=True, kw_only=True)
class RiskPicture:
    """The cumulative-risk table as the source gives it, gaps as gaps, and this family's line."""

    sentence: str
    caption: str
    rows: tuple[tuple[str, str, bool], ...]
    source: str
    is_gap: bool


@dataclass(frozen=True, kw_only=True)
class Triage:
    """Everything that a decision rests on, on one page."""

    title: str
    header: RelationshipHeader
    breadcrumbs: tuple[Link, ...]
    status: str
    clock: str
    outcome: str
    lines: tuple[TraceLine, ...]
    version: str
    found: tuple[Row, ...]
    findings_url: str
    asked: tuple[Asked, ...]
    ask_url: str
    rated: tuple[Rated, ...]
    rate_url: str
    placed: tuple[Placed, ...]
    thrive_url: str
    assessed: tuple[Assessed, ...]
    principles: tuple[TraceLine, ...]
    risk: RiskPicture
    ways: tuple[Button, ...]
    decided: Decided | None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The decision as it was made, with the trace that was kept then."""

    sentence: str
    rows: tuple[Row, ...]
    lines: tuple[TraceLine, ...]
    version: str
    letter_url: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One form of triage."""

    title: str
    header: RelationshipHeader
    form: Form
    back_url: str
    button: str
    intro: tuple[str, ...] = ()
    lines: tuple[TraceLine, ...] = ()
    may_act: bool = True


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting with another team about several referrals in triage."""

    title: str
    form: Form
    breadcrumbs: tuple[Link, ...]
    referrals: tuple[Thinking, ...]
    others: str


@dataclass(frozen=True, kw_only=True)
class Thinking:
    """One referral, with its two questions; of one that has left triage meanwhile, what to do with its words."""

    about: str
    words: str
    url: str
    questions: tuple[str, str]
    has_left: bool
    what_to_do: str


OUTCOMES = {
    "eligible": "Every rule of this service is met.",
    "not_eligible": "At least one rule of this service is not met.",
    "needs_answers": "Some questions are still open.",
}


def outcome_words(found: Eligibility, answer_urls: Mapping[str, str], *, is_begun: bool = True) -> str:
    """What the rules come to together, and how to answer what is open."""
    words = OUTCOMES[found.outcome]
    if found.outcome != "needs_answers":
        return words
    if not is_begun:
        return f"{words} Begin triage to answer them."
    return f"{words} Answer each from its link below: saving it brings you back here." if answer_urls else words


def lines_of(profile: Profile, found: Eligibility, answer_urls: Mapping[str, str]) -> tuple[TraceLine, ...]:
    """Each rule's answer, with the source of the setting behind it and, while it is open, the way to answer it."""
    return tuple(
        TraceLine(
            label=line.label,
            words=line.sentence,
            is_met=MET.get(line.passed),
            state=PASSED_WORDS[line.passed],
            source=_source(profile, line.setting),
            url=answer_urls.get(line.setting, ""),
        )
        for line in found.lines
    )


def _source(profile: Profile, name: str) -> str:
    setting = explain(name, setting_of(profile, name))
    return f"{setting.source} ({setting.status_words.lower()})"


def kept_lines(trace: dict[str, Any]) -> tuple[TraceLine, ...]:
    """The trace of a decision as it was kept, whatever the profile says today."""
    return tuple(
        TraceLine(
            label=str(line.get("label", "")),
            words=str(line.get("sentence", "")),
            is_met=MET.get(str(line.get("passed"))),
            state=PASSED_WORDS.get(line.get("passed"), ""),
            source=str(line.get("source", "")),
        )
        for line in trace.get("lines", ())
    )


def principle_lines(found: Iterable[Principle]) -> tuple[TraceLine, ...]:
    """The four principles, each with its state in a word (TR-17)."""
    return tuple(
        TraceLine(label=each.label, words=each.sentence, is_met=MET.get(each.kept), state=each.state) for each in found
    )


def asked_of(each: Liaison, today: date, *, may_read: bool, may_answer: bool) -> Asked:
    """One liaison; the words of a meeting are read like clinical notes, by those who triage."""
    if each.meeting:
        return Asked(
            title=each.with_whom,
            asked=each.asked if may_read else FOR_THOSE_WHO_TRIAGE,
            answer=each.answer if may_read else "",
            elapsed=f"Met on {day_words(each.meeting.held_on)}: {each.meeting.present}",
            is_open=False,
            answer_url="",
            answer_label="What was agreed",
        )
    return Asked(
        title=", ".join(part for part in (each.with_whom, each.agency) if part),
        asked=each.asked,
        answer=each.answer,
        elapsed=f"Asked on {day_words(each.asked_on)}: {elapsed_words(each.asked_on, today, each.answered_on)}",
        is_open=each.answered_on is None and may_answer,
        answer_url=reverse("practice:triage:answer", args=[each.ref]),
    )


def rated_of(relationship: str, ratings: tuple[NeedRating, ...]) -> Rated:
    """The newest rating with all four domains, and a line for each one before."""
    if not ratings:
        return Rated(relationship=relationship, rows=(), cluster="", words="Not rated yet.", earlier=())
    now = ratings[0]
    rows = tuple(Row(key=label, value=str(getattr(now, name))) for name, label in DOMAIN_LABELS.items())
    rule = COMBINING.get(now.combining_rule, "")
    by = f"Rated on {day_words(now.rated_on)} by {now.rated_by}. {rule}"
    earlier = tuple(f"{day_words(each.rated_on)}: cluster {each.cluster}, by {each.rated_by}" for each in ratings[1:])
    words = f"{by} {now.reason}".strip()
    return Rated(relationship=relationship, rows=rows, cluster=str(now.cluster), words=words, earlier=earlier)


def placed_of(
    relationship: str, history: tuple[ThrivePlacement, ...], offers: tuple[str, ...], suggestion: str
) -> Placed:
    """The THRIVE group now, and each one before with its reason: it moves both ways."""
    told = tuple(
        f"{THRIVE_LABELS[each.group]} from {day_words(each.placed_on)}, by {each.placed_by}: {each.reason}"
        for each in history
    )
    return Placed(
        relationship=relationship,
        group=THRIVE_LABELS[history[0].group] if history else "",
        words=told[0] if told else "No THRIVE group yet.",
        offers=offers,
        suggestion=suggestion,
        earlier=told[1:],
    )


def risk_of(profile: Profile, risk: CumulativeRisk, row_words: Any) -> RiskPicture:
    """The whole table up to its last row; a number that the source leaves out is said to be a gap (TR-06)."""
    table = {row.factors: row for row in profile.risk_table.value.rows}
    rows = []
    for number in range(min(1, risk.counted_as), max(table, default=0) + 1):
        row = table.get(number)
        label = f"{number} or more" if row and row.or_more else str(number)
        is_theirs = number == risk.counted_as or bool(row and row.or_more and risk.counted_as > number)
        is_this = is_theirs and risk.is_certain
        rows.append((label, row_words(row) if row else "No figure: a gap in the source", is_this))
    caption = f"{sentence_case(likelihood_words(profile.risk_table.value))}, by number of risk factors"
    return RiskPicture(
        sentence=risk.sentence, caption=caption, rows=tuple(rows), source=_figures_from(profile), is_gap=risk.is_gap
    )


def _figures_from(profile: Profile) -> str:
    """The document that gives the figures, and whether the service itself says to use them."""
    setting, figures = setting_of(profile, "risk_table"), profile.risk_table.value.figures_from
    if not figures:
        return _source(profile, "risk_table")
    return figures if setting.status == "stated" else f"{figures}. {setting.source} gives no table of its own"
