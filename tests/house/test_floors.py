"""The floors of the house: who may import whom, and which way a foreign key may point."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house import rooms

LINTER = tomllib.loads((rooms.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
# What each contract holds together; the two about `planning` join when that room is built.
CONTRACTS = {
    "floors": "layers",
    "shape of a room": "layers",
    "rules are plain Python": "forbidden",
    "screens never touch models": "forbidden",
    "surfaces are independent": "independence",
    "shape of a screen": "layers",
    "design is for screens": "protected",
}
IF_PLANNING_EXISTS = {"planning knows nothing else of nestling", "only scenarios and cli use planning"}


@pytest.mark.slow
def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).parent / "lint-imports"
    answer = subprocess.run([linter], cwd=rooms.ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"A room imports what it may not. DEVELOPERS.md draws the floors.\n{answer.stdout}"


def test_no_import_is_ignored_by_a_contract():
    excused = {each["name"]: each["ignore_imports"] for each in LINTER["contracts"] if each.get("ignore_imports")}
    assert not excused, f"A contract with an exception holds nothing. Move the code to the right floor: {excused}"


def test_every_contract_of_the_house_is_there():
    stated = {contract["name"]: contract["type"] for contract in LINTER["contracts"]}
    assert CONTRACTS.items() <= stated.items()
    if (rooms.SOURCE / "planning").exists():
        assert stated.keys() >= IF_PLANNING_EXISTS, "planning exists: state its two contracts in pyproject.toml."


def test_every_room_has_a_floor():
    stated = set().union(*rooms.FLOORS)
    assert rooms.rooms() == stated, (
        "A room without a floor is checked by nobody. Give it one in pyproject.toml, [tool.importlinter], "
        f"or take the one that is gone away: {rooms.rooms() ^ stated}"
    )


def test_every_room_with_records_has_the_shape_of_a_room():
    with_records = {rooms.room_of(model) for model in rooms.records()}
    assert with_records <= rooms.DOMAIN_ROOMS, f"Name them in 'shape of a room': {with_records - rooms.DOMAIN_ROOMS}"


def test_every_surface_is_named_among_the_independent_ones():
    surfaces = {f"nestling.web.{path.parent.name}" for path in (rooms.SOURCE / "web").glob("*/__init__.py")}
    contract = next(each for each in LINTER["contracts"] if each["name"] == "surfaces are independent")
    assert set(contract["modules"]) == surfaces


def test_no_foreign_key_points_up_or_across_the_floors():
    """Import checks cannot see a key that names its model by a string."""
    wrong = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in rooms.records()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and not _points_down(model, field.related_model)
    ]
    assert not wrong, f"A foreign key may point only to its own room or a lower floor; name the thing by ref: {wrong}"


def _points_down(model, target) -> bool:
    if not target.__module__.startswith("nestling."):
        return False
    here, there = rooms.room_of(model), rooms.room_of(target)
    return here == there or rooms.floor_of(there) < rooms.floor_of(here)


def test_core_knows_nobody():
    """The layers let core import nothing of ours; this names the fault more plainly."""
    text = "\n".join(path.read_text() for path in rooms.python_files(rooms.SOURCE / "core"))
    above = rooms.rooms() - {"core"}
    assert not [room for room in above if f"nestling.{room}" in text], "core must not import a room."
