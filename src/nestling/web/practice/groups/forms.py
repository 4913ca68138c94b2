"""The shape of what is typed about a group: the group itself, a place in it, and the register of a meeting."""

from typing import Any

from nestling.core.codes import choices
from nestling.design.forms import Choice, Choices, Date, Form, LongText, Minutes, Text, When

CAME = (
    ("on_time", "Came"),
    ("late_seen", "Came late"),
    ("did_not_attend", "Did not come"),
    ("cancelled_by_family", "Let us know they could not come"),
    ("cancelled_by_service", "Cancelled or moved by the service"),
)
KINDS = tuple((code, label) for code, label in choices("modality") if code.endswith("_group") or code == "mellow")


class OpenGroup(Form):
    """A group that begins."""

    name = Text("Name of the group", hint="As its families would call it", limit=120)
    modality = Choice("What kind of group is it?", KINDS, select=True, required=False, called="the kind of group")
    venue = Choice("Where does it meet?", select=True, required=False, called="where it meets")
    led_by = Choice("Who leads it?", select=True, called="who leads it")
    partner = Text("Who leads it beside them?", required=False, hint="Name and agency", limit=160, called="co-leader")
    started_on = Date("First day", called="first day")


class GivePlace(Form):
    """A family that joins."""

    episode = Choice("Which family joins?", select=True, missing="Choose a family")


class GiveBack(Form):
    """A family that leaves."""

    left_on = Date("The day they left", called="day they left")


class EndGroup(Form):
    """A group that ends."""

    ended_on = Date("Last day", called="last day")


class WhoCame(Choices):
    """Asked of each family; it may stay empty only when the family did not come."""

    def asked(self, *, heading: bool) -> dict[str, Any]:
        return super().asked(heading=heading) | {"text": self.label}


class Meeting(Form):
    """One meeting; the view adds two questions for each family."""

    held_at = When("When did the group meet?", called="date and time of the meeting")
    minutes = Minutes("How long did it last?", called="length of the meeting", initial=90)
    note = LongText("What happened in the group?", called="what happened", required=False, rows=4)

    def expect(self, key: str, who: str, people: tuple[tuple[str, str], ...], usual: tuple[str, ...]) -> None:
        """Add a family's line of the register."""
        self.fields[f"came_{key}"] = Choice(f"Did {who} come?", CAME, small=True, missing=f"Choose whether {who} came")
        self.fields[f"people_{key}"] = WhoCame(
            f"Who of {who} was there?", people, required=False, small=True, called=f"who of {who} was there"
        )
        self.initial.setdefault(f"came_{key}", "on_time")
        self.initial.setdefault(f"people_{key}", usual)


def register_form(lines: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]], ...]) -> type[Meeting]:
    """A form of one meeting with a line for each expected family."""

    class Register(Meeting):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            for line in lines:
                self.expect(*line)

    return Register
