"""The Word letter, read back with python-docx and as the raw file that it is."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from nestling.documents.letter import letter_docx
from nestling.documents.letter_template import draw_letter, template_path
from tests.documents.samples import LETTER, MARKUP, letter


def opened(content):
    return docx.Document(BytesIO(letter_docx(content)))


def members(file):
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cell_texts(document):
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def margins_text(document):
    section = document.sections[0]
    parts = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    return [" ".join(paragraph.text for paragraph in part.paragraphs).strip() for part in parts]


def test_everything_said_is_in_the_file():
    document = opened(LETTER)
    letterhead, _, *about = cell_texts(document)
    assert letterhead == [
        "Sparrow House",
        "\n14 Example Lane\nSampleton\nZZ1 1ZZ\nTelephone 0113 496 0000\n24 November 2025\nOur reference: L-7QX4K",
    ]
    assert cell_texts(document)[1][0].split("\n") == [LETTER.recipient_name, *LETTER.recipient_lines]
    assert about == [list(pair) for pair in LETTER.about_lines]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "Dear Dr Shah",
        LETTER.heading,
        LETTER.paragraphs[0],
        "their health visitor",
        "the baby group",
        "Yours sincerely,",
        "Sam Practitioner",
        "Parent-infant psychotherapist",
        "Copies to: Jo Sample, health visitor; Grace Example",
    ]


def test_the_styles_are_words_own():
    styles = {paragraph.text: paragraph.style.name for paragraph in opened(LETTER).paragraphs}
    assert styles[LETTER.heading] == "Heading 1"
    assert styles["the baby group"] == "List Bullet"
    assert styles[LETTER.paragraphs[0]] == "Body Text"


def test_the_address_stands_in_the_window():
    """Fixed heights: 15 mm margin, a row of 31 mm, then the window's row from 46 to 92 mm, centred."""
    document = opened(LETTER)
    table, section = document.tables[0], document.sections[0]
    above, window = (row.height for row in table.rows)
    assert round(section.top_margin.mm + above.mm) == 46
    assert round(window.mm) == 46
    assert {str(row.height_rule) for row in table.rows} == {"EXACTLY (2)"}
    assert str(table.cell(1, 0).vertical_alignment) == "CENTER (1)"
    assert round(section.left_margin.mm) == 20
    assert round(table.cell(1, 0).width.mm) == 100


def test_the_header_names_the_baby_and_the_foot_counts_pages():
    document = opened(LETTER)
    first_header, header, *feet = margins_text(document)
    assert first_header == ""
    assert "NHS number: 999 000 0018" in header
    for foot in feet:
        assert foot.startswith("Our reference: L-7QX4K")
    files = members(BytesIO(letter_docx(LETTER)))
    assert sum(b'"NUMPAGES"' in file and b'"PAGE"' in file for file in files.values()) == 2


def test_only_a_draft_says_so():
    draft = members(BytesIO(letter_docx(letter(is_draft=True))))
    released = members(BytesIO(letter_docx(LETTER)))
    marked = [name for name, file in draft.items() if b"DRAFT" in file]
    assert sorted(name.rstrip("0123456789.xml") for name in marked) == ["word/footer"] * 2 + ["word/header"] * 2
    assert not [name for name, file in released.items() if b"draft" in file.lower() and "/styles" not in name]


def test_typed_markup_stays_as_typed():
    document = opened(letter(paragraphs=MARKUP, recipient_name="{{ 1 }} <b>O’Brien & Sons</b>", copies_to=("<x> & y",)))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert [line for line in MARKUP if line not in text] == []
    assert cell_texts(document)[1][0].startswith("{{ 1 }} <b>O’Brien & Sons</b>")
    assert "Copies to: <x> & y" in text


@pytest.mark.parametrize("odd", ["a\x00b\x07c\x0c", "🍼 অনিকা 中文 مرحبا", "x" * 10_000, "\ud800y", "one\ntwo\tthree"])
def test_any_text_makes_a_file_that_opens(odd):
    text = [paragraph.text for paragraph in opened(letter(paragraphs=(odd,))).paragraphs]
    kept = "".join(character for character in odd if character not in "\x00\x07\x0c\ud800")
    assert kept in text


def test_the_file_names_the_service_and_nobody_else():
    file = letter_docx(LETTER)
    properties = docx.Document(BytesIO(file)).core_properties
    assert properties.author == "Sparrow House"
    assert properties.title == "Letter L-7QX4K from Sparrow House"
    assert properties.last_modified_by == properties.comments == ""
    assert properties.created is None
    assert properties.modified is None
    with ZipFile(BytesIO(file)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    assert not [name for name, part in members(BytesIO(file)).items() if b"python-docx" in part]


def test_the_same_words_give_the_same_bytes():
    assert letter_docx(LETTER) == letter_docx(letter())


def test_word_is_told_the_language():
    assert b'w:val="cy"' in members(BytesIO(letter_docx(letter(language="cy"))))["word/styles.xml"]


def test_empty_parts_leave_no_trace():
    bare = letter(about_lines=(), copies_to=(), heading="", paragraphs=(), our_reference="", sender_phone="")
    document = opened(bare)
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text][1:] == [
        "Yours sincerely,",
        "Sam Practitioner",
        "Parent-infant psychotherapist",
    ]
    assert len(document.tables) == 1


def test_properties_stand_in_the_order_that_word_demands():
    order = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    for table in opened(LETTER).tables:
        names = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)


def test_the_template_is_the_one_that_its_script_draws():
    """Cure: python -m nestling.documents.letter_template, and commit the file."""
    drawn = BytesIO()
    draw_letter().save(drawn)
    assert members(drawn) == members(template_path())
