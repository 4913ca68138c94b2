"""Only actions write: nothing else in the house may change a row."""

import ast
import re

from tests.house import rooms

# These words change rows whatever they are called on; `update`, `delete` and `save` do only on records.
ALWAYS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "_raw_delete"}
ON_RECORDS = {"update", "delete", "save"}
RECORDS = re.compile(r"\.objects\b|_base_manager|_default_manager|\.(filter|exclude|all|select_for_update)\(")
SQL = re.compile(r"^\s*(insert into|update \w+ set|delete from|truncate)\b", re.IGNORECASE)
LOOKS = (ast.Is, ast.IsNot, ast.If, ast.IfExp)
# The helper by which actions change a record, and the word that counts its version up.
WRITERS = {rooms.SOURCE / "core" / "records.py"}


def readers():
    allowed = {*rooms.action_files(), *WRITERS}
    return [path for path in rooms.python_files() if path not in allowed and "migrations" not in path.parts]


def writes(path) -> list[str]:
    return [
        f"{rooms.short(path)}:{call.lineno} {rooms.dotted(call.func)}"
        for call in rooms.calls(rooms.tree(path))
        if isinstance(call.func, ast.Attribute) and _writes(call.func)
    ]


def _writes(method: ast.Attribute) -> bool:
    owner = rooms.dotted(method.value)
    return method.attr in ALWAYS or (method.attr in ON_RECORDS and bool(RECORDS.search(owner)))


def test_no_write_outside_actions():
    found = [write for path in readers() for write in writes(path)]
    assert not found, f"Only an action writes, so that history names it. Move this into the room's actions: {found}"


def test_only_actions_change_a_record_by_its_version():
    found = [
        rooms.short(path)
        for path in readers()
        for node in ast.walk(rooms.tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "nestling.core.records"
        if "change" in {alias.name for alias in node.names}
    ]
    assert not found, f"core.records.change belongs to actions; call the room's action instead: {found}"


def test_no_sql_that_writes_outside_migrations():
    found = [
        f"{rooms.short(path)}:{node.lineno}"
        for path in readers()
        for node in ast.walk(rooms.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert not found, f"SQL that writes belongs to an action or a migration: {found}"


def test_the_check_sees_a_write():
    planted = ast.parse("Family.objects.filter(pk=1).update(name='x'); Family.objects.create(); seen.update({})")
    methods = [call.func for call in rooms.calls(planted) if isinstance(call.func, ast.Attribute)]
    assert [method.attr for method in methods if _writes(method)] == ["update", "create"]


def test_no_signals():
    found = [
        rooms.short(path)
        for path in rooms.python_files()
        if re.search(r"django\.db\.models\.signals|django\.dispatch", path.read_text())
    ]
    assert not found, f"When a low room must be followed by a high one, the high room's action calls it: {found}"


def test_no_question_decides_on_nothing():
    """`is None` is the one look at a value that a question cannot refuse by itself (decision 0014)."""
    for path in rooms.python_files():
        for function in ast.walk(rooms.tree(path)):
            if isinstance(function, ast.FunctionDef) and "question" in map(rooms.dotted, function.decorator_list):
                looks = [
                    each for each in ast.walk(function) if isinstance(each, ast.Is | ast.IsNot | ast.If | ast.IfExp)
                ]
                assert not looks, f"{rooms.short(path)}: {function.name} is worked out once; make two questions of it."
