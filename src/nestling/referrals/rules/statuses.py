"""The statuses of a referral and the moves between them, as data for the one mover and the database.

being_written ──▶ received ──▶ in_triage ──▶ accepted ──▶ closed
      │           ▲     │      ▲     │  ╲
      │           │     ▼      │     ▼   ╲──▶ declined
      │           └── returned ┘◀────┘
      └──────────▶ withdrawn ◀── received, returned, in_triage
"""

STATUS_LABELS: dict[str, str] = {
    "being_written": "Being written",
    "received": "Received",
    "returned": "With the referrer",
    "in_triage": "In triage",
    "accepted": "Accepted",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
    "closed": "Closed",
}
MOVES: dict[str, frozenset[str]] = {
    "being_written": frozenset({"received", "withdrawn"}),
    "received": frozenset({"in_triage", "returned", "withdrawn"}),
    "returned": frozenset({"received", "in_triage", "withdrawn"}),
    "in_triage": frozenset({"accepted", "declined", "returned", "withdrawn"}),
    "accepted": frozenset({"closed"}),
    "declined": frozenset(),
    "withdrawn": frozenset(),
    "closed": frozenset(),
}
STATUSES: tuple[str, ...] = tuple(MOVES)
OPEN_STATUSES: frozenset[str] = frozenset({"being_written", "received", "returned", "in_triage", "accepted"})
WAITING_FOR_US: frozenset[str] = frozenset({"received", "in_triage"})


def move_refusal(now: str, then: str) -> str | None:
    """Why a referral may not move from one status to the other; nothing when it may."""
    if then in MOVES[now]:
        return None
    words = f"This referral is {STATUS_LABELS[now].lower()}, so it cannot become {STATUS_LABELS[then].lower()}."
    return f"{words} Somebody may have moved it since you opened the page: open it again to see."
