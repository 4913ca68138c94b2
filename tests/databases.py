"""Test databases: one migrated template, kept between runs, and quick copies of it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from workshop import migrations, roles

PATIENCE = 10


class TestDatabase:
    """One worker's database; every connection of Django's is led to it."""

    __test__ = False  # not a class of tests, for all its name

    def __init__(self, worker: str) -> None:
        base = os.environ.get("NESTLING_TEST_DB", "test_nestling")
        self.template = f"{base}_template"
        self.name = f"{base}_{worker}" if worker else base
        self.home = dict(settings.DATABASES["owner"])

    def make(self) -> None:
        """A fresh copy of the template, the template being made first if it is missing or out of date."""
        _lead_django_to(self.name)
        with self._as_owner() as owner:
            # Workers wait here for the first of them to make the template; copying must not overlap either.
            owner.execute("select pg_advisory_lock(hashtext(%s))", [self.template])
            if not self._template_is_current():
                self._make_template(owner)
            self._drop_once_left(owner)
            _execute(owner, "create database {} template {} strategy file_copy", self.name, self.template)

    def drop(self) -> None:
        """Leave nothing behind but the template."""
        _lead_django_to(self.home["NAME"])
        with self._as_owner() as owner:
            self._drop_once_left(owner)

    def _drop_once_left(self, owner: psycopg.Connection[Any]) -> None:
        """A browser's last request may still hold the database for a moment; the owner may not throw it out."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return _execute(owner, "drop database if exists {} with (force)", self.name)
            except psycopg.errors.InsufficientPrivilege:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    @contextmanager
    def _as_owner(self, database: str | None = None) -> Iterator[psycopg.Connection[Any]]:
        """A connection of the owner's outside Django, to the home database unless another is named."""
        place = {key.lower(): str(self.home[key]) for key in ("HOST", "PORT", "USER", "PASSWORD") if self.home[key]}
        with psycopg.connect(dbname=database or self.home["NAME"], autocommit=True, **place) as connection:
            yield connection

    def _template_is_current(self) -> bool:
        try:
            with self._as_owner(self.template) as connection:
                return roles.remembered(connection).get("migrations") == migrations.fingerprint()
        except psycopg.OperationalError:
            return False

    def _make_template(self, owner: psycopg.Connection[Any]) -> None:
        _execute(owner, "drop database if exists {} with (force)", self.template)
        _execute(owner, "create database {} template template0", self.template)
        with self._as_owner(self.template) as connection:
            roles.grant_to_application(connection, settings.DATABASES["default"]["USER"])
            _lead_django_to(self.template)
            call_command("migrate", database="owner", verbosity=0)
            call_command("grant_application_role")
            roles.note(connection, {"migrations": migrations.fingerprint()})
        _lead_django_to(self.name)


def _lead_django_to(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _execute(connection: psycopg.Connection[Any], statement: LiteralString, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
