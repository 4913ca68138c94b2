"""The first words of the letters at the end of care: to the GP, to the referrer and to the family (EN-01, EN-05).

Drafts only: a person reads, mends and releases each. They say what was done and what comes next; they never label
the baby, and none of them tells one reader what belongs to another.
"""

from dataclasses import dataclass
from datetime import date

from nestling.core.phrases import counted, day_words


@dataclass(frozen=True)
class Words:
    """The greeting, the heading and the body of a letter."""

    salutation: str
    heading: str
    body: str


@dataclass(frozen=True, kw_only=True)
class EndingStory:
    """What an ending letter tells, as plain values."""

    infant: str
    carer: str
    carer_called: str
    began_on: date
    ends_on: date
    attended: int
    reason: str = ""
    in_grief: bool = False
    summary: str = ""
    signposted_to: str = ""
    step_back: str = ""
    follow_up_on: date | None = None


def gp_ending_letter(story: EndingStory) -> Words:
    """Tells the GP what was done, how care ended and what comes next."""
    return Words("Dear Doctor", _heading(story), _joined(*_for_professionals(story)))


def referrer_ending_letter(story: EndingStory, referrer: str) -> Words:
    """Tells whoever asked for help the same, with thanks for having asked."""
    thanks = f"Thank you for asking us to think with you about {_both(story)}."
    return Words(f"Dear {referrer or 'colleague'}", _heading(story), _joined(thanks, *_for_professionals(story)))


def family_ending_letter(story: EndingStory) -> Words:
    """Says goodbye to the family in warm plain words. The summary is for professionals and is not copied here."""
    if story.in_grief:
        return Words(f"Dear {story.carer_called}", "Thinking of you", _joined(*_in_grief(story)))
    parts = (
        f"{_met(story)} Our work together ends on {day_words(story.ends_on)}.",
        "We want to thank you for the thought and the time that you gave to it.",
        _next("If you would like help in the time to come:", story.signposted_to),
        f"We would like to ask how you both are, and will be in touch around {day_words(story.follow_up_on)}. "
        "You can tell us at any time that you would rather we did not."
        if story.follow_up_on
        else "",
        "If things become hard before then, please ring us, or talk with your health visitor or GP.",
    )
    return Words(f"Dear {story.carer_called}", "Our time together", _joined(*parts))


def _in_grief(story: EndingStory) -> tuple[str, ...]:
    return (
        "We are so very sorry. You and your family are in our thoughts.",
        "We will not ring you about our work together unless you would like us to. If it would help to talk, "
        "please ring us at any time.",
        _next("These people may also be of help:", story.signposted_to),
    )


def _met(story: EndingStory) -> str:
    if not story.attended:
        return "Thank you for letting us think about you and your family, even though we did not come to meet."
    return f"It has been a pleasure to meet with you and {story.infant}. We met {_times(story)}."


def _next(lead: str, places: str) -> str:
    return f"{lead}\n\n{_list(places)}" if places.strip() else ""


def _for_professionals(story: EndingStory) -> tuple[str, ...]:
    seen = f"met with them {_times(story)}" if story.attended else "did not come to meet with them"
    return (
        f"We have worked with {_both(story)} since {day_words(story.began_on)} and {seen}. "
        f"This work ends on {day_words(story.ends_on)}{_because(story.reason)}.",
        story.summary.strip(),
        _next("What comes next for them:", story.signposted_to),
        f"They now go on with: {story.step_back}." if story.step_back and not story.in_grief else "",
        f"We will ask the family how they are around {day_words(story.follow_up_on)}."
        if story.follow_up_on and not story.in_grief
        else "",
        "If anything changes for them, please ring us.",
    )


def _heading(story: EndingStory) -> str:
    return f"Our work with {_both(story)} is ending"


def _both(story: EndingStory) -> str:
    return f"{story.infant} and {story.carer}"


def _times(story: EndingStory) -> str:
    return {1: "once", 2: "twice"}.get(story.attended) or counted(story.attended, "time")


def _because(reason: str) -> str:
    return f" ({reason[:1].lower()}{reason[1:]})" if reason else ""


def _list(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return "\n".join(line if line.startswith(("- ", "• ")) else f"- {line}" for line in lines)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
