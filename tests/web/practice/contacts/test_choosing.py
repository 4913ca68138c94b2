"""From Today to the form of a contact: one's own families, those met last first, one tap each."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from nestling.care import actions
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes

pytestmark = pytest.mark.django_db

URL = reverse("practice:contacts:choose")


@pytest.fixture
def world(as_role):
    """Three families of one practitioner, two of them met, and one of a colleague."""

    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, by = as_role("practitioner", service, name="Ash Practitioner")
    _, other = as_role("practitioner", service, name="Bay Practitioner")
    made.managing, manager = as_role("service_manager", service)
    made.typing, _ = as_role("administrator", service)
    made.by, made.other, made.manager = by, other, manager

    def family(name, whose):
        tie = family_scenes.family(by, infant=family_scenes.baby(given_name=name))
        return care_scenes.begun(whose, manager, tie)

    with scenes.looking(by):
        made.first, made.second, made.third = (family(name, by) for name in ("Wren", "Lark", "Jay"))
        family("Finch", other)
        care_scenes.met(by, made.first)
        care_scenes.met(by, made.second, care_scenes.AFTERNOON + timedelta(days=1))
    return made


def families_on(client):
    return re.findall(r'href="([^"]*)">(\w+) Example and', client.get(URL).content.decode())


def test_today_leads_there_and_each_family_straight_to_its_form(world):
    assert f'href="{URL}">Record a contact</a>' in world.client.get("/").content.decode()
    forms = [reverse("practice:contacts:record", args=[each.ref]) for each in (world.second, world.first, world.third)]
    assert families_on(world.client) == list(zip(forms, ("Lark", "Wren", "Jay"), strict=True))
    assert world.client.get(forms[0]).status_code == 200


def test_each_family_says_when_it_was_last_met(world):
    page = world.client.get(URL).content.decode()
    assert page.index("Last met 5 May 2026") < page.index("Last met 4 May 2026") < page.index("Not met yet")
    assert "3 families, the last met first" in page


def test_a_family_handed_over_is_no_longer_there(world):
    with scenes.looking(world.manager):
        actions.hand_over_all(
            by=world.manager, at=care_scenes.AFTERNOON, from_id=world.by.person_id, to_id=world.other.person_id
        )
    assert "No family is in your charge yet" in world.client.get(URL).content.decode()


def test_without_a_family_of_ones_own_the_way_leads_to_the_caseload(world):
    page = world.managing.get(URL).content.decode()
    assert "No family is in your charge yet" in page
    assert reverse("practice:care:caseload") in page


def test_who_gives_no_care_records_no_contact(world):
    assert world.typing.get(URL).status_code == 403
    assert "Record a contact" not in world.typing.get("/").content.decode()
