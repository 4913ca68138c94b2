"""The first page of the day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Today:
    """What is due, late and waiting."""

    title: str = "Today"
