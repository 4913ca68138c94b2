"""The checklist that an ending must meet, as a list of conditions that later rooms can join.

Sources: EN-01, EN-05, AC-10, CF-16 (Essex 2018); hazards H24 and H29.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from nestling.core.phrases import counted, day_words
from nestling.organisations.profiles.values import EndingLetters, LetterRule


@dataclass(frozen=True)
class Condition:
    """One thing that an ending waits for; one that does not block is shown as advice."""

    key: str
    sentence: str
    met: bool
    how_to_fix: str = ""
    blocks: bool = True


@dataclass(frozen=True, kw_only=True)
class EndingFacts:
    """What is known about the care that is to end. The three letters are told by the status of the latest
    one."""

    ends_on: date
    last_contact_on: date | None = None
    open_safeguarding_actions: int = 0
    open_concerns: int = 0
    unsent_letters: int = 0
    gp_letter: str = ""
    has_no_gp: bool = False
    referrer_letter: str = ""
    referrer_is_family: bool = False
    family_letter: str = ""
    family_letter_withheld: bool = False
    withheld_reason: str = ""
    open_reviews: int = 0
    look_again_on: date | None = None
    reason: str = ""
    summary: str = ""
    signposted_to: str = ""
    step_back_to: str = ""
    follow_up_has_owner: bool = False


def ending_conditions(
    letters: EndingLetters, facts: EndingFacts, joined: Iterable[Condition] = ()
) -> tuple[Condition, ...]:
    """Every condition of the ending, those of other rooms last."""
    return (*_safety(facts), *_letters(letters, facts), *_record(facts), *joined)


def ending_refusal(conditions: Iterable[Condition]) -> str | None:
    """Why care may not end yet; nothing when every blocking condition is met."""
    open_ones = [each for each in conditions if each.blocks and not each.met]
    if not open_ones:
        return None
    what = " ".join(each.how_to_fix for each in open_ones)
    return f"Care cannot end yet: {counted(len(open_ones), 'thing')} still to do. {what}"


def withholding_refusal(roles: Collection[str], reason: str) -> str | None:
    """Why the family's letter may not be withheld: it is a clinician's decision, with the reason written
    (AC-10)."""
    if "practitioner" not in roles:
        return "Only a practitioner may decide that the family is not sent its letter."
    return None if reason.strip() else "Write the clinical reason for not sending the family its letter."


def _safety(facts: EndingFacts) -> tuple[Condition, ...]:
    return (
        Condition(
            "safeguarding_actions",
            "No safeguarding action is open.",
            facts.open_safeguarding_actions == 0,
            f"Finish {counted(facts.open_safeguarding_actions, 'safeguarding action')} first.",
        ),
        Condition(
            "concerns",
            "No safeguarding concern is open.",
            facts.open_concerns == 0,
            f"{counted(facts.open_concerns, 'concern')} still open: agree with the safeguarding lead who follows it.",
            blocks=False,
        ),
        Condition(
            "reviews",
            "No review is open.",
            facts.open_reviews == 0,
            f"{counted(facts.open_reviews, 'review')} still open: hold it, or let the summary stand for it.",
            blocks=False,
        ),
        Condition(
            "assessments",
            "No assessment waits to be looked at again.",
            facts.look_again_on is None,
            _look_again(facts.look_again_on) if facts.look_again_on else "",
            blocks=False,
        ),
    )


def _look_again(day: date) -> str:
    return (
        f"An assessment was to be looked at again on {day_words(day)}: look now, or write in the summary who will. "
        "Nobody is reminded once care has ended."
    )


def _letters(letters: EndingLetters, facts: EndingFacts) -> tuple[Condition, ...]:
    gp = _letter("gp", "GP", letters.gp, facts.gp_letter)
    if facts.has_no_gp:
        gp = Condition("letter_gp", "The family is registered with no GP, so there is nobody to write to.", met=True)
    referrer = _letter("referrer", "referrer", letters.referrer, facts.referrer_letter)
    if facts.referrer_is_family:
        referrer = Condition("letter_referrer", "The family asked for help itself.", met=True)
    unsent = Condition(
        "unsent_letters",
        "No other letter about this care is unsent.",
        facts.unsent_letters == 0,
        f"Send or cancel {counted(facts.unsent_letters, 'letter')}.",
    )
    return (gp, referrer, _family_letter(letters.family, facts), unsent)


def _letter(key: str, who: str, rule: LetterRule, status: str) -> Condition:
    what = {"": "Write", "draft": "Release and send", "released": "Send", "cancelled": "Write"}.get(status, "Write")
    return Condition(
        f"letter_{key}",
        f"The {who} has been sent the ending letter.",
        status == "sent",
        f"{what} the letter to the {who}.",
        blocks=rule != "optional",
    )


def _family_letter(rule: LetterRule, facts: EndingFacts) -> Condition:
    if not facts.family_letter_withheld:
        return _letter("family", "family", rule, facts.family_letter)
    allowed = rule != "always"
    return Condition(
        "letter_family",
        "A practitioner has recorded the clinical reason for not sending the family its letter.",
        allowed and bool(facts.withheld_reason.strip()),
        "Write the clinical reason for not sending the family its letter."
        if allowed
        else "This service always sends the family its letter: write it.",
    )


def _record(facts: EndingFacts) -> tuple[Condition, ...]:
    last = facts.last_contact_on
    after = f"The last contact was on {day_words(last)}: choose that day or a later one." if last else ""
    rows = (
        ("ends_on", "The ending is not before the last contact.", last is None or facts.ends_on >= last, after),
        ("reason", "The reason for ending is chosen.", bool(facts.reason), "Choose the reason for ending."),
        ("summary", "A summary of the work is written.", bool(facts.summary.strip()), "Write a summary."),
        (
            "signposting",
            "The family knows where to turn next.",
            bool(facts.signposted_to.strip()),
            "Write where the family is signposted to.",
        ),
        ("step_back", "Where the family goes is chosen.", bool(facts.step_back_to), "Choose where the family goes."),
        (
            "follow_up_owner",
            "The follow-up has an owner.",
            facts.follow_up_has_owner,
            "Name who will ask the family how they are.",
        ),
    )
    return tuple(Condition(key, sentence, met, how_to_fix) for key, sentence, met, how_to_fix in rows)
