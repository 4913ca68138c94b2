"""Roles and what each may do, in plain sight.

Source: reliability model 3.2 for the shape (deny by default; the system administrator never sees a family);
the finer marks of that table (own relation, step-up, second person) belong to the deeper access model to come.
"""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may attempt."""

    SEE_OWN_WORK = "see_own_work"
    SEE_FAMILIES = "see_families"
    EDIT_FAMILIES = "edit_families"
    MERGE_RECORDS = "merge_records"
    LOG_DISCUSSION = "log_discussion"
    WRITE_REFERRAL = "write_referral"
    SEE_INTAKE = "see_intake"
    TRIAGE = "triage"
    DECIDE_REFERRAL = "decide_referral"
    SEE_CARE = "see_care"
    ALLOCATE = "allocate"
    GIVE_CARE = "give_care"
    RAISE_CONCERN = "raise_concern"
    HANDLE_CONCERN = "handle_concern"
    SEE_LETTERS = "see_letters"
    WRITE_LETTERS = "write_letters"
    RELEASE_LETTERS = "release_letters"
    SEND_LETTERS = "send_letters"
    SEE_PROFILE = "see_profile"
    EDIT_PROFILE = "edit_profile"
    SEE_STAFF = "see_staff"
    EDIT_STAFF = "edit_staff"
    SEE_ACCESS = "see_access"


PERMISSION_WORDS: dict[str, str] = {
    Permission.SEE_OWN_WORK: "seeing one's own work in a service",
    Permission.SEE_FAMILIES: "seeing the families of the service",
    Permission.EDIT_FAMILIES: "keeping families' names, addresses and answers right",
    Permission.MERGE_RECORDS: "making two records of one person into one",
    Permission.LOG_DISCUSSION: "logging discussions with other professionals",
    Permission.WRITE_REFERRAL: "writing and typing in referrals",
    Permission.SEE_INTAKE: "following referrals from their arrival to the decision",
    Permission.TRIAGE: "triage: weighing what a referral tells, and what a family may need",
    Permission.DECIDE_REFERRAL: "deciding about referrals",
    Permission.SEE_CARE: "reading about care: contacts, plans, groups, reviews and follow-ups",
    Permission.ALLOCATE: "deciding who works with which family",
    Permission.GIVE_CARE: "giving care: recording contacts, plans, groups, reviews and endings",
    Permission.RAISE_CONCERN: "raising a concern about somebody's safety",
    Permission.HANDLE_CONCERN: "following concerns about safety to their end",
    Permission.SEE_LETTERS: "reading letters",
    Permission.WRITE_LETTERS: "writing letters",
    Permission.RELEASE_LETTERS: "releasing letters, so that they may be sent",
    Permission.SEND_LETTERS: "sending letters",
    Permission.SEE_PROFILE: "seeing how the service works",
    Permission.EDIT_PROFILE: "setting how the service works",
    Permission.SEE_STAFF: "seeing who works in the service",
    Permission.EDIT_STAFF: "giving people their accounts and roles",
    Permission.SEE_ACCESS: "seeing who looked at which record",
}
"""What each permission is for, as whoever lacks it is told; follows "This is for …"."""

PRACTITIONER = "practitioner"
SERVICE_MANAGER = "service_manager"
ADMINISTRATOR = "administrator"
SAFEGUARDING_LEAD = "safeguarding_lead"
SYSTEM_ADMINISTRATOR = "system_administrator"

ROLE_LABELS: dict[str, str] = {
    PRACTITIONER: "Practitioner",
    SERVICE_MANAGER: "Service manager",
    ADMINISTRATOR: "Administrator",
    SAFEGUARDING_LEAD: "Safeguarding lead",
    SYSTEM_ADMINISTRATOR: "System administrator",
}

ROLE_SENTENCES: dict[str, str] = {
    PRACTITIONER: "Talks with referrers, triages, gives care and writes letters.",
    SERVICE_MANAGER: "Decides where the profile says so, allocates, sees who looked, and sets how the service works.",
    ADMINISTRATOR: "Types in referrals, keeps names and addresses, and sends letters; does not open clinical notes.",
    SAFEGUARDING_LEAD: "Sees every family of the service and follows each concern to its end.",
    SYSTEM_ADMINISTRATOR: "Gives people their accounts and roles; never sees a family.",
}

_P = Permission

_EVERYBODY_AT_WORK = {_P.SEE_OWN_WORK, _P.SEE_PROFILE, _P.SEE_STAFF}
_CLINICAL = {
    *_EVERYBODY_AT_WORK,
    _P.SEE_FAMILIES,
    _P.EDIT_FAMILIES,
    _P.LOG_DISCUSSION,
    _P.WRITE_REFERRAL,
    _P.SEE_INTAKE,
    _P.TRIAGE,
    _P.DECIDE_REFERRAL,
    _P.SEE_CARE,
    _P.GIVE_CARE,
    _P.RAISE_CONCERN,
    _P.SEE_LETTERS,
    _P.WRITE_LETTERS,
    _P.RELEASE_LETTERS,
    _P.SEND_LETTERS,
}

ROLES: dict[str, frozenset[Permission]] = {
    PRACTITIONER: frozenset(_CLINICAL),
    SERVICE_MANAGER: frozenset(
        {*_CLINICAL, _P.ALLOCATE, _P.MERGE_RECORDS, _P.EDIT_PROFILE, _P.EDIT_STAFF, _P.SEE_ACCESS, _P.HANDLE_CONCERN}
    ),
    ADMINISTRATOR: frozenset(
        {
            *_EVERYBODY_AT_WORK,
            _P.SEE_FAMILIES,
            _P.EDIT_FAMILIES,
            _P.LOG_DISCUSSION,
            _P.WRITE_REFERRAL,
            _P.SEE_INTAKE,
            _P.DECIDE_REFERRAL,
            _P.ALLOCATE,
            _P.RAISE_CONCERN,
            _P.SEE_LETTERS,
            _P.SEND_LETTERS,
        }
    ),
    SAFEGUARDING_LEAD: frozenset({*_CLINICAL, _P.HANDLE_CONCERN, _P.ALLOCATE, _P.MERGE_RECORDS, _P.SEE_ACCESS}),
    SYSTEM_ADMINISTRATOR: frozenset({_P.SEE_OWN_WORK, _P.SEE_PROFILE, _P.SEE_STAFF, _P.EDIT_STAFF}),
}
"""DECIDE_REFERRAL only opens the page: which role truly decides is a setting of the service profile (CF-08)."""


def permissions_of(roles: set[str] | frozenset[str]) -> frozenset[str]:
    """Everything that these roles together may attempt; an unknown role may nothing."""
    return frozenset(permission for role in roles for permission in ROLES.get(role, frozenset()))


def may_give_role(giver_permissions: frozenset[str], role: str) -> bool:
    """Whether somebody may give this role: never one that could do more than they may do, save a system administrator.

    Source: reliability model 3.2 ("own service, below own level"; nobody raises themselves).
    """
    if Permission.EDIT_STAFF not in giver_permissions:
        return False
    if Permission.SEE_FAMILIES not in giver_permissions:
        return True
    return role != SYSTEM_ADMINISTRATOR and ROLES[role] <= giver_permissions
