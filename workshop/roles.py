"""Sees to the two roles and the database, given a URL that may do so; prints what Django is to use, as JSON.

Run by .venv's Python (`python -m workshop.roles`), because it speaks to any server through psycopg. The owner
migrates; the application role owns nothing and cannot pass by row security. The comment on the database remembers
which migrations it has had and whether it holds the demonstration, so that a second start can skip both.
"""

import json
import os
import sys
from typing import Any, LiteralString
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER = "nestling_owner"
APPLICATION = "nestling_app"
DATABASE = "nestling"

# Read by whatever the owner makes later, in every schema, so that a new table is never forgotten. History and
# access rows are narrowed again by `manage.py grant_application_role`.
APPLICATION_GRANTS: tuple[LiteralString, ...] = (
    "alter default privileges grant usage on schemas to {role}",
    "alter default privileges grant select, insert, update, delete on tables to {role}",
    "alter default privileges grant usage, select on sequences to {role}",
    "grant usage on schema public to {role}",
)


def grant_to_application(connection: psycopg.Connection[Any], role: str = APPLICATION) -> None:
    """As the owner, in the database at hand: let the application role use whatever the owner will make."""
    for statement in APPLICATION_GRANTS:
        connection.execute(sql.SQL(statement).format(role=sql.Identifier(role)))


def prepared(url: str, owner_password: str, application_password: str) -> dict[str, Any]:
    """Make what is missing and answer with the two URLs and what the database remembers."""
    with psycopg.connect(url, autocommit=True) as connection:
        powers = _powers(connection)
        _refuse_if_too_weak(connection, powers)
        _make_role(connection, APPLICATION, application_password)
        owner_url = url
        if powers["superuser"]:
            _make_role(connection, OWNER, owner_password, "createdb")
            # So that the owner may end the application's sessions, as dropping a test database needs.
            connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(APPLICATION), sql.Identifier(OWNER)))
            owner_url = _with(url, user=OWNER, password=owner_password, database=_wanted_database(url))
            _make_database(connection, _wanted_database(url))
    with psycopg.connect(owner_url, autocommit=True) as connection:
        grant_to_application(connection)
        return {
            "owner": owner_url,
            "application": _with(owner_url, user=APPLICATION, password=application_password),
            "memory": remembered(connection),
        }


def remembered(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """What was noted on the database; empty when nothing, or when the comment is somebody else's."""
    row = connection.execute(
        "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
    ).fetchone()
    try:
        return dict(json.loads(row[0])["nestling"]) if row and row[0] else {}
    except (ValueError, KeyError, TypeError):
        return {}


def remember(url: str, notes: dict[str, Any]) -> None:
    """Add notes to those on the database behind the URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        note(connection, notes)


def note(connection: psycopg.Connection[Any], notes: dict[str, Any]) -> None:
    """Add notes to those on the database at hand."""
    comment = sql.Literal(json.dumps({"nestling": {**remembered(connection), **notes}}))
    name = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("comment on database {} is {}").format(name, comment))


def drop(url: str) -> None:
    """As the private server's superuser, drop the database, throwing out whoever is in it."""
    with psycopg.connect(url, autocommit=True) as connection:
        name = sql.Identifier(_wanted_database(url))
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(name))


def clear(url: str) -> None:
    """Drop all that the owner made, in a database that is not ours to drop, if the demonstration is all it holds."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not remembered(connection).get("demonstration"):
            raise SystemExit("This database was not filled by `dev.py demo`, so it is not cleared.")
        for schema in ("public", "app"):
            connection.execute(sql.SQL("drop schema if exists {} cascade").format(sql.Identifier(schema)))
        connection.execute("create schema public")
    remember(url, {"migrations": None, "demonstration": None})


def _powers(connection: psycopg.Connection[Any]) -> dict[str, bool]:
    row = connection.execute(
        "select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"
    ).fetchone()
    superuser, createrole, createdb = row or (False, False, False)
    return {"superuser": superuser, "createrole": createrole or superuser, "createdb": createdb or superuser}


def _refuse_if_too_weak(connection: psycopg.Connection[Any], powers: dict[str, bool]) -> None:
    if connection.info.server_version < 150000:
        raise SystemExit("Nestling needs PostgreSQL 15 or newer; DATABASE_URL leads to an older one.")
    if not powers["createrole"]:
        raise SystemExit(
            f"The role in DATABASE_URL may not make the application role {APPLICATION} (it lacks CREATEROLE). "
            "Either grant it that, or make the role yourself and set DATABASE_OWNER_URL to the owner's address "
            "and DATABASE_URL to the application role's."
        )


def _make_role(connection: psycopg.Connection[Any], name: str, password: str, powers: LiteralString = "") -> None:
    known = connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    verb: LiteralString = "alter" if known else "create"
    limits: LiteralString = "login " + powers
    connection.execute(
        sql.SQL(verb + " role {} " + limits + " password {}").format(sql.Identifier(name), sql.Literal(password))
    )


def _make_database(connection: psycopg.Connection[Any], name: str) -> None:
    if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return
    connection.execute(
        sql.SQL("create database {} owner {} template template0").format(sql.Identifier(name), sql.Identifier(OWNER))
    )


def _wanted_database(url: str) -> str:
    """The database named in the URL; a superuser's own `postgres` is only a place to stand."""
    name = unquote(urlsplit(url).path.lstrip("/"))
    return os.environ.get("NESTLING_DATABASE_NAME", DATABASE) if name in ("", "postgres") else name


def _with(url: str, *, user: str, password: str, database: str | None = None) -> str:
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    path = parts.path if database is None else f"/{quote(database)}"
    return urlunsplit((parts.scheme, f"{quote(user)}:{quote(password, safe='')}@{place}", path, parts.query, ""))


def main(task: str, *words: str) -> None:
    """Do one task for dev.py; a refusal by the server becomes its own first line."""
    # Addresses hold passwords: they come by the environment, never by the command line, which others can read.
    url = os.environ["DATABASE_OWNER_URL"]
    try:
        if task == "prepare":
            passwords = os.environ["NESTLING_OWNER_PASSWORD"], os.environ["NESTLING_APPLICATION_PASSWORD"]
            print(json.dumps(prepared(url, *passwords)))
        elif task == "look":
            with psycopg.connect(url) as connection:
                print(json.dumps(remembered(connection)))
        elif task == "remember":
            remember(url, json.loads(words[0]))
        else:
            {"drop": drop, "clear": clear}[task](url)
    except psycopg.Error as refused:
        raise SystemExit(f"PostgreSQL refused ({task}): {refused}") from None


if __name__ == "__main__":
    main(*sys.argv[1:])
