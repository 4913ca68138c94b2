"""From the first call to the decision: a discussion, the request for service, triage, and what is decided."""

from datetime import timedelta
from typing import Any

from nestling.care import actions as care
from nestling.consultation import actions as consultation
from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.demo import proportions, words
from nestling.demo.life import Life, agree, register
from nestling.demo.stage import Script
from nestling.families import actions as families
from nestling.letters import actions as letters
from nestling.letters.models import Letter
from nestling.referrals import actions as referrals
from nestling.referrals.actions import StressInput, Thought
from nestling.referrals.models import Decision
from nestling.referrals.rules import OPEN_STATUSES, factors_for

CAUTIOUS = ("past", "resolved", "not_known")


def first_talk(life: Life, *, face_to_face: bool = False, **said: Any) -> Discussion:
    """A professional rings or comes about a family not yet on record, and is invited to refer."""
    asks = life.household.referrer
    held_at = clock.now() - timedelta(minutes=life.luck.choice((20, 30, 40, 55)))
    infant, carer = life.household.infant, life.household.carer
    initials = f"{infant.given_name[:1] or 'B'}{infant.family_name[:1]}"
    return life.do(
        consultation.log_discussion,
        kind="one_to_one_case" if face_to_face else "phone_case",
        mechanism="face_to_face" if face_to_face else life.luck.choice(("telephone", "telephone", "video")),
        caller_name=asks.name,
        caller_profession=asks.profession,
        caller_agency=asks.agency,
        caller_contact=asks.phone,
        held_at=held_at,
        minutes=life.luck.choice((20, 30, 45, 60)),
        summary=life.household.theme.asked,
        advice=life.luck.choice(words.ADVICE),
        outcome="referral_invited",
        outcome_note=f"To send the request for {carer.given_name} and the baby with {carer.given_name}’s agreement.",
        **({"initials": initials} | said),
    )


def refer(life: Life, discussion: Discussion | None = None, *, on_paper: bool | None = None, **answers: Any) -> None:
    """The request for service is typed in: everything but the checklist."""
    if life.tie is None:
        register(life)
    paper = life.luck.random() < 0.4 if on_paper is None else on_paper
    life.referral = life.do(
        referrals.start_referral,
        by=life.stage.cast.administrator if paper and discussion is None else None,
        relationship=life.relationship,
        discussion=discussion,
        came_on_paper=paper,
    )
    asks, theme = life.household.referrer, life.household.theme
    usual = dict(
        referrer_name=asks.name,
        referrer_profession=asks.profession,
        referrer_agency=asks.agency,
        referrer_address=asks.address,
        referrer_phone=asks.phone,
        referrer_email=asks.email,
        source=asks.source,
        request_type=life.luck.choice(("direct_assessment", "direct_assessment", "joint_work", "consultation")),
        primary_reason=theme.reason,
        how_compromised=life.say(theme.compromised),
        parent_difficulty=life.say(theme.difficulty),
        relationship_affected="yes",
        strengths=life.say(theme.strengths),
        hopes=life.say(theme.hopes),
        lives_in_area=True,
        gp_in_area=True,
        family_agrees="yes",
        **_priority(life),
    )
    life.do(referrals.fill_referral, referral=life.referral, **(usual | answers))


def _priority(life: Life) -> dict[str, str]:
    if life.cluster < 6 or life.luck.random() < 0.5:
        return {"priority": "routine"}
    return {"priority": "urgent", "priority_reason": "Several worries at once, and a baby of few weeks."}


def go_through_stresses(life: Life) -> None:
    """The checklist is gone through with the referrer."""
    known = {factor.key for factor in factors_for(life.stage.profile())}
    present = [key for key in life.household.theme.stresses if key in known]
    others = life.luck.sample(sorted(known - set(present)), 2)
    answers = {key: StressInput("present", about=_whom(life, key)) for key in present}
    answers |= {key: StressInput(life.luck.choice(CAUTIOUS)) for key in others}
    life.do(referrals.answer_checklist, referral=life.referral, answers=answers)


def _whom(life: Life, factor: str) -> Any:
    about_baby = {"premature_lbw", "separation_illness", "feeding_growth", "sleep", "crying"}
    if factor in about_baby:
        return life.infant
    return life.relationship.carer if factor.startswith("carer") else None


def arrive(life: Life, *, with_talk: bool | None = None, days_to_send: tuple[int, int] = (1, 6)) -> Script:
    """From the first word to the day the request is received, complete."""
    gate = life.stage.profile(life.began_on).gate.value
    discussion = None
    yield life.on(life.began_on)
    if with_talk or (with_talk is None and (gate != "none" or life.luck.random() < 0.5)):
        discussion = first_talk(life, face_to_face=gate == "face_to_face")
        yield life.later(*days_to_send)
    refer(life, discussion)
    go_through_stresses(life)
    life.do(referrals.submit_referral, referral=life.referral)
    agree(life, "referral", life.household.referrer.agency)


def send_back(life: Life, note: str = "") -> Any:
    """Return the request with what is missing."""
    return life.do(referrals.return_referral, referral=life.referral, note=note)


def triage(life: Life, *, asks: bool | None = None, any_cluster: bool = False, **findings: Any) -> Script:
    """Triage over some days: what is found out, whom we ask, how the need is rated."""
    yield life.later(0, 3)
    life.do(referrals.begin_triage, referral=life.referral)
    agency = life.household.referrer.agency
    liaison = None
    if asks or (asks is None and life.luck.random() < 0.55):
        asked, answer = life.luck.choice(words.ASKED)
        with_whom = life.luck.choice(("The duty health visitor", "The practice nurse", "The early help coordinator"))
        liaison = life.do(
            referrals.ask_liaison, referral=life.referral, with_whom=with_whom, asked=asked, agency=agency
        )
    yield life.later(1, 5)
    if liaison:
        life.do(referrals.answer_liaison, liaison=liaison, answer=answer, minutes=life.luck.choice((5, 10, 15)))
    find_out(life, **findings)
    if life.stage.profile().combined_triage.value:
        consider_together(life)
    if not any_cluster:
        life.cluster = life.stage.taken(life.cluster, life.luck)
    rate(life)


def consider_together(life: Life) -> None:
    """The referral is thought about with the perinatal team, at a combined triage."""
    carer = life.household.carer.given_name
    life.do(
        referrals.hold_triage_meeting,
        kind="combined_triage",
        held_on=clock.today(),
        with_team="the perinatal team",
        present="Two of this team, and the perinatal team’s duty nurse and nursery nurse",
        thoughts=(
            Thought(
                life.referral, f"Whether {carer} is known to the perinatal team.", "Ours to go on with; ask again."
            ),
        ),
    )


def assess_risk(life: Life, relationship: Any) -> None:
    """A specialist assessment in words, for a family that needs risk support."""
    life.do(
        referrals.record_assessment,
        relationship=relationship,
        kind="pimh_risk",
        found=words.ASSESSED,
        to_do=words.ASSESSED_TO_DO,
    )


def find_out(life: Life, **findings: Any) -> None:
    """Write down what triage found and judged."""
    tiers = life.stage.profile().tiers.value
    usual = {
        "tier": tiers[-1] if life.cluster >= 4 else tiers[0],
        "concern_meets_test": True,
        "concern_words": "What is described puts the relationship at risk.",
        "relationship_affected": True,
        "needs_other_service": False,
        "protection_asked_on": clock.today(),
        "urgency": life.referral.priority or "routine",
        "urgency_reason": life.referral.priority_reason,
        "notes": life.luck.choice(words.TRIAGE_NOTES),
    }
    life.do(referrals.note_findings, referral=life.referral, **(usual | findings))


def rate(life: Life, *, cluster: int | None = None, relationship: Any = None) -> None:
    """Rate the need in four domains, which lie round the cluster, and place the relationship in a THRIVE group."""
    wanted = cluster or life.cluster
    domains = [min(6, max(1, wanted + step)) for step in (life.luck.choice((0, 0, -1)), 0, life.luck.choice((-2, -1)))]
    life.do(
        referrals.rate_need,
        relationship=relationship or life.relationship,
        referral=life.referral,
        presenting_issue=domains[0],
        relationship_quality=domains[1],
        child_protection=domains[2],
        parental_capacity=min(6, max(1, wanted + life.luck.choice((-1, 0, 1)))),
        cluster=wanted,
        reason="Weighed together by the team.",
    )
    group = "getting_advice" if wanted == 1 else proportions.THRIVE.one(life.luck)
    place(life, group if wanted > 3 else "getting_help" if wanted > 1 else "getting_advice", relationship)


def place(life: Life, group: str, relationship: Any = None) -> None:
    """Say which THRIVE group describes what the family needs from today."""
    values = {"relationship": relationship or life.relationship, "group": group}
    life.do(referrals.place_in_thrive, reason=words.THRIVE_REASONS[group], **values)
    if group == "getting_risk_support":
        assess_risk(life, values["relationship"])


def decider(life: Life) -> Viewer:
    """Whoever decides in this service."""
    return life.stage.cast.manager if life.stage.profile().decider_role.value == "service_manager" else life.lead


def accept(life: Life, relationships: Any = None) -> Script:
    """The decision to help, which opens the care."""
    yield life.later(0, 3)
    if life.stage.taken(life.cluster, life.luck) != life.cluster:
        # The service has entered its next phase since the rating.
        life.cluster = life.stage.taken(life.cluster, life.luck)
        rate(life)
    words_said = "The team can picture them, and what we would do."
    life.episodes = list(
        life.do(
            care.accept_referral,
            by=decider(life),
            referral=life.referral,
            relationships=relationships,
            reasons=words_said,
        )
    )


def decline(life: Life, reason: str, *, is_sent: bool = True) -> Script:
    """The decision not to help, with the reasons, advice, and a letter to the referrer."""
    yield life.later(0, 3)
    reasons, advice = words.DECLINED[reason]
    decision: Decision = life.do(
        referrals.decide,
        by=decider(life),
        referral=life.referral,
        outcome="declined",
        rejection_reason=reason,
        reasons=reasons,
        advice=advice,
        signposted_to=life.luck.choice(words.SIGNPOSTS),
    )
    if is_sent and decision.letter:
        yield from send(life, decision.letter)


def withdraw(life: Life, reason: str, words_said: str) -> None:
    """The family or the referrer takes the request back."""
    if life.referral and life.referral.status in OPEN_STATUSES:
        life.do(referrals.withdraw_referral, referral=life.referral, reason=reason, words=words_said)


def send(life: Life, letter: Letter, how: str = "post") -> Script:
    """A letter is looked over and released, and goes a little later."""
    yield life.later(0, 1)
    life.do(letters.release_letter, letter=letter, goes_by=how, warnings_read=True, shared_why=words.SHARED_WHY)
    yield life.later(0, 1)
    sender = life.stage.cast.administrator if how == "post" else life.lead
    life.do(letters.record_sent, by=sender, letter=letter, how=how)


def send_now(life: Life, letter: Letter) -> None:
    """A letter that was forgotten is let go and sent at once, by post."""
    if letter.status == "draft":
        life.do(letters.release_letter, letter=letter, warnings_read=True, shared_why=words.SHARED_WHY)
    life.do(letters.record_sent, letter=letter, how="post")


def add_network(life: Life) -> None:
    """Write down who else works with the family, and who leads."""
    asks = life.household.referrer
    values = {"name": asks.name, "profession": asks.profession, "agency": asks.agency, "phone": asks.phone}
    life.do(families.add_network_member, family=life.family, address=asks.address, is_lead=True, **values)
