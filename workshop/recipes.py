"""Every recipe of dev.py: its group, its sentence, its words, and what it calls."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from workshop import bench, checks, demonstration, environment, serving, testing, writing
from workshop.database import database
from workshop.places import BIN, ROOT

Words = argparse.Namespace


@dataclass(frozen=True)
class Recipe:
    """One task of dev.py."""

    group: str
    name: str
    sentence: str
    do: Callable[[Words], int | None]
    words: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    passes_on: bool = False  # the words are for the program that is called, dashes and all


def main(arguments: list[str]) -> int:
    """Find the recipe, cook it, answer with its exit code."""
    # A polite kill ends as Ctrl-C does: whatever was started is stopped.
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda number, frame: sys.exit(128 + number))
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_menu())
        return 0
    recipe = next((recipe for recipe in RECIPES if recipe.name == arguments[0]), None)
    if recipe is None:
        print(f"There is no recipe {arguments[0]!r}.\n\n{_menu()}", file=sys.stderr)
        return 2
    # A shell that starts us in the background has Ctrl-C's signal ignored; whoever sends it still means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return recipe.do(_parsed(recipe, arguments[1:])) or 0
    except KeyboardInterrupt:
        return 130


def _parsed(recipe: Recipe, arguments: list[str]) -> Words:
    if recipe.passes_on:
        return Words(rest=arguments)
    parser = argparse.ArgumentParser(prog=f"dev.py {recipe.name}", description=recipe.sentence)
    recipe.words(parser)
    words, rest = parser.parse_known_args(arguments)
    if rest and recipe.name != "test":
        parser.error(f"unknown words: {' '.join(rest)}")
    return Words(**vars(words), rest=rest)


def _menu() -> str:
    lines = ["python3 dev.py RECIPE   (RECIPE --help says more)"]
    for group in dict.fromkeys(recipe.group for recipe in RECIPES):
        lines.append(f"\n{group}")
        lines += [f"  {recipe.name:<11}{recipe.sentence}" for recipe in RECIPES if recipe.group == group]
    return "\n".join(lines)


def _install(words: Words) -> None:
    if words.renew:
        environment.remake_locks()
    environment.install()


def _install_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--renew", action="store_true", help="first work the locks out anew from requirements/*.in")


def _manage(words: Words) -> int:
    environment.install()
    with database() as found:
        return found.manage(*words.rest, check=False)


def _shell(words: Words) -> int:
    return _manage(Words(rest=["shell", *words.rest]))


def _migrations(words: Words) -> int:
    return _manage(Words(rest=["makemigrations", *words.rest]))


def _migrate(words: Words) -> None:
    environment.install()
    with database() as found:
        found.migrate()
        print("The database has every migration.")


def _fix(words: Words) -> None:
    environment.install()
    for arguments in (["check", "--fix", "--quiet"], ["format"]):
        subprocess.run([BIN / "ruff", *arguments], cwd=ROOT, check=False)


RECIPES = (
    Recipe("Start", "demo", "Serve five demonstration services, ready to sign in.",
           demonstration.demo, demonstration.words),
    Recipe("Start", "test", "Run the tests: all, --quick, or of a room, path or -k word.",
           testing.test, testing.words),
    Recipe("Start", "install", "Make .venv from the hashed lock; --renew makes the locks anew.",
           _install, _install_words),
    Recipe("Work", "run", "Serve what you are writing, starting again at each change.",
           serving.run, serving.words),
    Recipe("Work", "worker", "Do the jobs that were booked.", serving.worker),
    Recipe("Work", "shell", "Open Python with Django and the database at hand.", _shell, passes_on=True),
    Recipe("Work", "manage", "Run one of Django's own commands.", _manage, passes_on=True),
    Recipe("Care", "check", "Look for faults without running the product; list what is longest.", checks.check),
    Recipe("Care", "fix", "Mend what can be mended by itself: imports, layout.", _fix),
    Recipe("Database", "migrations", "Write the migrations that the models ask for (name them: -n).",
           _migrations, passes_on=True),
    Recipe("Database", "migrate", "Bring the database up to date.", _migrate),
    Recipe("Writing", "docs", "Write the generated pages of docs/ anew.", writing.docs),
    Recipe("Writing", "changelog", "Gather the news fragments under a version.",
           writing.changelog, writing.changelog_words),
    Recipe("Writing", "adr", "Begin the next decision record.", writing.adr, writing.adr_words),
    Recipe("Measure", "bench", "Measure speed beside a bare page (bench pages).", bench.bench, passes_on=True),
)  # fmt: skip
