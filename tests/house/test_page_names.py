"""Every page that writes down who looked is called by plain words where the looks are read (hazard H15)."""

import ast
from pathlib import Path

from django.urls import URLResolver, get_resolver

from nestling.web.page_names import ABOUT_NAMES, ANOTHER_PAGE, PAGE_NAMES
from tests.house import rooms

NOTES_A_LOOK = {"show_record", "note_look"}
PRACTICE = rooms.SOURCE / "web" / "practice"


def named_views() -> dict[str, tuple[Path, str]]:
    """The name of each practice address, with the folder of its view and the view's own name."""
    tasks = next(part for part in get_resolver().url_patterns if getattr(part, "namespace", "") == "practice")
    return {
        f"practice:{task.namespace}:{address.name}": (PRACTICE / task.namespace, address.callback.__name__)
        for task in tasks.url_patterns
        if isinstance(task, URLResolver)
        for address in task.url_patterns
    }


def noting(folder: Path) -> set[str]:
    """The functions of a task's views that write an access row, by themselves or through one another."""
    words: dict[str, set[str]] = {}
    for path in (path for path in rooms.view_files() if folder in path.parents):
        for node in ast.walk(rooms.tree(path)):
            if isinstance(node, ast.FunctionDef):
                words.setdefault(node.name, set()).update(rooms.name_of(inner) for inner in ast.walk(node))
    found: set[str] = set()
    while more := {name for name, called in words.items() if called & (NOTES_A_LOOK | found)} - found:
        found |= more
    return found


def test_every_page_that_writes_an_access_row_has_plain_words():
    notes = {folder: noting(folder) for folder, _ in named_views().values()}
    wordless = {name for name, (folder, view) in named_views().items() if view in notes[folder]} - PAGE_NAMES.keys()
    assert any(notes.values()) and not wordless, f"Say in web/page_names.py what people call these: {sorted(wordless)}"


def test_no_name_is_left_over_from_a_page_that_is_gone():
    gone = PAGE_NAMES.keys() - named_views().keys()
    assert not gone, f"Rows under these names are called '{ANOTHER_PAGE}' from now on; take them out: {sorted(gone)}"


def test_the_words_are_plain():
    odd = {words for words in PAGE_NAMES.values() if ":" in words.replace(": ", "") or "_" in words}
    assert not odd, f"People read these: {odd}"


def test_whatever_a_row_is_about_has_plain_words():
    said = {
        str(value.value)
        for path in rooms.view_files()
        for value in _said_about(rooms.tree(path))
        if isinstance(value, ast.Constant) and value.value
    }
    assert said and said <= ABOUT_NAMES.keys(), (
        f"Say in ABOUT_NAMES what these are: {sorted(said - ABOUT_NAMES.keys())}"
    )


def _said_about(tree: ast.Module) -> list[ast.expr]:
    pairs = [
        (key.value, value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict) and _names_a_record(node)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
    ]
    calls = [call for call in rooms.calls(tree) if rooms.name_of(call.func) in NOTES_A_LOOK]
    pairs += [(word.arg, word.value) for call in calls for word in call.keywords]
    return [value for name, value in pairs if name == "about"]


def _names_a_record(node: ast.Dict) -> bool:
    return "about_ref" in {getattr(key, "value", "") for key in node.keys}
