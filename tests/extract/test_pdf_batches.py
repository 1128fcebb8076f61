"""Pages are read several at a time: each as if it had been read by itself, and few are open."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract.pdf.document import read_pdf
from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import PageGlyphs
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.pdfium_document import open_document
from pipeline.extract.pdf.engines.pdfium_pages import OpenedPage, open_batch
from pipeline.extract.pdf.engines.pdfium_reader import read_glyphs
from pipeline.model.errors import SourceTooLargeError
from pipeline.model.limits import Limits
from tests.extract.pdf_writing import PdfWriter
from tests.extract.test_page_routing import HEBREW_MAP
from tests.extract.test_pdf_oddities import SOFT_HYPHEN_MAP, unmapped_writer

#: Maps "a" to a letter outside the basic plane, for which PDFium's text has two units.
ASTRAL_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Astral def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <61> <d835dc00> endbfchar
endcmap end end"""


def _plain(writer: PdfWriter) -> None:
    page = writer.page()
    page.text(50, 100, "Wonen en werken", font="F4")
    page.text(50, 120, "fijn of niet, stijf", size=9, colour="1 0 0")


def _empty(writer: PdfWriter) -> None:
    writer.page()


def _rotated(writer: PdfWriter) -> None:
    writer.page(rotation=90).text(50, 100, "liggend fijn", font="F4")


def _turned(writer: PdfWriter) -> None:
    page = writer.page()
    page.text(50, 100, "recht")
    page.text(300, 300, "omhoog", turn=(0, 1, -1, 0))
    page.text(300, 500, "schuin", turn=(0.7, 0.7, -0.7, 0.7))


def _cropped(writer: PdfWriter) -> None:
    page = writer.page(media_origin=(100, 50), crop=(120, 70, 600, 800))
    page.text(50, 100, "bijgesneden")


def _hyphened(writer: PdfWriter) -> None:
    page = writer.page()
    page.text(50, 100, "samen-", font="FS")
    page.text(50, 114, "werken", font="FS")
    page.text(50, 128, "werk-")
    page.text(50, 142, "groep")


def _unmapped(writer: PdfWriter) -> None:
    page = writer.page()
    page.text(50, 60, "voor")
    page.raw("BT /FX 12 Tf 50 700 Td <000300040005> Tj ET")


def _astral(writer: PdfWriter) -> None:
    writer.page().text(50, 100, "aaa", font="FA")


def _hebrew(writer: PdfWriter) -> None:
    writer.page().text(50, 100, "abc def", font="FH")


def _unseen(writer: PdfWriter) -> None:
    writer.page().text(50, 100, "verborgen", mode=3)


def _wide(writer: PdfWriter) -> None:
    writer.page().text(50, 100, "W", size=40)


def _beside_wide(writer: PdfWriter) -> None:
    """On one page with the last its first letter would reach into that one's last."""
    writer.page().text(60, 100, "il", size=40)


KINDS: list[Callable[[PdfWriter], None]] = [
    _plain, _empty, _rotated, _turned, _cropped, _hyphened, _unmapped, _astral, _hebrew, _unseen,
    _wide, _beside_wide,
]  # fmt: skip


def _writer() -> PdfWriter:
    maps = [SOFT_HYPHEN_MAP, HEBREW_MAP, ASTRAL_MAP]
    fonts = {
        name: f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {number} 0 R >>"
        for number, name in enumerate(("FS", "FH", "FA"), start=3)
    }
    streams = [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(one), one) for one in maps]
    fonts |= unmapped_writer().extra_fonts
    return PdfWriter(extra_objects=streams, extra_fonts=fonts)


def _allow(_number: int, _char_count: int) -> None:
    """Every page may be read."""


def _read(*batches: tuple[OpenedPage, ...]) -> list[PageGlyphs]:
    hyphens = LineEndHyphens()
    return [one for pages in batches for one in read_glyphs(pages, hyphens, is_tagged=True)]


def _facts(glyphs: PageGlyphs) -> tuple[object, ...]:
    return (
        glyphs.number,
        (glyphs.width_pt, glyphs.height_pt, glyphs.rotation_deg),
        glyphs.text,
        glyphs.styles,
        dict(glyphs.descents),
        glyphs.handles,
        glyphs.oddities,
    )


def _arrays(glyphs: PageGlyphs) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    places = (glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom, glyphs.baseline)
    assert glyphs.has_seen_gap is not None
    numbers = (glyphs.codes, glyphs.style_ids, glyphs.content_ids, glyphs.has_seen_gap)
    return [*(one.astype(np.float64) for one in numbers), *places]


@settings(max_examples=60, deadline=None)
@example([_wide, _beside_wide])
@example(KINDS[:8])
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
def test_a_page_reads_the_same_among_others_and_by_itself(
    kinds: list[Callable[[PdfWriter], None]],
) -> None:
    writer = _writer()
    for draw in kinds:
        draw(writer)
    with (
        open_document(writer.write(), source_id="doc", password=None) as opened,
        open_batch(opened.handle, 1, opened.page_count, _allow) as batch,
    ):
        assert len(batch.pages) == len(kinds)
        together = _read(batch.pages)
        apart = _read(*((page,) for page in batch.pages))
    assert list(map(_facts, together)) == list(map(_facts, apart))
    for one, other in zip(together, apart, strict=True):
        for values, others in zip(_arrays(one), _arrays(other), strict=True):
            np.testing.assert_array_equal(values, others)


def test_the_kinds_are_as_odd_as_they_are_meant() -> None:
    writer = _writer()
    for draw in KINDS[:8]:
        draw(writer)
    with (
        open_document(writer.write(), source_id="doc", password=None) as opened,
        open_batch(opened.handle, 1, opened.page_count, _allow) as batch,
    ):
        texts = [glyphs.text for glyphs in _read(batch.pages)]
    assert texts[1] == ""
    assert "\u00ad" in texts[5]
    assert "werk-" in texts[5]
    assert "\ufffd" in texts[6]
    assert texts[7] == "\U0001d400" * 3


@pytest.fixture
def open_pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages were open after each that was opened; at the end how many still are."""
    counts: list[int] = []
    handles: set[int] = set()

    def load_page(document: int, index: int) -> int:
        handle: int = load(document, index)
        handles.add(handle)
        counts.append(len(handles))
        return handle

    def close_page(handle: int) -> None:
        handles.remove(handle)
        close(handle)
        if not handles:
            counts.append(0)

    load, close = pdfium.load_page, pdfium.close_page
    monkeypatch.setattr(pdfium, "load_page", load_page)
    monkeypatch.setattr(pdfium, "close_page", close_page)
    return counts


def test_few_short_pages_are_open_at_once(open_pages: list[int]) -> None:
    writer = _writer()
    for _ in range(20):
        _plain(writer)
    assert len(read_pdf(writer.write(), source_id="doc").pages) == 20
    assert open_pages == [*range(1, 9), 0, *range(1, 9), 0, *range(1, 5), 0]


def test_a_long_page_is_not_kept_open_for_others(open_pages: list[int]) -> None:
    writer = _writer()
    for _ in range(3):
        page = writer.page()
        for line in range(70):
            page.text(20, 10 + 11 * line, "woorden " * 20, size=4)
    read_pdf(writer.write(), source_id="doc")
    assert open_pages == [1, 0, 1, 0, 1, 0]


def test_a_page_of_many_drawings_is_not_kept_open_for_others(open_pages: list[int]) -> None:
    writer = _writer()
    for _ in range(2):
        page = writer.page()
        page.text(50, 100, "kaart")
        for place in range(1_200):
            page.box(place % 500, place % 800, 1, 1, "0 0 1")
    read_pdf(writer.write(), source_id="doc")
    assert open_pages == [1, 0, 1, 0]


def test_nor_is_one_of_many_drawings_in_a_form(open_pages: list[int]) -> None:
    boxes = b"0 0 1 rg " + b" ".join(b"%d %d 1 1 re f" % (n % 500, n % 800) for n in range(1_200))
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> "
    inner = form % b"" + b"/Length %d >>\nstream\n%s\nendstream" % (len(boxes), boxes)
    outer = form % b"/XObject << /I 3 0 R >>" + b"/Length 5 >>\nstream\n/I Do\nendstream"
    writer = PdfWriter(extra_objects=[inner, outer])
    for _ in range(2):
        writer.page().raw("/O Do")
    data = writer.write().replace(b"/Font <<", b"/XObject << /O 4 0 R >> /Font <<")
    with (
        open_document(data, source_id="doc", password=None) as opened,
        open_batch(opened.handle, 1, opened.page_count, _allow) as batch,
    ):
        assert len(batch.pages) == 1
    assert open_pages == [1, 0]


def test_all_are_closed_when_a_page_crosses_a_limit(open_pages: list[int]) -> None:
    writer = _writer()
    for _ in range(4):
        _plain(writer)
    with pytest.raises(SourceTooLargeError):
        read_pdf(writer.write(), source_id="doc", limits=Limits(char_count=100))
    assert open_pages[-1] == 0
