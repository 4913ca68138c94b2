"""Every page of care: it opens, in few queries, for the right people of the right service, and writes who looked."""

import re

import pytest
from django.urls import reverse

from nestling.accounts.models import AccessRow
from nestling.care import actions
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes

pytestmark = pytest.mark.django_db

LISTS = ("practice:care:waiting_list", "practice:care:caseload", "practice:reviews:due", "practice:groups:groups")
OF_EPISODE = (
    "practice:care:episode",
    "practice:care:gate",
    "practice:care:rate",
    "practice:care:place",
    "practice:contacts:contacts",
    "practice:contacts:record",
    "practice:contacts:record_work",
    "practice:plans:plan",
    "practice:plans:write",
    "practice:plans:set_goal",
)
QUERIES = 25
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
UNKNOWN = re.compile(r"/[A-Z0-9]{10}/")


class World:
    pass


@pytest.fixture
def world(as_role):
    """A Leeds relationship with six contacts, a review due, a plan, a goal, a group; and everybody signed in."""
    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service)
    made.managing, made.manager = as_role("service_manager", service)
    made.typing, made.clerk = as_role("administrator", service)
    by, at = made.practitioner, care_scenes.AFTERNOON
    with scenes.looking(by):
        made.episode = care_scenes.begun(by, made.manager)
        made.review = care_scenes.review_due(by, made.episode)
        made.contact = care_scenes.Contact.objects.get(number=6)
        actions.write_plan(
            by=by, at=at, episode=made.episode, formulation="They miss each other's looks.", plan="Film."
        )
        made.goal = actions.set_goal(by=by, at=at, episode=made.episode, words="To enjoy bath time.")
        made.group = actions.open_group(by=by, at=at, name="Tuesday group", started_on=scenes.MONDAY.date())
        actions.give_place(by=by, at=at, group=made.group, episode=made.episode)
        unborn = family_scenes.expecting(by)
        made.waiting = care_scenes.accepted(by, made.manager, unborn)
        made.unborn = unborn.infant
    return made


def urls_of(world):
    ref = world.episode.ref
    yield from (reverse(name, args=[ref]) for name in OF_EPISODE)
    yield reverse("practice:contacts:contact", args=[world.contact.ref])
    yield reverse("practice:contacts:correct", args=[world.contact.ref])
    yield reverse("practice:plans:close_goal", args=[world.goal.ref])
    yield reverse("practice:reviews:review", args=[world.review.ref])
    yield reverse("practice:care:birth", args=[world.unborn.ref])


def test_every_page_about_a_family_opens_in_few_queries_and_writes_who_looked(world, django_assert_max_num_queries):
    for url in urls_of(world):
        with django_assert_max_num_queries(QUERIES, info=url):
            answer = world.client.get(url)
        assert answer.status_code == 200, url
        assert "Who this record is about" in answer.content.decode(), url
    with scenes.looking(world.practitioner):
        assert AccessRow.objects.filter(family_ref=world.episode.family.ref).count() >= len(OF_EPISODE)


def test_lists_and_groups_open_in_few_queries(world, django_assert_max_num_queries):
    ref = world.group.ref
    pages = [reverse(name) for name in LISTS]
    pages += [
        reverse(f"practice:groups:{name}", args=[ref])
        for name in ("group", "change_group", "give_place", "hold_session", "end_group")
    ]
    pages += [reverse("practice:groups:open_group")]
    for url in pages:
        with django_assert_max_num_queries(QUERIES):
            assert world.client.get(url).status_code == 200, url


def test_the_allocation_page_is_the_managers(world, django_assert_max_num_queries):
    url = reverse("practice:care:allocate", args=[world.waiting.ref])
    with django_assert_max_num_queries(QUERIES):
        assert world.managing.get(url).status_code == 200
    assert world.typing.get(url).status_code == 200
    assert world.client.get(url).status_code == 403


def test_a_role_without_care_is_refused(world):
    for url in (*(reverse(name) for name in LISTS), *urls_of(world)):
        if "birth" not in url:
            assert world.typing.get(url).status_code == 403, url


def test_another_services_pages_are_not_found_in_the_same_words_as_unknown_ones(world, as_role):
    stranger, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    for url in (*urls_of(world), reverse("practice:groups:group", args=[world.group.ref])):
        theirs = stranger.get(url)
        assert theirs.status_code == 404, url
        assert same_words(theirs) == same_words(stranger.get(UNKNOWN.sub("/XXXXXXXXXX/", url))), url


def same_words(answer):
    return TOKEN.sub(b"", answer.content)
