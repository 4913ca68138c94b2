"""One made-up family after another, each with the whole of its time in the service."""

from dataclasses import dataclass

from bench.book import Book, World
from bench.people import ETHNICITIES, STREETS, family_name, given_name, postcode
from bench.sheets import NIL, NO, YES, ref_of, yes_no

FACTORS = """carer_mental_illness birth_trauma substance bereavement young_parent bonding_difficulty sleep crying
domestic_abuse couple_conflict isolation recent_life_stress poverty_housing feeding_growth premature_lbw""".split()
STATES = ("present", "present", "past", "resolved", "not_known")
PAGES = ("practice/families/family.jinja", "practice/care/episode.jinja", "practice/contacts/record.jinja")
GOALS = ("To enjoy bath time again", "To know what she wants when she cries", "To sleep, all of us")
LETTERS = (("ending_gp", "gp"), ("ending_referrer", "referrer"), ("ending_family", "family"))
STATES_AT_INTAKE = ("being_written", "received", "received", "returned", "in_triage", "in_triage")


@dataclass
class Kin:
    """The people of one family, by id."""

    family: int
    infant: int
    carer: int
    tie: int
    led_by: int  # the health visitor, who also referred
    name: str
    since: int  # how many days ago the service first heard of them


def live(book: Book, world: World, kind: str) -> None:
    """Write one family and all that became of it."""
    since = _heard_of(world, kind)
    kin = _people(book, world, since)
    discussion = _discussion(book, world, kin) if kind not in ("intake", "withdrawn") or world.chance(0.5) else NIL
    _safety(book, world, kin)
    if kind == "intake":
        _intake(book, world, kin, discussion)
    elif kind in ("declined", "withdrawn"):
        _refused(book, world, kin, discussion, kind)
    else:
        _cared_for(book, world, kin, discussion, kind)
    for _ in range(5):
        back = world.between(0, since + 1)
        book.look.add(
            world.one(world.practitioners), ref_of(kin.family), "family", world.one(PAGES), world.moment(back)
        )


def _heard_of(world: World, kind: str) -> int:
    spans = {"intake": (1, 40), "waiting": (15, 120), "open": (60, 360), "ended": (240, 3650 + 240)}
    return world.between(*spans.get(kind, (60, 3650)))


def _people(book: Book, world: World, since: int) -> Kin:
    random, name = world.random, family_name(world.random)
    heard, unborn = world.day(since), since < 200 and random.random() < 0.15
    family = book.family.add(name)
    age = world.between(10, 420)
    born, due = (NIL, world.day(since - 150 - age % 100)) if unborn else (world.day(since + age), NIL)
    infant = _person(book, world, name, "" if unborn else given_name(random), born, due)
    carer = _person(book, world, name, given_name(random), world.day(0)[:0] + f"19{80 + age % 20}-03-14", NIL)
    book.member.add(family, infant, "infant", heard)
    book.member.add(family, carer, "carer", heard)
    tie = book.tie.add(family, infant, carer, "mother", YES, heard)
    book.safe.add(
        carer, yes_no(random.random() < 0.6), yes_no(random.random() < 0.3), heard, world.one(world.practitioners)
    )
    if random.random() < 0.6:
        _second_carer(book, world, family, infant, name, heard)
    if random.random() < 0.3:
        born = f"{world.today.year - 4}-07-01"
        book.member.add(
            family, _person(book, world, name, given_name(random), born, NIL, numbered=False), "sibling", heard
        )
    visitor = book.network.add(
        family, f"{given_name(random)} {family_name(random)}", "health_visitor", "Testshire Health Visiting", YES, heard
    )
    book.network.add(family, f"Dr {family_name(random)}", "gp", "Harbour Surgery", NO, heard)
    for purpose, agency in (("share_letters", "Harbour Surgery"), ("gather_information", "Testshire Health Visiting")):
        book.consent.add(family, carer, purpose, agency, YES, heard, world.one(world.practitioners))
    return Kin(family, infant, carer, tie, visitor, name, since)


def _person(book: Book, world: World, name: str, given: str, born: str, due: str, *, numbered: bool = True) -> int:
    random = world.random
    has_number = numbered and born != NIL
    address = f"{1 + int(random.random() * 90)} {world.one(STREETS)} Street\\nTesttown"
    return book.person.add(
        given, name, given.lower(), name.lower().replace("-", " "), born, due,
        world.numbers() if has_number else "", yes_no(has_number), "female" if random.random() < 0.5 else "male",
        world.one(ETHNICITIES), address, postcode(random), f"07700 900{int(random.random() * 1000):03d}",
    )  # fmt: skip


def _second_carer(book: Book, world: World, family: int, infant: int, name: str, heard: str) -> None:
    other = _person(book, world, name, given_name(world.random), "1990-11-05", NIL)
    book.member.add(family, other, "carer", heard)
    book.safe.add(other, NO, NO, heard, world.one(world.practitioners))
    if world.chance(0.5):
        book.tie.add(family, infant, other, "father", NO, heard)


def _discussion(book: Book, world: World, kin: Kin) -> int:
    back = kin.since + 3
    if world.chance(0.15):
        book.discussion.add(
            NIL, NIL, world.one(world.teams), YES, "team", "A health visitor", world.moment(back),
            world.one(world.practitioners), "advice_only",
        )  # fmt: skip
    return book.discussion.add(
        kin.family, kin.tie, world.one(world.teams), NO, "one_to_one_case", "Health visitor", world.moment(back),
        world.one(world.practitioners), "referral_invited",
    )  # fmt: skip


def _safety(book: Book, world: World, kin: Kin) -> None:
    if world.chance(0.06):
        ended = NIL if kin.since < 300 else world.day(kin.since - 200)
        book.status.add(kin.infant, "child_in_need", world.day(kin.since), ended)
    if world.chance(0.04):
        owner, at = world.one(world.practitioners), world.moment(kin.since - 1)
        done = (at, owner) if kin.since > 60 else (NIL, NIL)
        concern = book.concern.add(
            kin.family, kin.infant, owner, at, *done, "Shared and settled" if kin.since > 60 else ""
        )
        book.concern_action.add(concern, owner, world.day(kin.since - 3), *done)


def _referral(
    book: Book, world: World, kin: Kin, discussion: object, status: str, decided: str = NIL, closed: str = NIL
) -> int:
    received = NIL if status == "being_written" else world.day(kin.since)
    referral = book.referral.add(
        kin.family, kin.tie, kin.infant, discussion, status, "direct_assessment", f"{kin.name} Visitor", kin.led_by,
        "attachment", "She says that she feels far from the baby.", "urgent" if world.chance(0.1) else "routine",
        world.one(world.practitioners), received, decided, closed, "" if closed == NIL else "completed",
    )  # fmt: skip
    first = int(world.random.random() * 9)
    for factor in FACTORS[first : first + 6]:
        book.stress.add(referral, factor, world.one(STATES), kin.carer)
    if status == "returned" or world.chance(0.1):
        came_back = NIL if status == "returned" else world.day(max(0, kin.since - 6))
        book.back.add(referral, received if received != NIL else world.day(kin.since), world.manager, came_back)
    return referral


def _triaged(book: Book, world: World, kin: Kin, referral: int, *, rated: bool = True) -> None:
    began, by = world.day(max(0, kin.since - 2)), world.one(world.practitioners)
    book.triage.add(referral, began, by)
    if world.chance(0.6):
        book.liaison.add(referral, began, by, began, "Nothing else is known.")
    if rated:
        four = [1 + int(world.random.random() * 6) for _ in range(4)]
        book.rating.add(kin.tie, referral, began, by, *four, max(four))
        book.thrive.add(kin.tie, "getting_more_help" if max(four) > 3 else "getting_help", began, by)


def _intake(book: Book, world: World, kin: Kin, discussion: object) -> None:
    status = world.one(STATES_AT_INTAKE)
    referral = _referral(book, world, kin, discussion, status)
    if status == "in_triage":
        _triaged(book, world, kin, referral, rated=world.chance(0.5))


def _refused(book: Book, world: World, kin: Kin, discussion: object, kind: str) -> None:
    if kind == "withdrawn":
        _referral(book, world, kin, discussion, "withdrawn")
        return
    decided = max(0, kin.since - world.between(4, 25))
    referral = _referral(book, world, kin, discussion, "declined", decided=world.day(decided))
    _triaged(book, world, kin, referral)
    letter = _letter(book, world, kin, "decline", "referrer", "referral", ref_of(referral), decided)
    book.decision.add(
        referral, "declined", world.moment(decided), world.manager, "level_of_need", "Less help will do.",
        "Home visiting may help.", letter,
    )  # fmt: skip


def _letter(book: Book, world: World, kin: Kin, kind: str, to: str, about: str, about_ref: str, back: int) -> int:
    owner, written = world.one(world.practitioners), world.moment(back)
    sent = back > 8 or world.chance(0.6)
    released = sent or world.chance(0.5)
    out = (world.day(back), written, owner) if sent else (NIL, NIL, NIL)
    return book.letter.add(
        kin.family, kind, about, about_ref, kin.infant, kin.carer, to, kin.carer if to == "family" else NIL, f"A {to}",
        "sent" if sent else "released" if released else "draft", owner, written,
        *((written, owner) if released else (NIL, NIL)), *out, "post" if released else "",
    )  # fmt: skip


def _cared_for(book: Book, world: World, kin: Kin, discussion: object, kind: str) -> None:
    accepted = max(0, kin.since - world.between(3, 14))
    ended = max(0, accepted - world.between(120, 240)) if kind == "ended" else None
    closed = NIL if ended is None else world.day(ended)
    status = "accepted" if ended is None else "closed"
    referral = _referral(book, world, kin, discussion, status, decided=world.day(accepted), closed=closed)
    _triaged(book, world, kin, referral)
    book.decision.add(referral, "accepted", world.moment(accepted), world.manager, "", "It fits.", "", NIL)
    times = 0 if kind == "waiting" else world.between(3, 11)
    first = accepted - world.between(5, 28)
    episode = book.episode.add(
        kin.family, kin.tie, referral, kind, world.day(kin.since), world.day(accepted),
        world.day(max(0, first)) if times else NIL, closed, world.day(kin.since + 3), times,
        "urgent" if world.chance(0.1) else "routine",
    )  # fmt: skip
    lead = world.one(world.practitioners)
    if times or world.chance(0.5):
        book.allocation.add(episode, lead, YES, world.day(max(0, accepted - 1)), closed)
        if world.chance(0.15):
            other = world.practitioners[(lead + 1) % len(world.practitioners)]
            if other != lead:
                book.allocation.add(episode, other, NO, world.day(max(0, accepted - 2)), closed)
    if times:
        _work(book, world, kin, episode, lead, max(0, first), ended, times)
    if ended is not None:
        _end(book, world, kin, episode, lead, ended)


def _work(
    book: Book, world: World, kin: Kin, episode: int, lead: int, first: int, ended: int | None, times: int
) -> None:
    step = max(1, (first - (ended or 0)) // (times + 1))
    agreed = world.day(max(ended or 0, first - step))
    book.plan.add(episode, agreed, lead, f"{agreed} 16:00:00+00")
    for words in GOALS[: 1 + int(world.random.random() * 3)]:
        book.goal.add(episode, words, agreed, NIL if ended is None else world.day(ended))
    for number in range(1, times + 1):
        back = max(ended or 0, first - (number - 1) * step)
        contact = _contact(book, world, episode, lead, back, number)
        book.attendee.add(contact, kin.infant)
        book.attendee.add(contact, kin.carer)
        if number % 6 == 0:
            late = ended is None and world.chance(0.3)
            done = (NIL, NIL, "") if late else (world.day(max(ended or 0, back - 5)), lead, "continue")
            book.review.add(episode, contact, number, world.day(back), *done)
        if number % 5 == 0:
            _contact(book, world, episode, lead, back, 0)
    if ended is None and world.chance(0.15):
        _letter(book, world, kin, "general", "gp", "episode", ref_of(episode), world.between(0, 14))


def _contact(book: Book, world: World, episode: int, lead: int, back: int, number: int) -> int:
    """A visit with its number, or (number 0) one that the family missed."""
    moment = world.moment(back)
    told = ("on_time", YES, number, 60, 20) if number else ("did_not_attend", NO, NIL, 0, 10)
    return book.contact.add(episode, "direct", "home_visit", moment, world.day(back), *told, 5, 30, lead, moment)


def _end(book: Book, world: World, kin: Kin, episode: int, lead: int, ended: int) -> None:
    at = world.moment(ended)
    ending = book.ending.add(episode, world.day(ended), lead, at, lead)
    for kind, to in LETTERS:
        letter = _letter(book, world, kin, kind, to, "episode", ref_of(episode), ended)
        book.ending_letter.add(ending, letter)
    due = ended - 183
    done = due > 2 and not world.chance(0.003)
    told = ("done", world.day(due - 2), lead, "doing_well", "All is well.") if done else ("due", NIL, NIL, "", "")
    follow_up = book.follow_up.add(episode, world.day(due), lead, *told)
    if due > 0 and world.chance(0.2):
        book.attempt.add(follow_up, world.moment(due), lead)
