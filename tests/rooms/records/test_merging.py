"""Two records of one person are joined and parted again, and everything is as it was."""

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps

from nestling.core.errors import NotFound, NotPermitted, RuleBroken
from nestling.core.listing import ListChoice
from nestling.families import actions as family_actions
from nestling.families import queries as family_queries
from nestling.letters.actions import write_letter
from nestling.organisations.models import ServiceRecord
from nestling.records import actions, queries
from nestling.records.rules import filled_in, stricter
from nestling.referrals.actions import start_referral
from tests import scenes
from tests.scenes import MONDAY, care, families, safeguarding

pytestmark = pytest.mark.django_db
WHY = "The midwife confirmed that both are the same baby."


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def by(service):
    return scenes.colleague(service, "service_manager")


@pytest.fixture
def tie(by):
    return families.family(by, infant=families.baby(nhs_number="9990000018", nhs_number_confirmed=True))


@pytest.fixture
def twice(by):
    """The same baby and parent, registered again by somebody who did not search first."""
    facts = families.baby(given_name="Baby", phone="0300 000 0000", known_as="Bunny")
    tie = families.family(by, infant=facts, carer=families.parent(known_as="Ashley"))
    start_referral(by=by, at=MONDAY, relationship=tie)
    safeguarding.status(by, tie)
    safeguarding.concern(by, tie)
    family_actions.give_consent(
        by=by, at=MONDAY, family=tie.family, person=tie.carer, purpose="share_plan", agency="midwifery"
    )
    write_letter(
        by=by,
        at=MONDAY,
        kind="general",
        family=tie.family,
        infant=tie.infant,
        recipient_kind="gp",
        recipient_name="Dr Example",
        salutation="Dear Dr Example",
        heading="Heading",
        body="Body",
        reason="To tell",
    )
    return tie


def everything(by):
    """Every row of the service but merges, looks and receipts, without the counts of versions."""
    with scenes.looking(by):
        kinds = [
            model
            for model in apps.get_models()
            if issubclass(model, ServiceRecord) and model._meta.label != "records.Merge"
        ]
        return {
            (model._meta.label, row["id"]): {name: value for name, value in row.items() if name != "version"}
            for model in kinds
            for row in model._base_manager.values()
        }


def join(by, kept, merged, reason=WHY):
    return actions.merge_people(by=by, at=MONDAY, kept=kept, merged=merged, reason=reason)


def test_everything_moves_to_the_kept_record(by, tie, twice):
    join(by, tie.infant, twice.infant)
    with scenes.looking(by):
        kept = family_queries.person(by, tie.infant.ref)
        assert (kept.given_name, kept.phone, kept.known_as) == ("Robin", "0300 000 0000", "Bunny")
        ties = family_queries.relationships_of(by, tie.family)
        assert [(str(each), each.is_primary) for each in ties] == [
            ("Robin Example and Ash Example", True),
            ("Robin Example and Ash Example", False),
        ]
        assert len(family_queries.members(by, tie.family)) == 3
        assert family_queries.family(by, twice.family.ref).merged_into == tie.family
        assert family_queries.find(by, "bunny", ListChoice()).rows[0].ref == tie.infant.ref


def test_then_the_parents_are_joined_and_their_two_relationships_become_one(by, tie, twice):
    join(by, tie.infant, twice.infant)
    join(by, tie.carer, twice.carer, "Same parent.")
    with scenes.looking(by):
        ties = family_queries.relationships_of(by, tie.family)
        assert [(each.pk, each.ended_on is None) for each in ties] == [(tie.pk, True), (twice.pk, False)]
        assert tie.referrals.count() == 1
        assert [str(each.person) for each in family_queries.members(by, tie.family)] == [
            "Robin Example",
            "Ash Example",
        ]


def test_a_merge_taken_back_leaves_everything_as_it_was(by, tie, twice):
    before = everything(by)
    babies = join(by, tie.infant, twice.infant)
    parents = join(by, tie.carer, twice.carer, "Same parent.")
    assert everything(by) != before
    actions.undo_merge(by=by, at=MONDAY, merge=parents, why="Two people.")
    actions.undo_merge(by=by, at=MONDAY, merge=babies, why="Two babies.")
    assert everything(by) == before


def test_a_fact_corrected_since_stays_corrected(by, tie, twice):
    merge = join(by, tie.infant, twice.infant)
    with scenes.looking(by):
        kept = family_queries.person(by, tie.infant.ref)
        facts = replace(family_queries.facts_of(kept), phone="0300 000 0009")
    family_actions.change_person(by=by, at=MONDAY, person=kept, facts=facts, expected=None)
    actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two babies.")
    with scenes.looking(by):
        kept = family_queries.person(by, tie.infant.ref)
    assert (kept.phone, kept.known_as) == ("0300 000 0009", "")


def test_the_stricter_answer_about_safe_contact_holds(by, tie, twice):
    family_actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, may_text=True, never_send="Cards")
    family_actions.set_safe_contact(by=by, at=MONDAY, person=twice.carer, may_write=False, never_send="Anything home")
    before = everything(by)
    merge = join(by, tie.carer, twice.carer)
    with scenes.looking(by):
        safe = family_queries.safe_contact(by, tie.carer)
        assert (safe.may_write, safe.may_text, safe.never_send) == (False, False, "Cards; Anything home")
    actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two people.")
    assert everything(by) == before


def test_one_status_told_twice_becomes_one_with_all_its_days(by, tie, twice):
    safeguarding.status(by, tie, started_on=date(2026, 3, 1), ended_on=date(2026, 4, 10))
    before = everything(by)
    merge = join(by, tie.infant, twice.infant)
    with scenes.looking(by):
        (status,) = tie.infant.protection_statuses.all()
        assert (status.started_on, status.ended_on) == (date(2026, 3, 1), None)
    actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two babies.")
    assert everything(by) == before


def test_two_open_referrals_of_one_relationship_are_not_silently_joined(by, tie, twice):
    start_referral(by=by, at=MONDAY, relationship=tie)
    join(by, tie.infant, twice.infant)
    with pytest.raises(RuleBroken, match="Both have an open referral"):
        join(by, tie.carer, twice.carer)


def test_two_people_are_not_joined(by, tie, twice):
    numbered = families.family(by, infant=families.baby(nhs_number="9990000026", nhs_number_confirmed=True))
    for kept, merged, words in (
        (tie.infant, tie.infant, "the same record"),
        (tie.infant, twice.carer, "One of these is a baby"),
        (tie.infant, numbered.infant, "numbers differ"),
    ):
        with pytest.raises(RuleBroken, match=words):
            join(by, kept, merged)


def test_a_merge_says_why(by, tie, twice):
    with pytest.raises(RuleBroken) as refused:
        join(by, tie.infant, twice.infant, " ")
    assert refused.value.field == "reason"


def test_a_joined_record_is_not_joined_again_nor_parted_twice(by, tie, twice):
    third = families.family(by, infant=families.baby(given_name="Rob"))
    merge = join(by, tie.infant, twice.infant)
    twice.infant.refresh_from_db()
    with pytest.raises(RuleBroken, match="joined to another already"):
        join(by, third.infant, twice.infant)
    later = join(by, third.infant, tie.infant)
    with pytest.raises(RuleBroken, match="Take that one back first"):
        actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two babies.")
    actions.undo_merge(by=by, at=MONDAY, merge=later, why="Two babies.")
    actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two babies.")
    with pytest.raises(RuleBroken, match="taken back already"):
        actions.undo_merge(by=by, at=MONDAY, merge=merge, why="Two babies.")


def test_a_preview_tells_all_and_writes_nothing(by, tie, twice):
    before = everything(by)
    with scenes.looking(by):
        seen = queries.preview(by, tie.infant, twice.infant)
    lines = {line.name: (line.kept, line.merged, line.after) for line in seen.facts}
    assert lines["given_name"] == ("Robin", "Baby", "Robin")
    assert lines["known_as"] == ("", "Bunny", "Bunny")
    assert {"1 relationship", "1 place in a family", "1 concern", "1 letter", "1 protection status"} <= set(seen.moves)
    assert "becomes part of the family" in seen.notes[0]
    assert seen.refusal is None
    assert everything(by) == before


def test_who_may_not_merge_does_not(service, by, tie, twice):
    practitioner = scenes.colleague(service)
    with pytest.raises(NotPermitted):
        join(practitioner, tie.infant, twice.infant)


def test_another_service_joins_and_parts_nothing(by, tie, twice):
    stranger = scenes.colleague(scenes.open_service("essex-2018"), "service_manager")
    merge = join(by, tie.infant, twice.infant)
    with pytest.raises(NotFound):
        join(stranger, tie.carer, twice.carer)
    with pytest.raises(NotFound):
        actions.undo_merge(by=stranger, at=MONDAY, merge=merge, why="No.")
    with scenes.looking(stranger), pytest.raises(NotFound):
        queries.merge(stranger, merge.ref)


def test_a_relationship_with_open_work_does_not_end(by, tie, twice):
    with pytest.raises(RuleBroken, match="A referral of this relationship is open"):
        actions.end_care_tie(by=by, at=MONDAY, relationship=twice, ended_on=MONDAY.date())
    assert actions.end_care_tie(by=by, at=MONDAY, relationship=tie, ended_on=MONDAY.date()).ended_on


def test_a_confirmed_number_comes_over_and_an_address_whole():
    with_number = {"nhs_number": "1", "nhs_number_confirmed": True}
    names = ("address", "postcode", "residence_area")
    blank = dict.fromkeys(queries.FACT_LABELS, "")
    kept = blank | {"nhs_number": "2", "nhs_number_confirmed": False, "postcode": "ZZ99 3VZ"}
    taken = filled_in(kept, blank | with_number | dict.fromkeys(names, "other"))
    assert taken == with_number


def test_the_stricter_of_two_answers_allows_only_what_both_allow():
    ways = ("may_write", "may_phone", "may_text", "may_email", "may_leave_message")
    texts = dict.fromkeys(("safe_times", "never_send", "adjustments", "interpreter_language"), "")
    one = dict.fromkeys(ways, True) | texts | {"may_text": False}
    other = dict.fromkeys(ways, True) | texts | {"may_email": False, "interpreter_language": "polish"}
    joined = stricter(one, other)
    assert (joined["may_write"], joined["may_text"], joined["may_email"]) == (True, False, False)
    assert joined["interpreter_language"] == "polish"


def test_a_whole_journey_moves_and_comes_back(service, by):
    """Care, contacts, who came to them, reviews and letters hang on the record that joins, and all of it comes back."""
    episode = care.begun(scenes.colleague(service), by)
    care.review_due(by, episode)
    tie = episode.relationship
    twice = families.family(by)
    before = everything(by)
    babies = join(by, twice.infant, tie.infant)
    parents = join(by, twice.carer, tie.carer, "Same parent.")
    with scenes.looking(by):
        episode.refresh_from_db()
        assert episode.relationship_id == twice.pk
        assert episode.family_id == twice.family_id
    actions.undo_merge(by=by, at=MONDAY, merge=parents, why="Two people.")
    actions.undo_merge(by=by, at=MONDAY, merge=babies, why="Two babies.")
    assert everything(by) == before
