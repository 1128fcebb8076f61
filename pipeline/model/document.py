"""What a reader makes of a file: one canonical text with lines, pages and boxes over it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from pipeline.model.frozen import field, frozen
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan

#: Floats a code point in ``Document.packed_boxes``: x0, top, x1, bottom.
FLOATS_PER_CHAR = 4
#: Bytes of one packed float (IEEE 754 single, native order; never written to disk).
BYTES_PER_FLOAT = 4


class Reader(StrEnum):
    """The engine that read a page or a file."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"
    PLAIN_TEXT = "plain-text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class PageStatus(StrEnum):
    """How the reading of one page ended.

    ``RECOGNISED``: the page is a picture, and its letters are those that text recognition (OCR)
    laid over it, which may have misread them. ``SCANNED``: it is a picture, and its letters, where
    it has any, are stamps or page numbers that were added to it.
    """

    OK = "ok"
    RECOGNISED = "recognised"
    EMPTY = "empty"
    SCANNED = "scanned"
    GARBLED = "garbled"
    CORRUPT = "corrupt"


class DocumentStatus(StrEnum):
    """How the reading of a document ended; anything worse is an error."""

    OK = "ok"
    PARTLY_SCANNED = "partly_scanned"
    PARTLY_CORRUPT = "partly_corrupt"
    GARBLED = "garbled"
    PAGE_COUNT_DISAGREES = "page_count_disagrees"


class Visibility(StrEnum):
    """Whether a reader of the page can see a line."""

    VISIBLE = "visible"
    INVISIBLE = "invisible"
    SAME_AS_BACKGROUND = "same_as_background"
    OFF_PAGE = "off_page"


class ElementKind(StrEnum):
    """What the file itself says a line belongs to (PDF tags, HTML, Word styles, Markdown)."""

    HEADING = "heading"
    LIST_ITEM = "list_item"
    PARAGRAPH = "paragraph"
    TABLE_CELL = "table_cell"
    NAVIGATION = "navigation"
    TERM = "term"  # of a list of definitions, or the line that unfolds what follows it
    CAPTION = "caption"
    NOTE = "note"
    ASIDE = "aside"  # a side box, key figures, writing across the page: told by its place
    CODE = "code"
    METADATA = "metadata"


@frozen
class Style:
    """How a stretch of text is set; None where the format has no such thing."""

    font: str | None = None
    size_pt: float | None = None
    is_bold: bool = False
    is_italic: bool = False
    colour: str | None = None


@frozen
class StyledRun:
    """A stretch of a line in one style."""

    span: CharSpan
    style: Style


@frozen
class Element:
    """The element of the file's own structure that a line belongs to.

    Attributes:
        kind: what the element is.
        level: heading level from 1, list depth from 1, 0 where the kind has none.
        number: distinguishes elements of one document: lines with the same number are one
            element (an item wrapped over three lines has one number), counted from 0 in
            reading order.
        list_number: for list items, which list of the document (a nested list is its own).
        marker: the marker that the format generates but does not hold as text ("•", "3."):
            Word numbering, HTML ``<ol>``.
        row: for table cells, the row from 1 within its table (``list_number``).
        column: for table cells, the column from 1.
        path: the element's address in the file (``html/body/ul[2]/li[3]``), where it has one.
    """

    kind: ElementKind
    level: int = 0
    number: int = 0
    list_number: int | None = None
    marker: str | None = None
    row: int | None = None
    column: int | None = None
    path: str | None = None


@frozen
class DrawnMarker:
    """A list marker that is a small drawing and not a character.

    Attributes:
        bbox: its place on the page.
        shape: its kind and size, such that markers drawn alike have equal shapes; no more than
            a name to compare by.
    """

    bbox: BBox
    shape: str


@frozen
class Line:
    """A line as the page shows it, or as the file has it.

    Attributes:
        span: its characters in the canonical text, without white space at either end, never
            empty, and without line feed.
        page_number: physical page from 1; None where the format has no pages.
        bbox: the box around its characters; None without geometry.
        style: the style of most of its characters.
        runs: stretches of different styles, in order, when there is more than one.
        region: the column, half or box of the page that it stands in, counted from 0 through
            the document; lines of one region are stacked and share a left edge.
        drawn_marker: the drawing at its left that marks it as an item.
        visibility: whether a person sees it.
        element: what the file itself says about it.
    """

    span: CharSpan
    page_number: int | None = None
    bbox: BBox | None = None
    style: Style = field(default_factory=Style)
    runs: tuple[StyledRun, ...] = ()
    region: int = 0
    drawn_marker: DrawnMarker | None = None
    visibility: Visibility = Visibility.VISIBLE
    element: Element | None = None


@frozen
class Page:
    """A physical page, as displayed.

    Attributes:
        number: from 1.
        width_pt: width in points after rotation, of the crop box.
        height_pt: height in points after rotation, of the crop box.
        rotation_deg: 0, 90, 180 or 270, clockwise.
        status: how its reading ended.
        reader: the engine that read it.
        reader_reason: why not the usual engine; None when it was.
    """

    number: int
    width_pt: float
    height_pt: float
    rotation_deg: int
    status: PageStatus
    reader: Reader
    reader_reason: str | None = None


@frozen
class HyperLink:
    """Words that lead elsewhere."""

    span: CharSpan
    target: str


@frozen
class Document:
    """A file as read: canonical text in reading order, and everything known about its places.

    The text is decoded, without byte order mark, with CRLF, CR and U+2028 as LF, in NFC, in
    reading order, and nothing else: not dehyphenated, folded or trimmed. It never changes;
    everything later points into it. In paged formats lines end in LF and pages in FORM FEED.

    Attributes:
        source_id: whose document (``benelux-2021-2024/press-nl``; the file's name for inspect).
        source_sha256: of the file's bytes, lower-case hex.
        media_type: IANA media type as recognised from the content.
        byte_size: of the file.
        text: the canonical text.
        lines: in reading order, spans ascending and disjoint; every non-space character of the
            text lies in exactly one line.
        pages: in order; empty where the format has none.
        links: hyperlinks, spans ascending.
        packed_boxes: four native floats for each code point of ``text`` (x0, top, x1, bottom in
            points; NaN where there is none); empty without geometry. Read by ``char_boxes``.
        is_verbatim: whether ``text`` equals the decoded file up to line ends and byte order
            mark, so that a character offset is also one into the file (RFC 5147).
        extractor: engines and versions that read it ("pypdfium2 5.15.2").
        status: how the reading ended.
        title: the title in the file's own metadata; None where there is none.
        declared_language: BCP 47 tag in the file's own metadata; None where there is none.
        warnings: what a person should know, in words.
    """

    source_id: str
    source_sha256: str
    media_type: str
    byte_size: int
    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    links: tuple[HyperLink, ...] = ()
    packed_boxes: bytes = b""
    is_verbatim: bool = False
    extractor: str
    status: DocumentStatus = DocumentStatus.OK
    title: str | None = None
    declared_language: str | None = None
    warnings: tuple[str, ...] = ()

    def char_boxes(self, span: CharSpan) -> tuple[BBox | None, ...]:
        """One box, or None, for each code point of ``span``."""
        if not self.packed_boxes:
            return (None,) * len(span)
        edges = self._read_edges(span)
        return tuple(
            None if math.isnan(x0) else BBox(x0=x0, top=top, x1=x1, bottom=bottom)
            for x0, top, x1, bottom in zip(*_split_edges(edges), strict=True)
        )

    def bbox(self, span: CharSpan) -> BBox | None:
        """The smallest box around the characters of ``span`` (which should lie in one line)."""
        edges = self._read_edges(span)
        first = next((at for at, edge in enumerate(edges) if not math.isnan(edge)), None)
        if first is None:
            return None
        # No NaN is less or greater than anything: those after a number are passed over.
        x0s, tops, x1s, bottoms = _split_edges(edges[first:])
        return BBox(x0=min(x0s), top=min(tops), x1=max(x1s), bottom=max(bottoms))

    def _read_edges(self, span: CharSpan) -> Sequence[float]:
        """Four floats a code point of ``span``; empty without geometry."""
        bytes_per_char = FLOATS_PER_CHAR * BYTES_PER_FLOAT
        packed = memoryview(self.packed_boxes)
        stretch = packed[span.start * bytes_per_char : span.end * bytes_per_char]
        edges: Sequence[float] = stretch.cast("f").tolist()
        return edges


def _split_edges(edges: Sequence[float]) -> tuple[Sequence[float], ...]:
    """All x0, all tops, all x1 and all bottoms."""
    return tuple(edges[part::FLOATS_PER_CHAR] for part in range(FLOATS_PER_CHAR))


@frozen
class PageLetters:
    """What an engine reads on one page: characters and where they stand, in no promised order.

    Attributes:
        page_number: physical page from 1.
        reader: the engine.
        letters: the page's non-space characters, NFC not applied: one code point a box.
        packed_boxes: four native floats a code point of ``letters`` as in ``Document``.
    """

    page_number: int
    reader: Reader
    letters: str
    packed_boxes: bytes


@frozen
class SecondReading:
    """The same file read again by the engine that did not read each page.

    Attributes:
        source_sha256: of the file's bytes.
        pages: in order; only pages that could be read.
        unreadable: (page number, why) for pages that the other engine cannot read.
        page_count: pages that the second engine counts; None when it could not open the file.
    """

    source_sha256: str
    pages: tuple[PageLetters, ...]
    unreadable: tuple[tuple[int, str], ...] = ()
    page_count: int | None = None
