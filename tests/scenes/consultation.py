"""Discussions for tests: a health visitor rings, named or not."""

from datetime import datetime
from typing import Any

from nestling.consultation import actions
from nestling.consultation.models import Discussion
from nestling.core.viewing import Viewer
from tests.scenes import MONDAY

CALL: dict[str, Any] = {
    "kind": "phone_case",
    "mechanism": "telephone",
    "caller_name": "Jo Example",
    "caller_profession": "health_visitor",
    "caller_agency": "Health visiting",
    "caller_contact": "07700 900123",
    "outcome": "referral_invited",
}


def discussion(by: Viewer, at: datetime = MONDAY, **said: Any) -> Discussion:
    """A call from a health visitor about a baby known by initials, unless the test says otherwise."""
    named = {"is_anonymous", "initials", "family", "relationship"} & said.keys()
    about = {} if named else {"initials": "RE"}
    return actions.log_discussion(by=by, at=at, **(CALL | {"held_at": at} | about | said))


def face_to_face(by: Viewer, relationship: Any, at: datetime = MONDAY, **said: Any) -> Discussion:
    """The face-to-face consultation that opens the gate in Leeds."""
    met = {"kind": "one_to_one_case", "mechanism": "face_to_face"}
    return discussion(by, at, relationship=relationship, **(met | said))
