"""The statuses of an episode of care, and how many families a post carries (CS-01)."""

from nestling.core.phrases import counted
from nestling.organisations.profiles.values import Caseload

EPISODE_STATUS_LABELS: dict[str, str] = {"waiting": "Waiting", "open": "In care", "ended": "Ended"}
EPISODE_MOVES: dict[str, frozenset[str]] = {
    "waiting": frozenset({"open", "ended"}),
    "open": frozenset({"ended"}),
    "ended": frozenset(),
}
EPISODE_STATUSES: tuple[str, ...] = tuple(EPISODE_MOVES)


def episode_move_refusal(now: str, then: str) -> str | None:
    """Why an episode may not move from one status to the other. Steps up and down need no move (RI-18)."""
    if then in EPISODE_MOVES[now]:
        return None
    if now == "ended":
        return "This care has ended. A family that comes back has a new referral."
    return f"This care is {EPISODE_STATUS_LABELS[now].lower()} and cannot become {EPISODE_STATUS_LABELS[then].lower()}."


def families_per_wte(families: int, wte: float) -> float:
    """Families for each full-time post; 20 to 30 for 0.6 of a post come to 33.3 to 50 (Norfolk 2008 §2.2)."""
    if wte <= 0:
        raise ValueError("a post of no time carries no families")
    return families / wte


def caseload_guide(load: Caseload, wte: float) -> tuple[float, float]:
    """The profile's caseload, carried over to a post of this size."""
    return families_per_wte(load.families_from, load.wte) * wte, families_per_wte(load.families_to, load.wte) * wte


def caseload_words(families: int, load: Caseload, wte: float) -> str:
    """How a practitioner's families stand to the guide, which advises and never refuses."""
    low, high = (round(number) for number in caseload_guide(load, wte))
    carried = counted(families, "family", "families")
    if families > high:
        return f"{carried}, above the guide of {low} to {high}"
    return f"{carried}, below the guide of {low} to {high}" if families < low else f"{carried}, within the guide"
