"""Fragments → regions in the order a person reads them: panels, columns, tables, stacked lines."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.layout.column_sections import (
    count_lines_above,
    count_lines_below,
    find_section_starts,
)
from pipeline.extract.pdf.layout.gutters import Cut, find_gutter
from pipeline.extract.pdf.layout.page_items import (
    Item,
    gather_panels,
    make_sequence_item,
    make_table_item,
    widen_to_bars,
)
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.tables.cells import counts_run_down, find_row_starts, is_grid
from pipeline.extract.pdf.tables.page_tables import PageTable
from pipeline.model.geometry import BBox

#: Columns inside columns deeper than this are not looked for.
_MAX_DEPTH = 12
_by_top = attrgetter("top", "bottom")
_by_middle = attrgetter("middle", "x0")
_by_x0 = attrgetter("x0")


def order_fragments(
    fragments: Sequence[Fragment],
    panels: Sequence[BBox] = (),
    rules: Sequence[BBox] = (),
    tables: Sequence[PageTable] = (),
    sequences: Sequence[Sequence[Sequence[Fragment]]] = (),
    bars: Sequence[BBox] = (),
) -> list[list[Fragment]]:
    """Regions in reading order, each a stack of fragments from the top down.

    Recursive XY-cut (Nagy and Seth, "Hierarchical representation of optically scanned
    documents", 1984), with three changes. Of all gutters the one that the most lines stand
    beside is cut first, only as far as no line and no rule crosses it: what stands above is read
    first, then the left side, then the right, then what stands below. Coloured panels are units.
    Where the two sides of a gutter are the cells of a table, its rows are read one by one.

    Args:
        fragments: of one direction of writing, from the top down.
        panels: filled rectangles that hold a part of the text.
        rules: horizontal lines; text above and below one is read apart.
        tables: whose cells are regions of their own, row by row; none of their fragments is
            among ``fragments``.
        sequences: cards, or key figures, each read as a whole, in this order; none of their
            fragments is among ``fragments``.
        bars: filled rectangles as high as a heading: one that stands alone on its bar is as wide.
    """
    if not panels and not tables and not sequences and not bars and _is_one_column(fragments):
        return [list(fragments)] if fragments else []
    items = [Item(f.x0, f.x1, f.top, f.bottom, f.size, f.baseline, fragment=f) for f in fragments]
    widen_to_bars(items, bars)
    items.extend(map(make_table_item, tables))
    items.extend(map(make_sequence_item, sequences))
    regions: list[list[Fragment]] = []
    _order(gather_panels(items, panels), rules, regions, 0)
    return [region for region in regions if region]


def _is_one_column(fragments: Sequence[Fragment]) -> bool:
    """Whether no two fragments stand beside one another."""
    return not any(_are_beside(above, below) for above, below in pairwise(fragments))


def _are_beside(above: Fragment, below: Fragment) -> bool:
    """Whether two neighbours in height are on one line, or side by side at half a line's step."""
    size = min(above.size, below.size)
    if below.baseline - above.baseline <= limit.MIN_LINE_STEP_EM * size:
        return True
    overlap = above.bottom - below.top
    is_apart = below.x0 >= above.x1 or below.x1 <= above.x0
    return is_apart and overlap > limit.MIN_LINE_STEP_EM * size / 2


def _order(
    items: list[Item], rules: Sequence[BBox], regions: list[list[Fragment]], depth: int
) -> None:
    cut = find_gutter(items, rules) if depth < _MAX_DEPTH else None
    if cut is None:
        _stack(items, rules, regions, depth)
        return
    runs_down = counts_run_down(cut.left, cut.right)
    _trim(cut, has_foot=not runs_down)
    if cut.above:
        _order(cut.above, rules, regions, depth + 1)
    rows: list[float] = []
    if not runs_down:
        rows = find_row_starts(cut.left, cut.right) or find_section_starts(cut.left, cut.right)
    if is_grid(cut.left, cut.right):
        _stack([*cut.left, *cut.right], rules, regions, depth)
    elif rows:
        for left, right in zip(_split(cut.left, rows), _split(cut.right, rows), strict=True):
            for cell in (left, right):
                if cell:
                    _order(cell, rules, regions, depth + 1)
    else:
        _order(cut.left, rules, regions, depth + 1)
        _order(cut.right, rules, regions, depth + 1)
    if cut.below:
        _order(cut.below, rules, regions, depth + 1)


def _trim(cut: Cut, *, has_foot: bool) -> None:
    """Moves lines at the left that belong to what stands above or below both sides."""
    left = sorted(cut.left, key=_by_top)
    if len(left) < 2:
        return
    above = max(cut.above, key=lambda item: item.bottom, default=None)
    head = count_lines_above(left[:-1], cut.right, above) if above is not None else 0
    foot = count_lines_below(left[head:], cut.right) if has_foot else 0
    cut.above += left[:head]
    cut.left = left[head : len(left) - foot]
    cut.below += left[len(left) - foot :]


def _split(items: list[Item], starts: list[float]) -> list[list[Item]]:
    rows: list[list[Item]] = [[] for _ in range(len(starts) + 1)]
    for item in items:
        rows[bisect(starts, item.middle)].append(item)
    return rows


def _stack(
    items: list[Item], rules: Sequence[BBox], regions: list[list[Fragment]], depth: int
) -> None:
    """One column: from the top down, panels as regions of their own."""
    regions.append([])
    for item in _sort_rows(items):
        if item.fragment is not None:
            regions[-1].append(item.fragment)
        elif item.table is not None:
            regions.extend(cell.fragments for cell in item.table.cells)
            regions.append([])
        elif item.sequence:
            for unit in item.sequence:
                _order(unit, rules, regions, depth + 1)
            regions.append([])
        else:
            _order([*item.inside], rules, regions, depth + 1)
            regions.append([])


def _sort_rows(items: Iterable[Item]) -> list[Item]:
    rows: list[list[Item]] = []
    for item in sorted(items, key=_by_middle):
        if rows and item.middle < rows[-1][0].middle + 0.4 * min(item.size, rows[-1][0].size):
            rows[-1].append(item)
        else:
            rows.append([item])
    for row in rows:
        if len(row) > 1:
            row.sort(key=_by_x0)
    return [item for row in rows for item in row]
