"""What every field shares: its words, its refusals, and how it meets an NHS component."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from markupsafe import Markup

from nestling.design.environment import drawn, slot

# Word and PDF makers refuse the other control characters, so a letter holding one could never be made.
CANNOT_BE_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Field(forms.Field):
    """A question. ``called`` is its name inside error sentences; ``missing`` is said when it is left empty."""

    folder = "input"
    macro = "input"
    needed = ""
    """What is said instead of "optional" of a question that may be empty now and is needed later."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: bool = True,
        called: str = "",
        missing: str = "",
        **kwargs,
    ):
        super().__init__(label=label, required=required, help_text=hint, **kwargs)
        self.called = called or called_from(label)
        self.error_messages["required"] = missing or self.missing_sentence()

    def missing_sentence(self) -> str:
        return f"Enter {self.called}"

    def names(self, html_name: str) -> list[str]:
        """The names this field may be posted under."""
        return [html_name]

    def focus(self, bound: forms.BoundField) -> str:
        """The id an error summary link moves to."""
        return bound.html_name

    def sentence(self, rest: str) -> str:
        return self.called[:1].upper() + self.called[1:] + " " + rest

    def refuse(self, rest: str, code: str = "") -> None:
        raise ValidationError(self.sentence(rest), code=code or "invalid")

    def in_words(self, value: Any) -> str:
        """A cleaned value as a person would read it, for pages that show two people's versions."""
        return "" if value is None else str(value)

    def draw(self, bound: forms.BoundField, *, heading: bool = False) -> Markup:
        return drawn(self.folder, self.macro, self.params(bound, heading=heading), self.typed(bound))

    def typed(self, bound: forms.BoundField) -> list[str]:
        """What goes into the slots of the drawn component."""
        return [self.shown(bound.value())]

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        return self.shared(bound) | {
            "name": bound.html_name,
            "label": self.asked(heading=heading),
            "value": slot(0),
        }

    def shared(self, bound: forms.BoundField) -> dict[str, Any]:
        params = {"id": bound.html_name, "hint": {"text": self.help_text} if self.help_text else None}
        if bound.errors:
            params["errorMessage"] = {"text": bound.errors[0]}
        return {key: value for key, value in params.items() if value is not None}

    def asked(self, *, heading: bool) -> dict[str, Any]:
        """The label or legend; a question layout makes it the page's heading."""
        text = self.label if self.required else f"{self.label} ({self.needed or 'optional'})"
        return {"text": text, "size": "l" if heading else "s", "isPageHeading": heading}

    def fieldset(self, *, heading: bool) -> dict[str, Any]:
        return {"legend": self.asked(heading=heading)}

    def shown(self, value: Any) -> str:
        """What goes back into the box; what cannot be kept becomes visible, the rest is unchanged."""
        return "" if value is None else CANNOT_BE_KEPT.sub("\N{REPLACEMENT CHARACTER}", str(value))


def called_from(label: str) -> str:
    """``First name`` is called ``first name``; an abbreviation keeps its capitals, a question is quoted."""
    if label.endswith("?"):
        return f"an answer to \N{LEFT SINGLE QUOTATION MARK}{label}\N{RIGHT SINGLE QUOTATION MARK}"
    keeps_capital = label[1:2].isupper() or not label[:1].isupper()
    return label if keeps_capital else label[:1].lower() + label[1:]
