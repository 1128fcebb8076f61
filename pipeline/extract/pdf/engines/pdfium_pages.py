"""Pages of a document in PDFium, several of them open at a time.

What is worked out for the letters of a few short pages takes hardly longer than for those of one,
so that pages are read in batches. A long page is a batch by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate, pairwise, repeat
from typing import Any

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import Ints
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import ask_each, scratch
from pipeline.model.frozen import frozen

#: A batch ends with the page that brings it to so many pages, characters or objects. More of
#: them gain little, and what is open takes memory.
_ENOUGH_PAGES = 8
_ENOUGH_CHARS = 8_000
_ENOUGH_OBJECTS = 1_000
#: Objects are counted in forms within forms so deep.
_FORM_DEPTH = 4


@frozen
class OpenedPage:
    """An open page.

    Attributes:
        number: physical page from 1.
        handle: address of its ``FPDF_PAGE``.
        text_handle: address of its ``FPDF_TEXTPAGE``.
        char_count: how many characters PDFium has for it, its own blanks included.
        frame: of the page.
    """

    number: int
    handle: int
    text_handle: int
    char_count: int
    frame: PageFrame


@frozen
class Batch:
    """Open pages that follow one another.

    Attributes:
        pages: at least one, if the next page is not damaged.
        damage: why the page behind them cannot be read; None where it was not tried, or can.
    """

    pages: tuple[OpenedPage, ...]
    damage: str | None


@contextmanager
def open_batch(
    document: int, first: int, page_count: int, check_char_count: Callable[[int, int], None]
) -> Iterator[Batch]:
    """Open pages to be read together; they are closed at the end.

    Args:
        document: address of the ``FPDF_DOCUMENT``.
        first: number of the first page, from 1.
        page_count: of the document.
        check_char_count: called with each page's number and how many characters it has; raises
            when they are too many.
    """
    pages: list[OpenedPage] = []
    damage: str | None = None
    try:
        char_count = object_count = 0
        for number in range(first, min(first + _ENOUGH_PAGES, page_count + 1)):
            try:
                page = _open(document, number)
            except ValueError as error:
                damage = str(error)
                break
            pages.append(page)
            check_char_count(number, page.char_count)
            char_count += page.char_count
            object_count += _count_objects(page.handle)
            if char_count >= _ENOUGH_CHARS or object_count >= _ENOUGH_OBJECTS:
                break
        yield Batch(pages=tuple(pages), damage=damage)
    finally:
        for page in pages:
            _close(page)


@contextmanager
def open_page(document: int, number: int) -> Iterator[OpenedPage]:
    """Open the page of that number, from 1, by itself.

    Raises:
        ValueError: if PDFium cannot load the page.
    """
    page = _open(document, number)
    try:
        yield page
    finally:
        _close(page)


def _open(document: int, number: int) -> OpenedPage:
    handle = pdfium.load_page(document, number - 1)
    if not handle:
        raise ValueError("PDFium cannot load it")
    text_page = pdfium.load_text_page(handle)
    if not text_page:
        pdfium.close_page(handle)
        raise ValueError("PDFium cannot read its text")
    return OpenedPage(
        number=number,
        handle=handle,
        text_handle=text_page,
        char_count=max(0, pdfium.count_chars(text_page)),
        frame=_read_frame(handle),
    )


def _close(page: OpenedPage) -> None:
    pdfium.close_text_page(page.text_handle)
    pdfium.close_page(page.handle)


def _count_objects(page: int) -> int:
    """How many objects a page holds, those in its forms included: maps often are one form."""
    count: int = pdfium.count_objects(page)
    if count >= _ENOUGH_OBJECTS:
        return count
    pointer = pdfium.as_pointer(page)
    objects = list(ask_each(pdfium.get_object, repeat(pointer), range(count)))
    for _ in range(_FORM_DEPTH):
        pointers = list(map(pdfium.as_pointer, objects))
        counts = list(ask_each(pdfium.count_form_objects, pointers))
        forms = [(one, inside) for one, inside in zip(objects, counts, strict=True) if inside > 0]
        count += sum(inside for _, inside in forms)
        if not forms or count >= _ENOUGH_OBJECTS:
            break
        objects = [
            pdfium.get_form_object(form, index) for form, inside in forms for index in range(inside)
        ]
    return count


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


class BatchChars:
    """The characters of a batch, counted from its first to its last.

    Attributes:
        pages: of the batch.
        pointers: to their ``FPDF_TEXTPAGE``, ready for calls.
        starts: the first character of each page; at the end how many there are in all.
    """

    def __init__(self, pages: tuple[OpenedPage, ...]) -> None:
        self.pages = pages
        self.pointers = [pdfium.as_pointer(page.text_handle) for page in pages]
        self.starts = [0, *accumulate(page.char_count for page in pages)]

    def list_pages(self) -> Iterator[tuple[Any, int, int]]:
        """Of each page the pointer, its first character and the one after its last."""
        return zip(self.pointers, self.starts, self.starts[1:], strict=False)

    def part(self, chars: Ints) -> list[tuple[int, int]]:
        """Where the characters of each page begin and end among ``chars``, which rise."""
        return list(pairwise(chars.searchsorted(self.starts).tolist()))

    def locate(self, chars: Ints) -> tuple[list[Any], list[int]]:
        """The pointer of each of ``chars``, which rise, and its place on its page."""
        pointers: list[Any] = []
        places: list[int] = []
        parts = self.part(chars)
        for pointer, first, (start, stop) in zip(self.pointers, self.starts, parts, strict=False):
            pointers += [pointer] * (stop - start)
            places += (chars[start:stop] - first).tolist()
        return pointers, places
