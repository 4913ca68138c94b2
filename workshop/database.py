"""Finds or starts PostgreSQL and gives Django the addresses of the two roles.

Order: DATABASE_URL (with DATABASE_OWNER_URL, or a role that may make the application role), then the private server.
"""

import hashlib
import json
import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.migrations import fingerprint
from workshop.places import PYTHON, ROOT, Stopped, local
from workshop.postgres import private_server, read_secret, write_secret
from workshop.progress import step


@dataclass
class Database:
    """The database at hand: the environment for Django, what it remembers, and whose it is."""

    environment: dict[str, str]
    memory: dict[str, Any]
    is_private: bool
    prepare_url: str | None = None

    def remember(self, **notes: Any) -> None:
        """Keep notes on the database itself, so that they go when it goes."""
        _ask("remember", self.environment["DATABASE_OWNER_URL"], json.dumps(notes))
        self.memory |= notes

    def manage(self, *words: str, check: bool = True) -> int:
        """Run a Django command against this database."""
        code = subprocess.run([PYTHON, "manage.py", *words], cwd=ROOT, env=self.environment, check=False).returncode
        if check and code:
            raise SystemExit(code)
        return code

    def reset(self) -> None:
        """Empty the database; one that is not ours is emptied only if it holds the demonstration alone."""
        with step("Emptying the database"):
            if self.is_private:
                _ask("drop", self.prepare_url or "")
            else:
                _ask("clear", self.environment["DATABASE_OWNER_URL"])
            self.memory = {}
            if self.prepare_url:
                _prepare(self.prepare_url, is_private=self.is_private)

    def migrate(self) -> None:
        """Migrate, unless the database has already had exactly these migrations."""
        wanted = fingerprint()
        if self.memory.get("migrations") == wanted:
            return
        with step("Migrating the database"):
            self._migrate_quietly()
        self.remember(migrations=wanted)

    def _migrate_quietly(self) -> None:
        for command in (
            ["migrate", "--database=owner", "--verbosity=0", "--skip-checks"],
            ["grant_application_role", "--skip-checks"],
        ):
            subprocess.run([PYTHON, "manage.py", *command], cwd=ROOT, env=self.environment, check=True)


@contextmanager
def database() -> Iterator[Database]:
    """Give the database at hand, and stop what was started for it."""
    url, owner_url = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if url and owner_url:
        yield Database(_environment(url, owner_url), _look(owner_url), is_private=False)
    elif url:
        yield _prepare(url, is_private=False)
    else:
        with private_server() as superuser_url:
            yield _prepare(superuser_url, is_private=True)


def _prepare(url: str, *, is_private: bool) -> Database:
    kept = _kept_passwords(url, is_private=is_private)
    answer = json.loads(
        _ask(
            "prepare",
            url,
            NESTLING_OWNER_PASSWORD=kept["owner"],
            NESTLING_APPLICATION_PASSWORD=kept["application"],
        )
    )
    return Database(_environment(answer["application"], answer["owner"]), answer["memory"], is_private, prepare_url=url)


def _kept_passwords(url: str, *, is_private: bool) -> dict[str, str]:
    """Random passwords for the two roles, one pair for each server."""
    key = "private" if is_private else hashlib.sha256(url.encode()).hexdigest()[:12]
    name = f"roles-{key}.json"
    kept = read_secret(name)
    if not kept:
        kept = {"owner": secrets.token_urlsafe(24), "application": secrets.token_urlsafe(24)}
        write_secret(name, kept)
    return kept


def _look(owner_url: str) -> dict[str, Any]:
    return dict(json.loads(_ask("look", owner_url)))


def _ask(task: str, url: str, *words: str, **variables: str) -> str:
    """Have .venv's Python speak to the server; this one may lack psycopg."""
    answer = subprocess.run(
        [PYTHON, "-m", "workshop.roles", task, *words],
        cwd=ROOT,
        env={**os.environ, "DATABASE_OWNER_URL": url, **variables},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise Stopped("The database could not be made ready; the reason stands above.")
    return answer.stdout


def _environment(url: str, owner_url: str) -> dict[str, str]:
    environment = dict(os.environ)
    environment |= {"DATABASE_URL": url, "DATABASE_OWNER_URL": owner_url}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "nestling.config.settings")
    environment.setdefault("NESTLING_SECRET_KEY", _secret_key())
    environment.setdefault("NESTLING_STATIC_ROOT", str(_static_folder()))
    if environment.pop("PYTHONDONTWRITEBYTECODE", None):
        # Whoever sets this wants no litter beside the code; compiling all of Django at each start costs a second.
        environment["PYTHONPYCACHEPREFIX"] = str(local() / "bytecode")
    return environment


def _static_folder() -> Path:
    """Empty here, where static files are found beside the code; whitenoise wants the folder to be there."""
    folder = local() / "static"
    folder.mkdir(exist_ok=True)
    return folder


def _secret_key() -> str:
    """A secret key of this machine's own, so that sign-ins outlast a restart."""
    kept = read_secret("secret-key.json")
    if not kept:
        kept = {"key": secrets.token_urlsafe(48)}
        write_secret("secret-key.json", kept)
    return str(kept["key"])
