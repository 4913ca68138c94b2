"""What may be typed about a concern, what must be done, and a child's statuses."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, Text
from nestling.safeguarding.rules import STATUS_KINDS, status_label

SOMEBODY_ELSE = "somebody-else"
PROPOSED = "investigation_proposed"
STATUSES = (
    (PROPOSED, status_label("investigation", is_proposed=True)),
    *((kind, status_label(kind)) for kind in STATUS_KINDS),
)


class Concern(Form):
    """What was seen or heard, about whom, and what follows."""

    about = Choice("Whom is it about?", called="whom it is about")
    about_words = Text("Who is it, if they are not listed?", required=False, limit=200)
    words = LongText(
        "What did you see or hear?",
        called="what you saw or heard",
        rows=8,
        hint="The exact words, who said them, where and when. Keep what you saw apart from what you think.",
    )
    done_at_once = LongText("What was done at once?", required=False, rows=4, hint="Whom you rang, and what they said")
    what = Text("What must be done next?", required=False, limit=500)
    owner = Choice("Who does it?", required=False, select=True)
    due_on = Date("By when?", required=False)


class Action(Form):
    """Something that must be done about a concern."""

    what = Text("What must be done?", called="what must be done", limit=500)
    owner = Choice("Who does it?", select=True, called="who does it")
    due_on = Date("By when?", called="day")


class Done(Form):
    """What came of something that had to be done."""

    outcome = LongText("What came of it?", called="what came of it", rows=4)


class Closing(Form):
    """How a concern was settled."""

    closing_words = LongText("How was it settled?", called="how it was settled", rows=4)


class Status(Form):
    """A status of a child."""

    kind = Choice("Which status?", STATUSES, called="the status")
    legal_status = Choice("If looked after, how?", choices("looked_after_status"), required=False, select=True)
    started_on = Date("Since when?", called="first day")
    ended_on = Date("Until when?", required=False, hint="Leave empty while it holds")
    authority = Text("Which local authority?", required=False, limit=120)
    note = LongText("What should others know?", required=False, rows=3)


class StatusEnd(Form):
    """The last day of a status."""

    ended_on = Date("The last day", called="last day")
