"""Writes the generated pages of docs/."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from nestling.core.describing import PAGES


class Command(BaseCommand):
    """`python3 dev.py docs`."""

    help = "Write the pages of docs/ that are made from the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path("docs"))

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        for name, write in PAGES.items():
            page = folder / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(write(), encoding="utf-8")
            self.stdout.write(str(page))
