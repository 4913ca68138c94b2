"""Four principles as checks on the pathway, each worked out from what is kept already (TR-17; THRIVE slides 2021).

Assess families early; match need to the right level; equip staff at each level; maximise access and connectedness.
They advise and never bar. What the product does not know is said to be not known.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nestling.core.phrases import counted, day_words
from nestling.organisations.profiles import Profile
from nestling.referrals.rules.ratings import THRIVE_LABELS, thrive_suggestion

Kept = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, kw_only=True)
class PathwayFacts:
    """What is kept about one referral and its relationship; None is "nothing kept"."""

    on: date
    received_on: date | None = None
    talked_on: date | None = None
    triage_began_on: date | None = None
    cluster: int | None = None
    thrive: str = ""
    contact_asked_on: date | None = None
    professionals: int = 0
    has_lead: bool = False


@dataclass(frozen=True)
class Principle:
    """One principle: whether it is kept so far, the word for that, and the sentence that says why."""

    label: str
    kept: Kept
    state: str
    sentence: str


def principles(profile: Profile, facts: PathwayFacts) -> tuple[Principle, ...]:
    """The four principles in the order of the source."""
    return (
        _early(facts, profile.escalation_days.value.owner),
        _matched(profile, facts),
        Principle(
            "Equip staff at each level",
            "unknown",
            "Not known",
            "Training records are not kept in this product yet, so nothing can be said of the practitioner's training.",
        ),
        _connected(facts),
    )


def _early(facts: PathwayFacts, within: int) -> Principle:
    label = "Assess early"
    if facts.received_on is None:
        return Principle(label, "unknown", "Not known", "The request has not been received yet.")
    talked = f" A first discussion was held on {day_words(facts.talked_on)}." if facts.talked_on else ""
    aim = f"Today asks for triage within {counted(within, 'day')}."
    days = ((facts.triage_began_on or facts.on) - facts.received_on).days
    if facts.triage_began_on is None:
        words = f"Triage has not begun, {counted(days, 'day')} after the request came. {aim}{talked}"
        return Principle(label, "no" if days > within else "unknown", "Late" if days > within else "Not yet", words)
    began = "Triage began on the day the request came." if days == 0 else ""
    began = began or f"Triage began {counted(days, 'day')} after the request came."
    is_early = days <= within
    return Principle(label, "yes" if is_early else "no", "Early" if is_early else "Late", f"{began} {aim}{talked}")


def _matched(profile: Profile, facts: PathwayFacts) -> Principle:
    label = "Match need to level"
    if facts.cluster is None or not facts.thrive:
        lacking = "The need is not rated yet." if facts.cluster is None else "No THRIVE group is chosen yet."
        return Principle(label, "unknown", "Not yet", lacking)
    pointed, chosen = thrive_suggestion(profile, facts.cluster), THRIVE_LABELS[facts.thrive]
    if pointed is None:
        words = f"This service's profile does not say which THRIVE group cluster {facts.cluster} points to."
        return Principle(label, "unknown", "Not known", words)
    if pointed == facts.thrive:
        words = f"Cluster {facts.cluster} points to {chosen}, and that is the group chosen."
        return Principle(label, "yes", "Agrees", words)
    words = f"Cluster {facts.cluster} points to {THRIVE_LABELS[pointed]}, and the group chosen is {chosen}."
    return Principle(label, "unknown", "Differs", f"{words} Its reason is below; need leads, not the number.")


def _connected(facts: PathwayFacts) -> Principle:
    asked = (
        f"Safe contact, interpreter and adjustments were asked about on {day_words(facts.contact_asked_on)}."
        if facts.contact_asked_on
        else "Nobody has asked the carer yet about safe contact, an interpreter and adjustments."
    )
    network = "No professional is written down in the network."
    if facts.professionals == 1:
        who = "and leads it" if facts.has_lead else "but is not named as lead"
        network = f"1 professional is written down in the network {who}."
    elif facts.professionals:
        who = "one of them leads it" if facts.has_lead else "but nobody is named as lead"
        network = f"{facts.professionals} professionals are written down in the network, {who}."
    is_kept = bool(facts.contact_asked_on and facts.professionals)
    label = "Maximise access and connectedness"
    return Principle(label, "yes" if is_kept else "no", "In place" if is_kept else "Still to do", f"{asked} {network}")
