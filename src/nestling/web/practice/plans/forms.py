"""The shape of what is typed about a plan and its goals."""

from nestling.design.forms import Choice, Choices, Date, Form, LongText, Text


class WritePlan(Form):
    """The formulation and plan of one relationship."""

    formulation = LongText(
        "How do we understand this relationship?",
        hint="What happens between the baby and the carer, what may lie behind it, and what is strong.",
        called="the formulation",
        required=False,
        rows=8,
    )
    plan = LongText("What will we do?", called="the plan", required=False, rows=6)
    modalities = Choices("Ways of working", required=False, small=True)
    parent_barrier = LongText(
        "If a parent is seen alone: which barrier to the baby or the relationship does it remove?",
        called="the barrier that work with the parent removes",
        required=False,
        rows=3,
    )
    professional_view = LongText(
        "How do the professionals round the family see it?", called="the professionals' view", required=False, rows=4
    )
    agreed_on = Date("Agreed with the family on", called="day of the agreement", required=False)
    agreed_with = Text("Agreed with", required=False, limit=200)


class SetGoal(Form):
    """A goal in the family's own words."""

    words = LongText("What does the family hope for, in their own words?", called="the goal", rows=3)
    whose = Choice("Whose goal is it?", select=True, required=False, called="whose goal it is")
    set_on = Date("Set on", called="the day")


class CloseGoal(Form):
    """What became of a goal."""

    closing_words = LongText("What became of it?", called="what became of it", rows=3)
    closed_on = Date("Closed on", called="the day")
