"""The words that rules use are the words that the record keeps."""

from nestling.care import models as care
from nestling.care.rules import EPISODE_STATUSES, FOLLOW_UP_STATUSES, KINDS
from nestling.core.codes import code_table
from nestling.families.models import MEMBER_KINDS
from nestling.letters import models as letters
from nestling.letters.rules import KIND_LABELS, RECIPIENT_LABELS
from nestling.letters.rules import STATUSES as LETTER_STATUSES
from nestling.referrals import models as referrals
from nestling.referrals.rules import GATE_LABELS, STATES, STATUSES, THRIVE_LABELS
from nestling.safeguarding import models as safeguarding
from nestling.safeguarding.rules import STATUS_KINDS


def test_statuses_kinds_and_groups_are_the_same_in_rules_and_records():
    assert set(referrals.REFERRAL_STATUSES) == set(STATUSES)
    assert set(referrals.STRESS_STATES) == set(STATES)
    assert set(referrals.THRIVE_GROUPS) == set(THRIVE_LABELS)
    assert set(care.EPISODE_STATUSES) == set(EPISODE_STATUSES)
    assert set(care.CONTACT_KINDS) == set(KINDS)
    assert set(care.FOLLOW_UP_STATUSES) == set(FOLLOW_UP_STATUSES)
    assert set(care.GATES) == set(GATE_LABELS)
    assert set(letters.LETTER_STATUSES) == set(LETTER_STATUSES)
    assert set(letters.LETTER_KINDS) == set(KIND_LABELS)
    assert set(letters.RECIPIENT_KINDS) == set(RECIPIENT_LABELS)
    assert set(safeguarding.STATUS_KINDS) == set(STATUS_KINDS)
    assert set(MEMBER_KINDS) == {each.code for each in code_table("person_kind")}
