"""All that may be read in the families room."""

from nestling.families.queries.contact import (
    consent,
    consent_in_force,
    consents,
    network,
    network_member,
    safe_contact,
    safe_contact_history,
    safe_contacts,
)
from nestling.families.queries.families import (
    facts_of,
    family,
    home_of,
    main_relationship,
    member,
    members,
    people,
    person,
    places_of,
    relationship,
    relationships_of,
    relationships_with,
)
from nestling.families.queries.search import Alike, FoundPerson, alike, find
from nestling.families.queries.telling import happenings, tellings

__all__ = [
    "Alike",
    "FoundPerson",
    "alike",
    "consent",
    "consent_in_force",
    "consents",
    "facts_of",
    "family",
    "find",
    "happenings",
    "home_of",
    "main_relationship",
    "member",
    "members",
    "network",
    "network_member",
    "people",
    "person",
    "places_of",
    "relationship",
    "relationships_of",
    "relationships_with",
    "safe_contact",
    "safe_contact_history",
    "safe_contacts",
    "tellings",
]
