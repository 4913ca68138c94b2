"""Norfolk and Waveney: a family in cluster 4 is declined in phase one and accepted in phase three."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nestling.core import clock
from nestling.families.actions import PersonFacts
from tests import scenes
from tests.journeys.walking import Walker
from tests.scenes import families as family_scenes
from tests.scenes import referrals as referral_scenes

pytestmark = pytest.mark.django_db(transaction=True)

PHASE_ONE = datetime(2023, 5, 16, 10, tzinfo=UTC)
PHASE_THREE = datetime(2025, 5, 13, 10, tzinfo=UTC)


@pytest.fixture
def team(walk, time_passes):
    """A practitioner on a day of phase one, and the way to a day of phase three."""
    service = scenes.open_service("norfolk-waveney-2023")
    pat = walk("practitioner", service, name="Pat Example")

    def go_to(moment: datetime) -> None:
        time_passes(moment - clock.now())

    go_to(PHASE_ONE)
    return pat, go_to


def family_in_cluster_4(pat: Walker, given_name: str) -> None:
    """A family six months old, in triage and rated 4 in all four domains."""
    now = clock.now()
    born_on = now.date() - timedelta(days=180)
    tie = family_scenes.family(
        pat.viewer,
        now,
        infant=PersonFacts(given_name=given_name, family_name="Example", born_on=born_on),
        carer=family_scenes.parent(given_name=f"Parent of {given_name}", born_on=date(1995, 2, 3)),
    )
    referral_scenes.in_triage(pat.viewer, tie, now, cluster=4, protection_asked_on=now.date())
    pat.goes_to("/")
    pat.follows("Intake")
    pat.follows(f"{given_name} Example")
    pat.presses("Go to triage")


def test_cluster_4_is_declined_in_phase_one_and_accepted_in_phase_three(team):
    pat, go_to = team

    family_in_cluster_4(pat, "Wren")
    pat.sees("version from 1 April 2023")
    pat.presses("Decide")
    pat.ticks("Accept or decline?", "Accept")
    pat.presses("Save the decision")
    pat.sees("There is a problem")
    pat.ticks("Accept or decline?", "Decline")
    pat.types("what the referrer can do now", "Ring the perinatal team, and think with us in consultation.")
    pat.presses("Save the decision")
    declined = pat.page.url.removeprefix(pat.home)
    pat.sees("cluster 4")

    go_to(PHASE_THREE)
    family_in_cluster_4(pat, "Robin")
    pat.sees("version from 1 April 2025")
    pat.presses("Decide")
    pat.ticks("Accept or decline?", "Accept")
    pat.presses("Save the decision")
    pat.follows("Referral", exact=True)
    pat.follows("See how it was decided")
    pat.sees("Accepted: the family meets every condition of this service.")

    pat.goes_to(declined)
    pat.sees("version from 1 April 2023")
    pat.sees("cluster 4")
