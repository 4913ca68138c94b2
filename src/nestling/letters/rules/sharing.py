"""Whether anybody has agreed that a professional is written to, and how they may be reached (H08, H09 and H26)."""

from collections.abc import Iterable

SHARING = "share_letters"
"""The purpose of the consent that a letter to a professional rests on."""

ANSWERS_TO_THE_REFERRER = frozenset({"decline", "returned", "accepted"})
"""They tell whoever asked for help what became of the request, and nothing that they did not bring."""

AGENCY_OF: dict[str, str] = {
    "health_visitor": "health_visiting",
    "midwife": "maternity",
    "specialist_midwife": "maternity",
    "family_nurse": "family_nurse_partnership",
    "gp": "general_practice",
    "camhs_practitioner": "camhs",
    "perinatal_practitioner": "perinatal_mental_health",
    "adult_mental_health": "adult_mental_health",
    "paediatrician": "paediatrics",
    "neonatal_nurse": "neonatal",
    "social_worker": "childrens_social_care",
    "early_help_worker": "early_help",
    "childrens_centre_worker": "family_hub",
    "hub_worker": "family_hub",
    "early_years_practitioner": "nursery",
    "nursery_nurse": "nursery",
    "drug_alcohol_worker": "drug_alcohol",
    "domestic_abuse_worker": "domestic_abuse",
    "school_nurse": "school",
}


def sharing_gap(reader: str, answers: Iterable[bool]) -> str:
    """What is missing before a professional is written to, from the newest answer of each adult; or nothing."""
    found = tuple(answers)
    if not all(found):
        return f"Somebody has said no to sharing with {reader}, or has taken their yes back."
    return "" if found else f"No agreement to share with {reader} is recorded."


def unasked_gap(reader: str) -> str:
    """What is missing before a family member is given a letter by hand, while nobody has asked what is safe."""
    return f"Nobody has asked {reader} how to reach them safely."
