"""Runs a measurement from bench/ on the database at hand."""

import argparse
import subprocess

from workshop import environment
from workshop.database import database
from workshop.places import PYTHON, ROOT, Stopped


def bench(words: argparse.Namespace) -> int:
    """Run `bench/<name>.py`, passing the other words on."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("[a-z]*.py"))
    if not words.rest or words.rest[0] not in names:
        raise Stopped(f"Say what to measure: {', '.join(names) or 'there is nothing in bench/ yet'}.")
    environment.install()
    name, *rest = words.rest
    with database() as found:
        command = [PYTHON, "-m", f"bench.{name}", *rest]
        return subprocess.run(command, cwd=ROOT, env=found.environment, check=False).returncode
