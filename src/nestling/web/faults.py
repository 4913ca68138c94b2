"""All that cannot be true of a new baby and carer, shown at once and not one press of Save after another."""

from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.design.forms import Form
from nestling.families.rules import PersonFacts, person_faults, tidy

DATES = ("born_on", "due_on")


def mark_faults(form: Form, infant: PersonFacts, carer: PersonFacts) -> None:
    """Put each fault beside its question; one that could not be read has its own sentence already."""
    for whose, facts in (("infant", infant), ("carer", carer)):
        unread = {name for name in form.errors if name.startswith(whose)}
        for fault in person_faults(tidy(facts), clock.today(), is_infant=whose == "infant"):
            name = f"{whose}_{fault.field}"
            field = name if name in form.fields else fault.field
            waits = fault.field in DATES and any(f"{whose}_{each}" in unread for each in DATES)
            if field not in form.errors and not waits:
                form.refuse(RuleBroken(fault.sentence, field))
