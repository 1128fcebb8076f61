"""Each page by the engine that reads it best, with the reason when that is not the usual one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines import pdfium_reader
from pipeline.extract.pdf.engines.glyphs import Drawing, LinkArea, PageGlyphs
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.page_drawings import PagePicture, read_drawings
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.page_links import read_links
from pipeline.extract.pdf.engines.pdfium_document import OpenedDocument
from pipeline.extract.pdf.engines.pdfium_pages import open_batch
from pipeline.extract.pdf.engines.tags import PageTags, read_tags
from pipeline.model.document import Reader
from pipeline.model.frozen import frozen

#: A page where its file is not packed: what a page count that is too low leaves out.
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


class SecondEngine:
    """pdfplumber on the same file, opened when a page first needs it.

    Attributes:
        page_count: pages that it counts; None before it is opened, and when it cannot open it.
        failure: why it cannot open the file; None when it can, or was not asked.
    """

    def __init__(
        self, data: bytes, password: str | None, expected_page_count: int, stack: ExitStack
    ) -> None:
        self.page_count: int | None = None
        self.failure: str | None = None
        self._data = data
        self._password = password
        self._expected_page_count = expected_page_count
        self._stack = stack
        self._opened: Any = None

    def open(self) -> bool:
        """Whether it could be opened."""
        if self._opened is None and self.failure is None:
            from pipeline.extract.pdf.engines import pdfplumber_reader

            try:
                self._opened = self._stack.enter_context(
                    pdfplumber_reader.open_pdf(self._data, self._password)
                )
                self.page_count = pdfplumber_reader.count_pages(self._opened)
            except ValueError as error:
                self.failure = f"pdfplumber cannot open the file ({error})"
        return self.failure is None

    def recount_pages(self) -> None:
        """Counts the pages too, where the file seems to have more than PDFium counts.

        PDFium believes a page tree that says too little; pages that an editor took out are still
        in the file, so that looking at its bytes is not enough.
        """
        if self.page_count is not None or self.failure is not None:
            return
        if len(_PAGE_OBJECT.findall(self._data)) <= self._expected_page_count:
            return
        from pipeline.extract.pdf.engines import pdfplumber_reader

        try:
            with pdfplumber_reader.open_pdf(self._data, self._password) as opened:
                self.page_count = pdfplumber_reader.count_pages(opened)
        except ValueError as error:
            self.failure = f"pdfplumber cannot open the file ({error})"

    def read(self, number: int, frame: PageFrame, first: PageGlyphs) -> PageGlyphs:
        """The glyphs of a page of which PDFium has read ``first``.

        Raises:
            ValueError: if it cannot read the page; the message says why.
        """
        from pipeline.extract.pdf.engines import pdfplumber_reader

        if not self.open():
            raise ValueError(self.failure)
        if self.page_count is None or number > self.page_count:
            raise ValueError(f"pdfplumber finds only {self.page_count} pages")
        try:
            glyphs = pdfplumber_reader.read_page(self._opened, number, frame, first.descents)
        except ValueError as error:
            raise ValueError(f"pdfplumber cannot read it ({error})") from None
        if self.page_count != self._expected_page_count and not _are_one_page(glyphs, first):
            raise ValueError("pdfplumber has another page in its place")
        return glyphs


def _are_one_page(glyphs: PageGlyphs, other: PageGlyphs) -> bool:
    """Whether two readings share most letters, as readings of two pages do not."""
    counts, other_counts = Counter(glyphs.codes.tolist()), Counter(other.codes.tolist())
    shared = (counts & other_counts).total()
    return 2 * shared > limit.MIN_SHARED_LETTERS * (len(glyphs.codes) + len(other.codes))


@frozen
class PageReading:
    """A page as read.

    Attributes:
        glyphs: by ``reader``.
        drawings: by PDFium, in painting order.
        links: by PDFium.
        tags: the file's own structure, by marked-content identifier.
        reader: the engine that read the letters.
        reason: why not the usual engine, or why not the one asked for; None when it was.
    """

    glyphs: PageGlyphs
    drawings: tuple[Drawing, ...]
    links: tuple[LinkArea, ...]
    tags: PageTags
    reader: Reader
    reason: str | None


@frozen
class DamagedPage:
    """A page that cannot be read.

    Attributes:
        number: physical page from 1.
        reason: in words.
    """

    number: int
    reason: str


def read_pages(
    opened: OpenedDocument,
    second: SecondEngine,
    *,
    reader: str,
    hyphens: LineEndHyphens,
    check_char_count: Callable[[int, int], None],
) -> Iterator[PageReading | DamagedPage]:
    """Read all pages, in their order.

    Args:
        opened: the file in PDFium.
        second: the file in pdfplumber.
        reader: ``auto``, ``pdfium`` or ``pdfplumber``.
        hyphens: of the document.
        check_char_count: called with each page's number and how many characters it has, before
            they are read; raises when they are too many.
    """
    number, is_tagged = 1, opened.is_tagged
    while number <= opened.page_count:
        with open_batch(opened.handle, number, opened.page_count, check_char_count) as batch:
            first_readings = [
                _FirstReading(
                    frame=page.frame,
                    glyphs=glyphs,
                    picture=(picture := read_drawings(page.handle, page.frame, glyphs.handles)),
                    links=read_links(opened.handle, page.handle, page.frame),
                    tags=read_tags(page.handle)
                    if is_tagged and not picture.has_text_in_forms
                    else {},
                )
                for page, glyphs in zip(
                    batch.pages,
                    pdfium_reader.read_glyphs(batch.pages, hyphens, is_tagged=is_tagged),
                    strict=True,
                )
            ]
        for reading in first_readings:
            yield _choose_engine(reading, second, reader)
        number += len(batch.pages)
        if batch.damage is not None:
            yield DamagedPage(number=number, reason=batch.damage)
            number += 1


@frozen
class _FirstReading:
    """A page by PDFium."""

    frame: PageFrame
    glyphs: PageGlyphs
    picture: PagePicture
    links: tuple[LinkArea, ...]
    tags: PageTags


def _choose_engine(first: _FirstReading, second: SecondEngine, reader: str) -> PageReading:
    glyphs, frame, picture = first.glyphs, first.frame, first.picture
    used, reason = Reader.PDFIUM, None
    if reader == "pdfplumber":
        wanted: tuple[str, ...] = ("asked for",)
    elif reader == "auto":
        doubled = ("letters painted twice",) if picture.has_doubled_text else ()
        turned = (f"page turned by {frame.rotation_deg}°",) if frame.rotation_deg else ()
        wanted = (*turned, *glyphs.oddities, *doubled)
    else:
        wanted = ()
    if wanted:
        try:
            other = second.read(glyphs.number, frame, glyphs)
        except ValueError as error:
            reason = f"{', '.join(wanted)}; but {error}"
        else:
            if len(other.codes) or not len(glyphs.codes):
                glyphs, used, reason = other, Reader.PDFPLUMBER, ", ".join(wanted)
            else:
                reason = f"{', '.join(wanted)}; but pdfplumber finds no text on it"
    return PageReading(
        glyphs=glyphs,
        drawings=picture.drawings,
        links=first.links,
        tags=first.tags,
        reader=used,
        reason=reason,
    )
