"""Two records are looked at side by side, joined, listed, and parted again."""

import pytest
from django.urls import reverse

from nestling.families import queries
from nestling.records.models import Merge
from tests import scenes
from tests.scenes import families, referrals, safeguarding
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db
QUERIES = 25  # both records are asked about everything that may tell them apart; it is done seldom


def at(name, *refs):
    return reverse(f"practice:records:{name}", args=refs)


@pytest.fixture
def manager(world, as_role):
    return as_role("service_manager", world.service)[0]


@pytest.fixture
def twice(world):
    return families.family(world.by, infant=families.baby(known_as="Bunny"))


def joined(world, manager, twice):
    url = at("merge", world.tie.infant.ref, twice.infant.ref)
    assert press_save(manager, url, reason="The midwife says they are one.").status_code == 302
    with scenes.looking(world.by):
        return Merge.objects.get()


def test_a_merge_is_looked_at_before_it_is_made(world, manager, twice, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERIES):
        text = manager.get(at("merge", world.tie.infant.ref, twice.infant.ref)).content.decode()
    for words in ("Bunny", "1 relationship will belong", "becomes part of the family", "Keep the other one instead"):
        assert words in text, words
    with scenes.looking(world.by):
        assert not Merge.objects.exists()


def test_two_records_with_much_in_common_take_no_more_questions(world, manager, django_assert_max_num_queries):
    other = families.twin(world.tie, world.by)
    for tie in (world.tie, other):
        safeguarding.status(world.by, tie)
        referrals.received(world.by, tie)
    with django_assert_max_num_queries(QUERIES):
        text = manager.get(at("merge", world.tie.infant.ref, other.infant.ref)).content.decode()
    assert "cannot be joined" in text or "Both have a relationship with" in text


def test_records_are_joined_and_parted(world, manager, twice):
    merge = joined(world, manager, twice)
    with scenes.looking(world.by):
        assert queries.person(world.by, world.tie.infant.ref).known_as == "Bunny"
    assert "Robin Example" in manager.get(at("merges")).content.decode()
    url = at("merged", merge.ref)
    assert press_save(manager, url, why="Two babies after all.").status_code == 302
    assert "taken back" in manager.get(url).content.decode()
    with scenes.looking(world.by):
        assert queries.person(world.by, twice.infant.ref).merged_into_id is None


def test_two_people_cannot_be_joined_and_the_page_says_why(world, manager):
    url = at("merge", world.tie.infant.ref, world.tie.carer.ref)
    assert "they are two people" in manager.get(url).content.decode()
    itself = at("merge", world.tie.infant.ref, world.tie.infant.ref)
    assert "same record" in manager.get(itself).content.decode()


def test_a_practitioner_joins_nothing(world, twice):
    assert world.client.get(at("merge", world.tie.infant.ref, twice.infant.ref)).status_code == 403
    assert world.client.get(at("merges")).status_code == 403


def test_another_services_records_are_unknown(world, manager, twice, elsewhere, as_role):
    assert manager.get(at("merge", world.tie.infant.ref, elsewhere.infant.ref)).status_code == 404
    merge = joined(world, manager, twice)
    stranger, _ = as_role("service_manager", scenes.open_service("norfolk-2008"))
    assert stranger.get(at("merged", merge.ref)).status_code == 404
    assert "Robin" not in stranger.get(at("merges")).content.decode()
