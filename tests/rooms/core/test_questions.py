"""A question is worked out once, answers as its queryset would, and refuses what would be kept by mistake."""

from dataclasses import replace
from datetime import date

import pytest
from django.db.models import Q

from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.questions import question
from nestling.core.viewing import remembered
from nestling.families import actions, queries
from nestling.families.models import CaregivingRelationship, Person
from tests import scenes
from tests.scenes import families

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return scenes.colleague(scenes.open_service())


@question
def people_named(viewer, name):
    return Person.objects.filter(service_id=viewer.service_id, given_name=name)


@question
def ties_of(viewer, person):
    rows = CaregivingRelationship.objects.filter(Q(infant=person) | Q(carer=person), service_id=viewer.service_id)
    return rows.select_related("infant", "carer", "family").order_by("pk")


@question
def people_among(ids):
    return Person.objects.filter(pk__among=ids).order_by("pk")


def test_it_answers_as_its_queryset_would(by):
    tie, _ = families.family(by), families.family(by)
    with scenes.looking(by):
        found = ties_of(by, tie.carer)
        assert found == tuple(ties_of.make(by, tie.carer)) == (tie,)
        assert (found[0].infant, found[0].carer, found[0].family) == (tie.infant, tie.carer, tie.family)


def test_it_is_worked_out_once_and_asked_with_other_values(by, django_assert_num_queries):
    first, second = families.family(by), families.family(by)
    with scenes.looking(by), django_assert_num_queries(3):
        assert ties_of(by, first.infant) == (first,)
        kept = ties_of.worked_out
        assert ties_of(by, person=second.infant) == (second,)
        assert ties_of.worked_out is kept
        assert ties_of.first(by, first.infant) == first


def test_ids_go_as_one_value_however_many_there_are(by):
    tie = families.family(by)
    with scenes.looking(by):
        assert people_among([tie.infant_id, tie.carer_id, 0]) == tuple(
            sorted((tie.infant, tie.carer), key=lambda each: each.pk)
        )
        assert people_among([]) == ()


def test_what_is_not_there_and_what_cannot_be_there_are_not_found(by):
    with scenes.looking(by):
        assert people_named.first(by, "Nobody") is None
        for name in ("Nobody", "\x00"):
            with pytest.raises(NotFound):
                people_named.one(by, name)


def test_row_security_stands_under_it(by):
    tie = families.family(by)
    stranger = scenes.colleague(scenes.open_service("norfolk-2008"))
    with scenes.looking(stranger):
        assert people_among([tie.infant_id]) == ()


def test_the_clock_is_not_told_while_it_is_worked_out():
    born_today = question(lambda viewer: Person.objects.filter(born_on=clock.today()))
    with pytest.raises(TypeError, match="hand the day"):
        born_today(None)


def test_it_cannot_decide_on_a_value(by):
    either = question(lambda viewer, name: Person.objects.filter(given_name=name) if name else Person.objects.all())
    with pytest.raises(TypeError, match="cannot decide on name"):
        either(by, "")


@pytest.mark.parametrize(
    "decide",
    [
        lambda name: name == "",
        lambda name: name in ("a", "b"),
        lambda name: f"{name}",
        lambda name: list(name),
        lambda name: name < "z",
    ],
)
def test_it_cannot_look_at_a_value_by_any_way(by, decide):
    looking = question(lambda viewer, name: Person.objects.filter(given_name=name) if decide(name) else None)
    with pytest.raises(TypeError, match="cannot decide on name"):
        looking(by, "")


def test_nothing_given_is_refused_where_it_would_find_nothing(by):
    with scenes.looking(by), pytest.raises(TypeError, match="Nothing was given for name"):
        people_named(by, None)


def test_it_takes_what_it_asks_for_and_no_more(by):
    with pytest.raises(TypeError):
        people_named(by, "Zoë", "more")
    with pytest.raises(TypeError):
        people_named(by)


def test_it_prefetches_nothing():
    with pytest.raises(TypeError, match="ask a second one"):
        _ = question(lambda viewer: Person.objects.prefetch_related("places")).worked_out


def test_a_column_that_was_left_out_is_refused_in_tests(by):
    tie = families.family(by)
    with scenes.looking(by):
        short = Person.objects.only("given_name").get(pk=tie.infant_id)
        with pytest.raises(TypeError, match="read without family_name"):
            _ = short.family_name


def test_nothing_is_remembered_across_an_action(by):
    tie = families.family(by)

    def names():
        return remembered("names", lambda: Person.objects.get(pk=tie.infant_id).born_on)

    with scenes.looking(by):
        before = names()
        assert names() == before
        new = date(2026, 1, 3)
        facts = replace(queries.facts_of(tie.infant), born_on=new)
        actions.change_person(by=by, at=clock.now(), person=tie.infant, facts=facts, expected=None)
        assert names() == new
