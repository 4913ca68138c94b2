"""The pages of sign-in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DoorService:
    """One demonstration service and its made-up people: reference, name, roles."""

    name: str
    people: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Door:
    """The door of the demonstration."""

    services: tuple[DoorService, ...]
    title: str = "Look round the demonstration"


@dataclass(frozen=True)
class Locked:
    """Too many wrong passwords."""

    title: str = "Wait a quarter of an hour"
