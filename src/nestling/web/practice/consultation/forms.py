"""What is typed about a discussion."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Form, LongText, Minutes, Text, When


class DiscussionForm(Form):
    """What was said and how; whom it was about is asked only when it is logged."""

    caller_name = Text("Who did you speak with?", called="who you spoke with", limit=120, width=20)
    caller_profession = Choice("Their profession", choices("referrer_profession"), select=True)
    caller_agency = Text("Their team or service", required=False, limit=120, width=20)
    caller_contact = Text("How to reach them", hint="Telephone or email", required=False, limit=120, width=20)
    summary = LongText("What was it about?", called="what it was about", required=False, rows=4)
    advice = LongText(
        "Advice you gave",
        hint="Advice the caller can act on, whether or not a referral follows",
        required=False,
        rows=4,
    )
    outcome = Choice("What was agreed?", choices("discussion_outcome"), missing="Choose what was agreed")
    outcome_note = Text("More about what was agreed", hint="For example, where you signposted them to", required=False)
    held_at = When("When did you speak?", called="when you spoke")
    minutes = Minutes("How long did it take?", called="how long it took", required=False)
    mechanism = Choice("How did you speak?", choices("consultation_mechanism"), called="how you spoke", select=True)
    kind = Choice("Kind of discussion", choices("discussion_kind"), small=True)
    held_by = Choice("Who took it?", called="who took the discussion", select=True)


class LogForm(DiscussionForm):
    """The same, with whom it was about."""

    about = Choice("Who was it about?", missing="Choose who it was about")
    initials = Text("The baby's initials", hint="Only if the family is not named", required=False, limit=6, width=5)
    team = Choice("Aligned team", hint="If it belongs to a team's consultation", required=False, select=True)


USUAL = ("held_at", "mechanism", "minutes", "kind", "held_by", "team")
"""What the page of a new discussion fills in."""


class NameForm(Form):
    """Which baby and carer a discussion was about."""

    relationship = Choice("Choose baby and carer", called="baby and carer")
