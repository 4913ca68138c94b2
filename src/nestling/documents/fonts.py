"""The typefaces that travel with the product, and which characters they can draw.

A document looks the same on every machine because no other typeface is ever used.
"""

import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

# Liberation Sans has the widths of Arial, so that the PDF and the Word letter break their lines alike.
TEXT_FACES = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
# DejaVu Sans is asked for what Liberation lacks: Arabic, symbols, faces.
FALLBACK_FACE = "DejaVuSans.ttf"


@cache
def typefaces() -> typst.Fonts:
    """The packaged typefaces only: none of the machine's, and none of Typst's, which may change."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


def can_draw(character: str) -> bool:
    """Whether the packaged typefaces have a shape for this one character."""
    return ord(character) in _drawable()


def font_folder() -> Path:
    return Path(str(files("nestling.documents") / "fonts"))


@cache
def _drawable() -> frozenset[int]:
    # A character missing from the bold face is drawn from the fallback, so bold need not be asked.
    faces = (TEXT_FACES[0], FALLBACK_FACE)
    return frozenset().union(*(_code_points((font_folder() / face).read_bytes()) for face in faces))


def _code_points(font: bytes) -> set[int]:
    """Every code point in the format 4 and 12 tables of a TrueType font's character map."""
    start = _character_map_offset(font)
    (count,) = struct.unpack_from(">H", font, start + 2)
    points: set[int] = set()
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + number * 8)
        (layout,) = struct.unpack_from(">H", font, start + offset)
        if layout == 4:
            points |= _format_4(font, start + offset)
        elif layout == 12:
            points |= _format_12(font, start + offset)
    return points


def _character_map_offset(font: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + number * 16)
        if tag == b"cmap":
            return int(offset)
    raise ValueError("This font has no character map. Put back the font files that came with the product.")


def _format_4(font: bytes, at: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    shape = f">{doubled // 2}H"
    # Four parallel columns: last and first code point, then two ways of finding the shape's number.
    columns = [struct.unpack_from(shape, font, at + start) for start in _columns(doubled)]
    points: set[int] = set()
    for segment, (last, first, step, jump) in enumerate(zip(*columns, strict=True)):
        place = at + 16 + doubled * 3 + segment * 2 + jump if jump else None
        points.update(code for code in range(first, last + 1) if _shape(font, code, first, step, place))
    return points


def _columns(doubled: int) -> tuple[int, int, int, int]:
    return 14, 16 + doubled, 16 + doubled * 2, 16 + doubled * 3


def _shape(font: bytes, code: int, first: int, step: int, place: int | None) -> int:
    """The number of the shape for a code point; 0 is the box that stands for a missing one."""
    if place is None:
        return (code + step) % 0x10000
    (listed,) = struct.unpack_from(">H", font, place + (code - first) * 2)
    return (listed + step) % 0x10000 if listed else 0


def _format_12(font: bytes, at: int) -> set[int]:
    (groups,) = struct.unpack_from(">I", font, at + 12)
    points: set[int] = set()
    for number in range(groups):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + number * 12)
        points.update(range(first, last + 1))
    return points
