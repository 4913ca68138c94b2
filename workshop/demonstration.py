"""`dev.py demo`: from nothing to a demonstration that can be signed in to."""

import argparse
import os
import socket

from workshop import environment
from workshop.database import Database, database
from workshop.places import Stopped
from workshop.progress import step
from workshop.serving import HOST, PORT, served, working

FAMILIES = 40


def words(parser: argparse.ArgumentParser) -> None:
    """The words of `demo`."""
    parser.add_argument("--reset", action="store_true", help="empty the database and load the demonstration anew")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--families", type=int, default=FAMILIES, help="families in each service")


def demo(chosen: argparse.Namespace) -> None:
    """Install, find PostgreSQL, migrate, load, serve; Ctrl-C ends all of it."""
    _refuse_a_taken_port(chosen.port)
    environment.install(environment.PRODUCTION)
    with database() as found:
        found.environment["NESTLING_DEMONSTRATION"] = "1"
        found.environment["NESTLING_HOSTS"] = f"{HOST},localhost"
        if chosen.reset:
            found.reset()
        found.migrate()
        _load(found, chosen.families)
        _serve(found, chosen.port)


def _load(found: Database, families: int) -> None:
    """Load once; the database itself remembers that it was done."""
    if found.memory.get("demonstration"):
        return
    found.manage("load_demonstration", f"--families={families}")
    found.remember(demonstration=families)


def _serve(found: Database, port: int) -> None:
    with step("Starting the web server"):
        serving = served(found, port)
        server = serving.__enter__()
    try:
        with working(found):
            print(f"\nNestling is at http://{HOST}:{port}  (Ctrl-C stops it)\n", flush=True)
            found.manage("show_sign_ins", f"--address=http://{HOST}:{port}", check=False)
            server.wait()
    except KeyboardInterrupt:
        print("\nStopping.")
    finally:
        serving.__exit__(None, None, None)


def _refuse_a_taken_port(port: int) -> None:
    """Say so before the slow steps rather than after."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as refused:
            reason = os.strerror(refused.errno or 0).lower()
            raise Stopped(f"Port {port} cannot be used ({reason}). Choose another: dev.py demo --port 8001") from None
