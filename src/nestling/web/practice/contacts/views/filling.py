"""What a contact's form begins with, what it offers, and how its answers become the words of the action."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest

from nestling.care import queries
from nestling.care.rules import contacts_until_review, is_attended
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import counted as in_words
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer, remembered
from nestling.design.forms import Form
from nestling.families import queries as families
from nestling.organisations import queries as organisations
from nestling.web.practice.contacts.forms import RecordContact

if TYPE_CHECKING:
    from nestling.care.models import CareEpisode, Contact

MINUTES = ("direct_minutes", "travel_minutes", "writing_minutes", "liaison_minutes")
SAME = ("form", "mechanism", "place", "modality", "partner_name", "partner_agency", "interpreter_present")
WORDS = ("observation", "note", "attendance")


def now_rounded() -> datetime:
    """The last full five minutes."""
    now = clock.now()
    return now - timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)


def usual(viewer: Viewer, episode: "CareEpisode") -> dict[str, Any]:
    """What the next contact will most likely be, so that often nothing but Save is left to press."""
    last = queries.usual_contact(viewer, episode)
    return {
        "held_at": now_rounded(),
        "attendance": "on_time",
        "attendees": last.people,
        "direct_minutes": last.direct_minutes,
        "travel_minutes": last.travel_minutes or None,
        "form": last.form,
        "mechanism": last.mechanism,
        "place": last.place,
        "venue": last.venue_ref,
        "modality": last.modality,
        "held_by": viewer.person_id,
    }


def as_kept(viewer: Viewer, contact: "Contact") -> dict[str, Any]:
    """What the contact says now."""
    kept = {name: getattr(contact, name) for name in (*SAME, *WORDS, "kind", "held_at")}
    kept |= {name: getattr(contact, name) or None for name in MINUTES}
    return kept | {
        "attendees": tuple(person.ref for person in queries.people_at(viewer, contact)),
        "venue": contact.venue.ref if contact.venue else "",
        "held_by": contact.held_by_id,
    }


def offered(viewer: Viewer, episode: "CareEpisode", kept: "Contact | None" = None) -> dict[str, Any]:
    """What may be chosen: people of this family, places and ways of working of this service, colleagues."""
    planned = tuple(episode.planned_ways or ())
    in_use = (*planned, kept.modality) if kept and kept.modality else planned
    may = _offered(viewer, episode)
    return {
        "attendees": tuple((person.ref, _who(episode, person)) for person in may.people),
        "venue": tuple((venue.ref, venue.name) for venue in may.venues),
        "modality": queries.modality_choices(viewer, in_use),
        "held_by": _with_kept(may.practitioners, kept),
    }


def _offered(viewer: Viewer, episode: "CareEpisode") -> Any:
    return remembered(("offered", episode.pk), lambda: queries.offered_for(viewer, episode))


def _who(episode: "CareEpisode", person: Any) -> str:
    if person.pk == episode.relationship.infant_id:
        return f"{person} (baby)" if person.born_on else f"{person} (unborn baby)"
    if person.pk == episode.relationship.carer_id:
        return f"{person} ({label_of('family_relation', episode.relationship.relation).lower()})"
    return str(person)


def colleagues(viewer: Viewer) -> tuple[tuple[int, str], ...]:
    """Who may have held a contact: those who give care here."""
    return _with_kept(queries.practitioners(viewer))


def _with_kept(members: Any, kept: "Contact | None" = None) -> tuple[tuple[int, str], ...]:
    here = {member.user_id: member.name for member in members}
    return tuple((here | ({kept.held_by_id: kept.held_by.name} if kept else {})).items())


def counted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Empty boxes of minutes are none."""
    return {name: (value or 0) if name in MINUTES else value for name, value in values.items()}


def said(viewer: Viewer, episode: "CareEpisode", values: Mapping[str, Any]) -> dict[str, Any]:
    """The form's answers as the action's words. A family that was not seen was with nobody for no time."""
    words = counted(values)
    people = {person.ref: person for person in _offered(viewer, episode).people}
    words["attendees"] = tuple(people[ref] for ref in words["attendees"])
    words["venue"] = organisations.venue(viewer, words["venue"]) if words["venue"] else None
    words["held_by_id"] = words.pop("held_by")
    if not is_attended("direct", words["attendance"]):
        words |= {"direct_minutes": 0, "attendees": ()}
    return words


def tell(request: HttpRequest, kept: "Contact") -> None:
    """Say what became of the contact: which number it has, and at once that a review is due (IN-05)."""
    every = kept.episode.review_every
    may_raise = kept.number and every and kept.number % every == 0
    if may_raise and queries.review_raised_by(request.viewer, kept):
        messages.success(request, f"The contact is recorded. This was contact {kept.number}: a review is due.")
    elif kept.number:
        messages.success(request, f"Contact {kept.number} is recorded.")
    else:
        messages.success(request, "The contact is recorded. It is not counted, because the family was not seen.")


def ended_words(episode: "CareEpisode") -> str:
    """What may still be recorded once care has ended, and what it no longer changes; nothing while care goes on."""
    if episode.status != "ended" or episode.ended_on is None:
        return ""
    return (
        f"Care ended on {day_words(episode.ended_on)}: only a contact held up to that day can be kept, "
        "and it will not be in the letters that were sent."
    )


def count_words(episode: "CareEpisode") -> str:
    """Which number this contact will have, and when the review comes."""
    if episode.status == "ended":
        return ""
    coming = episode.attended_contacts + 1
    if not episode.review_every:
        return f"If the family comes, this will be contact {coming}."
    left = contacts_until_review(episode.attended_contacts, episode.review_every) - 1
    after = "and raises the review" if not left else f"with {in_words(left, 'more', 'more')} until the review"
    return f"If the family comes, this will be contact {coming}, {after}."


def is_open_below(form: Form) -> bool:
    """Whether the less usual questions must be seen, because one of them is to be mended."""
    return any(name not in RecordContact.EVERYDAY for name in form.errors)


def reminder(viewer: Viewer, episode: "CareEpisode") -> str:
    """What to bear in mind: an interpreter, or another adjustment that the carer needs."""
    safe = families.safe_contact(viewer, episode.relationship.carer)
    if safe is None:
        return ""
    language = label_of("language", safe.interpreter_language) if safe.interpreter_language else ""
    needs = [f"An interpreter is needed: {language}." if language else "", safe.adjustments]
    return " ".join(words for words in needs if words)
