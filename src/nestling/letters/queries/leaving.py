"""What must be known before a letter leaves: its reader's safe-contact rules, the address on record, why it must wait.

Controls hazards H08, H09 and H25.
"""

from dataclasses import dataclass

from nestling.core.codes import label_of
from nestling.core.errors import RuleBroken
from nestling.core.phrases import moment_words
from nestling.core.viewing import Viewer
from nestling.families import queries as families
from nestling.families.models import Family, NetworkMember, Person, SafeContact
from nestling.letters.models import Letter
from nestling.letters.queries.sheet import content_from, undrawable
from nestling.letters.rules import (
    AGENCY_OF,
    ANSWERS_TO_THE_REFERRER,
    SHARING,
    UNSENT,
    Channel,
    SafeRules,
    address_lines,
    letter_refusal,
    neutral_fault,
    outdated_words,
    readdressed_words,
    release_refusal,
    release_warnings,
    same_address,
    sharing_gap,
    unasked_gap,
)
from nestling.organisations import queries as organisations
from nestling.organisations.models import Service


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


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record says about a letter before it leaves: asked once, for every way in which it might go."""

    letter: Letter
    safe: SafeRules | None
    language: str
    recorded: str | None
    service: Service
    gap: str = ""
    """Which agreement is not on record: the releaser says why the letter goes all the same (H08, H09 and H26)."""

    def held(self, channel: Channel | None = None) -> str:
        """Why the letter must wait, by its own way or another; or nothing."""
        way: Channel = channel or self.letter.goes_by or "post"  # type: ignore[assignment]
        found = (check(self, way) for check in (_incomplete, _unsafe, _telling, _unmailable))
        return next((why for why in found if why), "")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the releaser must tick as read: words never to be sent, languages, another address (H08, H25)."""
        found = release_warnings(self.safe, interpreter_language=self.language)
        is_family = self.letter.recipient_kind == "family"
        if self.is_readdressed and not is_family:
            return (*found, readdressed_words(self.recorded or "", is_family=False))
        return found

    @property
    def outdated(self) -> str:
        """That what the letter was made from has changed since it was written; or nothing (hazard H25)."""
        return outdated_of(self.letter)

    @property
    def to_read(self) -> tuple[str, ...]:
        """Every line that is put before the releaser, and kept with the letter."""
        return (*self.warnings, *(words for words in (self.outdated, self.gap) if words))

    @property
    def is_readdressed(self) -> bool:
        """Whether the record now holds another address than the letter does (hazards H08, H25)."""
        return self.recorded is not None and not same_address(self.recorded, self.letter.recipient_address)

    @property
    def waits_for_post_only(self) -> bool:
        """Whether a draft that cannot be posted as it stands may still go some other way."""
        return self.letter.status == "draft" and not (self.held("by_hand") and self.held("email"))

    @property
    def undrawable(self) -> tuple[str, ...]:
        """What the PDF can only name in brackets; nothing while no PDF can be made."""
        return undrawable(self.letter, self.service)


def outdated_of(kept: Letter) -> str:
    """That what an unsent letter was made from has changed since it was written; or nothing (hazard H25)."""
    if kept.outdated_at is None or kept.status not in UNSENT:
        return ""
    what = "the ending" if kept.about == "episode" else "the record"
    return outdated_words(what, moment_words(kept.outdated_at))


def standing(viewer: Viewer, kept: Letter) -> Standing:
    """How a letter stands to its reader's rules and to the record."""
    reads_at_home = kept.recipient_kind == "family" and kept.recipient_person is not None
    safe = families.safe_contact(viewer, kept.recipient_person) if reads_at_home else None
    language = label_of("language", safe.interpreter_language) if safe and safe.interpreter_language else ""
    service = organisations.service(viewer)
    gap = _gap(viewer, kept, safe)
    return Standing(kept, _rules_of(safe), language, recorded_address(viewer, kept), service, gap)


def _gap(viewer: Viewer, kept: Letter, safe: SafeContact | None) -> str:
    if kept.recipient_kind == "family":
        return unasked_gap(kept.recipient_name) if kept.recipient_person and safe is None else ""
    answers_whoever_asked = kept.recipient_kind == "referrer" and kept.kind in ANSWERS_TO_THE_REFERRER
    if kept.family is None or answers_whoever_asked or kept.status not in UNSENT:
        return ""
    return sharing_gap(kept.recipient_name, _answers_about(viewer, kept, kept.family))


def _answers_about(viewer: Viewer, kept: Letter, family: Family) -> tuple[bool, ...]:
    """What each adult said last about letters to this reader, by the reader's agency or by name."""
    called = _agencies_of(kept)
    newest: dict[int, bool] = {}
    for each in families.consents(viewer, family):
        if each.purpose == SHARING and each.agency.strip().casefold() in called:
            newest.setdefault(each.person_id, each.is_given and each.withdrawn_on is None)
    return tuple(newest.values())


def _agencies_of(kept: Letter) -> frozenset[str]:
    member, person = kept.recipient_network_member, kept.recipient_person
    found = [kept.recipient_name, *address_lines(kept.recipient_address)[:1]]
    if kept.recipient_kind == "gp":
        found += ["general_practice", person.gp_practice if person else ""]
    if member:
        found += [member.agency, member.name, AGENCY_OF.get(member.profession, "")]
    return frozenset(name.strip().casefold() for name in found if name.strip())


def _rules_of(safe: SafeContact | None) -> SafeRules | None:
    if safe is None:
        return None
    return SafeRules(
        may_write=safe.may_write,
        may_phone=safe.may_phone,
        may_text=safe.may_text,
        may_email=safe.may_email,
        never_send=safe.never_send,
    )


def held_because(viewer: Viewer, kept: Letter, channel: Channel | None = None) -> str:
    """Why a letter may not leave as it stands, asked again at release, at each copy and at sending; or nothing.

    Controls hazards H08 and H09: an answer changed since the release holds the letter back.
    """
    return standing(viewer, kept).held(channel)


def _incomplete(standing: Standing, way: Channel) -> str | None:
    kept = standing.letter
    return release_refusal(
        recipient_name=kept.recipient_name,
        recipient_address=kept.recipient_address if way == "post" else "not needed",
        body=kept.body,
        reason=kept.reason,
        recorded=standing.recorded or "",
    )


def _unsafe(standing: Standing, way: Channel) -> str | None:
    kept = standing.letter
    if kept.recipient_kind != "family":
        return None
    if kept.recipient_person is None:
        return "Say which person of the family this letter is for, so that their safe-contact rules can be looked at."
    if refusal := letter_refusal(standing.safe, way):
        return refusal
    if way == "email" and not kept.recipient_person.email:
        return "The record holds no email address for this person. Record one, or choose another way."
    if way == "post" and standing.is_readdressed:
        return readdressed_words(standing.recorded or "", is_family=True)
    return None


def _telling(standing: Standing, way: Channel) -> str | None:
    if standing.letter.recipient_kind != "family":
        return None
    return neutral_fault(f"{standing.service.postal_name}\n{standing.service.address}")


def _unmailable(standing: Standing, way: Channel) -> str | None:
    try:
        content_from(standing.letter, standing.service)
    except RuleBroken as broken:
        return broken.sentence
    return None
