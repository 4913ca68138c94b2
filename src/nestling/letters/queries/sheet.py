"""What stands on a letter: the plain values for its PDF and its Word file."""

from datetime import date

from nestling.accounts import queries as accounts
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import RuleBroken
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer
from nestling.documents.letter import AddressTooLong, LetterContent, undrawable_in
from nestling.letters.models import Letter
from nestling.letters.rules import address_lines, paragraphs_of
from nestling.organisations import queries as organisations
from nestling.organisations.models import Service


def content(viewer: Viewer, kept: Letter) -> LetterContent:
    """What stands on a letter, for the PDF and the Word file. Refuses an address that no window can show."""
    signed_by = kept.released_by or kept.owner
    title = _title_of(viewer, signed_by.pk, _dated(kept))
    return content_from(kept, organisations.service(viewer), title)


def undrawable(kept: Letter, service: Service) -> tuple[str, ...]:
    """What the PDF can only name in brackets; nothing while no PDF can be made."""
    try:
        return undrawable_in(content_from(kept, service))
    except RuleBroken:
        return ()


def _dated(kept: Letter) -> date:
    return clock.day_of(kept.released_at) if kept.released_at else clock.today()


def content_from(kept: Letter, service: Service, signatory_title: str = "") -> LetterContent:
    """The same, from a service that is at hand."""
    signed_by = kept.released_by or kept.owner
    try:
        return LetterContent(
            sender_name=service.postal_name,
            sender_lines=address_lines(service.address),
            sender_phone=service.phone,
            date_words=day_words(_dated(kept)),
            recipient_name=kept.recipient_name,
            recipient_lines=() if kept.goes_by in ("by_hand", "email") else address_lines(kept.recipient_address),
            our_reference=kept.ref,
            about_lines=_about_lines(kept),
            heading=kept.heading,
            salutation=kept.salutation,
            paragraphs=paragraphs_of(kept.body),
            closing="With best wishes,",
            signatory_name=signed_by.name,
            signatory_title=signatory_title,
            copies_to=(),
            is_draft=kept.status == "draft",
        )
    except AddressTooLong as too_long:
        raise RuleBroken(str(too_long), "recipient_address") from too_long


def _about_lines(kept: Letter) -> tuple[tuple[str, str], ...]:
    infant = kept.infant
    if infant is None:
        return ()
    lines = [("Baby", str(infant))]
    if infant.born_on:
        lines.append(("Born", day_words(infant.born_on)))
    elif infant.due_on:
        lines.append(("Due", day_words(infant.due_on)))
    if infant.nhs_number:
        number = infant.nhs_number
        lines.append(("NHS number", f"{number[:3]} {number[3:6]} {number[6:]}"))
    if kept.carer and kept.recipient_kind != "family":
        lines.append(("Parent or carer", str(kept.carer)))
    return tuple(lines)


def _title_of(viewer: Viewer, user_id: int, day: date) -> str:
    jobs = (member.job_title for member in accounts.staff(viewer, on=day) if member.user_id == user_id)
    job = next(jobs, "")
    return label_of("staff_job", job) if job else ""
