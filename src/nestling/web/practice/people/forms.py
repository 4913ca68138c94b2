"""What may be typed about one person, and how they may safely be reached."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, NhsNumber, Text, Tick, WholeNumber, YesNo

NAMES = ("given_name", "family_name", "known_as")
DATES = ("born_on", "due_on", "gestation_weeks", "gestation_days", "died_on")
NUMBER = ("nhs_number", "nhs_number_confirmed")
REACH = ("phone", "email", "address", "postcode", "residence_area")
GP = ("gp_practice", "gp_practice_code", "gp_address", "gp_area")
CODED = ("gender", "ethnicity", "language", "disability")
SECTIONS = (
    ("Name", NAMES),
    ("Dates", DATES),
    ("NHS number", NUMBER),
    ("Address and telephone", REACH),
    ("GP practice", GP),
    ("Equality", CODED),
)


class Person(Form):
    """Everything that is kept of one person."""

    given_name = Text("Given name", required=False, limit=100)
    family_name = Text("Family name", limit=100)
    known_as = Text("Known as", required=False, limit=100, hint="If people call them by another name")
    born_on = Date("Birth date", required=False)
    due_on = Date("Due date", required=False)
    gestation_weeks = WholeNumber("Weeks of pregnancy at birth", required=False, least=20, most=44, suffix="weeks")
    gestation_days = WholeNumber("And days", required=False, least=0, most=6, suffix="days")
    died_on = Date("Date of death", required=False, hint="Only if the person has died")
    nhs_number = NhsNumber("NHS number", required=False)
    nhs_number_confirmed = Tick("The number is confirmed, from a letter or the national service")
    phone = Text("Telephone", required=False, limit=40, kind="tel", width=20)
    email = Text("E-mail", required=False, limit=254, kind="email")
    address = LongText("Address", required=False, rows=3, limit=400)
    postcode = Text("Postcode", required=False, limit=10, width=10)
    residence_area = Choice("Area of residence", required=False, select=True)
    gp_practice = Text("Name of the practice", required=False, limit=160)
    gp_practice_code = Text("Code of the practice", required=False, limit=10, width=10, hint="Such as A12345, if known")
    gp_address = LongText("Address of the practice", required=False, rows=3, limit=400)
    gp_area = Choice("Area of the practice", required=False, select=True)
    gender = Choice("Gender", choices("gender_identity"), required=False, select=True)
    ethnicity = Choice("Ethnicity", choices("ethnicity"), required=False, select=True)
    language = Choice("Language", choices("language"), required=False, select=True)
    disability = Choice("Disability", choices("disability"), required=False, select=True)


class Adult(Person):
    """The same of somebody who is no baby."""

    due_on = gestation_weeks = gestation_days = None


class Unborn(Person):
    """The same of a baby who is not born yet; the birth has a page of its own."""

    born_on = gestation_weeks = gestation_days = died_on = None


class SafeContact(Form):
    """How one person may safely be reached."""

    may_write = YesNo("May we send letters to their address?", missing="Choose whether letters are safe")
    may_phone = YesNo("May we ring?", missing="Choose whether ringing is safe")
    may_leave_message = YesNo("May we leave a message?", missing="Choose whether messages are safe")
    may_text = YesNo("May we send text messages?", missing="Choose whether text messages are safe")
    may_email = YesNo("May we send e-mail?", missing="Choose whether e-mail is safe")
    safe_times = Text("When is it safe?", required=False, limit=200, hint="For example: mornings, when at work")
    never_send = LongText(
        "What must never be sent, and to where?",
        required=False,
        rows=3,
        limit=2_000,
        hint="Shown to everybody who writes to this person",
    )
    interpreter_language = Choice("Is an interpreter needed?", required=False, select=True)
    adjustments = LongText(
        "What else makes contact work for them?",
        required=False,
        rows=3,
        limit=2_000,
        hint="Reasonable adjustments: large print, easy words, a quiet room",
    )
    asked_on = Date("When did you ask?", called="day")
