"""Page after page put together, and the document made of them."""

from __future__ import annotations

import hashlib

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.composing import Composer
from pipeline.extract.pdf.engines.glyphs import LinkArea
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.page_links import find_links
from pipeline.extract.pdf.engines.pdfium_document import OpenedDocument, engine_version
from pipeline.extract.pdf.engines.tags import ElementNumbers, PageTags, Tag
from pipeline.extract.pdf.layout.page_layout import lay_out_page
from pipeline.extract.pdf.layout.visibility import find_recognised, is_stamped_scan
from pipeline.extract.pdf.page_reading import DamagedPage, PageReading, SecondEngine
from pipeline.extract.pdf.page_status import judge_document, judge_page, require_text
from pipeline.extract.pdf.rows.drawn_markers import settle_shapes
from pipeline.extract.pdf.tables.columns import Edges
from pipeline.extract.pdf.tables.rows import tag_cells
from pipeline.model.document import (
    Document,
    DrawnMarker,
    Element,
    ElementKind,
    Line,
    Page,
    PageStatus,
    Reader,
)
from pipeline.model.errors import SourceTooLargeError
from pipeline.model.frozen import compile_maker
from pipeline.model.limits import Limits

MEDIA_TYPE = "application/pdf"
_make_line = compile_maker(Line)


class PageCollector:
    """Gathers page after page, and makes the document of them."""

    def __init__(self, source_id: str, limits: Limits) -> None:
        self.source_id = source_id
        self.limits = limits
        self.composer = Composer()
        self.pages: list[Page] = []
        self.stamped: set[int] = set()
        self.warnings: list[str] = []
        self.hyphens = LineEndHyphens()
        self._char_count = 0
        self._tags: dict[int, Tag] = {}
        self._tagged_count = 0
        self._known_columns: list[Edges] = []
        self._links: list[tuple[tuple[LinkArea, ...], int, int]] = []

    def add(self, reading: PageReading, *, is_tagged: bool) -> None:
        """Add the next page, of a file that has its own structure or has none."""
        glyphs = reading.glyphs
        layers = lay_out_page(glyphs, reading.drawings, self._known_columns)
        tables = [table for layer in layers for table in layer.tables]
        self._known_columns = [
            *(table.edges for table in tables),
            *(table.text_edges for table in tables),
        ]
        first_line = len(self.composer.lines)
        self.composer.add_page(
            glyphs.number, layers, glyphs.styles, glyphs.width_pt, glyphs.height_pt
        )
        if is_tagged:
            self._add_tags(first_line, reading.tags)
        if reading.links:
            self._links.append((reading.links, first_line, len(self.composer.lines)))
        letters = "".join(layer.ink.text for layer in layers)
        status = judge_page(
            letters,
            reading.drawings,
            glyphs.width_pt * glyphs.height_pt,
            is_recognised=find_recognised(glyphs, reading.drawings) is not None,
            is_stamped_scan=is_stamped_scan(glyphs, reading.drawings),
        )
        if letters and status is PageStatus.SCANNED:
            self.stamped.add(glyphs.number)
        self.pages.append(
            Page(
                number=glyphs.number,
                width_pt=glyphs.width_pt,
                height_pt=glyphs.height_pt,
                rotation_deg=glyphs.rotation_deg,
                status=status,
                reader=reading.reader,
                reader_reason=reading.reason,
            )
        )

    def _add_tags(self, first_line: int, tags: PageTags) -> None:
        composer = self.composer
        for index in range(first_line, len(composer.lines)):
            content_id = composer.content_ids[index]
            if content_id in tags:
                self._tagged_count += len(composer.lines[index].span)
                tag = tags[content_id]
                if tag is not None:
                    self._tags[index] = tag

    def check_char_count(self, number: int, char_count: int) -> None:
        """Count the characters of a page before they are read.

        Raises:
            SourceTooLargeError: if they are too many for one page, or for the document.
        """
        if char_count > limit.MAX_PAGE_CHARS:
            raise SourceTooLargeError(
                f"{self.source_id}: page {number} has {char_count:,} characters; no "
                f"page that people read has more than {limit.MAX_PAGE_CHARS:,}. The file is "
                "damaged or hostile.",
                source=self.source_id,
            )
        self._char_count += char_count
        if self._char_count > self.limits.char_count:
            raise SourceTooLargeError(
                f"{self.source_id}: the PDF has more than {self.limits.char_count:,} characters, "
                "the limit. Raise the limit, or split the file.",
                source=self.source_id,
            )

    def add_damaged(self, page: DamagedPage) -> None:
        """Add the next page, of which nothing can be read."""
        self.composer.add_page(page.number, (), (), 0.0, 0.0)
        self.warnings.append(
            f"page {page.number} is damaged: {page.reason}; nothing of it was read"
        )
        self.pages.append(
            Page(
                number=page.number,
                width_pt=0.0,
                height_pt=0.0,
                rotation_deg=0,
                status=PageStatus.CORRUPT,
                reader=Reader.PDFIUM,
            )
        )

    def finish(self, data: bytes, opened: OpenedDocument, second: SecondEngine) -> Document:
        """The document."""
        require_text(self.pages, self.stamped, self.source_id)
        extractor = engine_version()
        if any(page.reader == Reader.PDFPLUMBER for page in self.pages):
            from pipeline.extract.pdf.engines.pdfplumber_reader import (
                engine_version as second_version,
            )

            extractor = f"{extractor}, {second_version()}"
        second.recount_pages()
        status, warnings = judge_document(self.pages, self.stamped, opened.page_count, second)
        text = self.composer.text()
        lines = self._finish_lines(text)
        packed_boxes = self.composer.packed_boxes()
        areas = [(areas, lines[first:last]) for areas, first, last in self._links]
        return Document(
            source_id=self.source_id,
            source_sha256=hashlib.sha256(data).hexdigest(),
            media_type=MEDIA_TYPE,
            byte_size=len(data),
            text=text,
            lines=lines,
            pages=tuple(self.pages),
            links=find_links(areas, text, packed_boxes),
            packed_boxes=packed_boxes,
            extractor=extractor,
            status=status,
            title=opened.title,
            declared_language=opened.language,
            warnings=(*self.warnings, *warnings),
        )

    def _finish_lines(self, text: str) -> tuple[Line, ...]:
        """The lines with what only the whole document tells: elements, and which drawings mark."""
        lines = self.composer.lines
        cells = self.composer.cells
        has_markers = any(line.drawn_marker is not None for line in lines)
        composer = self.composer
        if not (self._tagged_count or cells or has_markers or composer.asides or composer.cards):
            return tuple(lines)
        shapes = settle_shapes(line.drawn_marker for line in lines)
        letter_count = sum(line.span.end - line.span.start for line in lines)
        has_tags = self._tagged_count >= limit.MIN_TAGGED_SHARE * letter_count
        tags = {**(self._tags if has_tags else {}), **tag_cells(cells, lines, text)}
        for index, (page_number, card) in composer.cards.items():
            path = (-1, page_number, card)  # no path of the file's own begins so
            tags.setdefault(index, Tag(ElementKind.LIST_ITEM, path, level=1, list_path=path[:2]))
        for index in composer.asides:
            tags[index] = Tag(ElementKind.ASIDE, (-2, lines[index].region))
        numbers = ElementNumbers()
        for index, line in enumerate(lines):
            tag, marker = tags.get(index), line.drawn_marker
            name = shapes.get(marker.shape) if marker is not None else None
            if tag is not None or (marker is not None and name != marker.shape):
                lines[index] = _finish_line(
                    line,
                    marker=_rename(marker, name),
                    element=None if tag is None else numbers.number(tag),
                )
        return tuple(lines)


def _rename(marker: DrawnMarker | None, name: str | None) -> DrawnMarker | None:
    """The mark by its shape's name; none without a name."""
    return DrawnMarker(bbox=marker.bbox, shape=name) if marker is not None and name else None


def _finish_line(line: Line, *, marker: DrawnMarker | None, element: Element | None) -> Line:
    """The line with these two set; written out, for ``replace`` takes thrice as long."""
    return _make_line(
        span=line.span,
        page_number=line.page_number,
        bbox=line.bbox,
        style=line.style,
        runs=line.runs,
        region=line.region,
        drawn_marker=marker,
        visibility=line.visibility,
        element=element,
    )
