"""Fields for counts and durations."""

from typing import Any

from django import forms

from nestling.design.forms.texts import Text

LARGEST = 2_147_483_647


class WholeNumber(Text):
    """A count from ``least`` to ``most``; the cleaned value is an int, or None when left empty."""

    def __init__(self, label: str, *, least: int = 0, most: int = LARGEST, suffix: str = "", **kwargs: Any):
        super().__init__(label, width=kwargs.pop("width", 5), **kwargs)
        self.least, self.most, self.suffix = least, most, suffix

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).replace(",", "").replace(" ", "")
        return self.within(self.number(text)) if text else None

    def number(self, text: str) -> int:
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()):
            self.refuse("must be a whole number, like 12")
        return int(text) if len(digits) < 15 else LARGEST + 1

    def within(self, number: int) -> int:
        if number < self.least:
            self.refuse(f"must be {self.least:,} or more")
        if number > self.most:
            self.refuse(f"must be {self.most:,} or fewer")
        return number

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        params = super().params(bound, heading=heading) | {"inputmode": "numeric"}
        return params | ({"suffix": {"text": self.suffix}} if self.suffix else {})


class Minutes(WholeNumber):
    """A duration in whole minutes, one day at most."""

    def __init__(self, label: str, *, most: int = 1_440, **kwargs: Any):
        super().__init__(label, most=most, suffix="minutes", width=kwargs.pop("width", 4), **kwargs)
