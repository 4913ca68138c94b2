"""The ending of an episode as it is prepared: its checklist, its letters, and to whom each of them would go.

Controls hazards H24 and H29: the same facts stand on the page and are asked again when care ends.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from nestling.accounts.rules import Permission
from nestling.care.models import CareEpisode, Ending
from nestling.care.queries.allocations import lead_of, practitioners
from nestling.care.queries.assessments import look_again_on
from nestling.care.rules import Condition, EndingFacts, ending_conditions, follow_up_due
from nestling.core import clock
from nestling.core.codes import label_of, label_within
from nestling.core.happenings import Happening, WorkItem
from nestling.core.phrases import day_words
from nestling.core.questions import question
from nestling.core.telling import Telling
from nestling.core.viewing import Viewer
from nestling.families.models import Family, NetworkMember, Person, with_names
from nestling.letters import queries as letters
from nestling.letters.models import Letter
from nestling.letters.rules import UNSENT, EndingStory
from nestling.organisations import queries as organisations
from nestling.organisations.profiles.values import EndingLetters
from nestling.safeguarding.models import Concern

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
    return _ending_of.first(viewer, episode)


@question
def _ending_of(viewer: Viewer, episode: CareEpisode) -> "QuerySet[Ending]":
    return Ending.objects.filter(service_id=viewer.service_id, episode=episode).select_related("withheld_by")[:1]


@dataclass(frozen=True, slots=True)
class EndingSoFar:
    """An ending as it stands: what is prepared, its letters, who must be written to, and the conditions."""

    ending: Ending | None
    letters: Mapping[str, Letter]
    rule: EndingLetters
    follow_up_on: date
    conditions: tuple[Condition, ...]


def ending_so_far(viewer: Viewer, episode: CareEpisode, ends_on: date | None = None) -> EndingSoFar:
    """Everything that the page of an ending shows, and that is asked again when care ends."""
    ending = ending_of(viewer, episode)
    day = ends_on or (ending and ending.planned_on) or clock.today()
    profile = organisations.profile_on(viewer, day).profile
    rule = profile.ending_letters.value
    about = _letters_about(viewer, episode)
    latest = _latest(episode, about)
    facts = _facts(viewer, episode, ending or Ending(), day, latest, _unsent_elsewhere(rule, about, latest))
    joined = (condition for ask in _joined for condition in ask(viewer, episode))
    follow_up_on = follow_up_due(day, profile.follow_up_months.value)
    return EndingSoFar(
        ending, latest, rule, follow_up_on, _with_readers(episode, ending_conditions(rule, facts, joined))
    )


def ending_checklist(viewer: Viewer, episode: CareEpisode, ends_on: date | None = None) -> tuple[Condition, ...]:
    """Every condition of the ending as it stands now, those that other rooms have joined last."""
    return ending_so_far(viewer, episode, ends_on).conditions


def ending_letters_rule(viewer: Viewer, day: date) -> EndingLetters:
    """Who must be written to when care ends on a day (CF-16)."""
    return organisations.profile_on(viewer, day).profile.ending_letters.value


def _facts(
    viewer: Viewer, episode: CareEpisode, ending: Ending, day: date, latest: Mapping[str, Letter], unsent: int
) -> EndingFacts:
    status = {kind: letter.status for kind, letter in latest.items()}
    actions, concerns = _safeguarding(viewer, episode)
    last_contact_on, reviews = _last_contact_and_reviews(viewer, episode)
    return EndingFacts(
        ends_on=day,
        last_contact_on=last_contact_on,
        open_safeguarding_actions=actions,
        open_concerns=concerns,
        unsent_letters=unsent,
        gp_letter=status.get("ending_gp", ""),
        has_no_gp=ending.has_no_gp and gp_holder(episode) is None,
        referrer_letter=status.get("ending_referrer", ""),
        referrer_is_family=episode.referral.referrer_profession == "parent",
        family_letter=status.get("ending_family", ""),
        family_letter_withheld=ending.family_letter_withheld,
        withheld_reason=ending.withheld_reason,
        open_reviews=reviews,
        look_again_on=look_again_on(viewer, episode),
        reason=ending.reason,
        summary=ending.summary,
        signposted_to=ending.signposted_to,
        step_back_to=ending.step_back_to,
        # Without a lead it falls to whoever ends the care, so somebody who gives care is enough.
        follow_up_has_owner=viewer.may(Permission.GIVE_CARE),
    )


def _safeguarding(viewer: Viewer, episode: CareEpisode) -> tuple[int, int]:
    """How many actions are still to do and concerns still open: any of the former keeps care open (hazard H29).

    Everybody is told the numbers, also those who may not read the concern.
    """
    undone = Q(actions__isnull=False, actions__done_at__isnull=True)
    found = Concern.objects.filter(service_id=viewer.service_id, family_id=episode.family_id).aggregate(
        actions=Count("actions", filter=undone, distinct=True),
        concerns=Count("pk", filter=Q(closed_at__isnull=True), distinct=True),
    )
    return found["actions"], found["concerns"]


def _last_contact_and_reviews(viewer: Viewer, episode: CareEpisode) -> tuple[date | None, int]:
    found = CareEpisode.objects.filter(service_id=viewer.service_id, pk=episode.pk).aggregate(
        last=Max("contacts__held_on"),
        reviews=Count("reviews", filter=Q(reviews__done_on__isnull=True, reviews__isnull=False), distinct=True),
    )
    return found["last"], found["reviews"]


def ending_letters(viewer: Viewer, episode: CareEpisode) -> dict[str, Letter]:
    """The latest letter of each of the three kinds; a cancelled one counts only while there is no other."""
    return _latest(episode, _letters_about(viewer, episode))


def _letters_about(viewer: Viewer, episode: CareEpisode) -> tuple[Letter, ...]:
    """Every letter about this care: its own, and all about the baby with this carer or with none named."""
    people = episode.relationship
    return tuple(
        letter
        for letter in letters.letters_of(viewer, episode.family)
        if (letter.about, letter.about_ref) == ("episode", episode.ref)
        or (letter.infant_id == people.infant_id and letter.carer_id in (None, people.carer_id))
    )


def _latest(episode: CareEpisode, about: tuple[Letter, ...]) -> dict[str, Letter]:
    found: dict[str, Letter] = {}
    for letter in reversed(about):
        is_its_own = (letter.about, letter.about_ref) == ("episode", episode.ref) and letter.kind in ENDING_KINDS
        if is_its_own and (letter.status != "cancelled" or letter.kind not in found):
            found[letter.kind] = letter
    return found


def _unsent_elsewhere(rule: EndingLetters, about: tuple[Letter, ...], latest: Mapping[str, Letter]) -> int:
    """How many letters are unsent that no condition of their own waits for (hazard H24)."""
    waited_for = {letter.pk for kind, letter in latest.items() if getattr(rule, ENDING_KINDS[kind]) != "optional"}
    return sum(1 for letter in about if letter.status in UNSENT and letter.pk not in waited_for)


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
            "or tick that the family is registered with none.",
        )
    return Reader("ending_gp", f"The GP, {person.gp_practice}", letters.gp_address(person), person)


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


def _with_readers(episode: CareEpisode, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
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


def follow_up_owner(viewer: Viewer, episode: CareEpisode, on: date | None = None) -> int:
    """Who will ask the family how they are: the lead while they give care here, else whoever ends it (EN-02)."""
    lead = lead_of(viewer, episode)
    if lead and any(member.user_id == lead.practitioner_id for member in practitioners(viewer, on)):
        return lead.practitioner_id
    return viewer.person_id


def follow_up_promise(viewer: Viewer, episode: CareEpisode, due_on: date) -> str:
    """Who will ask the family how they are, and when, if care ended now."""
    owner_id, lead = follow_up_owner(viewer, episode), lead_of(viewer, episode)
    is_lead = lead is not None and lead.practitioner_id == owner_id
    name = lead.practitioner.name if lead and is_lead else viewer.name
    return f"{name} asks the family how they are around {day_words(due_on)}."


def ending_telling(viewer: Viewer, family: Family) -> Telling:
    """What was decided at the endings of a family's care, for its chronology."""
    return Telling(_completed.asked(viewer, family), _of_ending)


@question
def _completed(viewer: Viewer, family: Family) -> "QuerySet[Ending]":
    rows = Ending.objects.filter(service_id=viewer.service_id, episode__family=family, completed_at__isnull=False)
    told = ("planned_on", "reason", "summary", "completed_by__name")
    episode = ("episode__ref", "episode__ended_on", "episode__accepted_on")
    return with_names(rows.select_related("completed_by"), *told, *episode, tie="episode__relationship")


def _of_ending(each: Ending) -> Iterator[Happening]:
    yield Happening(
        on=each.planned_on or each.episode.ended_on or each.episode.accepted_on,
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
    for each in _planned(viewer):
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


@question
def _planned(viewer: Viewer) -> "QuerySet[Ending]":
    rows = Ending.objects.filter(
        service_id=viewer.service_id, completed_at__isnull=True, planned_on__isnull=False, prepared_by=viewer.person_id
    )
    shown = ("planned_on", "prepared_by__name", "episode__ref", "episode__family__ref")
    people = rows.select_related("prepared_by", "episode__family")
    return with_names(people, *shown, tie="episode__relationship").order_by("planned_on", "pk")
