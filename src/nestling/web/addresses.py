"""The address of a record's page, for lists that name hundreds: worked out once a page, not once a record."""

from functools import lru_cache

from django.urls import reverse

_ANY = "REFERENCE"


def address(view: str, ref: str) -> str:
    """The address of a view that takes a reference, which holds letters and digits only and needs no quoting."""
    before, after = _around(view)
    return f"{before}{ref}{after}"


@lru_cache(maxsize=256)
def _around(view: str) -> tuple[str, str]:
    before, after = reverse(view, args=[_ANY]).split(_ANY)
    return before, after
