"""Makes any text safe to set on paper: nothing in it can stop a letter from being made.

`legible` drops what no document may hold; `drawable` also names, in brackets, what the typefaces cannot draw.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from nestling.documents.fonts import can_draw

# Control characters and lone surrogates are not allowed in XML, and Word refuses a file that holds them.
# A byte order mark inside text is not allowed in PDF/UA.
# The two overrides (U+202D, U+202E) would print an NHS number backwards; right-to-left text needs neither.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
# A word longer than this would run off the paper, so it may be broken within. Shorter ones, such as web and
# e-mail addresses, are left whole, so that they can be copied.
_LONGEST_WORD = 60
_UNBROKEN = re.compile(rf"[^ \t\n\u200b]{{{_LONGEST_WORD + 1},}}")
_PIECE = re.compile(r".{30}(?!$)")
_INVISIBLE = frozenset("\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))
}


def legible(value: Any) -> Any:
    """The same values without characters that a document may not hold; dataclasses become dictionaries."""
    return _in_each_string(value, _without_forbidden)


def drawable(value: Any) -> Any:
    """The same again, for PDF: what cannot be drawn is named in brackets, and every line can be broken."""
    return _in_each_string(value, _drawable)


def undrawable(value: Any) -> tuple[str, ...]:
    """What a PDF of these values would only name, for example ("baby bottle", "Bengali text")."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        found.update((piece, None) for is_name, piece in _pieces(_without_forbidden(text)) if is_name)
        return text

    _in_each_string(value, note)
    return tuple(found)


def _in_each_string(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple | list):
        return tuple(_in_each_string(item, change) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        value = vars(value)
    if isinstance(value, dict):
        return {name: _in_each_string(item, change) for name, item in value.items()}
    return value


def _without_forbidden(text: str) -> str:
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def _drawable(text: str) -> str:
    return _UNBROKEN.sub(_breakable, "".join(_drawn(_without_forbidden(text))))


def _breakable(word: re.Match[str]) -> str:
    return _PIECE.sub("\\g<0>\u200b", word.group())


def _drawn(text: str) -> Iterator[str]:
    return (f"[{piece}]" if is_name else piece for is_name, piece in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is a name standing for what cannot be drawn."""
    if text.isascii():
        yield False, text
        return
    for name, characters in groupby(text, key=_name_if_undrawable):
        if name is None:
            yield False, "".join(characters)
        elif name:
            yield True, name


def _name_if_undrawable(character: str) -> str | None:
    """None when it can be drawn, empty when it may be left out (a skin tone), otherwise its name."""
    if character in _INVISIBLE or can_draw(character):
        return None
    kind = unicodedata.category(character)
    if kind in ("Sk", "Cf"):
        return ""
    name = unicodedata.name(character, "unknown character").lower()
    if kind.startswith(("S", "C")):
        return name
    script = name.split()[0].title().replace("Cjk", "Chinese")
    return f"{script} text"
