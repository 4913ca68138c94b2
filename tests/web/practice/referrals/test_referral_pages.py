"""A referral is started, written section by section, sent in, returned, taken back and withdrawn on its pages."""

import re
from datetime import date

import pytest
from django.urls import reverse

from nestling.core.viewing import looking
from nestling.referrals import queries
from nestling.referrals.models import Referral, StressAnswer
from nestling.web.practice.referrals.views.paper import blank_form
from tests import scenes
from tests.scenes import consultation as calls
from tests.scenes import families
from tests.scenes import referrals as requests
from tests.web.reading import form_on, press_save

pytestmark = pytest.mark.django_db

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

NEW = {
    "infant_given_name": "Robin",
    "infant_family_name": "Example",
    "infant_born_on__day": "10",
    "infant_born_on__month": "12",
    "infant_born_on__year": "2025",
    "carer_given_name": "Ash",
    "carer_family_name": "Example",
    "relation": "mother",
}
SECTIONS = ("people", "area", "referrer", "asked_for", "relationship", "stresses", "agreement", "check")


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def at_work(as_role, service):
    return as_role("practitioner", service)


@pytest.fixture
def begun(at_work):
    with looking(at_work[1]):
        return requests.begun(at_work[1])


def without_token(answer) -> bytes:
    return TOKEN.sub(b"", answer.content)


def address(page: str, *refs: str) -> str:
    return reverse(f"practice:referrals:{page}", args=refs)


def words(answer) -> str:
    return answer.content.decode()


def kept(viewer) -> Referral:
    with looking(viewer):
        return queries.referral(viewer, Referral.objects.get().ref)


def test_a_new_family_is_registered_on_the_way(at_work) -> None:
    client, viewer = at_work
    answer = press_save(client, address("start"), **NEW)
    referral = kept(viewer)
    assert answer.url == address("referral", referral.ref)
    assert str(referral.relationship) == "Robin Example and Ash Example"


def test_a_discussion_leads_into_the_form_with_what_the_caller_told(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        call = calls.discussion(viewer)
    press_save(client, f"{address('start')}?discussion={call.ref}", **NEW)
    referral = kept(viewer)
    assert (referral.discussion_id, referral.referrer_name) == (call.pk, "Jo Example")


def test_somebody_alike_is_suggested_and_never_chosen(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        tie = families.family(viewer)
    answer = press_save(client, address("start"), **NEW)
    assert answer.status_code == 422
    assert f"relationship={tie.ref}" in words(answer)
    with looking(viewer):
        assert not Referral.objects.exists()
    assert press_save(client, address("start"), none_of_these="on", **NEW).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"infant_born_on__year": "2027"}, "future"),
        ({"infant_nhs_number": "9991234567"}, "NHS number"),
        ({"relation": "postman"}, "one of the choices"),
        ({"carer_family_name": ""}, "last name"),
    ],
)
def test_facts_that_cannot_be_true_are_refused_in_words(at_work, typed: dict, sentence: str) -> None:
    client, viewer = at_work
    answer = press_save(client, address("start"), **(NEW | typed))
    assert answer.status_code == 422
    assert sentence in words(answer)
    with looking(viewer):
        assert not Referral.objects.exists()


def test_all_that_is_wrong_is_said_at_once(at_work) -> None:
    client, _ = at_work
    wrong = {"infant_born_on__year": "2027", "infant_nhs_number": "9991234567", "carer_nhs_number": "9991234568"}
    answer = words(press_save(client, address("start"), **(NEW | wrong | {"postcode": "nowhere", "relation": ""})))
    summary = answer[answer.index("There is a problem") :][:4000]
    for field in ("infant_born_on", "infant_nhs_number", "carer_nhs_number", "postcode", "relation"):
        assert f'href="#{field}' in summary, field


def test_a_known_family_is_referred_with_one_press_and_only_once(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        tie = families.family(viewer)
    url = f"{address('start')}?relationship={tie.ref}"
    assert press_save(client, url, came_on_paper="on").status_code == 302
    assert kept(viewer).came_on_paper
    assert "already an open referral" in words(client.get(url))


def test_the_task_list_tells_what_is_left(at_work, begun) -> None:
    answer = words(at_work[0].get(address("referral", begun.ref)))
    assert "What is asked for" in answer
    assert "3 needed before triage" in answer
    assert "The main reason for the referral." in answer


@pytest.fixture
def in_essex(as_role):
    """A service that goes by the GP practice, with a referral of which nothing is written yet."""
    client, viewer = as_role("practitioner", scenes.open_service("essex-2018"))
    with looking(viewer):
        return client, viewer, requests.begun(viewer)


def task(answer, label: str) -> str:
    """The status of one line of the task list."""
    line = answer.content.decode().split(f">{label}</a>")[1].split("</li>")[0]
    return re.sub(r"<[^>]+>", "", line.split("-status")[-1]).partition(">")[2].strip()


def test_a_section_of_which_triage_needs_nothing_is_optional_until_it_is_answered(at_work, begun) -> None:
    client, _ = at_work
    page, label = address("referral", begun.ref), "Where the family lives"
    assert task(client.get(page), label) == "Optional"
    press_save(client, address("area", begun.ref), lives_in_area="yes")
    assert task(client.get(page), label) == "Completed"


def test_a_service_that_goes_by_the_gp_asks_for_the_practice_and_counts_it(in_essex) -> None:
    client, viewer, referral = in_essex
    page, area, label = address("referral", referral.ref), address("area", referral.ref), "Where the family lives"
    assert task(client.get(page), label) == "2 needed before triage"
    asked = words(client.get(area))
    assert "families who are registered with a GP in Essex" in asked
    assert "GP practice (needed before triage)" in asked
    assert "live in the area of this service? (optional)" in asked
    press_save(client, area, gp_in_area="yes")
    assert task(client.get(page), label) == "1 needed before triage"
    press_save(client, area, gp_practice="The Test Practice")
    assert task(client.get(page), label) == "Completed"
    with looking(viewer):
        assert queries.referral(viewer, referral.ref).relationship.infant.gp_practice == "The Test Practice"
    asked = words(client.get(area))
    assert "The Test Practice, on the record of Robin Example" in asked
    assert f"?area={referral.ref}#gp_practice" in asked
    assert 'name="gp_practice"' not in asked
    assert "The Test Practice" in words(client.get(address("check", referral.ref)))


def test_what_the_record_says_of_the_area_is_shown_as_answered_by_it(as_role) -> None:
    client, viewer = as_role("practitioner", scenes.open_service("essex-2018"))
    with looking(viewer):
        known = families.baby(gp_practice="The Test Practice", gp_area="Essex")
        referral = requests.begun(viewer, families.family(viewer, infant=known))
    assert task(client.get(address("referral", referral.ref)), "Where the family lives") == "Completed"
    assert re.search(r'name="gp_in_area"[^>]*value="yes" checked', words(client.get(address("area", referral.ref))))
    assert "Yes, by the area on their record" in words(client.get(address("check", referral.ref)))


@pytest.mark.parametrize(
    ("page", "needed", "optional"),
    [
        ("referrer", "Referrer&#39;s name", "Team or service"),
        ("asked_for", "What is asked for?", "How soon is help needed?"),
        ("relationship", "Is the relationship with the baby affected?", "What goes well between them?"),
        ("agreement", "Does the family know of this referral and agree to it?", "Who else is helping the family?"),
    ],
)
def test_each_question_says_whether_triage_needs_it(at_work, begun, page: str, needed: str, optional: str) -> None:
    asked = words(at_work[0].get(address(page, begun.ref)))
    assert f"{needed} (needed before triage)" in asked
    assert f"{optional} (optional)" in asked
    assert "You can save this half done and come back." in asked


def test_one_of_several_questions_says_so(at_work, begun) -> None:
    asked = words(at_work[0].get(address("referrer", begun.ref)))
    assert "Email address (one of these three is needed before triage)" in asked
    assert "(one of these two is needed before triage)" in words(at_work[0].get(address("start")))


def test_the_paper_form_marks_the_same_questions(at_work) -> None:
    with looking(at_work[1]):
        form = blank_form(at_work[1], scenes.open_service("essex-2018"))
    labels = [question.label for section in form.sections for question in section.questions]
    assert "The main reason (needed before triage)" in labels
    assert "Email (one of these three is needed before triage)" in labels
    assert "GP practice, and where it is (optional)" in labels
    assert "needed before triage" in form.introduction


def test_each_section_is_saved_and_leads_to_the_next(at_work, begun) -> None:
    client, viewer = at_work
    answer = press_save(client, address("referrer", begun.ref), referrer_name="Jo Example")
    assert answer.url == address("asked_for", begun.ref)
    press_save(client, address("area", begun.ref), lives_in_area="no")
    press_save(client, address("agreement", begun.ref), family_agrees="yes", perinatal_coworking="on")
    referral = kept(viewer)
    assert (referral.referrer_name, referral.lives_in_area, referral.gp_in_area) == ("Jo Example", False, None)
    assert (referral.family_agrees, referral.perinatal_coworking) == ("yes", True)


def test_a_raised_priority_asks_why(at_work, begun) -> None:
    answer = press_save(at_work[0], address("asked_for", begun.ref), priority="urgent")
    assert answer.status_code == 422
    assert "cannot wait as others do" in words(answer)


def test_two_people_in_one_section_are_shown_both(at_work, begun) -> None:
    client, _ = at_work
    url = address("relationship", begun.ref)
    press_save(client, url, hopes="Sleep")
    answer = press_save(client, url, hopes="Play", _version="1")
    assert answer.status_code == 422
    assert "Two versions" in words(answer)


def test_the_checklist_is_one_page_and_untouched_lines_stay_not_asked(at_work, begun) -> None:
    client, viewer = at_work
    url = address("stresses", begun.ref)
    sent = form_on(client, url)
    carer = begun.relationship.carer.ref
    sent |= {"birth_trauma": ["present"], "birth_trauma__about": [carer], "birth_trauma__note": ["Long labour"]}
    assert client.post(url, sent).url == address("agreement", begun.ref)
    with looking(viewer):
        row = StressAnswer.objects.get()
    assert (row.factor, row.state, row.about_id, row.note) == (
        "birth_trauma",
        "present",
        begun.relationship.carer_id,
        "Long labour",
    )
    page = words(client.get(address("check", begun.ref)))
    assert "1 present now" in page
    assert "What this list cannot show" in page


def test_a_checklist_without_any_answer_is_not_counted_as_read(at_work, begun) -> None:
    answer = press_save(at_work[0], address("stresses", begun.ref))
    assert answer.status_code == 422
    assert "Answer at least one line" in words(answer)


def test_an_incomplete_paper_form_is_received_returned_and_taken_back(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.begun(viewer, came_on_paper=True)
        requests.actions.fill_referral(by=viewer, at=scenes.MONDAY, referral=referral, **requests.ANSWERS)
    check = address("check", referral.ref)
    assert "day on which the paper reached" in words(press_save(client, check))
    day = {"received_on__day": "1", "received_on__month": "6", "received_on__year": "2026"}
    assert press_save(client, check, **day).status_code == 302
    answer = client.get(press_save(client, address("send_back", referral.ref), note="Please ring.").url)
    assert "With the referrer" in words(answer)
    assert "Returned on 10 June 2026" in words(answer)
    assert press_save(client, address("came_back", referral.ref)).status_code == 302
    assert (kept(viewer).status, str(kept(viewer).first_received_on)) == ("received", "2026-06-01")


def test_a_referral_is_withdrawn_with_its_reason(at_work, begun) -> None:
    client, viewer = at_work
    url = address("withdraw", begun.ref)
    assert press_save(client, url, reason="family_withdrew").status_code == 422
    answer = client.get(press_save(client, url, reason="family_withdrew", words="The mother rang.").url)
    assert "The mother rang." in words(answer)
    assert kept(viewer).status == "withdrawn"


def test_the_board_shows_states_clocks_and_next_steps(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        requests.received(viewer)
        requests.begun(viewer)
    answer = words(client.get(address("intake")))
    assert all(said in answer for said in ("37 days", "Over the aim", "Begin triage", "Not sent in yet", "10 missing"))
    assert "Your filters hide 1." in words(client.get(f"{address('intake')}?state=received"))


def test_an_empty_board_says_so(at_work) -> None:
    assert "No referral is waiting" in words(at_work[0].get(address("intake")))
    assert "Nothing has been decided yet" in words(at_work[0].get(address("decided")))


def test_referrals_are_counted_by_year_and_source(at_work) -> None:
    client, viewer = at_work
    assert "No referral has been received yet" in words(client.get(address("volumes")))
    with looking(viewer):
        requests.received(viewer, on=date(2026, 3, 31))
    assert address("volumes") in words(client.get(address("intake")))
    page = words(client.get(address("volumes")))
    assert "Counted on 10 June 2026, 10:30am." in page
    assert all(said in page for said in ("2026–27, so far", "2025–26", "Health visitor", "January to March 2026"))
    assert '0<span class="nl-beside"> so far; 1 in the whole quarter before</span>' in page
    assert "Total" in page
    page = words(client.get(f"{address('volumes')}?count=calendar&year=2026"))
    assert "2026, so far" in page
    assert "By source in 2026" in page
    odd = words(client.get(f"{address('volumes')}?count=lunar&year=1066"))
    assert "By source in the latest quarters" in odd


def test_the_blank_paper_form_is_a_pdf(at_work) -> None:
    answer = at_work[0].get(address("paper_form"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_pages_take_few_queries(at_work, django_assert_max_num_queries) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.received(viewer)
    urls = [address(page) for page in ("intake", "decided", "start")]
    urls += [address(page, referral.ref) for page in ("referral", "send_back", "came_back", "withdraw", *SECTIONS)]
    for url in urls:
        with django_assert_max_num_queries(25):
            assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("page", ["referral", "send_back", "came_back", "withdraw", *SECTIONS])
def test_another_service_and_an_unknown_reference_get_the_same_answer(as_role, begun, page: str) -> None:
    client, _ = as_role("practitioner", scenes.open_service("essex-2018"))
    theirs, unknown = client.get(address(page, begun.ref)), client.get(address(page, "NOSUCHREF0"))
    assert theirs.status_code == unknown.status_code == 404
    assert without_token(theirs) == without_token(unknown)


def test_a_system_administrator_sees_no_referral(as_role, service, begun) -> None:
    client, _ = as_role("system_administrator", service)
    for url in (address("intake"), address("start"), address("referral", begun.ref), address("area", begun.ref)):
        assert client.get(url).status_code == 403


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("area", {"lives_in_area": "perhaps"}),
        ("referrer", {"referrer_name": "x" * 1_000_000}),
        ("relationship", {"how_compromised": "a\x00b"}),
        ("asked_for", {"status": "accepted"}),
        ("stresses", {"birth_trauma": "very"}),
        ("stresses", {"unheard_of": "present"}),
    ],
)
def test_a_hand_made_post_ends_in_a_sentence(at_work, begun, page: str, typed: dict) -> None:
    client, viewer = at_work
    answer = press_save(client, address(page, begun.ref), **typed)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert kept(viewer).version == 1


def test_the_gp_practice_is_changed_where_it_is_kept(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        kept = requests.whole(viewer)
    page = client.get(reverse("practice:referrals:check", args=[kept.ref])).content.decode()
    change = reverse("practice:people:change", args=[kept.relationship.infant.ref])
    assert f"{change}?check={kept.ref}#gp_practice" in page
    assert "gp_practice" in client.get(f"{change}?check={kept.ref}").content.decode()
