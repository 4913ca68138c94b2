"""Every action: keywords only, decorated, typed, explained, and refused in a test."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from nestling.core import clock
from nestling.core.errors import NotPermitted
from nestling.core.viewing import Viewer
from tests.house import rooms

ACTIONS = rooms.actions()
REFUSALS = {"RuleBroken", "StaleVersion", "NotPermitted", "NotFound", "Refusal"}
# They keep what was typed or note who looked, for the person themselves, or are nightly jobs: nothing to refuse.
NOTHING_TO_REFUSE = {
    "keep_draft",
    "drop_draft",
    "throw_away_draft",
    "claim_submission",
    "settle_submission",
    "note_look",
    "sweep_receipts",
    "raise_reviews_by_weeks",
}
# Owed: a test in which each of these is refused. This list only shrinks.
STILL_WITHOUT_A_REFUSAL: set[str] = set()

# Why each of these asks for no permission.
WITHOUT_PERMISSION = {
    "claim_submission": "a receipt of one's own press of Save",
    "drop_draft": "one's own draft",
    "keep_draft": "one's own draft",
    "note_look": "the product notes it of everybody who looks",
    "raise_reviews_by_weeks": "a nightly job, for the product itself",
    "open_service": "the command line, before anybody has an account",
    "sweep_receipts": "a nightly job, for the product itself",
    "settle_submission": "a receipt of one's own press of Save",
    "throw_away_draft": "one's own draft",
}


def each(actions=ACTIONS):
    return pytest.mark.parametrize(
        ("path", "function"), [pytest.param(path, function, id=function.name) for path, function in actions]
    )


@each()
def test_every_action_is_decorated_and_takes_keywords_only(path, function):
    name = f"{rooms.short(path)}: {function.name}"
    assert "action" in rooms.decorators(function), f"{name} needs @action(needs=Permission.…)."
    assert not function.args.args and not function.args.posonlyargs, f"{name} takes keywords only: begin with a star."
    keywords = [argument.arg for argument in function.args.kwonlyargs]
    assert keywords[:2] == ["by", "at"], f"{name} begins with by and at."


@each()
def test_every_action_is_typed_and_explained(path, function):
    name = f"{rooms.short(path)}: {function.name}"
    untyped = [argument.arg for argument in function.args.kwonlyargs if argument.annotation is None]
    assert not untyped and function.returns is not None, f"{name} lacks a type for {untyped or 'what it returns'}."
    assert ast.get_docstring(function), f"{name} needs a docstring: what it does, and when it refuses."


def refused_in_tests() -> set[str]:
    """The names that stand in a test which expects a refusal, or in a function of its file that it calls."""
    files = [path for path in rooms.python_files(rooms.ROOT / "tests") if path.parent.name != "house"]
    return {word for path in files for word in _refused_in(path)}


def _refused_in(path: Path) -> set[str]:
    words = {
        node.name: {_word(inner) for inner in ast.walk(node)}
        for node in ast.walk(rooms.tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    refusing = {name for name, node in _tests(path) if _expects_a_refusal(node)}
    found = {word for name in refusing for word in words[name]}
    called = {word for name in found & words.keys() for word in words[name]}
    return found | called


def _tests(path: Path) -> list[tuple[str, ast.FunctionDef]]:
    nodes = [node for node in ast.walk(rooms.tree(path)) if isinstance(node, ast.FunctionDef)]
    return [(node.name, node) for node in nodes if node.name.startswith("test_")]


def _word(node: ast.AST) -> str:
    """A name, or a word in quotes, by which a test drawn as a table names its action."""
    return str(node.value) if isinstance(node, ast.Constant) else rooms.name_of(node)


def _expects_a_refusal(test: ast.FunctionDef) -> bool:
    raised = [call for call in rooms.calls(test) if rooms.name_of(call.func) == "raises"]
    return any(rooms.name_of(inner) in REFUSALS for call in raised for inner in ast.walk(call))


def test_every_action_is_refused_in_a_test():
    refused = refused_in_tests()
    owed = {function.name for _, function in ACTIONS} - refused - NOTHING_TO_REFUSE
    new = owed - STILL_WITHOUT_A_REFUSAL
    assert not new, (
        "Show in a test what each of these refuses, with pytest.raises and the sentence; "
        f"success and refusal share one set-up: {sorted(new)}"
    )


def test_the_list_of_what_is_owed_only_shrinks():
    owed = {function.name for _, function in ACTIONS} - refused_in_tests()
    paid = STILL_WITHOUT_A_REFUSAL - owed
    assert not paid, f"These are refused in a test now, or are gone; take them off the list: {sorted(paid)}"


# They find out who is looking, before there is a viewer.
WHO_IS_LOOKING = {"viewer_for", "viewer_by_id", "demonstration_people", "demonstration_person", "every_service_at_work"}
READS = re.compile(r"\.objects\b|\.filter\(|\.all\(\)|\.cursor\(|\.raw\(")


def test_every_query_takes_a_viewer_first():
    """What may not be seen does not exist; a query that is not told who looks cannot know."""
    wrong = [
        f"{rooms.short(path)}: {function.name}"
        for path, function in rooms.queries()
        if READS.search(rooms.dotted(function)) and function.name not in WHO_IS_LOOKING
        if [argument.arg for argument in function.args.args][:1] != ["viewer"]
    ]
    assert not wrong, f"Take viewer: Viewer first: {wrong}"


def permitted():
    """Every action that asks for a permission, as it is called."""
    homes = {path.relative_to(rooms.SOURCE).parts[0] for path in rooms.action_files()}
    modules = [importlib.import_module(f"nestling.{room}.actions") for room in sorted(homes)]
    found = {act for module in modules for act in vars(module).values() if getattr(act, "is_action", False)}
    return sorted((act for act in found if act.needs), key=lambda act: (act.__module__, act.__name__))


@pytest.mark.parametrize("act", permitted(), ids=lambda act: f"{act.__module__.split('.')[1]}.{act.__name__}")
def test_every_action_refuses_whoever_lacks_its_permission(act):
    """The door is shut before anything is looked at: no database is needed to be turned away."""
    nobody = Viewer(person_id=1, name="Nobody", service_id=1)
    with pytest.raises(NotPermitted, match="Your role does not allow this"):
        act(by=nobody, at=clock.now())


def test_an_action_without_a_permission_says_why():
    """One permission stands in the decorator; one of several is asked for in the action itself."""
    open_to_all = {
        function.name
        for _, function in ACTIONS
        if (decorator := rooms.decorators(function).get("action")) and "needs=" not in rooms.dotted(decorator)
        if "by.may(" not in rooms.dotted(function)
    }
    unexplained = open_to_all - WITHOUT_PERMISSION.keys()
    assert not unexplained, f"Say needs=Permission.…, or give the reason in WITHOUT_PERMISSION: {sorted(unexplained)}"
