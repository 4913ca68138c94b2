"""The paper form, read back."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from nestling.documents.sheet import Answer, PaperForm, PaperQuestion, PaperSection, paper_form_pdf
from tests.documents.samples import MARKUP, pages_of, tags_of, words_of

FACTORS = tuple(f"Factor number {number}" for number in range(30))
CHECKLIST = PaperQuestion(
    "What is the family living with?",
    kind=Answer.TABLE,
    choices=FACTORS,
    columns=("Present", "Past", "Resolved", "Not known"),
    note_column="About whom",
)
FORM = PaperForm(
    title="Request for service",
    service_name="Sparrow House",
    return_to_lines=("14 Example Lane", "ZZ1 1ZZ"),
    introduction="Please fill in what you can.",
    sections=(
        PaperSection(
            "About the baby",
            "Born or expected.",
            (
                PaperQuestion("Name", "Write “unborn” if not yet born."),
                PaperQuestion("Date of birth", kind=Answer.DATE),
                PaperQuestion("Sex", kind=Answer.CHOICES, choices=("Girl", "Boy", "Not known yet")),
                PaperQuestion("What worries you?", "Say what you have seen.", kind=Answer.BOX),
            ),
        ),
        PaperSection("Stress checklist", "", (CHECKLIST,)),
    ),
)


def form_with(*questions):
    return replace(FORM, sections=(PaperSection("Only", "", questions),))


def test_everything_asked_is_on_the_paper():
    text = words_of(paper_form_pdf(FORM))
    asked = (
        "Request for service",
        "Sparrow House",
        "ZZ1 1ZZ",
        "Please fill in what you can.",
        "Born or expected.",
        "Write “unborn” if not yet born.",
        "Day",
        "Month",
        "Year",
        "Girl",
        "Not known yet",
        "About whom",
        *FACTORS,
    )
    assert [words for words in asked if words not in text] == []


def test_a_long_table_repeats_its_headings():
    pages = [page for page in pages_of(paper_form_pdf(FORM)) if "Factor number" in page]
    assert len(pages) == 2
    assert all("Resolved" in page for page in pages)


def test_each_later_page_asks_whose_it_is():
    first, *others = pages_of(paper_form_pdf(FORM))
    assert "Baby’s name:" not in first
    assert others
    assert all("Baby’s name:" in page and "Request for service" in page for page in others)
    assert f"Page 2 of {len(others) + 1}" in others[0]


def test_a_question_and_the_room_for_its_answer_stay_together():
    boxes = tuple(PaperQuestion(f"Question {number}.", f"Hint {number}.", Answer.BOX, lines=9) for number in range(12))
    for page in pages_of(paper_form_pdf(form_with(*boxes))):
        assert page.count("Question ") == page.count("Hint ") <= 3


def test_a_screen_reader_finds_headings_and_the_table():
    pdf = paper_form_pdf(FORM)
    tags = tags_of(pdf)
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/H3")) == (1, 2, 5)
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 6
    assert tags.count("/TR") == 31
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_the_file_names_the_service_and_nobody_else():
    metadata = PdfReader(BytesIO(paper_form_pdf(FORM))).metadata
    assert (metadata.author, metadata.title) == ("Sparrow House", "Request for service")
    assert set(metadata) == {"/Author", "/Title", "/Creator"}


def test_typed_markup_is_printed_as_typed():
    """A service edits its own questions, so they are no more trusted than a letter."""
    questions = [PaperQuestion(line, line, Answer.CHOICES, choices=(line,)) for line in MARKUP]
    text = words_of(paper_form_pdf(replace(form_with(*questions), title="#{1}* 🍼")))
    for line in MARKUP:
        assert text.count(" ".join(line.split())) == 3
    assert "#{1}* [baby bottle]" in text


@pytest.mark.parametrize("kind", list(Answer))
def test_each_kind_of_answer_can_be_bare(kind):
    assert "Bare" in words_of(paper_form_pdf(form_with(PaperQuestion("Bare", kind=kind, columns=("Yes",)))))


def test_a_mistaken_question_is_refused():
    with pytest.raises(ValueError, match="scribble"):
        PaperQuestion("Anything", kind="scribble")
    with pytest.raises(ValueError, match="no columns"):
        PaperQuestion("Anything", kind=Answer.TABLE)
