"""Everything that may be read of letters, each function taking the viewer first."""

from nestling.letters.queries.leaving import (
    Standing,
    address_comes_from_record,
    gp_address,
    held_because,
    home_address,
    network_address,
    recorded_address,
    standing,
    warnings_for,
)
from nestling.letters.queries.outbox import (
    LetterRow,
    OutboxCounts,
    about_words,
    age_of,
    counts,
    letter,
    letters_of,
    outbox,
    rows_of_family,
    sent,
    settled,
    unsent,
    unsent_of,
)
from nestling.letters.queries.sheet import content
from nestling.letters.queries.telling import happenings, tellings, worklist

__all__ = [
    "LetterRow",
    "OutboxCounts",
    "Standing",
    "about_words",
    "address_comes_from_record",
    "age_of",
    "content",
    "counts",
    "gp_address",
    "happenings",
    "held_because",
    "home_address",
    "letter",
    "letters_of",
    "network_address",
    "outbox",
    "recorded_address",
    "rows_of_family",
    "sent",
    "settled",
    "standing",
    "tellings",
    "unsent",
    "unsent_of",
    "warnings_for",
    "worklist",
]
