"""What may be typed about the people who work here."""

from decimal import Decimal

from nestling.accounts.rules import ROLE_LABELS, ROLE_SENTENCES
from nestling.core.codes import code_table
from nestling.design.forms import Choice, Date, Form, Text

ROLE_CHOICES = tuple((role, label, ROLE_SENTENCES[role]) for role, label in ROLE_LABELS.items())
JOBS = tuple((code.code, code.label) for code in code_table("staff_job"))
PARTS = tuple((str(Decimal(n) / 10), f"{n / 10:.1f}") for n in range(1, 11))


class Role(Form):
    """One role in this service."""

    role = Choice("Role", ROLE_CHOICES)
    job_title = Choice("Job", JOBS, select=True, required=False)
    whole_time_equivalent = Choice("Share of full time", PARTS, select=True, required=False)
    started_on = Date("From which day?", called="first day")


class NewColleague(Role):
    """Somebody who has no account here yet."""

    name = Text("Full name", limit=120)
    email = Text("Work e-mail address", called="work e-mail address", kind="email", limit=200)

    field_order = ["name", "email", "role", "job_title", "whole_time_equivalent", "started_on"]


class EndRole(Form):
    """The last day of a role, and who takes on the work."""

    ended_on = Date("Last day", called="last day")
    hand_to = Choice(
        "Who takes on their work?",
        select=True,
        hint="Families, follow-ups, letters and actions that they own go to this person at once.",
    )


class HandOver(Form):
    """Who takes on all that somebody owns."""

    hand_to = Choice("Who takes on their work?", select=True)
