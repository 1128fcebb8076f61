"""Rows of cells where no lines are drawn: bands of lines, and what tells them from prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.tables.columns import Columns, Row
from pipeline.model.geometry import BBox
from pipeline.model.quantiles import median

#: Lines between two stretches of white space that run through all columns: one row of cells.
Band = list[Row]


def split_bands(rows: Sequence[Row], columns: Columns, rules: Sequence[BBox]) -> list[Band]:
    """The rows of cells that lines of text make; empty when no column has two lines.

    Args:
        rows: lines of text, from the top down, each from left to right.
        columns: of the table.
        rules: horizontal lines on the page, which part rows.
    """
    pitch = _measure_pitch(rows, columns)
    if pitch is None:
        return []
    gutter = columns.edges[1]
    borders = sorted(rule.centre_y for rule in rules if rule.x0 < gutter < rule.x1)
    bands: list[Band] = [[rows[0]]]
    for above, below in pairwise(rows):
        upper, lower = above[0].baseline, below[0].baseline
        next_border = bisect_right(borders, upper)
        is_ruled = next_border < len(borders) and borders[next_border] < lower
        if is_ruled or lower - upper > limit.MIN_ROW_STEP_RATIO * pitch:
            bands.append([below])
        else:
            bands[-1].append(below)
    if len(bands) == 1 and _has_figures(rows, columns):
        return [[row] for row in rows]  # every row is one line
    return bands


def _measure_pitch(rows: Sequence[Row], columns: Columns) -> float | None:
    """The smallest step from a line to the next in its column; None where no column has two.

    At most what lines of one cell are apart.
    """
    last: dict[int, float] = {}
    steps: list[float] = []
    for row in rows:
        for column in columns.list_filled(row):
            if column in last:
                steps.append(row[0].baseline - last[column])
            last[column] = row[0].baseline
    if not steps:
        return None
    return min(*steps, limit.MAX_CELL_PITCH_EM * median(one.size for row in rows for one in row))


def is_table(bands: Sequence[Band], columns: Columns) -> bool:
    """Whether the bands are rows of cells, and not columns of prose or two lists."""
    if len(bands) < limit.MIN_GRID_ROWS:
        return False
    cells = [_count_cells(band, columns) for band in bands]
    numbers = range(1, len(columns.edges) + 1)
    first_rows = [set(columns.list_filled(band[0])) for band in bands]
    full = [(cell, first) for cell, first in zip(cells, first_rows, strict=True) if len(cell) > 1]
    late = sum(column not in first for cell, first in full for column in cell)
    if late > limit.MAX_LATE_SHARE * sum(len(cell) for cell, _ in full) or any(
        sum(column in cell for cell in cells) < 2 for column in numbers
    ):
        return False
    placed = [list(_place_lines(band, columns)) for band in bands]
    lines: list[list[Fragment]] = [[] for _ in columns.edges]
    for one in _list_first_pieces(bands, columns):
        lines[columns.find(one.x0) - 1].append(one)
    if _holds_markers(lines[0]) or _measure_stray(lines, columns) > limit.MAX_STRAY_SHARE:
        return False
    if all(len(band) == 1 for band in bands):
        return _has_figures([band[0] for band in bands], columns)
    if _count_lists(placed, columns) > 1 or _hold_lists(lines):
        return False
    letters = count_letters(bands, columns)
    main = max(numbers, key=lambda column: letters[column - 1])
    if any(main not in first for first in first_rows):
        return False
    others = [letters[column - 1] for column in numbers if column != main]
    if all(letters[main - 1] >= limit.MIN_MAIN_RATIO * count for count in others):
        return True
    uneven = sum(len(set(cell.values())) > 1 for cell in cells)
    is_full = all(len(first) == len(columns.edges) for first in first_rows)
    is_long = len(bands) > limit.MIN_GRID_ROWS
    return is_full and is_long and uneven >= limit.MIN_UNEVEN_SHARE * len(bands)


def count_letters(bands: Sequence[Band], columns: Columns) -> list[int]:
    """Letters of each column."""
    letters = [0] * len(columns.edges)
    for one in (one for band in bands for row in band for one in row):
        letters[columns.find(one.x0) - 1] += one.letter_count
    return letters


def _place_lines(band: Band, columns: Columns) -> Iterator[tuple[int, Fragment]]:
    """The lines of a band with their columns, from 1."""
    return ((columns.find(one.x0), one) for row in band for one in row)


def _list_first_pieces(bands: Sequence[Band], columns: Columns) -> Iterator[Fragment]:
    """The lines of all cells, of those that justification has torn the first part."""
    for row in (row for band in bands for row in band):
        # What the engine sees as one with the cell before has begun its column too.
        begun = columns.list_begun_within(row)
        for one in row:
            column = columns.find(one.x0)
            if column not in begun:
                begun.add(column)
                yield one


def _has_figures(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether every row has all columns, one of them with figures or a word at most."""
    letters: list[list[int]] = [[] for _ in columns.edges]
    for row in rows:
        if len(columns.list_filled(row)) != len(columns.edges):
            return False
        for one in row:
            letters[columns.find(one.x0) - 1].append(one.letter_count)
    return any(counts and median(counts) <= limit.MAX_CELL_LETTERS for counts in letters)


def _count_cells(band: Band, columns: Columns) -> dict[int, int]:
    """Lines by column."""
    counts: dict[int, int] = {}
    for row in band:
        for column in columns.list_filled(row):
            counts[column] = counts.get(column, 0) + 1
    return counts


def _measure_stray(lines: Sequence[Sequence[Fragment]], columns: Columns) -> float:
    """Of the worst column, the share of lines that begin far from its left edge."""
    return max(
        sum(one.x0 - edge > limit.MAX_STRAY_EM * one.size for one in members) / len(members)
        for edge, members in zip(columns.edges, lines, strict=True)
        if members
    )


def _holds_markers(lines: Sequence[Fragment]) -> bool:
    """Whether a first column holds the markers of the second."""
    count = sum(one.letter_count <= limit.MAX_MARKER_LETTERS for one in lines)
    return not lines or count >= limit.MIN_LIST_SHARE * len(lines)


def _count_lists(bands: Sequence[Sequence[tuple[int, Fragment]]], columns: Columns) -> int:
    """In how many columns many cells begin with a list marker."""
    marked = [0] * len(columns.edges)
    counts = list(marked)
    for band in bands:
        begun: set[int] = set()
        for index, (column, one) in enumerate(band):
            if column not in begun:
                begun.add(column)
                counts[column - 1] += 1
                is_followed = band[index + 1 : index + 2] and band[index + 1][0] == column
                marked[column - 1] += _is_marked(one, is_followed=bool(is_followed))
    return sum(
        mark_count >= limit.MIN_LIST_SHARE * max(1, count)
        for mark_count, count in zip(marked, counts, strict=True)
    )


def _hold_lists(lines: Sequence[Sequence[Fragment]]) -> bool:
    """Whether two columns at least hold lists, whose items begin where they will."""
    counts = [
        sum(one.has_marker or one.drawn_marker is not None for one in members) for members in lines
    ]
    return sum(count >= limit.MIN_LIST_ITEMS for count in counts) > 1


def _is_marked(fragment: Fragment, *, is_followed: bool) -> bool:
    """Whether a cell begins with a marker; a short word alone is a figure or a code."""
    is_marker = fragment.letter_count <= limit.MAX_MARKER_LETTERS and is_followed
    return fragment.has_marker or fragment.drawn_marker is not None or is_marker
