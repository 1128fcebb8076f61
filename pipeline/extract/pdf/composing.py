"""Pages of ordered fragments → the canonical text with lines and character boxes over it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from pipeline.extract.pdf.engines.glyphs import GlyphStyle, join_codes
from pipeline.extract.pdf.engines.page_frame import turn_boxes
from pipeline.extract.pdf.engines.writing_direction import may_run_leftward, order_logically
from pipeline.extract.pdf.layout.page_layout import Layer
from pipeline.extract.pdf.line_characters import Boxes, Run, compose_characters, reorder
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.tables.page_tables import TableCell
from pipeline.model.document import Line, Style, StyledRun, Visibility
from pipeline.model.frozen import compile_maker
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan

if TYPE_CHECKING:
    pass

_NO_BOX = np.full((1, 4), np.nan, dtype=np.float32)
#: Of the size of a box: four numbers are moved faster as one.
_ROW = np.complex128
_BOX_DECIMALS = 3

_make_box = compile_maker(BBox)
_make_line = compile_maker(Line)
_make_run = compile_maker(StyledRun)
_make_span = compile_maker(CharSpan)


class Composer:
    """Collects the text, lines and boxes of a document page by page.

    The canonical text of a page is its lines, each ended by LF, then one FORM FEED. A blank
    between words is one U+0020, whatever blank glyphs or gaps the page has there; all other
    characters are as the file has them, in NFC. A character that NFC made of several has the box
    around them.

    Attributes:
        lines: so far.
        content_ids: for each of them, the marked content of its page that most of it belongs to,
            or -1.
        cells: of tables, by index of the line, for lines that stand in one.
        asides: indexes of the lines in side boxes and rows of key figures.
        cards: page number and number of the card, by index of the line, for cards that are items.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.content_ids: list[int] = []
        self.cells: dict[int, TableCell] = {}
        self.asides: set[int] = set()
        self.cards: dict[int, tuple[int, int]] = {}
        self._char_count = 0
        self._region_count = 0
        self._texts: list[str] = []
        self._boxes: list[Boxes] = []
        self._packed_boxes = BytesIO()
        self._styles: dict[GlyphStyle, Style] = {}

    def add_page(
        self,
        page_number: int,
        layers: Sequence[Layer],
        styles: Sequence[GlyphStyle],
        width_pt: float,
        height_pt: float,
    ) -> None:
        """Add the lines of one page, layers and their regions in reading order."""
        model_styles = [self._make_style(style) for style in styles]
        for layer in layers:
            page = _PlacedInk(layer, model_styles, width_pt, height_pt)
            cells = {
                id(fragment): cell
                for table in layer.tables
                for cell in table.cells
                for fragment in cell.fragments
            }
            for region in layer.regions:
                for fragment in region:
                    if cells and id(fragment) in cells:
                        self.cells[len(self.lines)] = cells[id(fragment)]
                    if fragment.stands_aside:
                        self.asides.add(len(self.lines))
                    if fragment.card >= 0:
                        self.cards[len(self.lines)] = (page_number, fragment.card)
                    self._add_line(page_number, fragment, page, layer.visibility)
                self._region_count += 1
        self._texts.append("\f")
        self._boxes.append(_NO_BOX)
        self._char_count += 1
        self._packed_boxes.write(np.concatenate(self._boxes).data)
        self._boxes.clear()

    def _make_style(self, style: GlyphStyle) -> Style:
        """One object for each style of the document, so that styles compare by identity."""
        found = self._styles.get(style)
        if found is None:
            found = self._styles[style] = Style(
                font=style.font or None,
                size_pt=style.size_pt,
                is_bold=style.is_bold,
                is_italic=style.is_italic,
                colour=style.colour,
            )
        return found

    def _add_line(
        self, page_number: int, fragment: Fragment, page: _PlacedInk, visibility: Visibility
    ) -> None:
        start = self._char_count
        text, parts, runs = page.cut_line(fragment)
        if page.has_right_to_left:
            order = order_logically(text)
            if order is not None:
                text, boxes, runs = reorder(text, np.concatenate(parts), runs, order)
                parts = [boxes]
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text, boxes, runs = compose_characters(text, np.concatenate(parts), runs)
            parts = [boxes]
        stop = start + len(text)
        self._texts += (text, "\n")
        self._boxes += parts
        self._boxes.append(_NO_BOX)
        self._char_count = stop + 1
        style = runs[0][2]
        styled_runs: tuple[StyledRun, ...] = ()
        if len(runs) > 1:
            style = _most_common_style(runs)
            styled_runs = tuple(
                _make_run(span=_make_span(start=start + first, end=start + last), style=run_style)
                for first, last, run_style in runs
            )
        self.content_ids.append(page.find_content_id(fragment))
        self.lines.append(
            _make_line(
                span=_make_span(start=start, end=stop),
                page_number=page_number,
                bbox=page.bbox(fragment),
                style=style,
                runs=styled_runs,
                region=self._region_count,
                drawn_marker=fragment.drawn_marker,
                visibility=visibility,
            )
        )

    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._texts)

    def packed_boxes(self) -> bytes:
        """Four native floats a code point of ``text()``."""
        return self._packed_boxes.getvalue()  # hands its memory over, where a join would double it


class _PlacedInk:
    """The ink of a layer with a blank put in at every word start, placed on the page."""

    def __init__(
        self, layer: Layer, styles: Sequence[Style], width_pt: float, height_pt: float
    ) -> None:
        ink = layer.ink
        run_starts = np.array(ink.run_starts, dtype=np.int64)
        steps = ink.is_word_start + 1  # a letter, and the blank before it
        steps[run_starts] = 1  # before a run a blank is the line's affair
        stops = np.add.accumulate(steps)
        positions = stops - 1
        length = int(stops[-1]) if len(stops) else 0
        codes = np.empty(length, dtype=np.int64)
        codes.fill(0x20)
        codes[positions] = ink.codes
        self._text = join_codes(codes)
        self.has_right_to_left = not self._text.isascii() and may_run_leftward(ink.codes)
        self._page = (layer.direction_deg, width_pt, height_pt)
        boxes = np.empty((len(positions), 4), dtype=np.float32)
        edges = turn_boxes(*self._page, ink.x0, ink.top, ink.x1, ink.bottom)
        boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3] = edges
        self._boxes = np.empty((length, 4), dtype=np.float32)
        self._boxes.fill(np.nan)
        self._boxes.view(_ROW)[:, 0][positions] = boxes.view(_ROW)[:, 0]
        # Where each run lies in the text with blanks.
        self._starts = positions[run_starts].tolist()
        self._stops = stops[np.array(ink.run_stops, dtype=np.int64) - 1].tolist()
        self._run_styles = [styles[index] for index in ink.style_ids[run_starts].tolist()]
        self._content_ids: list[int] = ink.content_ids[run_starts].tolist()
        self._has_tags = max(self._content_ids, default=-1) >= 0

    def cut_line(self, fragment: Fragment) -> tuple[str, list[Boxes], list[Run]]:
        """Text, boxes (part by part) and runs of a line."""
        pieces = fragment.pieces
        if len(pieces) == 1:
            run = pieces[0]
            start, stop = self._starts[run], self._stops[run]
            return (
                self._text[start:stop],
                [self._boxes[start:stop]],
                [(0, stop - start, self._run_styles[run])],
            )
        texts: list[str] = []
        boxes: list[Boxes] = []
        runs: list[Run] = []
        length = 0
        for index, run in enumerate(pieces):
            if index and fragment.blanks[index - 1]:
                texts.append(" ")
                boxes.append(_NO_BOX)
                length += 1
            start, stop = self._starts[run], self._stops[run]
            texts.append(self._text[start:stop])
            boxes.append(self._boxes[start:stop])
            style = self._run_styles[run]
            begin, length = length, length + stop - start
            if runs and runs[-1][2] is style:
                runs[-1] = (runs[-1][0], length, style)
            else:
                runs.append((begin, length, style))
        return "".join(texts), boxes, runs

    def find_content_id(self, fragment: Fragment) -> int:
        """The marked content that most of a line belongs to, or -1."""
        if not self._has_tags:
            return -1
        if len(fragment.pieces) == 1:
            return self._content_ids[fragment.pieces[0]]
        counts: dict[int, int] = {}
        for run in fragment.pieces:
            content_id = self._content_ids[run]
            counts[content_id] = counts.get(content_id, 0) + self._stops[run] - self._starts[run]
        return max(counts, key=lambda content_id: counts[content_id])

    def bbox(self, fragment: Fragment) -> BBox:
        """The box of a line on the page."""
        x0, top, x1, bottom = fragment.x0, fragment.top, fragment.x1, fragment.bottom
        if self._page[0]:
            turned = turn_boxes(*self._page, x0, top, x1, bottom)
            x0, top, x1, bottom = (round(edge, _BOX_DECIMALS) for edge in turned)
        return _make_box(x0=x0, top=top, x1=x1, bottom=bottom)


def _most_common_style(runs: list[Run]) -> Style:
    counts: dict[Style, int] = {}
    for first, last, style in runs:
        counts[style] = counts.get(style, 0) + last - first
    return max(counts, key=lambda style: counts[style])
