"""Discussions are logged, named, corrected, counted and found, and anonymous ones stay so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.consultation import actions, queries
from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.listing import ListChoice
from nestling.core.viewing import Viewer, looking
from nestling.organisations.models import Service
from tests import scenes
from tests.scenes import consultation as calls
from tests.scenes import families

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    with looking(viewer):
        yield viewer


def test_a_call_is_kept_with_who_took_it(by: Viewer) -> None:
    kept = calls.discussion(by, initials="re", minutes=12)
    assert (kept.initials, kept.held_by_id, kept.minutes) == ("RE", by.person_id, 12)


def test_a_colleague_may_have_taken_it(by: Viewer) -> None:
    other = scenes.colleague(Service.objects.get(pk=by.service_id), "service_manager")
    assert calls.discussion(by, held_by_id=other.person_id).held_by_id == other.person_id


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"is_anonymous": True, "initials": "RE"}, "initials", "carries no initials"),
        ({"initials": ""}, "initials", "Enter the baby's initials"),
        ({"outcome": "advice_only"}, "advice", "Write down the advice"),
        ({"outcome": "signposted", "advice": "Ring the hub"}, "outcome_note", "where you signposted"),
        ({"kind": "chat"}, "kind", "Choose what kind"),
        ({"mechanism": "pigeon"}, "mechanism", "Choose how you spoke"),
        ({"outcome": "nothing"}, "outcome", "Choose the outcome"),
        ({"caller_profession": "king"}, "caller_profession", "profession"),
        ({"caller_name": ""}, "caller_name", "who you spoke with"),
        ({"minutes": 1441}, "minutes", "between 0 and 1,440"),
        ({"held_by_id": 10**9}, "held_by", "a colleague of this service"),
        ({"held_at": scenes.MONDAY + timedelta(hours=1)}, "held_at", "cannot be in the future"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(by: Viewer, said: dict, field: str, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence) as refused:
        calls.discussion(by, **said)
    assert refused.value.field == field
    assert not Discussion.objects.exists()


def test_anonymous_is_refused_a_family(by: Viewer) -> None:
    tie = families.family(by)
    with pytest.raises(RuleBroken, match="cannot name a family"):
        actions.log_discussion(
            by=by, at=scenes.MONDAY, held_at=scenes.MONDAY, is_anonymous=True, relationship=tie, **calls.CALL
        )


def test_anonymous_stays_anonymous_for_ever(by: Viewer) -> None:
    kept = calls.discussion(by, is_anonymous=True)
    with pytest.raises(RuleBroken, match="stays so"):
        actions.name_family(by=by, at=scenes.MONDAY, discussion=kept, relationship=families.family(by))


def test_the_database_refuses_to_name_an_anonymous_family(by: Viewer) -> None:
    kept, tie = calls.discussion(by, is_anonymous=True), families.family(by)
    for values in ({"family": tie.family}, {"initials": "RE"}, {"relationship": tie}):
        with pytest.raises(IntegrityError, match="discussion_anonymous_stays_so"), transaction.atomic():
            Discussion.objects.filter(pk=kept.pk).update(**values)


def test_naming_gives_the_discussion_to_the_family(by: Viewer) -> None:
    kept, tie = calls.discussion(by), families.family(by)
    actions.name_family(by=by, at=scenes.MONDAY, discussion=kept, relationship=tie)
    found = queries.discussion(by, kept.ref)
    assert (found.relationship, found.family, found.initials) == (tie, tie.family, "")
    assert [each.title for each in queries.happenings(by, tie.family)] == [
        "Discussion with Jo Example: referral invited"
    ]


def test_a_named_discussion_is_not_given_to_another_family(by: Viewer) -> None:
    kept = calls.discussion(by, relationship=families.family(by))
    other = families.family(by, carer=families.parent(given_name="Elm"))
    with pytest.raises(RuleBroken, match="another family"):
        actions.name_family(by=by, at=scenes.MONDAY, discussion=kept, relationship=other)


def test_a_correction_is_checked_and_keeps_the_newest(by: Viewer) -> None:
    kept = calls.discussion(by)
    actions.correct_discussion(by=by, at=scenes.MONDAY, discussion=kept, expected=1, advice="Watch feeds")
    assert queries.discussion(by, kept.ref).advice == "Watch feeds"
    with pytest.raises(StaleVersion):
        actions.correct_discussion(by=by, at=scenes.MONDAY, discussion=kept, expected=1, advice="Too late")
    with pytest.raises(RuleBroken, match="cannot be corrected here"):
        actions.correct_discussion(by=by, at=scenes.MONDAY, discussion=kept, initials="XX")


def test_only_somebody_who_may_logs(by: Viewer) -> None:
    service = Service.objects.get(pk=by.service_id)
    outsider = scenes.colleague(service, "system_administrator", name="Sys Example")
    with pytest.raises(NotPermitted):
        calls.discussion(outsider)


def test_a_family_of_another_service_does_not_exist(by: Viewer) -> None:
    kept = calls.discussion(by)
    elsewhere = scenes.colleague(scenes.open_service("essex-2018"))
    with looking(elsewhere):
        tie = families.family(elsewhere)
        with pytest.raises(NotFound):
            queries.discussion(elsewhere, kept.ref)
    with looking(by), pytest.raises(NotFound):
        calls.discussion(by, relationship=tie)


def test_the_list_says_what_its_filters_hide(by: Viewer) -> None:
    calls.discussion(by, is_anonymous=True)
    calls.discussion(by, kind="team")
    calls.discussion(by, relationship=families.family(by), outcome="joint_visit")
    for filters, shown in (
        ({"named": "anonymous"}, ["Anonymous"]),
        ({"named": "initials"}, ["RE"]),
        ({"named": "named"}, ["Robin Example and Ash Example"]),
        ({"kind": "team"}, ["RE"]),
        ({"outcome": "joint_visit", "taken_by": "me"}, ["Robin Example and Ash Example"]),
        ({"mechanism": "video"}, []),
    ):
        listing = queries.discussions(by, ListChoice(filters=filters))
        assert [row.about for row in listing.rows] == shown
        assert listing.hidden_by_filters == 3 - len(shown)


def test_each_kind_is_counted_apart(by: Viewer) -> None:
    calls.discussion(by, kind="team")
    calls.discussion(by)
    calls.discussion(by, at=scenes.MONDAY - timedelta(days=40))
    counted = {code: number for code, _, number in queries.counts(by, scenes.MONDAY.date() - timedelta(days=30))}
    assert counted == {"team": 1, "phone_case": 1, "one_to_one_case": 0}


@pytest.mark.parametrize(
    ("mechanism", "opens_phone", "opens_face_to_face"),
    [("telephone", True, False), ("video", True, False), ("face_to_face", True, True), ("email", False, False)],
)
def test_which_meeting_opens_which_gate(
    by: Viewer, mechanism: str, opens_phone: bool, opens_face_to_face: bool
) -> None:
    tie = families.family(by)
    calls.discussion(by, relationship=tie, mechanism=mechanism)
    day = clock.day_of(scenes.MONDAY)
    assert queries.phone_on(by, tie) == (day if opens_phone else None)
    assert queries.face_to_face_on(by, tie) == (day if opens_face_to_face else None)
    assert queries.gate_passed_on(by, tie, "none") is None


def test_a_consultation_about_the_whole_family_opens_the_gate_of_each_relationship(by: Viewer) -> None:
    tie = families.family(by)
    other = families.second_carer(tie, by)
    calls.discussion(by, family=tie.family, mechanism="face_to_face")
    assert queries.face_to_face_on(by, other) == clock.day_of(scenes.MONDAY)


def test_a_consultation_about_one_relationship_leaves_the_other_gate_shut(by: Viewer) -> None:
    tie = families.family(by)
    calls.face_to_face(by, tie)
    assert queries.face_to_face_on(by, families.second_carer(tie, by)) is None


def test_an_invited_referral_waits_on_the_worklist_until_the_family_is_named(by: Viewer) -> None:
    kept = calls.discussion(by)
    calls.discussion(by, is_anonymous=True)
    assert [item.ref for item in queries.worklist(by)] == [kept.ref]
    actions.name_family(by=by, at=scenes.MONDAY, discussion=kept, relationship=families.family(by))
    assert not queries.worklist(by)
