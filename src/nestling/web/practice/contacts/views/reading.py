"""One contact as it was written, and all contacts of an episode."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.core.codes import choices, label_of
from nestling.core.phrases import and_list
from nestling.core.viewing import Viewer, guard
from nestling.design.environment import at_moment
from nestling.design.environment import minutes as in_minutes
from nestling.design.lists import list_choice
from nestling.design.pieces import Entry, Row
from nestling.web.practice.contacts import pages
from nestling.web.record_pages import header_for, show_record

if TYPE_CHECKING:
    from nestling.care.models import Contact, Review


@guard(Permission.SEE_CARE)
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """One contact as it was written."""
    found = queries.contact(request.viewer, ref)
    review = queries.review_raised_by(request.viewer, found)
    may_correct = request.viewer.may(Permission.GIVE_CARE)
    page = pages.OneContact(
        header=header_for(request, found.episode.relationship, current="contacts", episode_ref=found.episode.ref),
        title=queries.contact_title(found),
        rows=_rows(request.viewer, found),
        observation=found.observation,
        note=found.note,
        correct_url=reverse("practice:contacts:correct", args=[ref]) if may_correct else "",
        back_url=reverse("practice:contacts:contacts", args=[found.episode.ref]),
        review_url=reverse("practice:reviews:review", args=[review.ref]) if review else "",
        review_words=_review_words(review) if review else "",
    )
    about = {"about": "contact", "about_ref": ref, "family_ref": found.episode.family.ref}
    return show_record(request, "practice/contacts/contact.jinja", page, **about)


def _review_words(review: "Review") -> str:
    if review.after_weeks:
        return f"This was contact {review.after_contacts}; the review that waited already stands for it."
    return f"This contact raised the review after {review.after_contacts} contacts."


@guard(Permission.SEE_CARE)
def contacts(request: HttpRequest, ref: str) -> HttpResponse:
    """All contacts of an episode, the newest first."""
    episode = queries.episode(request.viewer, ref)
    choice = list_choice(
        request,
        sorts=(("held", "Oldest first", "Newest first"),),
        filters={"kind": choices("contact_kind"), "seen": (("yes", "Seen"), ("no", "Not seen"))},
        filter_labels={"kind": "Kind", "seen": "The family was"},
        default_sort="-held",
    )
    listing = queries.contacts(request.viewer, episode, choice)
    gives_care = request.viewer.may(Permission.GIVE_CARE) and episode.status != "ended"
    page = pages.Contacts(
        header=header_for(request, episode.relationship, current="contacts", episode_ref=episode.ref),
        listing=replace(listing, rows=tuple(_entry(each) for each in listing.rows)),
        record_url=reverse("practice:contacts:record", args=[ref]) if gives_care else "",
        work_url=reverse("practice:contacts:record_work", args=[ref]) if gives_care else "",
    )
    about = {"about": "episode", "about_ref": ref, "family_ref": episode.family.ref}
    return show_record(request, "practice/contacts/contacts.jinja", page, **about)


def _entry(each: "Contact") -> Entry:
    there = and_list((str(row.person) for row in each.attendees.all()), nothing="")
    minutes = each.direct_minutes + each.liaison_minutes + each.writing_minutes
    return Entry(
        on=each.held_at,
        title=queries.contact_title(each),
        about=", ".join(words for words in (there, in_minutes(minutes) if minutes else "") if words),
        text=each.observation or each.note,
        by=each.held_by.name,
        url=reverse("practice:contacts:contact", args=[each.ref]),
        tone="" if each.is_attended or each.kind != "direct" else "soon",
    )


def _rows(viewer: Viewer, found: "Contact") -> tuple[Row, ...]:
    direct = found.kind == "direct"
    form_table = "contact_form" if direct else "indirect_activity"
    there = and_list((str(person) for person in queries.people_at(viewer, found)), nothing="Nobody")
    partner = ", ".join(words for words in (found.partner_name, found.partner_agency) if words)
    named = (
        ("When", at_moment(found.held_at), True),
        ("Kind", label_of("contact_kind", found.kind), not direct),
        ("Did they come", label_of("attendance", found.attendance), direct),
        ("Who was there", there, direct and found.is_attended),
        ("Counted as", f"Contact {found.number}" if found.number else "Not counted", direct),
        ("Form", label_of(form_table, found.form) if found.form else "", bool(found.form)),
        ("How", label_of("consultation_mechanism", found.mechanism), bool(found.mechanism)),
        ("Where", label_of("place", found.place), bool(found.place)),
        ("Venue", str(found.venue or ""), found.venue is not None),
        ("Way of working", label_of("modality", found.modality), bool(found.modality)),
        ("Group", found.group_session.group.name if found.group_session else "", found.group_session is not None),
        ("With", partner, bool(partner)),
        ("Interpreter", "Was there", found.interpreter_present),
        ("Time with the family", in_minutes(found.direct_minutes), direct),
        ("Liaison", in_minutes(found.liaison_minutes), bool(found.liaison_minutes)),
        ("Writing", in_minutes(found.writing_minutes), bool(found.writing_minutes)),
        ("Travel", in_minutes(found.travel_minutes), bool(found.travel_minutes)),
        ("Held by", found.held_by.name, True),
        ("Recorded", at_moment(found.recorded_at), True),
    )
    return tuple(Row(key=key, value=value) for key, value, is_shown in named if is_shown)
