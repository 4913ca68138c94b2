"""What must be known before a letter leaves: its reader's safe-contact rules, the address on record, why it must wait.

Controls hazards H08, H09 and H25.
"""

from dataclasses import dataclass

from nestling.core.codes import label_of
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer
from nestling.families import queries as families
from nestling.families.models import NetworkMember, Person, SafeContact
from nestling.letters.models import Letter
from nestling.letters.queries.sheet import content_from
from nestling.letters.rules import (
    Channel,
    SafeRules,
    address_lines,
    letter_refusal,
    neutral_fault,
    readdressed_words,
    release_refusal,
    release_warnings,
    same_address,
)
from nestling.organisations import queries as organisations
from nestling.organisations.models import Service


def safe_rules_for(viewer: Viewer, kept: Letter) -> SafeRules | None:
    """How the family member to whom a letter goes may be reached; None when nobody asked, or for other readers."""
    safe = _safe_contact(viewer, kept)
    if safe is None:
        return None
    return SafeRules(
        may_write=safe.may_write,
        may_phone=safe.may_phone,
        may_text=safe.may_text,
        may_email=safe.may_email,
        never_send=safe.never_send,
    )


def _safe_contact(viewer: Viewer, kept: Letter) -> SafeContact | None:
    if kept.recipient_kind != "family" or kept.recipient_person is None:
        return None
    return families.safe_contact(viewer, kept.recipient_person)


def warnings_for(viewer: Viewer, kept: Letter) -> tuple[str, ...]:
    """What the releaser must tick as read: words never to be sent, languages, another address (hazards H08, H25)."""
    safe = _safe_contact(viewer, kept)
    language = label_of("language", safe.interpreter_language) if safe and safe.interpreter_language else ""
    found = release_warnings(safe_rules_for(viewer, kept), interpreter_language=language)
    if kept.recipient_kind != "family" and is_readdressed(viewer, kept):
        found = (*found, readdressed_words(recorded_address(viewer, kept) or "", is_family=False))
    return found


def recorded_address(viewer: Viewer, kept: Letter) -> str | None:
    """The address that the record holds now for this reader; None when the record has no place for one."""
    person = kept.recipient_person
    if kept.recipient_kind == "gp" and person:
        return gp_address(person)
    if kept.recipient_kind == "family" and person:
        return home_address(person)
    member = kept.recipient_network_member
    return network_address(member) if member and member.address.strip() else None


def home_address(person: Person) -> str:
    """A person's address as it stands on an envelope, or nothing when no street is known."""
    return "\n".join(address_lines(f"{person.address}\n{person.postcode}")) if person.address.strip() else ""


def gp_address(person: Person) -> str:
    """The address of a person's GP practice, or nothing when none is known."""
    return "\n".join(address_lines(person.gp_address))


def network_address(member: NetworkMember) -> str:
    """Where a professional of the family's network is written to, or nothing when no street is known."""
    return "\n".join(address_lines(f"{member.agency}\n{member.address}")) if member.address.strip() else ""


def address_comes_from_record(kept: Letter) -> bool:
    """Whether the address is a family member's own, which is kept with their record and never typed on a letter."""
    return kept.recipient_kind == "family" and kept.recipient_person_id is not None


def is_readdressed(viewer: Viewer, kept: Letter) -> bool:
    """Whether the record now holds another address than the letter does (hazards H08, H25)."""
    recorded = recorded_address(viewer, kept)
    return recorded is not None and not same_address(recorded, kept.recipient_address)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is asked of the record before a letter leaves."""

    letter: Letter
    safe: SafeRules | None
    recorded: str | None
    service: Service


def held_because(viewer: Viewer, kept: Letter, channel: Channel | None = None) -> str:
    """Why a letter may not leave as it stands, asked again at release, at each copy and at sending; or nothing.

    Controls hazards H08 and H09: an answer changed since the release holds the letter back.
    """
    way: Channel = channel or kept.goes_by or "post"  # type: ignore[assignment]
    return held_by_way(viewer, kept, (way,))[way]


def held_by_way(viewer: Viewer, kept: Letter, ways: tuple[Channel, ...]) -> dict[Channel, str]:
    """The same for several ways at once."""
    standing = _Standing(
        kept, safe_rules_for(viewer, kept), recorded_address(viewer, kept), organisations.service(viewer)
    )
    return {way: _why(standing, way) for way in ways}


def _why(standing: _Standing, way: Channel) -> str:
    found = (check(standing, way) for check in (_incomplete, _unsafe, _telling, _unmailable))
    return next((why for why in found if why), "")


def _incomplete(standing: _Standing, way: Channel) -> str | None:
    kept = standing.letter
    return release_refusal(
        recipient_name=kept.recipient_name,
        recipient_address=kept.recipient_address if way == "post" else "not needed",
        body=kept.body,
        reason=kept.reason,
    )


def _unsafe(standing: _Standing, way: Channel) -> str | None:
    kept = standing.letter
    if kept.recipient_kind != "family":
        return None
    if kept.recipient_person is None:
        return "Say which person of the family this letter is for, so that their safe-contact rules can be looked at."
    if refusal := letter_refusal(standing.safe, way):
        return refusal
    if way == "email" and not kept.recipient_person.email:
        return "The record holds no email address for this person. Record one, or choose another way."
    if way == "post" and not same_address(standing.recorded or "", kept.recipient_address):
        return readdressed_words(standing.recorded or "", is_family=True)
    return None


def _telling(standing: _Standing, way: Channel) -> str | None:
    if standing.letter.recipient_kind != "family":
        return None
    return neutral_fault(f"{standing.service.postal_name}\n{standing.service.address}")


def _unmailable(standing: _Standing, way: Channel) -> str | None:
    try:
        content_from(standing.letter, standing.service)
    except RuleBroken as broken:
        return broken.sentence
    return None
