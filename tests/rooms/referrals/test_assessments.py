"""An assessment in words belongs to one relationship, is read by clinicians, and is looked at again (TR-16)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.care import actions as care
from nestling.care import queries as care_queries
from nestling.core.clock import standing_at
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.viewing import Viewer, looking
from nestling.referrals import actions, queries
from nestling.referrals.models import Assessment
from nestling.referrals.rules import review_words
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY
DAY = date(2026, 5, 4)
AGAIN = date(2026, 6, 1)


def assess(by: Viewer, tie, at=AT, **said) -> Assessment:
    usual = {"kind": "pimh_risk", "found": "They miss each other's looks.", "to_do": "Meet weekly.", "review_on": AGAIN}
    return actions.record_assessment(by=by, at=at, relationship=tie, **(usual | said))


def due(viewer: Viewer) -> list[tuple[str, date, int]]:
    return [(i.ref, i.due_on, i.owner_id) for i in care_queries.worklist(viewer) if i.kind == "assessment"]


def test_an_assessment_is_kept_and_told_in_the_chronology(by: Viewer) -> None:
    tie = requests.in_triage(by).relationship
    kept = assess(by, tie)
    assert queries.assessments(by, tie) == (kept,)
    assert (kept.done_on, kept.done_by_id) == (DAY, by.person_id)
    told = {each.title: each.text for each in queries.happenings(by, tie.family)}
    words = told["Specialist parent-infant mental health risk assessment"]
    assert words == "They miss each other's looks.\n\nMeet weekly."


def test_the_newest_comes_first_and_each_relationship_has_its_own(by: Viewer) -> None:
    tie = requests.in_triage(by).relationship
    other = families.second_carer(tie, by)
    first = assess(by, tie)
    second = assess(by, tie, at=AT + timedelta(days=7), done_on=DAY + timedelta(days=7))
    assert queries.assessments(by, tie) == (second, first)
    assert queries.assessments(by, other) == ()


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"kind": "score"}, "kind", "Choose the kind"),
        ({"done_on": DAY + timedelta(days=1)}, "done_on", "cannot be in the future"),
        ({"found": " "}, "found", "what the assessment found"),
        ({"to_do": ""}, "to_do", "what to do about it"),
        ({"review_on": DAY}, "review_on", "must be after"),
    ],
)
def test_an_assessment_needs_its_kind_day_and_words(by: Viewer, said, field, sentence) -> None:
    with pytest.raises(RuleBroken, match=sentence) as refused:
        assess(by, families.family(by), **said)
    assert refused.value.field == field


def test_the_database_refuses_a_second_look_before_the_first(by: Viewer) -> None:
    kept = assess(by, families.family(by))
    with pytest.raises(IntegrityError, match="assessment_reviewed_after"), transaction.atomic():
        Assessment.objects.filter(pk=kept.pk).update(review_on=DAY)


def test_a_relationship_of_another_service_does_not_exist(by: Viewer) -> None:
    tie = families.family(by)
    other = scenes.colleague(scenes.open_service(name="Second"))
    with looking(other), pytest.raises(NotFound):
        assess(other, tie)


def test_whoever_only_types_in_referrals_does_not_read_it(by: Viewer, service) -> None:
    tie = requests.in_triage(by).relationship
    assess(by, tie)
    typist = scenes.colleague(service, "administrator")
    with looking(typist):
        assert queries.assessments(typist, tie) == ()
        assert "looks" not in str(queries.happenings(typist, tie.family))


def test_while_nobody_leads_its_writer_is_reminded(by: Viewer, manager: Viewer) -> None:
    tie = requests.in_triage(by).relationship
    assess(by, tie)
    with standing_at(AT + timedelta(days=29)):
        assert due(by) == [(tie.ref, AGAIN, by.person_id)]
        assert due(manager) == []


def test_whoever_leads_the_care_is_reminded_and_others_when_it_is_very_late(by: Viewer, manager: Viewer) -> None:
    episode = care_scenes.begun(by, manager)
    assess(manager, episode.relationship)
    assert due(by) == [(episode.relationship.ref, AGAIN, by.person_id)]
    with standing_at(AT + timedelta(days=29)):
        assert due(manager) == []
    with standing_at(AT + timedelta(days=90)):
        assert due(manager) == due(by)
    other = scenes.colleague(episode.service, name="Bay Example")
    care.allocate(by=manager, at=AT, episode=episode, practitioner_id=other.person_id)
    assert due(other) == [(episode.relationship.ref, AGAIN, other.person_id)]


def test_a_newer_one_of_the_same_kind_answers_the_reminder(by: Viewer) -> None:
    tie = requests.in_triage(by).relationship
    assess(by, tie)
    assess(by, tie, kind="observation", review_on=None)
    assert len(due(by)) == 1
    assess(by, tie, review_on=None)
    assert due(by) == []


def test_a_family_that_is_no_longer_helped_asks_for_nothing(by: Viewer, manager: Viewer) -> None:
    decision = requests.declined(by, manager)
    assess(by, decision.referral.relationship)
    assert due(by) == []


@pytest.mark.parametrize(
    ("review_on", "is_newest", "words"),
    [
        (None, True, ""),
        (AGAIN, False, ""),
        (AGAIN, True, "To be looked at again on 1 June 2026"),
        (DAY, True, "To be looked at again on 4 May 2026: that day has passed"),
    ],
)
def test_when_to_look_again_is_said_of_the_newest(review_on, is_newest: bool, words: str) -> None:
    assert review_words(review_on, date(2026, 6, 1), is_newest=is_newest) == words
