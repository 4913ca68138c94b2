"""Every page there is, on a desk and on a phone: whole, plain, reachable, and usable without a mouse or a script."""

from collections.abc import Iterable

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests import scenes
from tests.journeys.crawling import crawl, views_to_open
from tests.journeys.small_world import UNBORN, furnish
from tests.journeys.walking import DESKTOP, PHONE, Walker

pytestmark = pytest.mark.django_db(transaction=True)

NOT_A_PAGE = {
    "practice:referrals:paper_form",
    "practice:services:export",
    "practice:letters:preview_pdf",
    "practice:letters:preview_word",
}


@pytest.fixture
def world(walk):
    """The manager and a practitioner at their browsers, in a service with a little of everything."""
    leeds = scenes.open_service()
    manager = walk("service_manager", leeds, name="Max Example")
    pat = walk("practitioner", leeds, name="Pat Example")
    furnish(pat.viewer, manager.viewer)
    return manager, pat, leeds


def client_of(walker: Walker) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    (cookie,) = (each for each in walker.page.context.cookies() if "session" in each["name"])
    client.cookies[cookie["name"]] = cookie["value"]
    return client


def ways_of(walker: Walker, *besides: str) -> dict[str, str]:
    """Every page that this person can come to by links, none of which is dead."""
    addresses, dead = crawl(client_of(walker), ("/", *besides))
    assert not dead, "\n".join(dead)
    return addresses


def walks_through(walker: Walker, addresses: Iterable[str]) -> None:
    for address in addresses:
        walker.page.set_viewport_size(DESKTOP)
        walker.goes_to(address)
        walker.sees_on_a(PHONE)


def test_every_page_is_reached_by_links_and_is_whole_on_a_desk_and_a_phone(world):
    manager, pat, _ = world
    managers, pats = ways_of(manager, f"/families/search/?search={UNBORN}"), ways_of(pat)
    unreached = set(views_to_open()) - NOT_A_PAGE - set(managers) - set(pats)
    assert not unreached, "\n".join(sorted(unreached))

    walks_through(manager, managers.values())
    walks_through(pat, (address for view, address in pats.items() if view not in managers))


@pytest.mark.parametrize(
    ("role", "size"), [("administrator", PHONE), ("safeguarding_lead", DESKTOP), ("system_administrator", PHONE)]
)
def test_every_page_of_the_other_roles_is_whole_and_no_link_leads_to_a_closed_door(world, walk, role, size):
    *_, leeds = world
    colleague = walk(role, leeds, name=f"{role.replace('_', ' ').title()} Example", size=size)
    addresses = ways_of(colleague)
    assert ("practice:families:search" in addresses) is (role != "system_administrator")
    for address in addresses.values():
        colleague.goes_to(address)


@pytest.fixture
def pat(walk):
    return walk("practitioner", scenes.open_service(), name="Pat Example")


def test_the_keyboard_alone_is_enough(pat):
    page = pat.page
    pat.goes_to("/discussions/log/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    page.get_by_label("Who did you speak with?").focus()
    page.keyboard.press("Enter")
    pat.sees("There is a problem")
    pat.looks()
    page.get_by_role("link", name="Enter who you spoke with").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Who did you speak with?")).to_be_focused()


def test_forms_work_without_a_script(walk):
    lou = walk("practitioner", scenes.open_service(), name="Lou Example", runs_scripts=False)
    lou.goes_to("/discussions/log/")
    lou.types("Who did you speak with?", "Jo Field")
    lou.presses("Log it")
    lou.sees("There is a problem")
    assert lou.page.get_by_label("Who did you speak with?").input_value() == "Jo Field"
    lou.picks("Their profession", "Health visitor")
    lou.ticks("Who was it about?", "Nobody named")
    lou.types("Advice you gave", "Notice one small moment together each day.")
    lou.ticks("What was agreed?", "Advice only")
    lou.presses("Log it")
    lou.sees("The discussion is logged")
