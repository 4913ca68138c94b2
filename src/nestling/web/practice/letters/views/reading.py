"""One letter: what it says, where it stands, and what happens next."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Button, Link, RelationshipHeader, Row
from nestling.families import queries as families
from nestling.letters import queries
from nestling.letters.rules import RECIPIENT_LABELS, STATUS_LABELS, paragraphs_of
from nestling.web.practice.letters import pages
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.letters.models import Letter


@guard(Permission.SEE_LETTERS)
def letter(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one letter."""
    kept = queries.letter(request.viewer, ref)
    standing = queries.standing(request.viewer, kept)
    held = standing.held() if kept.status in ("draft", "released") else ""
    words, buttons = _next(request.viewer, kept, held)
    post = _take_back(request.viewer, kept) or address_on_record(request.viewer, standing)
    page = pages.OneLetter(
        header=header_of(request, kept),
        title=pages.title_of(kept),
        status=STATUS_LABELS[kept.status],
        status_tone=pages.STATUS_TONES[kept.status],
        held=held,
        held_title=held_title(standing),
        held_link=held_link(request.viewer, standing) if held else None,
        outdated=standing.outdated,
        anew_url=anew_url(request.viewer, kept),
        next_words=words,
        next_buttons=buttons,
        post_url=post[0],
        post_label=post[1],
        facts=facts_of(request.viewer, kept),
        safe_rows=safe_rows(standing),
        sheet=sheet_of(kept),
        unprintable=standing.undrawable,
        is_draft=kept.status == "draft",
        pdf_url=reverse("practice:letters:preview_pdf", args=[ref]),
        word_url=reverse("practice:letters:preview_word", args=[ref]),
        more=_more(request.viewer, kept),
        back_url=reverse("practice:letters:outbox"),
    )
    return show_letter(request, "practice/letters/letter.jinja", page, kept)


def show_letter(request: HttpRequest, template: str, page: object, kept: "Letter", status: int = 200) -> HttpResponse:
    """Show a page about a letter, with the row that says who looked."""
    family_ref = kept.family.ref if kept.family else ""
    return show_record(
        request, template, page, about="letter", about_ref=kept.ref, family_ref=family_ref, status=status
    )


def header_of(request: HttpRequest, kept: "Letter") -> RelationshipHeader | None:
    """Whom the letter is about: its own two people, or else the family's first relationship."""
    if kept.family is None:
        return None
    ties = families.relationships_of(request.viewer, kept.family)
    fits = [tie for tie in ties if tie.infant_id == kept.infant_id and kept.carer_id in (None, tie.carer_id)]
    relationship = next(iter((*fits, *ties)), None)
    return header_for(request, relationship, current="letters") if relationship else None


def facts_of(viewer: Viewer, kept: "Letter") -> tuple[Row, ...]:
    """Who gets the letter, where, why, and how far it has come."""
    rows = [
        Row(key="To", value=f"{kept.recipient_name} ({RECIPIENT_LABELS[kept.recipient_kind]})"),
        Row(key="Address", value=kept.recipient_address),
        Row(key="Why", value=kept.reason),
        Row(key="Owner", value=_owner_words(viewer, kept)),
    ]
    if kept.released_by and kept.released_at:
        rows.append(Row(key="Released", value=f"{_day(kept.released_at)} by {kept.released_by.name}"))
    if kept.goes_by:
        rows.append(Row(key="How it goes", value=pages.channel_words(kept.goes_by)))
    if kept.warnings_read:
        rows.append(Row(key="Read at release", value=kept.warnings_read))
    if kept.shared_why:
        rows.append(Row(key="Why it goes all the same", value=kept.shared_why))
    if kept.sent_on and kept.sent_by:
        words = f"{day_words(kept.sent_on)}, {pages.channel_words(kept.sent_how).lower()}, by {kept.sent_by.name}"
        rows.append(Row(key="Sent", value=words))
    if kept.cancelled_at and kept.cancelled_by:
        rows.append(Row(key="Cancelled", value=f"{_day(kept.cancelled_at)}: {kept.cancelled_why}"))
    return tuple(rows)


def _owner_words(viewer: Viewer, kept: "Letter") -> str:
    row = queries.age_of(viewer, kept)
    left = ". This person has left: give the letter to somebody" if row.owner_has_left and row.age_words else ""
    return f"{kept.owner.name}{left}" + (f". {row.age_words}" if row.age_words else "")


def _day(moment) -> str:
    return day_words(clock.day_of(moment))


def safe_rows(standing: queries.Standing) -> tuple[Row, ...]:
    """How the family member who gets this letter may be reached; nothing for other readers."""
    kept, safe = standing.letter, standing.safe
    if not queries.address_comes_from_record(kept):
        return ()
    change = reverse("practice:people:person", args=[kept.recipient_person.ref])
    if safe is None:
        return (
            Row(key="Safe contact", value="Nobody has asked yet", change_url=change, change_label="Ask and record"),
        )
    return (
        Row(key="By post", value="Yes" if safe.may_write else "No, it is not safe"),
        Row(key="By email", value="Yes" if safe.may_email else "No, it is not safe"),
        Row(key="Never to be sent", value=safe.never_send or "Nothing named", change_url=change),
    )


def sheet_of(kept: "Letter") -> pages.Sheet:
    """The words of a letter for the screen."""
    return pages.Sheet(
        salutation=kept.salutation,
        heading=kept.heading,
        paragraphs=paragraphs_of(kept.body),
        signed=(kept.released_by or kept.owner).name,
    )


def person_link(kept: "Letter") -> Link | None:
    """Where the record of this reader is mended."""
    if kept.recipient_person is None:
        return None
    url = reverse("practice:people:person", args=[kept.recipient_person.ref])
    return Link(label=f"Open the record of {kept.recipient_person}", url=url)


def held_title(standing: queries.Standing) -> str:
    """Whether the letter must wait, or only cannot go by post."""
    return "This letter cannot go by post yet" if standing.waits_for_post_only else "This letter must wait"


def held_link(viewer: Viewer, standing: queries.Standing) -> Link | None:
    """Where what holds a letter is mended: the reader's record, or the letter's own address."""
    kept, member = standing.letter, standing.letter.recipient_network_member
    if kept.recipient_person or kept.recipient_address.strip() or standing.recorded:
        return person_link(kept)
    if member and viewer.may(Permission.EDIT_FAMILIES):
        url = reverse("practice:families:change_network", args=[member.ref])
        return Link(label=f"Record the address of {member.name}", url=url)
    if kept.status != "draft" or not viewer.may(Permission.WRITE_LETTERS):
        return None
    url = f"{reverse('practice:letters:edit', args=[kept.ref])}#recipient_address"
    return Link(label="Change the address of this letter", url=url)


def anew_url(viewer: Viewer, kept: "Letter") -> str:
    """Where a draft of an ending that is older than the ending is written anew, by whoever may."""
    if kept.outdated_at is None or kept.status != "draft" or not viewer.may(Permission.WRITE_LETTERS):
        return ""
    return reverse("practice:endings:write_letter", args=[kept.about_ref, kept.kind])


def gap_link(viewer: Viewer, standing: queries.Standing) -> Link | None:
    """Where the agreement that is not on record is asked for and written down."""
    kept = standing.letter
    if not standing.gap or not viewer.may(Permission.EDIT_FAMILIES):
        return None
    if kept.recipient_kind == "family":
        return person_link(kept)
    url = reverse("practice:families:consent", args=[kept.family.ref]) if kept.family else ""
    return Link(label="Record an answer about sharing", url=url)


def _next(viewer: Viewer, kept: "Letter", held: str) -> tuple[str, tuple[Button, ...]]:
    edit = Button(label="Change the letter", url=reverse("practice:letters:edit", args=[kept.ref]))
    release = Button(
        label="Look it over and release", url=reverse("practice:letters:release", args=[kept.ref]), tone=""
    )
    gone = Button(
        label="Record that it has gone", url=reverse("practice:letters:record_sent", args=[kept.ref]), tone=""
    )
    if kept.status == "draft" and viewer.may(Permission.RELEASE_LETTERS):
        return "Read it as it will arrive, then release it. Nothing leaves before that.", (release, edit)
    if kept.status == "draft":
        return "A practitioner looks it over and releases it.", ()
    if kept.status == "released" and not held:
        return "Print it, put it in a window envelope or send it as agreed, then record that it has gone.", (gone,)
    return "", ()


def _take_back(viewer: Viewer, kept: "Letter") -> tuple[str, str] | None:
    if kept.status != "released" or not viewer.may(Permission.RELEASE_LETTERS):
        return None
    return reverse("practice:letters:take_back", args=[kept.ref]), "Take it back to draft"


def address_on_record(viewer: Viewer, standing: queries.Standing) -> tuple[str, str]:
    """The one press by which a draft takes the address that the record holds now, where it has another or none."""
    kept = standing.letter
    is_stale = kept.status == "draft" and standing.is_readdressed
    if not (is_stale and standing.recorded and viewer.may(Permission.WRITE_LETTERS)):
        return "", ""
    label = "Take the address now on record" if kept.recipient_address.strip() else "Use the address on record"
    return reverse("practice:letters:readdress", args=[kept.ref]), label


def _more(viewer: Viewer, kept: "Letter") -> tuple[Link, ...]:
    links = []
    if kept.status in ("draft", "released"):
        if viewer.may(Permission.SEND_LETTERS):
            links.append(
                Link(label="Give it to a colleague", url=reverse("practice:letters:hand_over", args=[kept.ref]))
            )
        if viewer.may(Permission.WRITE_LETTERS):
            links.append(Link(label="Cancel the letter", url=reverse("practice:letters:cancel", args=[kept.ref])))
    if kept.family:
        links.append(
            Link(label="All letters about this family", url=reverse("practice:letters:family", args=[kept.family.ref]))
        )
    if kept.about == "episode" and viewer.may(Permission.GIVE_CARE):
        links.append(Link(label="The ending", url=reverse("practice:endings:ending", args=[kept.about_ref])))
    if kept.about == "referral" and viewer.may(Permission.SEE_INTAKE):
        links.append(Link(label="The referral", url=reverse("practice:referrals:referral", args=[kept.about_ref])))
    return tuple(links)
