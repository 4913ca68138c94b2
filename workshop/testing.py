"""`dev.py test`: finds the tests that are meant and runs them on the database at hand."""

import argparse
import os
import subprocess
from itertools import takewhile
from pathlib import Path

from workshop import environment
from workshop.database import database
from workshop.places import PYTHON, ROOT, Stopped

TESTS = ROOT / "tests"


def words(parser: argparse.ArgumentParser) -> None:
    """The words of `test`: rooms or paths first; from the first option of pytest's on, all is handed to pytest."""
    parser.add_argument("--quick", action="store_true", help="leave out journeys and whatever is marked slow")
    # argparse would take the 2 of "-n 2" for a place, so the places are picked out below.
    parser.epilog = "Rooms or paths come first, then any option of pytest: dev.py test care -k ending"


def test(chosen: argparse.Namespace) -> int:
    """Run pytest; its exit code is ours."""
    environment.install()
    command = [str(PYTHON), "-m", "pytest"]
    if chosen.quick:
        command += ["-m", "not slow and not journey"]
    places = list(takewhile(lambda word: not word.startswith("-"), chosen.rest))
    command += [path for place in places for path in _paths(place)]
    with database() as found:
        variables = {"NESTLING_TEST_DB": "test_nestling", **found.environment}
        return subprocess.run([*command, *chosen.rest[len(places) :]], cwd=ROOT, env=variables, check=False).returncode


def _paths(place: str) -> list[str]:
    """A path as it stands; or all the tests of one room, on whichever floor they are."""
    if (ROOT / place.split("::")[0]).exists() and "/" in place:
        return [place]
    found = [path for pattern in ("rooms/{}", "web/*/{}", "journeys/{}", "{}") for path in _under(pattern, place)]
    found += sorted(TESTS.glob(f"specs/test_*{place.rstrip('s')}*.py"))
    if not found:
        raise Stopped(f"There are no tests of {place!r}: name a room, such as care, or give a path.")
    return [os.path.relpath(path, ROOT) for path in found]


def _under(pattern: str, place: str) -> list[Path]:
    return [*TESTS.glob(pattern.format(place)), *TESTS.glob(pattern.format(f"test_{place}.py"))]
