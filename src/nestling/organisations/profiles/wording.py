"""Holds the words of the service profile: how each setting and each value is said to a reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from nestling.core.codes import label_of, label_within
from nestling.core.phrases import and_list, counted, or_list, sentence_case
from nestling.organisations.profiles.profile import Status
from nestling.organisations.profiles.values import (
    AgeCeiling,
    Cadence,
    Caseload,
    Checklist,
    ClusterGroup,
    EndingLetters,
    EscalationDays,
    Hosting,
    Offer,
    ParentingAssessments,
    Post,
    Residence,
    RiskRow,
    RiskTable,
    Safeguarding,
    TierAge,
    TierWord,
    WorkingWeeks,
)

HEADING_LABELS = {
    "code": "short name of the profile",
    "name": "name of the service",
    "starts_on": "first day on which this version holds",
    "starts_on_status": "whether the first day is stated by the source",
    "starts_on_note": "why that first day was chosen",
    "based_on": "document that the profile is taken from",
}
STATUS_WORDS: dict[Status, str] = {
    "stated": "Stated by the source",
    "not_stated": "Not stated by the source: a product default",
    "product_default": "Product default",
}
CHOICES: dict[str, str] = {
    "thriving": "Thriving",
    "getting_advice": "Getting Advice",
    "getting_help": "Getting Help",
    "getting_more_help": "Getting More Help",
    "getting_risk_support": "Getting Risk Support",
    "universal": "universal",
    "targeted": "targeted",
    "specialist": "specialist",
    "practitioner": "a practitioner",
    "service_manager": "the service manager",
    "administrator": "an administrator",
    "safeguarding_lead": "the safeguarding lead",
    "always": "always",
    "unless_clinical_reason": "always, unless a clinician records the clinical reason for not sending it",
    "optional": "if wanted",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
GATES = {
    "none": "Direct work may begin without a consultation first.",
    "phone": "A consultation with the referrer, by telephone or face to face, comes before any direct work.",
    "face_to_face": "A face-to-face consultation with the referrer comes before any direct work.",
}
CONCERN_TESTS = {
    "none": "No particular degree of concern is asked for.",
    "relationship_at_risk": "The relationship between baby and parent puts the baby's development at risk.",
    "serious_concern": "There are serious concerns about the attachment relationship.",
    "severe_or_complex": "The difficulty is at the severe or complex end and is already apparent.",
}
PARENT_ONLY = {
    "decline": "Declined when only the parent is struggling and the relationship is not affected.",
    "record_reason": "Accepted when only the parent is struggling, with a written reason why it serves the baby.",
    "accept": "Accepted when only the parent is struggling.",
}
COMBINING = {
    "clinicians_choice": "The clinician chooses the cluster with all four ratings in view.",
    "highest": "The highest of the four ratings is the cluster.",
    "rounded_mean": "The mean of the four ratings, rounded, is the cluster; a half rounds up.",
}
RESIDENCE = {
    "none": "No residence test.",
    "residence": "The family lives in {}.",
    "gp_registration": "The family is registered with a GP in {}.",
    "both": "The family lives in and is registered with a GP in {}.",
}
PROTECTION: dict[str, tuple[str, str]] = {
    "investigation_proposed": (
        "a child protection investigation is proposed",
        "no child protection investigation is proposed",
    ),
    "investigation": (
        "a child protection investigation is under way",
        "no child protection investigation is under way",
    ),
    "child_in_need": ("a child in need plan is in place", "no child in need plan is in place"),
    "protection_plan": ("a child protection plan is in place", "no child protection plan is in place"),
    "unborn_plan": (
        "a protection plan for the unborn baby is in place",
        "no protection plan for the unborn baby is in place",
    ),
    "looked_after": (
        "the baby is looked after by the local authority",
        "the baby is not looked after by the local authority",
    ),
}
"""Each status of table `protection_status` as part of a sentence: that it is so, and that it is not."""
INVESTIGATIONS = ("investigation_proposed", "investigation")


def ceiling_words(ceiling: AgeCeiling) -> str:
    """The ceiling as the end of a sentence: "before their second birthday"."""
    if ceiling.rule == "through":
        if ceiling.unit == "years":
            return f"up to and including age {ceiling.limit} (before their {ORDINALS[ceiling.limit]} birthday)"
        return f"up to and including age {ceiling.limit} months (before they are {ceiling.limit + 1} months old)"
    if ceiling.rule == "up_to_the_day":
        return f"up to and including the day they are {ceiling.months} months old"
    if ceiling.months % 12 == 0:
        return f"before their {ORDINALS[ceiling.months // 12 - 1]} birthday"
    return f"before they are {ceiling.months} months old"


def residence_words(residence: Residence) -> str:
    return RESIDENCE[residence.rule].format(or_list(residence.areas))


def protection_words(codes: Iterable[str]) -> str:
    return and_list(label_within("protection_status", code) for code in codes)


def protection_clauses(codes: Iterable[str], *, is_so: bool = True) -> tuple[str, ...]:
    """Each status as part of a sentence; an investigation proposed or under way is said once."""
    given = tuple(codes)
    clauses = [PROTECTION[code][0 if is_so else 1] for code in given if code not in INVESTIGATIONS]
    asked = [code for code in INVESTIGATIONS if code in given]
    if len(asked) == 2:
        clauses.insert(0, f"{'a' if is_so else 'no'} child protection investigation is proposed or under way")
    elif asked:
        clauses.insert(0, PROTECTION[asked[0]][0 if is_so else 1])
    return tuple(clauses)


def _ages(rows: tuple[TierAge, ...]) -> str:
    if not rows:
        return "The same age limit holds for every tier."
    return "; ".join(f"{row.tier}: {ceiling_words(row.ceiling)}" for row in rows) + "."


def _clusters(clusters: tuple[int, ...]) -> str:
    if len(set(clusters)) == 6:
        return "All clusters, 1 to 6."
    return f"Clusters {and_list(map(str, sorted(clusters)), 'none at present')}."


def _protection(codes: tuple[str, ...]) -> str:
    return f"Not accepted while {or_list(protection_clauses(codes))}." if codes else "Nothing here excludes a family."


def _referrers(codes: tuple[str, ...]) -> str:
    if not codes:
        return "Any professional who works with the family."
    return f"Only: {and_list(label_within('referrer_profession', code) for code in codes)}."


def _tier_words(rows: tuple[TierWord, ...]) -> str:
    return "; ".join(f"{row.word}: {row.tier}, {CHOICES[row.thrive]}" for row in rows) or "No words of its own."


def _cluster_thrive(rows: tuple[ClusterGroup, ...]) -> str:
    return "; ".join(f"cluster {row.cluster}: {CHOICES[row.thrive]}" for row in rows) or "Not mapped."


def risk_row_words(row: RiskRow) -> str:
    """What the table says in one row: "about 8%", "1-2%"."""
    figure = f"{row.low:g}%" if row.low == row.high else f"{row.low:g}–{row.high:g}%"
    return f"about {figure}" if row.about else figure


def likelihood_words(table: RiskTable) -> str:
    """Of what the table's figures are a likelihood; said to be unknown where the table does not tell."""
    return (
        f"the likelihood that {table.likelihood_that}" if table.likelihood_that else "a likelihood (of what, not said)"
    )


def _risk(table: RiskTable) -> str:
    rows = [f"{row.factors}{' or more' if row.or_more else ''}: {risk_row_words(row)}" for row in table.rows]
    if not rows:
        return "No table is used."
    treated = f" Counted as at least four: {protection_words(table.at_least_four)}." if table.at_least_four else ""
    source = f" ({table.figures_from})" if table.figures_from else ""
    what = f"{sentence_case(likelihood_words(table))}, by number of risk factors{source}"
    return f"{what} – {'; '.join(rows)}. Numbers not listed are gaps in the source.{treated}"


def _checklist(list_: Checklist) -> str:
    if not list_.left_out and not list_.added:
        return "The product's own list, unchanged."
    added = and_list(factor.label.lower() for factor in list_.added)
    return f"The product's own list; left out: {len(list_.left_out)}; added: {added}."


def _offers(rows: tuple[Offer, ...]) -> str:
    return " ".join(f"{CHOICES[row.thrive]}: {'; '.join(row.offers)}." for row in rows) or "No offers listed."


def _assessments(rule: ParentingAssessments) -> str:
    part = "May contribute to assessments" if rule.may_contribute else "Does not contribute to assessments"
    cap = f"at most {rule.stand_alone_a_year} stand-alone ones a year" if rule.stand_alone_a_year else "no cap is set"
    return f"{part}; {cap}."


def _cadence(rhythm: Cadence) -> str:
    if rhythm.from_weeks == rhythm.to_weeks:
        return f"Every {rhythm.from_weeks} weeks."
    return f"Every {rhythm.from_weeks} to {rhythm.to_weeks} weeks."


def _letters(letters: EndingLetters) -> str:
    named = (("GP", letters.gp), ("referrer", letters.referrer), ("family", letters.family))
    return "; ".join(f"to the {who}: {CHOICES[rule]}" for who, rule in named) + "."


def _escalation(days: EscalationDays) -> str:
    return f"To its owner after {days.owner} working days, to the manager after {days.manager}."


def _hosting(hosting: Hosting) -> str:
    return f"{hosting.host}, with {and_list(hosting.partners)}." if hosting.partners else f"{hosting.host}."


def _staffing(posts: tuple[Post, ...]) -> str:
    total = f" Together {sum(post.wte for post in posts):g} whole-time equivalents." if posts else ""
    return ("; ".join(f"{post.post} {post.wte:g}" for post in posts) or "Not listed") + "." + total


def _caseload(load: Caseload) -> str:
    return f"{load.families_from} to {load.families_to} families at a time for {load.wte:g} of a full-time post."


def _weeks(weeks: WorkingWeeks) -> str:
    return f"Weeks: training {weeks.training}, consultation {weeks.consultation}, direct {weeks.direct}."


def _safeguarding(words: Safeguarding) -> str:
    procedures = f"Procedures: {and_list(words.procedures, 'none named')}."
    meanings = [f'"{row.word}" means {label_within("protection_status", row.means)}' for row in words.synonyms]
    return f"{procedures} {'; '.join(meanings)}." if meanings else procedures


def _yes_no(yes: str, no: str) -> Callable[[bool], str]:
    return lambda value: yes if value else no


def _listed(values: tuple[str, ...]) -> str:
    return and_list(CHOICES.get(value, value) for value in values) + "."


def _entries(names: Iterable[str]) -> str:
    # Names with commas inside them ("Watch, Wait and Wonder") need the semicolon.
    return ("; ".join(names) or "None named") + "."


def _review_weeks(number: int) -> str:
    if not number:
        return "Not used: no review is raised by weeks."
    return f"When {counted(number, 'week')} have passed since care began or since the last review, if that comes first."


def _days(number: int) -> str:
    return f"{number} days from the day the referral was first received."


@dataclass(frozen=True)
class Described:
    """How one setting is shown: its group, label, id in the settings register, and its value in words."""

    group: str
    label: str
    register: str
    in_words: Callable[[Any], str]


_FOR = "Who the service is for"
_REACH = "How a family reaches the service"
_NEED = "How need is understood"
_CARE = "How care is given"
_END = "How care ends"
_SELF = "The service itself"

_DESCRIBED: dict[str, Described] = {
    "age_ceiling": Described(_FOR, "Oldest age", "CF-01", lambda c: f"Babies and children {ceiling_words(c)}."),
    "tier_ages": Described(_FOR, "Oldest age by tier", "CF-03", _ages),
    "antenatal": Described(
        _FOR, "Before birth", "CF-02", _yes_no("Accepted in pregnancy.", "Accepted only after the birth.")
    ),
    "accepted_clusters": Described(_FOR, "Clusters accepted", "CF-04", _clusters),
    "concern_test": Described(_FOR, "Degree of concern", "CF-04", CONCERN_TESTS.__getitem__),
    "parent_only": Described(_FOR, "Difficulty that is only the parent's", "CF-10", PARENT_ONLY.__getitem__),
    "excluded_protection": Described(_FOR, "Child protection", "CF-09", _protection),
    "not_our_job": Described(_FOR, "Needs that belong to other services", "CF-04", lambda v: and_list(v) + "."),
    "residence": Described(_FOR, "Area", "CF-11", residence_words),
    "accepted_referrers": Described(_REACH, "Who may refer", "CF-06", _referrers),
    "self_referral": Described(
        _REACH, "Families asking for themselves", "CF-06", _yes_no("Accepted.", "Not accepted as a referral.")
    ),
    "gate": Described(_REACH, "Consultation before direct work", "CF-07", GATES.__getitem__),
    "decider_role": Described(
        _REACH, "Who accepts or declines", "CF-08", lambda role: f"{CHOICES[role]}.".capitalize()
    ),
    "combined_triage": Described(
        _REACH,
        "Combined triage",
        "CF-08",
        _yes_no("Referrals are first considered together with another team.", "The service considers referrals alone."),
    ),
    "waiting_target_days": Described(_REACH, "Aim for the first contact", "", _days),
    "tiers": Described(_NEED, "Tiers offered", "CF-04", _listed),
    "tier_words": Described(_NEED, "The service's own words for tiers", "CF-05", _tier_words),
    "thrive_groups": Described(_NEED, "THRIVE groups served", "CF-04", _listed),
    "cluster_combining": Described(_NEED, "From four ratings to one cluster", "TR-12", COMBINING.__getitem__),
    "cluster_thrive": Described(_NEED, "From cluster to THRIVE group (advice only)", "CF-05", _cluster_thrive),
    "risk_table": Described(_NEED, "Cumulative risk", "TR-06", _risk),
    "checklist": Described(_NEED, "Stress checklist", "TR-08", _checklist),
    "measures": Described(_NEED, "Measures used", "CF-12", _entries),
    "modalities": Described(
        _CARE, "Ways of working", "IN-01", lambda v: _entries(label_of("modality", code) for code in v)
    ),
    "thrive_offers": Described(_CARE, "What each THRIVE group is offered", "IN-07", _offers),
    "review_every_contacts": Described(
        _CARE, "Review", "CF-13", lambda n: f"After every {n} attended direct contacts with the relationship."
    ),
    "review_every_weeks": Described(_CARE, "Review by weeks", "CF-13", _review_weeks),
    "session_counts_writing": Described(
        _CARE,
        "What a session counts",
        "CT-01",
        _yes_no("Contact and the writing that belongs to it.", "Contact only; writing is counted apart."),
    ),
    "parenting_assessments": Described(_CARE, "Parenting assessments", "CF-22", _assessments),
    "consultation_cadence": Described(_CARE, "Consultation with aligned teams", "CF-14", _cadence),
    "ending_letters": Described(_END, "Letters at ending", "CF-16", _letters),
    "follow_up_months": Described(
        _END,
        "Follow-up",
        "CF-15",
        lambda n: f"A clinician asks how the family is {n} calendar months after care ends.",
    ),
    "escalation_days": Described(_END, "When unfinished work is brought up", "", _escalation),
    "hosting": Described(_SELF, "Host and partners", "CF-20", _hosting),
    "staffing": Described(_SELF, "Posts", "CF-19", _staffing),
    "caseload": Described(_SELF, "Families to one post", "CS-01", _caseload),
    "working_weeks": Described(_SELF, "Working weeks in a year", "CF-18", _weeks),
    "demand_models": Described(_SELF, "How demand is estimated", "CF-17", _entries),
    "safeguarding": Described(_SELF, "Safeguarding words and procedures", "CF-21", _safeguarding),
}


def describer(name: str) -> Described:
    """How the setting of that name is shown."""
    return _DESCRIBED[name]
