"""The calendar of a team that works: Mondays to Fridays by day, and nobody in the week after Christmas."""

import random
from datetime import date, datetime, time, timedelta

from nestling.core.clock import LONDON, day_of

OPENS, CLOSES = time(9, 0), time(16, 30)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether the team is at work on a day. Other bank holidays are left aside."""
    return day.weekday() < 5 and (day.month, day.day) != (1, 1) and not (day.month == 12 and day.day >= 25)


def working_day(day: date) -> date:
    """The day itself, or the next on which the team is at work."""
    while not is_working_day(day):
        day += DAY
    return day


def working_day_before(day: date) -> date:
    """The last day before this one on which the team was at work."""
    day -= DAY
    while not is_working_day(day):
        day -= DAY
    return day


def at_work(day: date, luck: random.Random) -> datetime:
    """A quarter of an hour on that day, or on the next working day."""
    quarters = (CLOSES.hour * 60 + CLOSES.minute - OPENS.hour * 60) // 15
    begin = datetime.combine(working_day(day), OPENS, LONDON)
    return begin + luck.randint(1, quarters) * QUARTER


def a_little_after(moment: datetime, luck: random.Random) -> datetime:
    """Later on the same day, or the next morning when the day is over."""
    later = (moment + luck.randint(1, 5) * QUARTER).astimezone(LONDON)
    if later.time() <= time(17, 15):
        return later
    return datetime.combine(working_day(day_of(moment) + DAY), OPENS, LONDON) + QUARTER


def years_before(day: date, years: int) -> date:
    """The same day some years ago; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
