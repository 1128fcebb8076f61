"""Tables without lines: columns whose left edges agree, in rows that white space parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment, Ink
from pipeline.extract.page_tables import (
    PageTable,
    find_word_start,
    measure_gap_before,
    split_at_edges,
)
from pipeline.model.geometry import BBox

_Row = list[Fragment]
#: Left edges of columns.
Edges = tuple[float, ...]


def find_aligned_tables(
    fragments: list[Fragment], rules: Sequence[BBox], known: Sequence[Edges], ink: Ink
) -> tuple[list[PageTable], list[Fragment]]:
    """The tables that only the places of words show, and the fragments that stand in none.

    Args:
        fragments: to look among.
        rules: horizontal lines, which part rows.
        known: columns of tables that end the page before: fewer rows tell that one runs on.
        ink: of the glyphs.
    """
    rows = _group_rows(fragments)
    tables: list[PageTable] = []
    taken: set[int] = set()
    for edge in _find_edges(rows):
        row_count = limit.MIN_GRID_ROWS
        if any(_is_edge(edge, edges[1:]) for edges in known):
            row_count = 1
        for stretch in _find_stretches(rows, edge, row_count, ink):
            if any(id(one) in taken for row in stretch for one in row):
                continue
            table = _read_table(stretch, edge, rules, known, ink)
            if table is not None:
                tables.append(table)
                taken.update(id(one) for row in stretch for one in row)
                taken.update(map(id, table.fragments))
    if not tables:
        return [], fragments
    members = {id(one) for table in tables for one in table.fragments}
    return tables, [one for one in fragments if id(one) not in members]


def _group_rows(fragments: Sequence[Fragment]) -> list[_Row]:
    """Fragments on one baseline, from the top down, each row from left to right."""
    rows: list[_Row] = []
    for fragment in sorted(fragments, key=lambda one: (one.baseline, one.x0)):
        step = limit.MAX_ROW_STEP_EM * fragment.size
        if rows and fragment.baseline - rows[-1][0].baseline <= step:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows


def _find_edges(rows: Sequence[_Row]) -> list[float]:
    """Left edges that something stands before, those that the most rows share first."""
    found: list[list[float]] = []
    for edge in sorted(one.x0 for row in rows for one in row[1:]):
        if found and edge - found[-1][0] <= limit.COLUMN_EDGE_TOLERANCE_PT:
            found[-1].append(edge)
        else:
            found.append([edge])
    found.sort(key=len, reverse=True)
    return [edges[0] for edges in found]


def _crosses(fragment: Fragment, edge: float, ink: Ink) -> bool:
    """Whether a fragment runs through the gutter before ``edge``."""
    tolerance = limit.COLUMN_EDGE_TOLERANCE_PT
    if fragment.x0 >= edge - tolerance or fragment.x1 <= edge - tolerance / 2:
        return False
    return not _starts_word(fragment, edge, ink)


def _starts_word(fragment: Fragment, edge: float, ink: Ink) -> bool:
    """Whether a word of a fragment begins at ``edge``, after a gap."""
    if not fragment.x0 < edge - 1 < fragment.x1 - 1:
        return False
    place = find_word_start(fragment, edge, ink)
    return (
        place is not None
        and abs(float(ink.x0[place[1]]) - edge) <= limit.MAX_GLUED_STEP_PT
        and measure_gap_before(fragment, place, ink) >= limit.MIN_GLUED_GAP_EM
    )


def _is_supported(row: _Row, edge: float, ink: Ink) -> bool:
    """Whether something begins at ``edge`` with something before it."""
    return any(
        _starts_word(one, edge, ink)
        or (index > 0 and abs(one.x0 - edge) <= limit.COLUMN_EDGE_TOLERANCE_PT)
        for index, one in enumerate(row)
    )


def _is_edge(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= limit.COLUMN_EDGE_TOLERANCE_PT for other in edges)


def _are_equal(edges: Sequence[float], others: Sequence[float]) -> bool:
    return len(edges) == len(others) and all(map(_is_edge, edges, ((one,) for one in others)))


def _find_stretches(
    rows: Sequence[_Row], edge: float, row_count: int, ink: Ink
) -> list[list[_Row]]:
    """Rows that follow one another with none that runs through ``edge``."""
    stretches: list[list[_Row]] = [[]]
    for row in rows:
        if any(_crosses(one, edge, ink) for one in row):
            stretches.append([])
        else:
            stretches[-1].append(row)
    return [
        stretch
        for stretch in stretches
        if sum(_is_supported(row, edge, ink) for row in stretch) >= row_count
    ]


def _read_table(
    stretch: list[_Row],
    first_edge: float,
    rules: Sequence[BBox],
    known: Sequence[Edges],
    ink: Ink,
) -> PageTable | None:
    edges = [first_edge]
    for edge in _find_edges(stretch):
        if all(abs(edge - other) > limit.MIN_COLUMN_PT for other in edges):
            is_known = any(_is_edge(edge, others[1:]) for others in known)
            narrowed = _narrow(stretch, edge, 1 if is_known else limit.MIN_GRID_ROWS, ink)
            if narrowed:
                stretch = narrowed
                edges.append(edge)
    edges.sort()
    stretch = _drop_text_beside(stretch, edges, ink)
    starts = [one.x0 for row in stretch for one in row if one.x0 < edges[0] - 1]
    if not starts:
        return None
    edges.insert(0, min(starts))
    filled = [index for index, row in enumerate(stretch) if _fill_count(row, edges, ink) > 1]
    if not filled:
        return None
    first = filled[0]
    size = median(one.size for row in stretch[first:] for one in row)
    members = [
        [one for one in row if abs(one.size - size) <= limit.MAX_CELL_SIZE_STEP * size]
        for row in stretch[first:]
    ]
    bands = _split_bands([row for row in members if row], edges, rules, ink)
    bands = _drop_text_below(bands, edges, ink)
    runs_on = any(_are_equal(edges, others) for others in known)
    if not bands or not (runs_on or _is_table(bands, edges, ink)):
        return None
    table = PageTable(tuple(edges))
    for number, band in enumerate(bands, start=1):
        for row in band.rows:
            for part in split_at_edges(row, edges[1:], ink):
                table.put(part, number, _find_column(part.x0, edges))
    table.sort()
    return table


def _drop_text_beside(stretch: list[_Row], edges: Sequence[float], ink: Ink) -> list[_Row]:
    """The rows without those above and below that begin further left than any row of cells."""
    filled = [
        index
        for index, row in enumerate(stretch)
        if row[0].x0 < edges[0] - 1 and any(_is_supported(row, edge, ink) for edge in edges)
    ]
    if not filled:
        return stretch
    left = min(stretch[index][0].x0 for index in filled) - limit.COLUMN_EDGE_TOLERANCE_PT
    outside = [index for index, row in enumerate(stretch) if row[0].x0 < left]
    start = max((index + 1 for index in outside if index < filled[0]), default=0)
    stop = min((index for index in outside if index > filled[-1]), default=len(stretch))
    return stretch[start:stop]


def _drop_text_below(bands: list[_Band], edges: Sequence[float], ink: Ink) -> list[_Band]:
    """The bands without those at the end that are no rows: words at the table's left edge.

    Cells of the main column alone are the last rows of a theme that is named further up.
    """
    full = [index for index, band in enumerate(bands) if _is_full(band, edges, ink)]
    if not full:
        return []
    stop = full[-1] + 1
    steps = [_measure_step(above, below) for above, below in pairwise(bands[:stop])]
    size = median(one.size for band in bands[:stop] for row in band.rows for one in row)
    reach = max(*steps, limit.BAND_STEP_EM * size) if steps else limit.BAND_STEP_EM * size
    letters = _count_letters(bands, edges)
    main = max(letters, key=lambda column: letters[column])
    while (
        stop < len(bands)
        and main > 1
        and all(_stands_in_column(main, row, edges) for row in bands[stop].rows)
        and _measure_step(bands[stop - 1], bands[stop]) <= reach + limit.BORDER_TOLERANCE_PT
    ):
        stop += 1
    return bands[:stop]


def _is_full(band: _Band, edges: Sequence[float], ink: Ink) -> bool:
    return max(_fill_count(row, edges, ink) for row in band.rows) > 1


def _stands_in_column(column: int, row: _Row, edges: Sequence[float]) -> bool:
    return abs(row[0].x0 - edges[column - 1]) <= limit.COLUMN_EDGE_TOLERANCE_PT


def _measure_step(above: _Band, below: _Band) -> float:
    """From the last line of a band to the first of the next, baseline to baseline."""
    return below.rows[0][0].baseline - above.rows[-1][0].baseline


def _narrow(stretch: list[_Row], edge: float, row_count: int, ink: Ink) -> list[_Row]:
    """The rows around those that have a cell at ``edge``; empty when one between runs through."""
    filled = [index for index, row in enumerate(stretch) if _is_supported(row, edge, ink)]
    if len(filled) < row_count:
        return []
    walls = [
        index for index, row in enumerate(stretch) if any(_crosses(one, edge, ink) for one in row)
    ]
    if any(filled[0] < wall < filled[-1] for wall in walls):
        return []
    first = max((wall + 1 for wall in walls if wall < filled[0]), default=0)
    last = min((wall for wall in walls if wall > filled[-1]), default=len(stretch))
    return stretch[first:last]


def _find_column(x0: float, edges: Sequence[float]) -> int:
    return max(1, bisect_right(edges, x0 + limit.COLUMN_EDGE_TOLERANCE_PT))


def _columns_of(row: _Row, edges: Sequence[float], ink: Ink) -> list[int]:
    """Columns from 1 in which something begins on this row."""
    columns = {_find_column(one.x0, edges) for one in row}
    for column, edge in enumerate(edges[1:], start=2):
        if any(_starts_word(one, edge, ink) for one in row):
            columns.add(column)
    return sorted(columns)


def _fill_count(row: _Row, edges: Sequence[float], ink: Ink) -> int:
    return len(_columns_of(row, edges, ink))


@dataclass(slots=True)
class _Band:
    """Lines between two stretches of white space that run through all columns."""

    rows: list[_Row]


def _split_bands(
    rows: list[_Row], edges: Sequence[float], rules: Sequence[BBox], ink: Ink
) -> list[_Band]:
    last: dict[int, float] = {}
    steps: list[float] = []
    for row in rows:
        for column in _columns_of(row, edges, ink):
            if column in last:
                steps.append(row[0].baseline - last[column])
            last[column] = row[0].baseline
    if not steps:
        return []
    pitch = min(*steps, limit.MAX_CELL_PITCH_EM * median(one.size for row in rows for one in row))
    bands = [_Band([rows[0]])]
    for above, below in pairwise(rows):
        step = below[0].baseline - above[0].baseline
        is_ruled = any(
            above[0].baseline < rule.centre_y < below[0].baseline and rule.x0 < edges[1] < rule.x1
            for rule in rules
        )
        if is_ruled or step > limit.MIN_ROW_STEP_RATIO * pitch:
            bands.append(_Band([below]))
        else:
            bands[-1].rows.append(below)
    if len(bands) == 1 and _has_figures(rows, edges):
        return [_Band([row]) for row in rows]  # every row is one line
    return bands


def _has_figures(rows: Sequence[_Row], edges: Sequence[float]) -> bool:
    """Whether every row has all columns, one of them with figures or a word at most."""
    letters: list[list[int]] = [[] for _ in edges]
    for row in rows:
        if len(row) != len(edges):
            return False
        for one in row:
            letters[_find_column(one.x0, edges) - 1].append(one.letter_count)
    return any(counts and median(counts) <= limit.MAX_CELL_LETTERS for counts in letters)


def _is_table(bands: Sequence[_Band], edges: Sequence[float], ink: Ink) -> bool:
    """Whether the bands are rows of cells, and not columns of prose or two lists."""
    if len(bands) < limit.MIN_GRID_ROWS:
        return False
    cells = [_count_cells(band, edges, ink) for band in bands]
    letters = _count_letters(bands, edges)
    columns = range(1, len(edges) + 1)
    main = max(columns, key=lambda column: letters[column])
    others = [column for column in columns if column != main]
    first_rows = [set(_columns_of(band.rows[0], edges, ink)) for band in bands]
    full = [(cell, first) for cell, first in zip(cells, first_rows, strict=True) if len(cell) > 1]
    late = sum(column not in first for cell, first in full for column in cell)
    if late > limit.MAX_LATE_SHARE * sum(len(cell) for cell, _ in full) or any(
        sum(column in cell for cell in cells) < 2 for column in columns
    ):
        return False
    if _is_marker_column(bands, edges) or _measure_stray(bands, edges) > limit.MAX_STRAY_SHARE:
        return False
    if all(len(band.rows) == 1 for band in bands):
        return _has_figures([band.rows[0] for band in bands], edges)
    if _count_lists(bands, edges) > 1:
        return False
    if any(main not in first for first in first_rows):
        return False
    if all(letters[main] >= limit.MIN_MAIN_RATIO * letters[column] for column in others):
        return True
    uneven = sum(len(set(cell.values())) > 1 for cell in cells)
    is_full = all(len(first) == len(edges) for first in first_rows)
    is_long = len(bands) > limit.MIN_GRID_ROWS
    return is_full and is_long and uneven >= limit.MIN_UNEVEN_SHARE * len(bands)


def _count_cells(band: _Band, edges: Sequence[float], ink: Ink) -> dict[int, int]:
    """Lines by column."""
    counts: dict[int, int] = {}
    for row in band.rows:
        for column in _columns_of(row, edges, ink):
            counts[column] = counts.get(column, 0) + 1
    return counts


def _count_letters(bands: Sequence[_Band], edges: Sequence[float]) -> dict[int, int]:
    letters = dict.fromkeys(range(1, len(edges) + 1), 0)
    for one in (one for band in bands for row in band.rows for one in row):
        letters[_find_column(one.x0, edges)] += one.letter_count
    return letters


def _measure_stray(bands: Sequence[_Band], edges: Sequence[float]) -> float:
    """Of the worst column, the share of lines that begin far from its left edge."""
    shares: list[float] = []
    for column in range(1, len(edges) + 1):
        places = [
            one.x0 - edges[column - 1] > limit.MAX_STRAY_EM * one.size
            for band in bands
            for row in band.rows
            for one in row
            if _find_column(one.x0, edges) == column
        ]
        if places:
            shares.append(sum(places) / len(places))
    return max(shares)


def _is_marker_column(bands: Sequence[_Band], edges: Sequence[float]) -> bool:
    """Whether the first column holds the markers of the second."""
    first = [
        one.letter_count <= limit.MAX_MARKER_LETTERS
        for band in bands
        for row in band.rows
        for one in row
        if _find_column(one.x0, edges) == 1
    ]
    return not first or sum(first) >= limit.MIN_LIST_SHARE * len(first)


def _count_lists(bands: Sequence[_Band], edges: Sequence[float]) -> int:
    """In how many columns many cells begin with a list marker."""
    marked = dict.fromkeys(range(1, len(edges) + 1), 0)
    counts = dict(marked)
    for band in bands:
        begun: set[int] = set()
        for one in (one for row in band.rows for one in row):
            column = _find_column(one.x0, edges)
            if column not in begun:
                begun.add(column)
                counts[column] += 1
                marked[column] += _is_marked(one)
    return sum(marked[column] >= limit.MIN_LIST_SHARE * max(1, counts[column]) for column in marked)


def _is_marked(fragment: Fragment) -> bool:
    return (
        fragment.has_marker
        or fragment.drawn_marker is not None
        or fragment.letter_count <= limit.MAX_MARKER_LETTERS
    )
