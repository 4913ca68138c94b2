"""Fields for choosing: one of several, several of many, yes or no, a single tick."""

from collections.abc import Iterable
from typing import Any

from django import forms
from markupsafe import Markup

from nestling.design.forms.field import Field

Options = Iterable[tuple]


class OneOf(forms.Widget):
    """Reads what was chosen as typed, so that an unknown value is refused and not dropped."""


class ManyOf(forms.SelectMultiple):
    """Reads all values of a name, from a QueryDict or from a draft's plain dict."""

    def value_from_datadict(self, data, files, name):
        found = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [found] if isinstance(found, str) else list(found)


class Choice(Field):
    """One of ``choices`` (value, label[, hint]); radios, or a list with ``select=True``.

    The cleaned value is the offered value itself (an int stays an int), or an empty string.
    """

    folder = macro = "radios"
    widget = OneOf
    empty_value: Any = ""

    def __init__(
        self,
        label: str,
        choices: Options = (),
        *,
        inline: bool = False,
        small: bool = False,
        select: bool = False,
        **kwargs: Any,
    ):
        super().__init__(label, **kwargs)
        self.inline, self.small, self.select = inline, small, select
        self.offer(choices)

    def missing_sentence(self) -> str:
        return f"Choose {self.called}"

    def offer(self, choices: Options) -> None:
        """Set what may be chosen, for choices known only when the page is asked for."""
        self.offered = [(str(value), label, rest[0] if rest else "", value) for value, label, *rest in choices]
        self.by_text = {text: value for text, _, _, value in self.offered}

    def clean(self, value: Any) -> Any:
        text = "" if value is None else str(value)
        if text in self.by_text:
            return self.by_text[text]
        if text:
            self.refuse_unknown()
        super().validate(None)
        return self.empty_value

    def refuse_unknown(self) -> None:
        self.refuse("must be one of the choices shown")

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        value = "" if bound.value() is None else self.as_text(bound.value())
        params = self.shared(bound) | {"name": bound.html_name, "value": value}
        if self.select:
            return params | {"label": self.asked(heading=heading), "items": self.select_items()}
        params.pop("id")
        return params | self.group(bound, heading=heading) | {"items": self.items()}

    def typed(self, bound: forms.BoundField) -> list[str]:
        return []

    def group(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        looks = {"inline": self.inline, "small": self.small}
        return {"idPrefix": bound.html_name, "fieldset": self.fieldset(heading=heading)} | looks

    def as_text(self, value: Any) -> str:
        return str(value)

    def in_words(self, value: Any) -> str:
        return ", ".join(label for _, label, _, original in self.offered if self.is_chosen(original, value))

    def is_chosen(self, original: Any, value: Any) -> bool:
        return original == value

    def items(self) -> list[dict[str, Any]]:
        return [
            {"value": text, "text": label} | ({"hint": {"text": hint}} if hint else {})
            for text, label, hint, _ in self.offered
        ]

    def select_items(self) -> list[dict[str, Any]]:
        empty = [] if "" in self.by_text else [{"value": "", "text": "Choose from the list"}]
        return empty + [{"value": text, "text": label} for text, label, _, _ in self.offered]

    def draw(self, bound: forms.BoundField, *, heading: bool = False) -> Markup:
        if self.select:
            self.folder = self.macro = "select"
        return super().draw(bound, heading=heading)


class Choices(Choice):
    """Any number of ``choices``; the cleaned value is a tuple in the order offered."""

    folder = macro = "checkboxes"
    widget = ManyOf
    empty_value = ()

    def clean(self, value: Any) -> tuple:
        chosen = {str(one) for one in value or ()} - {""}
        if chosen - self.by_text.keys():
            self.refuse_unknown()
        if not chosen:
            return super().clean(None)
        return tuple(original for text, _, _, original in self.offered if text in chosen)

    def is_chosen(self, original: Any, value: Any) -> bool:
        return original in (value or ())

    def refuse_unknown(self) -> None:
        self.refuse("must be among the choices shown")

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        params = super().params(bound, heading=heading)
        params.pop("value")
        return params | {"values": [str(one) for one in bound.value() or ()]}


class YesNo(Choice):
    """Yes or no; the cleaned value is True, False, or None when left empty."""

    empty_value = None

    def __init__(self, label: str, *, yes: str = "Yes", no: str = "No", inline: bool = True, **kwargs: Any):
        super().__init__(label, ((True, yes), (False, no)), inline=inline, **kwargs)
        self.offered = [("yes", yes, "", True), ("no", no, "", False)]
        self.by_text = {"yes": True, "no": False}

    def missing_sentence(self) -> str:
        return f"Choose yes or no for {self.called}" if not self.label.endswith("?") else "Choose yes or no"

    def as_text(self, value: Any) -> str:
        return {True: "yes", False: "no"}.get(value, str(value))


class Tick(Field):
    """One box to tick; the cleaned value is True or False. Required means it must be ticked."""

    folder = macro = "checkboxes"
    widget = forms.CheckboxInput

    def __init__(self, label: str, *, required: bool = False, small: bool = False, **kwargs: Any):
        super().__init__(label, required=required, **kwargs)
        self.small = small

    def missing_sentence(self) -> str:
        return f"Tick \N{LEFT SINGLE QUOTATION MARK}{self.label}\N{RIGHT SINGLE QUOTATION MARK} to go on"

    def in_words(self, value: Any) -> str:
        return "Ticked" if value else "Not ticked"

    def clean(self, value: Any) -> bool:
        super().validate(True if value else None)
        return bool(value)

    def typed(self, bound: forms.BoundField) -> list[str]:
        return []

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        item = {"value": "on", "text": self.label, "checked": bool(bound.value())}
        if self.help_text:
            item["hint"] = {"text": self.help_text}
        params = self.shared(bound) | {"name": bound.html_name, "idPrefix": bound.html_name, "items": [item]}
        return {key: value for key, value in params.items() if key not in ("id", "hint")} | {"small": self.small}
