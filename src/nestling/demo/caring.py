"""Care as it goes on week by week: taking charge, the wait, sessions, plan and goals, reviews, other professionals."""

from datetime import datetime, time, timedelta
from typing import Any

from nestling.care import actions as care
from nestling.care import queries
from nestling.care.models import CareEpisode, Contact
from nestling.core import clock
from nestling.core.clock import LONDON
from nestling.demo import calendar, proportions, words
from nestling.demo.life import Life, agree, ask_about_safety
from nestling.demo.referring import add_network, place, rate
from nestling.demo.stage import Script
from nestling.families import queries as families
from nestling.families.rules import age_on

PLACES = {"home_visit": "home", "clinic": "clinic", "video_session": "remote", "phone": "remote"}
MECHANISMS = {"video_session": "video", "phone": "telephone"}
FIRST, LAST = time(9, 0), time(15, 15)


def take_charge(life: Life) -> Script:
    """A practitioner is given charge of the family; then the family waits for its first session."""
    yield life.later(1, 8)
    life.worker = life.stage.least_busy()
    for episode in life.episodes:
        life.do(care.allocate, by=life.stage.cast.manager, episode=episode, practitioner_id=life.worker.person_id)
    life.stage.caseloads[life.worker.person_id] += 1
    life.is_lead = True
    life.stage.in_care.append(life)


def open_gate(life: Life) -> Script:
    """The consultation that this service asks for before direct work, if nobody has held it yet."""
    gate = life.stage.profile().gate.value
    for episode in life.episodes:
        if gate == "none" or queries.gate_of(life.lead, episode).passed_on:
            continue
        yield life.later(2, 8)
        asks = life.household.referrer
        life.do(
            care.hold_gate_consultation,
            episode=episode,
            kind="one_to_one_case",
            mechanism="face_to_face",
            caller_name=asks.name,
            caller_profession=asks.profession,
            caller_agency=asks.agency,
            held_at=clock.now() - timedelta(minutes=60),
            minutes=50,
            summary=life.say(life.household.theme.asked),
            advice="We introduce ourselves together on the first visit.",
            outcome="joint_visit",
        )


def session_moment(life: Life, least: int, most: int) -> datetime:
    """A day so many days from now, at an hour at which families are met."""
    day = calendar.working_day(clock.today() + timedelta(days=life.luck.randint(least, most)))
    quarters = ((LAST.hour - FIRST.hour) * 60 + LAST.minute) // 15
    return datetime.combine(day, FIRST, LONDON) + life.luck.randint(0, quarters) * calendar.QUARTER


def work(
    life: Life, count: int, *, episode: CareEpisode | None = None, wait: bool = True, reviews: bool = True
) -> Script:
    """Session upon session until so many were attended: plan and goals early, a review whenever one is raised."""
    current, seen, tried, held = episode or life.episode, 0, 0, 0
    liaison_every = proportions.LIAISON_EVERY.one(life.luck)
    weeks = proportions.WAIT_WEEKS.one(life.luck) if wait else 0
    yield life.later(weeks * 7, weeks * 7 + 3)
    while seen < count:
        held_at = session_moment(life, proportions.SESSION_DAYS.least, proportions.SESSION_DAYS.most)
        yield held_at + timedelta(minutes=75)
        contact = meet(life, current, held_at, first=tried == 0)
        tried, seen = tried + 1, seen + contact.is_attended
        if contact.is_attended and seen == 1:
            welcome(life, current)
        if contact.is_attended and seen == 2:
            write_plan(life, current)
        if tried % liaison_every == 0:
            liaise(life, current)
        # Meetings of a group count too, so it is the record that says whether a review is raised.
        raised = current.attended_contacts // proportions.REVIEW_EVERY.least
        if reviews and raised > held:
            held = raised
            yield from hold_reviews(life, current)


def meet(life: Life, episode: CareEpisode, held_at: datetime, *, first: bool = False) -> Contact:
    """One session, or the attempt at one, written down an hour or so after it began."""
    form = "home_visit" if first else proportions.FORMS.one(life.luck)
    attendance = "on_time" if first else proportions.ATTENDANCE.one(life.luck)
    came = attendance in ("on_time", "late_seen")
    people = attendees(life, episode) if came else ()
    contact: Contact = life.do(
        care.record_contact,
        episode=episode,
        kind="direct",
        held_at=held_at,
        attendance=attendance,
        form=form,
        mechanism=MECHANISMS.get(form, "face_to_face"),
        place=PLACES[form],
        venue=life.luck.choice(life.stage.cast.venues) if form == "clinic" else None,
        attendees=people,
        direct_minutes=life.luck.choice((45, 50, 60, 60)) if came else 0,
        writing_minutes=life.luck.choice((10, 15, 20, 30)),
        travel_minutes=life.luck.choice((15, 20, 30, 40)) if form == "home_visit" else 0,
        modality=chosen_modality(life) if came else "",
        interpreter_present=came and life.relationship.carer.language not in ("", "english"),
        observation=seen_words(life) if came else "",
        note=life.one_of(words.NOTES) if came else life.say(words.NOT_SEEN[attendance]),
    )
    return contact


def attendees(life: Life, episode: CareEpisode) -> tuple[Any, ...]:
    """The baby, once born, and the carer whose relationship it is."""
    people = episode.relationship
    infant = life.infant if people.infant_id == life.infant.pk else people.infant
    return (infant, people.carer) if infant.born_on else (people.carer,)


def seen_words(life: Life) -> str:
    """What was seen: of this family's own story, or what any baby of this age may do."""
    born_on = life.infant.born_on
    if born_on is None:
        return life.one_of(words.UNBORN_SEEN)
    months = age_on(born_on, clock.today()).months
    if months < 4:
        return life.one_of(words.SEEN_SMALL)
    if life.luck.random() < 0.2:
        return life.one_of(life.household.theme.seen)
    return life.one_of(words.SEEN_SITTING if months < 9 else words.SEEN_MOVING)


def chosen_modality(life: Life) -> str:
    """A way of working that this service offers."""
    offered = life.stage.profile().modalities.value
    return offered[life.luck.randrange(min(3, len(offered)))]


def welcome(life: Life, episode: CareEpisode) -> None:
    """What is asked at the first visit: how to reach them safely, what may be shared, who else is there."""
    if episode.relationship.carer_id != life.relationship.carer_id:
        return
    if families.safe_contact(life.lead, life.relationship.carer) is None:
        ask_about_safety(life)
    agree(life, "share_letters", "The GP")
    add_network(life)


def write_plan(life: Life, episode: CareEpisode) -> None:
    """The formulation and the plan, and the goals in the family's own words."""
    theme, carer = life.household.theme, episode.relationship.carer
    for goal in theme.goals[: life.luck.choice((1, 2))]:
        life.do(care.set_goal, episode=episode, words=life.say(goal), whose=carer)
    life.do(
        care.write_plan,
        episode=episode,
        formulation=life.say(theme.formulation),
        plan="Weekly visits with {baby} in the room. A clip of play every other week. Review after six."
        if life.infant.born_on is None
        else life.say(
            "Weekly visits with {baby}. A clip of play every other week, watched together. Review after six."
        ),
        modalities=[chosen_modality(life)],
        agreed_on=clock.today(),
        agreed_with=carer.given_name,
    )


def liaise(life: Life, episode: CareEpisode) -> None:
    """Work about the family with another professional."""
    form, text = life.luck.choice(words.LIAISONS)
    asks = life.household.referrer
    life.do(
        care.record_contact,
        episode=episode,
        kind="liaison",
        held_at=clock.now() - timedelta(minutes=30),
        form=form,
        mechanism="telephone",
        liaison_minutes=life.luck.choice((10, 15, 20, 45)),
        partner_name=asks.name,
        partner_agency=asks.agency,
        note=life.say(text),
    )


def hold_reviews(life: Life, episode: CareEpisode, *, step: str = "") -> Script:
    """Every review that is raised and not yet held."""
    yield life.later(2, 10)
    for review in queries.reviews_of(life.lead, episode):
        if review.done_on is None:
            hold_review(life, review, step or life.luck.choice(("continue", "continue", "continue", "step_down")))


def hold_review(life: Life, review: Any, step: str) -> None:
    """One review: what was found, what comes next, and the need rated anew."""
    life.do(
        care.complete_review,
        review=review,
        present=f"{life.household.carer.given_name}, {life.household.referrer.name} and {life.lead.name}",
        findings=life.one_of(words.FINDINGS),
        next_step=step,
        next_words=words.STEP_WORDS.get(step, ""),
    )
    if step == "step_down":
        rate(life, cluster=max(1, life.cluster - 1), relationship=review.episode.relationship)
    elif life.luck.random() < 0.3:
        place(life, "getting_risk_support" if life.cluster == 6 else "getting_help", review.episode.relationship)
