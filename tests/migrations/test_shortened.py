"""The shortened `migrate` of the house makes the schema that Django's own makes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

PLAIN = (
    "import django; django.setup(); from django.core.management import call_command; "
    "from django.core.management.commands.migrate import Command; "
    "call_command(Command(), database='owner', verbosity=0, skip_checks=True)"
)
SCHEMA = """
select 'column', table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
    || coalesce(column_default, '') || ' ' || is_identity from information_schema.columns where table_schema = 'public'
union all select 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
    from pg_constraint c where connamespace = 'public'::regnamespace
union all select 'index', indexdef from pg_indexes where schemaname = 'public'
union all select 'trigger', pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
union all select 'function', pg_get_functiondef(p.oid) from pg_proc p
    where pronamespace in ('public'::regnamespace, 'app'::regnamespace)
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') and prokind = 'f'
union all select 'policy', tablename || ' ' || policyname || ' ' || qual from pg_policies
union all select 'fence', relname || relrowsecurity || relforcerowsecurity from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
"""


def address(name: str) -> str:
    home = settings.DATABASES["owner"]
    return f"postgres://{quote(home['USER'])}:{quote(home['PASSWORD'])}@{home['HOST']}:{home['PORT']}/{name}"


@contextmanager
def empty_database(name: str, owner: psycopg.Connection[Any]) -> Iterator[str]:
    owner.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
    owner.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
    try:
        yield address(name)
    finally:
        owner.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def schema_of(url: str) -> set[tuple[str, str]]:
    with psycopg.connect(url) as connection:
        return set(connection.execute(SCHEMA).fetchall())


@pytest.mark.slow
@pytest.mark.django_db
def test_it_makes_the_same_schema() -> None:
    name = settings.DATABASES["owner"]["NAME"]
    with (
        psycopg.connect(address("postgres"), autocommit=True) as owner,
        empty_database(f"{name}_plain", owner) as plain,
    ):
        variables = {**os.environ, "DATABASE_OWNER_URL": plain, "DATABASE_URL": plain}
        subprocess.run([sys.executable, "-c", PLAIN], env=variables, check=True)
        ours, djangos = schema_of(address(name)), schema_of(plain)
    assert len(djangos) > 1000
    assert sorted(ours ^ djangos) == []


BACK_AND_FORTH = (
    "import django; django.setup(); from django.core.management import call_command; "
    "go = lambda *words: call_command('migrate', *words, database='owner', verbosity=0, skip_checks=True); "
    "go(); go('referrals', '0003'); go()"
)


@pytest.mark.slow
@pytest.mark.django_db
def test_it_goes_back_by_djangos_own_steps_and_forth_again() -> None:
    name = settings.DATABASES["owner"]["NAME"]
    with (
        psycopg.connect(address("postgres"), autocommit=True) as owner,
        empty_database(f"{name}_back", owner) as there,
    ):
        variables = {**os.environ, "DATABASE_OWNER_URL": there, "DATABASE_URL": there}
        subprocess.run([sys.executable, "-c", BACK_AND_FORTH], env=variables, check=True)
        assert sorted(schema_of(there) ^ schema_of(address(name))) == []
