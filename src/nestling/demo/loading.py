"""Loads the demonstration: a process for each service, and a service in one transaction, whole or not there."""

import multiprocessing
import random
import sys
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from datetime import datetime, timedelta
from typing import Any

import django
from django.db import connections, transaction

from nestling.accounts.models import User
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import scope_to
from nestling.demo import calendar, staff
from nestling.demo.hard_families import hard_lives
from nestling.demo.lives import ordinary_lives
from nestling.demo.people import Registry
from nestling.demo.stage import Stage
from nestling.demo.team_days import team_lives
from nestling.organisations.models import Service

YEARS = 2
SETTLING = timedelta(days=75)
"""How long before the two years the service opened, for those whose story begins at their very start."""

Tell = Callable[[str, float], None]
"""Hears how far a service has come: its code, and a part of the whole from 0 to 1."""


def missing_services() -> tuple[str, ...]:
    """The demonstration services that are not there yet. Refuses a database that holds anything else."""
    real = Service.objects.filter(is_demonstration=False).values_list("name", flat=True).first()
    if real:
        raise RuleBroken(
            f"This database holds the service {real}, which is no demonstration. Made-up families must never lie "
            "beside real ones: give DATABASE_URL an empty database."
        )
    there = set(Service.objects.values_list("code", flat=True))
    if not there and User.objects.exists():
        raise RuleBroken(
            "This database holds people who sign in and no demonstration. Give DATABASE_URL an empty database."
        )
    if strange := there - set(staff.SERVICES):
        raise RuleBroken(
            f"This database holds other services already ({', '.join(sorted(strange))}). Use an empty one."
        )
    return tuple(code for code in staff.SERVICES if code not in there)


def load_service(code: str, families: int, until: datetime, tell: Tell = lambda code, part: None) -> int:
    """Play one service's two years and answer with the number of its families; all of it is kept, or nothing."""
    today = clock.day_of(until)
    names = random.Random(f"nestling {code} names")  # noqa: S311 - made-up lives, not secrets
    began = calendar.at_work(calendar.years_before(today, YEARS) - SETTLING, names)
    with transaction.atomic(), clock.standing_at(began):
        cast = staff.open_service(code, began, today)
        scope_to(cast.service.pk, None)
        stage = Stage(cast, Registry(code, staff.SERVICES.index(code), names), until)
        lives = hard_lives(stage)
        lives += ordinary_lives(stage, max(0, families - len(lives)))
        for script in (*lives, *team_lives(stage)):
            stage.enter(script)
        whole = (until - began).total_seconds()
        stage.play(lambda moment: tell(code, (moment - began).total_seconds() / whole))
    tell(code, 1.0)
    return len(lives)


def load_side_by_side(codes: tuple[str, ...], families: int, until: datetime, tell: Tell) -> dict[str, int]:
    """Load several services at once and answer with the families of each; the first fault ends it."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    parts = context.Array("d", len(codes), lock=False)
    connections.close_all()
    with ProcessPoolExecutor(len(codes), context, _begin, (parts,)) as pool:
        under_way = {code: pool.submit(_load, place, code, families, until) for place, code in enumerate(codes)}
        while waiting := {each for each in under_way.values() if not each.done()}:
            wait(waiting, timeout=0.1, return_when=FIRST_EXCEPTION)
            for place, code in enumerate(codes):
                tell(code, parts[place])
    return {code: each.result() for code, each in under_way.items()}


_parts: Any = None


def _begin(parts: Any) -> None:
    """What each process does first; a forked one must not speak through its parent's connections."""
    global _parts
    _parts = parts
    django.setup()
    connections.close_all()


def _load(place: int, code: str, families: int, until: datetime) -> int:
    def tell(_: str, part: float) -> None:
        _parts[place] = part

    return load_service(code, families, until, tell)
