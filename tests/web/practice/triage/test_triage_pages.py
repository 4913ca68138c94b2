"""Triage shows each rule, what was asked and found; only the named role decides, and the trace is shown afterwards."""

import re

import pytest
from django.urls import reverse

from nestling.care.models import CareEpisode
from nestling.core.viewing import looking
from nestling.letters.models import Letter
from nestling.referrals import actions, queries
from nestling.referrals.models import Decision, Liaison
from tests import scenes
from tests.scenes import families
from tests.scenes import referrals as requests
from tests.web.reading import press_save

pytestmark = pytest.mark.django_db

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

STEPS = ("triage", "begin", "findings", "ask", "rate", "thrive", "decide")
RATED = {
    "presenting_issue": "3",
    "relationship_quality": "5",
    "child_protection": "1",
    "parental_capacity": "2",
}


@pytest.fixture
def service():
    return scenes.open_service()


@pytest.fixture
def at_work(as_role, service):
    return as_role("practitioner", service)


@pytest.fixture
def managing(as_role, service):
    return as_role("service_manager", service)


@pytest.fixture
def triaged(at_work):
    with looking(at_work[1]):
        return requests.in_triage(at_work[1])


def without_token(answer) -> bytes:
    return TOKEN.sub(b"", answer.content)


def address(page: str, ref: str) -> str:
    return reverse(f"practice:triage:{page}", args=[ref])


def words(answer) -> str:
    return answer.content.decode().replace("&#39;", "'")


def test_every_rule_is_shown_with_its_answer_and_source(at_work, triaged) -> None:
    page = words(at_work[0].get(address("triage", triaged.ref)))
    assert "Every rule of this service is met." in page
    assert "up to and including the day they are 24 months old" in page
    assert "Leeds 2012 §8.0 (stated by the source)" in page
    assert "version from 1 April 2012" in page


def test_open_questions_are_shown_as_open(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.received(viewer)
        actions.begin_triage(by=viewer, at=scenes.MONDAY, referral=referral)
    page = words(client.get(address("triage", referral.ref)))
    assert "Some questions are still open." in page
    assert "Needs your judgement" in page
    assert "Not known: nobody has asked yet" in page
    assert "Not rated yet." in page


def test_triage_begins_and_an_incomplete_referral_asks_why(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.whole(viewer, family_agrees="")
        actions.submit_referral(by=viewer, at=scenes.MONDAY, referral=referral)
    url = address("begin", referral.ref)
    assert "say why triage goes ahead" in words(press_save(client, url))
    assert press_save(client, url, incomplete_reason="Danger.").url == address("triage", referral.ref)


def test_findings_are_saved_and_shown(at_work, triaged) -> None:
    client, _ = at_work
    typed = {"needs_other_service": "yes", "other_service": "Health visiting", "notes": "Rang twice."}
    page = words(client.get(press_save(client, address("findings", triaged.ref), **typed).url))
    assert "The need would be better met by Health visiting;" in page
    assert "Rang twice." in page


def test_a_liaison_is_asked_and_answered_with_the_days_it_took(at_work, triaged) -> None:
    client, viewer = at_work
    typed = {"with_whom": "Sam Example", "asked": "Any plan?", "asked_on__day": "7", "agency": "childrens_social_care"}
    page = words(client.get(press_save(client, address("ask", triaged.ref), **typed).url))
    assert "Sam Example, Children's social care" in page
    assert "waiting for 3 days" in page
    with looking(viewer):
        ref = Liaison.objects.get().ref
    page = words(client.get(press_save(client, address("answer", ref), answer="None.", minutes="10").url))
    assert "answered after 3 days" in page


def test_a_rating_shows_all_four_domains_and_the_cluster(at_work, triaged) -> None:
    client, _ = at_work
    url = address("rate", triaged.ref)
    assert "Choose the cluster" in words(press_save(client, url, **RATED))
    page = words(client.get(press_save(client, url, cluster="4", reason="Play is flat.", **RATED).url))
    assert "Cluster 4" in page
    assert "Quality of the parent–infant relationship" in page
    assert "4 May 2026: cluster 1" in page
    assert "Cluster 4 points to Getting More Help: advice only." in page


def test_a_thrive_group_is_saved_with_its_reason_and_what_is_offered(at_work, triaged) -> None:
    client, _ = at_work
    url = address("thrive", triaged.ref)
    press_save(client, url, group="getting_more_help", reason="Play is flat.")
    page = words(client.get(press_save(client, url, group="getting_help", reason="They play.").url))
    assert "Getting Help from 10 June 2026" in page
    assert "Short-term, goal-focused consultation" in page
    assert "Getting More Help from 10 June 2026" in page


def test_the_risk_table_shows_its_gap(at_work, triaged) -> None:
    page = words(at_work[0].get(address("triage", triaged.ref)))
    assert "No figure: a gap in the source" in page
    assert "The likelihood that a child comes to have a mental health problem, by number of risk factors" in page
    assert "Source: Norfolk 2008 §1.3. Leeds 2012 gives no table of its own." in page
    assert "They never decide." in page


def test_others_see_who_decides_and_cannot(at_work, triaged) -> None:
    client, viewer = at_work
    url = address("decide", triaged.ref)
    page = words(client.get(url))
    assert "only the service manager accepts or declines" in page
    assert "Save the decision" not in page
    assert client.post(url, {"outcome": "accepted"}).status_code == 422
    with looking(viewer):
        assert not Decision.objects.exists()


def test_accepting_opens_care(managing, triaged) -> None:
    client, viewer = managing
    answer = press_save(client, address("decide", triaged.ref), outcome="accepted")
    with looking(viewer):
        episode = CareEpisode.objects.get()
    assert episode.relationship == triaged.relationship
    assert answer.url == reverse("practice:care:episode", args=[episode.ref])
    page = words(client.get(address("triage", triaged.ref)))
    assert "Accepted: the family meets every condition" in page


def test_declining_needs_reasons_and_shows_them_afterwards(managing, at_work) -> None:
    client, viewer = managing
    with looking(at_work[1]):
        tie = families.family(at_work[1], infant=families.baby(born_on=scenes.date(2024, 5, 3)))
        referral = requests.in_triage(at_work[1], tie)
    url = address("decide", referral.ref)
    page = words(client.get(url))
    assert "The baby was 24 months old on 3 May 2026" in page
    assert "Write what the referrer can do now" in words(press_save(client, url))
    answer = press_save(client, url, advice="Ask the nursery.", signposted_to="The family hub")
    page = words(client.get(answer.url))
    assert "Declined: the baby was 24 months old on 3 May 2026; this service accepts babies" in page
    assert "The family hub" in page
    assert "Outside the ages this service accepts" in page
    with looking(viewer):
        assert Letter.objects.get().kind == "decline"


def test_the_trace_stays_as_it_was_decided(managing, triaged) -> None:
    client, viewer = managing
    press_save(client, address("decide", triaged.ref), outcome="accepted")
    with looking(viewer):
        sentence = queries.decision_of(viewer, triaged).trace["lines"][0]["sentence"]
    assert sentence in words(client.get(address("triage", triaged.ref)))


def test_accepting_nobody_is_refused(managing, triaged) -> None:
    answer = press_save(managing[0], address("decide", triaged.ref), outcome="accepted", relationships=[])
    assert "at least one relationship" in words(answer)


def test_pages_take_few_queries(managing, at_work, triaged, django_assert_max_num_queries) -> None:
    with looking(at_work[1]):
        families.second_carer(triaged.relationship, at_work[1])
        asked = actions.ask_liaison(by=at_work[1], at=scenes.MONDAY, referral=triaged, with_whom="Sam", asked="What?")
    urls = [address(page, triaged.ref) for page in STEPS] + [address("answer", asked.ref)]
    for url in urls:
        with django_assert_max_num_queries(25):
            assert managing[0].get(url).status_code == 200, url


@pytest.mark.parametrize("page", [*STEPS, "answer"])
def test_another_service_and_an_unknown_reference_get_the_same_answer(as_role, triaged, page: str) -> None:
    client, _ = as_role("service_manager", scenes.open_service("essex-2018"))
    theirs, unknown = client.get(address(page, triaged.ref)), client.get(address(page, "NOSUCHREF0"))
    assert theirs.status_code == unknown.status_code == 404
    assert without_token(theirs) == without_token(unknown)


def test_an_administrator_sees_triage_and_changes_nothing(as_role, service, triaged) -> None:
    client, _ = as_role("administrator", service)
    assert client.get(address("triage", triaged.ref)).status_code == 200
    for page in ("begin", "findings", "ask", "rate", "thrive"):
        assert client.get(address(page, triaged.ref)).status_code == 403


def test_a_relationship_of_another_family_cannot_be_rated_here(at_work, triaged) -> None:
    client, viewer = at_work
    with looking(viewer):
        other = families.family(viewer, carer=families.parent(given_name="Elm"))
    answer = press_save(client, address("rate", triaged.ref), relationship=other.ref, cluster="1", **RATED)
    assert answer.status_code == 422
    assert "one of the choices" in words(answer)
