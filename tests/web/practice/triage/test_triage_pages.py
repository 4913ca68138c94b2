"""Triage shows each rule, what was asked and found; only the named role decides, and the trace is shown afterwards."""

import re

import pytest
from django.urls import reverse

from nestling.care.models import CareEpisode
from nestling.core.viewing import looking
from nestling.families import actions as family_actions
from nestling.letters.models import Letter
from nestling.referrals import actions, queries
from nestling.referrals.models import Decision, Liaison
from tests import scenes
from tests.scenes import families
from tests.scenes import referrals as requests
from tests.web.reading import form_on, press_save

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


LINK = re.compile(r'nl-trace__answer" href="([^"]+)"')


def answer_links(client, url: str) -> list[str]:
    return [found.replace("&amp;", "&") for found in LINK.findall(client.get(url).content.decode())]


@pytest.fixture
def unanswered(as_role):
    """A referral in triage in Essex of which nothing that could be open is answered, with its decider at work."""
    client, viewer = as_role("practitioner", scenes.open_service("essex-2018"))
    with looking(viewer):
        tie = families.family(viewer, infant=families.PersonFacts(family_name="Example"))
        referral = requests.begun(viewer, tie)
        actions.submit_referral(by=viewer, at=scenes.MONDAY, referral=referral)
        actions.begin_triage(by=viewer, at=scenes.MONDAY, referral=referral, incomplete_reason="Danger.")
    return client, referral


@pytest.mark.parametrize("page", ["triage", "decide"])
def test_each_open_question_leads_to_where_it_is_answered_and_back(unanswered, page: str) -> None:
    client, referral = unanswered
    shown = words(client.get(address(page, referral.ref)))
    links = answer_links(client, address(page, referral.ref))
    still_open = shown.count("Needs your judgement</span>") + shown.count("Not known yet</span>")
    assert len(links) == still_open == 7
    for link in links:
        question = link.partition("#")[2]
        asked = words(client.get(link))
        assert f'id="{question}"' in asked or not question, link
        assert f'href="{address(page, referral.ref)}">Cancel' in asked, link


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("concern_meets_test", {"concern_meets_test": "yes"}),
        ("referrer_profession", {"referrer_profession": "gp"}),
        ("due_on-day", {"due_on__day": "3", "due_on__month": "8", "due_on__year": "2026"}),
    ],
)
def test_saving_an_answer_comes_back_to_the_decision_with_one_question_less(unanswered, question, typed) -> None:
    client, referral = unanswered
    decision = address("decide", referral.ref)
    (link,) = [each for each in answer_links(client, decision) if each.endswith(f"#{question}")]
    assert press_save(client, link.partition("#")[0], **typed).url == decision
    assert link not in answer_links(client, decision)


def test_a_consultation_that_is_needed_later_is_logged_from_the_decision_too(managing, triaged) -> None:
    (link,) = answer_links(managing[0], address("decide", triaged.ref))
    assert link.startswith(reverse("practice:consultation:log"))
    assert triaged.relationship.ref in link


def test_a_parent_who_struggles_alone_leads_to_the_reason(as_role) -> None:
    client, viewer = as_role("practitioner", scenes.open_service("norfolk-waveney-2023"))
    with looking(viewer):
        referral = requests.in_triage(viewer, relationship_affected=False)
    (link,) = answer_links(client, address("decide", referral.ref))
    assert link.endswith("#parent_only_reason")


def test_nobody_is_led_to_a_question_that_they_may_not_answer(as_role, at_work, service) -> None:
    with looking(at_work[1]):
        referral = requests.received(at_work[1])
        actions.begin_triage(by=at_work[1], at=scenes.MONDAY, referral=referral)
    client, _ = as_role("administrator", service)
    assert not [
        link for link in answer_links(client, address("decide", referral.ref)) if "triage" in link.split("?")[0]
    ]


def test_a_question_says_whether_this_service_needs_it_to_accept(unanswered, at_work, triaged) -> None:
    client, referral = unanswered
    asked = words(client.get(address("findings", referral.ref)))
    assert "Would another service meet this need better? (needed to accept)" in asked
    assert "When did you ask about child protection? (needed to accept)" in asked
    assert "Notes of triage (optional)" in asked
    asked = words(at_work[0].get(address("findings", triaged.ref)))
    assert "When did you ask about child protection? (optional)" in asked
    assert "Is the relationship with the baby affected? (optional)" in asked, "the form has said so already"
    assert "The referral says that the relationship is affected." in asked


def test_what_a_decline_needs_is_not_called_optional(managing, triaged) -> None:
    page = words(managing[0].get(address("decide", triaged.ref)))
    assert "If you decline: the main reason (needed)" in page
    assert "The reasons, in words the referrer can use (needed to decline)" in page
    assert "If you decline: who else may help (optional)" in page


def test_triage_that_has_not_begun_is_where_open_questions_lead_first(at_work) -> None:
    with looking(at_work[1]):
        referral = requests.received(at_work[1])
    assert "Begin triage to answer them." in words(at_work[0].get(address("triage", referral.ref)))


def test_a_way_back_leads_nowhere_else(at_work, triaged) -> None:
    url = f"{address('findings', triaged.ref)}?decide=//example.org/"
    assert press_save(at_work[0], url, notes="Rang.").url == address("triage", triaged.ref)


def test_triage_begins_and_an_incomplete_referral_asks_why(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.whole(viewer, family_agrees="")
        actions.submit_referral(by=viewer, at=scenes.MONDAY, referral=referral)
    url = address("begin", referral.ref)
    assert "Why does triage go ahead without it?" in words(client.get(url))
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


def test_one_meeting_is_recorded_for_several_referrals(at_work, triaged, service) -> None:
    client, viewer = at_work
    with looking(viewer):
        wren = families.family(viewer, infant=families.baby(given_name="Wren"))
        other = requests.in_triage(viewer, wren)
    url = reverse("practice:triage:meeting")
    assert url in words(client.get(reverse("practice:referrals:intake")))
    typed = {
        "held_on__day": "8",
        "with_team": "the perinatal team",
        "present": "Sam and Jo",
        f"note_{triaged.ref}": "Low mood.",
    }
    again = press_save(client, url, **typed)
    assert again.status_code == 422
    assert "Write what was agreed about Robin Example and Ash Example." in words(again)
    assert "Low mood." in words(again)
    typed |= {f"outcome_{triaged.ref}": "They see the mother first."}
    assert press_save(client, url, **typed).url == reverse("practice:referrals:intake")
    page = words(client.get(address("triage", triaged.ref)))
    assert "Considered on 8 June 2026 with the perinatal team" in page
    assert "Met on 8 June 2026: Sam and Jo" in page
    assert "They see the mother first." in page
    assert "Considered on" not in words(client.get(address("triage", other.ref)))


@pytest.fixture
def wren(at_work, triaged):
    with looking(at_work[1]):
        return requests.in_triage(
            at_work[1], families.family(at_work[1], infant=families.baby(given_name="Wren")), at=scenes.MONDAY
        )


def accept(manager, referral) -> None:
    with looking(manager):
        actions.decide(by=manager, at=scenes.MONDAY, referral=referral, outcome="accepted")


MEETING = "/triage/meeting/"
MET = {"with_team": ["the perinatal team"], "present": ["Sam and Jo"]}


def thought(referral, note: str, outcome: str = "They see the mother first.") -> dict[str, list[str]]:
    return {f"note_{referral.ref}": [note], f"outcome_{referral.ref}": [outcome]}


def test_a_referral_that_left_triage_does_not_hinder_a_meeting_that_says_nothing_of_it(
    at_work, managing, triaged, wren
) -> None:
    client, viewer = at_work
    sent = form_on(client, MEETING) | MET | thought(triaged, "Low mood.")
    accept(managing[1], wren)
    assert client.post(MEETING, sent).status_code == 302
    with looking(viewer):
        assert [each.referral for each in Liaison.objects.all()] == [triaged]


def test_words_about_a_referral_that_left_triage_are_shown_until_that_is_settled(
    at_work, managing, triaged, wren
) -> None:
    client, viewer = at_work
    sent = form_on(client, MEETING) | MET | thought(triaged, "Low mood.") | thought(wren, "Words about Wren.")
    accept(managing[1], wren)
    for _ in range(2):
        answer = client.post(MEETING, sent)
        assert answer.status_code == 422
        assert "Words about Wren." in words(answer) and "Low mood." in words(answer)
        assert "The referral of Wren Example and Ash Example is no longer in triage" in words(answer)
    later = words(client.get(MEETING))
    assert "Words about Wren." in later and "is no longer in triage" in later and "There is a problem" not in later
    with looking(viewer):
        assert not Liaison.objects.exists()
    assert press_save(client, MEETING, **thought(wren, "", "")).status_code == 302
    assert "Wren" not in words(client.get(MEETING))


def test_words_about_a_referral_that_the_saved_page_did_not_show_stay_a_draft(at_work, managing, triaged, wren) -> None:
    client, _ = at_work
    sent = form_on(client, MEETING) | MET | thought(triaged, "Low mood.") | thought(wren, "Words about Wren.")
    client.post("/drafts/keep/", sent)
    accept(managing[1], wren)
    assert client.post(MEETING, {name: said for name, said in sent.items() if wren.ref not in name}).status_code == 302
    page = words(client.get(MEETING))
    assert "Words about Wren." in page and "Low mood." not in page


def test_a_meeting_takes_no_words_about_a_referral_of_another_service(at_work, triaged) -> None:
    client, viewer = at_work
    other = scenes.colleague(scenes.open_service("essex-2018"))
    with looking(other):
        theirs = requests.in_triage(other)
    for ref in (theirs.ref, "NOSUCHREF0"):
        sent = form_on(client, MEETING) | MET | thought(triaged, "Low mood.") | {f"note_{ref}": ["Words."]}
        answer = client.post(MEETING, sent)
        assert answer.status_code == 422 and f"does not ask for: note_{ref}" in words(answer)
    with looking(viewer):
        assert not Liaison.objects.exists()


def test_a_meeting_says_how_many_more_are_in_triage(at_work, triaged, wren, monkeypatch) -> None:
    assert "in triage; those that have waited longest" not in words(at_work[0].get(MEETING))
    monkeypatch.setattr("nestling.referrals.queries.triage.MOST_CONSIDERED", 1)
    page = words(at_work[0].get(MEETING))
    assert "1 more referral is in triage; those that have waited longest are shown." in page
    assert "Wren" not in page


def test_an_administrator_reads_that_a_meeting_was_held_and_not_its_words(as_role, at_work, service, triaged) -> None:
    press_save(at_work[0], MEETING, **MET, **thought(triaged, "Low mood."))
    page = words(as_role("administrator", service)[0].get(address("triage", triaged.ref)))
    assert "Combined triage with the perinatal team" in page and "Sam and Jo" in page
    assert "read by those who triage" in page
    assert "Low mood." not in page and "They see the mother" not in page


def test_a_service_with_combined_triage_says_what_was_not_considered_yet(as_role) -> None:
    client, viewer = as_role("practitioner", scenes.open_service("norfolk-waveney-2023"))
    with looking(viewer):
        referral = requests.in_triage(viewer)
    page = words(client.get(address("triage", referral.ref)))
    assert "Not considered there yet" in page
    assert "Combined triage: not considered there yet." in words(client.get(address("decide", referral.ref)))


def test_with_nothing_in_triage_there_is_nothing_to_meet_about(at_work) -> None:
    assert "No referral is in triage" in words(at_work[0].get(reverse("practice:triage:meeting")))


def test_work_with_the_perinatal_team_is_seen_in_triage(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.received(viewer, perinatal_coworking=True)
        actions.begin_triage(by=viewer, at=scenes.MONDAY, referral=referral)
    assert "Works with the parent, or should" in words(client.get(address("triage", referral.ref)))


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
    assert " not asked. So nobody can say yet which line" in page
    assert "(here)" not in page
    assert "The likelihood that a child comes to have a mental health problem, by number of risk factors" in page
    assert "Source: Norfolk 2008 §1.3. Leeds 2012 gives no table of its own." in page
    assert "They never decide." in page


def test_the_four_principles_stand_beside_triage(at_work, triaged) -> None:
    page = words(at_work[0].get(address("triage", triaged.ref)))
    assert "Triage began on the day the request came." in page
    assert "No THRIVE group is chosen yet." in page
    assert "Training records are not kept in this product yet" in page
    assert "Nobody has asked the carer yet" in page
    with looking(at_work[1]):
        member = {"name": "Jo Example", "profession": "health_visitor", "is_lead": True}
        family_actions.add_network_member(by=at_work[1], at=scenes.MONDAY, family=triaged.family, **member)
    assert "1 professional is written down in the network and leads it." in words(
        at_work[0].get(address("triage", triaged.ref))
    )


def test_others_see_who_decides_and_cannot(at_work, triaged) -> None:
    client, viewer = at_work
    url = address("decide", triaged.ref)
    page = words(client.get(url))
    assert "only the service manager accepts or declines" in page
    assert "Nobody holds that role now" in page
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


def test_a_relationship_that_is_not_rated_is_not_accepted_with_anothers_rating(as_role) -> None:
    client, viewer = as_role("practitioner", scenes.open_service("norfolk-waveney-2023"))
    with looking(viewer):
        kept = requests.in_triage(viewer)
        other = families.second_carer(kept.relationship, viewer)
    url = address("decide", kept.ref)
    page = words(client.get(url))
    assert "Not rated yet: rate the need first" in page
    answer = press_save(client, url, outcome="accepted", relationships=[kept.relationship.ref, other.ref])
    assert f"{other}: the need is not rated yet" in words(answer)
    with looking(viewer):
        assert not CareEpisode.objects.exists()


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


def test_a_complete_referral_is_not_asked_why_triage_goes_ahead(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        referral = requests.received(viewer)
    url = address("begin", referral.ref)
    assert "Why does triage go ahead" not in words(client.get(url))
    page = words(client.get(press_save(client, url).url))
    assert "Yes, says the referral, by Jo Example. Not judged in triage yet" in page


def test_the_cluster_is_needed_where_the_clinician_chooses_it(at_work, triaged) -> None:
    page = words(at_work[0].get(address("rate", triaged.ref)))
    assert "Cluster (optional)" not in page


def test_a_referral_that_is_withdrawn_no_longer_waits(at_work) -> None:
    client, viewer = at_work
    with looking(viewer):
        kept = requests.received(viewer)
        actions.withdraw_referral(by=viewer, at=scenes.MONDAY, referral=kept, reason="duplicate", words="Twice.")
    for url in (address("triage", kept.ref), reverse("practice:referrals:referral", args=[kept.ref])):
        page = words(client.get(url))
        assert "Waited" in page
        assert not re.search(r"Waiting \d", page)


def test_the_meeting_says_which_referrals_it_lists(at_work, triaged) -> None:
    page = words(at_work[0].get(reverse("practice:triage:meeting")))
    assert "A referral that has arrived is listed here once its triage has begun." in page
