"""One of every field."""

from nestling.design.forms import (
    Choice,
    Choices,
    Date,
    Form,
    Hidden,
    LongText,
    Minutes,
    NhsNumber,
    Text,
    Tick,
    Upload,
    When,
    WholeNumber,
    YesNo,
)

PLACES = (
    ("home", "Family home"),
    ("clinic", "Clinic"),
    ("video", "Video call", "Only with a safe place to talk"),
)
PRESENT = (("infant", "Infant"), ("carer", "Carer"), ("partner", "Another professional"))
URGENCIES = (("usual", "Usual"), ("soon", "Soon"), ("same_day", "Same day"))
STANDING = (("present", "Present"), ("past", "Past"), ("resolved", "Resolved"), ("unknown", "Not known"))


class EveryField(Form):
    first_name = Text("First name", width=20)
    email = Text("Email", kind="email", required=False, width=30)
    born_on = Date("Date of birth")
    seen_at = When("When was the contact?", called="date and time of the contact")
    nhs_number = NhsNumber(required=False)
    direct_minutes = Minutes("Direct time")
    siblings = WholeNumber("Brothers and sisters at home", most=20, required=False)
    place = Choice("Where was it?", PLACES, missing="Choose where the contact was")
    urgency = Choice("Urgency", URGENCIES, inline=True, small=True)
    practitioner = Choice("Practitioner", select=True)
    present = Choices("Who was there?", PRESENT)
    interpreter = YesNo("Was an interpreter needed?")
    notes = LongText("What happened between infant and carer?", called="what happened", words=150)
    profile = Upload("Service profile", hint="A TOML file", accept=".toml", required=False)
    checked = Tick("I have checked the safe contact rules", required=True)
    token = Hidden("Token", required=False)


class OneQuestion(Form):
    place = Choice("Where does the family want to meet?", PLACES)


class ManyAlike(Form):
    """Many like questions, drawn in rows."""

    worried = Choice("Worried about money", STANDING, inline=True, small=True)
    moving = Choice("Has moved home more than once in a year", STANDING, inline=True, small=True)
    alone = Choice("Few people to turn to", STANDING, inline=True, small=True)
