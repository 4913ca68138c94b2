"""Whether a family fits the service, setting by setting and in plain words, so that every decision can be
explained.

The rules advise and bar; the decision stays with the role that the profile names (CF-08).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from nestling.organisations.profiles import Profile, setting_of
from nestling.organisations.profiles.wording import describer
from nestling.referrals.rules.facts import Facts, Passed, RuleLine
from nestling.referrals.rules.lines import RULES, cluster_line

Outcome = Literal["eligible", "not_eligible", "needs_answers"]


@dataclass(frozen=True)
class Eligibility:
    """Every line and what they come to together."""

    profile_code: str
    profile_starts_on: date
    judged_on: date
    lines: tuple[RuleLine, ...]

    @property
    def outcome(self) -> Outcome:
        answers = {line.passed for line in self.lines}
        if "no" in answers:
            return "not_eligible"
        return "needs_answers" if answers & {"unknown", "needs_judgement"} else "eligible"

    def lines_that(self, *passed: Passed) -> tuple[RuleLine, ...]:
        return tuple(line for line in self.lines if line.passed in passed)

    @property
    def decline_sentence(self) -> str:
        """ "Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second
        birthday"."""
        why = " ".join(line.sentence for line in self.lines_that("no"))
        return f"Declined: {why[:1].lower()}{why[1:]}" if why else ""


def eligibility(profile: Profile, facts: Facts) -> Eligibility:
    """Each setting's answer about the referral, in the order in which a practitioner would ask."""
    found = (rule(profile, facts) for rule in RULES)
    lines = tuple(line for line in found if line is not None)
    return Eligibility(profile.code, profile.starts_on, facts.on, lines)


def judged_each(profile: Profile, found: Eligibility, clusters: Iterable[tuple[str, int | None]]) -> Eligibility:
    """The same answers, with the clusters asked of each relationship that is to be worked with (CF-04, TR-09).

    Each relationship is rated for itself, so a carer whose need nobody has rated is not accepted with another's rating.
    """
    each = tuple(cluster_line(profile, cluster, found.judged_on, whose=whose) for whose, cluster in clusters)
    lines = (given for line in found.lines for given in (each if line.setting == "accepted_clusters" else (line,)))
    return replace(found, lines=tuple(lines))


def decision_trace(profile: Profile, found: Eligibility) -> dict[str, Any]:
    """What is kept with a decision, as plain JSON: the profile version and, per setting, its value, source,
    standing, the inputs and the answer in words. It can be shown again after the profile has changed."""
    return {
        "profile": profile.code,
        "starts_on": profile.starts_on.isoformat(),
        "judged_on": found.judged_on.isoformat(),
        "outcome": found.outcome,
        "lines": [_kept(profile, line) for line in found.lines],
    }


def _kept(profile: Profile, line: RuleLine) -> dict[str, Any]:
    setting = setting_of(profile, line.setting)
    value = profile.model_dump(mode="json")[line.setting]["value"]
    origin = {"value": value, "source": setting.source, "status": setting.status}
    return {**asdict(line), "label": line.label, "register": describer(line.setting).register, **origin}


@dataclass(frozen=True)
class ChangedLine:
    """A line that a change of profile would answer differently for a referral that is still open."""

    label: str
    before: RuleLine | None
    after: RuleLine | None


def changed_lines(old: Profile, new: Profile, facts: Facts) -> tuple[ChangedLine, ...]:
    """The lines whose answer or words would differ under the new version."""
    before = {line.setting: line for line in eligibility(old, facts).lines}
    after = {line.setting: line for line in eligibility(new, facts).lines}
    return tuple(
        ChangedLine(describer(name).label, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    )
