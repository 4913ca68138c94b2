"""The plan of a relationship, its goals, and reviews."""

from datetime import date, timedelta

import pytest

from nestling.care import actions, queries
from nestling.care.models import Goal, Plan
from nestling.core.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from nestling.core.listing import ListChoice
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes.care import AFTERNOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def write(world, **said):
    words = {"formulation": "They miss each other's looks.", "plan": "Film together, and watch."}
    return actions.write_plan(by=world.practitioner, at=AFTERNOON, episode=world.episode, **(words | said))


def test_a_plan_belongs_to_the_relationship_and_says_who_wrote_it(world):
    kept = write(world, modalities=["video_interaction_guidance"], agreed_with="Ash", agreed_on=AFTERNOON.date())
    assert queries.plan_of(world.practitioner, world.episode) == kept
    assert (kept.written_by_id, kept.modalities) == (world.practitioner.person_id, ["video_interaction_guidance"])


def test_a_plan_written_anew_goes_over_the_version_that_was_shown(world):
    first = write(world, expected=actions.NO_PLAN_YET)
    second = write(world, expected=first.version, plan="Film at bath time.")
    assert (second.version, second.plan) == (2, "Film at bath time.")


@pytest.mark.parametrize("expected", [actions.NO_PLAN_YET, 1])
def test_two_people_at_one_plan_are_shown_both(world, expected):
    kept = write(world)
    write(world, expected=kept.version, plan="Theirs.")
    with pytest.raises(StaleVersion) as stale:
        write(world, expected=expected, plan="Mine.")
    assert stale.value.theirs["plan"] == "Theirs."
    assert Plan.objects.get().plan == "Theirs."


REFUSALS = {
    "empty": ({"formulation": "", "plan": ""}, "at least the formulation", "formulation"),
    "not offered": ({"modalities": ["circle_of_security"]}, "this service offers", "modalities"),
    "agreed in the future": ({"agreed_on": date(2026, 5, 5)}, "future", "agreed_on"),
    "agreed before the referral": ({"agreed_on": date(2026, 5, 3)}, "before 4 May 2026", "agreed_on"),
    "long": ({"agreed_with": "x" * 201}, "200 characters", "agreed_with"),
}


@pytest.mark.parametrize(("said", "words", "field"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_plan_that_cannot_be_is_refused(world, said, words, field):
    with pytest.raises(RuleBroken, match=words) as refused:
        write(world, **said)
    assert refused.value.field == field
    assert not Plan.objects.exists()


def test_work_with_a_parent_alone_names_the_barrier_it_removes():
    service = scenes.open_service("norfolk-2008")
    by, manager = scenes.colleague(service), scenes.colleague(service, "service_manager")
    with scenes.looking(by):
        episode = care_scenes.begun(by, manager)
        words = {
            "by": by,
            "at": AFTERNOON,
            "episode": episode,
            "plan": "See Ash alone.",
            "modalities": ["adult_therapy"],
        }
        with pytest.raises(RuleBroken, match="which barrier"):
            actions.write_plan(**words)
        assert actions.write_plan(**words, parent_barrier="Her own childhood comes between them.").pk


def test_a_role_without_care_writes_no_plan(world):
    clerk = scenes.colleague(world.service, "administrator")
    with pytest.raises(NotPermitted):
        actions.write_plan(by=clerk, at=AFTERNOON, episode=world.episode, plan="Mine.")


def test_stand_alone_parenting_assessments_are_counted_by_the_year(world):
    write(world, modalities=["parenting_assessment"])
    assert queries.parenting_assessments_this_year(world.practitioner) == 1
    assert queries.parenting_assessments_this_year(world.practitioner, besides=world.episode) == 0


def set_goal(world, **said):
    return actions.set_goal(
        by=world.practitioner, at=AFTERNOON, episode=world.episode, **({"words": "To laugh."} | said)
    )


def test_goals_are_kept_in_the_familys_words_and_open_ones_come_first(world):
    first = set_goal(world, whose=world.episode.relationship.carer)
    set_goal(world, words="To sleep.")
    actions.close_goal(by=world.practitioner, at=AFTERNOON, goal=first, closing_words="They laugh every day.")
    assert [goal.words for goal in queries.goals_of(world.practitioner, world.episode)] == ["To sleep.", "To laugh."]


def test_goals_that_cannot_be_are_refused(world):
    stranger = family_scenes.family(world.practitioner).carer
    for said, words in (
        ({"words": "  "}, "own words"),
        ({"whose": stranger}, "somebody of this family"),
        ({"set_on": date(2026, 5, 5)}, "future"),
        ({"set_on": date(2026, 5, 3)}, "before 4 May 2026"),
    ):
        with pytest.raises(RuleBroken, match=words):
            set_goal(world, **said)
    assert not Goal.objects.exists()


def test_a_goal_is_closed_once_with_words_and_not_before_it_was_set(world):
    goal = set_goal(world)
    close = {"by": world.practitioner, "at": AFTERNOON, "goal": goal}
    with pytest.raises(RuleBroken, match="what became"):
        actions.close_goal(**close, closing_words=" ")
    with pytest.raises(RuleBroken, match="before 4 May 2026"):
        actions.close_goal(**close, closing_words="Done.", closed_on=date(2026, 5, 3))
    actions.close_goal(**close, closing_words="Done.")
    with pytest.raises(RuleBroken, match="closed already"):
        actions.close_goal(**close, closing_words="Again.")


def test_a_goal_of_another_service_is_not_found(world):
    goal = set_goal(world)
    stranger = scenes.colleague(scenes.open_service("essex-2018"))
    with scenes.looking(stranger), pytest.raises(NotFound):
        queries.goal(stranger, goal.ref)


FOUND = {"present": "Ash and Robin", "findings": "They look for each other.", "next_step": "continue"}


def hold(world, review, **said):
    return actions.complete_review(by=world.practitioner, at=AFTERNOON + 7 * DAY, review=review, **(FOUND | said))


def test_a_review_is_held_once_and_leaves_the_list(world):
    review = care_scenes.review_due(world.practitioner, world.episode)
    assert queries.reviews_due(world.practitioner, ListChoice()).total == 1
    done = hold(world, review)
    assert (done.done_on, done.done_by_id) == ((AFTERNOON + 7 * DAY).date(), world.practitioner.person_id)
    assert queries.reviews_due(world.practitioner, ListChoice()).total == 0
    with pytest.raises(RuleBroken, match="done already"):
        hold(world, done)


def test_reviews_that_cannot_be_are_refused(world):
    review = care_scenes.review_due(world.practitioner, world.episode)
    for said, words in (
        ({"present": ""}, "who took part"),
        ({"present": "x" * 301}, "300 characters"),
        ({"findings": " "}, "what the review found"),
        ({"next_step": "vanish"}, "next step from the list"),
        ({"next_step": "step_up"}, "why help steps up"),
        ({"done_on": date(2026, 5, 8)}, "before 9 May 2026"),
        ({"done_on": date(2026, 5, 12)}, "future"),
    ):
        with pytest.raises(RuleBroken, match=words):
            hold(world, review, **said)


def test_a_review_due_is_on_the_leads_worklist(world):
    care_scenes.review_due(world.practitioner, world.episode)
    (item,) = (each for each in queries.worklist(world.practitioner) if each.kind == "review")
    assert (item.owner_id, item.title) == (world.practitioner.person_id, "Review after 6 contacts")


def test_care_tells_the_chronology_of_a_family(world):
    review = care_scenes.review_due(world.practitioner, world.episode)
    hold(world, review)
    set_goal(world)
    kinds = [each.kind for each in queries.happenings(world.practitioner, world.episode.family)]
    assert kinds.count("contact") == 6
    assert {"care_began", "gate_passed", "allocated", "review", "goal_set"} <= set(kinds)
