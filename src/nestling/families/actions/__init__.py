"""All that may be done in the families room; its only writers."""

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
    "change_person",
    "change_relationship",
    "end_membership",
    "end_relationship",
    "record_birth",
    "register_family",
    "rename_family",
]
