"""What a change of the service profile would mean for the referrals that are still open."""

from dataclasses import dataclass

from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.organisations.profiles import Profile
from nestling.referrals.queries.intake import UNDECIDED
from nestling.referrals.queries.requests import whole
from nestling.referrals.queries.triage import facts_for
from nestling.referrals.rules import PASSED_WORDS, ChangedLine, Facts, changed_lines


@dataclass(frozen=True, slots=True)
class Effect:
    """One open referral that a new version would answer differently, in words before and after."""

    ref: str
    about: str
    before: str
    after: str


def what_would_differ(viewer: Viewer, old: Profile, new: Profile) -> tuple[tuple[Effect, ...], int]:
    """The open referrals that the new version answers differently, and how many are open in all."""
    open_ones = tuple(whole(viewer).filter(status__in=UNDECIDED).order_by("first_received_on", "pk"))
    # Facts hold what is known of the family; only the gate depends on the profile, and it never bars a decision.
    known: dict[int, Facts] = facts_for(viewer, open_ones, new, clock.today())
    effects = []
    for each in open_ones:
        lines = [line for line in changed_lines(old, new, known[each.pk]) if _answers_differ(line)]
        if lines:
            about = str(each.relationship)
            effects.append(Effect(each.ref, about, _words(lines, "before"), _words(lines, "after")))
    return tuple(effects), len(open_ones)


def _answers_differ(line: ChangedLine) -> bool:
    return (line.before and line.before.passed) != (line.after and line.after.passed)


def _words(lines: list[ChangedLine], side: str) -> str:
    said = []
    for line in lines:
        answer = getattr(line, side)
        said.append(f"{line.label}: {PASSED_WORDS[answer.passed].lower() if answer else 'not asked'}")
    return "; ".join(said)
