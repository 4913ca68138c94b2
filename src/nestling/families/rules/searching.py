"""What somebody meant who typed words into the search: a number, a reference, a postcode, a day or a name."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from nestling.core.phrases import day_words
from nestling.families.rules.facts import normal_postcode, postcode_fault
from nestling.families.rules.names import folded
from nestling.families.rules.nhs_numbers import normal_nhs_number, spaced_nhs_number

SHORTEST_NAME = 2
MOST_WORDS = 5
_DAY_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
_REFERENCE = re.compile(r"[2-9BCDFGHJKMNPQRSTVWXYZ]{10}")


@dataclass(frozen=True)
class Sought:
    """What is looked for: one of a number, reference, postcode or day, or else the words of a name."""

    kind: str
    text: str = ""
    day: date | None = None
    words: tuple[str, ...] = ()

    @property
    def explained(self) -> str:
        """How the search was understood, for the page."""
        return {
            "nothing": "",
            "too_short": "Type at least two letters of a name",
            "nhs_number": f"People with the NHS number {spaced_nhs_number(self.text)}",
            "ref": f"The record with the reference {self.text}",
            "postcode": f"People at the postcode {self.text}",
            "day": f"People born or due on {day_words(self.day)}" if self.day else "",
            "name": f"People whose names begin with “{' '.join(self.words)}”",
        }[self.kind]


def sought(typed: str) -> Sought:
    """Work out what was meant. Ten digits are an NHS number; ten of our letters and digits a reference."""
    text = " ".join(typed.split())
    if not text:
        return Sought("nothing")
    number = normal_nhs_number(text)
    if re.fullmatch(r"[0-9]{10}", number):
        return Sought("nhs_number", number)
    if day := _day_in(text):
        return Sought("day", day=day)
    if re.search(r"[0-9]", text) and postcode_fault(text) is None:
        return Sought("postcode", normal_postcode(text))
    # No vowel stands in a reference, so ten letters of ours are no name, even without a digit among them.
    if _REFERENCE.fullmatch(text.upper()):
        return Sought("ref", text.upper())
    words = tuple(folded(text).split()[:MOST_WORDS])
    is_too_short = sum(len(word) for word in words) < SHORTEST_NAME
    return Sought("too_short") if is_too_short else Sought("name", words=words)


def _day_in(text: str) -> date | None:
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 -- a calendar day has no zone
        except ValueError:
            continue
    return None


def splits(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Every way to read the words as the beginnings of a given and a family name, in either order.

    "maria de la" may be Maria De La Cruz, or the family name "Maria De La"; an empty part stands for any name.
    """
    whole = " ".join(words)
    pairs = [(whole, ""), ("", whole)]
    for cut in range(1, len(words)):
        front, back = " ".join(words[:cut]), " ".join(words[cut:])
        pairs += [(front, back), (back, front)]
    return tuple(pairs)


def beyond(prefix: str) -> str:
    """The first text that sorts after everything that begins with the prefix, in plain byte order."""
    return prefix + "\U0010ffff"
