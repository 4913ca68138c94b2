"""The files of a letter: each copy that leaves the screen is asked for anew, and writes down who took it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nestling.accounts.actions import note_look
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import guard
from nestling.documents.letter import LetterContent, letter_docx, letter_pdf
from nestling.letters import queries

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@guard(Permission.SEE_LETTERS)
def preview_pdf(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter as PDF, in the browser; a draft says so across the page."""
    return _file(request, ref, letter_pdf, "application/pdf", f"inline; filename=letter-{ref}.pdf")


@guard(Permission.SEE_LETTERS)
def preview_word(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter as a Word file, for readers who need it larger or otherwise."""
    return _file(request, ref, letter_docx, WORD, f"attachment; filename=letter-{ref}.docx")


def _file(
    request: HttpRequest, ref: str, made: Callable[[LetterContent], bytes], kind: str, named: str
) -> HttpResponse:
    """Refuses the final copy of a letter that must wait (hazards H08, H09); a draft may always be looked at."""
    kept = queries.letter(request.viewer, ref)
    if kept.status == "released" and (why := queries.held_because(request.viewer, kept)):
        raise RuleBroken(f"This letter must wait, so no copy is given out. {why}")
    bytes_of_it = made(queries.content(request.viewer, kept))
    family_ref = kept.family.ref if kept.family else ""
    note_look(
        by=request.viewer,
        at=clock.now(),
        page=request.resolver_match.view_name,
        about="letter",
        about_ref=kept.ref,
        family_ref=family_ref,
    )
    # The name of the file is neutral: browser tabs and download lists show it (hazard H09).
    return HttpResponse(bytes_of_it, content_type=kind, headers={"Content-Disposition": named})
