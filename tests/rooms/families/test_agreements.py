"""The network, consent per purpose and agency, and safe contact."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nestling.core.errors import NotFound, RuleBroken, StaleVersion
from nestling.families import actions, queries
from nestling.families.models import Consent, SafeContact
from tests import scenes
from tests.scenes import MONDAY, families

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def by():
    return scenes.colleague(scenes.open_service())


@pytest.fixture
def tie(by):
    return families.family(by)


def join(by, tie, **known):
    facts = {"name": "Hana Visitor", "profession": "health_visitor", "agency": "East team"} | known
    return actions.add_network_member(by=by, at=MONDAY, family=tie.family, **facts)


def agree(by, tie, **known):
    facts = {"person": tie.carer, "purpose": "share_letters", "agency": "general_practice"} | known
    return actions.give_consent(by=by, at=MONDAY, family=tie.family, **facts)


def test_one_professional_leads_at_a_time(by, tie):
    first = join(by, tie, is_lead=True)
    second = join(by, tie, name="Sol Worker", profession="social_worker", is_lead=True)
    with scenes.looking(by):
        assert [(each.name, each.is_lead) for each in queries.network(by, tie.family)] == [
            ("Sol Worker", True),
            ("Hana Visitor", False),
        ]
    actions.set_lead(by=by, at=MONDAY, member=first)
    second.refresh_from_db()
    assert not second.is_lead


def test_a_professional_who_leaves_no_longer_leads(by, tie):
    member = join(by, tie, is_lead=True)
    actions.end_network_member(by=by, at=MONDAY, member=member, ended_on=TODAY)
    with scenes.looking(by):
        assert queries.network(by, tie.family) == ()
        assert [each.is_lead for each in queries.network(by, tie.family, with_past=True)] == [False]
    with pytest.raises(RuleBroken, match="no longer works"):
        actions.set_lead(by=by, at=MONDAY, member=member)


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"name": " "}, "name"),
        ({"profession": "wizard"}, "profession"),
        ({"agency": "x" * 121}, "agency"),
        ({"started_on": date(2026, 5, 5)}, "started_on"),
    ],
)
def test_a_professional_who_cannot_be_is_refused(by, tie, known, field):
    with pytest.raises(RuleBroken) as refused:
        join(by, tie, **known)
    assert refused.value.field == field


def test_a_professional_is_changed_over_the_version_that_was_seen(by, tie):
    member = join(by, tie)
    facts = {"name": "Hana New", "profession": "midwife"}
    actions.change_network_member(by=by, at=MONDAY, member=member, expected=1, **facts)
    with pytest.raises(StaleVersion):
        actions.change_network_member(by=by, at=MONDAY, member=member, expected=1, **facts)


def test_consent_is_for_one_purpose_and_one_agency(by, tie):
    agree(by, tie)
    with scenes.looking(by):
        ask = lambda purpose, agency: queries.consent_in_force(by, tie.carer, purpose, agency)  # noqa: E731
        assert ask("share_letters", "general_practice") is True
        assert ask("share_letters", "school") is None
        assert ask("share_plan", "general_practice") is None


def test_the_newest_answer_counts_and_the_older_ones_stay(by, tie):
    agree(by, tie, decided_on=date(2026, 4, 1))
    agree(by, tie, is_given=False, decided_on=date(2026, 5, 1))
    with scenes.looking(by):
        assert queries.consent_in_force(by, tie.carer, "share_letters", "general_practice") is False
        assert len(queries.consents(by, tie.family)) == 2


def test_a_yes_can_be_taken_back_once_and_a_no_cannot(by, tie):
    given = agree(by, tie)
    actions.withdraw_consent(by=by, at=MONDAY, consent=given, withdrawn_on=TODAY)
    with scenes.looking(by):
        assert queries.consent_in_force(by, tie.carer, "share_letters", "general_practice") is False
    with pytest.raises(RuleBroken, match="taken back on 4 May 2026"):
        actions.withdraw_consent(by=by, at=MONDAY, consent=given, withdrawn_on=TODAY)
    with pytest.raises(RuleBroken, match="was a no"):
        actions.withdraw_consent(by=by, at=MONDAY, consent=agree(by, tie, is_given=False), withdrawn_on=TODAY)


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"purpose": "gossip"}, "purpose"),
        ({"agency": " "}, "agency"),
        ({"decided_on": date(2026, 5, 5)}, "decided_on"),
        ({"how": "x" * 201}, "how"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(by, tie, known, field):
    with pytest.raises(RuleBroken) as refused:
        agree(by, tie, **known)
    assert refused.value.field == field


def test_a_baby_does_not_answer_nor_somebody_from_elsewhere(by, tie):
    other = families.family(by)
    for person, words in ((tie.infant, "answers for a child"), (other.carer, "belongs to this family")):
        with pytest.raises(RuleBroken, match=words):
            agree(by, tie, person=person)


def test_the_database_refuses_a_withdrawal_of_a_no(by, tie):
    given = agree(by, tie, is_given=False)
    with scenes.looking(by), pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=given.pk).update(withdrawn_on=TODAY, withdrawn_recorded_by=by.person_id)


def test_a_new_answer_about_safe_contact_ends_the_one_before(by, tie):
    actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, asked_on=date(2026, 4, 1))
    actions.set_safe_contact(
        by=by, at=MONDAY, person=tie.carer, may_write=False, never_send="Anything to the old address"
    )
    with scenes.looking(by):
        assert not queries.safe_contact(by, tie.carer).may_write
        assert len(queries.safe_contact_history(by, tie.carer)) == 2
        assert list(queries.safe_contacts(by, tie.family)) == [tie.carer.pk]


def test_an_older_answer_does_not_displace_a_newer(by, tie):
    actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer)
    with pytest.raises(RuleBroken, match="A newer answer, of 4 May 2026"):
        actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, asked_on=date(2026, 4, 1))


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"interpreter_language": "klingon"}, "interpreter_language"),
        ({"asked_on": date(2026, 5, 5)}, "asked_on"),
        ({"safe_times": "x" * 201}, "safe_times"),
    ],
)
def test_safe_contact_that_cannot_be_is_refused(by, tie, known, field):
    with pytest.raises(RuleBroken) as refused:
        actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, **known)
    assert refused.value.field == field


def test_two_people_changing_safe_contact_are_both_heard(by, tie):
    actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer)
    with scenes.looking(by):
        SafeContact.objects.get()
    with pytest.raises(StaleVersion):
        actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, may_write=False, expected=7)


def test_another_service_agrees_nothing_here(by, tie):
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    given, member = agree(by, tie), join(by, tie)
    for act in (
        lambda: actions.withdraw_consent(by=stranger, at=MONDAY, consent=given, withdrawn_on=TODAY),
        lambda: actions.set_lead(by=stranger, at=MONDAY, member=member),
        lambda: actions.set_safe_contact(by=stranger, at=MONDAY, person=tie.carer),
        lambda: join(stranger, tie),
        lambda: agree(stranger, tie),
    ):
        with pytest.raises(NotFound):
            act()
    with scenes.looking(stranger):
        for look, ref in ((queries.consent, given.ref), (queries.network_member, member.ref)):
            with pytest.raises(NotFound):
                look(stranger, ref)


def test_the_chronology_tells_of_everybody(by, tie):
    agree(by, tie)
    join(by, tie)
    actions.set_safe_contact(by=by, at=MONDAY, person=tie.carer, never_send="Cards")
    with scenes.looking(by):
        told = {(each.kind, each.title) for each in queries.happenings(by, tie.family)}
    assert ("birth", "Robin Example was born") in told
    assert ("consent", "Agreed: Sending copies of letters, General practice") in told
    assert ("network", "Joined the network: Hana Visitor, health visitor") in told
    assert ("safe_contact", "Safe contact agreed") in told
    assert ("relationship", "Relationship recorded: Ash Example, mother") in told
