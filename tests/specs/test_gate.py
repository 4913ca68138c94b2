"""Direct contact before and after the professional consultation (G-17)."""

from datetime import date, datetime, timedelta

import pytest

from nestling.care.actions import pass_gate
from nestling.consultation.actions import correct_discussion
from nestling.core.clock import LONDON
from nestling.core.errors import RuleBroken
from nestling.referrals.rules import direct_contact_refusal, passes_gate
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import consultation as consultation_scenes
from tests.specs.drawn import rows
from tests.specs.profiles import called

GATE = """
    case | service | consultation     | contact          | may be recorded
    -----+---------+------------------+------------------+----------------
    G-17 | Leeds   |                  | 2026-06-01 09:30 | no
    G-17 | Leeds   | 2026-05-20       | 2026-06-01 09:30 | yes
    G-17 | Leeds   | 2026-06-01       | 2026-06-01 09:30 | yes
    G-17 | Leeds   | 2026-06-02       | 2026-06-01 09:30 | no
    G-17 | Leeds   | 2026-05-31 16:00 | 2026-06-01 09:30 | yes
    G-17 | Leeds   | 2026-06-01 09:00 | 2026-06-01 09:30 | yes
    G-17 | Leeds   | 2026-06-01 09:30 | 2026-06-01 09:30 | yes
    G-17 | Leeds   | 2026-06-01 14:00 | 2026-06-01 09:30 | no
    G-17 | Leeds   | 2026-06-02 09:00 | 2026-06-01 09:30 | no
    G-17 | Essex   |                  | 2026-06-01 09:30 | yes
    G-17 | Norfolk |                  | 2026-06-01 09:30 | yes
    G-17 | HMR     |                  | 2026-06-01 09:30 | yes
"""


def known(words):
    """A moment, a day where no more is known, or nothing."""
    if len(words) <= len("2026-06-01"):
        return date.fromisoformat(words) if words else None
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(("case", "service", "consultation", "contact", "may"), rows(GATE))
def test_direct_contact_waits_for_the_gate_of_the_profile(case, service, consultation, contact, may):
    refusal = direct_contact_refusal(called(service).gate.value, known(consultation), known(contact))
    assert (refusal is None) == (may == "yes")


PUT_RIGHT = """
    case | consultation     | put right to     | then a contact of | may be recorded
    -----+------------------+------------------+-------------------+----------------
    G-17 | 2026-05-04 10:00 | 2026-05-13 10:00 | 2026-05-09 09:30  | no
    G-17 | 2026-05-04 10:00 | 2026-05-13 10:00 | 2026-05-13 09:30  | no
    G-17 | 2026-05-04 10:00 | 2026-05-13 10:00 | 2026-05-13 10:00  | yes
    G-17 | 2026-05-13 10:00 | 2026-05-04 10:00 | 2026-05-09 09:30  | yes
    G-17 | 2026-05-04 10:00 | telephone        | 2026-05-09 09:30  | no
    G-17 | 2026-05-04 10:00 | video            | 2026-05-14 09:30  | no
"""


@pytest.mark.django_db
@pytest.mark.parametrize(("case", "consultation", "changed", "contact", "may"), rows(PUT_RIGHT))
def test_a_new_direct_contact_is_judged_by_the_consultation_as_it_stands(case, consultation, changed, contact, may):
    service = scenes.open_service()
    by, manager = scenes.colleague(service), scenes.colleague(service, "service_manager")
    with scenes.looking(by):
        episode = care_scenes.accepted(by, manager)
        held_at = known(consultation)
        discussion = consultation_scenes.face_to_face(by, episode.relationship, held_at)
        pass_gate(by=by, at=held_at, episode=episode)
        said = {"held_at": known(changed)} if changed[0].isdigit() else {"mechanism": changed}
        correct_discussion(by=by, at=known(contact) + timedelta(days=9), discussion=discussion, **said)
        try:
            care_scenes.met(by, episode, known(contact))
        except RuleBroken:
            assert may == "no"
        else:
            assert may == "yes"


PASSING = """
    gate         | held by      | opens the gate
    -------------+--------------+---------------
    face_to_face | face_to_face | yes
    face_to_face | telephone    | no
    face_to_face | video        | no
    face_to_face | email        | no
    phone        | face_to_face | yes
    phone        | telephone    | yes
    phone        | video        | yes
    phone        | email        | no
    none         | face_to_face | no
"""


@pytest.mark.parametrize(("gate", "mechanism", "opens"), rows(PASSING))
def test_only_the_right_kind_of_consultation_opens_the_gate(gate, mechanism, opens):
    assert passes_gate(gate, mechanism) == (opens == "yes")
