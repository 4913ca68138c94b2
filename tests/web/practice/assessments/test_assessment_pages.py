"""An assessment is written on its page, and shown in triage, in care and on Today (TR-16)."""

import pytest
from django.urls import reverse

from nestling.core.viewing import looking
from nestling.referrals import actions
from tests import scenes
from tests.scenes import care
from tests.scenes import referrals as requests
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db

QUERIES = 25
TRIAGE_QUERIES = 22  # four of them are savepoints, which only a test has
WORDS = {"found": "They miss each other's looks.", "to_do": "Meet weekly."}


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def at_work(as_role, service):
    return as_role("practitioner", service)


def address(tie) -> str:
    return reverse("practice:assessments:record", args=[tie.ref])


def words(answer) -> str:
    return answer.content.decode().replace("&#39;", "'")


def test_an_assessment_made_in_triage_is_shown_there(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.in_triage(viewer)
    url, triage = address(referral.relationship), reverse("practice:triage:triage", args=[referral.ref])
    assert url in words(client.get(triage))
    again = press_save(client, url, found=WORDS["found"], to_do=" ")
    assert again.status_code == 422
    assert "Enter what will be done about it" in words(again)
    assert WORDS["found"] in words(again)
    assert press_save(client, url, **WORDS).url == triage
    page = words(client.get(triage))
    assert "Specialist parent-infant mental health risk assessment" in page
    assert "What to do: Meet weekly." in page


def test_an_assessment_made_in_care_is_shown_there_and_late_on_today(at_work, service, as_role) -> None:
    client, viewer = at_work
    manager = scenes.colleague(service, "service_manager")
    with looking(viewer):
        episode = care.begun(viewer, manager)
    shown = reverse("practice:care:episode", args=[episode.ref])
    dates = {"done_on__day": "4", "done_on__month": "5"}
    again = {"review_on__day": "1", "review_on__month": "6", "review_on__year": "2026"}
    assert press_save(client, address(episode.relationship), **WORDS, **dates, **again).url == shown
    assert "To be looked at again on 1 June 2026: that day has passed." in words(client.get(shown))
    today = words(client.get(reverse("practice:today:today")))
    assert "Look again: specialist parent-infant mental health risk assessment" in today
    assert address(episode.relationship) in today


def test_the_administrator_sees_no_assessment_and_no_way_to_it(at_work, service, as_role) -> None:
    client, _ = as_role("administrator", service)
    with looking(at_work[1]):
        referral = requests.in_triage(at_work[1])
        actions.record_assessment(
            by=at_work[1], at=scenes.MONDAY, relationship=referral.relationship, kind="pimh_risk", **WORDS
        )
    page = words(client.get(reverse("practice:triage:triage", args=[referral.ref])))
    assert "Assessments" not in page
    assert client.get(address(referral.relationship)).status_code == 403


def test_pages_take_few_queries(at_work, service, django_assert_max_num_queries) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.in_triage(viewer)
        actions.record_assessment(
            by=viewer, at=scenes.MONDAY, relationship=referral.relationship, kind="pimh_risk", **WORDS
        )
    for url in (address(referral.relationship), reverse("practice:today:today")):
        client.get(url)
        with django_assert_max_num_queries(QUERIES, info=url):
            client.get(url)
    url = reverse("practice:triage:triage", args=[referral.ref])
    with django_assert_max_num_queries(TRIAGE_QUERIES, info=url):
        client.get(url)
