"""A group from its opening to a meeting with its register."""

import pytest
from django.urls import reverse

from nestling.care.models import Contact, Group, GroupPlace
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.web.reading import form_on, press_save

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(as_role):
    class World:
        pass

    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service)
    _, made.manager = as_role("service_manager", service)
    with scenes.looking(made.practitioner):
        made.first = care_scenes.begun(made.practitioner, made.manager)
        tie = family_scenes.family(made.practitioner, infant=family_scenes.baby(given_name="Wren"))
        made.second = care_scenes.begun(made.practitioner, made.manager, tie)
    return made


def one(world, model, **keys):
    with scenes.looking(world.practitioner):
        return model.objects.get(**keys)


def opened(world):
    press_save(world.client, reverse("practice:groups:open_group"), name="Tuesday group")
    group = one(world, Group)
    for episode in (world.first, world.second):
        press_save(world.client, reverse("practice:groups:give_place", args=[group.ref]), episode=episode.ref)
    return group


def test_a_group_is_opened_families_join_and_a_meeting_gives_each_a_contact(world):
    group = opened(world)
    register = reverse("practice:groups:hold_session", args=[group.ref])
    missed = one(world, GroupPlace, episode=world.second)
    answer = press_save(world.client, register, **{f"came_{missed.ref}": "did_not_attend"})
    assert answer.status_code == 302
    came, away = one(world, Contact, episode=world.first), one(world, Contact, episode=world.second)
    assert (came.direct_minutes, came.number) == (90, 1)
    assert (away.direct_minutes, away.number) == (0, None)
    page = world.client.get(answer["Location"]).content.decode()
    assert "Did not come" in page and "Robin Example" in page


def test_a_register_without_an_answer_is_refused_and_nothing_is_kept(world):
    group = opened(world)
    register = reverse("practice:groups:hold_session", args=[group.ref])
    place = one(world, GroupPlace, episode=world.second)
    sent = form_on(world.client, register)
    del sent[f"came_{place.ref}"]
    answer = world.client.post(register, sent)
    assert answer.status_code == 422
    with scenes.looking(world.practitioner):
        assert not Contact.objects.exists()


def test_a_family_leaves_and_the_group_ends(world):
    group = opened(world)
    place = one(world, GroupPlace, episode=world.second)
    leave = reverse("practice:groups:leave", args=[place.ref])
    assert "Confirm" in world.client.get(leave).content.decode()
    assert one(world, GroupPlace, pk=place.pk).left_on is None
    assert press_save(world.client, leave).status_code == 302
    assert press_save(world.client, leave).status_code == 422
    end = reverse("practice:groups:end_group", args=[group.ref])
    answer = press_save(world.client, end)
    assert answer.status_code == 422 and "1 family still has a place" in answer.content.decode()
    press_save(world.client, reverse("practice:groups:leave", args=[one(world, GroupPlace, episode=world.first).ref]))
    assert press_save(world.client, end).status_code == 302
    assert one(world, Group).ended_on is not None
    assert (
        "Record a meeting" not in world.client.get(reverse("practice:groups:group", args=[group.ref])).content.decode()
    )


def test_a_family_that_left_is_still_shown_and_may_take_the_place_again(world):
    group = opened(world)
    page = reverse("practice:groups:group", args=[group.ref])
    assert "Left this group" not in world.client.get(page).content.decode()
    press_save(world.client, reverse("practice:groups:leave", args=[one(world, GroupPlace, episode=world.second).ref]))
    again = f"{reverse('practice:groups:give_place', args=[group.ref])}?episode={world.second.ref}"
    shown = world.client.get(page).content.decode()
    assert "Left this group (1)" in shown and again in shown
    assert press_save(world.client, again).status_code == 302
    shown = world.client.get(page).content.decode()
    assert "Left this group (1)" in shown and again not in shown


def test_a_day_of_leaving_that_cannot_be_is_refused(world):
    group = opened(world)
    place = one(world, GroupPlace, episode=world.second)
    answer = press_save(world.client, reverse("practice:groups:leave", args=[place.ref]), left_on__year="2031")
    assert answer.status_code == 422 and "cannot be in the future" in answer.content.decode()
    assert one(world, GroupPlace, pk=place.pk).group_id == group.pk


def test_a_second_group_of_one_name_is_refused(world):
    opened(world)
    answer = press_save(world.client, reverse("practice:groups:open_group"), name="tuesday group")
    assert answer.status_code == 422
    assert "running already" in answer.content.decode()


def test_a_group_is_changed_from_its_page(world):
    group = opened(world)
    url = reverse("practice:groups:change_group", args=[group.ref])
    page = reverse("practice:groups:group", args=[group.ref])
    assert url in world.client.get(page).content.decode()
    assert press_save(world.client, url, name="Thursday group", partner="Sam, perinatal team").status_code == 302
    shown = world.client.get(page).content.decode()
    assert "Thursday group" in shown and "Sam, perinatal team" in shown
    assert press_save(world.client, url, name=" ").status_code == 422


def test_two_changes_of_one_group_are_both_shown(world):
    group = opened(world)
    url = reverse("practice:groups:change_group", args=[group.ref])
    first, second = form_on(world.client, url), form_on(world.client, url)
    assert world.client.post(url, first | {"name": "Thursday group"}).status_code == 302
    answer = world.client.post(url, second | {"name": "Friday group"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Thursday group" in shown and "Friday group" in shown and "saved a newer version" in shown
    assert one(world, Group).name == "Thursday group"
