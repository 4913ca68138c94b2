"""Draws `templates/letter.docx`, the Word letter that docxtpl fills.

Run `python -m nestling.documents.letter_template` after a change here.

The layout follows `templates/letter.typ` measure by measure; change them together.
"""

from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from nestling.documents.typesetting import template_folder

INK = RGBColor(0x21, 0x2B, 0x32)
QUIET = RGBColor(0x42, 0x55, 0x63)
BLUE = RGBColor(0x00, 0x5E, 0xB8)
# The same widths as the Liberation Sans of the PDF, and on every machine that has Word.
FACE = "Arial"
TEXT_WIDTH = Mm(168)
WINDOW_COLUMN = Mm(100)
TOP_MARGIN, WINDOW_TOP, WINDOW_HEIGHT = Mm(15), Mm(46), Mm(46)

# name, what it is based on, size, colour, bold, space before, space after
STYLES = (
    ("Normal", None, 11.5, INK, False, 0, 0),
    ("Body Text", "Normal", 11.5, INK, False, 0, 9),
    ("Last Text", "Body Text", 11.5, INK, False, 0, 9),
    ("List Bullet", "Normal", 11.5, INK, False, 0, 5),
    ("Heading 1", "Normal", 14, BLUE, True, 8, 10),
    ("Sender Name", "Normal", 15, BLUE, True, 14, 0),
    ("Sender", "Normal", 10, INK, False, 0, 0),
    ("Recipient", "Normal", 11.5, INK, False, 0, 0),
    ("Salutation", "Normal", 11.5, INK, False, 36, 6),
    ("About Label", "Normal", 11.5, QUIET, False, 1, 2),
    ("About Value", "Normal", 11.5, INK, True, 1, 2),
    ("Closing", "Normal", 11.5, INK, False, 8, 44),
    ("Signature", "Normal", 11.5, INK, False, 0, 2),
    ("Copies", "Normal", 10, INK, False, 16, 0),
    ("Header", "Normal", 9.5, QUIET, False, 0, 14),
    ("Footer", "Normal", 9.5, QUIET, False, 0, 0),
)
TOGETHER = ("Heading 1", "Last Text", "Closing", "About Label", "About Value")
LOOSE = ("Body Text", "Last Text", "List Bullet")

WATERMARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="DraftWatermark{number}" o:spid="_x0000_s20{number}" type="#_x0000_t136" '
    'alt="Draft, not released" style="position:absolute;margin-left:0;margin-top:480pt;'
    "width:470pt;height:48pt;"
    "rotation:325;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    'mso-position-vertical-relative:page" fillcolor="#f4e2e4" stroked="f">'
    '<v:textpath style="font-family:Arial;font-size:1pt;font-weight:bold" string="DRAFT – not released"/>'
    "</v:shape></w:pict></w:r>"
)


def draw_letter() -> Document:
    document = docx.Document()
    _forget_maker(document)
    _speak_current_word(document)
    _set_styles(document)
    _set_page(document)
    _letterhead(document)
    _body(document)
    return document


def _forget_maker(document: Document) -> None:
    """Takes out what python-docx's own starting file says of itself: maker, dates, picture."""
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(name)):
            properties._element.remove(element)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _speak_current_word(document: Document) -> None:
    """Keeps Word from opening the letter in its compatibility mode of 2007."""
    compat = document.settings.element.find(qn("w:compat"))
    setting = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        setting.set(qn(f"w:{name}"), value)
    compat.append(setting)


def _set_styles(document: Document) -> None:
    styles = document.styles
    for name, base, size, colour, bold, before, after in STYLES:
        style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if base:
            style.base_style = styles[base]
        _set_face(style)
        style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.line_spacing = 1.2 if name in LOOSE else 1.05
        for stops in style.element.xpath("./w:pPr/w:tabs"):
            stops.getparent().remove(stops)  # American paper's middle and right
        form.keep_with_next, form.widow_control = name in TOGETHER, True

    about: Any = styles["About Label"]
    about.paragraph_format.left_indent = Mm(4)


def _set_face(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # theme faces would win over a named one
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(22)
    section.top_margin, section.bottom_margin = TOP_MARGIN, Mm(24)
    section.header_distance, section.footer_distance = Mm(10), Mm(12)
    section.different_first_page_header_footer = True
    first = section.first_page_header
    _watermark(first.paragraphs[0], 49)
    _thin(first.add_paragraph())
    _watermark(section.header.paragraphs[0], 50)
    _running_head(section.header.add_paragraph())
    for footer in (section.first_page_footer, section.footer):
        _running_foot(footer.paragraphs[0])


def _watermark(before: Paragraph, number: int) -> None:
    before.insert_paragraph_before("{%p if is_draft %}")
    marked = before.insert_paragraph_before()
    _thin(marked)
    marked._p.append(parse_xml(WATERMARK.format(number=number)))
    before.text = "{%p endif %}"


def _thin(paragraph: Paragraph) -> None:
    """A draft's extra line in the header must not push the address down."""
    paragraph.style = "Footer"
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY


def _running_head(paragraph: Paragraph) -> None:
    paragraph.style = "Header"
    paragraph.add_run("{% for label, value in about_lines %}{{ label }}: ")
    paragraph.add_run("{{ value }}").bold = True
    paragraph.add_run("    {% endfor %}")
    _border(paragraph._p.get_or_add_pPr(), "w:pBdr", "bottom", "4", "AEB7BD")


def _running_foot(paragraph: Paragraph) -> None:
    paragraph.style = "Footer"
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{% if our_reference %}Our reference: {{ our_reference }}{% endif %}")
    paragraph.add_run("{% if is_draft %}     DRAFT – not released{% endif %}").bold = True
    paragraph.add_run("\tPage ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _border(parent: Any, holder: str, side: str, size: str, colour: str) -> None:
    borders, edge = OxmlElement(holder), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "6"), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    _put_in_order(parent, borders)


def _put_in_order(parent: Any, element: Any) -> None:
    """Word calls a file damaged when these stand in another order."""
    followers = {
        "pBdr": ("tabs", "spacing", "ind", "jc"),
        "tblBorders": ("tblLayout", "tblCellMar", "tblLook"),
        "tblCellMar": ("tblLook",),
    }[element.tag.rpartition("}")[2]]
    tags = {qn(f"w:{name}") for name in followers}
    next_one = next((child for child in parent if child.tag in tags), None)
    if next_one is None:
        parent.append(element)
    else:
        next_one.addprevious(element)


def _letterhead(document: Document) -> None:
    """A table of fixed heights, so that nothing typed elsewhere can move the address from the window."""
    table = _table(document, 2, (WINDOW_COLUMN, TEXT_WIDTH - WINDOW_COLUMN))
    for row, height in zip(table.rows, (WINDOW_TOP - TOP_MARGIN, WINDOW_HEIGHT), strict=True):
        row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.EXACTLY
    _write(table.cell(0, 0), ("Sender Name", "{{ sender_name }}"))
    window = table.cell(1, 0)
    window.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _write(
        window,
        ("Recipient", "{{ recipient_name }}"),
        ("Recipient", "{%p for line in recipient_lines %}"),
        ("Recipient", "{{ line }}"),
        ("Recipient", "{%p endfor %}"),
    )
    _sender(table.cell(0, 1).merge(table.cell(1, 1)))


def _sender(cell: _Cell) -> None:
    _write(
        cell,
        ("Sender", ""),
        ("Sender", "{%p for line in sender_lines %}"),
        ("Sender", "{{ line }}"),
        ("Sender", "{%p endfor %}"),
        ("Sender", "{% if sender_phone %}Telephone {{ sender_phone }}{% endif %}"),
        ("Sender", "{{ date_words }}"),
        ("Sender", "{% if our_reference %}Our reference: {{ our_reference }}{% endif %}"),
    )
    *_, phone, date, _reference = cell.paragraphs
    phone.paragraph_format.space_before = date.paragraph_format.space_before = Pt(7)
    date.runs[0].bold = True


def _body(document: Document) -> None:
    # Word keeps an empty paragraph after a table; the salutation is that paragraph.
    document.add_paragraph("{{ salutation }}", "Salutation")
    _when(document, "heading", lambda: document.add_paragraph("{{ heading }}", "Heading 1"))
    _when(document, "about_lines", lambda: _about(document))
    _paragraphs(
        document,
        ("Normal", "{%p for part in blocks %}"),
        ("Normal", "{%p for bullet in part.bullets %}"),
        ("List Bullet", "{{ bullet }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p if part.text and loop.last %}"),
        ("Last Text", "{{ part.text }}"),
        ("Normal", "{%p elif part.text %}"),
        ("Body Text", "{{ part.text }}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p endfor %}"),
        ("Closing", "{{ closing }}"),
        ("Signature", "{{ signatory_name }}"),
        ("Signature", "{{ signatory_title }}"),
        ("Normal", "{%p if copies_to %}"),
        ("Copies", "Copies to: {{ copies_to | join('; ') }}"),
        ("Normal", "{%p endif %}"),
    )
    name = next(paragraph for paragraph in document.paragraphs if "signatory_name" in paragraph.text)
    name.runs[0].bold = name.paragraph_format.keep_with_next = True


def _about(document: Document) -> None:
    table = _table(document, 3, (Mm(36), TEXT_WIDTH - Mm(36)))
    table.cell(0, 0).text = "{%tr for label, value in about_lines %}"
    _write(table.cell(1, 0), ("About Label", "{{ label }}"))
    _write(table.cell(1, 1), ("About Value", "{{ value }}"))
    table.cell(2, 0).text = "{%tr endfor %}"
    _border(table._tbl.tblPr, "w:tblBorders", "left", "24", "005EB8")
    document.add_paragraph(style="Sender")


def _table(document: Document, rows: int, widths: tuple[Length, Length] | tuple[int, int]) -> Table:
    table = document.add_table(rows, 2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = width
        column.width = Length(width)
    _indent_none(table)
    return table


def _indent_none(table: Table) -> None:
    """Lines the words of a table up with the words of the page: no padding on the left."""
    margins = OxmlElement("w:tblCellMar")
    left = OxmlElement("w:left")
    left.set(qn("w:w"), "0")
    left.set(qn("w:type"), "dxa")
    margins.append(left)
    _put_in_order(table._tbl.tblPr, margins)


def _when(document: Document, name: str, add: Any) -> None:
    document.add_paragraph(f"{{%p if {name} %}}")
    add()
    document.add_paragraph("{%p endif %}")


def _write(cell: _Cell, *paragraphs: tuple[str, str]) -> None:
    (style, text), *rest = paragraphs
    cell.paragraphs[0].text, cell.paragraphs[0].style = text, style
    for style, text in rest:
        cell.add_paragraph(text, style)


def _paragraphs(document: Document, *paragraphs: tuple[str, str]) -> None:
    for style, text in paragraphs:
        document.add_paragraph(text, style)


def template_path() -> Path:
    return template_folder() / "letter.docx"


if __name__ == "__main__":
    draw_letter().save(str(template_path()))
