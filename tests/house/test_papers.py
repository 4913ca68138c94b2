"""The papers of the house agree with the house."""

import re
from pathlib import Path

import pytest

from tests.house import rooms
from workshop.recipes import RECIPES

DEVELOPERS = (rooms.ROOT / "DEVELOPERS.md").read_text() if (rooms.ROOT / "DEVELOPERS.md").exists() else ""
SIGN_LINES = 60
DECISIONS = sorted((rooms.ROOT / "docs" / "adr").glob("*.md"))
STATUSES = r"Status: (proposed|accepted|rejected|superseded by \d{4})"
VARIABLE = re.compile(r"""(?:needed|is_on|environ\.get|environ\[|environ\.setdefault)\(?\s*["']([A-Z][A-Z0-9_]+)["']""")
# The operating system's, Python's and Django's own.
NOT_OURS = {"CI", "DJANGO_SETTINGS_MODULE", "PATH", "HOME", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
# Between dev.py and the small programs it starts; nobody sets them by hand.
BETWEEN_PROGRAMS = {"NESTLING_OWNER_PASSWORD", "NESTLING_APPLICATION_PASSWORD"}
BETWEEN_PROGRAMS |= {"NESTLING_DATABASE_NAME", "NESTLING_BENCH"}


@pytest.mark.parametrize("room", sorted(rooms.rooms()))
def test_every_room_has_its_sign(room):
    sign = rooms.SOURCE / room / "README.md"
    assert sign.exists(), f"{rooms.short(sign)} is missing: what lives here, its words, who may call it, its sources."
    lines = len(sign.read_text().splitlines())
    assert lines <= SIGN_LINES, f"{rooms.short(sign)} has {lines} lines; a sign of more than {SIGN_LINES} is not read."


@pytest.mark.parametrize("room", sorted(rooms.rooms()))
def test_the_map_shows_every_room(room):
    assert f"`{room}/`" in DEVELOPERS, f"DEVELOPERS.md: add a line for `{room}/` to the table of rooms."


@pytest.mark.parametrize("recipe", [recipe.name for recipe in RECIPES])
def test_the_map_names_every_recipe(recipe):
    assert f"`{recipe}`" in DEVELOPERS, f"DEVELOPERS.md: add `{recipe}` to the recipes."


def variables() -> set[str]:
    """The environment variables that the code reads."""
    places = [rooms.SOURCE, rooms.ROOT / "workshop", rooms.ROOT / "tests", rooms.ROOT / "bench"]
    files = [path for place in places for path in rooms.python_files(place)]
    read = {name for path in files if path.parent.name != "house" for name in VARIABLE.findall(path.read_text())}
    return {name for name in read if name.startswith(("NESTLING_", "DATABASE_"))} - NOT_OURS - BETWEEN_PROGRAMS


@pytest.mark.parametrize("variable", sorted(variables()))
def test_every_variable_is_explained(variable):
    sample = (rooms.ROOT / "dotenv-sample").read_text()
    assert re.search(rf"^# .+\n{variable}=", sample, re.MULTILINE), f"dotenv-sample: give {variable} its sentence."
    assert f"`{variable}`" in DEVELOPERS, f"DEVELOPERS.md: add `{variable}` to the variables."


def test_no_variable_is_explained_that_nothing_reads():
    sample = re.findall(r"^([A-Z_]+)=", (rooms.ROOT / "dotenv-sample").read_text(), re.MULTILINE)
    assert set(sample) == variables(), f"One of the two is out of date: {set(sample) ^ variables()}"


def test_decision_records_are_consecutive():
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_every_decision_record_is_whole(path):
    text = path.read_text()
    heading = re.match(r"# (\d+)\. (.+)\n", text)
    assert heading, f"{path.name} begins with '# number. title'; dev.py adr makes one."
    slug = re.sub(r"[^a-z0-9]+", "-", heading[2].lower()).strip("-")
    assert path.name == f"{int(heading[1]):04}-{slug}.md", "The heading and the name of the file must say the same."
    assert re.search(rf"^{STATUSES}$", text, re.MULTILINE), f"The status is one of: {STATUSES}"
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= SIGN_LINES, "A decision is one page."


PAPERS = [name for name in rooms.tracked() if name.endswith(".md")]


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_between_papers_leads_somewhere(name):
    text = re.sub(r"```.*?```", "", rooms.words_of(name), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    broken = [
        target
        for target in targets
        if "://" not in target and not target.startswith("mailto:")
        if not ((rooms.ROOT / name).parent / target).exists()
    ]
    assert not broken, f"{name} leads to nothing: {broken}"


PLACE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`")
# Where a paper may begin a path: at the root, in the package, among the tests, or in the folder of the paper itself.
STARTS = (rooms.ROOT, rooms.SOURCE, rooms.SOURCE / "organisations" / "profiles")


@pytest.mark.parametrize("name", [name for name in PAPERS if not name.startswith(("changelog.d/", "docs/data/d"))])
def test_every_place_that_a_paper_names_exists(name):
    text = re.sub(r"```.*?```", "", rooms.words_of(name), flags=re.DOTALL)
    starts = (*STARTS, (rooms.ROOT / name).parent)
    gone = [place for place in PLACE.findall(text) if not any(_exists(start / place) for start in starts)]
    assert not [place for place in gone if place not in NOT_THERE_YET], f"{name} sends its reader to nothing: {gone}"


def _exists(path: Path) -> bool:
    """A module may be named without its ending."""
    return path.exists() or path.with_name(f"{path.name}.py").exists()


# Made on a machine, or decided and not yet built; the paper says so.
NOT_THERE_YET = {"tests/migrations/", "docs/pictures/today.png"}


def test_news_fragments_are_named_for_an_issue_and_a_kind():
    wrong = [
        name
        for name in rooms.tracked()
        if name.startswith("changelog.d/") and not name.endswith(("README.md", ".gitkeep"))
        if not re.fullmatch(r"changelog\.d/\d+(\.\d+)?\.(added|changed|fixed|removed|safety)(\.\d+)?\.md", name)
    ]
    assert not wrong, f"Name it <issue>.<added|changed|fixed|removed|safety>.md: {wrong}"


def test_owners_are_named_for_what_could_do_harm():
    owned = (rooms.ROOT / "CODEOWNERS").read_text()
    for path in ("accounts/rules.py", "referrals/rules/", "safeguarding/rules", "care/rules/", "hazard-log.md"):
        assert path in owned, f"CODEOWNERS: clinical safety approves changes to {path}."


def test_the_hooks_call_recipes_and_fetch_nothing():
    """A hook that lived elsewhere would need the network, and could fail where dev.py does not."""
    hooks = (rooms.ROOT / ".pre-commit-config.yaml").read_text()
    recipes = "|".join(recipe.name for recipe in RECIPES)
    assert set(re.findall(r"- repo: (\S+)", hooks)) == {"local"}
    wrong = [
        entry for entry in re.findall(r"entry: (.+)", hooks) if not re.match(rf"python3 dev\.py ({recipes})", entry)
    ]
    assert not wrong, f"Make a recipe of what these do, so that people and CI can call it too: {wrong}"
