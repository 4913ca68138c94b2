"""Measures the fifteen busiest pages beside a bare page: `python3 dev.py bench pages`, read with bench/README.md.

All sizes are served at once and asked in turn, page then bare page, so that whatever else the machine does falls on
each of them alike. Requests go over one kept-alive connection for each server, on the loopback address only.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.crowd import pages_a_second
from workshop.database import Database
from workshop.serving import HOST, started, wait_for_first_page, web_server

MOST_QUERIES, MOST_RATIO, MOST_GROWTH = 25, 2.0, 1.2
GUIDES = {
    "contact-save": 150.0,
    **dict.fromkeys(("intake", "waiting-list", "caseload", "outbox", "follow-ups", "search"), 100.0),
}
FIRST_PORT = 8731
out = Console()
Measured = dict[str, Any]


@dataclass
class Site:
    """The product served over one database, with what was prepared there."""

    families: int
    port: int
    cookies: list[str]
    pages: dict[str, dict[str, Any]]
    connection: HTTPConnection

    def ask(self, request: list[str], csrf: str = "") -> float:
        """Send one request and answer with its milliseconds; a refusal stops the measurement."""
        method, path, body = request
        headers = {"Cookie": f"sessionid={self.cookies[0]}" + (f"; csrftoken={csrf}" if csrf else "")}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = perf_counter()
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        answer.read()
        took = (perf_counter() - begun) * 1000
        if answer.status != (302 if method == "POST" else 200):
            raise SystemExit(f"{method} {path} answered {answer.status} with {self.families:,} families.")
        return took


def main() -> None:
    """Measure, print, and keep the figures if asked."""
    parser = argparse.ArgumentParser(prog="dev.py bench pages", description=__doc__.splitlines()[0])
    parser.add_argument("--families", default="", help="sizes, such as 10000,100000; read by dev.py")
    parser.add_argument("--fresh", action="store_true", help="load the families anew; read by dev.py")
    parser.add_argument("--quick", action="store_true", help="a fifth of the requests")
    parser.add_argument("--only", default="", help="pages, such as today,search")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    words = parser.parse_args()
    rounds, seconds = (30, 4) if words.quick else (150, 15)
    with ExitStack() as stack:
        sites = [
            stack.enter_context(_site(*each)) for each in enumerate(json.loads(os.environ["NESTLING_BENCH"]).items())
        ]
        names = [name for name in sites[0].pages if not words.only or name in words.only.split(",")]
        found = [_measure(sites, name, rounds) for name in track(names, "Measuring", console=out)]
        crowd = {site.families: pages_a_second(site.port, site.cookies, _mix(site, names), seconds) for site in sites}
    _print(found, crowd)
    if words.json:
        machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}
        words.json.write_text(json.dumps({"machine": machine, "pages": found, "pages_a_second_at_70": crowd}, indent=1))


@contextmanager
def _site(number: int, place: tuple[str, dict[str, str]]) -> Iterator[Site]:
    """Serve one database as in production: granian, a process for each core, no debugging, the application's role."""
    families, addresses = place
    environment = {**os.environ, **addresses, "DJANGO_SETTINGS_MODULE": "bench.settings", "NESTLING_HOSTS": HOST}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(Path.cwd()))))
    for name in ("NESTLING_DEBUG", "NESTLING_DEMONSTRATION"):
        environment.pop(name, None)
    prepared = subprocess.run(
        [sys.executable, "-m", "bench.preparing"], env=environment, stdout=subprocess.PIPE, check=True
    )
    known = json.loads(prepared.stdout)
    environment.pop("DATABASE_OWNER_URL")
    port = FIRST_PORT + number
    with started(web_server(port), Database(environment, {}, is_private=True)) as server:
        wait_for_first_page(server, port)
        pages = {page["name"]: page for page in known["pages"]}
        yield Site(int(families), port, known["cookies"], pages, HTTPConnection(HOST, port, timeout=60))


def _measure(sites: list[Site], name: str, rounds: int) -> Measured:
    """Ask for a page and its bare page in turn, at each size."""
    found: Measured = {"name": name}
    for site in sites:
        if reason := site.pages[name].get("missing"):
            return found | {"missing": f"{reason} ({site.families:,} families)"}
    times: dict[tuple[int, int], list[float]] = {}
    for turn in range(-8, rounds):  # the first few warm each server's processes
        for site in sites:
            page = site.pages[name]
            pair = page["requests"][turn % len(page["requests"])]
            for which, request in enumerate(pair):
                took = site.ask(request, page.get("csrf", ""))
                if turn >= 0:
                    times.setdefault((site.families, which), []).append(took)
    for site in sites:
        page, bare = times[site.families, 0], times[site.families, 1]
        found[str(site.families)] = {
            "queries": site.pages[name]["queries"],
            "bytes": site.pages[name]["bytes"],
            "median": median(page),
            "p95": quantiles(page, n=20)[-1],
            "bare": median(bare),
            "ratio": median(page) / median(bare),
        }
    small, large = sites[0].families, sites[-1].families
    found["growth"] = median(times[large, 0]) / median(times[small, 0])
    found["bare_growth"] = median(times[large, 1]) / median(times[small, 1])
    return found


def _mix(site: Site, names: list[str]) -> list[str]:
    """Every page that only reads, each of its records once."""
    pages = [site.pages[name] for name in names if "missing" not in site.pages[name] and name != "contact-save"]
    return [page["requests"][turn % len(page["requests"])][0][1] for turn in range(40) for page in pages]


def _print(found: list[Measured], crowd: dict[int, Any]) -> None:
    sizes = list(crowd)
    for size in sizes:
        table = Table(title=f"{size:,} families (milliseconds)")
        table.add_column("page", no_wrap=True)
        for heading in ("queries", "median", "95 of 100", "guide", "bare page", "ratio"):
            table.add_column(heading, justify="right")
        for page in found:
            table.add_row(*_row(page, size))
        out.print(table)
    table = Table(title=f"Growth from {sizes[0]:,} to {sizes[-1]:,} families (aim {MOST_GROWTH:g})")
    for heading in ("page", "growth", "of the bare page"):
        table.add_column(heading, justify="left" if heading == "page" else "right", no_wrap=True)
    for page in found:
        if "missing" not in page:
            table.add_row(page["name"], _marked(page["growth"], MOST_GROWTH), f"{page['bare_growth']:.2f}")
    out.print(table)
    for size, (rate, slowest, failed) in crowd.items():
        words = f"{rate:.0f} pages a second, 95 of 100 within {slowest:.0f} ms, {failed} refused"
        out.print(f"70 people signed in, {size:,} families: {words}")


def _row(page: Measured, size: int) -> list[str]:
    if "missing" in page:
        return [page["name"], f"[red]{page['missing'][:60]}[/red]"]
    one, guide = page[str(size)], GUIDES.get(page["name"], 0.0)
    return [
        page["name"],
        _marked(one["queries"], MOST_QUERIES, "{:.0f}"),
        f"{one['median']:.1f}",
        _marked(one["p95"], guide or 1e9, "{:.1f}"),
        f"{guide:.0f}" if guide else "",
        f"{one['bare']:.1f}",
        _marked(one["ratio"], MOST_RATIO),
    ]


def _marked(value: float, most: float, form: str = "{:.2f}") -> str:
    return f"[{'red' if value > most else 'green'}]{form.format(value)}[/]"


if __name__ == "__main__":
    main()
