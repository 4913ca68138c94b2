"""Ages in words, for every page that shows a person: exact, corrected with its basis, and until when eligible."""

from typing import TYPE_CHECKING

from nestling.core import clock
from nestling.core.phrases import day_words
from nestling.families.rules import CorrectedAge, age_on, corrected_age, eligible_until, life_words

if TYPE_CHECKING:
    from nestling.families.models import Person
    from nestling.organisations.profiles import Profile

# Beyond this age nobody counts months.
GROWING_MONTHS = 7 * 12


def life_line(person: "Person") -> str:
    """When somebody was born and how old they are, or when they are due."""
    if person.died_on:
        return f"Died {day_words(person.died_on)}"
    life = life_words(person.born_on, person.due_on, clock.today())
    if person.born_on and (months := age_on(person.born_on, clock.today()).months) >= GROWING_MONTHS:
        return f"Born {day_words(person.born_on)}, {months // 12} years old"
    if person.born_on:
        corrected = corrected_of(person)
        beside = f" ({corrected.age.words} corrected)" if corrected and corrected.age else ""
        return f"Born {day_words(person.born_on)}, {life} old{beside}"
    return f"Due {day_words(person.due_on)}, {life}" if person.due_on else "Birth date not known"


def corrected_of(person: "Person") -> CorrectedAge | None:
    """The age corrected for an early birth, with its basis, if a correction is due (FD-04)."""
    if person.born_on is None or person.born_on > clock.today():
        return None
    weeks = person.gestation_weeks
    days = None if weeks is None else weeks * 7 + (person.gestation_days or 0)
    return corrected_age(person.born_on, clock.today(), due_on=person.due_on, gestation_days=days)


def eligible_words(person: "Person", profile: "Profile") -> str:
    """Until when the service in hand may accept a baby; counted from birth, never from the corrected age."""
    if person.born_on is None:
        return "Young enough for this service: counted from birth"
    last = eligible_until(person.born_on, profile.age_ceiling.value)
    words = f"oung enough for this service until {day_words(last)}"
    return f"Y{words}" if last >= clock.today() else f"Was y{words}"
