"""What may be typed about letters."""

from nestling.design.forms import Choice, Date, Form, LongText, Text, Tick


class WriteLetter(Form):
    recipient = Choice("Who is the letter for?", missing="Choose who the letter is for")
    other_name = Text("Name, if it is somebody else", limit=160, required=False)
    other_address = LongText("Address, if it is somebody else", limit=600, rows=4, required=False)
    kind = Choice("What kind of letter is it?", missing="Choose what kind of letter it is")
    reason = Text(
        "Why are you writing?",
        limit=300,
        hint="Whoever releases the letter sees this beside the address.",
        missing="Say in a few words why you are writing",
    )
    heading = Text("Heading", limit=200, hint="It stands inside the letter, never on the envelope.")
    body = LongText(
        "The letter",
        rows=14,
        hint="Leave an empty line between paragraphs. A line that begins with a dash becomes part of a list.",
        missing="Write the letter",
    )


class EditLetter(Form):
    recipient_name = Text("Who it is for", limit=160, missing="Say who the letter is for")
    recipient_address = LongText("Address", limit=600, rows=5, required=False)
    reason = Text("Why it is written", limit=300, missing="Say in a few words why the letter is written")
    salutation = Text("Greeting", limit=160, hint="For example: Dear Dr Shah")
    heading = Text("Heading", limit=200, hint="It stands inside the letter, never on the envelope.")
    body = LongText(
        "The letter",
        rows=16,
        hint="Leave an empty line between paragraphs. A line that begins with a dash becomes part of a list.",
        missing="Write the letter",
    )

    def __init__(self, *args, address_is_typed: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        if not address_is_typed:
            # A family member's address comes from their record alone, where it is kept safe (hazard H08).
            del self.fields["recipient_address"]


class Release(Form):
    goes_by = Choice("How will it go?", missing="Choose how the letter will go")
    warnings_read = Tick("I have read this, and the letter keeps to it")
    still_right = Tick("I have read it and it still says what is right")
    shared_why = Text(
        "Why does it go all the same?",
        limit=300,
        hint="For example: agreed on the telephone today, or needed to keep the baby safe. It is kept with the letter.",
        missing="Say why it goes all the same, or ask and record the answer first",
    )

    def __init__(self, *args, warned: bool = False, outdated: bool = False, gap: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        for name, is_asked in (("warnings_read", warned), ("still_right", outdated), ("shared_why", gap)):
            if not is_asked:
                del self.fields[name]


class RecordSent(Form):
    how = Choice("How did it go?", missing="Choose how the letter went")
    sent_on = Date("When did it go?", called="the day it went", missing="Enter the day on which the letter went")


class Cancel(Form):
    why = Text("Why is the letter not needed?", limit=300, missing="Write why the letter is not needed")


class HandOver(Form):
    to = Choice("Who looks after this letter from now on?", select=True, missing="Choose who takes the letter")
