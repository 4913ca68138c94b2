"""What may be typed about endings and follow-ups."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, Text, Tick, When


class PrepareEnding(Form):
    planned_on = Date("When does care end?", called="the day on which care ends", required=False)
    reason = Choice("Why does it end?", choices("closure_reason"), select=True, required=False)
    summary = LongText(
        "What we did together, and where things stand now",
        rows=8,
        words=200,
        required=False,
        hint="The letters to the GP and the referrer are made from this. The family's letter is not.",
    )
    signposted_to = LongText(
        "Where the family can turn next",
        rows=4,
        required=False,
        hint="One place on each line. All letters name them.",
    )
    step_back_to = Choice("Where do they go from here?", choices("step_back"), select=True, required=False)
    has_no_gp = Tick("We have asked: the family is registered with no GP")

    def __init__(self, *args, gp_is_known: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if gp_is_known:
            del self.fields["has_no_gp"]


class Withhold(Form):
    reason = LongText(
        "What is the clinical reason for not sending the family its letter?",
        called="the clinical reason",
        rows=5,
        missing="Write the clinical reason for not sending the family its letter",
    )


class Complete(Form):
    ended_on = Date("On which day does care end?", called="the day on which care ends")


class Tried(Form):
    tried_at = When("When did you ring?", called="date and time of the call")
    words = Text(
        "What happened?", limit=500, hint="For example: no answer, no message left.", missing="Write what happened"
    )


class Outcome(Form):
    outcome = Choice("How did it go?", choices("follow_up_outcome"), missing="Choose how it went")
    words = LongText("How is the family?", rows=6, words=100, missing="Write a few words on how the family is")
    done_on = Date("On which day?", called="the day of the follow-up")


class Reassign(Form):
    to = Choice("Who asks the family how they are?", select=True, missing="Choose who takes the follow-up")
