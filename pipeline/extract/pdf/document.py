"""A PDF file → ``Document``: opening, choosing the engine for each page, statuses, errors."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pipeline.extract.pdf.engines.pdfium_document import (
    OpenedDocument,
    open_document,
)
from pipeline.extract.pdf.page_collector import PageCollector
from pipeline.extract.pdf.page_reading import DamagedPage, SecondEngine, read_pages
from pipeline.model.document import (
    Document,
)
from pipeline.model.errors import (
    BrokenSourceError,
    SourceTooLargeError,
    UsageError,
)
from pipeline.model.limits import Limits

READERS = ("auto", "pdfium", "pdfplumber")
_NO_LIMITS_GIVEN = Limits()


def read_pdf(
    data: bytes,
    *,
    source_id: str,
    reader: str = "auto",
    limits: Limits = _NO_LIMITS_GIVEN,
    password: str | None = None,
) -> Document:
    """Read a PDF file.

    The canonical text holds the letters that the pages show, in the order a person reads them:
    every line ended by LF, every page by FORM FEED. Blanks between words are one U+0020 each;
    a hyphen at a line's end is the file's own, plain or soft; Latin ligatures (U+FB00–FB06) are
    their letters, since PDFium gives no others; a glyph for which the file tells no character is
    U+FFFD. All else is verbatim, in NFC. Hidden writing comes at the end of its page.

    Args:
        data: the file's bytes.
        source_id: for the document and for messages.
        reader: ``auto`` (PDFium, and pdfplumber for pages of the kinds where PDFium is known to
            differ), ``pdfium`` or ``pdfplumber``.
        limits: pages, characters and bytes; time and memory are the sandbox's.
        password: of an encrypted file.

    Raises:
        UsageError: if ``reader`` is none of these.
        SourceTooLargeError: if the file crosses a limit.
        EncryptedSourceError: if the password is missing or wrong.
        BrokenSourceError: if it is no PDF, damaged beyond reading, or has no pages.
        NoTextLayerError: if no page has text.
    """
    if reader not in READERS:
        raise UsageError(f"there is no reader {reader!r}; there are {', '.join(READERS)}")
    _check_size(data, source_id, limits)
    with ExitStack() as stack, _rare_collections():
        opened = stack.enter_context(open_document(data, source_id=source_id, password=password))
        _check_pages(opened, source_id, limits)
        second = SecondEngine(data, password, opened.page_count, stack)
        pages = PageCollector(source_id, limits)
        for reading in read_pages(
            opened,
            second,
            reader=reader,
            hyphens=pages.hyphens,
            check_char_count=pages.check_char_count,
        ):
            if isinstance(reading, DamagedPage):
                pages.add_damaged(reading)
            else:
                pages.add(reading, is_tagged=opened.is_tagged)
    return pages.finish(data, opened, second)


#: Values made between two looks for cycles; Python's own 700 cost a large document a twelfth.
_VALUES_BETWEEN_COLLECTIONS = 50_000


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Lets the collector look for cycles rarely: reading makes many values and none of those.

    It does look, for pdfplumber leaves some behind.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _check_size(data: bytes, source_id: str, limits: Limits) -> None:
    if not data:
        raise BrokenSourceError(
            f"{source_id}: the file is empty (0 bytes). Fetch it again.", source=source_id
        )
    if len(data) > limits.byte_size:
        raise SourceTooLargeError(
            f"{source_id}: the file has {len(data):,} bytes, more than the limit of "
            f"{limits.byte_size:,}. Raise the limit, or split the file.",
            source=source_id,
        )


def _check_pages(opened: OpenedDocument, source_id: str, limits: Limits) -> None:
    if opened.page_count == 0:
        raise BrokenSourceError(
            f"{source_id}: the PDF has no pages. Fetch it again, or repair it "
            "(for example: qpdf damaged.pdf repaired.pdf).",
            source=source_id,
        )
    if opened.page_count > limits.page_count:
        raise SourceTooLargeError(
            f"{source_id}: the PDF has {opened.page_count:,} pages, more than the limit of "
            f"{limits.page_count:,}. Raise the limit, or give only the pages of the programme.",
            source=source_id,
        )
