"""Fields for words: a line, a longer text, an NHS number, a file of text, a hidden value."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from markupsafe import Markup

from nestling.design.forms.field import CANNOT_BE_KEPT, Field

KINDS = {
    "email": {"type": "email", "spellcheck": False},
    "tel": {"type": "tel"},
    "password": {"type": "password", "spellcheck": False},
    "code": {"type": "text", "inputmode": "numeric", "spellcheck": False},
    "text": {"type": "text"},
}


class Text(Field):
    """One line; ``limit`` characters at most, ``width`` in characters (2, 3, 4, 5, 10, 20, 30)."""

    widget = forms.TextInput

    def __init__(
        self,
        label: str,
        *,
        limit: int = 200,
        width: int | None = None,
        kind: str = "text",
        autocomplete: str = "off",
        **kwargs: Any,
    ):
        super().__init__(label, **kwargs)
        self.limit, self.width, self.kind, self.autocomplete = limit, width, kind, autocomplete

    def to_python(self, value: Any) -> str:
        return self.tidy("" if value is None else str(value))

    def tidy(self, text: str) -> str:
        return re.sub(r"[\r\n\t]+", " ", text).strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if CANNOT_BE_KEPT.search(value):
            self.refuse("has a hidden character that cannot be kept. Type it again instead of pasting it")
        if len(value) > self.limit:
            self.refuse(f"must be {self.limit:,} characters or fewer. You entered {len(value):,}")
        if self.kind == "email" and value:
            self.validate_email(value)

    def validate_email(self, value: str) -> None:
        try:
            validate_email(value)
        except ValidationError:
            self.refuse("must be an email address, like name@example.com")

    def typed(self, bound: forms.BoundField) -> list[str]:
        return [""] if self.kind == "password" else super().typed(bound)

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        params = super().params(bound, heading=heading) | KINDS[self.kind] | {"autocomplete": self.autocomplete}
        if self.kind == "text":
            params["attributes"] = {"dir": "auto"}
        return params | ({"width": self.width} if self.width else {})


class LongText(Text):
    """Several lines; ``words`` is guidance under the hint, never a limit."""

    folder = macro = "textarea"
    widget = forms.Textarea

    def __init__(self, label: str, *, limit: int = 20_000, rows: int = 5, words: int | None = None, **kwargs: Any):
        if words:
            kwargs["hint"] = f"{kwargs.get('hint', '')} About {words} words is enough.".strip()
        super().__init__(label, limit=limit, **kwargs)
        self.rows = rows

    def tidy(self, text: str) -> str:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        return super().params(bound, heading=heading) | {"rows": self.rows}


class NhsNumber(Text):
    """Ten digits, spaces and hyphens ignored. Only the shape is judged here; the check digit is a rule."""

    def __init__(self, label: str = "NHS number", *, hint: str = "10 digits, for example 999 123 4567", **kwargs: Any):
        super().__init__(label, hint=hint, width=kwargs.pop("width", 20), **kwargs)

    def tidy(self, text: str) -> str:
        return re.sub(r"[\s\-\u2010-\u2015]+", "", text)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.isascii() and value.isdigit() and len(value) == 10):
            self.refuse("must have 10 digits, like 999 123 4567")

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        return super().params(bound, heading=heading) | {"inputmode": "numeric", "spellcheck": False}


class Hidden(Text):
    """A value the page carries unseen, judged like any other text."""

    widget = forms.HiddenInput

    def draw(self, bound: forms.BoundField, *, heading: bool = False) -> Markup:
        return Markup('<input type="hidden" id="{0}" name="{0}" value="{1}">').format(
            bound.html_name, self.shown(bound.value())
        )


class Upload(Field):
    """A small text file; the cleaned value is its text, or an empty string."""

    folder, macro = "file-upload", "fileUpload"
    widget = forms.FileInput

    def __init__(self, label: str, *, limit: int = 200_000, accept: str = "", **kwargs: Any):
        super().__init__(label, **kwargs)
        self.limit, self.accept = limit, accept

    def missing_sentence(self) -> str:
        return f"Choose {self.called}"

    def clean(self, value: Any) -> str:
        super().clean(value)
        if not value:
            return ""
        if value.size > self.limit:
            self.refuse(f"must be smaller than {self.limit // 1000:,} KB")
        return self.text_of(value.read())

    def text_of(self, content: bytes) -> str:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            self.refuse("must be a plain text file in UTF-8")

    def typed(self, bound: forms.BoundField) -> list[str]:
        return []

    def params(self, bound: forms.BoundField, *, heading: bool) -> dict[str, Any]:
        params = self.shared(bound) | {"name": bound.html_name, "label": self.asked(heading=heading)}
        return params | ({"attributes": {"accept": self.accept}} if self.accept else {})
