"""Hard families that one service's profile makes: the same facts decided otherwise elsewhere, or at another time."""

import random
from datetime import timedelta

from nestling.demo.caring import open_gate, take_charge, work
from nestling.demo.life import Life, make_life, protect, register
from nestling.demo.people import Registry
from nestling.demo.referring import accept, decline, go_through_stresses, refer, triage
from nestling.demo.stage import Script, Stage
from nestling.referrals import actions as referrals

SHARED = 9
"""The numbers of families that are known to more than one service."""


def parent_only(stage: Stage) -> Script:
    """The same family in two services: only the mother is struggling. Leeds declines; HMR records why it helps."""
    life = make_life(stage, "Samefold", days_ago=100, cluster=3, sessions=8)
    luck = random.Random("nestling Samefold")  # noqa: S311 - made-up lives, not secrets
    life.household = Registry("leeds-2012", SHARED, luck).household(
        luck, referred_on=life.began_on, age_weeks=15, profession="health_visitor", family_name="Samefold"
    )
    yield life.on(life.began_on)
    refer(life, relationship_affected="no", priority="routine")
    go_through_stresses(life)
    life.do(referrals.submit_referral, referral=life.referral)
    if stage.profile().parent_only.value == "decline":
        yield from triage(life, relationship_affected=False)
        yield from decline(life, "parent_only")
        return
    reason = "Her own therapy has a waiting list of a year; six visits now keep her fears away from the baby."
    yield from triage(life, relationship_affected=False, parent_only_reason=reason)
    yield from accept(life)
    yield from take_charge(life)
    yield from open_gate(life)
    yield from work(life, life.sessions)


def gate_not_yet(stage: Stage) -> Script:
    """Accepted and allocated; the face-to-face consultation with the referrer is still to be held."""
    life = make_life(stage, "Gatewait", family_name="Gatewait", days_ago=26, age_weeks=11, cluster=5)
    yield from arrive_on_paper(life)
    yield from triage(life)
    yield from accept(life)
    yield from take_charge(life)
    stage.in_care.remove(life)


def under_investigation(stage: Stage) -> Script:
    """Social care is investigating, and this service's profile does not accept a referral meanwhile."""
    life = make_life(stage, "Askwell", family_name="Askwell", days_ago=75, age_weeks=33, cluster=6)
    yield life.on(life.began_on)
    register(life)
    protect(life, "investigation", life.began_on - timedelta(days=6))
    yield from arrive_on_paper(life)
    yield from triage(life, asks=True)
    yield from decline(life, "protection")


def cluster_closed_today(stage: Stage) -> Script:
    """Rated in a cluster that the service does not take in its present phase."""
    taken = stage.profile(stage.today).accepted_clusters.value
    closed = next((cluster for cluster in (2, 3, 1, 5, 6, 4) if cluster not in taken), 2)
    life = make_life(stage, "Phasefall", family_name="Phasefall", days_ago=65, age_weeks=21, cluster=closed)
    yield from arrive_on_paper(life)
    yield from triage(life, any_cluster=True)
    yield from decline(life, "level_of_need")


def cluster_then_open(stage: Stage) -> Script:
    """Refused because cluster 4 was closed; referred again when the next phase had opened it, and accepted."""
    turned = stage.versions[-1].starts_on
    days_ago = (stage.today - turned).days + 50
    life = make_life(
        stage, "Phaseturn", family_name="Phaseturn", days_ago=days_ago, age_weeks=10, cluster=4, sessions=8
    )
    yield from arrive_on_paper(life)
    yield from triage(life, any_cluster=True)
    if life.cluster not in stage.profile().accepted_clusters.value:
        yield from decline(life, "level_of_need")
        yield life.on(turned + timedelta(days=9))
        refer(life)
        go_through_stresses(life)
        life.do(referrals.submit_referral, referral=life.referral)
        yield from triage(life)
    yield from accept(life)
    yield from take_charge(life)
    yield from work(life, life.sessions)


def arrive_on_paper(life: Life) -> Script:
    """A request that comes by itself, without a talk before."""
    yield life.on(life.began_on)
    refer(life, on_paper=True)
    go_through_stresses(life)
    life.do(referrals.submit_referral, referral=life.referral)
