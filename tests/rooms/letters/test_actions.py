"""What may be done with letters, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.history import named_changes
from nestling.families import actions as families
from nestling.families.actions import PersonFacts
from nestling.letters import actions, queries
from nestling.letters.models import Letter
from nestling.letters.rules import MOVES
from tests import scenes
from tests.scenes import MONDAY
from tests.scenes import letters as letter_scenes

pytestmark = pytest.mark.django_db
NEXT_DAY = MONDAY + timedelta(days=1)
WORDS = {"recipient_name": "Jo", "salutation": "Dear Jo", "heading": "H", "body": "B", "reason": "R"}


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


def test_a_letter_is_written_as_a_draft_owned_by_its_writer(practitioner):
    letter = letter_scenes.draft(practitioner)
    assert (letter.status, letter.owner_id, letter.version) == ("draft", practitioner.person_id, 1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": "poem"}, "Choose what the letter is"),
        ({"recipient_kind": "neighbour"}, "who it is for"),
        ({"recipient_name": " "}, "Say who the letter is for"),
        ({"heading": "x" * 201}, "The heading is too long"),
        ({"body": "a\x00b"}, "cannot be kept"),
        ({"owner_id": 999_999}, "somebody who works in this service"),
    ],
)
def test_a_letter_that_cannot_be_kept_is_not_written(practitioner, said, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        letter_scenes.draft(practitioner, **said)
    assert not Letter.objects.exists()


def test_nobody_writes_about_a_family_of_another_service(practitioner):
    tie = letter_scenes.family(practitioner)
    other = scenes.colleague(scenes.open_service("essex-2018"), name="Other Person")
    with pytest.raises(NotFound):
        letter_scenes.draft(other, tie)


def test_an_administrator_writes_the_letters_of_intake_and_no_others(service, practitioner):
    administrator = scenes.colleague(service, "administrator")
    tie = letter_scenes.family(practitioner)
    assert letter_scenes.draft(administrator, tie, kind="decline").kind == "decline"
    with pytest.raises(NotPermitted):
        letter_scenes.draft(administrator, tie)


def test_a_draft_is_changed_over_its_own_version_only(practitioner):
    letter = letter_scenes.draft(practitioner)
    actions.edit_letter(by=practitioner, at=MONDAY, letter=letter, expected=1, **WORDS)
    assert (letter.body, letter.version) == ("B", 2)
    with pytest.raises(StaleVersion):
        actions.edit_letter(by=practitioner, at=MONDAY, letter=letter, expected=1, **WORDS)


def test_a_released_letter_is_changed_only_after_it_is_taken_back(practitioner):
    letter = letter_scenes.released(practitioner)
    with pytest.raises(RuleBroken, match="Only a draft can be changed"):
        actions.edit_letter(by=practitioner, at=MONDAY, letter=letter, expected=None, **WORDS)
    actions.take_back_letter(by=practitioner, at=MONDAY, letter=letter)
    actions.edit_letter(by=practitioner, at=MONDAY, letter=letter, expected=None, **WORDS)
    assert (letter.status, letter.released_at, letter.body) == ("draft", None, "B")


def test_the_address_of_a_family_member_is_never_typed_on_a_letter(practitioner):
    """Hazard H08: an address typed by hand could be the abuser's."""
    letter = letter_scenes.to_family(practitioner)
    said = WORDS | {"recipient_address": "9 Elsewhere"}
    actions.edit_letter(by=practitioner, at=MONDAY, letter=letter, expected=None, **said)
    assert letter.recipient_address == "7 Test Close\nTesttown\nZZ99 3VZ"


def test_release_and_sending_write_down_who_how_and_when(practitioner):
    letter = letter_scenes.released(practitioner)
    assert (letter.status, letter.released_by_id, letter.goes_by) == ("released", practitioner.person_id, "post")
    actions.record_sent(by=practitioner, at=NEXT_DAY, letter=letter, how="by_hand", sent_on=date(2026, 5, 5))
    assert (letter.status, letter.sent_on, letter.sent_how) == ("sent", date(2026, 5, 5), "by_hand")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"recipient_address": ""}, "There is no address"),
        ({"body": " "}, "The letter is empty"),
        ({"reason": ""}, "Say why"),
        ({"recipient_address": "\n".join("abcdefghi")}, "do not fit the window"),
    ],
)
def test_a_letter_that_lacks_something_is_not_released(practitioner, said, sentence):
    letter = letter_scenes.draft(practitioner, **said)
    with pytest.raises(RuleBroken, match=sentence):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)
    assert Letter.objects.get().status == "draft"


def test_a_letter_given_by_hand_needs_no_address(practitioner):
    draft = letter_scenes.draft(practitioner, recipient_address="")
    letter = letter_scenes.released(practitioner, draft, goes_by="by_hand")
    assert letter.status == "released"
    assert queries.content(practitioner, letter).recipient_lines == ()


@pytest.mark.parametrize("way", ["text", "phone", "pigeon", ""])
def test_a_letter_goes_only_by_a_known_way(practitioner, way):
    with pytest.raises(RuleBroken, match="Choose how"):
        letter_scenes.released(practitioner, goes_by=way)


def test_a_person_who_must_not_be_written_to_gets_no_post(practitioner):
    """Hazard H08."""
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie, may_write=False)
    letter = letter_scenes.to_family(practitioner, tie)
    with pytest.raises(RuleBroken, match="post is not safe"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)
    assert letter_scenes.released(practitioner, letter, goes_by="by_hand").status == "released"


def test_nothing_goes_to_a_family_that_nobody_has_asked(practitioner):
    letter = letter_scenes.to_family(practitioner)
    with pytest.raises(RuleBroken, match="Nobody has asked this person"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)


def test_a_letter_by_hand_to_somebody_nobody_has_asked_needs_a_reason(practitioner):
    """Hazards H08 and H09: it may be found at home."""
    letter = letter_scenes.to_family(practitioner)
    said = {"by": practitioner, "at": MONDAY, "letter": letter, "goes_by": "by_hand"}
    with pytest.raises(RuleBroken, match="Nobody has asked Ash Example how to reach them safely"):
        actions.release_letter(**said)
    actions.release_letter(**said, shared_why="She asked for it today")
    assert letter.shared_why == "She asked for it today"
    actions.take_back_letter(by=practitioner, at=MONDAY, letter=letter)
    assert letter.shared_why == ""


def agree(by, tie, agency, at=MONDAY, **said):
    about = {"family": tie.family, "person": tie.carer, "purpose": "share_letters", "agency": agency}
    return families.give_consent(by=by, at=at, **about, **said)


def test_a_letter_nobody_agreed_to_goes_only_with_a_reason(practitioner):
    """Hazard H26: the gap is read, and the reason stays with the letter."""
    tie = letter_scenes.family(practitioner)
    letter = letter_scenes.to_gp(practitioner, tie)
    agree(practitioner, tie, "midwifery")
    for why in ("", " ", "x" * 301):
        with pytest.raises(RuleBroken, match=r"No agreement to share with The GP|in 300 characters"):
            letter_scenes.released(practitioner, letter, shared_why=why)
    letter_scenes.released(practitioner, letter, shared_why="To keep the baby safe")
    assert letter.shared_why == "To keep the baby safe"
    assert "No agreement to share with The GP, Test Surgery is recorded." in letter.warnings_read


@pytest.mark.parametrize("agency", ["general_practice", "test surgery"])
def test_a_letter_that_was_agreed_to_needs_no_reason_until_the_yes_is_taken_back(practitioner, agency):
    tie = letter_scenes.family(practitioner)
    yes = agree(practitioner, tie, agency)
    letter = letter_scenes.released(practitioner, letter_scenes.to_gp(practitioner, tie), shared_why="")
    assert (letter.shared_why, letter.warnings_read) == ("", "")
    families.withdraw_consent(by=practitioner, at=MONDAY, consent=yes, withdrawn_on=MONDAY.date())
    with pytest.raises(RuleBroken, match="has changed since the release"):
        letter_scenes.sent(practitioner, letter)
    actions.take_back_letter(by=practitioner, at=MONDAY, letter=letter)
    with pytest.raises(RuleBroken, match="Somebody has said no to sharing"):
        letter_scenes.released(practitioner, letter, shared_why="")


def test_a_professional_is_known_by_what_they_do(practitioner):
    tie = letter_scenes.family(practitioner)
    agree(practitioner, tie, "health_visiting")
    values = {"family": tie.family, "name": "Jo Field", "profession": "health_visitor"}
    member = families.add_network_member(by=practitioner, at=MONDAY, **values)
    letter = letter_scenes.draft(practitioner, tie, recipient_network_member=member)
    assert letter_scenes.released(practitioner, letter, shared_why="").status == "released"


def test_an_answer_to_whoever_asked_for_help_needs_no_other_agreement(practitioner):
    letter = letter_scenes.draft(practitioner, kind="decline", recipient_kind="referrer")
    assert letter_scenes.released(practitioner, letter, shared_why="").status == "released"


def test_email_needs_both_a_yes_and_an_address(practitioner):
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie, may_email=True)
    letter = letter_scenes.to_family(practitioner, tie)
    with pytest.raises(RuleBroken, match="no email address"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter, goes_by="email")


def test_words_never_to_be_sent_must_be_read_before_release(practitioner):
    """Hazard H09: what was read is kept with the letter."""
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie, never_send="Anything about the refuge")
    letter = letter_scenes.to_family(practitioner, tie)
    with pytest.raises(RuleBroken, match="never to be sent"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)
    letter_scenes.released(practitioner, letter, warnings_read=True)
    assert letter.warnings_read == "Never to be sent: Anything about the refuge"


def test_an_address_changed_since_it_was_written_holds_a_family_letter(practitioner):
    """Hazard H08: the old address may be where the abuser lives."""
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie)
    letter = letter_scenes.released(practitioner, letter_scenes.to_family(practitioner, tie))
    _moves_house(practitioner, tie)
    letter = queries.letter(practitioner, letter.ref)
    assert "another place than the one on record" in queries.held_because(practitioner, letter)
    with pytest.raises(RuleBroken, match="must wait"):
        actions.record_sent(by=practitioner, at=MONDAY, letter=letter, how="post")
    with pytest.raises(RuleBroken, match="back to draft first"):
        actions.readdress_letter(by=practitioner, at=MONDAY, letter=letter)
    actions.take_back_letter(by=practitioner, at=MONDAY, letter=letter)
    actions.readdress_letter(by=practitioner, at=MONDAY, letter=letter)
    assert letter_scenes.sent(practitioner, letter).recipient_address.startswith("3 New Lane")


def _moves_house(by, tie):
    carer = tie.carer
    facts = PersonFacts(family_name=carer.family_name, given_name=carer.given_name, born_on=carer.born_on)
    new = PersonFacts(**{**vars_of(facts), "address": "3 New Lane\nTesttown", "postcode": "ZZ99 4VZ"})
    families.change_person(by=by, at=MONDAY, person=carer, facts=new, expected=None)


def vars_of(facts):
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def test_another_gp_address_is_a_warning_that_must_be_ticked(practitioner):
    """Hazard H25: the practice on record may be stale, or the letter's may be."""
    letter = letter_scenes.to_gp(practitioner, recipient_address="9 Other Surgery")
    with pytest.raises(RuleBroken, match="say that the letter keeps to it"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)
    assert letter_scenes.released(practitioner, letter, warnings_read=True).status == "released"


def test_a_warning_that_is_new_since_the_release_stops_the_sending(practitioner):
    tie = letter_scenes.family(practitioner)
    letter_scenes.asked(practitioner, tie)
    letter = letter_scenes.released(practitioner, letter_scenes.to_family(practitioner, tie))
    letter_scenes.asked(practitioner, tie, NEXT_DAY, never_send="Her new name")
    with clock.standing_at(NEXT_DAY), pytest.raises(RuleBroken, match="has changed since the release"):
        actions.record_sent(by=practitioner, at=NEXT_DAY, letter=letter, how="post")


@pytest.mark.parametrize(
    ("sent_on", "sentence"),
    [(date(2026, 5, 6), "still to come"), (date(2026, 5, 3), "cannot have gone before")],
)
def test_a_letter_cannot_have_gone_tomorrow_or_before_its_release(practitioner, sent_on, sentence):
    letter = letter_scenes.released(practitioner)
    with pytest.raises(RuleBroken, match=sentence):
        actions.record_sent(by=practitioner, at=NEXT_DAY, letter=letter, how="post", sent_on=sent_on)


def test_a_letter_went_only_by_a_known_way(practitioner):
    letter = letter_scenes.released(practitioner)
    with pytest.raises(RuleBroken, match="Choose how the letter went"):
        actions.record_sent(by=practitioner, at=MONDAY, letter=letter, how="pigeon")


def test_a_reader_without_an_address_on_record_cannot_be_readdressed(practitioner):
    letter = letter_scenes.draft(practitioner, recipient_address="Somewhere")
    with pytest.raises(RuleBroken, match="holds no address for this reader"):
        actions.readdress_letter(by=practitioner, at=MONDAY, letter=letter)


def test_a_family_letter_names_the_person_who_reads_it(practitioner):
    """Without a person there are no safe-contact rules to look at (hazard H08)."""
    letter = letter_scenes.draft(practitioner, recipient_kind="family")
    with pytest.raises(RuleBroken, match="Say which person of the family"):
        actions.release_letter(by=practitioner, at=MONDAY, letter=letter)


def test_a_draft_is_not_recorded_as_sent(practitioner):
    with pytest.raises(RuleBroken, match="still a draft"):
        actions.record_sent(by=practitioner, at=MONDAY, letter=letter_scenes.draft(practitioner), how="post")


def test_a_letter_is_cancelled_with_a_reason_and_stays(practitioner):
    letter = letter_scenes.draft(practitioner)
    with pytest.raises(RuleBroken, match="Write why"):
        actions.cancel_letter(by=practitioner, at=MONDAY, letter=letter, why=" ")
    with pytest.raises(RuleBroken, match="300 characters or fewer"):
        actions.cancel_letter(by=practitioner, at=MONDAY, letter=letter, why="x" * 301)
    actions.cancel_letter(by=practitioner, at=MONDAY, letter=letter, why="Written twice")
    assert Letter.objects.get().cancelled_why == "Written twice"
    with pytest.raises(RuleBroken, match="was cancelled"):
        actions.cancel_letter(by=practitioner, at=MONDAY, letter=letter, why="Again")


def test_a_sent_letter_stays_as_it_was(practitioner):
    letter = letter_scenes.sent(practitioner)
    for act in (actions.take_back_letter, actions.release_letter):
        with pytest.raises(RuleBroken, match="has been sent"):
            act(by=practitioner, at=MONDAY, letter=letter)


def test_a_letter_is_handed_over_to_somebody_who_works_here(service, practitioner):
    letter = letter_scenes.draft(practitioner)
    colleague = scenes.colleague(service, name="Second Person")
    actions.hand_over(by=practitioner, at=MONDAY, letter=letter, to=colleague.person_id)
    assert Letter.objects.get().owner_id == colleague.person_id
    with pytest.raises(RuleBroken, match="works in this service"):
        actions.hand_over(by=practitioner, at=MONDAY, letter=letter, to=0)
    letter_scenes.sent(practitioner, letter)
    with pytest.raises(RuleBroken, match="is settled"):
        actions.hand_over(by=practitioner, at=MONDAY, letter=letter, to=practitioner.person_id)


def test_all_letters_of_a_leaver_are_handed_over(service, practitioner):
    """Hazard H24: nothing is left with somebody who has gone."""
    letter_scenes.draft(practitioner), letter_scenes.released(practitioner), letter_scenes.sent(practitioner)
    manager, heir = scenes.colleague(service, "service_manager"), scenes.colleague(service, name="Heir Example")
    moved = actions.hand_over_letters_of(by=manager, at=MONDAY, from_id=practitioner.person_id, to_id=heir.person_id)
    assert (moved, len(queries.unsent_of(manager, heir.person_id))) == (2, 2)
    with pytest.raises(RuleBroken, match="works in this service"):
        actions.hand_over_letters_of(by=manager, at=MONDAY, from_id=heir.person_id, to_id=0)
    with pytest.raises(NotPermitted):
        actions.hand_over_letters_of(by=practitioner, at=MONDAY, from_id=heir.person_id, to_id=manager.person_id)


# What the database itself refuses.


def refused(letter, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**values)


def in_action(by, write):
    """Run a write as an action would, so that only the guard under test can refuse it."""
    with named_changes(action="test", person_id=by.person_id, service_id=by.service_id):
        write()


@pytest.mark.parametrize("now", MOVES)
def test_the_database_knows_the_same_moves_as_the_rules(practitioner, now):
    letter = {
        "draft": letter_scenes.draft,
        "released": letter_scenes.released,
        "sent": letter_scenes.sent,
        "cancelled": lambda by: actions.cancel_letter(by=by, at=MONDAY, letter=letter_scenes.draft(by), why="No"),
    }[now](practitioner)
    for then in MOVES:
        if then != now and then not in MOVES[now]:
            in_action(practitioner, lambda then=then: refused(letter, status=then))


def test_the_database_keeps_a_sent_letter_as_it_is(practitioner):
    letter = letter_scenes.sent(practitioner)
    in_action(practitioner, lambda: refused(letter, body="Something else"))


def test_the_database_lets_no_letter_be_removed(practitioner):
    letter = letter_scenes.draft(practitioner)

    def remove():
        with pytest.raises(IntegrityError), transaction.atomic():
            letter.delete()

    in_action(practitioner, remove)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "released"},
        {"released_at": MONDAY},
        {"sent_at": MONDAY},
        {"goes_by": "pigeon"},
        {"cancelled_at": MONDAY},
        {"kind": "poem"},
        {"owner_id": None},
    ],
)
def test_the_database_refuses_half_a_step(practitioner, values):
    letter = letter_scenes.draft(practitioner)
    in_action(practitioner, lambda: refused(letter, **values))


def test_older_words_are_released_only_once_called_right_or_written_anew(practitioner):
    """Hazard H25: the record says something new, and the draft does not."""
    letter = letter_scenes.draft(practitioner, about="episode", about_ref="XXXXXXXXXX")
    actions.mark_outdated(by=practitioner, at=MONDAY, letter=letter)
    with pytest.raises(RuleBroken, match="Written before the ending was changed, on 4 May 2026 at"):
        letter_scenes.released(practitioner, letter)
    letter_scenes.released(practitioner, letter, still_right=True)
    assert "Written before the ending was changed" in letter.warnings_read
    actions.mark_outdated(by=practitioner, at=NEXT_DAY, letter=letter)
    with pytest.raises(RuleBroken, match="has changed since the release"):
        letter_scenes.sent(practitioner, letter)
    words = {"salutation": "Dear Jo", "heading": "H", "body": "New words"}
    with pytest.raises(RuleBroken, match="Only a draft can be written anew"):
        actions.rewrite_letter(by=practitioner, at=NEXT_DAY, letter=letter, **words)
    actions.take_back_letter(by=practitioner, at=NEXT_DAY, letter=letter)
    actions.rewrite_letter(by=practitioner, at=NEXT_DAY, letter=letter, **words)
    assert (letter.body, letter.outdated_at) == ("New words", None)
    letter_scenes.sent(practitioner, letter)
    with pytest.raises(RuleBroken, match="stays as it was"):
        actions.mark_outdated(by=practitioner, at=NEXT_DAY, letter=letter)
