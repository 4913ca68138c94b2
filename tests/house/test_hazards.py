"""The hazard log and the code that controls the hazards agree."""

import re

import pytest

from tests.house import rooms

LOG = rooms.ROOT / "docs" / "clinical-safety" / "hazard-log.md"
STATES = {"controlled in this release", "partly controlled in this release", "later issue"}
CITED = re.compile(r"\bH(\d\d)\b")
FILE = re.compile(r"`((?:src|tests|docs|workshop)/[^`\s]+|\.ci/run)`")


def entries() -> dict[str, str]:
    """Each hazard of the log by its number."""
    text = LOG.read_text() if LOG.exists() else ""
    parts = re.split(r"^### (H\d\d) ", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def status_of(entry: str) -> str:
    found = re.search(r"^Status: (.+?)\.?$", entry, re.MULTILINE)
    return found[1] if found else ""


def cited(folder: str = "src") -> dict[str, set[str]]:
    """Each hazard that the code names, with the files that do."""
    found: dict[str, set[str]] = {}
    for path in sorted((rooms.ROOT / folder).rglob("*")):
        if path.suffix in {".py", ".jinja", ".md", ".toml"}:
            for number in CITED.findall(path.read_text()):
                found.setdefault(f"H{number}", set()).add(rooms.short(path))
    return found


def test_the_log_is_whole():
    assert sorted(entries()) == [f"H{number:02}" for number in range(1, len(entries()) + 1)] and len(entries()) >= 36


@pytest.mark.parametrize("hazard", sorted(entries()))
def test_every_hazard_has_its_parts(hazard):
    entry = entries()[hazard]
    assert status_of(entry) in STATES, f"{hazard}: its status is one of {sorted(STATES)}."
    for part in ("Causes:", "Harm:", "Starting score, for the clinical safety officer to set:", "Controls:"):
        assert part in entry, f"{hazard} lacks {part!r}"


@pytest.mark.parametrize("hazard", sorted(entries()))
def test_every_file_that_the_log_names_exists(hazard):
    gone = [name for name in FILE.findall(entries()[hazard]) if not (rooms.ROOT / name.split("::")[0]).exists()]
    assert not gone, f"{hazard} names a control that is not there: {gone}"


@pytest.mark.parametrize("hazard", sorted(entries()))
def test_every_test_that_the_log_names_exists(hazard):
    for name in FILE.findall(entries()[hazard]):
        path, _, test = name.partition("::")
        if test:
            assert f"def {test}(" in (rooms.ROOT / path).read_text(), f"{hazard}: there is no {test} in {path}."


def test_every_hazard_that_code_cites_is_in_the_log():
    unknown = {hazard: files for hazard, files in cited().items() if hazard not in entries()}
    assert not unknown, f"Add them to {rooms.short(LOG)} or mend the number: {unknown}"


@pytest.mark.parametrize("hazard", sorted(entries()))
def test_every_controlled_hazard_is_cited_by_the_code_that_controls_it(hazard):
    if status_of(entries()[hazard]) != "later issue":
        assert hazard in cited(), f"{hazard} is said to be controlled: cite it in the docstring of what controls it."
        assert "`tests/" in entries()[hazard], f"{hazard} is said to be controlled: name the test that shows it."
