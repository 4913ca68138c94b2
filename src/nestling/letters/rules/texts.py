"""The texts of a letter: how long each may be, and how a typed body and address become paragraphs and lines."""

import re
from collections.abc import Mapping

LONGEST: dict[str, tuple[str, int]] = {
    "recipient_name": ("The recipient's name", 160),
    "recipient_address": ("The address", 600),
    "salutation": ("The greeting", 160),
    "heading": ("The heading", 200),
    "body": ("The letter", 20_000),
    "reason": ("The reason", 300),
}
BULLET = re.compile(r"^\s*[•\-*]\s+")


def text_fault(texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The first text that cannot be kept: its name and why; nothing when all can."""
    for name, (called, limit) in LONGEST.items():
        text = texts.get(name, "")
        if "\x00" in text:
            return name, f"{called} holds a character that cannot be kept. Type it again rather than pasting it."
        if len(text) > limit:
            return name, f"{called} is too long: {len(text):,} characters. At most {limit:,} fit."
    return None


def paragraphs_of(body: str) -> tuple[str, ...]:
    """The typed body as paragraphs; lines that begin with a dash or a dot become a list of their own."""
    found: list[str] = []
    for part in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        found.extend(_runs(part.splitlines()))
    return tuple(found)


def _runs(lines: list[str]) -> list[str]:
    runs: list[tuple[bool, list[str]]] = []
    for line in lines:
        listed = bool(BULLET.match(line))
        said = BULLET.sub("• ", line) if listed else line.rstrip()
        if runs and runs[-1][0] == listed:
            runs[-1][1].append(said)
        else:
            runs.append((listed, [said]))
    return ["\n".join(said) for _, said in runs]


def address_lines(address: str) -> tuple[str, ...]:
    """The lines of an address, without empty ones."""
    return tuple(line.strip() for line in address.splitlines() if line.strip())


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for spaces, commas and capitals."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    return re.sub(r"[\s,.]+", "", address).casefold()
