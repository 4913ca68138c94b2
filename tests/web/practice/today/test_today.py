"""Today: what is late, new, due and waiting for me; each thing stands once, and every count is true."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from nestling.care import actions as care
from nestling.core import clock
from nestling.core.happenings import NEW_FOR
from nestling.referrals import actions as referrals
from tests import scenes
from tests.conftest import MOMENT
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes import referrals as referral_scenes
from tests.scenes import safeguarding as safeguarding_scenes
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def world(as_role):
    """Ash and Bay at work in Leeds with their manager; one family in care that nobody has charge of."""

    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.ash = as_role("practitioner", service, name="Ash Practitioner")
    made.beside, made.bay = as_role("practitioner", service, name="Bay Practitioner")
    made.managing, made.manager = as_role("service_manager", service)
    made.typing, _ = as_role("administrator", service)
    made.systems, _ = as_role("system_administrator", service)
    with scenes.looking(made.manager):
        made.episode = care_scenes.accepted(made.manager, made.manager, at=MOMENT - timedelta(days=5))
    return made


def parts_on(client, at=MOMENT):
    """The headings of Today with the number that each tells and the things beneath it."""
    with clock.standing_at(at):
        page = client.get("/").content.decode()
    found = {}
    for section in re.findall(r'<section aria-labelledby="nl-part.*?</section>', page, re.DOTALL):
        title, count = re.search(r">([^<]+) <span[^>]*>(\d+) things?</span></h2>", section).groups()
        lines = re.findall(r'nl-work__what">\s*(?:<a[^>]*href="([^"]*)">)?([^<]+)', section)
        assert int(count) == len(lines), title
        found[title] = lines
    return found


def new_on(client, at=MOMENT):
    return parts_on(client, at).get("New to you", [])


def give(world, practitioner, at=MOMENT, **said):
    with scenes.looking(world.manager):
        care.allocate(by=world.manager, at=at, episode=world.episode, practitioner_id=practitioner.person_id, **said)


def test_a_family_given_to_me_is_new_until_i_open_its_record(world):
    home = reverse("practice:care:episode", args=[world.episode.ref])
    world.client.get(home)
    give(world, world.ash, MOMENT + MINUTE)
    later = MOMENT + 2 * MINUTE
    assert new_on(world.client, later) == [(home, "In your charge since 10 June 2026")]
    assert new_on(world.beside, later) == []
    world.beside.get(home)
    assert len(new_on(world.client, later)) == 1
    with clock.standing_at(later):
        world.client.get(reverse("practice:families:family", args=[world.episode.family.ref]))
    assert new_on(world.client, later) == []
    assert "First contact with the family" in str(parts_on(world.client, later))


def test_a_contact_is_enough_and_ones_own_choice_is_not_new(world):
    give(world, world.ash)
    with scenes.looking(world.ash):
        care.record_contact(
            by=world.ash, at=MOMENT, episode=world.episode, kind="liaison", held_at=MOMENT, liaison_minutes=5
        )
    assert new_on(world.client) == []
    give(world, world.manager)
    assert new_on(world.managing) == []


def test_a_family_handed_over_is_new_to_whoever_takes_it(world):
    give(world, world.ash)
    with scenes.looking(world.manager):
        care.hand_over_all(by=world.manager, at=MOMENT, from_id=world.ash.person_id, to_id=world.bay.person_id)
    assert [words for _, words in new_on(world.beside)] == ["In your charge since 10 June 2026"]
    assert new_on(world.client) == []


def test_a_referral_that_came_in_is_new_to_each_who_triages_and_then_waits_for_anybody(world):
    with scenes.looking(world.manager):
        kept = referral_scenes.received(world.manager, family_scenes.family(world.manager), MOMENT)
    line = (reverse("practice:referrals:referral", args=[kept.ref]), "Begin triage, or return what is incomplete")
    assert new_on(world.client) == new_on(world.beside) == [line]
    assert new_on(world.typing) == []
    world.client.get(line[0])
    assert line in parts_on(world.client)["Waiting for somebody to take it"]
    assert new_on(world.client) == []
    assert new_on(world.beside) == [line]
    assert new_on(world.beside, MOMENT + NEW_FOR + MINUTE) == []


def test_a_referral_that_came_back_is_new_again(world):
    with scenes.looking(world.ash):
        kept = referral_scenes.received(world.ash, family_scenes.family(world.ash), MOMENT)
    page = reverse("practice:referrals:referral", args=[kept.ref])
    world.client.get(page)
    assert new_on(world.client) == []
    with scenes.looking(world.bay):
        referrals.return_referral(by=world.bay, at=MOMENT, referral=kept, note="Who else helps?")
        referrals.take_back(by=world.bay, at=MOMENT + MINUTE, referral=kept)
    assert [url for url, _ in new_on(world.client, MOMENT + MINUTE)] == [page]


@pytest.mark.parametrize(("decide", "words"), [("accept", "Referral accepted"), ("decline", "Referral declined")])
def test_a_decision_of_somebody_else_on_my_referral_is_new_until_i_open_it(world, decide, words):
    with scenes.looking(world.ash):
        if decide == "accept":
            kept = care_scenes.accepted(world.ash, world.manager, at=MOMENT).referral
        else:
            kept = referral_scenes.declined(world.ash, world.manager, at=MOMENT).referral
    page = reverse("practice:referrals:referral", args=[kept.ref])
    assert new_on(world.client) == [(page, f"{words} on 10 June 2026")]
    assert new_on(world.beside) == new_on(world.managing) == []
    world.client.get(page)
    assert new_on(world.client) == []


def test_a_concern_about_my_family_is_new_until_i_open_the_family(world):
    give(world, world.ash)
    world.client.get(reverse("practice:care:episode", args=[world.episode.ref]))
    with scenes.looking(world.bay):
        safeguarding_scenes.concern(world.bay, world.episode.relationship, at=MOMENT + MINUTE)
    family = reverse("practice:families:family", args=[world.episode.family.ref])
    later = MOMENT + 2 * MINUTE
    assert new_on(world.client, later) == [(family, "A concern was raised on 10 June 2026")]
    assert new_on(world.beside, later) == []
    with clock.standing_at(later):
        world.client.get(family)
    assert new_on(world.client, later) == []


def test_nothing_new_is_said_in_words_and_an_empty_day_too(world):
    assert "Nothing is waiting for you" in world.systems.get("/").content.decode()
    give(world, world.ash)
    world.client.get(reverse("practice:care:episode", args=[world.episode.ref]))
    page = world.client.get("/").content.decode()
    assert "Nothing has come in that you have not opened." in page
    assert parts_on(world.client)["New to you"] == []


def test_today_writes_nothing(world):
    give(world, world.ash)
    before = new_on(world.client)
    assert before and new_on(world.client) == before


def test_a_family_taken_on_from_the_page_of_charge_is_new_to_the_practitioner(world):
    press_save(
        world.managing,
        reverse("practice:care:allocate", args=[world.episode.ref]),
        practitioner=str(world.ash.person_id),
    )
    assert len(new_on(world.client)) == 1


def test_a_referral_that_is_ready_leads_the_manager_to_the_decision(world):
    with scenes.looking(world.ash):
        kept = referral_scenes.in_triage(world.ash)
    things = [thing for part in parts_on(world.managing).values() for thing in part]
    assert (reverse("practice:triage:decide", args=[kept.ref]), "Decide") in things
    theirs = [what for part in parts_on(world.client).values() for _, what in part]
    assert "In triage: waits for the service manager to decide" in theirs
