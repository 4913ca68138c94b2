"""Many small lists are asked in one question and answered as if each had been asked alone."""

import pytest
from django.db.models import Count, Value

from nestling.core.happenings import Happening
from nestling.core.telling import Telling, together, told
from nestling.families import actions
from nestling.families.models import CaregivingRelationship, Family, Person, SafeContact
from nestling.records.actions import merge_people
from nestling.records.models import Merge
from nestling.safeguarding.models import Concern
from tests import scenes
from tests.scenes import MONDAY, families, safeguarding

pytestmark = pytest.mark.django_db


def columns(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def test_the_records_are_the_same_as_when_asked_alone(django_assert_num_queries):
    by = scenes.colleague(scenes.open_service(), "service_manager")
    tie = families.family(by, infant=families.baby(given_name="Zoë 👶", address='1 "Quote" Street\nTown'))
    safeguarding.concern(by, tie)
    actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, never_send="O'Brien's")
    twice = families.family(by)
    merge_people(by=by, at=MONDAY, kept=tie.carer, merged=twice.carer, reason="Same.")
    with scenes.looking(by):
        questions = (
            Person.objects.order_by("pk"),
            CaregivingRelationship.objects.select_related("infant", "carer__merged_into", "family").order_by("pk"),
            Concern.objects.select_related("about", "closed_by"),
            SafeContact.objects.all(),
            Merge.objects.all(),
        )
        with django_assert_num_queries(1):
            found = together(*questions)
        for question, records in zip(questions, found, strict=True):
            assert [columns(each) for each in records] == [columns(each) for each in question]
        assert found[4][0].moved
        with django_assert_num_queries(0):
            assert str(found[1][0]) == "Zoë 👶 Example and Ash Example"
            assert found[2][0].closed_by is None


def test_annotations_are_kept_and_an_impossible_question_has_no_answer():
    by = scenes.colleague(scenes.open_service())
    families.family(by)
    with scenes.looking(by):
        rows = Family.objects.annotate(people=Count("members"), word=Value("x"))
        (counted, none) = together(rows, Person.objects.none())
        assert [(each.people, each.word) for each in counted] == [(2, "x")]
        assert none == ()
        assert together(Person.objects.none()) == ((),)


def test_what_is_told_comes_from_every_list():
    by = scenes.colleague(scenes.open_service())
    families.family(by)
    with scenes.looking(by):
        tell = lambda each: [Happening(on=each.created_at, kind="x", title=type(each).__name__)]  # noqa: E731
        found = told([Telling(Family.objects.all(), tell), Telling(Person.objects.all(), tell)])
    assert sorted(each.title for each in found) == ["Family", "Person", "Person"]


def test_another_service_is_told_nothing():
    by = scenes.colleague(scenes.open_service())
    families.family(by)
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    with scenes.looking(stranger):
        assert together(Person.objects.all()) == ((),)
