"""A made-up letter and form, and how to read them back: text, places on the paper, tags."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from nestling.documents.letter import LetterContent

MM = 72 / 25.4

LETTER = LetterContent(
    sender_name="Sparrow House",
    sender_lines=("14 Example Lane", "Sampleton", "ZZ1 1ZZ"),
    sender_phone="0113 496 0000",
    date_words="24 November 2025",
    recipient_name="Dr Priya Shah",
    recipient_lines=("Lakeside Surgery", "2 Sample Street", "Sampleton", "ZZ1 2ZZ"),
    our_reference="L-7QX4K",
    about_lines=(("Baby", "Amara Example"), ("Born", "3 May 2025"), ("NHS number", "999 000 0018")),
    heading="Our work with Amara and Grace has ended",
    salutation="Dear Dr Shah",
    paragraphs=("Grace and Amara met with us eleven times.", "• their health visitor\n• the baby group"),
    closing="Yours sincerely,",
    signatory_name="Sam Practitioner",
    signatory_title="Parent-infant psychotherapist",
    copies_to=("Jo Sample, health visitor", "Grace Example"),
    is_draft=False,
)

MARKUP = (
    '#{1+1} #read("letter.typ") #include "house.typ" *b* _i_ $x^2$ @ref <label> // c /* d */ \\u{41} `raw`',
    "{{ 7*7 }} {% for x in y %} {% raw %} {# c #} {{ content.__class__ }}",
    '<w:br/> &amp; &lt;b&gt; <b>x</b> ]]> <!ENTITY x SYSTEM "file:///etc/hostname"> &x;',
    "<img src=http://127.0.0.1/x> =HYPERLINK(1) </textarea>",
    "- not a list",
    "= not a heading",
)


def letter(**changes: Any) -> LetterContent:
    return replace(LETTER, **changes)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def words_of(pdf: bytes) -> str:
    """All text in one line, so that line ends do not matter."""
    return " ".join(" ".join(pages_of(pdf)).split())


def places_on(pdf: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """Each piece of text with how far right and how far down it begins, in millimetres."""
    found: list[tuple[float, float, str]] = []
    height = float(PdfReader(BytesIO(pdf)).pages[page].mediabox.height)

    def note(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        up = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip():
            found.append((across / MM, (height - up) / MM, text.strip()))

    PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=note)
    return found


def tags_of(pdf: bytes) -> list[str]:
    """The names in the tree of tags, in reading order."""
    names: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                names.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return names
