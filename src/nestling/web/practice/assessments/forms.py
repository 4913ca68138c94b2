"""What is typed about an assessment in words."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText


class AssessmentForm(Form):
    """What was found between two people, and what to do about it; never a score (TR-16)."""

    kind = Choice("What kind of assessment?", choices("assessment_kind"), called="the kind of assessment")
    done_on = Date("When was it done?", called="the day of the assessment")
    found = LongText(
        "What did it find?",
        hint="What happens between them and around them, in plain words. It describes a relationship, not a baby.",
        called="what it found",
        rows=8,
    )
    to_do = LongText("What will be done about it?", called="what will be done about it", rows=5)
    review_on = Date(
        "When will you look again?",
        hint="If you leave this empty, Today will not remind anybody.",
        called="the day to look again",
        required=False,
    )
