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
    began_on: date
    ends_on: date
    attended: int
    reason: str = ""
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
    parts = (
        f"It has been a pleasure to meet with you and {story.infant}. We met {_times(story)}, "
        f"and our work together ends on {day_words(story.ends_on)}.",
        "We want to thank you for the thought and the time that you gave to it.",
        f"If you would like help in the time to come:\n\n{_list(story.signposted_to)}" if story.signposted_to else "",
        f"We would like to ask how you both are, and will be in touch around {day_words(story.follow_up_on)}. "
        "You can tell us at any time that you would rather we did not."
        if story.follow_up_on
        else "",
        "If things become hard before then, please ring us, or talk with your health visitor or GP.",
    )
    return Words(f"Dear {story.carer}", "Our time together", _joined(*parts))


def _for_professionals(story: EndingStory) -> tuple[str, ...]:
    return (
        f"We have worked with {_both(story)} since {day_words(story.began_on)} and met with them {_times(story)}. "
        f"This work ends on {day_words(story.ends_on)}{_because(story.reason)}.",
        story.summary.strip(),
        f"What we have agreed with the family comes next:\n\n{_list(story.signposted_to)}"
        if story.signposted_to
        else "",
        f"They now go on with: {story.step_back}." if story.step_back else "",
        f"We will ask the family how they are around {day_words(story.follow_up_on)}." if story.follow_up_on else "",
        "If anything changes for them, please ring us.",
    )


def _heading(story: EndingStory) -> str:
    return f"Our work with {_both(story)} is ending"


def _both(story: EndingStory) -> str:
    return f"{story.infant} and {story.carer}"


def _times(story: EndingStory) -> str:
    return counted(story.attended, "time")


def _because(reason: str) -> str:
    return f" ({reason[:1].lower()}{reason[1:]})" if reason else ""


def _list(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return "\n".join(line if line.startswith(("- ", "• ")) else f"- {line}" for line in lines)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
