"""Migrations: named for what they do, one after the other, and free of the application's own code."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house import rooms

MIGRATIONS = sorted(path for path in rooms.SOURCE.glob("*/migrations/[0-9]*.py"))
# What a migration of ours is made with; it does not change under a migration's feet.
TOOLS = {"nestling.core.rowsecurity", "nestling.core.records"}
# An expression inside a constraint, which Django writes down by its name.
EXPRESSIONS = {Path("safeguarding/migrations/0001_first_records.py"): {"nestling.safeguarding.models"}}


def identified(path: Path) -> str:
    return f"{path.parent.parent.name}.{path.stem}"


@pytest.mark.parametrize("path", MIGRATIONS, ids=identified)
def test_every_migration_is_named_for_what_it_does(path):
    assert re.fullmatch(r"\d{4}_[a-z]+(_[a-z]+)*", path.stem), f"{path.name}: letters and underscores after the number."
    assert not re.search(r"_auto_|\d{8}|_initial$|_alter_|_remove_|_and_more", path.stem), (
        f"{path.name}: name it with -n for what changes in the service's life."
    )


@pytest.mark.parametrize("room", sorted({path.parent.parent.name for path in MIGRATIONS}))
def test_the_migrations_of_a_room_follow_one_another(room):
    names = [path.stem for path in MIGRATIONS if path.parent.parent.name == room]
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    for before, after in pairwise(names):
        text = (rooms.SOURCE / room / "migrations" / f"{after}.py").read_text()
        wanted = rf"""\(["']{room}["'], ["']{before}["']\)"""
        assert re.search(wanted, text), f"{room}.{after} must depend on {before}, so that there is one line of them."


@pytest.mark.parametrize("path", MIGRATIONS, ids=identified)
def test_no_migration_imports_the_application(path):
    """What it imports will have changed by the day on which somebody migrates an old database."""
    allowed = TOOLS | EXPRESSIONS.get(path.relative_to(rooms.SOURCE), set())
    found = {name for name in imported(path) if name.split(".")[0] in {"nestling", "workshop", "tests"}} - allowed
    assert not found, f"{identified(path)}: write the values out, or ask apps.get_model: {found}"


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(rooms.tree(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
