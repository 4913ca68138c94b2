"""The pages of letters: seen, released, sent and handed over by the right people, each look written down."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from nestling.accounts.models import AccessRow
from nestling.core import clock
from nestling.families import actions as families
from nestling.letters import queries
from nestling.letters.models import Letter
from tests import scenes
from tests.scenes import letters as letter_scenes
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db
NOW = scenes.MONDAY + timedelta(hours=2)
LISTS = ("outbox", "sent")
PAGES = ("letter", "edit", "release", "cancel", "hand_over")
FILES = ("preview_pdf", "preview_word")
REF = re.compile(r"[2-9B-Z]{10}")


class World:
    pass


@pytest.fixture(autouse=True)
def morning():
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def world(as_role):
    """A family that may be written to, a draft to the parent, one to the GP, and one that is released."""
    made = World()
    service = scenes.open_service()
    made.client, made.practitioner = as_role("practitioner", service)
    made.managing, made.manager = as_role("service_manager", service)
    made.typing, made.clerk = as_role("administrator", service)
    with scenes.looking(made.practitioner) as by:
        made.tie = letter_scenes.family(by)
        letter_scenes.asked(by, made.tie, never_send="Anything about the refuge")
        made.draft = letter_scenes.to_family(by, made.tie)
        made.gp = letter_scenes.to_gp(by, made.tie)
        made.ready = letter_scenes.released(by, letter_scenes.draft(by, made.tie))
    return made


def url(name, letter=None):
    return reverse(f"practice:letters:{name}", args=[letter.ref] if letter else [])


def kept(world, letter):
    with scenes.looking(world.practitioner) as viewer:
        return queries.letter(viewer, letter.ref)


def without_tokens(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text(answer))


def text(answer):
    return answer.content.decode()


def test_every_page_opens_in_few_queries_and_writes_who_looked(world, django_assert_max_num_queries):
    urls = [url(name, world.draft) for name in (*PAGES, *FILES)]
    urls += [url("record_sent", world.ready), reverse("practice:letters:family", args=[world.tie.family.ref])]
    urls += [reverse("practice:letters:write", args=[world.tie.family.ref])]
    for each in urls:
        with django_assert_max_num_queries(25):
            assert world.client.get(each).status_code == 200, each
    with scenes.looking(world.practitioner):
        looks = AccessRow.objects.filter(family_ref=world.tie.family.ref).values_list("page", flat=True)
        assert {f"practice:letters:{name}" for name in (*PAGES, *FILES)} <= set(looks)


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_in_few_queries(world, django_assert_max_num_queries, name):
    with django_assert_max_num_queries(25):
        assert world.client.get(url(name)).status_code == 200


def test_an_empty_outbox_says_what_will_come(as_role):
    client, _ = as_role("practitioner")
    assert "Every letter has gone" in text(client.get(url("outbox")))
    assert "No letter has gone yet" in text(client.get(url("sent")))


def test_the_outbox_shows_owner_and_age_and_hides_by_filters(world):
    page = text(world.client.get(url("outbox")))
    assert "Practitioner Example" in page
    assert "0 working days" in page
    assert "Your filters hide 1." in text(world.client.get(url("outbox") + "?status=draft"))
    assert world.client.get(url("outbox") + "?status=nonsense&page=99999&sort=%00&owner=x").status_code == 200


def test_the_release_page_shows_who_gets_it_where_why_and_what_is_never_sent(world):
    page = text(world.client.get(url("release", world.draft)))
    for words in (
        "Ash Example",
        "7 Test Close",
        "So that Jo knows where things stand",
        "Never to be sent: Anything about the refuge",
        "I have read this, and the letter keeps to it",
    ):
        assert words in page


def test_a_letter_is_released_only_with_the_warning_ticked(world):
    refused = press_save(world.client, url("release", world.draft), goes_by="post")
    assert refused.status_code == 422
    assert "Read what is never to be sent" in text(refused)
    assert kept(world, world.draft).status == "draft"
    done = press_save(world.client, url("release", world.draft), goes_by="post", warnings_read="on")
    assert done["Location"] == url("letter", world.draft)
    assert kept(world, world.draft).status == "released"


def test_a_stale_release_is_refused_and_shows_the_newer_letter(world):
    with scenes.looking(world.practitioner) as by:
        words = dict.fromkeys(("recipient_name", "salutation", "heading", "body", "reason"), "X")
        letter_scenes.actions.edit_letter(by=by, at=NOW, letter=world.gp, expected=None, **words)
    answer = press_save(world.client, url("release", world.gp), goes_by="post", shared_why="Agreed", _version="1")
    assert answer.status_code == 422
    assert "newer version" in text(answer)
    assert kept(world, world.gp).status == "draft"


def test_a_released_letter_is_sent_by_the_administrator(world):
    done = press_save(world.typing, url("record_sent", world.ready), how="post")
    assert done.status_code == 302
    letter = kept(world, world.ready)
    assert (letter.status, letter.sent_by_id) == ("sent", world.clerk.person_id)


def test_a_letter_cannot_have_gone_tomorrow(world):
    typed = {"sent_on__day": "5", "sent_on__month": "5", "sent_on__year": "2026"}
    answer = press_save(world.typing, url("record_sent", world.ready), how="post", **typed)
    assert answer.status_code == 422
    assert "still to come" in text(answer)


def test_a_letter_that_must_wait_says_why_and_gives_no_copy(world):
    with scenes.looking(world.practitioner) as by:
        letter_scenes.released(by, world.draft, warnings_read=True)
        letter_scenes.asked(by, world.tie, NOW, may_write=False)
    assert "This letter must wait" in text(world.client.get(url("letter", world.draft)))
    for name in FILES:
        answer = world.client.get(url(name, world.draft))
        assert answer.status_code == 422
        assert "post is not safe" in text(answer)


def test_a_draft_is_watermarked_and_its_file_has_a_neutral_name(world):
    from tests.documents.samples import words_of

    answer = world.client.get(url("preview_pdf", world.draft))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f"inline; filename=letter-{world.draft.ref}.pdf"
    assert "DRAFT" in words_of(answer.content)
    assert "DRAFT" not in words_of(world.client.get(url("preview_pdf", world.ready)).content)


def test_a_letter_is_written_to_somebody_on_record(world):
    answer = press_save(
        world.client,
        reverse("practice:letters:write", args=[world.tie.family.ref]),
        recipient=f"gp-{world.tie.infant.ref}",
        reason="To share the plan",
        heading="Robin and Ash",
        body="Thank you.",
    )
    assert answer.status_code == 302
    with scenes.looking(world.practitioner):
        letter = Letter.objects.latest("pk")
    assert (letter.recipient_kind, letter.recipient_address.splitlines()[0]) == ("gp", "1 Surgery Road")


def test_a_letter_is_written_to_anybody(world):
    with scenes.looking(world.practitioner) as by:
        member = families.add_network_member(
            by=by, at=NOW, family=world.tie.family, name="Kit Example", profession="midwife", address="5 Clinic Way"
        )
    write = reverse("practice:letters:write", args=[world.tie.family.ref])
    typed = {"reason": "To share the plan", "heading": "Robin and Ash", "body": "Thank you."}
    found = []
    for recipient in (f"person-{world.tie.carer.ref}", f"network-{member.ref}", "other"):
        answer = press_save(world.client, write, recipient=recipient, other_name="Sol", other_address="1 Road", **typed)
        assert answer.status_code == 302
        with scenes.looking(world.practitioner):
            letter = Letter.objects.latest("pk")
        found.append((letter.recipient_kind, letter.recipient_name, letter.recipient_address.splitlines()[0]))
    assert found == [
        ("family", "Ash Example", "7 Test Close"),
        ("professional", "Kit Example", "5 Clinic Way"),
        ("professional", "Sol", "1 Road"),
    ]


def test_a_family_nobody_has_asked_is_said_so(world):
    with scenes.looking(world.practitioner) as by:
        letter = letter_scenes.to_family(by, about="episode", about_ref="XXXXXXXXXX")
    page = text(world.client.get(url("letter", letter)))
    assert "Nobody has asked yet" in page
    assert "Open the record of Ash Example" in page
    assert "Post" in text(world.client.get(url("release", letter)))


def test_a_settled_letter_tells_its_story(world):
    with scenes.looking(world.practitioner) as by:
        letter_scenes.sent(by, world.ready)
        letter_scenes.actions.cancel_letter(by=by, at=NOW, letter=world.gp, why="Written twice")
        letter_scenes.released(by, world.draft, warnings_read=True)
    assert "4 May 2026, post, by Practitioner Example" in text(world.client.get(url("letter", world.ready)))
    assert "4 May 2026: Written twice" in text(world.client.get(url("letter", world.gp)))
    assert "Read at release" in text(world.client.get(url("letter", world.draft)))
    assert "Written twice" not in text(world.client.get(url("sent")))


def test_a_letter_whose_owner_has_left_is_shown_to_be_given_away(world):
    from nestling.accounts import actions as accounts
    from nestling.accounts.models import Membership

    with scenes.looking(world.manager) as by:
        membership = Membership.objects.get(user_id=world.practitioner.person_id)
        accounts.end_role(by=by, at=NOW, membership=membership, ended_on=NOW.date())
    page = text(world.managing.get(url("outbox")))
    assert "Has left: give it to somebody" in page
    assert "whose owner has left" in page
    assert "This person has left: give the letter to somebody" in text(world.managing.get(url("letter", world.gp)))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"recipient": "other"}, "Say who the letter is for"),
        ({"recipient": "person-XXXXXXXXXX"}, "must be one of the choices"),
        ({"recipient": "other", "other_name": "Jo", "body": ""}, "Write the letter"),
        ({"recipient": "other", "other_name": "Jo", "body": "x" * 20_001}, "20,000 characters or fewer"),
        ({"recipient": "other", "other_name": "Jo", "body": "a\x00b"}, "hidden character"),
        ({"recipient": "other", "other_name": "Jo", "extra": "1"}, "does not ask for"),
    ],
)
def test_a_letter_that_cannot_be_written_keeps_what_was_typed(world, said, sentence):
    typed = {"recipient": "other", "reason": "Why", "heading": "Heading kept", "body": "Body"} | said
    answer = press_save(world.client, reverse("practice:letters:write", args=[world.tie.family.ref]), **typed)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Heading kept" in text(answer)


def test_a_draft_is_edited_without_its_family_address(world):
    page = text(world.client.get(url("edit", world.draft)))
    assert 'name="recipient_address"' not in page
    answer = press_save(world.client, url("edit", world.draft), body="New words 🍼")
    assert answer.status_code == 302
    assert kept(world, world.draft).body == "New words 🍼"
    hand_made = press_save(world.client, url("edit", world.draft), recipient_address="9 Elsewhere")
    assert hand_made.status_code == 422
    assert kept(world, world.draft).recipient_address.startswith("7 Test Close")


def test_two_people_editing_one_letter_see_both(world):
    press_save(world.client, url("edit", world.gp), body="Theirs")
    answer = press_save(world.managing, url("edit", world.gp), body="Mine", _version="1")
    assert answer.status_code == 422
    assert "Two versions" in text(answer)
    assert "Theirs" in text(answer)
    assert kept(world, world.gp).body == "Theirs"


def test_small_steps_take_back_cancel_and_hand_over(world):
    assert world.client.post(url("take_back", world.ready)).status_code == 302
    assert kept(world, world.ready).status == "draft"
    assert press_save(world.client, url("hand_over", world.ready), to=str(world.manager.person_id)).status_code == 302
    assert kept(world, world.ready).owner_id == world.manager.person_id
    assert press_save(world.client, url("cancel", world.ready)).status_code == 422
    assert press_save(world.client, url("cancel", world.ready), why="Not needed").status_code == 302
    assert kept(world, world.ready).status == "cancelled"


def test_a_step_that_no_longer_fits_is_told_in_a_sentence(world):
    answer = world.client.post(url("take_back", world.draft))
    assert answer.status_code == 422
    assert "draft" in text(answer)
    assert world.client.get(url("release", world.ready))["Location"] == url("letter", world.ready)
    assert world.client.get(url("edit", world.ready))["Location"] == url("letter", world.ready)
    assert world.client.get(url("record_sent", world.draft))["Location"] == url("letter", world.draft)


def test_the_address_now_on_record_is_taken_with_one_press(world):
    with scenes.looking(world.practitioner) as by:
        letter = letter_scenes.to_gp(by, world.tie, recipient_address="9 Old Surgery")
    assert "Take the address now on record" in text(world.client.get(url("letter", letter)))
    assert world.client.post(url("readdress", letter)).status_code == 302
    assert kept(world, letter).recipient_address.startswith("1 Surgery Road")


def test_roles_that_may_not_are_refused(world, as_role):
    for name in ("edit", "release", "cancel"):
        assert world.typing.get(url(name, world.draft)).status_code == 403, name
    assert world.typing.post(url("take_back", world.ready)).status_code == 403
    system, _ = as_role("system_administrator", world.manager and scenes.open_service("norfolk-2008"))
    for name in LISTS:
        assert system.get(url(name)).status_code == 403


def test_another_services_letter_is_not_found_in_the_same_words_as_an_unknown_one(world, as_role):
    stranger, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    for each in (*(url(name, world.draft) for name in (*PAGES, *FILES)), url("record_sent", world.ready)):
        theirs = stranger.get(each)
        assert theirs.status_code == 404
        assert without_tokens(theirs) == without_tokens(stranger.get(REF.sub("XXXXXXXXXX", each)))


def test_a_get_changes_nothing_and_unknown_methods_are_refused(world):
    assert world.client.get(url("take_back", world.ready)).status_code == 405
    assert world.client.get(url("readdress", world.draft)).status_code == 405
    assert world.client.put(url("letter", world.draft)).status_code == 405


def test_a_letter_nobody_agreed_to_says_so_at_release_and_keeps_the_reason(world):
    page = text(world.client.get(url("release", world.gp)))
    assert "No agreement to share with The GP, Test Surgery is recorded." in page
    assert "Record an answer about sharing" in page
    refused = press_save(world.client, url("release", world.gp), goes_by="post")
    assert refused.status_code == 422
    assert "Say why it goes all the same" in text(refused)
    done = press_save(world.client, url("release", world.gp), goes_by="post", shared_why="Agreed by telephone")
    assert done.status_code == 302
    assert "Agreed by telephone" in text(world.client.get(url("letter", world.gp)))


def test_a_letter_without_an_address_takes_the_one_recorded_since(world):
    with scenes.looking(world.practitioner) as by:
        letter = letter_scenes.to_gp(by, world.tie, recipient_address="")
    for name in ("letter", "release"):
        assert "Use the address on record" in text(world.client.get(url(name, letter)))
    assert "This letter cannot go by post yet" in text(world.client.get(url("letter", letter)))
    assert world.client.post(url("readdress", letter)).status_code == 302
    assert kept(world, letter).recipient_address.startswith("1 Surgery Road")


def test_where_an_address_is_missing_the_letter_leads_to_its_place(world):
    with scenes.looking(world.practitioner) as by:
        member = families.add_network_member(
            by=by, at=NOW, family=world.tie.family, name="Kit Example", profession="midwife"
        )
        of_network = letter_scenes.draft(by, world.tie, recipient_address="", recipient_network_member=member)
        of_nobody = letter_scenes.draft(by, world.tie, recipient_address="")
    assert "Record the address of Kit Example" in text(world.client.get(url("letter", of_network)))
    page = text(world.client.get(url("letter", of_nobody)))
    assert "Change the address of this letter" in page
    assert "give the letter by hand" in page
    with scenes.looking(world.practitioner) as by:
        facts = {"name": "Kit Example", "profession": "midwife", "address": "5 Clinic Way"}
        families.change_network_member(by=by, at=NOW, member=member, expected=None, **facts)
    assert "Use the address on record" in text(world.client.get(url("letter", of_network)))
