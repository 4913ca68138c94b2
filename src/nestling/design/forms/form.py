"""The form itself: it reads what was typed, says what is not well-formed, and draws itself."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from markupsafe import Markup

PLUMBING = frozenset({"csrfmiddlewaretoken", "_draft", "_version", "_submission", "_then"})
LEFT_OVER = "_left_"
"""How the names begin under which the page carries words that no question of the form holds any more."""


class Form(forms.Form):
    """A plain form over these fields: ``values()`` goes to an action, ``refuse()`` takes its answer.

    ``bookkeeping`` holds what the view layer carries through the page unseen: ``_draft``, ``_version``,
    ``_submission``. ``autosave_url`` makes the browser keep a draft every 20 seconds; ``saved_at`` and
    ``discard_url`` say that a draft came back; ``left_over`` is typed text whose question has gone;
    ``conflicts`` are the fields somebody else has changed meanwhile, as (label, theirs, yours).
    """

    use_required_attribute = False
    known_names: ClassVar[frozenset[str]] = PLUMBING

    def __init__(self, data: Any = None, files: Any = None, *, choices: dict[str, Any] | None = None, **kwargs: Any):
        super().__init__(data, files, auto_id="%s", **kwargs)
        self.bookkeeping: dict[str, str] = {}
        self.autosave_url = ""
        self.saved_at = ""
        self.discard_url = ""
        self.left_over: tuple[tuple[str, str], ...] = ()
        self.conflicts: tuple[tuple[str, Any, Any], ...] = ()
        for name, offered in (choices or {}).items():
            self.fields[name].offer(offered)

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> "Form":
        """Filled from the request when it is a POST, even an empty one; fresh otherwise."""
        if request.method == "POST":
            return cls(request.POST, request.FILES, **kwargs)
        return cls(**kwargs)

    def mark_needed(self, words: Mapping[str, str]) -> None:
        """Say of the named questions when they are needed, where a form may be saved without them for now."""
        for name in words.keys() & self.fields.keys():
            self.fields[name].needed = words[name]

    def values(self) -> dict[str, Any]:
        """The cleaned plain values, ready for an action's keyword arguments."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}

    def posted(self, name: str) -> str:
        """What came back for a bookkeeping name or a button, for example ``_version``."""
        return str(self.data.get(name, "")) if self.is_bound else ""

    def refuse(self, refusal: Any) -> None:
        """Show a refused action: anything with ``.sentence`` and, if it concerns one field, ``.field``."""
        _ = self.errors
        if not hasattr(self, "cleaned_data"):
            self.cleaned_data = {}
        field = getattr(refusal, "field", None)
        self.add_error(field if field in self.fields else None, str(refusal.sentence))

    def unexpected_fields(self) -> tuple[str, ...]:
        """Posted names this form does not know: a hand-made request, or a form that has changed since."""
        odd = set(self.data) - self.expected_names() if self.is_bound else ()
        return tuple(sorted(name for name in odd if not name.startswith(LEFT_OVER)))

    def expected_names(self) -> set[str]:
        """Every name that this form takes: its inputs and what the page adds to them."""
        return self.known_names | self.bookkeeping.keys() | self.input_names()

    def input_names(self) -> set[str]:
        return {given for name, field in self.fields.items() for given in field.names(self.add_prefix(name))}

    def draw(self, *names: str, heading: bool = False) -> Markup:
        """The named fields as NHS components; ``heading`` makes the first label the page's heading."""
        return Markup("\n").join(
            self.fields[name].draw(self[name], heading=heading and not index) for index, name in enumerate(names)
        )

    def draw_all(self) -> Markup:
        return self.draw(*self.fields)

    def draw_rest(self, *drawn: str) -> Markup:
        """Every field but these."""
        return self.draw(*(name for name in self.fields if name not in drawn))

    def error_list(self) -> list[dict[str, str]]:
        """What the error summary shows, in the order of the fields; each links to the right input."""
        if not self.errors:
            return []
        general = [{"text": text} for text in self.non_field_errors()]
        return general + [
            {"text": self[name].errors[0], "href": f"#{self.fields[name].focus(self[name])}"}
            for name in self.fields
            if self[name].errors
        ]
