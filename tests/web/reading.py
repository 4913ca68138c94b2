"""Reads the form of a page as a browser would send it, so that a test presses Save with what is really there."""

from html.parser import HTMLParser

from django.test import Client


class _Form(HTMLParser):
    """Gathers the inputs of the form that carries a draft."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.within = self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.within = "yes" if given.get("class") == "nl-form" else ""
        elif not self.within:
            return
        elif tag == "input":
            self._input(given, is_on="checked" in given)
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and self.select and "selected" in given:
            self.sent[self.select] = [given["value"]]
        elif tag == "textarea":
            self.area = given["name"]
            self.sent[self.area] = [""]

    def _input(self, given: dict[str, str], *, is_on: bool) -> None:
        kind = given.get("type", "text")
        if kind in ("radio", "checkbox") and not is_on:
            return
        self.sent.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.within and self.area:
            self.sent[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.within = ""


def form_on(client: Client, url: str) -> dict[str, list[str]]:
    """What the form of the page would send if Save were pressed at once."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    reader = _Form()
    reader.feed(answer.content.decode())
    return {name: [value.removeprefix("\n") for value in values] for name, values in reader.sent.items()}


def press_save(client: Client, url: str, **typed: str | list[str]):
    """Open the page, type these answers over what it shows (a `__` stands for a hyphen), and press Save."""
    sent = form_on(client, url)
    for name, value in typed.items():
        sent[name.replace("__", "-")] = value if isinstance(value, list) else [value]
    return client.post(url, sent)
