"""Four principles as checks on the pathway (TR-17; THRIVE slides 2021)."""

from datetime import date, timedelta

import pytest

from nestling.referrals.rules import PathwayFacts, principles
from tests.specs.drawn import rows
from tests.specs.profiles import called

CAME = date(2026, 5, 4)
N_AND_W = called("N&W 2025")
WITHIN = N_AND_W.escalation_days.value.owner


def found(place: int, **facts):
    return principles(N_AND_W, PathwayFacts(**({"on": CAME, "received_on": CAME} | facts)))[place]


EARLY = """
    triage began after | looked at after | kept    | state   | sentence
    -------------------+-----------------+---------+---------+-------------------------------------------------------
    0                  | 9               | yes     | Early   | Triage began on the day the request came.
    1                  | 9               | yes     | Early   | Triage began 1 day after the request came.
    limit              | 90              | yes     | Early   |
    past               | 90              | no      | Late    |
                       | 0               | unknown | Not yet | Triage has not begun, 0 days after the request came.
                       | limit           | unknown | Not yet |
                       | past            | no      | Late    |
"""


@pytest.mark.parametrize(("began", "looked", "kept", "state", "sentence"), rows(EARLY))
def test_assess_early(began, looked, kept, state, sentence):
    days = {"limit": WITHIN, "past": WITHIN + 1}

    def after(words: str) -> date:
        return CAME + timedelta(days=days[words] if words in days else int(words))

    line = found(0, on=after(looked), triage_began_on=after(began) if began else None)
    assert (line.kept, line.state) == (kept, state)
    assert line.sentence.startswith(sentence)
    assert f"within {WITHIN} day" in line.sentence


def test_a_discussion_before_the_request_is_told_and_nothing_received_is_not_late():
    assert "A first discussion was held on 1 May 2026." in found(0, talked_on=date(2026, 5, 1)).sentence
    assert found(0, received_on=None).state == "Not known"


MATCHED = """
    cluster | group             | kept    | state   | sentence
    --------+-------------------+---------+---------+--------------------------------------------------------------------
    4       | getting_more_help | yes     | Agrees  | Cluster 4 points to Getting More Help, and that is
    2       | getting_more_help | unknown | Differs | Cluster 2 points to Getting Help, and the group chosen is
            | getting_help      | unknown | Not yet | The need is not rated yet.
    4       |                   | unknown | Not yet | No THRIVE group is chosen yet.
"""


@pytest.mark.parametrize(("cluster", "group", "kept", "state", "sentence"), rows(MATCHED))
def test_match_need_to_level(cluster, group, kept, state, sentence):
    line = found(1, cluster=int(cluster) if cluster else None, thrive=group)
    assert (line.kept, line.state) == (kept, state)
    assert line.sentence.startswith(sentence)


def test_a_profile_without_a_mapping_compares_nothing():
    silent = N_AND_W.model_copy(update={"cluster_thrive": N_AND_W.cluster_thrive.model_copy(update={"value": ()})})
    line = principles(silent, PathwayFacts(on=CAME, cluster=4, thrive="getting_help"))[1]
    assert line.state == "Not known"


def test_training_is_said_not_to_be_known():
    line = found(2)
    assert (line.kept, line.state) == ("unknown", "Not known")
    assert "Training records are not kept in this product yet" in line.sentence


CONNECTED = """
    asked | professionals | lead | kept | sentence
    ------+---------------+------+------+-----------------------------------------------------------------------
    yes   | 2             | yes  | yes  | 2 professionals are written down in the network, one of them leads it.
    yes   | 2             | no   | yes  | 2 professionals are written down in the network, but nobody is named as lead.
    yes   | 1             | yes  | yes  | 1 professional is written down in the network and leads it.
    yes   | 0             | no   | no   | No professional is written down in the network.
    no    | 1             | no   | no   | 1 professional is written down in the network but is not named as lead.
"""


@pytest.mark.parametrize(("asked", "professionals", "lead", "kept", "sentence"), rows(CONNECTED))
def test_maximise_access_and_connectedness(asked, professionals, lead, kept, sentence):
    day = CAME if asked == "yes" else None
    line = found(3, contact_asked_on=day, professionals=int(professionals), has_lead=lead == "yes")
    assert line.kept == kept
    assert line.sentence.endswith(sentence)
    assert line.sentence.startswith("Safe contact" if day else "Nobody has asked the carer yet")
