"""What may be typed about joining two records."""

from nestling.design.forms import Form, LongText


class Join(Form):
    """Why two records are one person."""

    reason = LongText("How do you know that these are one person?", called="how you know", rows=3, limit=1000)


class TakeApart(Form):
    """Why they are two people after all."""

    why = LongText("Why are these two people after all?", called="why they are two people", rows=3, limit=1000)
