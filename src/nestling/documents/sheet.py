"""A form to be filled in by hand, printed from plain values."""

from dataclasses import dataclass
from enum import StrEnum

from nestling.documents.typesetting import typeset


class Answer(StrEnum):
    """What is left on the paper for an answer."""

    LINE = "line"  # one ruled line
    BOX = "box"  # a box for sentences
    CHOICES = "choices"  # a tick box before each choice
    DATE = "date"  # day, month and year
    TABLE = "table"  # a row for each choice, a tick box under each column, room for a note


@dataclass(frozen=True)
class PaperQuestion:
    """One question. `lines` is how high a box is; `columns` and `note_column` head a table."""

    label: str
    hint: str = ""
    kind: str = Answer.LINE
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    note_column: str = ""
    lines: int = 4

    def __post_init__(self) -> None:
        Answer(self.kind)  # refuses an unknown kind by name
        if self.kind == Answer.TABLE and not self.columns:
            raise ValueError(f"The table {self.label!r} has no columns. Name at least one.")


@dataclass(frozen=True)
class PaperSection:
    heading: str
    guidance: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class PaperForm:
    """A whole form. `each_page_asks` is written again on every page, in case the pages come apart."""

    title: str
    service_name: str
    return_to_lines: tuple[str, ...]
    sections: tuple[PaperSection, ...]
    introduction: str = ""
    each_page_asks: str = "Baby’s name"
    language: str = "en-GB"


def paper_form_pdf(form: PaperForm) -> bytes:
    """The blank form on A4, as accessible PDF."""
    return typeset("paper_form", vars(form))
