"""Runs a measurement from bench/ on databases of its own, one for each number of families, kept from run to run."""

import argparse
import json
import os
import subprocess
from contextlib import ExitStack

from workshop import environment
from workshop.database import Database, database
from workshop.places import PYTHON, ROOT, Stopped

FAMILIES = "10000,100000"


def bench(words: argparse.Namespace) -> int:
    """Run `bench/<name>.py`, passing the other words on."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("[a-z]*.py") if "def main(" in path.read_text())
    if not words.rest or words.rest[0] not in names:
        raise Stopped(f"Say what to measure: {', '.join(names) or 'there is nothing in bench/ yet'}.")
    if os.environ.get("DATABASE_URL"):
        raise Stopped("Measuring needs databases of its own on the private server: unset DATABASE_URL.")
    environment.install()
    name, *rest = words.rest
    with ExitStack() as stack:
        found = {size: _loaded(stack, size, fresh="--fresh" in rest) for size in _sizes(rest)}
        addresses = {size: {key: each.environment[key] for key in _ADDRESSES} for size, each in found.items()}
        if name == "loader":
            return 0  # the families stand in their database, which is all it does
        first = next(iter(found.values()))
        command = [PYTHON, "-m", f"bench.{name}", *rest]
        variables = {**first.environment, "NESTLING_BENCH": json.dumps(addresses)}
        return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


_ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL")


def _sizes(rest: list[str]) -> list[int]:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--families", default=FAMILIES)
    return sorted(int(size) for size in parser.parse_known_args(rest)[0].families.split(","))


def _loaded(stack: ExitStack, families: int, *, fresh: bool) -> Database:
    """The database of this many families, filled when it is empty."""
    os.environ["NESTLING_DATABASE_NAME"] = f"nestling_bench_{families}"
    found = stack.enter_context(database())
    if fresh or (found.memory and not found.memory.get("bench")):
        found.reset()  # asked for, or a load that was broken off
    found.migrate()
    if not found.memory.get("bench"):
        command = [str(PYTHON), "-m", "bench.loader", f"--families={families}"]
        if subprocess.run(command, cwd=ROOT, env=found.environment, check=False).returncode:
            raise Stopped("The families could not be loaded; the reason stands above.")
        found.remember(bench=families)
    return found
