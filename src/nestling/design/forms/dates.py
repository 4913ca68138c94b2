"""Fields for a day, and for a day with a time; what was typed is kept whatever happens."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms

from nestling.design.environment import LONDON, at_moment, on_date, slot
from nestling.design.forms.field import Field

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
EARLIEST, LATEST = 1900, 2199


class Typed(forms.Widget):
    """Reads ``name-day``, ``name-month`` … as a dict of what was typed."""

    def __init__(self, parts: tuple[str, ...]):
        super().__init__()
        self.parts = parts

    def value_from_datadict(self, data, files, name):
        return {part: str(data.get(f"{name}-{part}") or "").strip()[:60] for part in self.parts}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{part}" in data for part in self.parts)


class Date(Field):
    """A day in three boxes; a month may be typed as a name. The cleaned value is a date, or None."""

    folder, macro = "date-input", "dateInput"
    parts = ("day", "month", "year")
    example = "27 3 2026"

    def __init__(self, label: str, *, hint: str | None = None, **kwargs: Any):
        hint = f"For example, {self.example}" if hint is None else hint
        super().__init__(label, hint=hint, widget=Typed(self.parts), **kwargs)

    def names(self, html_name: str) -> list[str]:
        return [f"{html_name}-{part}" for part in self.parts]

    def focus(self, bound: forms.BoundField) -> str:
        return f"{bound.html_name}-{self.parts_at_fault(bound)[0]}"

    def clean(self, value: dict[str, str]) -> Any:
        if not any(value.values()):
            super().validate(None)
            return None
        empty = [part for part in self.parts if not value[part]]
        if empty:
            self.refuse(f"must include a {' and a '.join(empty)}", code=" ".join(empty))
        return self.put_together(value)

    def put_together(self, value: dict[str, str]) -> Any:
        return self.day_from(value)

    def day_from(self, value: dict[str, str]) -> date:
        day, month, year = digits(value["day"]), month_number(value["month"]), digits(value["year"])
        if year is not None and len(value["year"]) != 4:
            self.refuse("must have a year with 4 numbers, like 2026", code="year")
        try:
            made = date(year, month, day)
        except (TypeError, ValueError, OverflowError):
            self.refuse("must be a real date, like 27 3 2026", code=faulty(day, month, year))
        if not EARLIEST <= made.year <= LATEST:
            self.refuse(f"must be between {EARLIEST} and {LATEST}", code="year")
        return made

    def in_words(self, value: Any) -> str:
        return at_moment(value) if isinstance(value, datetime) else on_date(value)

    def parts_at_fault(self, bound: forms.BoundField) -> list[str]:
        """The boxes to mark: those the error names, or all."""
        codes = " ".join(error.code or "" for error in bound.errors.as_data()) if bound.errors else ""
        return [part for part in self.parts if part in codes.split()] or list(self.parts)

    def shown(self, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {part: super(Date, self).shown(value.get(part)) for part in self.parts}
        return self.taken_apart(value) if value else dict.fromkeys(self.parts, "")

    def taken_apart(self, value: date) -> dict[str, str]:
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        return self.shared(bound) | {"fieldset": self.fieldset(heading=heading), "items": self.boxes(bound)}

    def typed(self, bound: forms.BoundField) -> list[str]:
        return list(self.shown(bound.value()).values())

    def boxes(self, bound: forms.BoundField) -> list[dict[str, Any]]:
        shown = self.shown(bound.value())
        faults = self.parts_at_fault(bound) if bound.errors else []
        return [
            self.box(bound.html_name, part, has_name=len(shown[part]) > 2, is_at_fault=part in faults)
            for part in self.parts
        ]

    def box(self, name: str, part: str, *, has_name: bool, is_at_fault: bool) -> dict[str, Any]:
        # A month may be a name and a time has a colon, so a phone must offer letters for both.
        keyboard = "numeric" if part in ("day", "year") else "text"
        return {
            "id": f"{name}-{part}",
            "name": f"{name}-{part}",
            "label": {"text": part.capitalize()},
            "value": slot(self.parts.index(part)),
            "width": {"year": 4, "time": 5}.get(part, 5 if has_name else 2),
            "inputmode": keyboard,
            "autocomplete": "off",
            "error": is_at_fault,
        }


class When(Date):
    """A day and a time such as 14:30 or 2:30pm. The cleaned value is an aware datetime, or None."""

    parts = ("day", "month", "year", "time")
    example = "27 3 2026 at 14:30"

    def put_together(self, value: dict[str, str]) -> datetime:
        hour, minute = self.time_from(value["time"])
        made = datetime.combine(self.day_from(value), time(hour, minute), LONDON)
        if made.astimezone(UTC).astimezone(LONDON).hour != hour:
            self.refuse("falls in the hour that is skipped when the clocks go forward", code="time")
        return made

    def time_from(self, text: str) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?", text.lower(), re.ASCII)
        if found and (found[2] or found[3]):
            hour, minute = int(found[1]), int(found[2] or 0)
            if found[3] and 1 <= hour <= 12:
                hour = hour % 12 + (12 if found[3] == "pm" else 0)
            if hour < 24 and minute < 60:
                return hour, minute
        self.refuse("must have a real time, like 14:30", code="time")

    def taken_apart(self, value: datetime) -> dict[str, str]:
        local = value.astimezone(LONDON)
        return super().taken_apart(local) | {"time": f"{local:%H:%M}"}


def digits(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def month_number(text: str) -> int | None:
    """3, 03, Mar, march: all March."""
    named = text.lower()[:3]
    return MONTHS.index(named) + 1 if named in MONTHS else digits(text)


def faulty(day: int | None, month: int | None, year: int | None) -> str:
    """The parts that cannot be right whatever the others are; the day when only together they fail."""
    wrong = [
        name
        for name, number, most in (("day", day, 31), ("month", month, 12), ("year", year, 9999))
        if number is None or not 1 <= number <= most
    ]
    return " ".join(wrong) or "day"
