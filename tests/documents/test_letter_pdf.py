"""The PDF letter, read back as a reader, an envelope and a screen reader meet it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nestling.documents.letter import AddressTooLong, letter_pdf, undrawable_in
from tests.documents.samples import LETTER, MARKUP, letter, pages_of, places_on, tags_of, words_of

LONG = ("A paragraph that is long enough to fill a line or two of the letter. " * 4,) * 22


def test_everything_said_is_on_the_paper():
    text = words_of(letter_pdf(LETTER))
    said = (
        *LETTER.sender_lines,
        *LETTER.recipient_lines,
        *(word for pair in LETTER.about_lines for word in pair),
        *(getattr(LETTER, name) for name in ("sender_name", "sender_phone", "date_words", "recipient_name")),
        *(getattr(LETTER, name) for name in ("heading", "salutation", "closing", "signatory_name")),
        "Grace and Amara met with us eleven times.",
        "the baby group",
        "Copies to: Jo Sample, health visitor; Grace Example",
    )
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize("lines", [1, 4, 8])
@pytest.mark.parametrize("is_draft", [False, True])
def test_the_window_shows_the_recipient_and_nothing_else(lines, is_draft):
    """The window can reach 110 mm across and 46 to 92 mm down, whichever way the sheet has slid."""
    address = tuple(f"Address line {number}" for number in range(lines))
    places = places_on(letter_pdf(letter(recipient_lines=address, is_draft=is_draft)))
    shown = [text for across, down, text in places if across < 112 and 44 < down < 94]
    assert shown == ["Dr Priya Shah", *address]


def test_a_usual_address_stays_in_sight_however_the_sheet_slides():
    """57 to 81 mm down and from 20 mm across is always in the window."""
    places = places_on(letter_pdf(LETTER))
    mine = [(across, down) for across, down, text in places if text in (LETTER.recipient_name, "ZZ1 2ZZ")]
    assert len(mine) == 2
    assert all(across > 19.9 and 57 + 3 <= down <= 81 for across, down in mine)


def test_nothing_about_the_family_stands_above_the_fold():
    above = " ".join(text for _, down, text in places_on(letter_pdf(LETTER)) if down < 99)
    assert "ZZ1 2ZZ" in above
    assert not any(word in above for word in ("Amara", "Grace", "999", "Baby", "psychotherapist"))


def test_an_address_too_long_for_the_window_is_refused_with_a_sentence():
    with pytest.raises(AddressTooLong, match="Shorten them to 9 lines"):
        letter(recipient_lines=("One line",) * 9)
    with pytest.raises(AddressTooLong):
        letter(recipient_name="x" * 400)
    assert letter(recipient_lines=("One line",) * 8)


def test_each_page_has_its_number_and_the_reference():
    pages = pages_of(letter_pdf(letter(paragraphs=LONG)))
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of 3" in page
        assert "Our reference: L-7QX4K" in page


def test_a_page_come_apart_still_names_the_baby():
    first, *others = pages_of(letter_pdf(letter(paragraphs=LONG)))
    assert first.count("999 000 0018") == 1
    assert all("Amara Example" in page and "999 000 0018" in page and "3 May 2025" in page for page in others)


@pytest.mark.slow
def test_a_greeting_never_stands_alone_on_a_page():
    for length in range(1, 40, 3):
        pdf = letter_pdf(letter(paragraphs=(*("One line of text.",) * length, "The very last words.")))
        page = next(page for page in pages_of(pdf) if "Yours sincerely" in page)
        assert "The very last words." in page
        assert "Sam Practitioner" in page


def test_only_a_draft_says_so():
    draft, released = letter_pdf(letter(is_draft=True, paragraphs=LONG)), letter_pdf(letter(paragraphs=LONG))
    assert all(page.count("DRAFT") == 2 for page in pages_of(draft))  # across the page, and in the foot
    assert "draft" not in words_of(released).lower()


def test_typed_markup_is_printed_as_typed():
    text = words_of(letter_pdf(letter(paragraphs=MARKUP, heading=MARKUP[1], about_lines=(("Baby", "#{1}*"),))))
    for line in MARKUP:
        assert " ".join(line.split()) in text
    assert "#{1}*" in text
    assert "window-top" not in text  # a line of letter.typ, had #read been obeyed


def test_each_field_may_hold_markup():
    pdf = letter_pdf(
        letter(
            **{
                name: f"#{name}* {{{{ 1 }}}} <b>"
                for name, value in vars(LETTER).items()
                if isinstance(value, str) and name != "language"
            }
        )
    )
    text = words_of(pdf)
    for name in ("recipient_name", "sender_phone", "our_reference", "closing", "signatory_title"):
        assert f"#{name}* {{{{ 1 }}}} <b>" in text


def test_right_to_left_and_faces_are_drawn():
    text = words_of(letter_pdf(letter(paragraphs=("😀 ❤ é ł ß Ω",))))
    assert "😀 ❤ é ł ß Ω" in text
    arabic = words_of(letter_pdf(letter(paragraphs=("مرحبا", "שלום"))))
    assert set("שלום") <= set(arabic)


def test_what_cannot_be_drawn_is_named_not_lost():
    odd = letter(paragraphs=("A 🍼 and 👍🏽", "অনিকা 中文", "\U0010ffff \ue000 \u0378"))
    text = words_of(letter_pdf(odd))
    assert "A [baby bottle] and [thumbs up sign]" in text
    assert "[Bengali text] [Chinese text]" in text
    assert undrawable_in(odd)[:4] == ("baby bottle", "thumbs up sign", "Bengali text", "Chinese text")
    assert undrawable_in(LETTER) == ()


def test_control_characters_are_dropped():
    text = words_of(letter_pdf(letter(paragraphs=("a\x00b\x07c\x1bd\ud800e\u202ef\ufffeg",))))
    assert "abcdefg" in text


def test_invisible_characters_stop_nothing():
    oddities = "".join(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
    pdf = letter_pdf(letter(paragraphs=(f"before{oddities}\ufe0f\ufeff\u0301after", "\u0301\u0995\u09be")))
    assert "before" in words_of(pdf)


@pytest.mark.slow
@pytest.mark.parametrize("character", ["x", "W", "🍼", "中", "\u00a0", "é"])
def test_ten_thousand_characters_without_a_space_stay_on_the_paper(character):
    pdf = letter_pdf(letter(paragraphs=(character * 10_000,)))
    widest = max(across for page in range(len(pages_of(pdf))) for across, _, _ in places_on(pdf, page))
    assert widest < 190
    if character in "xWé":
        assert words_of(pdf).count(character) >= 10_000


def test_a_combination_without_a_shape_still_makes_a_letter():
    """Each of the three can be drawn, but not upon one another."""
    pdf = letter_pdf(letter(paragraphs=("Kept. \u0596\u2056\u036c",)))
    assert "Kept." in words_of(pdf)
    assert b"pdfuaid" not in PdfReader(BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_data()


def test_a_web_address_can_be_copied_whole():
    address = "https://www.example.org/parents/babies/first-weeks"
    assert address in words_of(letter_pdf(letter(paragraphs=(f"See {address} for more.",))))


def test_lists_are_only_made_by_bullets():
    listed = tags_of(letter_pdf(letter(paragraphs=("• one\n• two",))))
    plain = tags_of(letter_pdf(letter(paragraphs=("- one\n- two", "• one\nand not two"))))
    assert listed.count("/LI") == 2
    assert "/LI" not in plain


def test_a_screen_reader_finds_language_title_and_heading():
    pdf = letter_pdf(LETTER)
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of truth
    assert root["/Lang"] == "en-GB"
    assert tags_of(pdf).count("/H1") == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_the_file_names_the_service_and_nobody_else():
    metadata = PdfReader(BytesIO(letter_pdf(LETTER))).metadata
    assert metadata.author == "Sparrow House"
    assert metadata.title == "Letter L-7QX4K from Sparrow House"
    assert set(metadata) == {"/Author", "/Title", "/Creator"}  # no dates; the creator is Typst
    assert metadata.creator.startswith("Typst")


def test_the_same_words_give_the_same_bytes():
    assert letter_pdf(LETTER) == letter_pdf(letter())


def test_only_the_packaged_typefaces_are_used():
    fonts = set()
    for page in PdfReader(BytesIO(letter_pdf(letter(paragraphs=("😀 مرحبا",))))).pages:
        fonts |= {str(font.get_object()["/BaseFont"]).split("+")[1] for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"LiberationSans", "LiberationSans-Bold", "DejaVuSans"}


def test_empty_parts_leave_no_trace():
    bare = letter(
        about_lines=(),
        copies_to=(),
        heading="",
        paragraphs=(),
        our_reference="",
        sender_phone="",
        sender_lines=(),
    )
    text = words_of(letter_pdf(bare))
    assert not any(word in text for word in ("Copies", "reference", "Telephone", "NHS number"))


def test_a_language_must_be_a_code():
    with pytest.raises(ValueError, match="en-GB"):
        letter(language='en" #read')
    assert PdfReader(BytesIO(letter_pdf(letter(language="cy")))).trailer["/Root"]["/Lang"] == "cy"
