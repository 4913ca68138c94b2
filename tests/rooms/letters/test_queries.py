"""What may be read of letters: the outbox and its ages, what must be done, what happened, what stands on a letter."""

from datetime import date, timedelta

import pytest

from nestling.accounts import actions as accounts
from nestling.accounts.models import Membership
from nestling.core import clock
from nestling.core.errors import NotFound, RuleBroken
from nestling.core.listing import ListChoice
from nestling.documents.letter import letter_docx, letter_pdf
from nestling.families import actions as families
from nestling.letters import actions, queries
from tests import scenes
from tests.scenes import MONDAY
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes

pytestmark = pytest.mark.django_db
ALL = ListChoice()


@pytest.fixture(autouse=True)
def monday():
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def practitioner(service):
    with scenes.looking(scenes.colleague(service)) as viewer:
        yield viewer


@pytest.fixture
def manager(service, practitioner):
    return scenes.colleague(service, "service_manager")


def filtered(viewer, **filters):
    return [row.ref for row in queries.outbox(viewer, ListChoice(filters=filters)).rows]


def after(days):
    return clock.standing_at(MONDAY + timedelta(days=days))


def test_the_outbox_holds_what_is_not_sent_and_nothing_else(practitioner):
    kept = {letter_scenes.draft(practitioner).ref, letter_scenes.released(practitioner).ref}
    letter_scenes.sent(practitioner)
    actions.cancel_letter(by=practitioner, at=MONDAY, letter=letter_scenes.draft(practitioner), why="Twice")
    assert {row.ref for row in queries.outbox(practitioner, ALL).rows} == kept
    assert queries.settled(practitioner, ALL).total == 2


def test_a_letter_of_another_service_does_not_exist(practitioner):
    letter = letter_scenes.draft(practitioner)
    other = scenes.colleague(scenes.open_service("essex-2018"), name="Other Person")
    with scenes.looking(other):
        with pytest.raises(NotFound):
            queries.letter(other, letter.ref)
        assert queries.outbox(other, ALL).total == 0


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [
        (2, "calm", "2 working days old"),
        (3, "owner", "3 working days old: send it or cancel it"),
        (6, "owner", "4 working days old: send it or cancel it"),
        (7, "manager", "5 working days old: late, the manager is told"),
    ],
)
def test_an_unsent_letter_is_brought_up_on_its_third_and_fifth_working_day(practitioner, days, tone, words):
    """Hazard H24; Monday's letter is three working days old on Thursday, and five on the next Monday."""
    letter_scenes.draft(practitioner)
    with after(days):
        (row,) = queries.outbox(practitioner, ALL).rows
    assert (row.tone, row.age_words) == (tone, words)


def test_the_filters_of_the_outbox_agree_with_its_counts(service, practitioner):
    old = letter_scenes.draft(practitioner)
    with after(3) as thursday:
        new = letter_scenes.released(practitioner, letter_scenes.draft(practitioner, at=thursday), at=thursday)
        counts = queries.counts(practitioner)
        assert (counts.drafts, counts.released, counts.late, counts.without_owner) == (1, 1, 1, 0)
        assert filtered(practitioner, status="draft") == [old.ref]
        assert filtered(practitioner, status="released") == [new.ref]
        assert filtered(practitioner, age="owner") == [old.ref]
        assert filtered(practitioner, age="manager") == []
        assert filtered(practitioner, owner="mine") == [old.ref, new.ref]
        assert queries.outbox(practitioner, ListChoice(filters={"status": "draft"})).hidden_by_filters == 1


def leaves(manager, viewer):
    membership = Membership.objects.get(user_id=viewer.person_id)
    accounts.end_role(by=manager, at=MONDAY, membership=membership, ended_on=date(2026, 5, 4))


def test_a_letter_whose_owner_has_left_comes_to_the_managers(service, practitioner, manager):
    """Hazard H24: even if nobody handed it over, it can never disappear."""
    letter = letter_scenes.draft(practitioner)
    assert queries.worklist(manager) == ()
    leaves(manager, practitioner)
    (item,) = queries.worklist(manager)
    assert (item.ref, item.is_escalated) == (letter.ref, True)
    assert "its owner has left, give it to somebody" in item.title
    assert filtered(manager, age="no_owner") == [letter.ref]
    assert queries.counts(manager).without_owner == 1


def test_the_worklist_asks_each_person_for_what_they_can_do(service, practitioner, manager):
    administrator = scenes.colleague(service, "administrator")
    draft, ready = letter_scenes.draft(practitioner), letter_scenes.released(practitioner)
    assert [item.ref for item in queries.worklist(practitioner)] == [draft.ref, ready.ref]
    assert [item.ref for item in queries.worklist(administrator)] == [ready.ref]
    assert queries.worklist(manager) == ()
    with after(7):
        assert {item.ref for item in queries.worklist(manager)} == {draft.ref, ready.ref}
        assert all(item.is_escalated for item in queries.worklist(manager))


def test_a_system_administrator_is_asked_for_no_letter(service, practitioner):
    letter_scenes.draft(practitioner)
    assert queries.worklist(scenes.colleague(service, "system_administrator")) == ()


def test_the_chronology_tells_where_each_letter_is(practitioner):
    tie = letter_scenes.family(practitioner)
    letter_scenes.draft(practitioner, tie)
    letter_scenes.sent(practitioner, letter_scenes.draft(practitioner, tie))
    cancelled = letter_scenes.draft(practitioner, tie)
    actions.cancel_letter(by=practitioner, at=MONDAY, letter=cancelled, why="Written twice")
    titles = {happening.title for happening in queries.happenings(practitioner, tie.family)}
    assert titles == {"Letter written, not sent yet", "Letter sent", "Letter cancelled"}


def test_letters_about_one_thing_are_found_by_its_reference(practitioner):
    about = {"about": "referral", "about_ref": "ABC"}
    waiting, gone = letter_scenes.draft(practitioner, **about), letter_scenes.draft(practitioner, **about)
    letter_scenes.draft(practitioner), letter_scenes.sent(practitioner, gone)
    assert [letter.ref for letter in queries.unsent(practitioner, "referral", "ABC")] == [waiting.ref]
    assert [letter.ref for letter in queries.sent(practitioner, "referral", "ABC")] == [gone.ref]


def test_what_stands_on_a_letter(practitioner):
    tie = letter_scenes.family(practitioner)
    letter = letter_scenes.released(practitioner, letter_scenes.draft(practitioner, tie))
    content = queries.content(practitioner, letter)
    assert content.sender_name == "Family Services"
    assert content.recipient_lines == ("2 Test Street", "Testtown", "ZZ99 3VZ")
    assert content.about_lines == (
        ("Baby", "Robin Example"),
        ("Born", "10 December 2025"),
        ("Parent or carer", "Ash Example"),
    )
    assert content.paragraphs == ("Thank you for your call.", "• one\n• two")
    assert (content.date_words, content.signatory_name, content.is_draft) == ("4 May 2026", practitioner.name, False)


def test_a_letter_about_an_unborn_baby_says_when_they_are_due(practitioner):
    tie = family_scenes.expecting(practitioner)
    content = queries.content(practitioner, letter_scenes.draft(practitioner, tie))
    assert ("Due", "3 August 2026") in content.about_lines


def test_a_letter_shows_the_nhs_number_in_its_usual_groups(practitioner):
    infant = family_scenes.baby(nhs_number="9990000018")
    tie = family_scenes.family(practitioner, infant=infant)
    content = queries.content(practitioner, letter_scenes.draft(practitioner, tie))
    assert ("NHS number", "999 000 0018") in content.about_lines


def test_a_letter_about_nobody_in_particular_names_nobody(practitioner):
    letter = letter_scenes.draft(practitioner, infant=None, carer=None, family=None)
    assert queries.content(practitioner, letter).about_lines == ()
    assert queries.about_words(letter) == ""
    assert str(letter) == letter.heading


def test_what_no_typeface_can_draw_is_told(practitioner):
    standing = queries.standing(practitioner, letter_scenes.draft(practitioner, body="\U0001f37c"))
    assert "baby bottle" in standing.undrawable[0]
    too_long = letter_scenes.draft(practitioner, recipient_address="\n".join("abcdefghi"))
    assert queries.standing(practitioner, too_long).undrawable == ()


def test_a_professional_of_the_network_is_written_to_at_the_address_on_record(practitioner):
    tie = letter_scenes.family(practitioner)
    where = {"agency": "Health visiting", "address": "5 Clinic Way"}
    member = families.add_network_member(
        by=practitioner, at=MONDAY, family=tie.family, name="Jo Example", profession="health_visitor", **where
    )
    letter = letter_scenes.draft(practitioner, tie, recipient_network_member=member)
    assert queries.recorded_address(practitioner, letter) == "Health visiting\n5 Clinic Way"
    assert "another place" in queries.standing(practitioner, letter).warnings[0]


def test_files_can_be_made_of_any_letter(practitioner):
    odd = letter_scenes.draft(practitioner, body="🍼 {{ 7*7 }} #{1+1} \u202eright to left")
    content = queries.content(practitioner, odd)
    assert content.is_draft
    assert letter_pdf(content).startswith(b"%PDF")
    assert letter_docx(content).startswith(b"PK")


def test_an_address_that_no_window_can_show_is_told_in_a_sentence(practitioner):
    letter = letter_scenes.draft(practitioner, recipient_address="\n".join("abcdefghi"))
    with pytest.raises(RuleBroken, match="do not fit the window"):
        queries.content(practitioner, letter)


def test_a_telling_name_of_the_sender_holds_letters_to_families(practitioner):
    """Hazards H08 and H09: the envelope may not say what kind of service writes."""
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie)
    letter = letter_scenes.to_family(practitioner, tie)
    assert queries.held_because(practitioner, letter) == ""
    from nestling.organisations import queries as organisations

    service = organisations.service(practitioner)
    service.postal_name = "Infant Mental Health Team"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(organisations, "service", lambda viewer: service)
        assert "tells a stranger" in queries.held_because(practitioner, letter)
        assert queries.held_because(practitioner, letter_scenes.to_gp(practitioner, tie)) == ""


def test_an_unreadable_language_is_a_warning(practitioner):
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie, interpreter_language="bengali")
    (warning,) = queries.standing(practitioner, letter_scenes.to_family(practitioner, tie)).warnings
    assert "is the letter in a language they understand?" in warning
