"""Names and words: no folder of oddments, no promise without an issue, no address of somebody's own network."""

import re
from pathlib import Path

from tests.house import rooms

FORBIDDEN = {"utils", "helpers", "common", "misc", "base", "general", "manager", "handler"}
DEMANDED = {"src/nestling/core/postgresql/base.py"}
"""Django looks for a database backend under this very name."""
# In halves, so that this file does not refuse itself
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "deb.debian" + ".org"]
# Places on one machine, and papers that are not in this repository.
ELSEWHERE = ["/wo" + r"rk/(?:main|sha" + "red)", r"(?<![\w/])sha" + r"red/", r"\bsee" + r"ds/"]
ELSEWHERE += [
    rf"\b{paper}\.m" + "d" for paper in ("house", "stack", "requirements", "peers", "reliability", "planning")
]
PYTHON = [name for name in rooms.tracked() if name.endswith(".py")]


def test_no_module_has_a_name_that_says_nothing():
    wrong = [
        name
        for name in PYTHON
        for part in Path(name).with_suffix("").parts
        if name not in DEMANDED and (part in FORBIDDEN or part.endswith("_folder"))
    ]
    assert not wrong, f"Name the noun that the module is about: {wrong}"


def test_no_promise_without_an_issue():
    pattern = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XXX)\b(?!.*#\d)")
    wrong = [
        f"{name}:{number}"
        for name in rooms.tracked()
        if name.endswith((".py", ".jinja", ".md", ".toml", ".css")) and "tests/house/" not in name
        for number, line in enumerate(rooms.words_of(name).splitlines(), 1)
        if pattern.search(line)
    ]
    assert not wrong, f"Do it, or open an issue and name its number: {wrong}"


def test_no_file_names_a_registry_or_a_place_on_one_machine():
    pattern = re.compile("|".join([*map(re.escape, REGISTRIES), *ELSEWHERE]))
    wrong = [
        f"{name}:{number} {found.group()}"
        for name in rooms.tracked()
        if not name.endswith((".min.css", ".min.js"))
        for number, line in enumerate(rooms.words_of(name).splitlines(), 1)
        if (found := pattern.search(line))
    ]
    assert not wrong, f"The repository must stand on any machine and any network: {wrong}"


def test_every_module_of_a_room_has_its_sign():
    wrong = [
        rooms.short(path)
        for path in rooms.python_files()
        if "migrations" not in path.parts and path.read_text().strip()
        if not path.read_text().startswith(('"""', 'r"""'))
    ]
    assert not wrong, f"Begin with a docstring of one to four sentences: {wrong}"


# Said of the whole page, these are not one of our words; national codes and quoted laws keep theirs.
AVOIDED = re.compile(r"\b(?:service user|client|patient)s?\b", re.IGNORECASE)
KEEPS_THE_WORD = re.compile(r"the client|inpatient|outpatient|[\"'`]|http", re.IGNORECASE)


def test_screens_call_people_by_one_word():
    wrong = [
        f"{rooms.short(path)}:{number} {found.group()}"
        for path in rooms.templates()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := AVOIDED.search(line)) and not KEEPS_THE_WORD.search(line)
    ]
    assert not wrong, f"GLOSSARY.md has the word: baby, parent or carer, family, caregiving relationship: {wrong}"
