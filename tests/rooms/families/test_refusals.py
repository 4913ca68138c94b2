"""What is refused of a family's names and ties, and leaves everything as it was."""

from datetime import timedelta

import pytest

from nestling.core.errors import NotFound, RuleBroken, StaleVersion
from nestling.families import actions, queries
from nestling.families.models import Family, Person
from tests import scenes
from tests.scenes import MONDAY, families

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    with scenes.looking(viewer):
        yield viewer


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"relation": "neighbour"}, "."),
        ({"infant": families.baby(born_on=MONDAY.date() + timedelta(days=400))}, "future"),
        ({"carer": families.parent(nhs_number="9990000019")}, "NHS number"),
    ],
)
def test_a_family_that_cannot_be_true_is_not_begun(by, wrong, says):
    facts = {"infant": families.baby(), "carer": families.parent(), "relation": "mother"} | wrong
    with pytest.raises(RuleBroken, match=says):
        actions.register_family(by=by, at=MONDAY, **facts)
    assert not Family.objects.exists() and not Person.objects.exists()


@pytest.mark.parametrize(
    ("name", "version", "refusal"), [("  ", 1, RuleBroken), ("Other", 7, StaleVersion), ("x" * 121, 1, RuleBroken)]
)
def test_a_family_keeps_its_name_when_the_new_one_is_refused(by, name, version, refusal):
    family = families.family(by).family
    with pytest.raises(refusal):
        actions.rename_family(by=by, at=MONDAY, family=family, name=name, expected=version)
    assert queries.family(by, family.ref).name == "Example"


def said(tie, **otherwise):
    return {
        "relation": tie.relation,
        "is_primary": tie.is_primary,
        "has_parental_responsibility": tie.has_parental_responsibility,
        "expected": tie.version,
    } | otherwise


@pytest.mark.parametrize(
    ("otherwise", "refusal"), [({"relation": "neighbour"}, RuleBroken), ({"expected": 7}, StaleVersion)]
)
def test_a_tie_stays_as_it_was_when_the_change_is_refused(by, otherwise, refusal):
    tie = families.family(by)
    with pytest.raises(refusal):
        actions.change_relationship(by=by, at=MONDAY, relationship=tie, **said(tie, **otherwise))
    assert queries.relationship(by, tie.ref).relation == "mother"


def test_an_ended_tie_is_not_changed(by):
    tie = families.family(by)
    ended = actions.end_relationship(by=by, at=MONDAY, relationship=tie, ended_on=MONDAY.date())
    with pytest.raises(RuleBroken):
        actions.change_relationship(by=by, at=MONDAY, relationship=ended, **said(ended, relation="father"))


def test_another_services_family_does_not_exist_here(by):
    tie = families.family(by)
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    with pytest.raises(NotFound):
        actions.rename_family(by=stranger, at=MONDAY, family=tie.family, name="Theirs", expected=None)
    with pytest.raises(NotFound):
        actions.change_relationship(by=stranger, at=MONDAY, relationship=tie, **said(tie))
