"""Every page of families opens, in few queries, for the right people of the right service, and writes who looked."""

import re
from datetime import date, datetime

import pytest
from django.urls import reverse

from nestling.accounts.models import AccessRow
from nestling.core.clock import LONDON
from nestling.core.happenings import Happening
from nestling.families import actions, queries
from nestling.families.models import Consent, Family, NetworkMember, Person
from nestling.web.practice.families.views.story import in_order
from tests import scenes
from tests.scenes import MONDAY, families, safeguarding
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db
OF_FAMILY = (
    "family",
    "rename",
    "chronology",
    "add_infant",
    "add_carer",
    "add_member",
    "add_network",
    "consent",
)
OF_TIE = ("relationship", "change_relationship", "end_relationship")
QUERIES = 25


def at(name, ref):
    return reverse(f"practice:families:{name}", args=[ref])


def rows(model, by, **known):
    with scenes.looking(by):
        return list(model.objects.filter(**known))


@pytest.fixture
def whole(world):
    """A family with everything in it."""
    by, tie = world.by, world.tie
    families.second_carer(tie, by)
    families.twin(tie, by)
    safeguarding.status(by, tie)
    safeguarding.concern(by, tie, owner=by)
    common = {"by": by, "at": MONDAY}
    actions.set_safe_contact(**common, person=tie.carer, never_send="Anything with our name on it")
    actions.give_consent(
        **common, family=tie.family, person=tie.carer, purpose="share_letters", agency="general_practice"
    )
    actions.add_network_member(
        **common, family=tie.family, name="Hana Visitor", profession="health_visitor", is_lead=True
    )
    return world


@pytest.mark.parametrize("name", OF_FAMILY)
def test_a_page_of_a_family_opens_in_few_queries_and_says_who_looked(whole, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERIES):
        answer = whole.client.get(at(name, whole.tie.family.ref))
    assert answer.status_code == 200
    assert b"Robin Example" in answer.content
    assert b"Speak to the safeguarding lead" in answer.content
    (look,) = rows(AccessRow, whole.by)
    assert (look.family_ref, look.page) == (whole.tie.family.ref, f"practice:families:{name}")


@pytest.mark.parametrize("name", OF_TIE)
def test_a_page_of_a_relationship_opens_in_few_queries(whole, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERIES):
        answer = whole.client.get(at(name, whole.tie.ref))
    assert answer.status_code == 200
    assert b"Ash Example" in answer.content


def test_the_family_page_says_everything_at_a_glance(whole):
    text = whole.client.get(at("family", whole.tie.family.ref)).content.decode()
    for words in (
        "Child in need",
        "Anything with our name on it",
        "Sending copies of letters",
        "Hana Visitor",
        "Wren Example",
        "Bay Example",
        "Young enough for this service until 10 December 2027",
        "Main carer",
        "Start a referral",
    ):
        assert words in text, words


@pytest.mark.parametrize("name", (*OF_FAMILY, "looks"))
def test_another_services_family_is_as_unknown_as_any(world, elsewhere, as_role, name):
    client, _ = as_role("service_manager", world.service)
    unknown, foreign = (client.get(at(name, ref)) for ref in ("BCDFGHJKMN", elsewhere.family.ref))
    assert (unknown.status_code, foreign.status_code) == (404, 404)
    assert _same(unknown) == _same(foreign)


@pytest.mark.parametrize("name", OF_TIE)
def test_another_services_relationship_is_as_unknown_as_any(world, elsewhere, name):
    assert world.client.get(at(name, elsewhere.ref)).status_code == 404
    assert world.client.post(at(name, elsewhere.ref)).status_code in (404, 405)


def _same(answer):
    return re.sub(rb'(nonce|value)="[^"]*"', b"", answer.content)


def test_a_system_administrator_sees_no_family(world, as_role):
    client, _ = as_role("system_administrator", world.service)
    assert client.get(at("family", world.tie.family.ref)).status_code == 403
    assert client.get(reverse("practice:families:search")).status_code == 403


def test_who_looked_is_for_those_who_may_see_it(world, as_role):
    assert world.client.get(at("looks", world.tie.family.ref)).status_code == 403
    client, _ = as_role("service_manager", world.service)
    world.client.get(at("family", world.tie.family.ref))
    text = client.get(at("looks", world.tie.family.ref)).content.decode()
    assert "Practitioner Example" in text
    assert ">The family<" in text and "practice:" not in text


def test_who_looked_is_sorted_and_filtered_by_the_words_of_a_page(world, as_role):
    client, _ = as_role("service_manager", world.service)
    for name, ref in (
        ("family", world.tie.family.ref),
        ("relationship", world.tie.ref),
        ("add_infant", world.tie.family.ref),
    ):
        world.client.get(at(name, ref))
    url = at("looks", world.tie.family.ref)
    cells = r'>Page </span><span class="nl-cell">(Add a baby|The family|The relationship)</span>'
    ordered = re.findall(cells, client.get(url, {"sort": "page"}).content.decode())
    assert ordered == ["Add a baby", "The family", "The relationship"]
    page = client.get(url, {"shown": "Add a baby"}).content.decode()
    assert re.findall(cells, page) == ["Add a baby"]


def test_search_comes_before_adding(world):
    empty = world.client.get(reverse("practice:families:search")).content.decode()
    assert "Register a family" not in empty
    found = world.client.get(reverse("practice:families:search"), {"search": "rob"}).content.decode()
    assert "Robin Example" in found
    assert "Register a family" in found


@pytest.mark.parametrize("words", ["%", "'; drop table", "\x00", "😀", "مرحبا", "a" * 5000, "9" * 40, "29/02/2023"])
def test_odd_searches_find_nobody_and_break_nothing(world, words):
    assert world.client.get(reverse("practice:families:search"), {"search": words}).status_code == 200


def test_search_takes_few_queries(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERIES):
        world.client.get(reverse("practice:families:search"), {"search": "example", "kind": "carer"})


REGISTER = {
    "infant_given_name": "Kit",
    "infant_family_name": "Marsh",
    "infant_born_on__day": "3",
    "infant_born_on__month": "2",
    "infant_born_on__year": "2026",
    "carer_given_name": "Lou",
    "carer_family_name": "Marsh",
    "relation": "mother",
}


def test_a_family_is_registered(world):
    answer = press_save(world.client, reverse("practice:families:register"), **REGISTER)
    assert answer.status_code == 302
    (family,) = rows(Family, world.by, name="Marsh")
    assert answer.url == at("family", family.ref)


def test_a_likely_double_is_shown_and_registered_only_when_somebody_says_so(world):
    again = REGISTER | {
        "infant_given_name": "Robin",
        "infant_family_name": "Example",
        "infant_born_on__day": "10",
        "infant_born_on__month": "12",
        "infant_born_on__year": "2025",
    }
    url = reverse("practice:families:register")
    answer = press_save(world.client, url, **again)
    assert answer.status_code == 422
    assert "the same birth date" in answer.content.decode()
    assert reverse("practice:people:person", args=[world.tie.infant.ref]) in answer.content.decode()
    assert len(rows(Family, world.by)) == 1
    assert press_save(world.client, url, **again, is_new="on").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"infant_nhs_number": "9990000019"}, "last digit"),
        ({"infant_born_on__year": "2031"}, "in the future"),
        ({"infant_due_on__day": "1", "infant_due_on__month": "1", "infant_due_on__year": "2027"}, "before conception"),
        ({"infant_family_name": ""}, "family name"),
        ({"relation": "nonsense"}, "one of the choices"),
        ({"surprise": "extra"}, "does not ask for"),
        ({"carer_given_name": "x" * 1_000_000}, "100 characters or fewer"),
        ({"postcode": "nowhere"}, "full postcode"),
    ],
)
def test_a_family_that_cannot_be_is_refused_with_what_was_typed(world, wrong, words):
    answer = press_save(world.client, reverse("practice:families:register"), **(REGISTER | wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert len(rows(Family, world.by)) == 1


def test_a_family_with_several_faults_is_told_of_all_at_once(world):
    wrong = {"infant_nhs_number": "9990000019", "carer_nhs_number": "9990000019", "infant_born_on__year": "2031"}
    url = reverse("practice:families:register")
    text = press_save(world.client, url, **(REGISTER | wrong | {"postcode": "nowhere"})).content.decode()
    assert text.count("last digit") >= 2
    assert "in the future" in text and "full postcode" in text


def test_pressing_save_twice_registers_once(world):
    from tests.web.reading import form_on

    url = reverse("practice:families:register")
    sent = form_on(world.client, url) | {name.replace("__", "-"): [value] for name, value in REGISTER.items()}
    first, second = world.client.post(url, sent), world.client.post(url, sent)
    assert first.url == second.url
    assert len(rows(Family, world.by, name="Marsh")) == 1


def test_a_twin_is_added_with_the_dates_of_the_other(world):
    answer = press_save(world.client, at("add_infant", world.tie.family.ref), given_name="Wren")
    assert answer.status_code == 302
    with scenes.looking(world.by):
        ties = queries.relationships_of(world.by, world.tie.family)
    assert [str(tie) for tie in ties] == ["Robin Example and Ash Example", "Wren Example and Ash Example"]


def test_a_new_carer_and_one_known_already_are_added(world):
    url = at("add_carer", world.tie.family.ref)
    new = {"relation": "foster_carer", "given_name": "Jo", "family_name": "Field"}
    assert press_save(world.client, url, **new).status_code == 302
    other = families.family(world.by, carer=families.parent(given_name="Sky", family_name="Moor"))
    again = {"relation": "kinship_carer", "given_name": "Sky", "family_name": "Moor", "born_on__day": "3"}
    again |= {"born_on__month": "2", "born_on__year": "1995"}
    asked = press_save(world.client, url, **again)
    assert asked.status_code == 422
    assert "Choose below whether" in asked.content.decode()
    assert press_save(world.client, url, **again, use=other.carer.ref).status_code == 302
    with scenes.looking(world.by):
        carers = [str(tie.carer) for tie in queries.relationships_of(world.by, world.tie.family)]
    assert sorted(carers) == ["Ash Example", "Jo Field", "Sky Moor"]
    assert len(rows(Person, world.by, family_name="Moor")) == 1


def test_a_carer_of_another_service_cannot_be_slipped_in(world, elsewhere):
    answer = press_save(world.client, at("add_carer", world.tie.family.ref), relation="father", use=elsewhere.carer.ref)
    assert answer.status_code == 422


def test_a_brother_is_added_and_leaves(world):
    given = {"kind": "sibling", "given_name": "Teddy", "family_name": "Example"}
    assert press_save(world.client, at("add_member", world.tie.family.ref), **given).status_code == 302
    with scenes.looking(world.by):
        brother = queries.members(world.by, world.tie.family)[-1]
    assert press_save(world.client, at("leave", brother.ref)).status_code == 302
    with scenes.looking(world.by):
        assert len(queries.members(world.by, world.tie.family)) == 2


def test_a_relationship_is_changed_and_ended(world):
    assert press_save(world.client, at("change_relationship", world.tie.ref), relation="grandmother").status_code == 302
    assert press_save(world.client, at("end_relationship", world.tie.ref)).status_code == 302
    text = world.client.get(at("relationship", world.tie.ref)).content.decode()
    assert "grandmother" in text
    assert "Ended" in text


def test_a_relationship_changed_by_two_shows_both(world):
    from tests.web.reading import form_on

    url = at("change_relationship", world.tie.ref)
    mine = form_on(world.client, url) | {"relation": ["aunt_or_uncle"]}
    press_save(world.client, url, relation="grandmother")
    answer = world.client.post(url, mine)
    assert answer.status_code == 422
    assert "Grandmother" in answer.content.decode()
    assert "Aunt or uncle" in answer.content.decode()


def test_the_network_grows_changes_its_lead_and_shrinks(world):
    given = {"name": "Hana Visitor", "profession": "health_visitor"}
    assert press_save(world.client, at("add_network", world.tie.family.ref), **given).status_code == 302
    (member,) = rows(NetworkMember, world.by)
    assert press_save(world.client, at("change_network", member.ref), phone="0300 000 0000").status_code == 302
    assert world.client.post(at("lead", member.ref)).status_code == 302
    (member,) = rows(NetworkMember, world.by)
    assert (member.phone, member.is_lead) == ("0300 000 0000", True)
    assert press_save(world.client, at("end_network", member.ref)).status_code == 302


def test_consent_is_given_and_withdrawn(world):
    given = {
        "person": world.tie.carer.ref,
        "purpose": "share_plan",
        "agency": "health_visiting",
        "answer": "yes",
    }
    assert press_save(world.client, at("consent", world.tie.family.ref), **given).status_code == 302
    (answer,) = rows(Consent, world.by)
    assert press_save(world.client, at("withdraw", answer.ref)).status_code == 302
    assert "Withdrawn" in world.client.get(at("family", world.tie.family.ref)).content.decode()


def test_a_family_is_renamed(world):
    answer = press_save(world.client, at("rename", world.tie.family.ref), name="Example-Marsh")
    assert answer.status_code == 302
    assert rows(Family, world.by, name="Example-Marsh")


def test_the_chronology_is_one_and_filters(whole):
    url = at("chronology", whole.tie.family.ref)
    text = whole.client.get(url).content.decode()
    for words in ("was born", "Child in need: began", "Concern raised", "Agreed: ", "Joined the network"):
        assert words in text, words
    narrowed = whole.client.get(url, {"kind": "agreement"}).content.decode()
    assert "Agreed: " in narrowed
    assert "was born" not in narrowed
    babies = whole.client.get(url, {"about": "infant"}).content.decode()
    assert "Joined the network" not in babies


def test_one_day_is_told_in_the_order_of_the_way_through_the_service():
    day = date(2026, 6, 8)
    ten, three = (datetime(2026, 6, 8, hour, tzinfo=LONDON) for hour in (10, 15))
    told = [
        Happening(on=day, kind="care_ended", title="Care ended"),
        Happening(on=day, kind="allocated", title="Somebody took charge"),
        Happening(on=day, kind="care_began", title="Accepted for care"),
        Happening(on=three, kind="contact", title="Contact 1"),
        Happening(on=ten, kind="decision", title="Referral accepted"),
        Happening(on=day, kind="referral", title="Referral received"),
    ]
    expected = [
        "Referral received",
        "Referral accepted",
        "Accepted for care",
        "Somebody took charge",
        "Contact 1",
        "Care ended",
    ]
    assert [each.title for each in in_order(told)] == expected


def test_a_long_chronology_is_paged(world):
    for number in range(30):
        actions.add_network_member(
            by=world.by, at=MONDAY, family=world.tie.family, name=f"Nurse {number:02}", profession="nursery_nurse"
        )
    url = at("chronology", world.tie.family.ref)
    first, second = (world.client.get(url, {"page": page}).content.decode() for page in (1, 2))
    assert len(re.findall(r"Joined the network", first + second)) == 30
    assert world.client.get(url, {"page": "-7"}).status_code == 200


def test_a_family_that_became_part_of_another_leads_there(world, as_role):
    from nestling.records.actions import merge_people

    client, manager = as_role("service_manager", world.service)
    twice = families.family(world.by)
    merge_people(by=manager, at=MONDAY, kept=world.tie.infant, merged=twice.infant, reason="Same baby.")
    answer = client.get(at("family", twice.family.ref))
    assert answer.url == at("family", world.tie.family.ref)
    person = client.get(reverse("practice:people:person", args=[twice.infant.ref]))
    assert person.url == reverse("practice:people:person", args=[world.tie.infant.ref])


def test_an_administrator_sees_the_family_but_no_clinical_work(world, as_role):
    client, _ = as_role("administrator", world.service)
    text = client.get(at("family", world.tie.family.ref)).content.decode()
    assert "Robin Example" in text
    assert "Record the birth" not in text
    assert "Nothing is due" not in text
    assert "Care, reviews and follow-ups are not shown to your role." in text
    assert client.get(at("chronology", world.tie.family.ref)).status_code == 200
