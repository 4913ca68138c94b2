"""The stage on which a service's two years are played: many lives at once, in the order of time, up to today.

A life is a generator. It yields the moment at which it wants to go on; the clock stands at that moment while it does.

    life ──yield Monday 10:00──▶ stage ──clock stands at Monday 10:00──▶ life plays its next actions
"""

import heapq
import random
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.demo import calendar, proportions
from nestling.demo.people import Registry
from nestling.demo.staff import Cast
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import VersionInForce, profile_versions

Script = Generator[datetime, None, None]


@dataclass(slots=True)
class Stage:
    """One service at work, and everybody's place in its time."""

    cast: Cast
    registry: Registry
    until: datetime
    versions: tuple[VersionInForce, ...] = ()
    caseloads: dict[int, int] = field(default_factory=dict)
    in_care: list[Any] = field(default_factory=list)
    _queue: list[tuple[datetime, int, Script]] = field(default_factory=list)
    _entered: int = 0
    _playing: bool = False

    def __post_init__(self) -> None:
        self.versions = profile_versions(self.cast.manager)
        self.caseloads = {each.person_id: 0 for each in self.cast.practitioners}

    @property
    def code(self) -> str:
        """The code of the service."""
        return self.cast.service.code

    @property
    def today(self) -> date:
        """The day on which the story ends."""
        return clock.day_of(self.until)

    def luck(self, name: str) -> random.Random:
        """Luck of its own for each life, so that one more family changes nobody else's story."""
        return random.Random(f"nestling {self.code} {name}")  # noqa: S311 - made-up lives, not secrets

    def profile(self, day: date | None = None) -> Profile:
        """How the service works on a day."""
        begun = [each for each in self.versions if each.starts_on <= (day or clock.today())]
        return (begun or list(self.versions[:1]))[-1].profile

    def taken(self, cluster: int, luck: random.Random) -> int:
        """The cluster, or one that the service takes in its present phase when it has closed this one."""
        open_now = sorted(self.profile().accepted_clusters.value)
        if cluster in open_now:
            return cluster
        return luck.choices(open_now, weights=[proportions.CLUSTERS.shares[each] for each in open_now])[0]

    def enter(self, script: Script) -> None:
        """Let a life begin. It first says when."""
        self._wait(script)

    def _wait(self, script: Script) -> None:
        moment = next(script, None)
        if moment is None:
            return
        self._entered += 1
        # Nobody goes back in time, not even after a day that took longer than planned.
        heapq.heappush(self._queue, (max(moment, clock.now()) if self._playing else moment, self._entered, script))

    def play(self, tell: Callable[[datetime], None] = lambda moment: None) -> None:
        """Play every life in the order of time until the story's end; what would come later never happens."""
        self._playing = True
        while self._queue and self._queue[0][0] <= self.until:
            moment, _, script = heapq.heappop(self._queue)
            with clock.standing_at(moment):
                self._wait(script)
            tell(moment)

    def do(self, act: Callable[..., Any], by: Viewer, **values: Any) -> Any:
        """Carry out one action as somebody, at the moment where the clock stands."""
        return act(by=by, at=clock.now(), **values)

    def least_busy(self, beside: Viewer | None = None) -> Viewer:
        """The practitioner with most room for another family, for the hours that they work."""
        here = [each for each in self.cast.practitioners if each.person_id not in self.cast.heirs and each != beside]
        return min(here, key=lambda each: (self.caseloads[each.person_id] + 1) / self.cast.hours[each.person_id])


def later(luck: random.Random, least: int, most: int | None = None) -> datetime:
    """A moment at work so many days from now; nought days is a little later."""
    days = luck.randint(least, most if most is not None else least)
    if days == 0:
        return calendar.a_little_after(clock.now(), luck)
    return calendar.at_work(clock.today() + timedelta(days=days), luck)
