"""The exact words behind a record, and where a person finds them."""

from __future__ import annotations

import bisect
import math
import operator

from pipeline.model.document import Document
from pipeline.model.geometry import BBox
from pipeline.model.outline import Block
from pipeline.model.selectors import CharSpan, quote_span
from pipeline.model.statements import Quotation

PDF = "application/pdf"
PLAIN_TEXT = "text/plain"
_END = operator.attrgetter("span.end")


def quote_block(document: Document, block: Block) -> tuple[Quotation, ...]:
    """One quotation for each span of the block, in reading order."""
    return tuple(_quote(document, span) for span in block.spans)


def find_page_number(document: Document, position: int) -> int | None:
    """The page on which a character stands.

    Args:
        document: whose text.
        position: code points from the start of the text; white space belongs to the page of the
            line that follows.

    Returns:
        The physical page from 1; None where the format has no pages.
    """
    lines = document.lines
    index = bisect.bisect_right(lines, position, key=_END)
    return lines[min(index, len(lines) - 1)].page_number if lines else None


def describe_place(
    document: Document, span: CharSpan, page_number: int | None, bbox: BBox | None
) -> str | None:
    """The URI fragment that opens a place in the source file, without ``#``.

    For PDF after RFC 8118: ``page``, physical from 1, and ``viewrect=left,top,width,height`` in
    the coordinate system of Adobe's open parameters, to which that RFC refers: origin at the top
    left corner of the visible page whatever its rotation, 72 units an inch. That is ``BBox``, so
    its numbers go in as they are, rounded outwards to whole points.

    For plain text after RFC 5147: ``char=start,end``, positions between characters from 0, every
    line end counted as one character: what ``CharSpan`` is when the canonical text equals the
    file up to line ends.

    Returns:
        The fragment; None where neither applies.
    """
    if document.media_type == PDF and page_number is not None:
        if bbox is None:
            return f"page={page_number}"
        left, top = max(0, math.floor(bbox.x0)), max(0, math.floor(bbox.top))
        width, height = math.ceil(bbox.x1) - left, math.ceil(bbox.bottom) - top
        return f"page={page_number}&viewrect={left},{top},{width},{height}"
    if document.media_type == PLAIN_TEXT and document.is_verbatim:
        return f"char={span.start},{span.end}"
    return None


def _quote(document: Document, span: CharSpan) -> Quotation:
    page_number = find_page_number(document, span.start)
    bbox = document.bbox(span)
    return Quotation(
        span=span,
        quote=quote_span(document.text, span),
        page_number=page_number,
        bbox=bbox,
        fragment=describe_place(document, span, page_number, bbox),
    )
