"""What a team does beside its families: talks with other teams, a group, a colleague who leaves, half-filled forms."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from nestling.accounts import actions as accounts
from nestling.accounts import queries as people
from nestling.care import actions as care
from nestling.care.actions import Attendance
from nestling.consultation import actions as consultation
from nestling.core import clock
from nestling.demo import calendar, identifiers, names, proportions, words
from nestling.demo.caring import seen_words
from nestling.demo.life import Life
from nestling.demo.people import SOURCES
from nestling.demo.staff import LEAVES_SOON
from nestling.demo.stage import Script, Stage, later
from nestling.letters import actions as letters

TEAM_PROFESSIONS = {"health_visiting": "health_visitor", "maternity": "midwife", "family_hub": "hub_worker"}
WEEKS_BETWEEN_TALKS = 3
GROUP_WEEKS = 14
GROUP_SIZE = 5


def team_lives(stage: Stage) -> list[Script]:
    """Everything that is of the team and of no one family."""
    scripts = [talks(stage), invited(stage), group(stage), post(stage), half_filled(stage)]
    return [*scripts, leaving(stage, LEAVES_SOON[stage.code])] if stage.code in LEAVES_SOON else scripts


def talks(stage: Stage) -> Script:
    """Every few weeks a team or a single colleague thinks with us; many families stay unnamed."""
    luck = stage.luck("talks")
    yield calendar.at_work(stage.today - timedelta(days=700), luck)
    while True:
        talk(stage, luck, is_anonymous=luck.random() < 0.5)
        days = WEEKS_BETWEEN_TALKS * 7
        yield later(luck, days - 6, days + 6)


def invited(stage: Stage) -> Script:
    """Two talks of the last days after which a request is expected, and one that stays anonymous for ever."""
    luck = stage.luck("invited")
    for days_ago, initials in ((9, "MB"), (4, "RO")):
        yield calendar.at_work(stage.today - timedelta(days=days_ago), luck)
        talk(stage, luck, outcome="referral_invited", initials=initials)
    yield calendar.at_work(calendar.working_day_before(stage.today), luck)
    talk(stage, luck, is_anonymous=True)


def talk(stage: Stage, luck: Any, **said: Any) -> None:
    """One discussion with another professional."""
    team = None if said.get("initials") else luck.choice(stage.cast.teams)
    profession = TEAM_PROFESSIONS[team.agency] if team else luck.choice(("health_visitor", "midwife"))
    number = luck.randrange(len(words.CALLS))
    anonymous = said.get("is_anonymous", False)
    outcome = said.get("outcome") or proportions.DISCUSSION_OUTCOMES.one(luck)
    usual = {
        "kind": "team" if team else "phone_case",
        "mechanism": luck.choice(("face_to_face", "video")) if team else "telephone",
        "caller_name": names.professional(luck, stage.registry.family_names),
        "caller_profession": profession,
        "caller_agency": team.name if team else SOURCES[profession][1],
        "caller_contact": identifiers.landline(luck),
        "held_at": clock.now() - timedelta(minutes=luck.choice((20, 35, 60))),
        "minutes": luck.choice((60, 90)) if team else luck.choice((15, 20, 30)),
        "summary": words.CALLS[number],
        "advice": words.ADVICE[number % len(words.ADVICE)],
        "outcome": outcome,
        "outcome_note": luck.choice(words.SIGNPOSTS) if outcome == "signposted" else "",
        "initials": "" if anonymous else luck.choice(("AL", "JW", "SK", "EM", "NB")),
    }
    stage.do(consultation.log_discussion, stage.least_busy(), team=team, **(usual | said))


def group(stage: Stage) -> Script:
    """A parent-infant group that has met weekly for some months; families come and go."""
    luck = stage.luck("group")
    offered = stage.profile(stage.today).modalities.value
    yield calendar.at_work(stage.today - timedelta(weeks=GROUP_WEEKS), luck)
    leader = stage.least_busy()
    made = stage.do(
        care.open_group,
        leader,
        name="Tuesday songs and floor time",
        modality="parent_infant_group" if "parent_infant_group" in offered else "",
        venue=stage.cast.venues[0],
        partner="The family hub’s play worker",
    )
    members: dict[str, tuple[Life, Any]] = {}
    while True:
        yield _next_tuesday(clock.now())
        for life, place in [each for each in members.values() if each[0] not in stage.in_care]:
            stage.do(care.end_place, leader, place=place)
            del members[life.name]
        for life in _newcomers(stage, [each for each, _ in members.values()]):
            members[life.name] = life, stage.do(care.give_place, leader, group=made, episode=life.episode)
        if members:
            lines = [_line(life, luck) for life, _ in members.values()]
            held_at = clock.now() - timedelta(minutes=100)
            stage.do(care.hold_session, leader, group=made, held_at=held_at, minutes=75, attendances=lines)


def _next_tuesday(moment: datetime) -> datetime:
    day = clock.day_of(moment) + timedelta(days=1)
    while day.weekday() != 1 or not calendar.is_working_day(day):
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=clock.LONDON)


def _newcomers(stage: Stage, members: list[Life]) -> list[Life]:
    """Families who have been met at home already, one more each week while there is room."""
    known = (life for life in stage.in_care if life.sits_in_groups and life not in members)
    ready = [life for life in known if life.episode.status == "open" and life.infant.born_on]
    return ready[: min(1, GROUP_SIZE - len(members))] if members else ready[:3]


def _line(life: Life, luck: Any) -> Attendance:
    came = luck.random() < 0.8
    return Attendance(
        episode=life.episode,
        attendance="on_time" if came else "cancelled_by_family",
        people=(life.infant, life.relationship.carer) if came else (),
        observation=seen_words(life) if came else "",
    )


def leaving(stage: Stage, name: str) -> Script:
    """A colleague leaves; all that they answered for goes to another, and nothing is left alone."""
    luck = stage.luck("leaving")
    cast = stage.cast
    yield calendar.at_work(stage.today - timedelta(days=110), luck)
    leaver = next(each for each in cast.practitioners if each.name == name)
    heir = stage.least_busy(beside=leaver)
    cast.heirs[leaver.person_id] = heir
    stage.do(care.hand_over_all, cast.manager, from_id=leaver.person_id, to_id=heir.person_id)
    stage.caseloads[heir.person_id] += stage.caseloads.pop(leaver.person_id)
    user = next(each for each in people.staff(cast.manager) if each.user_id == leaver.person_id)
    for membership in people.roles_held(cast.manager, people.colleague(cast.manager, user.ref)):
        stage.do(accounts.end_role, cast.manager, membership=membership, ended_on=clock.today() + timedelta(days=1))


def post(stage: Stage) -> Script:
    """Letters of the last days: one that its owner should look at, one fresh, one released and not yet sent."""
    luck = stage.luck("post")
    day = calendar.working_day_before(stage.today)
    days = [calendar.working_day_before(day - timedelta(days=4)), day, day]
    for number, written_on in enumerate(days):
        yield calendar.at_work(written_on, luck)
        if len(stage.in_care) <= number:
            return
        letter = _letter_to_gp(stage.in_care[-1 - number])
        if number == 2:
            life = stage.in_care[-1 - number]
            life.do(letters.release_letter, letter=letter, warnings_read=True, shared_why=words.SHARED_WHY)


def _letter_to_gp(life: Life) -> Any:
    infant = life.infant if life.infant.gp_practice else life.relationship.carer
    return life.do(
        letters.write_letter,
        kind="general",
        family=life.family,
        infant=life.infant,
        carer=life.relationship.carer,
        recipient_kind="gp",
        recipient_person=infant,
        recipient_name=f"The GP, {infant.gp_practice}",
        recipient_address=infant.gp_address,
        salutation="Dear Doctor",
        heading=life.say("Our work with {baby} and {carer}"),
        body=life.say("{carer} and {baby} have begun to meet with us. We will write again when we have finished."),
        reason="So that the GP knows of the work",
        about="episode",
        about_ref=life.episode.ref,
    )


def half_filled(stage: Stage) -> Script:
    """Forms that somebody has begun and not yet saved, on the last working day."""
    luck = stage.luck("drafts")
    yield calendar.at_work(calendar.working_day_before(stage.today), luck)
    for life in stage.in_care[:3]:
        typed = {"attendance": ["on_time"], "observation": [life.say("{baby} watched {carer} pack the bag and ")]}
        _keep(stage, life, "contact", f"Contact with {life.relationship}", "practice:contacts:record", typed)
    writer = stage.cast.practitioners[0]
    fields = {"caller_name": ["Sister Featherstitch"], "summary": ["A baby who has stopped"]}
    path = reverse("practice:consultation:log")
    stage.do(accounts.keep_draft, writer, form="discussion", about="", title="Discussion", path=path, fields=fields,
             base_version=None)  # fmt: skip


def _keep(stage: Stage, life: Life, form: str, title: str, view: str, fields: dict[str, list[str]]) -> None:
    about = life.episode.ref
    path = reverse(view, args=[about])
    stage.do(
        accounts.keep_draft, life.lead, form=form, about=about, title=title, path=path, fields=fields, base_version=None
    )
