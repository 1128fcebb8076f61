"""Grids whose upright lines are not drawn: borders and grounds that end where the columns do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.tables.page_tables import find_word_start, measure_gap_before
from pipeline.extract.pdf.tables.row_borders import (
    Segment,
    find_levels,
    list_segments,
    merge_heights,
)
from pipeline.model.frozen import frozen
from pipeline.model.quantiles import median


@frozen
class OpenGrid:
    """Columns and rows that horizontal lines tell.

    Attributes:
        columns: x of the left border of each column, and of the right border of the last.
        rows: y of the top of each row, and of the bottom of the last.
        segments: left, right and height of the lines between rows; a cell may span some.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    segments: tuple[Segment, ...]


def find_open_grids(
    drawings: Sequence[Drawing], fragments: Sequence[Fragment], ink: Ink
) -> list[OpenGrid]:
    """Tables whose rows are drawn cell by cell, without lines between the columns.

    Browsers draw the lower border of each cell, and its ground, by itself: segments that touch, and
    touch at the same places on line after line.

    Args:
        drawings: of the page.
        fragments: of its text: a first row and a last one may have no line above or below.
        ink: of the glyphs.
    """
    if len(drawings) > limit.MAX_BORDERS:
        return []
    segments = list(list_segments(drawings))
    if len(segments) < 2 * (limit.MIN_GRID_ROWS - 1):
        return []  # two that touch are drawn at each height
    grids: list[OpenGrid] = []
    ends = {end for x0, x1, _ in segments for end in (x0, x1)}
    # A cell that spans rows leaves lines beside it that are no table of their own.
    found = sorted(find_levels(segments).items(), key=lambda one: -len(one[0]))
    for columns, drawn in found:
        levels = drawn
        beside = [y for y in _list_whole(segments, columns[1:]) if not _is_break(y, drawn)]
        if len(beside) > 1 or any(_are_alike(columns[1:], others) for others, _ in found):
            # Cells of the first column span rows: a line over all of them may be drawn at once.
            levels = merge_heights([*drawn, *_list_whole(segments, columns)])
        if len(levels) < limit.MIN_GRID_ROWS - 1:
            continue
        breaks = {end for end in ends if _is_break(end, columns)}
        inside = [
            one
            for one in segments
            if one[0] in breaks and one[1] in breaks and _parts_cells(one, columns, levels)
        ]
        rows = merge_heights([y for _, _, y in inside])
        alike = [
            grid
            for stretch in _split_at_text(rows, columns, fragments, ink)
            if len(set(stretch) & set(levels)) >= _FEWEST_FULL_LINES
            for grid in [_make_grid(stretch, columns, inside, fragments, ink)]
            if not _hides_rows(grid, fragments, ink)
        ]
        # Beside a larger table with the same columns, a head and one row are the rest of another.
        if any(len(grid.rows) > limit.MIN_GRID_ROWS for grid in alike):
            grids += [grid for grid in alike if len(grid.rows) >= limit.MIN_GRID_ROWS]
    return grids


#: Lines over all columns that a table has at least, beside those that span some.
_FEWEST_FULL_LINES = 2


def _are_alike(columns: Sequence[float], others: Sequence[float]) -> bool:
    return len(columns) == len(others) and all(
        abs(one - other) <= limit.BREAK_TOLERANCE_PT
        for one, other in zip(columns, others, strict=True)
    )


def _list_whole(segments: Sequence[Segment], columns: Sequence[float]) -> list[float]:
    """Heights of the lines that run over all columns in one."""
    return [
        y for x0, x1, y in segments if _is_break(x0, columns[:1]) and _is_break(x1, columns[-1:])
    ]


def _hides_rows(grid: OpenGrid, fragments: Sequence[Fragment], ink: Ink) -> bool:
    """Whether white space parts rows between two lines: as many numbers stand in one cell."""
    left, right = grid.columns[0], grid.columns[1]
    numbers = [
        (one.top + one.bottom) / 2
        for one in fragments
        if left <= one.x0 < right and ink.text[ink.run_starts[one.pieces[0]]].isdigit()
    ]
    return any(
        sum(top < middle < bottom for middle in numbers) >= limit.MIN_GRID_ROWS
        for top, bottom in pairwise(grid.rows)
    )


def _make_grid(
    rows: Sequence[float],
    columns: Sequence[float],
    segments: Sequence[Segment],
    fragments: Sequence[Fragment],
    ink: Ink,
) -> OpenGrid:
    reach = limit.BORDER_TOLERANCE_PT
    inside = [one for one in segments if rows[0] - reach <= one[2] <= rows[-1] + reach]
    every = set(range(1, len(columns)))
    # A first cell over several rows may begin on the page before.
    spans = any(_is_break(x0, columns[1:2]) for x0, _, _ in inside) and any(
        not _list_columns_below(y, columns, inside) >= every for y in rows
    )
    above = every - {1} if spans else every
    outer = [*_reach_out(rows[0], -1, columns, fragments, above, ink)]
    if outer:  # the first row, below a header without a line
        outer.extend(_reach_out(outer[0], -1, columns, fragments, every, ink))
    parted = _list_columns_below(rows[-1], columns, segments)
    outer.extend(_reach_out(rows[-1], 1, columns, fragments, parted, ink))
    inside.extend((columns[0], columns[-1], y) for y in outer)
    return OpenGrid(
        columns=tuple(columns), rows=tuple(sorted([*rows, *outer])), segments=tuple(inside)
    )


def _split_at_text(
    rows: Sequence[float], columns: Sequence[float], fragments: Sequence[Fragment], ink: Ink
) -> list[list[float]]:
    """Rows of one table each: between two tables with equal columns stands what is in no cell."""
    within = [
        one
        for one in fragments
        if columns[0] <= (one.x0 + one.x1) / 2 <= columns[-1]
        and rows[0] <= (one.top + one.bottom) / 2 <= rows[-1]
    ]
    if not within:
        return [list(rows)]
    size = median(one.size for one in within)
    stretches = [[rows[0]]]
    for above, below in pairwise(rows):
        if any(
            above < (one.top + one.bottom) / 2 < below
            and (_crosses(one, columns, ink) or one.size > (1 + limit.MAX_CELL_SIZE_STEP) * size)
            for one in within
        ):
            stretches.append([below])
        else:
            stretches[-1].append(below)
    return [stretch for stretch in stretches if len(stretch) > 1]


def _crosses(fragment: Fragment, columns: Sequence[float], ink: Ink) -> bool:
    """Whether text runs through a border: not two cells that the engine sees as one line."""
    for border in columns[1:-1]:
        if not fragment.x0 < border < fragment.x1:
            continue
        place = find_word_start(fragment, border, ink)
        if place is None or measure_gap_before(fragment, place, ink) < limit.MIN_GLUED_GAP_EM:
            return True
    return False


def _parts_cells(segment: Segment, columns: Sequence[float], rows: Sequence[float]) -> bool:
    """Whether a line between columns parts cells.

    It also does beyond the rows found, beside a cell that spans rows. There a line over all columns
    parts other things: running heads, boxes below the table.
    """
    x0, x1, y = segment
    is_among_rows = rows[0] - limit.BORDER_TOLERANCE_PT <= y <= rows[-1] + limit.BORDER_TOLERANCE_PT
    is_whole = _is_break(x0, columns[:1]) and _is_break(x1, columns[-1:])
    return is_among_rows or not is_whole


def _is_break(x: float, columns: Sequence[float]) -> bool:
    return any(abs(x - place) <= limit.BORDER_TOLERANCE_PT for place in columns)


def _list_columns(fragment: Fragment, columns: Sequence[float]) -> list[int]:
    """Columns from 1 in which a fragment has words: the engine may see cells as one line."""
    reach = limit.BORDER_TOLERANCE_PT
    return [
        number
        for number, (left, right) in enumerate(pairwise(columns), start=1)
        if fragment.x0 < right - reach and left + reach < fragment.x1
    ]


def _list_columns_below(
    border: float, columns: Sequence[float], segments: Sequence[Segment]
) -> set[int]:
    """Columns from 1 that a line parts; a cell that spans rows goes on beside it."""
    reach = limit.BORDER_TOLERANCE_PT
    return {
        number
        for number, (left, right) in enumerate(pairwise(columns), start=1)
        if any(
            abs(y - border) <= reach and x0 - reach <= left and right <= x1 + reach
            for x0, x1, y in segments
        )
    }


def _reach_out(
    border: float,
    direction: int,
    columns: Sequence[float],
    fragments: Sequence[Fragment],
    wanted: set[int],
    ink: Ink,
) -> tuple[float, ...]:
    """The further end of a row of cells beyond the outermost line; empty where there is none.

    Args:
        border: height of that line.
        direction: 1 down, -1 up.
        columns: borders of the columns.
        fragments: of the page's text.
        wanted: columns from 1 that hold something there; others may begin beside them.
        ink: of the glyphs.
    """
    beside = [
        one
        for one in fragments
        if columns[0] <= (one.x0 + one.x1) / 2 <= columns[-1]
        and direction * ((one.top + one.bottom) / 2 - border) > 0
    ]
    beside.sort(key=lambda one: direction * one.baseline)
    reached = border
    taken: list[Fragment] = []
    for one in beside:
        near_edge, far_edge = (one.top, one.bottom) if direction > 0 else (one.bottom, one.top)
        gap = direction * (near_edge - reached)
        if gap > (limit.MAX_CELL_LEADING_EM if taken else limit.MAX_CELL_PADDING_EM) * one.size:
            break
        taken.append(one)
        reached = direction * max(direction * reached, direction * far_edge)
    filled = {column for one in taken for column in _list_columns(one, columns)}
    crosses = any(_crosses(one, columns, ink) for one in taken)
    return (reached,) if filled >= wanted and not crosses else ()
