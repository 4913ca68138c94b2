"""One letter as plain words, and the PDF and Word files made from it."""

import re
from dataclasses import dataclass
from math import ceil
from typing import Any

from nestling.documents.plain_text import undrawable
from nestling.documents.typesetting import typeset
from nestling.documents.wordprocessing import fill

BULLET = "• "
# What fits the part of the sheet that the window can show, however the sheet has slid.
WINDOW_LINES = 9
WINDOW_LINE_CHARACTERS = 38
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


class AddressTooLong(ValueError):
    """The recipient's name and address do not fit the window of an envelope."""


@dataclass(frozen=True)
class LetterContent:
    """Everything that stands on a letter.

    Above the fold stand only the sender, the date, the reference and the recipient: give the service's
    neutral postal name and address there, nothing that says what kind of service writes.
    In `paragraphs`, a newline is a new line, and a paragraph whose every line begins with "• " is a list.
    """

    sender_name: str
    sender_lines: tuple[str, ...]
    sender_phone: str
    date_words: str
    recipient_name: str
    recipient_lines: tuple[str, ...]
    our_reference: str
    about_lines: tuple[tuple[str, str], ...]
    heading: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    signatory_name: str
    signatory_title: str
    copies_to: tuple[str, ...]
    is_draft: bool
    language: str = "en-GB"

    def __post_init__(self) -> None:
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"{self.language!r} is not a language code. Give one like en-GB.")
        if _window_lines(self) > WINDOW_LINES:
            raise AddressTooLong(
                "This name and address do not fit the window of an envelope. "
                f"Shorten them to {WINDOW_LINES} lines of {WINDOW_LINE_CHARACTERS} characters."
            )


def letter_pdf(content: LetterContent) -> bytes:
    """An A4 letter for a UK DL window envelope, as accessible PDF; "DRAFT" across it until it is released."""
    return typeset("letter", _values(content))


def letter_docx(content: LetterContent) -> bytes:
    """The same letter as a Word file with real styles, for a reader who must edit or enlarge it."""
    return fill(
        "letter",
        _values(content),
        author=content.sender_name,
        title=_title(content),
        language=content.language,
    )


def undrawable_in(content: LetterContent) -> tuple[str, ...]:
    """What the PDF can only name in brackets, such as an unusual script; the Word file holds it in full."""
    return undrawable(tuple(vars(content).values()))


def _title(content: LetterContent) -> str:
    """The document's title: neutral, since file lists and browser tabs show it."""
    return f"Letter {content.our_reference} from {content.sender_name}".replace("  ", " ")


def _blocks(content: LetterContent) -> tuple[dict[str, Any], ...]:
    """Each paragraph as plain text or as the items of a list, never both."""
    return tuple(_block(paragraph) for paragraph in content.paragraphs)


def _block(paragraph: str) -> dict[str, Any]:
    lines = paragraph.splitlines()
    if lines and all(line.startswith(BULLET) for line in lines):
        return {"text": "", "bullets": tuple(line.removeprefix(BULLET) for line in lines)}
    return {"text": paragraph, "bullets": ()}


def _values(content: LetterContent) -> dict[str, Any]:
    return {**vars(content), "title": _title(content), "blocks": _blocks(content)}


def _window_lines(content: LetterContent) -> int:
    lines = "\n".join((content.recipient_name, *content.recipient_lines)).splitlines()
    return sum(max(1, ceil(len(line) / WINDOW_LINE_CHARACTERS)) for line in lines)
