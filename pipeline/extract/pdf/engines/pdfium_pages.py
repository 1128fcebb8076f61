"""The pages of a document in PDFium, opened one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import scratch
from pipeline.extract.pdf.engines.pdfium_looks import Looks
from pipeline.model.frozen import frozen


@frozen
class OpenedPage:
    """An open page.

    Attributes:
        handle: address of its ``FPDF_PAGE``.
        text_handle: address of its ``FPDF_TEXTPAGE``.
        char_count: how many characters PDFium has for it, its own blanks included.
        frame: of the page.
        looks: of its text objects.
    """

    handle: int
    text_handle: int
    char_count: int
    frame: PageFrame
    looks: Looks


class OpenPages:
    """Opens pages. Each stays open until the next one is, for the sake of their fonts.

    No more than two are open at once, or memory grows.
    """

    def __init__(self, document: int) -> None:
        """Of the document at this address."""
        self._document = document
        self._looks = Looks()
        self._handle = 0

    @contextmanager
    def open(self, number: int) -> Iterator[OpenedPage]:
        """The page of that number, from 1.

        Raises:
            ValueError: if PDFium cannot load the page.
        """
        handle = pdfium.load_page(self._document, number - 1)
        if not handle:
            raise ValueError("PDFium cannot load it")
        self.close()
        self._handle = handle
        self._looks.turn_page()
        text_page = pdfium.load_text_page(handle)
        if not text_page:
            raise ValueError("PDFium cannot read its text")
        try:
            yield OpenedPage(
                handle=handle,
                text_handle=text_page,
                char_count=max(0, pdfium.count_chars(text_page)),
                frame=_read_frame(handle),
                looks=self._looks,
            )
        finally:
            pdfium.close_text_page(text_page)

    def close(self) -> None:
        """Close the page that is still open, if one is."""
        if self._handle:
            pdfium.close_page(self._handle)
            self._handle = 0


def _read_frame(page: int) -> PageFrame:
    pdfium.get_page_bounding_box(page, scratch.floats)
    left, top, right, bottom = scratch.floats[:4]
    return PageFrame(
        left=left,
        bottom=bottom,
        raw_width=right - left,
        raw_height=top - bottom,
        rotation_deg=90 * (pdfium.get_page_rotation(page) % 4),
    )
