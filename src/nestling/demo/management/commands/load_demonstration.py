"""Fills an empty database with five made-up services."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.demo import loading, proportions

FAMILIES = 40


class Command(BaseCommand):
    """`python3 dev.py demo` calls it; `--explain` prints the numbers it goes by."""

    help = "Load five demonstration services, played by the real actions; refused beside anything else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--families", type=int, default=FAMILIES, help="families in each service")
        parser.add_argument("--explain", action="store_true", help="show by which numbers, and where they come from")
        parser.add_argument("--one-process", action="store_true", help="load the services one after another")

    def handle(self, *args: Any, families: int, explain: bool, one_process: bool, **options: Any) -> None:
        console = Console(stderr=True)
        if explain:
            console.print(explanation())
            return
        try:
            missing = loading.missing_services()
        except RuleBroken as broken:
            raise CommandError(broken.sentence) from broken
        if not missing:
            console.print("The demonstration is loaded already.")
            return
        self._load(console, missing, families, one_process=one_process)

    def _load(self, console: Console, missing: tuple[str, ...], families: int, *, one_process: bool) -> None:
        bars = (TextColumn("  {task.description:<22}"), BarColumn(24), TextColumn("{task.percentage:>3.0f} %"))
        with Progress(*bars, TimeElapsedColumn(), console=console) as progress:
            lines = {code: progress.add_task(code, total=1.0) for code in missing}

            def tell(code: str, part: float) -> None:
                progress.update(lines[code], completed=part)

            if one_process:
                counts = {code: loading.load_service(code, families, clock.now(), tell) for code in missing}
            else:
                counts = loading.load_side_by_side(missing, families, clock.now(), tell)
        console.print(f"  {sum(counts.values())} made-up families in {len(counts)} services. None of them is real.")


def explanation() -> Table:
    """The table of proportions, each with its standing."""
    table = Table("What", "Numbers", "Standing", title="By which numbers the demonstration is made")
    for row in proportions.TABLE:
        table.add_row(row.words, numbers(row), row.source or proportions.ILLUSTRATIVE)
    return table


def numbers(row: proportions.Proportion | proportions.Span) -> str:
    """The numbers of one row in words."""
    if isinstance(row, proportions.Span):
        return str(row.least) if row.least == row.most else f"{row.least} to {row.most}"
    return ", ".join(f"{key} {share:.0%}" for key, share in row.shares.items())
