"""What is known of a font holds as long as a page is open that uses it, and no longer."""

from pathlib import Path

import pytest

from pipeline.extract.pdf.document import read_pdf
from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines import pdfium_looks
from pipeline.extract.pdf.engines.pdfium_document import open_document
from pipeline.extract.pdf.engines.pdfium_looks import Font, LookKey, Looks

BROCHURE = Path(__file__).parents[2] / "raw" / "benelux-2021-2024" / "brochure-nl.pdf"
ADDRESS, OTHER_ADDRESS = 4096, 8192


def _key(address: int) -> LookKey:
    """Upright black letters of ten points."""
    return (address, 0, 10.0, 1.0, 0.0, 0.0, 1.0, 0, 0, 0, 255)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """The fonts that PDFium has at the moment, by address."""
    now: dict[int, str] = {}
    monkeypatch.setattr(
        pdfium_looks,
        "_read_font",
        lambda handle: Font(
            name=now[handle], weight=400, flags=0, italic_angle_deg=0, descent=-0.2
        ),
    )
    return now


def test_a_font_of_the_page_before_is_known(names: dict[int, str]) -> None:
    looks = Looks()
    names[ADDRESS] = "Roman"
    first = looks.find(_key(ADDRESS), 0)
    looks.turn_page()
    names.clear()
    assert looks.find(_key(ADDRESS), 0) is first
    assert looks.find(_key(ADDRESS), 90).font is first.font


def test_an_address_that_a_page_did_not_use_may_be_another_fonts(names: dict[int, str]) -> None:
    looks = Looks()
    names.update({ADDRESS: "Roman", OTHER_ADDRESS: "Grotesk"})
    looks.find(_key(ADDRESS), 0)
    looks.turn_page()
    looks.find(_key(OTHER_ADDRESS), 0)
    looks.turn_page()
    names[ADDRESS] = "Antiqua"
    assert looks.find(_key(ADDRESS), 0).style.font == "Antiqua"
    assert list(looks.fonts) == [ADDRESS]


def test_no_more_than_two_pages_are_open_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: set[int] = set()
    most = 0

    def load_page(document: int, index: int) -> int:
        nonlocal most
        handle: int = load(document, index)
        opened.add(handle)
        most = max(most, len(opened))
        return handle

    def close_page(handle: int) -> None:
        opened.remove(handle)
        close(handle)

    load, close = pdfium.load_page, pdfium.close_page
    monkeypatch.setattr(pdfium, "load_page", load_page)
    monkeypatch.setattr(pdfium, "close_page", close_page)
    data = BROCHURE.read_bytes()
    with open_document(data, source_id="brochure", password=None) as document:
        assert pdfium.count_pages(document.handle) > 2
    read_pdf(data, source_id="brochure")
    assert (most, opened) == (2, set())
