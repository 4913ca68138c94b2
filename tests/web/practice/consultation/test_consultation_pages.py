"""A discussion is logged on one page, found again, corrected, named, and leads on to a referral."""

import re

import pytest
from django.urls import reverse

from nestling.accounts.actions import keep_draft
from nestling.accounts.models import AccessRow
from nestling.consultation.models import Discussion
from nestling.core import clock
from nestling.core.viewing import looking
from tests import scenes
from tests.scenes import consultation as calls
from tests.scenes import families
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

CALL = {"caller_name": "Jo Example", "caller_profession": "health_visitor", "outcome": "referral_invited"}


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def at_work(as_role, service):
    return as_role("practitioner", service)


@pytest.fixture
def call(at_work):
    with looking(at_work[1]):
        return calls.discussion(at_work[1])


def without_token(answer) -> bytes:
    return TOKEN.sub(b"", answer.content)


def address(page: str, *refs: str) -> str:
    return reverse(f"practice:consultation:{page}", args=refs)


def words(answer) -> str:
    return answer.content.decode()


def test_three_answers_and_one_press_log_a_call(at_work) -> None:
    client, viewer = at_work
    answer = press_save(client, address("log"), initials="re", **CALL)
    with looking(viewer):
        kept = Discussion.objects.get()
    assert answer.url == address("discussion", kept.ref)
    assert (kept.mechanism, kept.kind, kept.held_by_id, kept.initials) == (
        "telephone",
        "phone_case",
        viewer.person_id,
        "RE",
    )


def test_a_draft_in_which_nothing_is_filled_in_does_not_say_that_it_is(at_work) -> None:
    client, viewer = at_work
    assert "Filled in for you" in client.get(address("log")).content.decode()
    with looking(viewer):
        kept = {"form": "discussion", "about": "", "title": "Discussion", "path": address("log"), "base_version": None}
        keep_draft(by=viewer, at=clock.now(), fields={"caller_name": ["Jo Example"]}, **kept)
    page = client.get(address("log")).content.decode()
    assert "Jo Example" in page
    assert "Filled in for you" not in page and "When and how you spoke" in page


def test_an_anonymous_call_names_nobody_and_says_that_it_stays_so(at_work) -> None:
    client, _viewer = at_work
    answer = client.get(press_save(client, address("log"), about="anonymous", **CALL).url)
    assert "This family stays anonymous" in words(answer)
    assert "Start a referral" not in words(answer)


def test_what_is_refused_is_said_and_what_was_typed_stays(at_work) -> None:
    client, viewer = at_work
    answer = press_save(client, address("log"), about="anonymous", initials="RE", **CALL)
    assert answer.status_code == 422
    assert "carries no initials" in words(answer)
    assert "Jo Example" in words(answer)
    with looking(viewer):
        assert not Discussion.objects.exists()


def test_an_empty_form_asks_for_each_answer(at_work) -> None:
    answer = press_save(at_work[0], address("log"))
    assert answer.status_code == 422
    for sentence in ("Enter who you spoke with", "Choose their profession", "Choose what was agreed"):
        assert sentence in words(answer)


def test_a_call_about_a_known_family_is_theirs(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        tie = families.family(viewer)
    press_save(client, f"{address('log')}?relationship={tie.ref}", **CALL)
    with looking(viewer):
        assert Discussion.objects.get().relationship == tie


def test_the_page_leads_to_a_referral_and_writes_who_looked(at_work, call) -> None:
    client, viewer = at_work
    answer = client.get(address("discussion", call.ref))
    assert f"{reverse('practice:referrals:start')}?discussion={call.ref}" in words(answer).replace("&amp;", "&")
    with looking(viewer):
        assert AccessRow.objects.get(about="discussion").about_ref == call.ref


def test_a_correction_is_saved_and_a_second_one_over_it_shows_both(at_work, call) -> None:
    client, _viewer = at_work
    url = address("correct", call.ref)
    assert press_save(client, url, advice="Watch feeds").status_code == 302
    answer = press_save(client, url, advice="Watch play", _version="1")
    assert answer.status_code == 422
    assert "Two versions" in words(answer)
    assert "Watch feeds" in words(answer)


def test_the_family_is_found_and_named(at_work, call) -> None:
    client, viewer = at_work
    with looking(viewer):
        tie = families.family(viewer)
    url = f"{address('name_family', call.ref)}?search=Robin+Example"
    assert press_save(client, url, relationship=tie.ref).status_code == 302
    with looking(viewer):
        assert Discussion.objects.get().relationship == tie
    assert "Nobody is on record" in words(client.get(f"{address('name_family', call.ref)}?search=Nobody"))


def test_the_list_filters_and_says_what_it_hides(at_work, call) -> None:
    answer = words(at_work[0].get(f"{address('discussions')}?kind=team"))
    assert "Your filters hide 1." in answer
    assert "Jo Example" in words(at_work[0].get(address("discussions")))


def test_an_empty_list_says_what_to_do(at_work) -> None:
    assert "No discussion is logged yet" in words(at_work[0].get(address("discussions")))


def test_pages_take_few_queries(at_work, call, django_assert_max_num_queries) -> None:
    for page, refs in (("discussions", ()), ("log", ()), ("discussion", (call.ref,)), ("correct", (call.ref,))):
        with django_assert_max_num_queries(25):
            assert at_work[0].get(address(page, *refs)).status_code == 200


@pytest.mark.parametrize("page", ["discussion", "correct", "name_family"])
def test_another_service_and_an_unknown_reference_get_the_same_answer(as_role, call, page: str) -> None:
    client, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    theirs, unknown = client.get(address(page, call.ref)), client.get(address(page, "NOSUCHREF0"))
    assert theirs.status_code == unknown.status_code == 404
    assert without_token(theirs) == without_token(unknown)


def test_a_family_of_another_service_in_the_address_is_unknown(as_role, at_work) -> None:
    with looking(at_work[1]):
        tie = families.family(at_work[1])
    client, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    assert client.get(f"{address('log')}?relationship={tie.ref}").status_code == 404


def test_a_system_administrator_sees_no_discussion(as_role, service, call) -> None:
    client, _ = as_role("system_administrator", service)
    for url in (address("discussions"), address("log"), address("discussion", call.ref)):
        assert client.get(url).status_code == 403
