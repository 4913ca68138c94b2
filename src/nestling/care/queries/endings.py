"""The ending of an episode as it is prepared: its checklist, its letters, and to whom each of them would go.

Controls hazards H24 and H29: the same facts stand on the page and are asked again when care ends.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission, permissions_of
from nestling.care.models import CareEpisode, Contact, Ending, Review
from nestling.care.queries.allocations import lead_of
from nestling.care.queries.episodes import referrals_behind
from nestling.care.rules import Condition, EndingFacts, ending_conditions, follow_up_due
from nestling.core import clock
from nestling.core.codes import label_of, label_within
from nestling.core.happenings import Happening, WorkItem
from nestling.core.phrases import day_words
from nestling.core.viewing import Viewer
from nestling.families.models import Family, NetworkMember, Person
from nestling.letters import queries as letters
from nestling.letters.models import Letter
from nestling.letters.rules import UNSENT, EndingStory
from nestling.organisations import queries as organisations
from nestling.organisations.profiles.values import EndingLetters
from nestling.safeguarding.models import Concern, ConcernAction

ENDING_KINDS: dict[str, str] = {"ending_gp": "gp", "ending_referrer": "referrer", "ending_family": "family"}
"""The three letters of an ending, and the profile's word for each reader (CF-16)."""

Joins = Callable[[Viewer, CareEpisode], tuple[Condition, ...]]
_joined: list[Joins] = []


def join_checklist(conditions: Joins) -> None:
    """Let a room above add conditions of its own to every ending, when the product starts (EN-03, EN-04 will)."""
    if conditions not in _joined:
        _joined.append(conditions)


def ending_of(viewer: Viewer, episode: CareEpisode) -> Ending | None:
    """What has been prepared for the ending of an episode, or None."""
    return Ending.objects.filter(service_id=viewer.service_id, episode=episode).select_related("withheld_by").first()


def ending_checklist(viewer: Viewer, episode: CareEpisode, ends_on: date | None = None) -> tuple[Condition, ...]:
    """Every condition of the ending as it stands now, those that other rooms have joined last."""
    facts = ending_facts(viewer, episode, ends_on)
    joined = (condition for ask in _joined for condition in ask(viewer, episode))
    return _with_readers(viewer, episode, ending_conditions(ending_letters_rule(viewer, facts.ends_on), facts, joined))


def ending_letters_rule(viewer: Viewer, day: date) -> EndingLetters:
    """Who must be written to when care ends on a day (CF-16)."""
    return organisations.profile_on(viewer, day).profile.ending_letters.value


def ending_facts(viewer: Viewer, episode: CareEpisode, ends_on: date | None = None) -> EndingFacts:
    """What is known about the care that is to end."""
    ending = ending_of(viewer, episode) or Ending()
    latest = ending_letters(viewer, episode)
    status = {kind: letter.status for kind, letter in latest.items()}
    day = ends_on or ending.planned_on or clock.today()
    concerns = Concern.objects.filter(service_id=viewer.service_id, family_id=episode.family_id, closed_at__isnull=True)
    contacts = Contact.objects.filter(service_id=viewer.service_id, episode=episode).order_by("-held_on")
    return EndingFacts(
        ends_on=day,
        last_contact_on=contacts.values_list("held_on", flat=True).first(),
        open_safeguarding_actions=open_safeguarding_actions(viewer, episode),
        open_concerns=concerns.count(),
        unsent_letters=len(_other_unsent(viewer, episode, day, latest)),
        gp_letter=status.get("ending_gp", ""),
        has_no_gp=ending.has_no_gp and gp_holder(episode) is None,
        referrer_letter=status.get("ending_referrer", ""),
        referrer_is_family=episode.referral.referrer_profession == "parent",
        family_letter=status.get("ending_family", ""),
        family_letter_withheld=ending.family_letter_withheld,
        withheld_reason=ending.withheld_reason,
        open_reviews=Review.objects.filter(service_id=viewer.service_id, episode=episode, done_on__isnull=True).count(),
        reason=ending.reason,
        summary=ending.summary,
        signposted_to=ending.signposted_to,
        step_back_to=ending.step_back_to,
        follow_up_has_owner=follow_up_owner(viewer, episode) is not None,
    )


def open_safeguarding_actions(viewer: Viewer, episode: CareEpisode) -> int:
    """How many actions about a concern of this family are still to do: any of them keeps care open (hazard H29)."""
    undone = ConcernAction.objects.filter(service_id=viewer.service_id, done_at__isnull=True)
    return undone.filter(concern__family_id=episode.family_id).count()


def ending_letters(viewer: Viewer, episode: CareEpisode) -> dict[str, Letter]:
    """The latest letter of each of the three kinds; a cancelled one counts only while there is no other."""
    found: dict[str, Letter] = {}
    rows = Letter.objects.filter(
        service_id=viewer.service_id, about="episode", about_ref=episode.ref, kind__in=ENDING_KINDS
    )
    for letter in rows.select_related("owner").order_by("written_at", "pk"):
        if letter.status != "cancelled" or letter.kind not in found:
            found[letter.kind] = letter
    return found


def unsent_about(viewer: Viewer, episode: CareEpisode) -> tuple[Letter, ...]:
    """Every letter about this care that is written and not sent: its own, its referral's, and the baby's with this
    carer or with none named (hazard H24)."""
    refs = {("episode", episode.ref)} | {("referral", each.ref) for each in referrals_behind(viewer, episode)}
    people = episode.relationship
    return tuple(
        letter
        for letter in letters.letters_of(viewer, episode.family)
        if letter.status in UNSENT
        and (
            (letter.about, letter.about_ref) in refs
            or (letter.infant_id == people.infant_id and letter.carer_id in (None, people.carer_id))
        )
    )


def _other_unsent(viewer: Viewer, episode: CareEpisode, day: date, latest: dict[str, Letter]) -> list[Letter]:
    """The unsent letters that no condition of their own waits for."""
    rule = ending_letters_rule(viewer, day)
    waited_for = {letter.pk for kind, letter in latest.items() if getattr(rule, ENDING_KINDS[kind]) != "optional"}
    return [letter for letter in unsent_about(viewer, episode) if letter.pk not in waited_for]


# Who gets each of the letters, from the record.


@dataclass(frozen=True, slots=True)
class Reader:
    """To whom a letter of the ending would go; `fault` says what is missing in the record and what to do."""

    kind: str
    name: str = ""
    address: str = ""
    person: Person | None = None
    network_member: NetworkMember | None = None
    fault: str = ""


def gp_holder(episode: CareEpisode) -> Person | None:
    """Whose GP is written to: the baby's, or the carer's while the baby has none on record."""
    people = episode.relationship
    return next((person for person in (people.infant, people.carer) if person.gp_practice.strip()), None)


def reader_of(episode: CareEpisode, kind: str) -> Reader:
    """Who gets one of the three letters."""
    return {"ending_gp": _gp, "ending_referrer": _referrer, "ending_family": _family}[kind](episode)


def _gp(episode: CareEpisode) -> Reader:
    person, people = gp_holder(episode), episode.relationship
    if person is None:
        return Reader(
            "ending_gp",
            fault=f"No GP practice is recorded for {people.infant} or {people.carer}. Record it with the person, "
            "or say below that the family is registered with none.",
        )
    return Reader("ending_gp", f"The GP\n{person.gp_practice}".replace("\n", ", "), letters.gp_address(person), person)


def _referrer(episode: CareEpisode) -> Reader:
    referral, member = episode.referral, episode.referral.referrer
    name = referral.referrer_name or (member.name if member else "")
    if not name:
        return Reader("ending_referrer", fault="The referral names no referrer. Record who referred the family.")
    if member and member.address:
        where = (member.agency, member.address)
    else:
        where = (referral.referrer_agency, referral.referrer_address) if referral.referrer_address else ()
    return Reader("ending_referrer", name, "\n".join(part for part in where if part), network_member=member)


def _family(episode: CareEpisode) -> Reader:
    carer = episode.relationship.carer
    if carer.died_on:
        return Reader("ending_family", fault=f"{carer} has died. Write to somebody else of the family by hand.")
    return Reader("ending_family", str(carer), letters.home_address(carer), carer)


def _with_readers(viewer: Viewer, episode: CareEpisode, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Where the record does not say to whom a letter would go, the condition says what to record."""

    def told(condition: Condition) -> Condition:
        kind = condition.key.replace("letter_", "ending_")
        if condition.met or kind not in ENDING_KINDS or not (fault := reader_of(episode, kind).fault):
            return condition
        return replace(condition, how_to_fix=fault)

    return tuple(told(condition) for condition in conditions)


def story_of(viewer: Viewer, episode: CareEpisode, ending: Ending) -> EndingStory:
    """What the letters of an ending tell, from the facts of the episode."""
    ends_on = ending.planned_on or clock.today()
    months = organisations.profile_on(viewer, ends_on).profile.follow_up_months.value
    step_back = ending.step_back_to
    return EndingStory(
        infant=baby_words(episode),
        carer=str(episode.relationship.carer),
        carer_called=called(episode.relationship.carer),
        began_on=episode.first_contact_on or episode.accepted_on,
        ends_on=ends_on,
        attended=episode.attended_contacts,
        reason=label_of("closure_reason", ending.reason) if ending.reason else "",
        in_grief=ending.reason == "died",
        summary=ending.summary,
        signposted_to=ending.signposted_to,
        step_back=label_within("step_back", step_back) if step_back and step_back != "none" else "",
        follow_up_on=follow_up_due(ends_on, months),
    )


def baby_words(episode: CareEpisode) -> str:
    """The baby as a letter names them, also before they have a name."""
    infant = episode.relationship.infant
    return infant.known_as or infant.given_name or f"the baby of {called(episode.relationship.carer)}"


def called(person: Person) -> str:
    """How a person likes to be called."""
    return person.known_as or person.given_name or str(person)


def follow_up_owner(viewer: Viewer, episode: CareEpisode, on: date | None = None) -> int | None:
    """Who will ask the family how they are: the lead while they work here, else whoever ends the care (EN-02)."""
    lead = lead_of(viewer, episode)
    clinicians = [
        member.user_id
        for member in accounts.staff(viewer, on=on)
        if member.is_active and Permission.GIVE_CARE in permissions_of(frozenset(member.roles))
    ]
    wanted = ([lead.practitioner_id] if lead else []) + [viewer.person_id]
    return next((person for person in (*wanted, *clinicians) if person in clinicians), None)


def follow_up_promise(viewer: Viewer, episode: CareEpisode) -> str:
    """Who will ask the family how they are, and when, if care ended as planned."""
    owner_id, ending = follow_up_owner(viewer, episode), ending_of(viewer, episode)
    ends_on = (ending and ending.planned_on) or clock.today()
    months = organisations.profile_on(viewer, ends_on).profile.follow_up_months.value
    names = {member.user_id: member.name for member in accounts.staff(viewer)}
    due_on = follow_up_due(ends_on, months)
    return f"{names.get(owner_id or 0, 'Somebody')} asks the family how they are around {day_words(due_on)}."


def ending_happenings(viewer: Viewer, family: Family) -> Iterator[Happening]:
    """What was decided at the endings of a family's care, for its chronology."""
    rows = Ending.objects.filter(service_id=viewer.service_id, episode__family=family, completed_at__isnull=False)
    people = rows.select_related("episode__relationship__infant", "episode__relationship__carer", "completed_by")
    for each in people:
        yield Happening(
            on=each.planned_on,
            kind="care_ended",
            title=f"Care ended: {label_within('closure_reason', each.reason)}",
            text=each.summary,
            about=str(each.episode.relationship),
            about_kind="relationship",
            by=each.completed_by.name if each.completed_by else "",
            ref=each.episode.ref,
        )


def ending_worklist(viewer: Viewer) -> Iterator[WorkItem]:
    """Endings that somebody has planned and not completed, for the person who prepares them."""
    rows = Ending.objects.filter(
        service_id=viewer.service_id, completed_at__isnull=True, planned_on__isnull=False, prepared_by=viewer.person_id
    )
    for each in rows.select_related(
        "episode__family", "episode__relationship__infant", "episode__relationship__carer", "prepared_by"
    ).order_by("planned_on", "pk"):
        yield WorkItem(
            kind="ending",
            ref=each.episode.ref,
            title="Complete the ending",
            about=str(each.episode.relationship),
            family_ref=each.episode.family.ref,
            due_on=each.planned_on,
            owner_id=each.prepared_by_id,
            owner_name=each.prepared_by.name,
            is_escalated=bool(each.planned_on and each.planned_on < clock.today()),
        )
