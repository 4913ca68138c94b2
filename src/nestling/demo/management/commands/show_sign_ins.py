"""Prints, for each demonstration service, one person of each role to sign in as."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse
from rich.console import Console
from rich.table import Table

from nestling.accounts import queries
from nestling.accounts.rules import ROLE_LABELS

HONESTY = (
    "Everybody here is made up. Where no document gives a number (who does not attend, how many weeks families wait), "
    "it is illustrative: manage.py load_demonstration --explain shows which."
)


class Command(BaseCommand):
    """`python3 dev.py demo` calls it last."""

    help = "Show whom one can sign in as in the demonstration, and where."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="", help="where it is served, such as http://127.0.0.1:8000")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        console = Console()
        services = queries.demonstration_people()
        if not services:
            console.print("No demonstration is loaded: manage.py load_demonstration")
            return
        console.print(who(services))
        console.print(f"Sign in at {address}{reverse('sign_in_demonstration')}")
        console.print(HONESTY)


def who(services: tuple[tuple[str, tuple[Any, ...]], ...]) -> Table:
    """One person of each role in each service."""
    table = Table("Service", "Role", "Sign in as", title="No password is needed here")
    for name, staff in services:
        for place, role in enumerate(ROLE_LABELS):
            table.add_row("" if place else name, ROLE_LABELS[role], first_of(role, staff))
        table.add_section()
    return table


def first_of(role: str, staff: tuple[Any, ...]) -> str:
    """The first person of a role, by name."""
    return next((member.name for member in staff if role in member.roles), "")
