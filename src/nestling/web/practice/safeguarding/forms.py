"""What may be typed about a concern."""

from nestling.design.forms import Choice, Date, Form, LongText, Text


class Raise(Form):
    """A worry about somebody's safety, in the words that were said."""

    about = Choice("Who are you worried about?", missing="Choose who you are worried about")
    about_words = Text(
        "Somebody else",
        hint="A partner who visits, another child in the house: who they are, if they are not in the list",
        required=False,
        limit=200,
    )
    words = LongText(
        "What did you see or hear?",
        called="what you saw or heard",
        hint="Use the exact words that were said, and say who said them",
        rows=6,
    )
    done_at_once = LongText("What have you done already?", required=False, rows=3)
    what = Text("What must happen next?", called="what must happen next", limit=500)
    owner = Choice("Who does it?", called="who does it", select=True)
    due_on = Date("By which day?", called="the day by which it must be done")


class Action(Form):
    """One more thing that must be done."""

    what = Text("What must happen?", called="what must happen", limit=500)
    owner = Choice("Who does it?", called="who does it", select=True)
    due_on = Date("By which day?", called="the day by which it must be done")


class Done(Form):
    """What came of it."""

    outcome = LongText("What came of it?", called="what came of it", rows=4)


class Close(Form):
    """Why nothing more is needed."""

    closing_words = LongText("Why can this concern be closed?", called="why it can be closed", rows=4)
