"""Every family by which a service is tried is there, and shows what its name promises: asked by the rooms' queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from nestling.accounts.rules import ROLES
from nestling.care import queries as care
from nestling.consultation import queries as consultation
from nestling.core import clock
from nestling.core.listing import ListChoice
from nestling.core.viewing import Viewer, scope_to
from nestling.demo import loading, staff
from nestling.demo.hard_families import HARD
from nestling.families import queries as families
from nestling.letters import queries as letters
from nestling.organisations.models import Service
from nestling.referrals import queries as referrals
from nestling.safeguarding import queries as safeguarding

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_the_demonstration")]
TODAY = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
FEWER_THAN_THE_HARD_ONES = 3
EVERYTHING = frozenset(str(permission) for permissions in ROLES.values() for permission in permissions)
ALL = ListChoice()


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), clock.standing_at(TODAY), transaction.atomic():
        yield {code: loading.load_service(code, FEWER_THAN_THE_HARD_ONES, TODAY) for code in staff.SERVICES}
        transaction.set_rollback(True)


@pytest.fixture
def in_the_demonstration(played, django_db_blocker):
    with django_db_blocker.unblock(), clock.standing_at(TODAY):
        yield


def looking_into(code: str) -> Viewer:
    service = Service.objects.get(code=code)
    scope_to(service.pk, 0)
    return Viewer(0, "Reader", service.pk, code, service.name, frozenset(ROLES), EVERYTHING)


def find(code: str, name: str):
    viewer = looking_into(code)
    found = families.find(viewer, name, ALL).rows
    return viewer, families.family(viewer, found[0].family_ref)


@pytest.fixture(params=staff.SERVICES)
def service(request):
    return request.param


def of(service: str, name: str):
    viewer, family = find(service, name)
    episodes = tuple(care.episode(viewer, each.ref) for each in care.episodes_of(viewer, family))
    return viewer, family, families.relationships_of(viewer, family), episodes


def referrals_in_full(viewer: Viewer, family):
    return tuple(referrals.referral(viewer, each.ref) for each in referrals.referrals_of(viewer, family))


def test_each_is_in_each_of_its_services():
    for hard in HARD:
        for code in hard.services or staff.SERVICES:
            viewer = looking_into(code)
            assert families.find(viewer, hard.family_name, ALL).total, f"{hard.family_name} is missing in {code}"


def test_a_baby_was_born_while_care_went_on(service):
    viewer, family, ties, (episode,) = of(service, "Dawnberry")
    infant = ties[0].infant
    assert episode.accepted_on < infant.born_on <= clock.today()
    own = next(each for each in referrals_in_full(viewer, family) if each.index_person_id == infant.pk)
    assert own.continues.index_person_id == ties[0].carer_id
    days = {row.held_on for row in episode.contacts.all()}
    assert min(days) < infant.born_on < max(days)


def test_twins_each_have_a_care_of_their_own(service):
    _, _, ties, episodes = of(service, "Twinfeather")
    assert len({tie.infant_id for tie in ties}) == 2
    assert len({episode.relationship.infant_id for episode in episodes}) == 2


def test_two_carers_are_rated_apart(service):
    viewer, _, ties, episodes = of(service, "Bothwater")
    assert len(ties) == len(episodes) == 2
    clusters = {referrals.current_rating(viewer, tie).cluster for tie in ties}
    assert len(clusters) == 2


def test_one_referral_is_with_its_referrer_and_one_came_back(service):
    viewer, family, _, _ = of(service, "Halfpage")
    (waiting,) = referrals_in_full(viewer, family)
    assert waiting.status == "returned"
    assert referrals.returns_of(viewer, waiting)[0].missing
    viewer, family, _, episodes = of(service, "Wholepage")
    (whole,) = referrals_in_full(viewer, family)
    (sent_back,) = referrals.returns_of(viewer, whole)
    assert whole.first_received_on < sent_back.returned_on < sent_back.came_back_on
    assert episodes


def test_a_consent_was_taken_back(service):
    viewer, family, _, _ = of(service, "Backstep")
    assert any(consent.withdrawn_on for consent in families.consents(viewer, family))


def test_reviews_were_missed(service):
    viewer, _, _, (episode,) = of(service, "Laterose")
    missed = [review for review in care.reviews_of(viewer, episode) if review.done_on is None]
    assert len(missed) >= 2


def test_a_follow_up_is_overdue_with_a_call_that_was_tried(service):
    viewer, _, _, (episode,) = of(service, "Longquiet")
    follow_up = care.follow_up_of(viewer, episode)
    assert follow_up.status == "due"
    assert follow_up.due_on < clock.today() - timedelta(days=14)
    assert care.attempts_of(viewer, follow_up)


def test_a_follow_up_is_due_about_now(service):
    viewer, _, _, (episode,) = of(service, "Halfyear")
    follow_up = care.follow_up_of(viewer, episode)
    assert abs((follow_up.due_on - clock.today()).days) <= 21


def test_an_ending_is_half_prepared(service):
    viewer, _, _, (episode,) = of(service, "Nearlythere")
    assert care.ending_of(viewer, episode).planned_on > clock.today()
    assert {letter.status for letter in care.ending_letters(viewer, episode).values()} == {"draft"}


def test_a_looked_after_baby_has_a_foster_carer(service):
    viewer, _, ties, episodes = of(service, "Harbourlight")
    assert {tie.relation for tie in ties} == {"foster_carer", "mother"}
    assert [each.kind for each in safeguarding.statuses(viewer, ties[0].infant)] == ["looked_after"]
    assert [each.relationship.relation for each in episodes] == ["foster_carer"]


def test_a_grandmother_brings_a_baby_up(service):
    _, _, ties, _ = of(service, "Kinfold")
    assert [tie.relation for tie in ties] == ["grandmother"]


def test_plans_for_the_born_and_the_unborn(service):
    viewer, _, ties, _ = of(service, "Shelterby")
    assert "protection_plan" in {each.kind for each in safeguarding.statuses(viewer, ties[0].infant)}
    viewer, _, ties, _ = of(service, "Snowdropley")
    assert ties[0].infant.born_on is None
    assert {each.kind for each in safeguarding.statuses(viewer, ties[0].infant)} == {"unborn_plan"}


def test_nothing_went_by_post_to_whom_nothing_may_be_written(service):
    viewer, family, ties, _ = of(service, "Quietdoor")
    assert families.safe_contact(viewer, ties[0].carer).may_write is False
    goodbye = [each for each in letters.letters_of(viewer, family) if each.recipient_kind == "family"]
    assert [each.sent_how for each in goodbye] == ["by_hand"]


def test_an_interpreter_is_needed(service):
    viewer, _, ties, _ = of(service, "Farsong")
    assert families.safe_contact(viewer, ties[0].carer).interpreter_language == "tigrinya"


def test_a_letter_has_lain_so_long_that_the_manager_is_told(service):
    viewer, family, _, _ = of(service, "Inkdry")
    (draft,) = (each for each in letters.letters_of(viewer, family) if each.status == "draft")
    (item,) = (each for each in letters.worklist(viewer) if each.ref == draft.ref)
    assert item.is_escalated


def test_a_concern_is_open_with_something_late(service):
    viewer, family, _, _ = of(service, "Watchwell")
    (concern,) = safeguarding.open_concerns(viewer, family)
    actions = safeguarding.actions_of(viewer, concern)
    assert {each.done_at is None for each in actions} == {True, False}
    assert any(each.due_on < clock.today() and each.done_at is None for each in actions)


def test_a_discussion_became_a_referral_and_another_stays_anonymous(service):
    viewer, family, _, _ = of(service, "Firstword")
    (referral,) = referrals_in_full(viewer, family)
    assert referral.discussion.outcome == "referral_invited"
    nameless = ListChoice(filters={"named": "anonymous"})
    assert consultation.discussions(viewer, nameless).shown_total


def test_the_same_family_is_declined_in_one_service_and_accepted_in_another():
    facts, outcomes = [], []
    for code in ("leeds-2012", "hmr-thrive-2021"):
        viewer, family, ties, _ = of(code, "Samefold")
        (referral,) = referrals_in_full(viewer, family)
        facts.append((str(ties[0].infant), ties[0].infant.nhs_number, str(ties[0].carer), referral.how_compromised))
        outcomes.append(referrals.decision_of(viewer, referral).outcome)
    assert facts[0] == facts[1]
    assert outcomes == ["declined", "accepted"]


def test_in_leeds_a_gate_is_still_closed():
    viewer, _, _, (episode,) = of("leeds-2012", "Gatewait")
    assert not care.gate_of(viewer, episode).is_open


def test_essex_declined_for_an_investigation():
    assert "excluded_protection" in barred_by("essex-2018", "Askwell")


def test_norfolk_and_waveney_closed_a_cluster_and_opened_it_again():
    assert "accepted_clusters" in barred_by("norfolk-waveney-2023", "Phasefall")
    viewer, family, _, episodes = of("norfolk-waveney-2023", "Phaseturn")
    outcomes = [referrals.decision_of(viewer, each).outcome for each in referrals_in_full(viewer, family)]
    assert outcomes == ["accepted", "declined"]
    assert episodes


def barred_by(code: str, name: str) -> set[str]:
    viewer, family = find(code, name)
    (referral,) = referrals_in_full(viewer, family)
    decision = referrals.decision_of(viewer, referral)
    assert decision.outcome == "declined"
    return {line["setting"] for line in decision.trace["lines"] if line["passed"] == "no"}


def test_a_group_meets_with_several_families(service):
    viewer = looking_into(service)
    (group,) = care.groups(viewer, ALL).rows
    sessions = care.sessions_of(viewer, care.group(viewer, group.ref))
    assert len(sessions) > 4


def test_every_number_is_one_that_nobody_has(service):
    people = families.find(looking_into(service), "", ALL)
    assert people.total == 0
    viewer = looking_into(service)
    numbers = [person.nhs_number for person in everybody(viewer) if person.nhs_number]
    assert len(numbers) > 20
    assert {number[:3] for number in numbers} == {"999"}
    assert all(person.postcode.startswith("ZZ99") for person in everybody(viewer) if person.postcode)
    assert all(person.phone.startswith("07700 900") for person in everybody(viewer) if person.phone)


def everybody(viewer: Viewer):
    from nestling.families.models import Person

    return list(Person.objects.filter(service_id=viewer.service_id))


def test_no_follow_up_is_without_an_owner_at_work(service):
    assert care.follow_up_counts(looking_into(service)).without_owner == 0


def test_nothing_lies_in_the_future_and_everybody_keeps_working_hours(service):
    viewer = looking_into(service)
    held = [contact.held_at.astimezone(clock.LONDON) for contact in every_contact(viewer)]
    assert held
    assert max(held) <= TODAY
    assert {moment.weekday() for moment in held} <= {0, 1, 2, 3, 4}
    assert all(8 <= moment.hour < 18 for moment in held)


def every_contact(viewer: Viewer):
    from nestling.care.models import Contact

    return Contact.objects.filter(service_id=viewer.service_id)


def test_somebody_is_in_the_middle_of_typing(service):
    from nestling.accounts.models import Draft

    viewer = looking_into(service)
    assert Draft.objects.filter(service_id=viewer.service_id).count() >= 2


def test_whoever_left_keeps_nothing():
    viewer = looking_into("leeds-2012")
    assert staff.LEAVES_SOON["leeds-2012"] not in {row.name for row in care.caseload_counts(viewer)}
    assert not [row for row in care.follow_ups(viewer, ALL).rows if row.owner_has_left]
