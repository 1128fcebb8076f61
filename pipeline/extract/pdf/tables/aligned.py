"""Tables without lines: columns whose left edges agree, in rows that white space parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragment_rows import group_rows
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.tables.bands import Band, count_letters, is_table, split_bands
from pipeline.extract.pdf.tables.columns import Columns, Edges, Gutters, Row, are_equal, is_edge
from pipeline.extract.pdf.tables.page_tables import PageTable, split_at_edges
from pipeline.model.geometry import BBox
from pipeline.model.quantiles import median


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
    rows = group_rows(fragments)
    all_edges = _find_edges(rows)
    if not all_edges:
        return [], fragments
    gutters = Gutters(rows, ink)
    tables: list[PageTable] = []
    taken: set[int] = set()
    refused: set[tuple[int, int, Edges]] = set()  # many edges lead to the same rows and columns
    for edge in all_edges:
        row_count = limit.MIN_GRID_ROWS
        if any(is_edge(edge, edges[1:]) for edges in known):
            row_count = 1
        for stretch in _find_stretches(rows, edge, row_count, gutters, taken):
            body, edges = _find_columns(stretch, edge, known, gutters)
            if not body or (key := (id(body[0]), id(body[-1]), edges)) in refused:
                continue
            columns, is_first = Columns(edges, ink), gutters.is_first(body[0])
            table = _read_table(body, columns, rules, known, is_first=is_first, ink=ink)
            if table is None:
                refused.add(key)
                continue
            tables.append(table)
            taken.update(map(id, table.fragments))
            gutters = Gutters(rows, ink)  # lines may have been cut into cells
            refused.clear()
    if not tables:
        return [], fragments
    members = {id(one) for table in tables for one in table.fragments}
    return tables, [one for one in fragments if id(one) not in members]


def _find_edges(rows: Sequence[Row]) -> list[float]:
    """Left edges that something stands before, those that the most rows share first."""
    found: list[list[float]] = []
    for edge in sorted(one.x0 for row in rows for one in row[1:]):
        if found and edge - found[-1][0] <= limit.COLUMN_EDGE_TOLERANCE_PT:
            found[-1].append(edge)
        else:
            found.append([edge])
    found.sort(key=len, reverse=True)
    return [edges[0] for edges in found]


def _find_stretches(
    rows: Sequence[Row], edge: float, row_count: int, gutters: Gutters, taken: set[int]
) -> list[list[Row]]:
    """Rows that follow one another with none that runs through ``edge``, or is ``taken``."""
    supported = gutters.find_supported(edge)
    if len(supported) < row_count:
        return []  # as at most edges
    crossed = gutters.find_crossed(edge)
    stretches: list[list[Row]] = [[]]
    for row in rows:
        if id(row) in crossed or (taken and any(id(one) in taken for one in row)):
            stretches.append([])
        else:
            stretches[-1].append(row)
    return [
        part
        for stretch in stretches
        for part in _split_at_headings(stretch, edge, supported)
        if sum(id(row) in supported for row in part) >= row_count
    ]


def _split_at_headings(stretch: list[Row], edge: float, supported: set[int]) -> list[list[Row]]:
    """The rows between those that begin further left than any row of cells: two tables."""
    starts = [row[0].x0 for row in stretch if id(row) in supported and row[0].x0 < edge - 1]
    left = min(starts, default=0.0) - limit.COLUMN_EDGE_TOLERANCE_PT
    parts: list[list[Row]] = [[]]
    for row in stretch:
        if row[0].x0 < left:
            parts.append([])
        parts[-1].append(row)
    return parts


def _find_columns(
    stretch: list[Row], first_edge: float, known: Sequence[Edges], gutters: Gutters
) -> tuple[list[Row], Edges]:
    """The rows that may be a table's and its columns; no rows where nothing stands before them."""
    edges = [first_edge]
    for edge in _find_edges(stretch):
        if all(abs(edge - other) > limit.MIN_COLUMN_PT for other in edges):
            is_known = any(is_edge(edge, others[1:]) for others in known)
            narrowed = _narrow(stretch, edge, 1 if is_known else limit.MIN_GRID_ROWS, gutters)
            if narrowed:
                stretch = narrowed
                edges.append(edge)
    edges.sort()
    stretch = _drop_text_beside(stretch, edges, gutters)
    starts = [one.x0 for row in stretch for one in row if one.x0 < edges[0] - 1]
    if not starts:
        return [], ()
    found = (min(starts), *edges)
    return stretch, _complete(found, known) if gutters.is_first(stretch[0]) else found


def _read_table(
    stretch: Sequence[Row],
    columns: Columns,
    rules: Sequence[BBox],
    known: Sequence[Edges],
    *,
    is_first: bool,
    ink: Ink,
) -> PageTable | None:
    filled = [index for index, row in enumerate(stretch) if len(columns.list_filled(row)) > 1]
    if not filled:
        return None
    first = filled[0]
    size = median(one.size for row in stretch[first:] for one in row)
    members = [
        [one for one in row if abs(one.size - size) <= limit.MAX_CELL_SIZE_STEP * size]
        for row in stretch[first:]
    ]
    runs_on = any(are_equal(columns.edges, others) for others in known)
    rows = [row for row in members if row]
    bands = split_bands(rows, columns, rules)
    if not bands and runs_on and is_first:
        bands = [[row] for row in rows]  # lines of which none is parted in a column
    bands = _drop_text_below(bands, columns)
    if not bands or not (runs_on or is_table(bands, columns)):
        return None
    table = PageTable(columns.edges)
    for number, band in enumerate(bands, start=1):
        for row in band:
            for part in split_at_edges(row, columns.edges[1:], ink):
                table.put(part, number, columns.find(part.x0))
    table.sort()
    return table


def _complete(edges: Edges, known: Sequence[Edges]) -> Edges:
    """All columns of a table that runs on with a row in which some are empty; else ``edges``."""
    for others in known:
        if len(edges) > 1 and all(is_edge(edge, others) for edge in edges):
            return others
    return edges


def _drop_text_beside(stretch: list[Row], edges: Sequence[float], gutters: Gutters) -> list[Row]:
    """The rows without those above and below that begin further left than any row of cells."""
    supported = set().union(*map(gutters.find_supported, edges))
    filled = [
        index
        for index, row in enumerate(stretch)
        if row[0].x0 < edges[0] - 1 and id(row) in supported
    ]
    if not filled:
        return stretch
    left = min(stretch[index][0].x0 for index in filled) - limit.COLUMN_EDGE_TOLERANCE_PT
    outside = [index for index, row in enumerate(stretch) if row[0].x0 < left]
    start = max((index + 1 for index in outside if index < filled[0]), default=0)
    stop = min((index for index in outside if index > filled[-1]), default=len(stretch))
    return stretch[start:stop]


def _drop_text_below(bands: list[Band], columns: Columns) -> list[Band]:
    """The bands without those at the end that are no rows: words at the table's left edge.

    Cells of the main column alone are the last rows of a theme that is named further up.
    """
    full = [index for index, band in enumerate(bands) if _is_full(band, columns)]
    if not full:
        return []
    stop = full[-1] + 1
    steps = [_measure_step(above, below) for above, below in pairwise(bands[:stop])]
    size = median(one.size for band in bands[:stop] for row in band for one in row)
    reach = max(*steps, limit.BAND_STEP_EM * size) if steps else limit.BAND_STEP_EM * size
    letters = count_letters(bands, columns)
    main = letters.index(max(letters)) + 1
    while (
        stop < len(bands)
        and main > 1
        and all(_stands_in_column(main, row, columns.edges) for row in bands[stop])
        and _measure_step(bands[stop - 1], bands[stop]) <= reach + limit.BORDER_TOLERANCE_PT
    ):
        stop += 1
    return bands[:stop]


def _is_full(band: Band, columns: Columns) -> bool:
    return max(len(columns.list_filled(row)) for row in band) > 1


def _stands_in_column(column: int, row: Row, edges: Sequence[float]) -> bool:
    return abs(row[0].x0 - edges[column - 1]) <= limit.COLUMN_EDGE_TOLERANCE_PT


def _measure_step(above: Band, below: Band) -> float:
    """From the last line of a band to the first of the next, baseline to baseline."""
    return below[0][0].baseline - above[-1][0].baseline


def _narrow(stretch: list[Row], edge: float, row_count: int, gutters: Gutters) -> list[Row]:
    """The rows around those that have a cell at ``edge``; empty when one between runs through."""
    supported, crossed = gutters.find_supported(edge), gutters.find_crossed(edge)
    filled = [index for index, row in enumerate(stretch) if id(row) in supported]
    if len(filled) < row_count:
        return []
    walls = [index for index, row in enumerate(stretch) if id(row) in crossed]
    if any(filled[0] < wall < filled[-1] for wall in walls):
        return []
    first = max((wall + 1 for wall in walls if wall < filled[0]), default=0)
    last = min((wall for wall in walls if wall > filled[-1]), default=len(stretch))
    return stretch[first:last]
