"""The same PDF read by the engine that did not read each page: an independent witness."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack

import numpy as np

from pipeline.extract.pdf.engines import pdfium_reader
from pipeline.extract.pdf.engines.glyphs import PageGlyphs
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.page_frame import turn_boxes
from pipeline.extract.pdf.engines.pdfium_document import open_document
from pipeline.extract.pdf.engines.pdfium_pages import open_page
from pipeline.extract.pdf.page_collector import MEDIA_TYPE
from pipeline.extract.pdf.page_reading import SecondEngine
from pipeline.extract.pdf.rows.ink import pick_ink
from pipeline.model.document import (
    Document,
    Page,
    PageLetters,
    PageStatus,
    Reader,
    SecondReading,
)
from pipeline.model.errors import SourceTooLargeError, UnsupportedSourceError
from pipeline.model.limits import Limits


def read_pdf_again(
    data: bytes, document: Document, *, limits: Limits, password: str | None = None
) -> SecondReading:
    """Read each page of ``document`` by the other engine.

    Only letters and boxes: nothing of the first reading's lines, order or joins is used, so that
    an error in those shows.

    Raises:
        UnsupportedSourceError: if ``document`` was not read from a PDF.
        SourceTooLargeError: if the file has more characters than ``limits`` allow.
        SourceError: if the file cannot be opened at all any more.
    """
    if document.media_type != MEDIA_TYPE:
        raise UnsupportedSourceError(
            f"{document.source_id}: only PDF files are read a second time, this is "
            f"{document.media_type}.",
            source=document.source_id,
        )
    read: list[PageLetters] = []
    unreadable: list[tuple[int, str]] = []
    char_count = 0
    with ExitStack() as stack:
        opened = stack.enter_context(
            open_document(data, source_id=document.source_id, password=password)
        )
        second = SecondEngine(data, password, opened.page_count, stack)
        hyphens = LineEndHyphens()
        for page in document.pages:
            try:
                glyphs = _read_other(opened.handle, second, page, hyphens)
            except ValueError as error:
                unreadable.append((page.number, str(error)))
                continue
            char_count += len(glyphs.codes)
            if char_count > limits.char_count:
                raise SourceTooLargeError(
                    f"{document.source_id}: the second reading has more than "
                    f"{limits.char_count:,} characters, the limit.",
                    source=document.source_id,
                )
            read.append(_pack_letters(glyphs, page))
    used_pdfium = any(page.reader == Reader.PDFPLUMBER for page in document.pages)
    return SecondReading(
        source_sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(read),
        unreadable=tuple(unreadable),
        page_count=second.page_count
        if second.page_count is not None or not used_pdfium
        else opened.page_count,
    )


def _read_other(
    document: int, second: SecondEngine, page: Page, hyphens: LineEndHyphens
) -> PageGlyphs:
    if page.status == PageStatus.CORRUPT:
        raise ValueError("the page is damaged")
    with open_page(document, page.number) as opened:
        (glyphs,) = pdfium_reader.read_glyphs((opened,), hyphens, is_tagged=False)
    if page.reader == Reader.PDFPLUMBER:
        return glyphs
    return second.read(page.number, opened.frame, glyphs)


def _pack_letters(glyphs: PageGlyphs, page: Page) -> PageLetters:
    ink = pick_ink(glyphs)
    boxes = np.stack((ink.x0, ink.top, ink.x1, ink.bottom), axis=1)
    directions = np.array([style.direction_deg for style in glyphs.styles], dtype=np.int64)
    for direction in {style.direction_deg for style in glyphs.styles} - {0}:
        members = directions[ink.style_ids] == direction
        turned = turn_boxes(direction, glyphs.width_pt, glyphs.height_pt, *boxes[members].T)
        boxes[members] = np.stack(turned, axis=1)
    return PageLetters(
        page_number=page.number,
        reader=Reader.PDFIUM if page.reader == Reader.PDFPLUMBER else Reader.PDFPLUMBER,
        letters=ink.text,
        packed_boxes=boxes.astype(np.float32).tobytes(),
    )
