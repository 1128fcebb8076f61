"""Plain text → Document: the file's own characters and its own lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.canonical_text import check_text, make_canonical
from pipeline.extract.decoding import decode_text
from pipeline.extract.plain_text.parted_marks import give_marks
from pipeline.extract.plain_text.typed_columns import unfold_columns
from pipeline.extract.plain_text.typed_tables import find_typed_tables
from pipeline.model.document import Document, Element, ElementKind, Line, Reader
from pipeline.model.frozen import replace
from pipeline.model.limits import Limits
from pipeline.model.selectors import CharSpan

FORM_FEED = "\f"
#: What ends a line without being part of the canonical line end: a page, or a column of one.
LINE_ENDS = re.compile("[\n\f\v]")


def read_plain_text(data: bytes, *, source_id: str, limits: Limits | None = None) -> Document:
    """Reads a text file.

    Every line of the file that is not blank is a ``Line``; wrapped lines are not joined, and
    markers stay in the text. Pages of a file need a size, which text has not, so ``pages`` is
    empty; but where form feeds part the text, lines carry the number of the page they stand on.
    Columns set side by side with blanks come one below the other, in the canonical text too. Cells
    of tables typed with upright bars or tabs are lines of their own, and so are the bars.

    Args:
        data: the file.
        source_id: whose document.
        limits: bounds on its length.

    Raises:
        BrokenSourceError: if it is damaged within its encoding.
        UnsupportedSourceError: if it is no text.
        NoTextLayerError: if it is blank.
        SourceTooLargeError: if it is too long.
    """
    decoded = decode_text(data, source_id=source_id)
    canonical = make_canonical(decoded.text)
    check_text(canonical.text, source_id=source_id, limits=limits or Limits())
    text = unfold_columns(canonical.text)
    lines = tuple(_cut_tables(text, find_lines(text)))
    return Document(
        source_id=source_id,
        source_sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        byte_size=len(data),
        text=text,
        lines=tuple(give_marks(text, lines, first_number=_count_elements(lines))),
        is_verbatim=canonical.is_verbatim and text == canonical.text,
        extractor=Reader.PLAIN_TEXT.value,
        warnings=decoded.warnings,
    )


def _count_elements(lines: Sequence[Line]) -> int:
    """The first number that no cell and no table has."""
    found = [line.element for line in lines if line.element is not None]
    return 1 + max((max(one.number, one.list_number or 0) for one in found), default=-1)


def find_lines(text: str) -> Iterator[Line]:
    """The lines of a canonical text that are not blank, without white space at either end."""
    has_pages = FORM_FEED in text.strip()
    page_number = 1
    start = 0
    for end in [*(match.start() for match in LINE_ENDS.finditer(text)), len(text)]:
        span = CharSpan(start=start, end=end).trim(text)
        if span:
            yield Line(span=span, page_number=page_number if has_pages else None)
        if text[end : end + 1] == FORM_FEED:
            page_number += 1
        start = end + 1


def _cut_tables(text: str, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, with the cells of typed tables, and what parts them, as lines of their own."""
    cells = find_typed_tables(text)
    at = 0
    for line in lines:
        first = at
        while at < len(cells) and cells[at].span.start < line.span.end:
            at += 1
        start = line.span.start
        for number, cell in enumerate(cells[first:at], start=first):
            bar = CharSpan(start=start, end=cell.span.start).trim(text)
            if bar:
                yield replace(line, span=bar)
            element = Element(
                kind=ElementKind.TABLE_CELL,
                number=number,
                list_number=cell.table,
                row=cell.row,
                column=cell.column,
            )
            yield replace(line, span=cell.span, element=element)
            start = cell.span.end
        rest = CharSpan(start=start, end=line.span.end).trim(text)
        if rest:
            yield replace(line, span=rest)
