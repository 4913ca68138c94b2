"""The shape of what is typed about a contact. What cannot apply, such as minutes with a family that did not come, is
left out by the view and never asked twice."""

from typing import Any

from nestling.core.codes import choices
from nestling.design.forms import Choice, Choices, Form, LongText, Minutes, Text, Tick, When


class WhoWasThere(Choices):
    """Asked of everybody; it may stay empty only when the family did not come, and the rule knows when."""

    def asked(self, *, heading: bool) -> dict[str, Any]:
        return super().asked(heading=heading) | {"text": self.label}


class TimeWithFamily(Minutes):
    """The same for the minutes with the family."""

    def asked(self, *, heading: bool) -> dict[str, Any]:
        return super().asked(heading=heading) | {"text": self.label}


INDIRECT_KINDS = tuple((code, label) for code, label in choices("contact_kind") if code != "direct")


class RecordContact(Form):
    """One contact with a family. What is usual is filled in already."""

    held_at = When("When was it?", called="date and time of the contact")
    attendance = Choice("Did the family come?", choices("attendance"), small=True, missing="Choose whether they came")
    attendees = WhoWasThere("Who of the family was there?", required=False, small=True, called="who was there")
    direct_minutes = TimeWithFamily("Time with the family", required=False, called="time with the family")
    travel_minutes = Minutes("Travel", required=False)
    writing_minutes = Minutes("Writing", required=False)
    liaison_minutes = Minutes("Liaison", required=False)
    form = Choice("What kind of contact?", choices("contact_form"), select=True, called="kind of contact")
    mechanism = Choice("How did you meet?", choices("consultation_mechanism"), select=True, called="how you met")
    place = Choice("Where was it?", choices("place"), select=True, required=False, called="the place")
    venue = Choice("Venue", select=True, required=False)
    modality = Choice("Way of working", select=True, required=False)
    partner_name = Text("Who came with you?", required=False, limit=120, called="who came with you")
    partner_agency = Text("Their agency", required=False, limit=120)
    interpreter_present = Tick("An interpreter was there")
    observation = LongText(
        "What did you notice about the baby?",
        hint="How the baby was, what they looked for, what passed between them.",
        called="what you noticed about the baby",
        required=False,
        rows=4,
    )
    note = LongText("Anything else to note", required=False, rows=4)
    held_by = Choice("Who held the contact?", select=True, called="who held the contact")

    EVERYDAY = (
        "held_at",
        "attendance",
        "attendees",
        "direct_minutes",
        "travel_minutes",
        "writing_minutes",
        "observation",
        "note",
    )


class RecordWork(Form):
    """Work about a family without the family: liaison, writing, consultation."""

    kind = Choice("What was it?", INDIRECT_KINDS, small=True, initial="liaison", called="what it was")
    form = Choice("Of what sort?", choices("indirect_activity"), select=True, required=False, called="the sort")
    held_at = When("When was it?", called="date and time")
    liaison_minutes = Minutes("Time with other professionals", required=False)
    writing_minutes = Minutes("Time writing", required=False)
    travel_minutes = Minutes("Travel", required=False)
    partner_name = Text("With whom?", required=False, limit=120, called="with whom")
    partner_agency = Text("Their agency", required=False, limit=120)
    note = LongText("What came of it?", required=False, rows=4, called="what came of it")
    held_by = Choice("Who did it?", select=True, called="who did it")
