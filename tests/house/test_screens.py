"""Every screen: one permission, its methods, an access row where a family is shown, and a page that needs no script."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from nestling.accounts.rules import PERMISSION_WORDS, Permission
from tests.house import rooms

RECORD_LAYOUT = re.compile(r"""\{%-?\s*extends\s+["']layouts/record\.jinja["']""")
# Made-up pages that show the components themselves.
GALLERY = rooms.SOURCE / "web" / "site" / "gallery"
# Before sign-in there is no viewer; each of these says in its own file what it opens.
BEFORE_SIGN_IN = {"errors", "gallery", "health", "signing_in"}


def addresses(resolver: URLResolver | None = None, place: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address and its view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, place + str(pattern.pattern))
        else:
            yield place + str(pattern.pattern), pattern


def practice() -> list[tuple[str, URLPattern]]:
    return [
        (address, pattern)
        for address, pattern in addresses()
        if pattern.callback.__module__.startswith("nestling.web.practice.")
    ]


def test_every_practice_view_names_one_permission_and_its_methods():
    wrong = [
        f"/{address} ({pattern.callback.__module__}.{pattern.callback.__name__})"
        for address, pattern in practice()
        if not isinstance(getattr(pattern.callback, "permission", None), Permission)
        or not set(pattern.callback.methods) <= {"GET", "POST"}
    ]
    assert practice() and not wrong, f"Put @guard(Permission.…, methods=…) on top of: {wrong}"


def test_every_view_that_takes_a_form_names_post():
    wrong = [
        f"{rooms.short(path)} {function.name}"
        for path in rooms.view_files()
        for function in rooms.functions(path)
        if (guard := rooms.decorators(function).get("guard")) and _reads_a_form(function)
        if "POST" not in rooms.dotted(guard)
    ]
    assert not wrong, f'They read what was sent but are closed to it; say methods=("GET", "POST"): {wrong}'


def _reads_a_form(function: ast.FunctionDef) -> bool:
    return any(rooms.name_of(call.func) in {"once", "typed"} for call in rooms.calls(function))


def test_every_view_is_guarded_where_it_is_written():
    """The address list shows what is open today; this catches a view before it is given an address."""
    wrong = [
        f"{rooms.short(path)} {function.name}"
        for path in rooms.view_files()
        if not BEFORE_SIGN_IN & set(path.parts)
        for function in rooms.functions(path)
        if function.args.args and function.args.args[0].arg == "request" and "guard" not in rooms.decorators(function)
        if path.name == "views.py" or _has_an_address(path, function)
    ]
    assert not wrong, f"A view needs @guard; a part of one begins with an underscore: {wrong}"


def _has_an_address(path: Path, function: ast.FunctionDef) -> bool:
    """In a package of views a part may be lent to a neighbour; a view is what the list of addresses names."""
    addresses_of_task = path.parents[1] / "urls.py"
    return any(rooms.name_of(node) == function.name for node in ast.walk(rooms.tree(addresses_of_task)))


def test_every_permission_is_used():
    asked = set()
    for path in rooms.python_files():
        if path != rooms.SOURCE / "accounts" / "rules.py":
            asked |= set(re.findall(r"Permission\.([A-Z_]+)", path.read_text()))
    unused = {permission.name for permission in Permission} - asked
    assert not unused, f"A permission that opens nothing misleads whoever gives it: use or remove {unused}"


def test_every_permission_is_told_in_words():
    assert list(PERMISSION_WORDS) == list(Permission), "PERMISSION_WORDS says what each is for, in the same order"
    wrong = {code: words for code, words in PERMISSION_WORDS.items() if len(words) < 10 or "_" in words}
    assert not wrong, f'Each follows "This is for …" in plain words: {wrong}'


def record_templates() -> set[str]:
    """The templates of pages about a family, as views name them."""
    return {
        str(path.relative_to(rooms.SOURCE / "web"))
        for path in rooms.templates()
        if RECORD_LAYOUT.search(path.read_text()) and GALLERY not in path.parents
    }


def test_every_page_about_a_family_writes_its_access_row():
    wrong = [fault for path in rooms.view_files() for fault in _shown_without_access_row(path)]
    assert not wrong, f"A page about a family is shown by web.record_pages.show_record, never by show: {wrong}"


def _shown_without_access_row(path: Path) -> list[str]:
    task = path.parent if path.name == "views.py" else path.parents[1]
    if not any(template.startswith(f"{task.relative_to(rooms.SOURCE / 'web')}/") for template in record_templates()):
        return []
    return [
        f"{rooms.short(path)}:{call.lineno}"
        for function in ast.walk(rooms.tree(path))
        if isinstance(function, ast.FunctionDef)
        for call in rooms.calls(function)
        if rooms.name_of(call.func) == "show" and _may_be_a_record(call.args[1], function)
    ]


def _may_be_a_record(template: ast.expr, function: ast.FunctionDef) -> bool:
    """A template by its name is known; one handed in is safe only where show_record stands beside."""
    if isinstance(template, ast.Constant):
        return template.value in record_templates()
    return not any(rooms.name_of(call.func) == "show_record" for call in rooms.calls(function))


def test_every_template_beside_a_view_is_shown():
    web = rooms.SOURCE / "web"
    named = "\n".join(path.read_text() for path in [*rooms.python_files(web), *rooms.templates()])
    left = [
        rooms.short(path)
        for path in rooms.templates()
        if web in path.parents and "signing_in/templates" not in str(path)
        if not any(words in named for words in (str(path.relative_to(web)), f'"{path.name}"', f'"{path.stem}"'))
    ]
    assert not left, f"No view shows these; remove them: {left}"


FORBIDDEN_IN_TEMPLATES = {
    r"\sstyle\s*=": "an inline style is refused by the content security policy; add a class to nestling.css",
    r"<style\b": "a style element is refused by the content security policy; use nestling.css",
    r"<script(?![^>]*\bsrc=)": "an inline script is refused by the content security policy; use a static file",
    r"\son[a-z]+\s*=\s*[\"']": "an on… attribute is refused by the content security policy",
    r"""href\s*=\s*["']#["']""": "a link to nowhere does nothing without a script; use a button in a form",
    r"javascript:": "a script in an address is refused by the content security policy",
    r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""": "no page asks anything of another host",
}


@pytest.mark.parametrize("pattern", FORBIDDEN_IN_TEMPLATES)
def test_no_template_needs_a_script_or_breaks_the_security_policy(pattern):
    found = [
        f"{rooms.short(path)}:{text[: hit.start()].count(chr(10)) + 1}"
        for path in rooms.templates()
        for text in [path.read_text()]
        for hit in re.finditer(pattern, text, re.IGNORECASE)
    ]
    assert not found, f"{FORBIDDEN_IN_TEMPLATES[pattern]}: {found}"
