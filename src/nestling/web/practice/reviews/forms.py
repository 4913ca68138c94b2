"""The shape of what is typed about a review."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, Text


class DoReview(Form):
    """A review: who was there, what was found, and the next step."""

    done_on = Date("When was the review?", called="day of the review")
    present = Text("Who took part?", called="who took part", limit=300)
    findings = LongText(
        "What has changed, and what has not?",
        hint="For the baby, for the carer, and between them; what the family says of its goals.",
        called="what was found",
        words=150,
        rows=6,
    )
    next_step = Choice("What is the next step?", choices("review_step"), missing="Choose the next step")
    next_words = LongText("Why, and how?", called="why and how", required=False, rows=3)
