"""One person's pages: every fact, safe contact, and who may be the same person."""

import pytest
from django.urls import reverse

from nestling.families import queries
from nestling.families.models import Person
from tests import scenes
from tests.scenes import families, safeguarding
from tests.web.reading import form_on, press_save

pytestmark = pytest.mark.django_db
PAGES = ("person", "change", "safe_contact")
QUERIES = 25


def at(name, person):
    return reverse(f"practice:people:{name}", args=[person.ref])


def again(by, person):
    with scenes.looking(by):
        return queries.person(by, person.ref)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["infant", "carer"])
def test_a_page_opens_in_few_queries(world, name, who, django_assert_max_num_queries):
    safeguarding.status(world.by, world.tie)
    with django_assert_max_num_queries(QUERIES):
        answer = world.client.get(at(name, getattr(world.tie, who)))
    assert answer.status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_another_services_person_is_unknown(world, elsewhere, name):
    assert world.client.get(at(name, elsewhere.infant)).status_code == 404


def test_an_early_baby_shows_both_ages_with_the_basis(world):
    early = families.family(world.by, infant=families.baby(given_name="Early", gestation_weeks=30, gestation_days=2))
    text = world.client.get(at("person", early.infant)).content.decode()
    assert "6 months" in text
    assert "Born at 30 weeks and 2 days" in text
    assert "Young enough for this service until 10 December 2027" in text


def test_an_unborn_baby_is_not_asked_when_they_were_born(world):
    unborn = families.expecting(world.by).infant
    assert "born_on-day" not in form_on(world.client, at("change", unborn))
    text = world.client.get(at("person", unborn)).content.decode()
    assert "Record the birth" in text
    assert "Due 3 August 2026" in text


def test_facts_are_changed_and_emptied(world):
    url = at("change", world.tie.carer)
    assert press_save(world.client, url, phone="0300 000 0000", postcode="zz993vz").status_code == 302
    assert again(world.by, world.tie.carer).postcode == "ZZ99 3VZ"
    assert press_save(world.client, url, phone="").status_code == 302
    assert (again(world.by, world.tie.carer).phone, again(world.by, world.tie.carer).postcode) == ("", "ZZ99 3VZ")


def test_a_number_of_somebody_else_is_refused_and_nothing_is_lost(world):
    families.family(
        world.by, infant=families.baby(given_name="Wren", nhs_number="9990000018", nhs_number_confirmed=True)
    )
    answer = press_save(
        world.client,
        at("change", world.tie.infant),
        nhs_number="999 000 0018",
        nhs_number_confirmed="on",
        known_as="Bunny",
    )
    assert answer.status_code == 422
    assert "Wren Example already has the NHS number 999 000 0018" in answer.content.decode()
    assert "Bunny" in answer.content.decode()
    assert again(world.by, world.tie.infant).nhs_number == ""


def test_two_people_changing_one_person_see_both(world):
    url = at("change", world.tie.carer)
    mine = form_on(world.client, url) | {"phone": ["1111"]}
    press_save(world.client, url, phone="2222")
    answer = world.client.post(url, mine)
    assert answer.status_code == 422
    assert "1111" in answer.content.decode()
    assert "2222" in answer.content.decode()


@pytest.mark.parametrize("odd", ["👶🏽", "‮مرحبا", "x\x00y", "x" * 1_000_000])
def test_odd_text_is_kept_or_refused_but_never_breaks(world, odd):
    answer = press_save(world.client, at("change", world.tie.carer), known_as=odd)
    assert answer.status_code in (302, 422)


def test_a_likely_double_is_shown_with_the_way_to_join_for_those_who_may(world, as_role):
    twice = families.family(world.by)
    manager, _ = as_role("service_manager", world.service)
    both = reverse("practice:records:merge", args=[world.tie.infant.ref, twice.infant.ref])
    assert both in manager.get(at("person", world.tie.infant)).content.decode()
    text = world.client.get(at("person", world.tie.infant)).content.decode()
    assert "These records look like this one" in text
    assert both not in text
    with scenes.looking(world.by):
        assert Person.objects.filter(merged_into__isnull=False).count() == 0


SAFE = {"may_write": "no", "may_phone": "yes", "may_leave_message": "no", "may_text": "no", "may_email": "no"}


def test_safe_contact_is_asked_and_seen_by_everybody(world):
    url = at("safe_contact", world.tie.carer)
    form = form_on(world.client, url)
    assert form
    typed = {name: _offered(answer) for name, answer in SAFE.items()} | {"never_send": "Cards to the old address"}
    assert press_save(world.client, url, **typed).status_code == 302
    family = reverse("practice:families:family", args=[world.tie.family.ref])
    for page in (at("person", world.tie.carer), family):
        text = world.client.get(page).content.decode()
        assert "Cards to the old address" in text
        assert "Not safe: letters" in text


def _offered(answer):
    from nestling.design.forms import YesNo

    return next(text for text in YesNo("x").by_text if text.lower().startswith(answer[:1]) or text == answer)


def test_safe_contact_without_an_answer_is_refused(world):
    answer = press_save(world.client, at("safe_contact", world.tie.carer))
    assert answer.status_code == 422
    assert "Choose whether letters are safe" in answer.content.decode()


def test_somebody_who_belongs_to_no_family_any_more_is_still_shown(world):
    from nestling.families.actions import end_membership, end_relationship

    day = scenes.MONDAY.date()
    end_relationship(by=world.by, at=scenes.MONDAY, relationship=world.tie, ended_on=day)
    with scenes.looking(world.by):
        member = queries.members(world.by, world.tie.family)[1]
    end_membership(by=world.by, at=scenes.MONDAY, member=member, left_on=day)
    text = world.client.get(at("person", world.tie.carer)).content.decode()
    assert "until 4 May 2026" in text
