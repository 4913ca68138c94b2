"""Concerns are raised, read by few, followed and closed; statuses begin and end."""

import pytest
from django.urls import reverse

from nestling.safeguarding import queries
from nestling.safeguarding.models import Concern, ConcernAction, ProtectionStatus
from tests import scenes
from tests.scenes import families, safeguarding
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db
QUERIES = 25


def at(name, *refs):
    return reverse(f"practice:safeguarding:{name}", args=refs)


def rows(model, by):
    with scenes.looking(by):
        return list(model.objects.all())


@pytest.fixture
def lead(world, as_role):
    return as_role("safeguarding_lead", world.service)[0]


@pytest.fixture
def other(world, as_role):
    return as_role("practitioner", world.service, name="Other Practitioner")[0]


def test_a_concern_is_raised_with_what_must_be_done(world, lead):
    answer = press_save(
        world.client,
        at("raise", world.tie.family.ref),
        about=world.tie.infant.ref,
        words="“He shook her,” said the aunt on the telephone at 10.",
        what="Ring children's social care",
        owner=str(world.by.person_id),
        due_on__day="10",
        due_on__month="6",
        due_on__year="2026",
    )
    assert answer.status_code == 302
    (todo,) = rows(ConcernAction, world.by)
    assert todo.owner_id == world.by.person_id
    text = lead.get(answer.url).content.decode()
    assert "He shook her" in text
    assert "Close the concern" in text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"words": ""}, "what you saw or heard"),
        ({"about": "somebody-else"}, "Say whom the concern is about"),
        ({"what": "Ring"}, "Choose who does it"),
        ({"about": "BCDFGHJKMN"}, "one of the choices"),
    ],
)
def test_a_concern_that_says_too_little_is_refused(world, wrong, words):
    typed = {"about": world.tie.infant.ref, "words": "Words that must not be lost"} | wrong
    answer = press_save(world.client, at("raise", world.tie.family.ref), **typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert rows(Concern, world.by) == []


@pytest.mark.parametrize("name", ["concern", "add_action", "close"])
def test_a_concern_is_read_by_few(world, lead, other, name, django_assert_max_num_queries):
    concern = safeguarding.concern(world.by, world.tie)
    with django_assert_max_num_queries(QUERIES):
        assert lead.get(at(name, concern.ref)).status_code == 200
    assert world.client.get(at(name, concern.ref)).status_code == (403 if name == "close" else 200)
    assert other.get(at(name, concern.ref)).status_code == (403 if name == "close" else 404)


def test_the_list_shows_each_reader_their_own(world, lead, other, django_assert_max_num_queries):
    safeguarding.concern(world.by, world.tie, owner=world.by)
    with django_assert_max_num_queries(QUERIES):
        assert "Robin Example" in lead.get(at("concerns")).content.decode()
    assert "Robin Example" in world.client.get(at("concerns"), {"state": "open", "late": "yes"}).content.decode()
    assert "No concerns here" in other.get(at("concerns")).content.decode()


def test_what_must_be_done_is_added_done_and_the_concern_closed(world, lead):
    concern = safeguarding.concern(world.by, world.tie)
    given = {"what": "Visit", "owner": str(world.by.person_id)}
    given |= {"due_on__day": "12", "due_on__month": "6", "due_on__year": "2026"}
    assert press_save(lead, at("add_action", concern.ref), **given).status_code == 302
    refused = press_save(lead, at("close", concern.ref), closing_words="All is well.")
    assert "still to do" in refused.content.decode()
    (todo,) = rows(ConcernAction, world.by)
    assert press_save(world.client, at("done", todo.ref), outcome="Visited; safe.").status_code == 302
    assert press_save(lead, at("close", concern.ref), closing_words="All is well.").status_code == 302
    text = world.client.get(at("concern", concern.ref)).content.decode()
    assert "All is well." in text
    assert "Visited; safe." in text
    with scenes.looking(world.by):
        assert queries.flags(world.by, world.tie.family) == ()


def test_only_its_owner_and_the_lead_mark_an_action_as_done(world, other, lead):
    safeguarding.concern(world.by, world.tie, owner=world.by)
    (todo,) = rows(ConcernAction, world.by)
    assert other.get(at("done", todo.ref)).status_code == 404
    assert lead.get(at("done", todo.ref)).status_code == 200


def test_statuses_begin_and_end_on_their_pages(world):
    url = at("add_status", world.tie.infant.ref)
    typed = {"kind": "investigation_proposed", "started_on__day": "1", "started_on__month": "6"}
    assert press_save(world.client, url, **typed).status_code == 302
    (status,) = rows(ProtectionStatus, world.by)
    assert (status.kind, status.is_proposed) == ("investigation", True)
    assert press_save(world.client, at("end_status", status.ref)).status_code == 302
    person = reverse("practice:people:person", args=[world.tie.infant.ref])
    assert "investigation proposed" in world.client.get(person).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "unborn_plan"}, "ends at birth"),
        ({"kind": "child_in_need", "started_on__year": "2031"}, "in the future"),
        ({"kind": "child_in_need", "started_on__day": "31", "started_on__month": "2"}, "real date"),
        ({"kind": "at_risk"}, "one of the choices"),
    ],
)
def test_a_status_that_cannot_be_is_refused(world, typed, words):
    answer = press_save(world.client, at("add_status", world.tie.infant.ref), **typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_another_services_concerns_and_statuses_are_unknown(world, elsewhere):
    stranger = scenes.colleague(scenes.open_service("norfolk-2008"))
    there = families.family(stranger)
    concern, status = safeguarding.concern(stranger, there), safeguarding.status(stranger, there)
    for name, ref in (
        ("concern", concern.ref),
        ("end_status", status.ref),
        ("raise", there.family.ref),
        ("add_status", there.infant.ref),
    ):
        assert world.client.get(at(name, ref)).status_code == 404


def test_a_system_administrator_has_no_concerns(world, as_role):
    client, _ = as_role("system_administrator", world.service)
    assert client.get(at("concerns")).status_code == 403
