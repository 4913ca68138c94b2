"""Letters for tests, at each stage of their life, made by playing the real actions.

draft ──▶ released ──▶ sent        (a draft or a released one may be cancelled)
"""

from datetime import datetime
from typing import Any

from nestling.core.viewing import Viewer
from nestling.families import actions as families
from nestling.families.models import CaregivingRelationship
from nestling.letters import actions
from nestling.letters.models import Letter
from tests.scenes import MONDAY
from tests.scenes import families as family_scenes

HOME = {"address": "7 Test Close\nTesttown", "postcode": "ZZ99 3VZ"}
SURGERY = {"gp_practice": "Test Surgery", "gp_address": "1 Surgery Road\nTesttown\nZZ99 3VZ"}


def family(by: Viewer, at: datetime = MONDAY, **carer: Any) -> CaregivingRelationship:
    """A baby with a GP and a parent with an address."""
    return family_scenes.family(
        by, at, infant=family_scenes.baby(**SURGERY), carer=family_scenes.parent(**(HOME | carer))
    )


def asked(by: Viewer, tie: CaregivingRelationship, at: datetime = MONDAY, **answers: Any) -> None:
    """The parent has been asked how to be reached; by post is safe unless the test says otherwise."""
    families.set_safe_contact(by=by, at=at, person=tie.carer, **answers)


def draft(by: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY, **said: Any) -> Letter:
    """A letter to a professional, as it is first written."""
    tie = tie or family(by, at)
    usual: dict[str, Any] = {
        "kind": "general",
        "family": tie.family,
        "infant": tie.infant,
        "carer": tie.carer,
        "recipient_kind": "professional",
        "recipient_name": "Jo Example",
        "recipient_address": "2 Test Street\nTesttown\nZZ99 3VZ",
        "salutation": "Dear Jo",
        "heading": "Robin and Ash",
        "body": "Thank you for your call.\n\n- one\n- two",
        "reason": "So that Jo knows where things stand",
    }
    return actions.write_letter(by=by, at=at, **(usual | said))


def to_family(by: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY, **said: Any) -> Letter:
    """A letter to the parent, at the address on record."""
    tie = tie or family(by, at)
    carer = tie.carer
    usual = {
        "recipient_kind": "family",
        "recipient_person": carer,
        "recipient_name": str(carer),
        "recipient_address": f"{carer.address}\n{carer.postcode}",
        "salutation": "Dear Ash",
    }
    return draft(by, tie, at, **(usual | said))


def to_gp(by: Viewer, tie: CaregivingRelationship | None = None, at: datetime = MONDAY, **said: Any) -> Letter:
    """A letter to the baby's GP, at the address on record."""
    tie = tie or family(by, at)
    usual = {
        "recipient_kind": "gp",
        "recipient_person": tie.infant,
        "recipient_name": "The GP, Test Surgery",
        "recipient_address": tie.infant.gp_address,
    }
    return draft(by, tie, at, **(usual | said))


def released(by: Viewer, letter: Letter | None = None, at: datetime = MONDAY, **said: Any) -> Letter:
    """A letter that may go."""
    usual = {"shared_why": "Agreed on the telephone today"}
    return actions.release_letter(by=by, at=at, letter=letter or draft(by, at=at), **(usual | said))


def sent(by: Viewer, letter: Letter | None = None, at: datetime = MONDAY) -> Letter:
    """A letter that went by post on the day it was released."""
    letter = letter or draft(by, at=at)
    if letter.status == "draft":
        released(by, letter, at)
    return actions.record_sent(by=by, at=at, letter=letter, how=letter.goes_by)
