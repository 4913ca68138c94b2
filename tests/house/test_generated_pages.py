"""The generated pages of docs/ say what the code says today."""

import pytest

from nestling.core.describing import PAGES, data_dictionary
from tests.house import rooms


@pytest.mark.parametrize("name", PAGES)
def test_no_generated_page_is_stale(name):
    page = rooms.ROOT / "docs" / name
    assert page.exists() and page.read_text() == PAGES[name](), f"Run python3 dev.py docs: docs/{name} is out of date."


def test_the_dictionary_names_every_record():
    text = data_dictionary()
    assert not [record.__name__ for record in rooms.records() if f"\n### {record.__name__}\n" not in text]
