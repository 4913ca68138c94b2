"""The one door to Typst: a packaged layout and plain data in, an accessible PDF out."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from nestling.documents.fonts import typefaces
from nestling.documents.plain_text import drawable


def typeset(layout: str, values: dict[str, Any]) -> bytes:
    """A tagged PDF/UA-1 made from `templates/<layout>.typ`.

    The values travel as one JSON string, which the layout reads as data: none is ever read as markup or code,
    so none can open a file or an address.
    The layouts set no date, so the same content gives the same bytes.
    """
    data = json.dumps(drawable(values))
    try:
        return _compile(layout, data, ["ua-1"])
    except typst.TypstError as problem:
        # A shape can be missing in a combination of characters only. A letter with a box in it can still be
        # read and mended; a page that fails cannot.
        if "PDF/UA-1 error: the text" not in str(problem):
            raise
        return _compile(layout, data, [])


def template_folder() -> Path:
    return Path(str(files("nestling.documents") / "templates"))


def _compile(layout: str, data: str, standards: list[Any]) -> bytes:
    folder = template_folder()
    return typst.compile(
        str(folder / f"{layout}.typ"),
        root=str(folder),
        font_paths=typefaces(),
        sys_inputs={"content": data},
        pdf_standards=standards,
        # Typst packages are never used; an empty place keeps the machine's own from being found.
        package_path=str(folder),
        package_cache_path=str(folder),
    )
