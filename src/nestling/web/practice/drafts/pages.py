"""The page of a person's own drafts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class KeptDraft:
    """One form that was begun and not yet saved."""

    title: str
    url: str
    saved_at: datetime

    @classmethod
    def of(cls, draft: Any) -> "KeptDraft":
        """From the kept draft."""
        return cls(draft.title, draft.path, draft.saved_at)


@dataclass(frozen=True)
class Mine:
    """All of them."""

    drafts: tuple[KeptDraft, ...]
    title: str = "My drafts"
