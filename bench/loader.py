"""Fills an empty database with a service of many made-up families, for measuring and for nothing else.

It works as the owner, with COPY, and past everything that guards a real record: while it runs, history and the other
triggers are off, row security is lifted, and the keys and indexes are down; all of them stand again at the end. No
history rows are written. It refuses a database that holds any service. `python3 dev.py bench loader --families 10000`.
"""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from random import Random
from time import perf_counter
from typing import Any

import django
import psycopg
from psycopg import sql
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

CHUNK = 1_000
SEED = 2012
PRACTITIONERS = 50
SMALL = 200
Connection = psycopg.Connection[Any]


def load(families: int) -> dict[str, int]:
    """Fill the database at hand; answers with the number of rows in each table."""
    from bench.book import Book
    from nestling.organisations.models import Service

    if Service.objects.exists():
        raise SystemExit("This database holds a service already. The loader fills an empty database only.")
    random = Random(SEED)
    worlds = [_world("leeds-2012", families, PRACTITIONERS, random), _world("essex-2018", SMALL, 6, random)]
    worlds[1].numbers = worlds[0].numbers
    counts: dict[str, int] = {}
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection, _bar() as bar:
        tables = [sheet.table for sheet in Book(worlds[0]).sheets]
        with _unguarded(connection, tables, bar):
            for world in worlds:
                book = Book(world, counts)
                _fill(connection, world, book, bar)
                counts = {sheet.table: sheet.number for sheet in book.sheets}
        _number_on(connection, counts, bar)
    return counts


def _bar() -> Progress:
    return Progress(TextColumn("{task.description:<34}"), BarColumn(), "{task.percentage:>3.0f} %", TimeElapsedColumn())


def _fill(connection: Connection, world: Any, book: Any, bar: Progress) -> None:
    from bench.lives import live

    task = bar.add_task(f"{world.families:,} families", total=world.families)
    for first in range(0, world.families, CHUNK):
        size = min(CHUNK, world.families - first)
        for _ in range(size):
            live(book, world, world.kind())
        for sheet in book.sheets:
            sheet.write(connection)
        bar.advance(task, size)


def _world(code: str, families: int, practitioners: int, random: Random) -> Any:
    """A service opened and staffed by the real actions."""
    from bench.book import World
    from nestling.accounts.actions import add_colleague
    from nestling.core import clock
    from nestling.core.viewing import Viewer, looking
    from nestling.organisations import actions as organisations
    from nestling.organisations.profiles import shipped_profiles
    from nestling.organisations.queries import profile_on

    now = clock.now()
    service = organisations.open_service(
        by=organisations.THE_SYSTEM, at=now, code=code, name=f"Bench {code}", postal_name="Family Services",
        address="1 Test Street\nTesttown\nZZ99 3VZ", phone="0300 000 0000", profiles=shipped_profiles()[code],
    )  # fmt: skip
    by = Viewer(0, "Bench", service.pk, permissions=frozenset({"edit_staff", "edit_profile"}))
    begun = date(2012, 4, 2)

    def hire(name: str, role: str) -> int:
        email = f"{name.lower().replace(' ', '.')}@{code}.example"
        return add_colleague(by=by, at=now, name=name, email=email, role=role, started_on=begun).pk

    staff = tuple(hire(f"Practitioner {number:02d}", "practitioner") for number in range(practitioners))
    manager = hire("Manager 00", "service_manager")
    teams = tuple(organisations.add_team(by=by, at=now, name=f"Health visitors {place}").pk for place in range(12))
    venues = tuple(organisations.add_venue(by=by, at=now, name=f"Family hub {place}").pk for place in range(8))
    with looking(by):
        version = profile_on(by, clock.today()).pk
    return World(str(service.pk), clock.today(), staff, manager, version, TRACE, teams, venues, families, random)


TRACE = '{"profile": "leeds-2012", "lines": [], "sentence": "Each rule was met."}'


@contextmanager
def _unguarded(connection: Connection, tables: list[str], bar: Progress) -> Iterator[None]:
    """Take down what slows a load, and put it up again: keys, indexes, triggers, row security."""
    found = {"names": tables}
    keys = connection.execute(_KEYS, found).fetchall()
    indexes = connection.execute(_INDEXES, found).fetchall()
    fenced = [name for (name,) in connection.execute(_FENCED).fetchall()]
    for table in tables:
        connection.execute(_on("alter table {} disable trigger user", table))
    for table in fenced:  # of other tables too, or the keys that point to them could not be checked in one go
        connection.execute(_on("alter table {} disable row level security", table))
    for table, name, _ in keys:
        connection.execute(_on("alter table {} drop constraint {}", table, name))
    for _, name, _ in indexes:
        connection.execute(_on("drop index {}", name))
    yield
    task = bar.add_task("Indexes and keys", total=len(keys) + len(indexes) + len(tables))
    connection.execute("set maintenance_work_mem = '512MB'")
    for statement in [definition for _, _, definition in indexes]:
        connection.execute(statement)
        bar.advance(task)
    for table, name, definition in keys:
        connection.execute(_on("alter table {} add constraint {} ", table, name) + sql.SQL(definition))
        bar.advance(task)
    for table in tables:
        connection.execute(_on("alter table {} enable trigger user", table))
        connection.execute(_on("vacuum (analyze) {}", table))
        bar.advance(task)
    for table in fenced:
        connection.execute(_on("alter table {} enable row level security", table))


def _on(statement: Any, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))


_FENCED = "select oid::regclass::text from pg_class where relrowsecurity"
_KEYS = """
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
    where contype in ('f', 'u')
    and (conrelid::regclass::text = any(%(names)s) or confrelid::regclass::text = any(%(names)s))
    order by contype desc
"""
_INDEXES = """
    select tablename, indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = any(%(names)s)
    and not exists (select from pg_constraint c where c.conname = i.indexname)
"""


def _number_on(connection: Connection, counts: dict[str, int], bar: Progress) -> None:
    """The next record that the product makes follows the last one loaded."""
    task = bar.add_task("Statistics", total=len(counts) + 1)
    for table, last in counts.items():
        connection.execute("select setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, max(1, last)])
        bar.advance(task)
    connection.execute("analyze")
    bar.advance(task)


def main() -> None:
    """Load, and say what was loaded."""
    parser = argparse.ArgumentParser(prog="dev.py bench loader", description=__doc__.splitlines()[0])
    parser.add_argument("--families", type=int, default=10_000)
    families = parser.parse_args().families
    begun = perf_counter()
    counts = load(families)
    print(f"{sum(counts.values()):,} rows for {families:,} families in {perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    django.setup()
    main()
