"""What is printed from a record says on every sheet whom it is about."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nestling.core import clock
from tests import scenes
from tests.scenes import care as care_scenes
from tests.scenes import families as family_scenes
from tests.scenes import letters as letter_scenes

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "999 000 0018"


@pytest.fixture
def pages(walk):
    """A practitioner, and the pages of a family who has come many times."""
    leeds = scenes.open_service()
    pat = walk("practitioner", leeds, name="Pat Example")
    by = pat.viewer
    with scenes.looking(by):
        tie = family_scenes.family(by, infant=family_scenes.baby(nhs_number=NUMBER, **letter_scenes.SURGERY))
        episode = care_scenes.begun(by, scenes.colleague(leeds, "service_manager"), tie)
        care_scenes.met_times(by, episode, 24)
        observed = "Robin looked for her face, and found it. " * 6
        care_scenes.met(by, episode, clock.now(), observation=observed)
    family = tie.family.ref
    return pat, (
        f"/contacts/of/{episode.ref}/",
        f"/families/{family}/chronology/",
        f"/families/{family}/",
        f"/care/{episode.ref}/",
    )


def sheets(walker, address: str) -> list[str]:
    walker.goes_to(address)
    reader = PdfReader(BytesIO(walker.page.pdf(format="A4")))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_every_sheet_names_both_people_the_birth_date_and_the_nhs_number(pages):
    pat, addresses = pages
    printed = {address: sheets(pat, address) for address in addresses}
    assert len(printed[addresses[0]]) > 1
    for address, texts in printed.items():
        for number, text in enumerate(texts, start=1):
            for words in ("Robin Example", "Ash Example", "10 December 2025", NUMBER):
                assert words in text, f"{address}: {words!r} is not on sheet {number} of {len(texts)}"
