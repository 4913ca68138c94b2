"""When weeks raise a review, and how a review says why it was raised.

Sources: CF-13 ("N-contact and/or N-week"), IN-05; no source names a number of weeks.
"""

from datetime import date, timedelta

from nestling.core.phrases import and_list, counted, day_words


def review_by_weeks_due(begun_on: date | None, last_held_on: date | None, weeks: int) -> date | None:
    """The day on which so many weeks have passed since care began or since the last review was held.

    Nothing while the family has not been seen, and where a service does not use the rule (0 weeks).
    """
    if begun_on is None or not weeks:
        return None
    return max(begun_on, last_held_on or begun_on) + timedelta(weeks=weeks)


def review_after(contacts: int | None, weeks: int | None) -> str:
    """After what the review was raised, in a few words: "6 contacts", "12 weeks", "12 weeks and 6 contacts"."""
    found = (counted(weeks, "week") if weeks else "", counted(contacts, "contact") if contacts else "")
    return and_list(words for words in found if words)


def review_reason(contacts: int | None, weeks: int | None, since: date | None) -> str:
    """Why the review was raised, as the middle of a sentence."""
    by_count = contacts and f"{counted(contacts, 'attended contact')} {'was' if contacts == 1 else 'were'} reached"
    by_weeks = weeks and since and f"no review was held in the {counted(weeks, 'week')} since {day_words(since)}"
    if by_count and by_weeks:
        return f"{by_weeks}; since then {by_count} too"
    return by_weeks or by_count or ""
