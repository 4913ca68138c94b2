"""The pages of endings and follow-ups: prepared, completed and followed up in the browser's own way."""

import re
from datetime import date

import pytest
from django.urls import reverse

from nestling.accounts.models import AccessRow
from nestling.care import actions, queries
from nestling.core import clock
from nestling.families import actions as families
from nestling.referrals import actions as referrals
from nestling.safeguarding import actions as safeguarding
from nestling.safeguarding.actions import NewAction
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import endings as ending_scenes
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes
from tests.scenes.endings import LATER, PREPARED
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db
REF = re.compile(r"[2-9B-Z]{10}")
OF_EPISODE = ("ending", "withhold", "complete")
OF_FOLLOW_UP = ("follow_up", "tried", "outcome", "reassign")


class World:
    pass


@pytest.fixture(autouse=True)
def later():
    with clock.standing_at(LATER):
        yield


@pytest.fixture
def world(as_role):
    """A relationship in care, and everybody signed in."""
    made = World()
    made.service = scenes.open_service("norfolk-2008")
    made.client, made.practitioner = as_role("practitioner", made.service)
    made.managing, made.manager = as_role("service_manager", made.service)
    made.typing, _ = as_role("administrator", made.service)
    with scenes.looking(made.practitioner) as by:
        made.episode = ending_scenes.in_care(by, made.manager)
    made.home = url("ending", made.episode)
    return made


@pytest.fixture
def ended(world):
    with scenes.looking(world.practitioner) as by:
        ending_scenes.ready(by, world.episode)
        actions.complete_ending(by=by, at=LATER, episode=world.episode)
        world.follow_up = queries.follow_up_of(by, world.episode)
    return world


def url(name, record=None):
    return reverse(f"practice:endings:{name}", args=[record.ref] if record else [])


def without_tokens(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text(answer))


def text(answer):
    return answer.content.decode()


def kept(world):
    with scenes.looking(world.practitioner) as viewer:
        return queries.ending_of(viewer, world.episode)


def typed():
    day = {"planned_on__day": "18", "planned_on__month": "5", "planned_on__year": "2026"}
    return PREPARED | day


def prepare(world, **said):
    return press_save(world.client, world.home, **(typed() | said))


def test_every_page_of_an_ending_opens_in_few_queries_and_writes_who_looked(world, django_assert_max_num_queries):
    for name in OF_EPISODE:
        with django_assert_max_num_queries(25):
            assert world.client.get(url(name, world.episode)).status_code == 200, name
    with scenes.looking(world.practitioner):
        looks = set(AccessRow.objects.values_list("page", flat=True))
    assert {f"practice:endings:{name}" for name in OF_EPISODE} <= looks


def test_the_page_of_a_whole_ending_opens_in_few_queries(world, django_assert_max_num_queries):
    with scenes.looking(world.practitioner) as by:
        ending_scenes.ready(by, world.episode)
    for name in OF_EPISODE:
        with django_assert_max_num_queries(25):
            assert world.client.get(url(name, world.episode)).status_code == 200, name


def test_an_ending_is_prepared_and_its_checklist_shrinks(world):
    before = text(world.client.get(world.home))
    assert "7 things still to do" in before
    assert prepare(world).status_code == 302
    after = text(world.client.get(world.home))
    assert "3 things still to do" in after
    assert PREPARED["summary"] in after


def test_a_half_ending_is_saved_as_it_is(world):
    assert press_save(world.client, world.home, summary="Only this so far").status_code == 302
    assert kept(world).summary == "Only this so far"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"planned_on__day": "31", "planned_on__month": "6"}, "must be a real date"),
        ({"planned_on__year": "2025"}, "cannot be before 4 May 2026"),
        ({"planned_on__year": "2036"}, "more than two years ahead"),
        ({"reason": "weather"}, "must be one of the choices"),
        ({"summary": "x" * 20_001}, "20,000 characters or fewer"),
        ({"extra": "1"}, "does not ask for"),
    ],
)
def test_an_ending_that_cannot_be_keeps_what_was_typed(world, said, sentence):
    answer = prepare(world, **({"signposted_to": "Kept places"} | said))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Kept places" in text(answer)
    assert kept(world) is None


def test_two_people_preparing_one_ending_see_both(world):
    prepare(world)
    answer = press_save(world.managing, world.home, _version="0", summary="Mine")
    assert answer.status_code == 422
    assert "Two versions" in text(answer)
    assert kept(world).summary == PREPARED["summary"]


def test_one_press_drafts_the_letters(world):
    refused = world.client.post(url("write_letters", world.episode))
    assert refused["Location"] == world.home  # What was typed is a draft there.
    assert "Write and save the summary first" in text(world.client.get(world.home))
    prepare(world)
    done = world.client.post(url("write_letters", world.episode), follow=True)
    assert "3 letters are drafted" in text(done)
    again = world.client.post(url("write_letters", world.episode), follow=True)
    assert "Every letter of this ending is written already" in text(again)


def test_one_letter_is_drafted_and_opened(world):
    prepare(world)
    write = reverse("practice:endings:write_letter", args=[world.episode.ref, "ending_gp"])
    assert "/letters/" in world.client.post(write)["Location"]
    assert world.client.post(write.replace("ending_gp", "ending_cat"))["Location"] == world.home
    assert "Choose which letter to write." in text(world.client.get(world.home))


def test_a_practitioner_withholds_the_familys_letter_and_takes_it_back(world):
    assert press_save(world.client, url("withhold", world.episode)).status_code == 422
    assert press_save(world.managing, url("withhold", world.episode), reason="Because").status_code == 403
    reason = "It could be found by her partner."
    assert press_save(world.client, url("withhold", world.episode), reason=reason).status_code == 302
    assert reason in text(world.client.get(world.home))
    assert world.client.post(url("send_after_all", world.episode)).status_code == 302
    assert not kept(world).family_letter_withheld


def test_care_does_not_end_with_open_work_and_says_what_is_open(world):
    prepare(world)
    page = text(world.client.get(url("complete", world.episode)))
    assert "Write the letter to the GP." in page
    answer = press_save(world.client, url("complete", world.episode))
    assert answer.status_code == 422
    assert "Care cannot end yet" in text(answer)


def test_care_ends_and_the_follow_up_is_on_the_list(world):
    with scenes.looking(world.practitioner) as by:
        ending_scenes.ready(by, world.episode)
    assert "Complete the ending" in text(world.client.get(world.home))
    done = press_save(world.client, url("complete", world.episode))
    assert done["Location"] == world.home
    page = text(world.client.get(world.home))
    assert "Care has ended" in page
    assert "Practitioner Example asks the family how they are around 18 November 2026." in page
    assert "Robin Example and Ash Example" in text(world.client.get(url("follow_ups")))


def test_an_ended_ending_is_only_read(ended):
    assert ended.client.get(url("complete", ended.episode))["Location"] == ended.home
    assert ended.client.post(ended.home, {"summary": "x"}).status_code == 422


def test_each_unmet_condition_leads_to_where_it_is_mended(world):
    with scenes.looking(world.practitioner) as by:
        tie = family_scenes.family(by)
        unmet = care_scenes.begun(by, world.manager, tie)
        care_scenes.met_times(by, unmet, 6)
        safeguarding.raise_concern(
            by=by,
            at=LATER,
            family=tie.family,
            about=tie.infant,
            words="A bruise was seen.",
            actions=[NewAction("Ring the duty team", by.person_id, LATER.date())],
        )
        letter_scenes.draft(by, tie, LATER)
    page = text(world.client.get(url("ending", unmet)))
    for words in (
        "No GP practice is recorded for Robin Example or Ash Example",
        "We have asked: the family is registered with no GP",
        "Open the record of Robin Example",
        "Open the family&#39;s page",
        "Open the review",
        "See the letters",
        'href="#summary"',
        'href="#letters"',
    ):
        assert words in page, words


def test_a_withheld_letter_stays_on_the_page_after_the_ending(world):
    with scenes.looking(world.practitioner) as by:
        ending_scenes.prepared(by, world.episode)
        actions.withhold_family_letter(by=by, at=LATER, episode=world.episode, reason="Not safe at home.")
        ending_scenes.ready(by, world.episode)
        actions.complete_ending(by=by, at=LATER, episode=world.episode)
    page = text(world.client.get(world.home))
    assert "decided that the family is not sent its letter: Not safe at home." in page


# Follow-ups.


def test_every_page_of_a_follow_up_opens_in_few_queries(ended, django_assert_max_num_queries):
    for each in (*(url(name, ended.follow_up) for name in OF_FOLLOW_UP), url("follow_ups"), url("follow_ups_done")):
        with django_assert_max_num_queries(25):
            assert ended.client.get(each).status_code == 200, each


def test_empty_lists_say_what_will_come(world):
    assert "No follow-up is waiting" in text(world.client.get(url("follow_ups")))
    assert "No follow-up has been done yet" in text(world.client.get(url("follow_ups_done")))


def test_the_outcome_is_recorded_when_it_is_due(ended, sign_in):
    from nestling.accounts.models import User

    with clock.standing_at(ending_scenes.six_months_on(ended.follow_up)):
        client = sign_in(User.objects.get(pk=ended.practitioner.person_id))
        done = press_save(client, url("outcome", ended.follow_up), outcome="doing_well", words="They are well")
        assert done["Location"] == url("follow_up", ended.follow_up)
        assert "They are well" in text(client.get(url("follow_up", ended.follow_up)))
        assert "Spoke: doing well" in text(client.get(url("follow_ups_done")))


def test_an_early_outcome_is_refused_and_kept(ended):
    answer = press_save(ended.client, url("outcome", ended.follow_up), outcome="doing_well", words="They are well")
    assert answer.status_code == 422
    assert "more than a month away" in text(answer)
    assert "They are well" in text(answer)


def test_a_call_before_the_ending_is_refused(ended):
    moment = {"tried_at__day": "1", "tried_at__month": "5", "tried_at__year": "2026", "tried_at__time": "10:00"}
    answer = press_save(ended.client, url("tried", ended.follow_up), words="No answer", **moment)
    assert answer.status_code == 422
    assert "when care ended" in text(answer)


def test_a_call_is_recorded_and_the_follow_up_stays(ended):
    assert press_save(ended.client, url("tried", ended.follow_up), words="No answer").status_code == 302
    assert "No answer" in text(ended.client.get(url("follow_up", ended.follow_up)))
    assert "Robin Example" in text(ended.client.get(url("follow_ups")))


def test_it_is_given_to_a_colleague(ended):
    heir = scenes.colleague(ended.service, name="Heir Example")
    done = press_save(ended.client, url("reassign", ended.follow_up), to=str(heir.person_id))
    assert done.status_code == 302
    assert "Heir Example" in text(ended.client.get(url("follow_ups")))
    assert press_save(ended.client, url("reassign", ended.follow_up), to="999999").status_code == 422


def test_unsafe_calls_are_warned_of(ended):
    with scenes.looking(ended.practitioner) as by:
        letter_scenes.asked(by, ended.episode.relationship, LATER, may_phone=False)
    page = text(ended.client.get(url("follow_up", ended.follow_up)))
    assert "telephone calls are not safe. Do not ring." in page
    assert "Not safe to ring" in page


def test_a_concern_at_the_follow_up_leads_to_raising_it(ended, sign_in):
    from nestling.accounts.models import User

    with clock.standing_at(ending_scenes.six_months_on(ended.follow_up)):
        client = sign_in(User.objects.get(pk=ended.practitioner.person_id))
        done = press_save(client, url("outcome", ended.follow_up), outcome="concern", words="She was afraid.")
        assert done["Location"] == reverse("practice:safeguarding:raise", args=[ended.episode.family.ref])
        assert "Spoke: a safeguarding concern was raised, on" in text(client.get(ended.home))
        assert client.get(url("outcome", ended.follow_up))["Location"] == url("follow_up", ended.follow_up)


@pytest.mark.parametrize(
    ("who", "words"),
    [("carer", "Think with your supervisor about whether and whom"), ("infant", "The baby has died.")],
)
def test_nobody_rings_a_grieving_family_unwarned(ended, who, words):
    with scenes.looking(ended.practitioner) as by:
        person = getattr(ended.episode.relationship, who)
        made = family_scenes.parent if who == "carer" else family_scenes.baby
        facts = made(died_on=LATER.date())
        families.change_person(by=by, at=LATER, person=person, facts=facts, expected=None)
    assert words in text(ended.client.get(url("follow_up", ended.follow_up)))


def test_a_follow_up_whose_owner_has_left_is_shown_to_be_given_away(ended):
    from nestling.accounts import actions as accounts
    from nestling.accounts.models import Membership

    with scenes.looking(ended.manager) as by:
        membership = Membership.objects.get(user_id=ended.practitioner.person_id)
        accounts.end_role(by=by, at=LATER, membership=membership, ended_on=LATER.date())
    page = text(ended.managing.get(url("follow_ups")))
    assert "Has left: give it to somebody" in page
    assert "whose owner has left" in page
    assert "who has left: give it to somebody" in text(ended.managing.get(url("follow_up", ended.follow_up)))


# Who may not.


def test_roles_that_give_no_care_are_refused(ended):
    for each in (ended.home, url("follow_ups"), url("follow_up", ended.follow_up)):
        assert ended.typing.get(each).status_code == 403
    by_manager = press_save(ended.managing, url("outcome", ended.follow_up), outcome="doing_well", words="x")
    assert by_manager.status_code == 403


def test_another_services_pages_are_not_found_in_the_same_words_as_unknown_ones(ended, as_role):
    stranger, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    urls = [url(name, ended.episode) for name in OF_EPISODE] + [url(name, ended.follow_up) for name in OF_FOLLOW_UP]
    for each in urls:
        theirs = stranger.get(each)
        assert theirs.status_code == 404, each
        assert without_tokens(theirs) == without_tokens(stranger.get(REF.sub("XXXXXXXXXX", each)))


def test_a_letter_older_than_its_ending_says_so_everywhere_and_is_written_anew_with_one_press(world):
    prepare(world)
    world.client.post(url("write_letters", world.episode))
    prepare(world, summary="Ash and Robin laugh together now.")
    with scenes.looking(world.practitioner) as by:
        found = queries.ending_letters(by, world.episode)
    gp = found["ending_gp"]
    assert not found["ending_family"].outdated_at  # The summary is not copied to the family.
    pages = [reverse(f"practice:letters:{name}", args=[gp.ref]) for name in ("letter", "release")]
    for page in (world.home, *pages):
        assert "Written before the ending was changed, on 18 May 2026" in text(world.client.get(page)), page
        assert "Write it anew" in text(world.client.get(page)), page
    refused = press_save(world.client, pages[1], goes_by="post")
    assert refused.status_code == 422
    assert "it still says what is right" in text(refused)
    write = reverse("practice:endings:write_letter", args=[world.episode.ref, "ending_gp"])
    assert world.client.post(write)["Location"] == pages[0]
    page = text(world.client.get(pages[0]))
    assert "Ash and Robin laugh together now." in page
    assert "Written before" not in page
    assert world.client.post(write)["Location"] == world.home
    assert "This letter is written already" in text(world.client.get(world.home))


def test_a_letter_that_nobody_is_to_get_is_not_offered(world):
    with scenes.looking(world.practitioner) as by:
        bare = care_scenes.begun(by, world.manager, family_scenes.family(by))
    assert "Write ending letter to the GP" in text(world.client.get(url("ending", bare)))
    assert press_save(world.client, url("ending", bare), has_no_gp="on").status_code == 302
    page = text(world.client.get(url("ending", bare)))
    assert "Write ending letter to the GP" not in page
    assert "The family is registered with no GP." in page
    assert press_save(world.client, url("withhold", bare), reason="Not safe at home.").status_code == 302
    page = text(world.client.get(url("ending", bare)))
    assert "Write ending letter to the family" not in page
    assert "A practitioner decided not to send it." in page


def test_an_assessment_to_look_at_again_is_worth_a_thought_at_the_ending(world):
    assert "No assessment waits to be looked at again." in text(world.client.get(world.home))
    with scenes.looking(world.practitioner) as by:
        referrals.record_assessment(
            by=by,
            at=LATER,
            relationship=world.episode.relationship,
            kind="pimh_risk",
            found="They are finding each other.",
            to_do="Look again in the summer.",
            review_on=date(2026, 7, 3),
        )
    page = text(world.client.get(world.home))
    assert "An assessment was to be looked at again on 3 July 2026" in page
    assert "Worth a thought" in page
