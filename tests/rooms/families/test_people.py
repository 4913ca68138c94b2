"""Families begin, babies are born, twins and carers come, and facts change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.families import actions, queries
from nestling.families.actions import PersonFacts
from nestling.families.models import Person
from tests import scenes
from tests.scenes import MONDAY, families

pytestmark = pytest.mark.django_db

NUMBER = "9990000018"
OTHER_NUMBER = "9990000026"


@pytest.fixture
def by():
    return scenes.colleague(scenes.open_service())


@pytest.fixture
def stranger():
    """Somebody in another service."""
    return scenes.colleague(scenes.open_service("essex-2018"))


def test_a_family_begins_with_a_relationship(by):
    tie = families.family(by)
    with scenes.looking(by):
        found = queries.relationship(by, tie.ref)
        assert (str(found.infant), str(found.carer), found.family.name) == ("Robin Example", "Ash Example", "Example")
        assert found.is_primary
        assert [(each.kind, str(each.person)) for each in queries.members(by, tie.family)] == [
            ("infant", "Robin Example"),
            ("carer", "Ash Example"),
        ]


@pytest.mark.parametrize(
    ("known", "field", "words"),
    [
        ({"family_name": " "}, "family_name", "Enter the family name"),
        ({"born_on": date(2027, 1, 1)}, "born_on", "in the future"),
        ({"born_on": date(2012, 1, 1)}, "born_on", "more than 7 years ago"),
        ({"due_on": date(2027, 1, 1)}, "born_on", "before conception"),
        ({"nhs_number": "999 000 0019"}, "nhs_number", "last digit"),
        ({"nhs_number": "12345"}, "nhs_number", "10 digits"),
        ({"gender": "boyish"}, "gender", "in the list"),
        ({"postcode": "somewhere"}, "postcode", "full postcode"),
        ({"gestation_weeks": 60}, "gestation_weeks", "between 20 and 44"),
        ({"gestation_days": 3}, "gestation_weeks", "weeks of pregnancy as well"),
        ({"given_name": "x" * 101}, "given_name", "at most 100"),
        ({"address": "1 Street\x00"}, "address", "cannot be kept"),
        ({"died_on": date(2026, 1, 1) - timedelta(days=400)}, "died_on", "before the birth"),
    ],
)
def test_a_baby_who_cannot_be_is_refused_and_nothing_is_written(by, known, field, words):
    with pytest.raises(RuleBroken, match=words) as refused:
        families.family(by, infant=families.baby(**known))
    assert refused.value.field == field
    with scenes.looking(by):
        assert not Person.objects.exists()


def test_an_nhs_number_is_kept_as_ten_digits_and_a_postcode_with_its_space(by):
    tie = families.family(by, infant=families.baby(nhs_number="999-000 0018", postcode="zz993vz"))
    assert (tie.infant.nhs_number, tie.infant.postcode) == (NUMBER, "ZZ99 3VZ")


def test_a_confirmed_number_belongs_to_one_person(by):
    taken = {"nhs_number": NUMBER, "nhs_number_confirmed": True}
    families.family(by, infant=families.baby(**taken))
    with pytest.raises(RuleBroken, match="Robin Example already has the NHS number 999 000 0018") as refused:
        families.family(by, infant=families.baby(given_name="Other", **taken))
    assert refused.value.field == "nhs_number"
    unconfirmed = families.family(by, infant=families.baby(given_name="Other", nhs_number=NUMBER))
    assert not unconfirmed.infant.nhs_number_confirmed


def test_the_same_number_may_be_known_in_two_services(by, stranger):
    taken = families.baby(nhs_number=NUMBER, nhs_number_confirmed=True)
    families.family(by, infant=taken)
    assert families.family(stranger, infant=taken).infant.nhs_number == NUMBER


def test_the_database_too_keeps_a_confirmed_number_single(by):
    one = families.family(by, infant=families.baby(nhs_number=NUMBER, nhs_number_confirmed=True)).infant
    with scenes.looking(by), pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(
            service_id=one.service_id,
            family_name="X",
            nhs_number=NUMBER,
            nhs_number_confirmed=True,
            created_at=MONDAY,
        )


def test_an_unborn_baby_keeps_its_record_through_birth(by):
    tie = families.expecting(by)
    assert str(tie.infant) == "Baby Example"
    born = actions.record_birth(
        by=by, at=MONDAY, infant=tie.infant, born_on=date(2026, 5, 2), given_name="Wren", nhs_number=NUMBER
    )
    assert (born.pk, str(born), born.due_on) == (tie.infant.pk, "Wren Example", date(2026, 8, 3))
    assert born.nhs_number_confirmed


def test_a_birth_is_recorded_once_and_only_for_a_baby(by):
    tie = families.family(by)
    for person, words in ((tie.infant, "recorded already"), (tie.carer, "not recorded as a baby")):
        with pytest.raises(RuleBroken, match=words):
            actions.record_birth(by=by, at=MONDAY, infant=person, born_on=date(2026, 5, 2))


def test_a_birth_before_conception_is_refused(by):
    tie = families.expecting(by)
    with pytest.raises(RuleBroken, match="weeks of pregnancy"):
        actions.record_birth(by=by, at=MONDAY, infant=tie.infant, born_on=date(2025, 12, 1))


def test_the_birth_of_an_unborn_baby_is_not_slipped_into_an_edit(by):
    tie = families.expecting(by)
    facts = replace(queries.facts_of(tie.infant), born_on=date(2026, 5, 2))
    with pytest.raises(RuleBroken, match="Record the birth on its own page"):
        actions.change_person(by=by, at=MONDAY, person=tie.infant, facts=facts, expected=None)


def test_an_old_due_date_does_not_keep_anybody_from_a_new_telephone_number(by):
    tie = families.expecting(by)
    much_later = MONDAY + timedelta(days=200)
    facts = replace(queries.facts_of(tie.infant), phone="0300 000 0001")
    assert actions.change_person(by=by, at=much_later, person=tie.infant, facts=facts, expected=1).phone


def test_an_old_version_is_refused_with_what_is_kept_now(by):
    tie = families.family(by)
    facts = queries.facts_of(tie.carer)
    mine = replace(facts, phone="1")
    actions.change_person(by=by, at=MONDAY, person=tie.carer, facts=replace(facts, phone="2"), expected=1)
    with pytest.raises(StaleVersion) as stale:
        actions.change_person(by=by, at=MONDAY, person=tie.carer, facts=mine, expected=1)
    assert stale.value.theirs["phone"] == "2"


def test_a_twin_gets_relationships_of_its_own_with_the_same_carers(by):
    tie = families.family(by)
    families.second_carer(tie, by)
    made = actions.add_infant(by=by, at=MONDAY, family=tie.family, infant=families.baby(given_name="Wren"))
    assert [(str(each), each.relation, each.is_primary) for each in made] == [
        ("Wren Example and Ash Example", "mother", True),
        ("Wren Example and Bay Example", "father", False),
    ]


def test_a_baby_may_have_several_relationships_but_each_once(by):
    tie = families.family(by)
    families.second_carer(tie, by, relation="foster_carer")
    with pytest.raises(RuleBroken, match="recorded already"):
        actions.add_carer(by=by, at=MONDAY, infant=tie.infant, carer=tie.carer, relation="mother")
    with scenes.looking(by):
        assert len(queries.relationships_of(by, tie.family)) == 2


def test_a_new_primary_carer_takes_over_from_the_one_before(by):
    tie = families.family(by)
    actions.add_carer(
        by=by,
        at=MONDAY,
        infant=tie.infant,
        carer=families.parent(given_name="Kim"),
        relation="kinship_carer",
        is_primary=True,
    )
    tie.refresh_from_db()
    assert not tie.is_primary


@pytest.mark.parametrize(
    ("carer", "relation", "words"),
    [
        (families.parent(born_on=date(2020, 1, 1)), "mother", "below the age of 10"),
        (families.parent(), "twin", "Choose who the carer is"),
        (families.parent(), "nonsense", "Choose who the carer is"),
    ],
)
def test_a_carer_who_cannot_be_is_refused(by, carer, relation, words):
    tie = families.family(by)
    with pytest.raises(RuleBroken, match=words):
        actions.add_carer(by=by, at=MONDAY, infant=tie.infant, carer=carer, relation=relation)


def test_a_relationship_ends_and_stays_to_be_seen(by):
    tie = families.family(by)
    actions.end_relationship(by=by, at=MONDAY, relationship=tie, ended_on=MONDAY.date())
    with scenes.looking(by):
        assert queries.relationships_of(by, tie.family)[0].ended_on == MONDAY.date()
    with pytest.raises(RuleBroken, match="ended on 4 May 2026"):
        actions.end_relationship(by=by, at=MONDAY, relationship=tie, ended_on=MONDAY.date())


@pytest.mark.parametrize(("day", "words"), [(date(2026, 5, 5), "in the future"), (date(2026, 5, 3), "recorded from")])
def test_a_relationship_does_not_end_tomorrow_nor_before_it_began(by, day, words):
    tie = families.family(by)
    with pytest.raises(RuleBroken, match=words):
        actions.end_relationship(by=by, at=MONDAY, relationship=tie, ended_on=day)


def test_brothers_sisters_and_others_belong_without_a_relationship(by):
    tie = families.family(by)
    facts = PersonFacts(given_name="June", family_name="Example")
    actions.add_member(by=by, at=MONDAY, family=tie.family, kind="other_adult", person=facts, relation="grandmother")
    with pytest.raises(RuleBroken, match="own pages"):
        actions.add_member(by=by, at=MONDAY, family=tie.family, kind="infant", person=facts)
    with scenes.looking(by):
        assert queries.members(by, tie.family)[-1].relation == "grandmother"


def test_somebody_with_an_open_relationship_does_not_leave_the_family(by):
    tie = families.family(by)
    with scenes.looking(by):
        member = queries.members(by, tie.family)[1]
    with pytest.raises(RuleBroken, match="End it first"):
        actions.end_membership(by=by, at=MONDAY, member=member, left_on=MONDAY.date())
    actions.end_relationship(by=by, at=MONDAY, relationship=tie, ended_on=MONDAY.date())
    actions.end_membership(by=by, at=MONDAY, member=member, left_on=MONDAY.date())
    with scenes.looking(by):
        assert [each.kind for each in queries.members(by, tie.family)] == ["infant"]


def test_another_service_sees_nothing_and_changes_nothing(by, stranger):
    tie = families.family(by)
    with scenes.looking(stranger):
        for look, ref in (
            (queries.family, tie.family.ref),
            (queries.person, tie.infant.ref),
            (queries.relationship, tie.ref),
        ):
            with pytest.raises(NotFound):
                look(stranger, ref)
    with pytest.raises(NotFound):
        actions.add_infant(by=stranger, at=MONDAY, family=tie.family, infant=families.baby())
    with pytest.raises(NotFound):
        actions.end_relationship(by=stranger, at=MONDAY, relationship=tie, ended_on=MONDAY.date())


def test_a_system_administrator_registers_nobody(by):
    service = scenes.open_service("norfolk-2008")
    with pytest.raises(NotPermitted):
        families.family(scenes.colleague(service, "system_administrator"))
