"""What is written down: generated pages, news for users, decision records."""

import argparse
import re
import subprocess
from datetime import UTC, datetime

from workshop import environment
from workshop.database import database
from workshop.places import BIN, ROOT, Stopped

DECISIONS = ROOT / "docs" / "adr"
DECISION = """# {number}. {title}

Status: proposed

Date: {date}

## Context

## Decision

## Consequences
"""


def docs(chosen: argparse.Namespace) -> int:
    """Write the pages of docs/ that are made from the code."""
    environment.install()
    with database() as found:
        return found.manage("write_docs", check=False)


def changelog_words(parser: argparse.ArgumentParser) -> None:
    """The words of `changelog`."""
    parser.add_argument("version", nargs="?", help="the release; without it, only show what would be gathered")


def changelog(chosen: argparse.Namespace) -> int:
    """Gather changelog.d/ into CHANGELOG.md under a version, or show what there is."""
    environment.install()
    choice = ["--version", chosen.version, "--yes"] if chosen.version else ["--draft", "--version", "next"]
    return subprocess.run([BIN / "towncrier", "build", *choice], cwd=ROOT, check=False).returncode


def adr_words(parser: argparse.ArgumentParser) -> None:
    """The words of `adr`."""
    parser.add_argument("name", nargs="+", help="the decision in a few words")


def adr(chosen: argparse.Namespace) -> None:
    """Make the next record; its number follows the last."""
    title = " ".join(chosen.name)
    short = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    if not short:
        raise Stopped("A decision record needs a name in letters, such as: dev.py adr letters as PDF")
    DECISIONS.mkdir(parents=True, exist_ok=True)
    last = max((int(path.name[:4]) for path in DECISIONS.glob("[0-9][0-9][0-9][0-9]-*.md")), default=0)
    path = DECISIONS / f"{last + 1:04}-{short}.md"
    today = datetime.now(UTC).date()
    path.write_text(DECISION.format(number=last + 1, title=title[0].upper() + title[1:], date=today))
    print(path.relative_to(ROOT))
