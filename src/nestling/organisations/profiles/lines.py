"""Finds the line of a TOML text on which a key stands, so that a refusal can point at it.

The standard reader keeps no positions; this reads only headings and key names, and falls back to the nearest
heading when a value is deeper than that.
"""

import re
from collections.abc import Sequence

Path = tuple[str | int, ...]

_HEADING = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_INLINE_ROW = re.compile(r"^\s*\{")
_TRIPLE = re.compile(r'"""|\'\'\'')


def key_lines(text: str) -> dict[Path, int]:
    """The first line on which each key path appears, counting from 1."""
    found: dict[Path, int] = {}
    table: Path = ()
    last_key: Path = ()
    rows: dict[Path, int] = {}
    in_text = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_in_text, in_text = in_text, in_text != (len(_TRIPLE.findall(line)) % 2 == 1)
        if was_in_text:
            continue
        if heading := _HEADING.match(line):
            table = _parts(heading.group(2))
            if heading.group(1) == "[[":
                table = (*table, _next_row(rows, table))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            last_key = (*table, *_parts(key.group(1)))
            found.setdefault(last_key, number)
        elif _INLINE_ROW.match(line):
            found[(*last_key, _next_row(rows, last_key))] = number
    return found


def line_of(path: Sequence[str | int], lines: dict[Path, int]) -> int:
    """The line of the longest known beginning of the path; line 1 when nothing of it is known."""
    for length in range(len(path), 0, -1):
        if (line := lines.get(tuple(path[:length]))) is not None:
            return line
    return 1


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _next_row(rows: dict[Path, int], table: Path) -> int:
    rows[table] = rows.get(table, -1) + 1
    return rows[table]
