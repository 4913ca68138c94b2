"""A request for service is started, written, gone through and sent in, section by section (RI-05 to RI-09)."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.history import named_changes
from nestling.core.viewing import Viewer, looking
from nestling.families.models import Person
from nestling.referrals import actions, queries
from nestling.referrals.actions import StressInput
from nestling.referrals.models import Referral, StressAnswer, Triage
from nestling.referrals.rules import MOVES
from tests import scenes
from tests.scenes import consultation as calls
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY


@pytest.fixture
def by():
    viewer = scenes.colleague(scenes.open_service())
    with looking(viewer):
        yield viewer


def test_a_referral_begins_for_one_baby_and_one_carer(by: Viewer) -> None:
    tie = families.family(by)
    kept = requests.begun(by, tie)
    assert (kept.status, kept.index_person, kept.family) == ("being_written", tie.infant, tie.family)


def test_an_unborn_baby_is_referred_on_the_parents_record(by: Viewer) -> None:
    tie = families.expecting(by)
    assert requests.begun(by, tie).index_person == tie.carer


def test_a_referral_from_a_discussion_takes_over_the_caller_and_names_the_family(by: Viewer) -> None:
    call, tie = calls.discussion(by, caller_contact="jo@nhs.example"), families.family(by)
    kept = requests.begun(by, tie, discussion=call)
    assert (kept.referrer_name, kept.referrer_email, kept.referrer_phone) == ("Jo Example", "jo@nhs.example", "")
    assert consultation.discussion(by, call.ref).relationship == tie
    assert queries.referrals_from(by, call) == (kept,)


def test_an_anonymous_discussion_leads_to_no_referral(by: Viewer) -> None:
    call = calls.discussion(by, is_anonymous=True)
    with pytest.raises(RuleBroken, match="held anonymously"):
        requests.begun(by, discussion=call)


def test_a_second_open_referral_is_refused_by_rule_and_by_database(by: Viewer) -> None:
    kept = requests.begun(by)
    with pytest.raises(RuleBroken, match="already an open referral"):
        requests.begun(by, kept.relationship)
    values = {name: getattr(kept, name) for name in ("service", "family", "relationship", "index_person", "started_by")}
    with pytest.raises(IntegrityError, match="referral_one_open"), transaction.atomic():
        Referral.objects.create(created_at=AT, **values)


def test_the_second_of_two_who_start_at_once_gets_a_sentence(by: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = requests.begun(by)
    unseen = SimpleNamespace(exists=lambda: False)
    monkeypatch.setattr("nestling.referrals.actions.requests._open_one", lambda *_: unseen)
    with pytest.raises(RuleBroken, match="already an open referral"):
        requests.begun(by, kept.relationship)


def test_a_relationship_that_ended_is_not_referred(by: Viewer) -> None:
    tie = families.family(by)
    tie.ended_on = date(2026, 5, 1)
    with pytest.raises(RuleBroken, match="has ended"):
        requests.begun(by, tie)


def test_another_services_relationship_does_not_exist(by: Viewer) -> None:
    elsewhere = scenes.colleague(scenes.open_service("essex-2018"))
    with looking(elsewhere):
        tie, theirs = families.family(elsewhere), requests.begun(elsewhere)
    with looking(by):
        with pytest.raises(NotFound):
            requests.begun(by, tie)
        with pytest.raises(NotFound):
            queries.referral(by, theirs.ref)
        with pytest.raises(NotFound):
            actions.fill_referral(by=by, at=AT, referral=theirs, strengths="mine now")


def test_only_somebody_who_may_starts(by: Viewer) -> None:
    tie = families.family(by)
    nobody = Viewer(by.person_id, "Nobody", by.service_id)
    with pytest.raises(NotPermitted):
        requests.begun(nobody, tie)


def test_what_is_missing_shrinks_as_it_is_written(by: Viewer) -> None:
    kept = requests.begun(by)
    before = queries.tasks(by, kept)
    assert not before.is_complete
    assert not before.done["relationship"]
    actions.fill_referral(by=by, at=AT, referral=kept, **requests.ANSWERS)
    assert [each.task for each in queries.missing_of(by, kept)] == ["checklist"]
    actions.answer_checklist(by=by, at=AT, referral=kept, answers=requests.STRESSES)
    assert queries.tasks(by, kept).is_complete


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"source": "moon"}, "source"),
        ({"referrer_profession": "king"}, "referrer_profession"),
        ({"request_type": "all"}, "request_type"),
        ({"primary_reason": "?"}, "primary_reason"),
        ({"priority": "now"}, "priority"),
        ({"priority": "urgent"}, "priority_reason"),
        ({"family_agrees": "perhaps"}, "family_agrees"),
        ({"relationship_affected": "perhaps"}, "relationship_affected"),
        ({"status": "accepted"}, None),
    ],
)
def test_answers_that_cannot_be_kept_are_refused(by: Viewer, answers: dict, field: str | None) -> None:
    kept = requests.begun(by)
    with pytest.raises(RuleBroken) as refused:
        actions.fill_referral(by=by, at=AT, referral=kept, **answers)
    assert refused.value.field == field
    assert queries.referral(by, kept.ref).version == 1


def test_the_gp_practice_is_kept_with_the_baby_or_before_the_birth_with_the_carer(by: Viewer) -> None:
    for kept, keeper in (
        (requests.begun(by), "infant"),
        (requests.begun(by, families.expecting(by)), "carer"),
    ):
        actions.answer_area(by=by, at=AT, referral=kept, gp_in_area=True, gp_practice="The Test Practice")
        fresh = queries.referral(by, kept.ref)
        area = queries.area_of(by, fresh)
        assert (fresh.gp_in_area, area.gp_practice) == (True, "The Test Practice")
        assert area.gp_kept_with == getattr(kept.relationship, keeper)


def test_a_gp_practice_on_record_is_never_written_over_from_the_form(by: Viewer) -> None:
    kept = requests.begun(by, families.family(by, infant=families.baby(gp_practice="The First Practice")))
    with pytest.raises(RuleBroken, match="The First Practice") as refused:
        actions.answer_area(by=by, at=AT, referral=kept, gp_practice="The Test Practice")
    assert refused.value.field == "gp_practice"


def test_two_people_writing_are_shown_both(by: Viewer) -> None:
    kept = requests.begun(by)
    actions.fill_referral(by=by, at=AT, referral=kept, expected=1, hopes="Sleep")
    with pytest.raises(StaleVersion) as stale:
        actions.fill_referral(by=by, at=AT, referral=kept, expected=1, hopes="Play")
    assert stale.value.theirs["hopes"] == "Sleep"


def test_nothing_is_written_on_a_referral_that_is_withdrawn(by: Viewer) -> None:
    kept = requests.begun(by)
    actions.withdraw_referral(by=by, at=AT, referral=kept, reason="family_withdrew", words="The mother rang.")
    for write in (
        lambda: actions.fill_referral(by=by, at=AT, referral=kept, hopes="x"),
        lambda: actions.answer_area(by=by, at=AT, referral=kept, gp_practice="The Test Practice"),
        lambda: actions.answer_checklist(by=by, at=AT, referral=kept, answers=requests.STRESSES),
    ):
        with pytest.raises(RuleBroken, match="stays as it is"):
            write()


def test_the_checklist_is_a_profile_and_keeps_what_was_not_asked(by: Viewer) -> None:
    kept = requests.begun(by)
    carer = kept.relationship.carer
    answers = {"birth_trauma": StressInput("present", carer, "Long labour"), "sleep": StressInput("not_known")}
    actions.answer_checklist(by=by, at=AT, referral=kept, answers=answers)
    found = queries.checklist(by, kept)
    line = next(line for line in found.lines if line.factor.key == "birth_trauma")
    assert (line.state, line.about, line.note) == ("present", carer, "Long labour")
    assert (found.profile.present, found.profile.not_asked) == (1, len(found.lines) - 2)


def test_an_answer_is_changed_and_taken_away(by: Viewer) -> None:
    kept = requests.begun(by)
    actions.answer_checklist(by=by, at=AT, referral=kept, answers=requests.STRESSES)
    changed = {"birth_trauma": StressInput("resolved"), "isolation": StressInput("")}
    actions.answer_checklist(by=by, at=AT, referral=kept, answers=changed)
    assert dict(StressAnswer.objects.values_list("factor", "state")) == {"birth_trauma": "resolved"}


@pytest.mark.parametrize(
    ("factor", "given", "sentence"),
    [
        ("unheard_of", StressInput("present"), "no longer asked"),
        ("sleep", StressInput("very"), "one of the answers"),
        ("sleep", StressInput("", None, "a note"), "Choose an answer too"),
        ("sleep", StressInput("present", Person(pk=10**9)), "somebody of this family"),
    ],
)
def test_checklist_lines_that_cannot_be_kept(by: Viewer, factor: str, given: StressInput, sentence: str) -> None:
    kept = requests.begun(by)
    with pytest.raises(RuleBroken, match=sentence):
        actions.answer_checklist(by=by, at=AT, referral=kept, answers={factor: given})
    assert not StressAnswer.objects.exists()


def test_a_paper_form_is_received_on_the_day_it_came(by: Viewer) -> None:
    kept = requests.whole(by)
    actions.submit_referral(by=by, at=AT, referral=kept, received_on=date(2026, 4, 30))
    assert (kept.status, kept.first_received_on) == ("received", date(2026, 4, 30))


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 5, 5), "in the future"), (date(2025, 1, 1), "before the pregnancy")]
)
def test_impossible_days_of_receipt(by: Viewer, day: date, sentence: str) -> None:
    kept = requests.whole(by)
    with pytest.raises(RuleBroken, match=sentence) as refused:
        actions.submit_referral(by=by, at=AT, referral=kept, received_on=day)
    assert refused.value.field == "received_on"


def test_a_referral_is_sent_in_once(by: Viewer) -> None:
    kept = requests.received(by)
    with pytest.raises(RuleBroken, match="cannot become received"):
        actions.submit_referral(by=by, at=AT, referral=kept)


def test_the_database_never_sets_the_clock_back(by: Viewer) -> None:
    kept = requests.received(by)
    with pytest.raises(IntegrityError, match="never set back"), transaction.atomic():
        Referral.objects.filter(pk=kept.pk).update(first_received_on=date(2026, 5, 20))


def test_the_database_and_the_rules_allow_the_same_moves(by: Viewer) -> None:
    tie = families.family(by)
    for now in MOVES:
        allowed = {then for then in MOVES if then != now and _database_allows(by, tie, now, then)}
        assert allowed == MOVES[now], now


def _database_allows(by: Viewer, tie, now: str, then: str) -> bool:
    """Whether the database lets a referral go from one status to the other; whatever happens is taken back."""
    day = clock.day_of(AT)
    try:
        with transaction.atomic(), named_changes(action="test.move", person_id=by.person_id, service_id=by.service_id):
            kept = Referral.objects.create(
                service_id=by.service_id,
                family=tie.family,
                relationship=tie,
                index_person=tie.infant,
                started_by_id=by.person_id,
                created_at=AT,
                status=now,
                first_received_on=day,
                decided_on=day,
            )
            Referral.objects.filter(pk=kept.pk).update(status=then)
            raise _TakeItBack
    except _TakeItBack:
        return True
    except IntegrityError:
        return False


class _TakeItBack(Exception):
    pass


def test_a_triage_row_is_fenced_by_service(by: Viewer) -> None:
    requests.in_triage(by)
    with looking(scenes.colleague(scenes.open_service("essex-2018"))):
        assert not Triage.objects.exists()
