"""Serves pages and does jobs on this machine, and ends what it started."""

import argparse
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from workshop import environment
from workshop.database import Database, database
from workshop.places import BIN, PYTHON, ROOT, Stopped

HOST = "127.0.0.1"
PORT = 8000


def words(parser: argparse.ArgumentParser) -> None:
    """The port may be chosen."""
    parser.add_argument("--port", type=int, default=PORT)


def run(chosen: argparse.Namespace) -> int:
    """Django's own server, which starts again at each change."""
    environment.install()
    with database() as found:
        found.migrate()
        found.environment.setdefault("NESTLING_DEBUG", "1")
        return found.manage("runserver", f"{HOST}:{chosen.port}", check=False)


def worker(chosen: argparse.Namespace) -> int:
    """The worker that does booked and scheduled jobs."""
    environment.install()
    with database() as found:
        found.migrate()
        return found.manage("procrastinate", "worker", check=False)


@contextmanager
def served(found: Database, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve as in production, a process for each core, while the block runs."""
    with started(web_server(port), found) as server:
        wait_for_first_page(server, port)
        yield server


def web_server(port: int) -> list[object]:
    """The command that serves as in production.

    Each thread keeps a connection to the database, and one core runs one thread of Python at a time: left to itself,
    granian would start threads enough to use up all that PostgreSQL has.
    """
    command = [BIN / "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", str(os.cpu_count() or 1), "--blocking-threads", "4", "--no-log"]
    return [*command, "nestling.config.wsgi:application"]


@contextmanager
def working(found: Database) -> Iterator[None]:
    """Do booked jobs while the block runs."""
    with started([PYTHON, "manage.py", "procrastinate", "worker", "--concurrency=1"], found):
        yield


@contextmanager
def started(command: list[object], found: Database) -> Iterator[subprocess.Popen[bytes]]:
    """A process of our own group, ended when the block ends; Ctrl-C reaches it through us alone."""
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        env=found.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # only faults are worth a line, and those go to stderr
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for_first_page(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=5).close()
        except urllib.error.HTTPError:
            return  # an answer, if a refusal: it serves
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise Stopped(f"The web server did not answer on {HOST}:{port}. Is the port taken? Choose another with --port.")
