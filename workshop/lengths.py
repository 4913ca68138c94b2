"""The longest few files, functions, tests and templates. Aims, not gates: a reader decides."""

import ast
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from workshop.places import ROOT

Measured = list[tuple[int, str]]
SHOWN = 3


def show() -> None:
    """Print, of each kind, the median and the longest few."""
    source = sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "workshop").glob("*.py"))
    source = [path for path in source if "migrations" not in path.parts]
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    print("\nLongest (aims, not gates)")
    _line("files", 80, [(_lines(path), _name(path)) for path in source])
    _line("functions", 8, list(_functions(source)))
    _line("templates", 35, [(_lines(path), _name(path)) for path in sorted((ROOT / "src").rglob("*.jinja"))])
    _line("tests", 12, [found for found in _functions(tests) if "::test_" in found[1]])


def _line(kind: str, aim: int, found: Measured) -> None:
    if not found:
        return
    longest = ", ".join(f"{name} {length}" for length, name in sorted(found, reverse=True)[:SHOWN])
    middle = median(length for length, _ in found)
    print(f"  {kind:<10} {len(found):>5}, median {middle:g} (aim {aim}); {longest}")


def _functions(paths: Iterable[Path]) -> Iterable[tuple[int, str]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{_name(path)}::{node.name}"


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT)).removeprefix("src/nestling/")
