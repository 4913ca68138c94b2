"""The answer of each setting to one referral, in a sentence that a referrer could be told.

Sources: CF-01 to CF-11, RI-14, RI-15, RI-20, each named by its setting.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from nestling.core.codes import label_within
from nestling.core.phrases import and_list, counted, day_words, or_list, sentence_case
from nestling.families.rules import age_on, eligible_until
from nestling.organisations.profiles import Profile
from nestling.organisations.profiles.values import AgeCeiling
from nestling.organisations.profiles.wording import ceiling_words, protection_clauses
from nestling.referrals.rules.facts import Facts, Inputs, Passed, RuleLine


def _age(profile: Profile, facts: Facts) -> RuleLine:
    name, ceiling = _ceiling(profile, facts.tier)
    accepts = f"this service accepts babies {ceiling_words(ceiling)}"
    if name == "tier_ages":
        accepts = f"for {facts.tier} help {accepts}"
    inputs: Inputs = {
        "born_on": _iso(facts.born_on),
        "due_on": _iso(facts.due_on),
        "on": facts.on.isoformat(),
    }
    if facts.born_on is None or not facts.is_born:
        if facts.born_on is None and facts.due_on is None:
            return RuleLine(name, "unknown", "Neither a birth date nor a due date is recorded.", inputs)
        return RuleLine(name, "yes", f"The baby is not born yet; {accepts}.", inputs)
    last = eligible_until(facts.born_on, ceiling)
    inputs["eligible_until"] = last.isoformat()
    if facts.on > last:
        return RuleLine(name, "no", f"{_outgrown(facts.born_on, ceiling)}; {accepts}.", inputs)
    age = age_on(facts.born_on, facts.on).words
    until = f"that is, until {day_words(last)}"
    return RuleLine(name, "yes", f"The baby was {age} old on {day_words(facts.on)}; {accepts}, {until}.", inputs)


def _ceiling(profile: Profile, tier: str) -> tuple[str, AgeCeiling]:
    for row in profile.tier_ages.value:
        if row.tier == tier:
            return "tier_ages", row.ceiling
    return "age_ceiling", profile.age_ceiling.value


def _outgrown(born_on: date, ceiling: AgeCeiling) -> str:
    if ceiling.rule == "up_to_the_day":
        return f"The baby was {ceiling.months} months old on {day_words(eligible_until(born_on, ceiling))}"
    first_day_out = eligible_until(born_on, ceiling) + timedelta(days=1)
    months = age_on(born_on, first_day_out).months
    reached = f"turned {months // 12}" if months % 12 == 0 else f"was {months} months old"
    return f"The baby {reached} on {day_words(first_day_out)}"


def _antenatal(profile: Profile, facts: Facts) -> RuleLine | None:
    if facts.is_born or (facts.born_on is None and facts.due_on is None):
        return None
    inputs: Inputs = {
        "due_on": _iso(facts.due_on),
        "born_on": _iso(facts.born_on),
        "on": facts.on.isoformat(),
    }
    due = f" (due on {day_words(facts.due_on)})" if facts.due_on else ""
    if profile.antenatal.value:
        return RuleLine("antenatal", "yes", f"The baby is not born yet{due}; this service accepts pregnancy.", inputs)
    words = f"The baby is not born yet{due}; this service accepts families from the birth on."
    return RuleLine("antenatal", "no", words, inputs)


def _referrer(profile: Profile, facts: Facts) -> RuleLine:
    accepted, code = profile.accepted_referrers.value, facts.referrer_profession
    inputs: Inputs = {"referrer_profession": code}
    if not code:
        return RuleLine("accepted_referrers", "unknown", "Who refers, and their profession, is not recorded.", inputs)
    who = label_within("referrer_profession", code)
    if code == "parent":
        if profile.self_referral.value:
            return RuleLine(
                "self_referral", "yes", "A parent asked; this service accepts families' own requests.", inputs
            )
        words = "A parent asked; this service accepts a referral only from a professional who works with the family."
        return RuleLine("self_referral", "no", words, inputs)
    if not accepted:
        words = f"The referrer is {_one(who)}; this service accepts any professional who works with the family."
        return RuleLine("accepted_referrers", "yes", words, inputs)
    listed = or_list(_one(label_within("referrer_profession", each)) for each in accepted)
    words = f"The referrer is {_one(who)}; this service accepts a referral from {listed}."
    return RuleLine("accepted_referrers", "yes" if code in accepted else "no", words, inputs)


def _one(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def _residence(profile: Profile, facts: Facts) -> RuleLine:
    rule = profile.residence.value
    inputs: Inputs = {"lives_in_area": facts.lives_in_area, "gp_in_area": facts.gp_in_area}
    if rule.rule == "none":
        return RuleLine(
            "residence", "yes", "This service does not decide by where a family lives or which GP they have.", inputs
        )
    asked = {
        "residence": (facts.lives_in_area,),
        "gp_registration": (facts.gp_in_area,),
        "both": (facts.lives_in_area, facts.gp_in_area),
    }[rule.rule]
    areas = or_list(rule.areas)
    lives, registered = f"lives in {areas}", f"is registered with a GP in {areas}"
    if False in asked:
        return RuleLine("residence", "no", _outside(rule.rule, facts, areas), inputs)
    if None in asked:
        open_ones = {"residence": (lives,), "gp_registration": (registered,), "both": (lives, registered)}[rule.rule]
        unsaid = and_list(f"whether the family {each}" for each, said in zip(open_ones, asked, strict=True) if not said)
        return RuleLine("residence", "unknown", f"It is not recorded {unsaid}.", inputs)
    met = {"residence": lives, "gp_registration": registered, "both": f"{lives} and is registered with a GP there"}
    return RuleLine("residence", "yes", f"The family {met[rule.rule]}.", inputs)


def _outside(rule: str, facts: Facts, areas: str) -> str:
    """Which part of the area test the family does not meet, and whom the service is for."""
    if rule == "residence":
        return f"The family does not live in {areas}; this service is for families who do."
    if rule == "gp_registration":
        return f"The family is not registered with a GP in {areas}; this service is for families who are."
    unmet = [
        words for words, said in (("live in", facts.lives_in_area), ("have a GP in", facts.gp_in_area)) if said is False
    ]
    return f"The family does not {or_list(unmet)} {areas}; this service is for families who do both."


def _concern(profile: Profile, facts: Facts) -> RuleLine | None:
    test = profile.concern_test.value
    if test == "none":
        return None
    inputs: Inputs = {"concern_meets_test": facts.concern_meets_test}
    needed = {
        "relationship_at_risk": "a relationship that puts the baby's development at risk",
        "serious_concern": "serious concern about the attachment relationship",
        "severe_or_complex": "a difficulty at the severe or complex end that is already apparent",
    }[test]
    if facts.concern_meets_test is None:
        words = f"This service asks for {needed}: read the referral and say whether it describes that."
        return RuleLine("concern_test", "needs_judgement", words, inputs)
    if facts.concern_meets_test:
        words = f"The referral describes {needed}, as this service asks."
        return RuleLine("concern_test", "yes", words, inputs)
    words = f"The referral does not describe {needed}; this service accepts a referral only where it does."
    return RuleLine("concern_test", "no", words, inputs)


def _parent_only(profile: Profile, facts: Facts) -> RuleLine:
    rule, affected = profile.parent_only.value, facts.relationship_affected
    inputs: Inputs = {"relationship_affected": affected, "parent_only_reason": facts.parent_only_reason}
    if affected is None and rule != "accept":
        words = "Is the relationship with the baby affected, or is only the parent struggling? Say which."
        return RuleLine("parent_only", "needs_judgement", words, inputs)
    if affected:
        return RuleLine("parent_only", "yes", "The relationship with the baby is affected.", inputs)
    if rule == "accept":
        words = "This service also helps when only the parent is struggling."
        return RuleLine("parent_only", "yes", words, inputs)
    if rule == "decline":
        words = "Only the parent is struggling; this service is for families where the relationship is affected too."
        return RuleLine("parent_only", "no", words, inputs)
    if facts.parent_only_reason.strip():
        words = "Only the parent is struggling; a reason why help serves the baby is recorded."
        return RuleLine("parent_only", "yes", words, inputs)
    words = "Only the parent is struggling; write down why help would serve the baby, or decline."
    return RuleLine("parent_only", "needs_judgement", words, inputs)


def _protection(profile: Profile, facts: Facts) -> RuleLine:
    excluded = profile.excluded_protection.value
    known = None if facts.protection is None else ",".join(sorted(facts.protection))
    inputs: Inputs = {"protection": known}
    if not excluded:
        held = f"{and_list(protection_clauses(sorted(facts.protection)))}; " if facts.protection else ""
        words = sentence_case(f"{held}no child protection status keeps a family from this service.")
        return RuleLine("excluded_protection", "yes", words, inputs)
    if facts.protection is None:
        words = f"Ask whether {or_list(protection_clauses(excluded))}."
        return RuleLine("excluded_protection", "unknown", words, inputs)
    barring = [code for code in excluded if code in facts.protection]
    if barring:
        there = sentence_case(and_list(protection_clauses(barring)))
        words = f"{there}; this service does not accept a referral while that is so."
        return RuleLine("excluded_protection", "no", words, inputs)
    clear = sentence_case(and_list(protection_clauses(excluded, is_so=False)))
    return RuleLine("excluded_protection", "yes", f"{clear}.", inputs)


def closes_clusters(profile: Profile) -> bool:
    """Whether the service is closed to some cluster, so that the need must be rated before it can accept (RI-20)."""
    return len(set(profile.accepted_clusters.value)) < 6


def _cluster(profile: Profile, facts: Facts) -> RuleLine:
    return cluster_line(profile, facts.cluster, facts.on)


def cluster_line(profile: Profile, cluster: int | None, on: date, *, whose: str = "") -> RuleLine:
    """What the clusters of the service say to one cluster; `whose` names the relationship where there are several."""
    accepted = sorted(set(profile.accepted_clusters.value))
    inputs: Inputs = {"cluster": cluster, "on": on.isoformat()} | ({"relationship": whose} if whose else {})
    if not closes_clusters(profile):
        return RuleLine("accepted_clusters", "yes", "This service accepts every cluster.", inputs)
    since = f"since {day_words(profile.starts_on)} this service accepts {_cluster_list(accepted)}"
    need = f"{whose}: the need" if whose else "The need"
    if cluster is None:
        return RuleLine("accepted_clusters", "unknown", f"{need} is not rated yet; {since}.", inputs)
    passed: Passed = "yes" if cluster in accepted else "no"
    return RuleLine("accepted_clusters", passed, f"{need} is rated as cluster {cluster}; {since}.", inputs)


def _cluster_list(accepted: Iterable[int]) -> str:
    given = list(accepted)
    return f"cluster{'' if len(given) == 1 else 's'} {and_list(map(str, given))}" if given else "no cluster"


def _elsewhere(profile: Profile, facts: Facts) -> RuleLine | None:
    others = profile.not_our_job.value
    inputs: Inputs = {"belongs_elsewhere": facts.belongs_elsewhere, "belongs_to": facts.belongs_to}
    if facts.belongs_elsewhere:
        where = facts.belongs_to or "another service"
        words = f"The need would be better met by {where}; this service does not take its place."
        return RuleLine("not_our_job", "no", words, inputs)
    if not others:
        return None
    if facts.belongs_elsewhere is None:
        words = f"Say whether the need would be better met by {or_list(others)}."
        return RuleLine("not_our_job", "needs_judgement", words, inputs)
    return RuleLine("not_our_job", "yes", f"The need is not one for {or_list(others)}.", inputs)


def _gate(profile: Profile, facts: Facts) -> RuleLine:
    gate, passed_on = profile.gate.value, facts.gate_passed_on
    inputs: Inputs = {"gate": gate, "gate_passed_on": _iso(passed_on)}
    if gate == "none":
        return RuleLine("gate", "yes", "Direct work may begin without a consultation first.", inputs)
    kind = {"phone": "consultation", "face_to_face": "face-to-face consultation"}[gate]
    if passed_on is not None:
        return RuleLine("gate", "yes", f"The {kind} with the referrer took place on {day_words(passed_on)}.", inputs)
    words = f"A {kind} with the referrer must be recorded before any direct work; the decision need not wait for it."
    return RuleLine("gate", "later", words, inputs)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


RULES: tuple[Callable[[Profile, Facts], RuleLine | None], ...] = (
    _age,
    _antenatal,
    _residence,
    _referrer,
    _concern,
    _parent_only,
    _cluster,
    _protection,
    _elsewhere,
    _gate,
)


def days_left(profile: Profile, born_on: date, on: date, tier: str = "") -> str:
    """How long the baby stays young enough, for the intake board: "42 days left"."""
    left = (eligible_until(born_on, _ceiling(profile, tier)[1]) - on).days
    return f"{counted(left, 'day')} left" if left >= 0 else "past the age limit"
