"""The ordinary families: each stands somewhere today, and its story begins as long ago as that takes."""

from collections.abc import Callable

from nestling.demo import proportions
from nestling.demo.caring import open_gate, take_charge, work
from nestling.demo.endings import end, follow_up
from nestling.demo.life import Life, make_life
from nestling.demo.referring import (
    accept,
    arrive,
    decline,
    find_out,
    first_talk,
    rate,
    refer,
    send,
    send_back,
    triage,
    withdraw,
)
from nestling.demo.stage import Script, Stage
from nestling.referrals import actions as referrals


def ordinary_lives(stage: Stage, count: int) -> list[Script]:
    """So many families, standing where the table says and of the clusters that it says."""
    luck = stage.luck("ordinary families")
    places = proportions.PLACES.deck(count, luck)
    clusters = proportions.CLUSTERS.deck(count, luck)
    return [_life(stage, number, *each) for number, each in enumerate(zip(places, clusters, strict=True), 1)]


def _life(stage: Stage, number: int, place: str, cluster: int) -> Script:
    luck = stage.luck(f"place {number}")
    sessions = proportions.sessions_for(cluster).one(luck)
    days_ago = {
        "being_written": lambda: luck.randint(1, 8),
        "received": lambda: luck.randint(3, 9),
        "returned": lambda: luck.randint(10, 24),
        "in_triage": lambda: luck.randint(9, 18),
        "waiting": lambda: luck.randint(24, 75),
        "in_care": lambda: 60 + int(sessions * 8 * luck.uniform(0.15, 0.85)),
        "ended": lambda: min(690, 75 + sessions * 10 + luck.choice((luck.randint(5, 165), luck.randint(185, 400)))),
        "declined": lambda: luck.randint(30, 600),
        "withdrawn": lambda: luck.randint(40, 500),
    }[place]()
    life = make_life(stage, f"family {number}", days_ago=days_ago, cluster=cluster, sessions=sessions)
    return PLAYED[place](life)


def being_written(life: Life) -> Script:
    """Begun a few days ago; the checklist and the agreement are still to come."""
    yield life.on(life.began_on)
    refer(life, on_paper=True)


def received(life: Life) -> Script:
    """Arrived, whole, and nobody has taken it into triage yet."""
    yield from arrive(life, days_to_send=(1, 2))


def returned(life: Life) -> Script:
    """Sent back to the referrer, who has not answered yet."""
    yield life.on(life.began_on)
    refer(life)
    life.do(referrals.submit_referral, referral=life.referral)
    yield life.later(1, 3)
    kept = send_back(life, note="Please go through the list of stresses with the family.")
    yield from send(life, kept.letter)


def in_triage(life: Life) -> Script:
    """Being thought about; a colleague of another service has been asked and has not answered yet."""
    yield from arrive(life, days_to_send=(1, 3))
    yield life.later(0, 2)
    life.do(referrals.begin_triage, referral=life.referral)
    life.do(
        referrals.ask_liaison,
        referral=life.referral,
        with_whom="The early help coordinator",
        asked="Is there a plan of any kind round this baby?",
    )
    if life.luck.random() < 0.5:
        yield life.later(1, 3)
        find_out(life)
        rate(life)


def waiting(life: Life) -> Script:
    """Accepted; some have somebody in charge already, and none has been seen."""
    yield from arrive(life)
    yield from triage(life)
    yield from accept(life)
    if life.luck.random() < 0.6:
        yield from take_charge(life)
        life.stage.in_care.remove(life)


def in_care(life: Life) -> Script:
    """In the middle of it."""
    yield from waiting_no_more(life)
    yield from work(life, life.sessions)
    yield from end(life)


def ended(life: Life) -> Script:
    """Over, and followed up when half a year has gone by."""
    yield from in_care(life)
    yield from follow_up(life)


def waiting_no_more(life: Life) -> Script:
    """From the first word until somebody takes charge and the gate is open."""
    yield from arrive(life)
    yield from triage(life)
    yield from accept(life)
    yield from take_charge(life)
    yield from open_gate(life)


def declined(life: Life) -> Script:
    """Not for this service, and told why."""
    yield from arrive(life)
    yield from triage(life, asks=True, needs_other_service=True, other_service="Speech and language therapy")
    yield from decline(life, "belongs_elsewhere")


def withdrawn(life: Life) -> Script:
    """The family would rather wait."""
    yield life.on(life.began_on)
    first_talk(life)
    yield life.later(2, 5)
    refer(life)
    life.do(referrals.submit_referral, referral=life.referral)
    yield life.later(4, 12)
    withdraw(life, "family_withdrew", life.say("{carer} rang: they have moved in with her sister and are managing."))


PLAYED: dict[str, Callable[[Life], Script]] = {
    "being_written": being_written,
    "received": received,
    "returned": returned,
    "in_triage": in_triage,
    "waiting": waiting,
    "in_care": in_care,
    "ended": ended,
    "declined": declined,
    "withdrawn": withdrawn,
}
