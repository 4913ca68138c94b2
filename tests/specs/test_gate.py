"""Direct contact before and after the professional consultation (G-17)."""

from datetime import date

import pytest

from nestling.referrals.rules import direct_contact_refusal, passes_gate
from tests.specs.drawn import rows
from tests.specs.profiles import called

GATE = """
    case | service | consultation | contact    | may be recorded
    -----+---------+--------------+------------+----------------
    G-17 | Leeds   |              | 2026-06-01 | no
    G-17 | Leeds   | 2026-05-20   | 2026-06-01 | yes
    G-17 | Leeds   | 2026-06-01   | 2026-06-01 | yes
    G-17 | Leeds   | 2026-06-02   | 2026-06-01 | no
    G-17 | Essex   |              | 2026-06-01 | yes
    G-17 | Norfolk |              | 2026-06-01 | yes
    G-17 | HMR     |              | 2026-06-01 | yes
"""


@pytest.mark.parametrize(("case", "service", "consultation", "contact", "may"), rows(GATE))
def test_direct_contact_waits_for_the_gate_of_the_profile(case, service, consultation, contact, may):
    passed_on = date.fromisoformat(consultation) if consultation else None
    refusal = direct_contact_refusal(called(service).gate.value, passed_on, date.fromisoformat(contact))
    assert (refusal is None) == (may == "yes")


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
