"""The small phrases that sentences to people are built from: days, counted things and lists, all in British
English."""

from collections.abc import Iterable
from datetime import date, datetime

from nestling.core.clock import LONDON


def day_words(day: date) -> str:
    """The day as it is spoken: "3 May 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def moment_words(moment: datetime) -> str:
    """The moment as it is spoken in London: "3 May 2026 at 2:30pm"."""
    local = moment.astimezone(LONDON)
    return f"{day_words(local)} at {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun: "1 day", "2 days"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def and_list(words: Iterable[str], nothing: str = "none") -> str:
    """The words as English writes a list: "a, b and c"."""
    given = list(words)
    if len(given) < 2:
        return given[0] if given else nothing
    return f"{', '.join(given[:-1])} and {given[-1]}"


def or_list(words: Iterable[str], nothing: str = "none") -> str:
    """The words as English offers a choice: "a, b or c"."""
    given = list(words)
    return " or ".join([", ".join(given[:-1]), given[-1]]) if len(given) > 1 else and_list(given, nothing)


def sentence_case(words: str) -> str:
    """The words with a capital at the front and the rest left alone."""
    return words[:1].upper() + words[1:]
