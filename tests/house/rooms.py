"""Walks the house for its checks: files, syntax trees, rooms, records, actions and views."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nestling"
FLOORS = next(
    [{part.strip().removeprefix("nestling.") for part in layer.split("|")} for layer in contract["layers"]]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["name"] == "floors"
)
"""The floors from top to bottom, as pyproject.toml states them."""
DOMAIN_ROOMS = next(
    {container.removeprefix("nestling.") for container in contract["containers"]}
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["name"] == "shape of a room"
)


def rooms() -> set[str]:
    """Every folder of the house that holds code."""
    return {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def floor_of(room: str) -> int:
    """How high a room lies; a greater number is higher."""
    return next(height for height, floor in enumerate(reversed(FLOORS)) if room in floor)


@cache
def tracked() -> tuple[str, ...]:
    """The files of the repository, new ones included, ignored ones not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


@cache
def words_of(name: str) -> str:
    """The text of a tracked file; what is not text reads as nearly nothing."""
    return (ROOT / name).read_text(encoding="utf-8", errors="ignore")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    """A path as a reader would type it."""
    return str(path.relative_to(ROOT))


def python_files(folder: Path = SOURCE) -> list[Path]:
    """Every Python file under a folder."""
    return sorted(folder.rglob("*.py"))


def action_files() -> list[Path]:
    """The files that hold actions, the only writers."""
    return [path for path in python_files() if path.name == "actions.py" or path.parent.name == "actions"]


def view_files() -> list[Path]:
    """The views of every surface."""
    return [path for path in python_files(SOURCE / "web") if path.name == "views.py" or path.parent.name == "views"]


def functions(path: Path) -> list[ast.FunctionDef]:
    """The functions that a file offers to others."""
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def decorators(function: ast.FunctionDef) -> dict[str, ast.expr]:
    """The decorators of a function by name."""
    return {name_of(node.func if isinstance(node, ast.Call) else node): node for node in function.decorator_list}


def name_of(node: ast.AST) -> str:
    """The last word of a name: `acting.action` is `action`."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def dotted(node: ast.AST) -> str:
    """A node as it is written."""
    return ast.unparse(node)


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Every call beneath a node."""
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))


def actions() -> list[tuple[Path, ast.FunctionDef]]:
    """Every function that a room offers as an action."""
    return [(path, function) for path in action_files() for function in functions(path) if offers(path, function)]


def queries() -> list[tuple[Path, ast.FunctionDef]]:
    """Every function that a room offers as a query."""
    files = [path for path in python_files() if path.name == "queries.py" or path.parent.name == "queries"]
    return [(path, function) for path in files for function in functions(path) if offers(path, function)]


def offers(path: Path, function: ast.FunctionDef) -> bool:
    """Whether a function is for other rooms: a package offers what its own `__init__` names, and keeps the rest."""
    if path.parent.name not in {"actions", "queries"}:
        return True
    if "action" in decorators(function):
        return True
    return function.name in {
        alias.asname or alias.name
        for node in ast.walk(tree(path.parent / "__init__.py"))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def records() -> list[Any]:
    """Every record of ours; the history rows that the database writes are left out."""
    return [model for model in ours() if not is_history(model)]


def ours() -> list[Any]:
    """Every concrete model of the house."""
    return [model for model in apps.get_models() if model.__module__.startswith("nestling.")]


def is_history(model: Any) -> bool:
    """Whether a model is made by pghistory."""
    return hasattr(model, "pgh_tracked_model")


def room_of(model: Any) -> str:
    """The room that a model lives in."""
    return str(model.__module__.split(".")[1])


def templates() -> list[Path]:
    """Every template of the house."""
    return sorted(SOURCE.rglob("*.jinja"))
