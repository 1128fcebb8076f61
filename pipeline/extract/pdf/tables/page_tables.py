"""The tables of a page: which cell each fragment stands in, in the order that rows are read."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.lines import join
from pipeline.model.frozen import field, mutable
from pipeline.model.geometry import BBox


@mutable
class TableCell:
    """A cell with its lines.

    Attributes:
        table: that it belongs to.
        row: from 1 on this page; of a cell that spans rows, the first of them.
        column: from 1.
        fragments: from the top down.
    """

    table: PageTable
    row: int
    column: int
    fragments: list[Fragment] = field(default_factory=list)


@mutable
class PageTable:
    """A table, or the part of one that a page shows.

    Attributes:
        edges: left edges of its columns.
        cells: that hold text, row by row.
    """

    edges: tuple[float, ...]
    cells: list[TableCell] = field(default_factory=list)

    def put(self, fragment: Fragment, row: int, column: int) -> None:
        """Add a fragment to its cell."""
        for cell in self.cells:
            if (cell.row, cell.column) == (row, column):
                cell.fragments.append(fragment)
                return
        self.cells.append(TableCell(self, row, column, [fragment]))

    def sort(self) -> None:
        """Put the cells in the order of rows, and their lines from the top down."""
        self.cells.sort(key=lambda cell: (cell.row, cell.column))
        for cell in self.cells:
            cell.fragments.sort(key=lambda one: (round(one.baseline), one.x0))

    def join_lines(self, ink: Ink) -> None:
        """Join the parts of lines within a cell that justification has torn."""
        for cell in self.cells:
            kept: list[Fragment] = []
            for one in cell.fragments:
                step = limit.MAX_BASELINE_STEP_EM * one.size
                if kept and abs(one.baseline - kept[-1].baseline) <= step and one.x0 >= kept[-1].x1:
                    join(kept[-1], one, ink)
                else:
                    kept.append(one)
            cell.fragments = kept

    @property
    def fragments(self) -> list[Fragment]:
        """All lines, in the order they are read."""
        return [fragment for cell in self.cells for fragment in cell.fragments]

    @property
    def text_edges(self) -> tuple[float, ...]:
        """Where the words of each column begin, within its borders; the border of an empty one."""
        starts: dict[int, float] = {}
        for cell in self.cells:
            x0 = min(one.x0 for one in cell.fragments)
            starts[cell.column] = min(x0, starts.get(cell.column, x0))
        return tuple(starts.get(column, edge) for column, edge in enumerate(self.edges, start=1))

    @property
    def bbox(self) -> BBox:
        """The box around its lines."""
        members = self.fragments
        return BBox(
            x0=min(one.x0 for one in members),
            top=min(one.top for one in members),
            x1=max(one.x1 for one in members),
            bottom=max(one.bottom for one in members),
        )


def find_word_start(fragment: Fragment, x: float, ink: Ink) -> tuple[int, int] | None:
    """The first glyph of a fragment whose middle lies right of ``x``, if a word begins there.

    Returns:
        Index of the piece within the fragment, and of the glyph in the ink; None when all
        glyphs stand on one side, or when ``x`` runs through a word.
    """
    for index, run in enumerate(fragment.pieces):
        glyph = ink.find_glyph_after(run, x)
        if glyph is None:
            continue
        if glyph > ink.run_starts[run]:
            return (index, glyph) if ink.is_word_start[glyph] else None
        return (index, glyph) if index and fragment.blanks[index - 1] else None
    return None


def measure_gap_before(fragment: Fragment, place: tuple[int, int], ink: Ink) -> float:
    """The gap before a glyph that ``find_word_start`` found, in ems."""
    index, glyph = place
    run = fragment.pieces[index]
    before = (
        glyph - 1 if glyph > ink.run_starts[run] else ink.run_stops[fragment.pieces[index - 1]] - 1
    )
    return float(ink.x0[glyph] - ink.x1[before]) / fragment.size


def split_fragment(fragment: Fragment, place: tuple[int, int], ink: Ink) -> Fragment:
    """Cut a fragment before a glyph that ``find_word_start`` found; the right part is returned."""
    index, glyph = place
    run = fragment.pieces[index]
    pieces, blanks = fragment.pieces[index:], fragment.blanks[index:]
    kept, kept_blanks = fragment.pieces[:index], fragment.blanks[: max(0, index - 1)]
    if glyph > ink.run_starts[run]:
        ink.run_starts.append(glyph)
        ink.run_stops.append(ink.run_stops[run])
        ink.run_stops[run] = glyph
        pieces[0] = len(ink.run_starts) - 1
        kept.append(run)
        kept_blanks = fragment.blanks[:index]
    right = _make_fragment(pieces, blanks, ink)
    left = _make_fragment(kept, kept_blanks, ink)
    fragment.pieces, fragment.blanks = left.pieces, left.blanks
    fragment.x0, fragment.x1 = left.x0, left.x1
    fragment.top, fragment.bottom = left.top, left.bottom
    fragment.baseline, fragment.size = left.baseline, left.size
    fragment.letter_count = left.letter_count
    return right


def _make_fragment(pieces: list[int], blanks: list[bool], ink: Ink) -> Fragment:
    spans = [slice(ink.run_starts[run], ink.run_stops[run]) for run in pieces]
    largest = max((span.start for span in spans), key=lambda start: float(ink.size[start]))
    return Fragment(
        round(min(float(ink.x0[span].min()) for span in spans), 3),
        round(max(float(ink.x1[span].max()) for span in spans), 3),
        round(min(float(ink.top[span].min()) for span in spans), 3),
        round(max(float(ink.bottom[span].max()) for span in spans), 3),
        float(ink.baseline[largest]),
        float(ink.size[largest]),
        pieces,
        sum(span.stop - span.start for span in spans),
        int(ink.style_ids[largest]),
        blanks,
    )


def split_at_edges(
    fragments: Sequence[Fragment], edges: Sequence[float], ink: Ink
) -> list[Fragment]:
    """The fragments, cut wherever a word begins at one of ``edges``."""
    parts: list[Fragment] = []
    for fragment in fragments:
        parts.append(fragment)
        for edge in edges:
            last = parts[-1]
            if last.x0 < edge - 1 and last.x1 > edge + 1:
                place = find_word_start(last, edge, ink)
                if place is not None:
                    parts.append(split_fragment(last, place, ink))
    return parts
