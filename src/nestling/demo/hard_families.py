"""The families by which a service is truly tried, each by name, so that anybody can find them in the demonstration.

All of them are in every service, save those that only one profile makes; `HARD` says which and what they show.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from nestling.care import actions as care
from nestling.core import clock
from nestling.demo import names
from nestling.demo.caring import open_gate, take_charge, work
from nestling.demo.endings import end, follow_up, prepare
from nestling.demo.life import Life, agree, ask_about_safety, make_life, protect, register
from nestling.demo.lives import in_care, received, waiting_no_more
from nestling.demo.profile_families import (
    cluster_closed_today,
    cluster_then_open,
    gate_not_yet,
    parent_only,
    under_investigation,
)
from nestling.demo.referring import (
    accept,
    arrive,
    decline,
    find_out,
    go_through_stresses,
    rate,
    refer,
    send,
    send_back,
    triage,
)
from nestling.demo.stage import Script, Stage
from nestling.demo.themes import DOMESTIC_ABUSE, FAR_FROM_HOME, RECOVERY
from nestling.families import actions as families
from nestling.families import queries as family_queries
from nestling.referrals import actions as referrals
from nestling.safeguarding import actions as safeguarding
from nestling.safeguarding.actions import NewAction


def born_during_care(stage: Stage) -> Script:
    """Unborn at referral, born while the care goes on: nothing breaks off."""
    life = make_life(stage, "Dawnberry", family_name="Dawnberry", days_ago=185, age_weeks=-16, sessions=30, cluster=5)
    yield from in_care(life)


def twins(stage: Stage) -> Script:
    """Two babies and one mother: two relationships, each with its own care."""
    life = make_life(stage, "Twinfeather", family_name="Twinfeather", days_ago=120, age_weeks=9, cluster=4)
    yield life.on(life.began_on)
    register(life)
    other = next(name for name in names.BABIES if name[0] != life.household.baby_name)
    twin = replace(life.household.infant, given_name=other[0], gender=other[1], nhs_number=stage.registry.number())
    ties = life.do(families.add_infant, family=life.family, infant=twin)
    tie = next(each for each in ties if each.carer_id == life.relationship.carer_id)
    yield from _both_in_care(life, tie, own=13, other=7)


def two_carers(stage: Stage) -> Script:
    """One baby, two relationships, two very different ratings."""
    life = make_life(stage, "Bothwater", family_name="Bothwater", days_ago=150, age_weeks=12, cluster=6)
    life.household.second = stage.registry.grown_up(life.luck, "Bothwater", "Callum", "male")
    yield life.on(life.began_on)
    register(life)
    ties = family_queries.relationships_of(life.lead, life.family)
    father = next(each for each in ties if each.pk != life.relationship.pk)
    yield from _both_in_care(life, father, own=22, other=4, other_cluster=2)


def _both_in_care(life: Life, tie: object, *, own: int, other: int, other_cluster: int = 0) -> Script:
    refer(life)
    go_through_stresses(life)
    life.do(referrals.submit_referral, referral=life.referral)
    yield from triage(life)
    wanted, open_now = other_cluster or life.cluster, life.stage.profile().accepted_clusters.value
    # Each relationship that is accepted must fit, so the milder one is as mild as the service's present phase takes.
    rate(life, cluster=wanted if wanted in open_now else min(open_now), relationship=tie)
    yield from accept(life, (life.relationship, tie))
    yield from take_charge(life)
    yield from open_gate(life)
    beside = life.beside(tie, life.episodes[1])  # type: ignore[arg-type]
    beside.worker = life.worker
    life.stage.enter(work(beside, other))
    yield from work(life, own)


def returned_now(stage: Stage) -> Script:
    """Sent back for what was missing, and still with the referrer."""
    life = make_life(stage, "Halfpage", family_name="Halfpage", days_ago=17, age_weeks=20)
    yield life.on(life.began_on)
    refer(life, on_paper=True, how_compromised="Struggling.", family_agrees="not_asked")
    life.do(referrals.submit_referral, referral=life.referral)
    yield life.later(1, 2)
    yield from send(life, send_back(life).letter)


def returned_and_whole(stage: Stage) -> Script:
    """Sent back, made whole by the referrer, and accepted; the clock went on from the first day."""
    life = make_life(stage, "Wholepage", family_name="Wholepage", days_ago=130, age_weeks=10, cluster=5)
    yield life.on(life.began_on)
    refer(life, on_paper=True, how_compromised="Not bonding.")
    life.do(referrals.submit_referral, referral=life.referral)
    yield life.later(1, 3)
    yield from send(life, send_back(life).letter)
    yield life.later(6, 11)
    whole = life.say(life.household.theme.compromised)
    life.do(referrals.fill_referral, referral=life.referral, how_compromised=whole)
    go_through_stresses(life)
    life.do(referrals.take_back, referral=life.referral)
    yield from triage(life)
    yield from accept(life)
    yield from take_charge(life)
    yield from open_gate(life)
    yield from work(life, life.sessions)


def withdrawn_consent(stage: Stage) -> Script:
    """Agreed to share the plan with the nursery, and took it back."""
    life = make_life(stage, "Backstep", family_name="Backstep", days_ago=140, age_weeks=30, cluster=5)
    stage.enter(_takes_back(life))
    yield from in_care(life)


def _takes_back(life: Life) -> Script:
    yield life.on(life.stage.today - timedelta(days=40))
    kept = agree(life, "share_plan", "The Teapot Nursery")
    yield life.on(life.stage.today - timedelta(days=12))
    life.do(families.withdraw_consent, consent=kept, withdrawn_on=clock.today())


def missed_reviews(stage: Stage) -> Script:
    """Session upon session, and nobody has held the reviews."""
    life = make_life(stage, "Laterose", family_name="Laterose", days_ago=225, age_weeks=14, cluster=6)
    yield from waiting_no_more(life)
    yield from work(life, 26, reviews=False)


def overdue_follow_up(stage: Stage) -> Script:
    """Care ended well over half a year ago; one call was tried and nobody has asked since."""
    life = make_life(stage, "Longquiet", family_name="Longquiet", days_ago=390, age_weeks=20, cluster=3, sessions=4)
    yield from in_care(life)
    yield from follow_up(life, is_done=False)


def follow_up_now(stage: Stage) -> Script:
    """Care ended just half a year ago."""
    life = make_life(stage, "Halfyear", family_name="Halfyear", days_ago=330, age_weeks=12, cluster=2, sessions=2)
    yield from waiting_no_more(life)
    yield from work(life, 2)
    yield life.on(stage.today - timedelta(days=194))
    yield from end(life, reason="completed")


def ending_begun(stage: Stage) -> Script:
    """The goodbye is being prepared: the letters are drafted and none has gone."""
    life = make_life(stage, "Nearlythere", family_name="Nearlythere", days_ago=195, age_weeks=18, cluster=4, sessions=6)
    yield from waiting_no_more(life)
    yield from work(life, 6)
    yield life.on(stage.today - timedelta(days=4))
    prepare(life, life.episode, reason="completed", planned_on=stage.today + timedelta(days=6))
    life.do(care.write_ending_letters, episode=life.episode)


def foster_carer(stage: Stage) -> Script:
    """Looked after by the local authority and living with a foster carer; the mother is on record too."""
    life = make_life(stage, "Harbourlight", family_name="Harbourlight", days_ago=115, age_weeks=24, cluster=6)
    life.household.second, life.household.second_relation = life.household.carer, "mother"
    life.household.carer = stage.registry.grown_up(life.luck, "Warmhearth", "Denise")
    life.household.relation = "foster_carer"
    yield life.on(life.began_on)
    register(life)
    protect(life, "looked_after", life.began_on - timedelta(days=30), legal_status="interim_care_order")
    yield from in_care(life)


def kinship(stage: Stage) -> Script:
    """Brought up by the grandmother."""
    life = make_life(stage, "Kinfold", family_name="Kinfold", days_ago=95, age_weeks=40, cluster=4)
    life.household.carer = stage.registry.grown_up(life.luck, "Kinfold", "Pauline")
    life.household.relation, life.household.second = "grandmother", None
    yield from in_care(life)


def protection_plan(stage: Stage) -> Script:
    """On a child protection plan that began during the care."""
    life = make_life(stage, "Shelterby", family_name="Shelterby", days_ago=160, age_weeks=18, cluster=6, theme=RECOVERY)
    stage.enter(_goes_on_a_plan(life))
    yield from in_care(life)


def _goes_on_a_plan(life: Life) -> Script:
    yield life.on(life.stage.today - timedelta(days=60))
    protect(life, "child_in_need", clock.today() - timedelta(days=50), ended_on=clock.today() - timedelta(days=1))
    protect(life, "protection_plan", clock.today(), note="Neglect. First core group within ten working days.")


def unborn_plan(stage: Stage) -> Script:
    """Not born yet, with a plan already made; in triage."""
    life = make_life(stage, "Snowdropley", family_name="Snowdropley", days_ago=13, age_weeks=-11, cluster=6)
    yield life.on(life.began_on)
    register(life)
    protect(life, "unborn_plan", life.began_on - timedelta(days=9))
    yield from received(life)
    yield life.later(1, 2)
    life.do(referrals.begin_triage, referral=life.referral)
    yield life.later(1, 3)
    find_out(life)


def never_write(stage: Stage) -> Script:
    """Nothing may ever come by post; the goodbye letter was given by hand."""
    life = make_life(
        stage, "Quietdoor", family_name="Quietdoor", days_ago=215, age_weeks=16, cluster=3, sessions=6,
        theme=DOMESTIC_ABUSE,
    )  # fmt: skip
    stage.enter(_asks_never_to_write(life))
    yield from in_care(life)
    yield from follow_up(life)


def _asks_never_to_write(life: Life) -> Script:
    yield life.on(life.began_on + timedelta(days=9))
    ask_about_safety(
        life,
        may_write=False,
        may_text=False,
        may_leave_message=False,
        safe_times="Weekdays between ten and two",
        never_send="Nothing to the address of the baby’s father, and no appointment cards",
    )


def interpreter(stage: Stage) -> Script:
    """Speaks through an interpreter, and letters must be read out."""
    life = make_life(
        stage, "Farsong", family_name="Farsong", days_ago=125, age_weeks=22, cluster=4, theme=FAR_FROM_HOME
    )
    life.household.carer = replace(life.household.carer, language="tigrinya", given_name="Saba")
    stage.enter(_asks_for_interpreter(life))
    yield from in_care(life)


def _asks_for_interpreter(life: Life) -> Script:
    yield life.on(life.began_on + timedelta(days=9))
    ask_about_safety(life, interpreter_language="tigrinya", adjustments="The same interpreter each time, if she can")


def unsent_letter(stage: Stage) -> Script:
    """Declined, and the letter that says so has lain unsent for weeks."""
    life = make_life(stage, "Inkdry", family_name="Inkdry", days_ago=38, age_weeks=26, cluster=5)
    yield from arrive(life)
    yield from triage(life)
    yield from decline(life, "unsuitable", is_sent=False)


def open_concern(stage: Stage) -> Script:
    """A concern that is open, with one thing done, one late and one still to come."""
    life = make_life(stage, "Watchwell", family_name="Watchwell", days_ago=135, age_weeks=28, cluster=6)
    stage.enter(_concern(life))
    yield from in_care(life)


def _concern(life: Life) -> Script:
    yield life.on(life.stage.today - timedelta(days=16))
    lead, today = life.lead, clock.today()
    followed_by = life.stage.cast.safeguarding_lead
    concern = life.do(
        safeguarding.raise_concern,
        family=life.family,
        about=life.infant,
        words=life.say("A red mark on {baby}’s upper arm. {carer} said: “the strap of the car seat, I think”."),
        done_at_once="Spoke with the safeguarding lead. The health visitor saw the arm on the same day.",
        actions=(
            NewAction("Ask the health visitor what she saw", lead.person_id, today + timedelta(days=2)),
            NewAction("Talk it through in safeguarding supervision", lead.person_id, today + timedelta(days=7)),
            NewAction("Decide whether to close", followed_by.person_id, today + timedelta(days=28)),
        ),
    )
    yield life.later(1, 2)
    first = concern.actions.order_by("due_on", "pk").first()
    outcome = "Seen and measured; fits the strap. Photograph on her record."
    life.do(safeguarding.complete_concern_action, concern_action=first, outcome=outcome)


def became_referral(stage: Stage) -> Script:
    """A discussion some weeks ago that became a referral, now waiting for triage."""
    life = make_life(stage, "Firstword", family_name="Firstword", days_ago=20, age_weeks=8)
    yield from arrive(life, with_talk=True, days_to_send=(11, 13))


@dataclass(frozen=True, slots=True)
class HardFamily:
    """A family by name: what it shows, how its story goes, and in which services it is."""

    family_name: str
    shows: str
    story: Callable[[Stage], Script]
    services: tuple[str, ...] = ()


HARD: tuple[HardFamily, ...] = (
    HardFamily("Dawnberry", "unborn at referral, born during care", born_during_care),
    HardFamily("Twinfeather", "twins, each with a care of their own", twins),
    HardFamily("Bothwater", "two carers with different ratings", two_carers),
    HardFamily("Halfpage", "a referral returned and still with the referrer", returned_now),
    HardFamily("Wholepage", "a referral returned, completed and accepted", returned_and_whole),
    HardFamily("Backstep", "consent withdrawn", withdrawn_consent),
    HardFamily("Laterose", "reviews missed", missed_reviews),
    HardFamily("Longquiet", "a follow-up overdue", overdue_follow_up),
    HardFamily("Halfyear", "a follow-up due about now", follow_up_now),
    HardFamily("Nearlythere", "an ending half prepared", ending_begun),
    HardFamily("Harbourlight", "a looked-after baby with a foster carer", foster_carer),
    HardFamily("Kinfold", "a grandmother as the carer", kinship),
    HardFamily("Shelterby", "a child protection plan", protection_plan),
    HardFamily("Snowdropley", "a plan for an unborn baby", unborn_plan),
    HardFamily("Quietdoor", "never to be written to", never_write),
    HardFamily("Farsong", "an interpreter", interpreter),
    HardFamily("Inkdry", "a letter unsent for weeks", unsent_letter),
    HardFamily("Watchwell", "an open concern with actions", open_concern),
    HardFamily("Firstword", "a discussion that became a referral", became_referral),
    HardFamily(
        "Samefold", "declined in one service, accepted in another", parent_only, ("leeds-2012", "hmr-thrive-2021")
    ),
    HardFamily("Gatewait", "the gate is still closed", gate_not_yet, ("leeds-2012",)),
    HardFamily("Askwell", "declined for an open investigation", under_investigation, ("essex-2018",)),
    HardFamily(
        "Phasefall", "a cluster that the service does not take now", cluster_closed_today, ("norfolk-waveney-2023",)
    ),
    HardFamily("Phaseturn", "refused in one phase, accepted in the next", cluster_then_open, ("norfolk-waveney-2023",)),
)


def hard_lives(stage: Stage) -> list[Script]:
    """The hard families of this service."""
    return [hard.story(stage) for hard in HARD if not hard.services or stage.code in hard.services]
