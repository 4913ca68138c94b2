"""Code tables kept as data: our own stable words and plain labels, with the national code where one is known.

A record stores only our word, so that a label or a national code can be corrected without touching one.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Code:
    """One entry: our word, its label, the MHSDS v6 code if any, and whether that pairing is verified."""

    code: str
    label: str
    mhsds: str = ""
    verified: bool = False
    note: str = ""


def table_names() -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(sorted(_files()))


@cache
def code_table(table: str) -> tuple[Code, ...]:
    """The entries of one table in the order in which they are offered."""
    if table not in _files():
        raise KeyError(f"no code table is called {table}; the tables are {', '.join(table_names())}")
    text = (files(__name__) / "tables" / f"{table}.toml").read_text(encoding="utf-8")
    return tuple(Code(**entry) for entry in tomllib.loads(text)["codes"])


def choices(table: str) -> tuple[tuple[str, str], ...]:
    """The table as pairs of code and label, for a form field."""
    return tuple((entry.code, entry.label) for entry in code_table(table))


def is_code(table: str, code: str) -> bool:
    """Whether the table holds the code."""
    return any(entry.code == code for entry in code_table(table))


def label_of(table: str, code: str) -> str:
    """The label of a stored code; a code that has left the table is shown as its own words."""
    for entry in code_table(table):
        if entry.code == code:
            return entry.label
    return code.replace("_", " ").capitalize()


def label_within(table: str, code: str) -> str:
    """The label as it reads inside a sentence: "health visitor", but still "GP"."""
    label = label_of(table, code)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


@cache
def _files() -> frozenset[str]:
    shelf = files(__name__) / "tables"
    return frozenset(page.name.removesuffix(".toml") for page in shelf.iterdir() if page.name.endswith(".toml"))
