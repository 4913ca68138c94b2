"""Somebody who walks through the product in a browser: reads by role and label, and is told of every fault.

Each page that they come to is checked by axe, for console errors, for requests to anywhere else, and, at phone width,
for sideways scrolling.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

from nestling.core.viewing import Viewer

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

THREE_FRAMES = "async () => { for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame) }"
# Every tab of a record is seen whole: on one line, or on a phone in two rows of targets of 44 px, none over another.
TABS_NOT_WHOLE = """() => {
  const tabs = [...document.querySelectorAll('.nl-tabs a')].map(tab => [tab, tab.getBoundingClientRect()])
  const rows = new Set(tabs.map(([, box]) => Math.round(box.top))).size
  const phone = innerWidth <= 640
  if (rows > (phone ? 2 : 1)) return `they take ${rows} rows`
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  const poor = tabs.find(([tab, box]) => box.left < 0 || box.right > innerWidth || (phone && box.height < 44) ||
    tab.scrollWidth > tab.clientWidth + 1 || tabs.some(([other, its]) => other !== tab && over(box, its)))
  return poor ? poor[0].innerText : ''
}"""


@dataclass
class Walker:
    """One person at one browser."""

    page: Page
    home: str
    pictures: Path | None = None
    runs_scripts: bool = True
    viewer: Viewer | None = None
    sign_in: Callable[[], None] | None = None
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        # The browser itself reports each refused form (422) as a failed load.
        if message.type == "error" and "422" not in message.text:
            self.faults.append(f"{self.page.url}: console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"{self.page.url}: asked elsewhere: {request.url}")

    def goes_to(self, path: str) -> None:
        """Open an address of the product."""
        self.page.goto(self.home + path)
        self.looks()

    def follows(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.looks()

    def opens(self, table: str | re.Pattern[str], name: str) -> None:
        """Follow a link inside the table with this caption."""
        self.page.get_by_role("table", name=table).get_by_role("link", name=name, exact=True).first.click()
        self.looks()

    def goes_by_the_menu(self, name: str) -> None:
        """Choose from the menu of the page, which on a phone hides some of its links behind "More"."""
        menu = self.page.get_by_role("navigation", name="Menu")
        if not menu.get_by_role("link", name=name, exact=True).count():
            menu.get_by_role("button", name="More").click()
        menu.get_by_role("link", name=name, exact=True).click()
        self.looks()

    def turns_to(self, tab: str) -> None:
        """Open another page of the same record."""
        tabs = self.page.get_by_role("navigation", name="Pages of this record")
        tabs.get_by_role("link", name=tab, exact=True).click()
        self.looks()

    def presses(self, name: str | re.Pattern[str]) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name).first.click()
        self.looks()

    def types(self, label: str | re.Pattern[str], text: str) -> None:
        """Type into the box with this label."""
        self.page.get_by_label(label).first.fill(text)

    def picks(self, label: str | re.Pattern[str], option: str | re.Pattern[str]) -> None:
        """Choose from the list with this label."""
        box = self.page.get_by_label(label).first
        if isinstance(option, str):
            box.select_option(label=option)
        else:
            words = next(text for text in box.locator("option").all_inner_texts() if option.search(text))
            box.select_option(label=words)

    def ticks(self, legend: str | re.Pattern[str], *options: str) -> None:
        """Tick or choose options in the group with this legend."""
        group = self.page.get_by_role("group", name=legend).first
        for option in options:
            group.get_by_label(option, exact=True).first.check()

    def dates(self, legend: str | re.Pattern[str], day: date) -> None:
        """Type a day into the three boxes of a group."""
        group = self.page.get_by_role("group", name=legend).first
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(label, exact=True).fill(str(number))

    def sees_on_a(self, size: dict[str, int]) -> None:
        """Look at the same page on a screen of another size."""
        self.page.set_viewport_size(size)
        # The menu is laid out anew an animation frame after the resize is noticed.
        self.page.evaluate(THREE_FRAMES)
        self.looks()

    def sees(self, words: str | re.Pattern[str]) -> Locator:
        """Read these words somewhere on the page."""
        found = self.page.locator("main, header, footer").get_by_text(words).first
        expect(found).to_be_visible()
        return found

    def does_not_see(self, words: str | re.Pattern[str]) -> None:
        """These words are nowhere on the page."""
        expect(self.page.get_by_text(words)).to_have_count(0)

    def looks(self) -> None:
        """Check the page that is open: once for each kind of page, as its address and heading tell."""
        self.page.wait_for_load_state("domcontentloaded")
        heading = self.page.locator("h1").first.inner_text() if self.page.locator("h1").count() else "no heading"
        place = re.sub(r"/[0-9BCDFGHJKMNPQRSTVWXYZ]{10}", "/*", self.page.url.removeprefix(self.home))
        wide = self.page.viewport_size["width"]
        if (key := f"{place.split('?')[0]} {heading[:30]} {wide}") in self.seen:
            return
        self.seen.add(key)
        if heading == "no heading":
            self.faults.append(f"{place}: has no heading")
        self._picture(place)
        self._measures(place)

    def _measures(self, place: str) -> None:
        if not self.runs_scripts:
            return
        found = Axe().run(self.page).response["violations"]
        self.faults += [f"{place}: axe {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
        if hidden := self.page.evaluate(TABS_NOT_WHOLE):
            self.faults.append(f"{place}: the tabs of the record are not seen whole: {hidden}")
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > self.page.viewport_size["width"] + 1:
            self.faults.append(f"{place}: scrolls sideways, {width} px wide")

    def _picture(self, place: str) -> None:
        if self.pictures:
            name = re.sub(r"[^a-z]+", "-", place.lower()).strip("-") or "today"
            wide, who = (
                self.page.viewport_size["width"],
                self.viewer.name.split()[0].lower() if self.viewer else "nobody",
            )
            path = self.pictures / f"{who}-{wide}-{len(self.seen):02}-{name}.png"
            self.page.screenshot(path=path, full_page=True)

    def is_content(self) -> None:
        """Nothing was wrong on any page so far."""
        assert not self.faults, "\n".join(self.faults)
