"""Triage, need, the decision with its trace, and the baby's own referral after birth (TR-01 to TR-16, RI-10, CF-08)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nestling.core import clock
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.listing import ListChoice
from nestling.core.viewing import Viewer, looking
from nestling.families import actions as families_actions
from nestling.letters.models import Letter
from nestling.organisations.profiles import changed
from nestling.organisations.queries import profile_on
from nestling.referrals import actions, queries
from nestling.referrals.models import Decision, NeedRating, Referral
from nestling.safeguarding import actions as safeguarding
from tests import scenes
from tests.scenes import consultation as calls
from tests.scenes import families
from tests.scenes import referrals as requests

pytestmark = pytest.mark.django_db
AT = scenes.MONDAY
RATINGS = {"presenting_issue": 3, "relationship_quality": 5, "child_protection": 1, "parental_capacity": 3}


def lines(by: Viewer, referral: Referral) -> dict[str, str]:
    return {line.setting: line.passed for line in queries.eligibility(by, referral).lines}


def test_an_incomplete_referral_goes_into_triage_only_with_a_reason(by: Viewer) -> None:
    kept = requests.whole(by, family_agrees="")
    actions.submit_referral(by=by, at=AT, referral=kept)
    with pytest.raises(RuleBroken, match="still needs: that the family knows") as refused:
        actions.begin_triage(by=by, at=AT, referral=kept)
    assert refused.value.field == "incomplete_reason"
    begun = actions.begin_triage(by=by, at=AT, referral=kept, incomplete_reason="The baby is in danger.")
    assert (kept.status, begun.incomplete_reason) == ("in_triage", "The baby is in danger.")


def test_triage_goes_on_where_it_was_after_a_return(by: Viewer) -> None:
    kept = requests.in_triage(by)
    actions.return_referral(by=by, at=AT, referral=kept, note="Which clinic?")
    begun = actions.begin_triage(by=by, at=AT + timedelta(days=3), referral=kept)
    assert (begun.began_on, begun.concern_meets_test) == (date(2026, 5, 4), True)
    assert queries.returns_of(by, kept)[0].came_back_on == date(2026, 5, 7)


def test_what_nobody_has_said_is_unknown_and_never_guessed(by: Viewer) -> None:
    kept = requests.received(by, relationship_affected="not_known")
    actions.begin_triage(by=by, at=AT, referral=kept, incomplete_reason="x")
    assert lines(by, kept)["concern_test"] == "needs_judgement"
    assert lines(by, kept)["parent_only"] == "needs_judgement"


def test_findings_answer_the_rules_and_the_triager_outweighs_the_form(by: Viewer) -> None:
    kept = requests.in_triage(by)
    assert queries.eligibility(by, kept).outcome == "eligible"
    actions.note_findings(by=by, at=AT, referral=kept, relationship_affected=False)
    assert lines(by, kept)["parent_only"] == "no"


def test_the_urgency_judged_becomes_the_priority_and_what_was_asked_is_kept(by: Viewer) -> None:
    kept = requests.in_triage(by)
    found = actions.note_findings(
        by=by, at=AT, referral=kept, urgency="urgent", urgency_reason="The baby is losing weight."
    )
    assert (kept.priority, found.asked_priority) == ("urgent", "routine")


@pytest.mark.parametrize(
    ("findings", "field"),
    [
        ({"tier": "top"}, "tier"),
        ({"urgency": "now"}, "urgency"),
        ({"urgency": "urgent"}, "urgency_reason"),
        ({"protection_asked_on": date(2026, 5, 5)}, "protection_asked_on"),
        ({"needs_other_service": True}, "other_service"),
        ({"began_on": date(2020, 1, 1)}, None),
    ],
)
def test_findings_that_cannot_be_kept(by: Viewer, findings: dict, field: str | None) -> None:
    kept = requests.in_triage(by)
    with pytest.raises(RuleBroken) as refused:
        actions.note_findings(by=by, at=AT, referral=kept, **findings)
    assert refused.value.field == field


def test_two_people_in_triage_are_shown_both(by: Viewer) -> None:
    kept = requests.in_triage(by)
    version = queries.triage_of(by, kept).version
    actions.note_findings(by=by, at=AT, referral=kept, expected=version, notes="Mine")
    with pytest.raises(StaleVersion):
        actions.note_findings(by=by, at=AT, referral=kept, expected=version, notes="Yours")


def test_nothing_is_found_out_before_triage(by: Viewer) -> None:
    kept = requests.received(by)
    for write in (
        lambda: actions.note_findings(by=by, at=AT, referral=kept, notes="x"),
        lambda: actions.ask_liaison(by=by, at=AT, referral=kept, with_whom="A", asked="B"),
    ):
        with pytest.raises(RuleBroken, match="not in triage"):
            write()


def test_an_administrator_does_not_triage(by: Viewer, service) -> None:
    with pytest.raises(NotPermitted):
        actions.begin_triage(by=scenes.colleague(service, "administrator"), at=AT, referral=requests.received(by))


def test_a_liaison_is_asked_and_answered_once(by: Viewer) -> None:
    kept = requests.in_triage(by)
    asked = actions.ask_liaison(by=by, at=AT, referral=kept, with_whom="Sam Example", asked="Any investigation?")
    actions.answer_liaison(by=by, at=AT + timedelta(days=3), liaison=asked, answer="None.", minutes=10)
    found = queries.liaisons_of(by, kept)[0]
    assert (found.asked_on, found.answered_on, found.minutes) == (date(2026, 5, 4), date(2026, 5, 7), 10)
    with pytest.raises(RuleBroken, match="already written down"):
        actions.answer_liaison(by=by, at=AT + timedelta(days=4), liaison=asked, answer="Again.")


@pytest.mark.parametrize(
    "said", [{"with_whom": " "}, {"asked": ""}, {"asked_on": date(2026, 5, 5)}], ids=["whom", "what", "future"]
)
def test_liaisons_that_cannot_be_kept(by: Viewer, said: dict) -> None:
    kept = requests.in_triage(by)
    with pytest.raises(RuleBroken):
        actions.ask_liaison(by=by, at=AT, referral=kept, **({"with_whom": "Sam", "asked": "What?"} | said))


@pytest.mark.parametrize(
    "said",
    [{"answer": ""}, {"answered_on": date(2026, 5, 3)}, {"answered_on": date(2026, 5, 5)}, {"minutes": 2000}],
    ids=["empty", "before", "future", "minutes"],
)
def test_answers_that_cannot_be_kept(by: Viewer, said: dict) -> None:
    asked = actions.ask_liaison(by=by, at=AT, referral=requests.in_triage(by), with_whom="Sam", asked="What?")
    with pytest.raises(RuleBroken):
        actions.answer_liaison(by=by, at=AT, liaison=asked, **({"answer": "Yes"} | said))


def test_each_relationship_is_rated_for_itself_and_over_time(by: Viewer) -> None:
    kept = requests.received(by)
    other = families.second_carer(kept.relationship, by)
    actions.rate_need(by=by, at=AT, relationship=kept.relationship, referral=kept, cluster=4, **RATINGS)
    actions.rate_need(by=by, at=AT + timedelta(days=9), relationship=kept.relationship, cluster=2, **RATINGS)
    actions.rate_need(by=by, at=AT, relationship=other, cluster=1, **RATINGS)
    assert [each.cluster for each in queries.ratings(by, kept.relationship)] == [2, 4]
    assert queries.current_rating(by, other).cluster == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [({"cluster": None}, "cluster"), ({"cluster": 7}, "cluster"), ({"presenting_issue": 0}, "presenting_issue")],
)
def test_ratings_that_cannot_be_kept(by: Viewer, said: dict, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        actions.rate_need(by=by, at=AT, relationship=families.family(by), **(RATINGS | {"cluster": 3} | said))
    assert refused.value.field == field


def test_the_database_keeps_ratings_between_one_and_six(by: Viewer) -> None:
    actions.rate_need(by=by, at=AT, relationship=families.family(by), cluster=3, **RATINGS)
    with pytest.raises(IntegrityError, match="need_rating_one_to_six"), transaction.atomic():
        NeedRating.objects.update(cluster=7)


def test_a_thrive_group_moves_both_ways_and_keeps_its_reasons(by: Viewer) -> None:
    tie = families.family(by)
    for days, group in enumerate(("getting_help", "getting_more_help", "getting_advice")):
        actions.place_in_thrive(by=by, at=AT + timedelta(days=days), relationship=tie, group=group, reason=group)
    assert [each.group for each in queries.thrive_history(by, tie)] == [
        "getting_advice",
        "getting_more_help",
        "getting_help",
    ]
    assert queries.current_thrive(by, tie).group == "getting_advice"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"group": "labelled"}, "group"),
        ({"reason": " "}, "reason"),
        ({"placed_on": date(2026, 5, 5)}, "placed_on"),
        ({"placed_on": date(2026, 5, 3)}, "placed_on"),
    ],
)
def test_thrive_groups_that_cannot_be_kept(by: Viewer, said: dict, field: str) -> None:
    tie = families.family(by)
    actions.place_in_thrive(by=by, at=AT, relationship=tie, group="getting_help", reason="x")
    with pytest.raises(RuleBroken) as refused:
        actions.place_in_thrive(by=by, at=AT, relationship=tie, **({"group": "getting_advice", "reason": "y"} | said))
    assert refused.value.field == field


def test_only_the_role_that_the_profile_names_decides(by: Viewer, manager: Viewer) -> None:
    kept = requests.in_triage(by)
    with pytest.raises(RuleBroken, match="only the service manager accepts or declines"):
        actions.decide(by=by, at=AT, referral=kept, outcome="accepted")
    decision = actions.decide(by=manager, at=AT, referral=kept, outcome="accepted")
    assert (kept.status, kept.decided_on, decision.decided_as) == ("accepted", date(2026, 5, 4), "service_manager")


def test_the_decision_keeps_version_facts_and_answers(by: Viewer, manager: Viewer) -> None:
    requests.accepted(by, manager)
    decision = Decision.objects.get()
    assert decision.profile_version_id == profile_on(by, date(2026, 5, 4)).pk
    assert decision.trace["profile"] == "leeds-2012"
    kept = {line["setting"]: line for line in decision.trace["lines"]}
    assert kept["age_ceiling"]["inputs"]["born_on"] == "2025-12-10"
    assert kept["concern_test"]["source"] == "Leeds 2012 §8.0"


def test_a_decline_explains_itself_and_drafts_the_letter(by: Viewer, manager: Viewer) -> None:
    decision = requests.declined(by, manager)
    letter = Letter.objects.get()
    assert decision.letter == letter
    assert (letter.kind, letter.status, letter.recipient_address.splitlines()[0]) == (
        "decline",
        "draft",
        "Health visiting",
    )
    assert all(requests.DECLINE[part] in letter.body for part in ("reasons", "advice", "signposted_to"))


@pytest.mark.parametrize("left_out", ["rejection_reason", "reasons", "advice"])
def test_a_decline_without_its_reasons_is_refused(by: Viewer, manager: Viewer, left_out: str) -> None:
    kept = requests.in_triage(by)
    with pytest.raises(RuleBroken) as refused:
        actions.decide(by=manager, at=AT, referral=kept, outcome="declined", **(requests.DECLINE | {left_out: ""}))
    assert refused.value.field == left_out
    assert not Letter.objects.exists()


def test_the_database_refuses_a_decline_without_reasons(by: Viewer, manager: Viewer) -> None:
    requests.declined(by, manager)
    with pytest.raises(IntegrityError, match="decision_decline_has_reasons"), transaction.atomic():
        Decision.objects.update(reasons="")


@pytest.mark.parametrize("said", [{"outcome": "perhaps"}, {"outcome": "declined", "rejection_reason": "mood"}])
def test_decisions_that_do_not_exist(by: Viewer, manager: Viewer, said: dict) -> None:
    with pytest.raises(RuleBroken):
        actions.decide(by=manager, at=AT, referral=requests.in_triage(by), **said)


def test_a_referral_is_decided_once(by: Viewer, manager: Viewer) -> None:
    kept = requests.accepted(by, manager)
    with pytest.raises(RuleBroken, match="cannot become declined"):
        actions.decide(by=manager, at=AT, referral=kept, outcome="declined", **requests.DECLINE)


def test_a_baby_who_is_too_old_is_declined_in_one_plain_sentence() -> None:
    service = scenes.open_service("essex-2018")
    by = scenes.colleague(service)
    with looking(by):
        tie = families.family(by, infant=families.baby(born_on=date(2024, 5, 3)))
        kept = requests.in_triage(by, tie)
        with pytest.raises(RuleBroken, match="does not fit the service"):
            actions.decide(by=by, at=AT, referral=kept, outcome="accepted")
        decision = actions.decide(
            by=by,
            at=AT,
            referral=kept,
            outcome="declined",
            rejection_reason="age",
            reasons="Too old.",
            advice="Ask on.",
        )
    assert decision.trace["sentence"].startswith(
        "Declined: the baby turned 2 on 3 May 2026; this service accepts babies before their second birthday"
    )


def test_an_investigation_that_begins_during_triage_bars_acceptance_in_essex() -> None:
    service = scenes.open_service("essex-2018")
    by = scenes.colleague(service)
    with looking(by):
        kept = requests.in_triage(by)
        later = AT + timedelta(days=2)
        safeguarding.set_protection_status(
            by=by, at=later, person=kept.relationship.infant, kind="investigation", started_on=date(2026, 5, 6)
        )
        assert lines(by, kept)["excluded_protection"] == "no"
        with pytest.raises(RuleBroken, match="child protection investigation"):
            actions.decide(by=by, at=later, referral=kept, outcome="accepted")
        assert queries.protection_codes(by, kept.relationship.infant, date(2026, 5, 5)) == frozenset()


def test_no_status_on_record_is_unknown_until_somebody_has_asked() -> None:
    by = scenes.colleague(scenes.open_service("essex-2018"))
    with looking(by):
        kept = requests.in_triage(by, protection_asked_on=None)
        assert lines(by, kept)["excluded_protection"] == "unknown"
        actions.note_findings(by=by, at=AT, referral=kept, protection_asked_on=date(2026, 5, 4))
        assert lines(by, kept)["excluded_protection"] == "yes"


def test_cumulative_risk_shows_its_gap_and_the_lift_of_a_plan(by: Viewer) -> None:
    kept = requests.received(by)
    answers = {"birth_trauma": actions.StressInput("present"), "sleep": actions.StressInput("present")}
    actions.answer_checklist(by=by, at=AT, referral=kept, answers=answers)
    found = queries.cumulative_risk(by, kept)
    assert (found.factors, found.is_certain, found.low) == (2, False, None), "the others were not asked"
    safeguarding.set_protection_status(
        by=by, at=AT, person=kept.relationship.infant, kind="protection_plan", started_on=date(2026, 5, 1)
    )
    found = queries.cumulative_risk(by, kept)
    assert (found.counted_as, found.is_certain, found.low) == (4, True, 20)


def test_the_gate_is_shown_and_never_holds_up_the_decision(by: Viewer) -> None:
    kept = requests.in_triage(by)
    assert lines(by, kept)["gate"] == "later"
    calls.face_to_face(by, kept.relationship)
    assert lines(by, kept)["gate"] == "yes"


def test_a_birth_opens_the_babys_own_referral_with_the_same_clock(by: Viewer, manager: Viewer) -> None:
    kept = requests.accepted(by, manager, families.expecting(by))
    with pytest.raises(RuleBroken, match="not born yet"):
        actions.open_newborn_referral(by=by, at=AT, referral=kept)
    families_actions.record_birth(by=by, at=AT, infant=kept.relationship.infant, born_on=date(2026, 5, 2))
    own = actions.open_newborn_referral(by=by, at=AT, referral=kept)
    assert (own.continues, own.index_person, own.status) == (kept, kept.relationship.infant, "accepted")
    assert (own.first_received_on, own.decided_on) == (kept.first_received_on, kept.decided_on)
    assert queries.decision_of(by, own).referral == kept
    with pytest.raises(RuleBroken, match="own"):
        actions.open_newborn_referral(by=by, at=AT, referral=kept)


def test_a_baby_born_during_triage_has_both_referrals_once_accepted(by: Viewer, manager: Viewer) -> None:
    kept = requests.in_triage(by, families.expecting(by))
    families_actions.record_birth(by=by, at=AT, infant=kept.relationship.infant, born_on=date(2026, 5, 2))
    with pytest.raises(RuleBroken, match="Only a referral that was accepted"):
        actions.open_newborn_referral(by=by, at=AT, referral=kept)
    actions.decide(by=manager, at=AT, referral=kept, outcome="accepted")
    assert Referral.objects.get(continues=kept).index_person == kept.relationship.infant


def test_closing_closes_the_parents_and_the_babys_referral(by: Viewer, manager: Viewer) -> None:
    kept = requests.accepted(by, manager, families.expecting(by))
    families_actions.record_birth(by=by, at=AT, infant=kept.relationship.infant, born_on=date(2026, 5, 2))
    own = actions.open_newborn_referral(by=by, at=AT, referral=kept)
    actions.close_referral(by=by, at=AT, referral=own, reason="completed")
    assert set(Referral.objects.values_list("status", "closing_reason")) == {("closed", "completed")}


@pytest.mark.parametrize("said", [{"reason": "bored"}, {"reason": "completed", "closed_on": date(2026, 5, 5)}])
def test_closings_that_cannot_be(by: Viewer, manager: Viewer, said: dict) -> None:
    with pytest.raises(RuleBroken):
        actions.close_referral(by=by, at=AT, referral=requests.accepted(by, manager), **said)


def test_a_change_of_profile_shows_which_open_referrals_it_would_answer_differently(
    by: Viewer, django_assert_max_num_queries
) -> None:
    old = profile_on(by, clock.today()).profile
    tie = families.family(by, infant=families.baby(born_on=date(2025, 2, 1)))
    kept = requests.in_triage(by, tie)
    requests.in_triage(by)
    young = {"limit": 12, "unit": "months", "rule": "before"}
    new = changed(
        old,
        {
            "starts_on": date(2027, 1, 1),
            "age_ceiling": {"value": young, "status": "stated", "source": "A test", "note": "x"},
        },
    )
    with django_assert_max_num_queries(6):
        effects, total = queries.what_would_differ(by, old, new)
    assert total == 2
    assert [(each.ref, each.before, each.after) for each in effects] == [
        (kept.ref, "Oldest age: fits", "Oldest age: does not fit")
    ]


def test_the_story_of_a_referral_is_told_to_the_chronology(by: Viewer, manager: Viewer) -> None:
    kept = requests.accepted(by, manager)
    actions.place_in_thrive(by=by, at=AT, relationship=kept.relationship, group="getting_help", reason="x")
    assert [each.title for each in queries.happenings(by, kept.family)] == [
        "Referral received from Jo Example",
        "Need rated: cluster 1",
        "THRIVE group: Getting Help",
        "Referral accepted",
    ]


def test_decided_referrals_are_found_by_year_and_never_by_another_service(by: Viewer, manager: Viewer) -> None:
    requests.accepted(by, manager)
    requests.declined(by, manager)
    listing = queries.decided(by, ListChoice(filters={"year": "2026", "state": "declined"}))
    assert (listing.total, listing.shown_total, queries.years(by)) == (2, 1, (2026,))
    elsewhere = scenes.colleague(scenes.open_service("essex-2018"))
    with looking(elsewhere):
        assert queries.decided(elsewhere, ListChoice()).total == 0
        assert queries.years(elsewhere) == ()
        with pytest.raises(NotFound):
            queries.liaison(elsewhere, "UNKNOWN")


def test_each_relationship_that_is_chosen_must_fit_the_clusters_that_are_open() -> None:
    service = scenes.open_service("norfolk-waveney-2023")
    by = scenes.colleague(service)
    with looking(by):
        kept = requests.in_triage(by, cluster=profile_on(by, date(2026, 5, 4)).profile.accepted_clusters.value[0])
        other = families.second_carer(kept.relationship, by)
        chosen = {"outcome": "accepted", "relationships": (kept.relationship, other)}
        with pytest.raises(RuleBroken, match=f"{other}: the need is not rated yet") as refused:
            actions.decide(by=by, at=AT, referral=kept, **chosen)
        assert refused.value.field == "relationships"
        actions.rate_need(by=by, at=AT, relationship=other, cluster=1, **RATINGS)
        with pytest.raises(RuleBroken, match=f"{other}: the need is rated as cluster 1; .* Accept without"):
            actions.decide(by=by, at=AT, referral=kept, **chosen)
        actions.rate_need(by=by, at=AT, relationship=other, cluster=5, **RATINGS)
        decision = actions.decide(by=by, at=AT, referral=kept, **chosen)
    told = [line for line in decision.trace["lines"] if line["setting"] == "accepted_clusters"]
    assert [line["inputs"]["relationship"] for line in told] == [str(kept.relationship), str(other)]
    assert [line["inputs"]["cluster"] for line in told] == [4, 5]


def test_where_every_cluster_is_open_no_relationship_needs_a_rating(by: Viewer, manager: Viewer) -> None:
    kept = requests.in_triage(by)
    other = families.second_carer(kept.relationship, by)
    chosen = (kept.relationship, other)
    assert actions.decide(by=manager, at=AT, referral=kept, outcome="accepted", relationships=chosen).trace
