"""All that may be done in the families room; its only writers."""

from nestling.families.actions.agreements import give_consent, set_safe_contact, withdraw_consent
from nestling.families.actions.network import (
    add_network_member,
    change_network_member,
    end_network_member,
    set_lead,
)
from nestling.families.actions.people import (
    add_infant,
    add_member,
    change_person,
    end_membership,
    record_birth,
    register_family,
    rename_family,
)
from nestling.families.actions.relationships import add_carer, change_relationship, end_relationship
from nestling.families.rules import PersonFacts

__all__ = [
    "PersonFacts",
    "add_carer",
    "add_infant",
    "add_member",
    "add_network_member",
    "change_network_member",
    "change_person",
    "change_relationship",
    "end_membership",
    "end_network_member",
    "end_relationship",
    "give_consent",
    "record_birth",
    "register_family",
    "rename_family",
    "set_lead",
    "set_safe_contact",
    "withdraw_consent",
]
