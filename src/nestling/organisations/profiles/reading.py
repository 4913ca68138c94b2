"""Reads a profile from TOML and writes it back; what cannot be read is refused with its line and a reason."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from pydantic import ValidationError

from nestling.organisations.profiles.errors import Fault, ProfileError
from nestling.organisations.profiles.lines import key_lines, line_of
from nestling.organisations.profiles.profile import HEADING_KEYS, SETTING_NAMES, Profile, setting_of
from nestling.organisations.profiles.wording import HEADING_LABELS, describer

MOST_CHARACTERS = 200_000
_POSITION = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_LONGEST_LINE = 100


def read_profile(text: str) -> Profile:
    """The profile the text describes, or `ProfileError` naming every line at fault."""
    if len(text) > MOST_CHARACTERS:
        raise ProfileError((Fault(1, f"The file is too long: a profile has at most {MOST_CHARACTERS:,} characters."),))
    document = _parsed(text)
    lines = key_lines(text)
    heading = document.pop("profile", None)
    if not isinstance(heading, dict):
        raise ProfileError((Fault(1, "The table [profile] with code, name, starts_on and based_on is missing."),))
    faults = [
        Fault(line_of((name,), lines), _unknown(name, SETTING_NAMES)) for name in document if name not in SETTING_NAMES
    ]
    faults += [
        Fault(line_of(("profile", name), lines), _unknown(name, HEADING_KEYS))
        for name in heading
        if name not in HEADING_KEYS
    ]
    known = {name: value for name, value in {**heading, **document}.items() if name in Profile.model_fields}
    try:
        profile = Profile.model_validate(known)
    except ValidationError as refusal:
        faults += [_fault(dict(error), lines, len(text.splitlines())) for error in refusal.errors()]
        raise ProfileError(_in_order(faults)) from None
    if faults:
        raise ProfileError(_in_order(faults))
    return profile


def write_profile(profile: Profile) -> str:
    """The profile as TOML that `read_profile` reads back to an equal profile."""
    document = tomlkit.document()
    heading = tomlkit.table()
    for name in HEADING_KEYS:
        heading.add(name, getattr(profile, name))
    document.add("profile", heading)
    for name in SETTING_NAMES:
        document.add(name, _setting_table(profile, name))
    return tomlkit.dumps(document)


def changed(profile: Profile, changes: Mapping[str, object]) -> Profile:
    """The profile with some heading keys or whole settings replaced, checked as if it had been read.

    A setting is given as a mapping with value, status, source and note. Every fault carries line 1.
    """
    whole = {**profile.model_dump(), **changes}
    try:
        return Profile.model_validate(whole)
    except ValidationError as refusal:
        raise ProfileError(tuple(_fault(dict(error), {}, 1) for error in refusal.errors())) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as refusal:
        message = str(refusal)
        position = _POSITION.search(message)
        line = int(position.group(1)) if position and position.group(1) else max(1, len(text.splitlines()))
        reason = _POSITION.sub("", message)
        raise ProfileError((Fault(line, f"This is not valid TOML: {reason[:1].lower()}{reason[1:]}."),)) from None
    except (RecursionError, ValueError):
        reason = "This is not valid TOML: it is nested too deeply or holds a number that is too long."
        raise ProfileError((Fault(1, reason),)) from None


def _setting_table(profile: Profile, name: str) -> tomlkit.items.Table:
    setting = setting_of(profile, name)
    described = describer(name)
    table = tomlkit.table()
    table.comment(f"{described.register}: {described.label}" if described.register else described.label)
    value = profile.model_dump()[name]["value"]
    long = isinstance(value, dict) and len(_written(value).as_string()) > _LONGEST_LINE
    if not long:
        table.add("value", _listed(value))
    table.add("status", setting.status)
    table.add("source", setting.source)
    if setting.note:
        table.add("note", setting.note)
    if long:
        inner = tomlkit.table()
        for key, part in value.items():
            inner.add(key, _listed(part))
        table.add("value", inner)
    return table


def _listed(value: Any) -> Any:
    """The value as TOML, one entry to a line when a list is long."""
    written = _written(value)
    if isinstance(value, tuple):
        written.multiline(len(written.as_string()) > _LONGEST_LINE)
    return written


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        for key, inner in value.items():
            inline.append(key, _written(inner))
        return inline
    if isinstance(value, tuple):
        array = tomlkit.array()
        for inner in value:
            array.append(_written(inner))
        return array
    return value


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.line))


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else " Take it out, or find its name in an exported profile."
    return f"Nestling knows no setting called {name}.{hint}"


def _fault(error: Mapping[str, Any], lines: Mapping[Any, int], last: int) -> Fault:
    path = tuple(part for part in error["loc"])
    full = ("profile", *path) if path and path[0] in HEADING_KEYS else path
    whole_setting_missing = error["type"] == "missing" and len(path) == 1
    line = last if whole_setting_missing and path[0] in SETTING_NAMES else line_of(full, dict(lines))
    return Fault(line, _reason(path, error))


def _reason(path: tuple[str | int, ...], error: Mapping[str, Any]) -> str:
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "The profile"
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return f"{name} is missing.{_label(path)}"
    if kind == "extra_forbidden":
        return f"{name} is not a key that belongs here. Take it out."
    if kind == "value_error":
        return f"{name}: {context['error']}."
    if kind in {"literal_error", "enum"}:
        return f"{name} must be one of {context['expected']}; it is {str(error['input'])[:60]!r}."
    return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}."


def _label(path: tuple[str | int, ...]) -> str:
    first = str(path[0])
    if first in HEADING_LABELS:
        return f" It says: {HEADING_LABELS[first]}."
    return f" It says: {describer(first).label}."
