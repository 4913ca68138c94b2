"""The one door to docxtpl: a packaged Word template and plain data in, a Word file without traces out."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.coreprops import CoreProperties
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from nestling.documents.plain_text import legible
from nestling.documents.typesetting import template_folder


def fill(template: str, values: dict[str, Any], *, author: str, title: str, language: str) -> bytes:
    """A Word file made from `templates/<template>.docx`.

    Values are escaped and put in once, so braces and tags in them stay text.
    """
    document = DocxTemplate(template_folder() / f"{template}.docx")
    document.render(legible(values), autoescape=True)
    _name(document.core_properties, legible(author), legible(title))
    document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:val"), language)
    written = BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _name(properties: CoreProperties, author: str, title: str) -> None:
    # Word allows 255 characters here.
    properties.author = author[:255]
    properties.title = title[:255]
    properties.last_modified_by = ""


def _without_times(file: bytes) -> bytes:
    """The same file with every member dated 1980, so that the same content gives the same bytes."""
    clean = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(clean, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(ZipInfo(member.filename), old.read(member.filename), ZIP_DEFLATED)
    return clean.getvalue()
