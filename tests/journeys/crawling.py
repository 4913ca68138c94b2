"""Finds every page that somebody can come to by following links, and every page that there is."""

from collections import deque
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

OF_EACH = 6
"""How many records of each kind of page are opened: some links are shown in one state only."""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href") or "").startswith("/"):
            self.found.append(address.split("#")[0])


def links_of(page: str) -> list[str]:
    """Where the links of a page lead within the product."""
    reader = _Links()
    reader.feed(page)
    return reader.found


def crawl(client: Client, starts: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The first address of each view that links lead to, and each link that leads nowhere or to a closed door."""
    waiting, opened, addresses, dead = deque(starts), set(starts), {}, []
    count: dict[str, int] = {}
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code not in (200, 302):
            dead.append(f"{address} answers {answer.status_code}")
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        addresses.setdefault(view_of(address), address)
        for link in links_of(answer.content.decode()):
            view = view_of(link)
            if link not in opened and view.startswith("practice:") and count.get(view, 0) < OF_EACH:
                opened.add(link)
                count[view] = count.get(view, 0) + 1
                waiting.append(link)
    return addresses, dead


def view_of(address: str) -> str:
    """The name of the view behind an address; nothing when there is none."""
    try:
        return resolve(address.split("?")[0]).view_name
    except Resolver404:
        return ""


def views_to_open(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Every view of the practice surface that may be opened, and not only posted to."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_to_open(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and "GET" in getattr(pattern.callback, "methods", ()):
            yield f"{space}{pattern.name}"
