"""Direct contact before and after the professional consultation (G-17)."""

from datetime import date, datetime

import pytest

from nestling.core.clock import LONDON
from nestling.referrals.rules import direct_contact_refusal, passes_gate
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
