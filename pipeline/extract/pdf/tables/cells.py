"""Telling the cells of a table from two columns of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.quantiles import median


class Cell(Protocol):
    """A line, or a panel of lines, on one side of a gutter."""

    x1: float
    top: float
    bottom: float
    size: float
    baseline: float
    fragment: Fragment | None


def is_grid(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether one side is a column of figures or signs, each on the line of its row."""
    if not _may_be_table(left, right):
        return False
    side = min((left, right), key=_median_letters)
    other = right if side is left else left
    if _median_letters(side) > limit.MAX_CELL_LETTERS or len(side) < limit.MIN_GRID_ROWS:
        return False
    return _share_baselines(side, other) >= limit.MIN_ALIGNED_SHARE


def find_row_starts(left: Sequence[Cell], right: Sequence[Cell]) -> list[float]:
    """The tops of the rows but the first, when blocks on both sides begin on one line each.

    Empty when the two sides are columns. Rows are "label – text" or "goal – measure" tables
    without rules, whose cells wrap.
    """
    if not _may_be_table(left, right) or _begins_with_heading(left, right):
        return []
    starts_left, starts_right = _block_starts(left), _block_starts(right)
    if any(
        len(starts) == len(cells) and _is_justified(cells)
        for starts, cells in ((starts_left, left), (starts_right, right))
    ):
        return []  # text with wide leading: its lines are no rows
    if min(len(starts_left), len(starts_right)) < limit.MIN_BLOCKS:
        return []
    shared = [start for start in starts_left if _is_near(start, starts_right)]
    if len(shared) < limit.MIN_BLOCK_SHARE * len(starts_left):
        return []
    shared_right = [start for start in starts_right if _is_near(start, starts_left)]
    sparse = len(starts_left) < len(left)  # cells wrap on the left …
    if len(shared_right) < limit.MIN_BLOCK_SHARE * len(starts_right) and sparse:
        return []
    return [start.top for start in shared[1:]]


def counts_run_down(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether labels count down the left side and go on at the right: "Goal 7", "8" and "9"."""
    return _run_on(*([one.count for one in _list_down(side)] for side in (left, right)))


def _items_run_down(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether items do: "8.1" and "8.2" beside "8.3" and "8.4"."""
    return _run_on(*([one.item_number for one in _list_down(side)] for side in (left, right)))


def _list_down(side: Sequence[Cell]) -> list[Fragment]:
    ordered = sorted(side, key=lambda one: one.top)
    return [cell.fragment for cell in ordered if cell.fragment is not None]


def _run_on(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two numbers or more at the left and those at the right are one count; 0 is none."""
    on_left = [number for number in left if number]
    on_right = [number for number in right if number]
    return (
        len(on_left) >= _FEWEST_RUNNING_ON
        and bool(on_right)
        and all(below == above + 1 for above, below in pairwise([*on_left, *on_right]))
    )


#: Numbers at the left that show which way they count: of one, rows count on at the right too.
_FEWEST_RUNNING_ON = 2


def _may_be_table(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    if any(cell.fragment is None for cell in (*left, *right)):
        return False
    if _items_run_down(left, right):
        return False
    return _marker_share(left) < limit.MIN_LIST_SHARE or (
        _marker_share(right) < limit.MIN_LIST_SHARE
    )


def _marker_share(cells: Sequence[Cell]) -> float:
    marked = sum(
        cell.fragment is not None
        and (cell.fragment.has_marker or cell.fragment.drawn_marker is not None)
        for cell in cells
    )
    return marked / len(cells)


def _median_letters(cells: Sequence[Cell]) -> float:
    return float(median(cell.fragment.letter_count for cell in cells if cell.fragment))


def _share_baselines(cells: Sequence[Cell], others: Sequence[Cell]) -> float:
    return sum(_is_near(cell, others) for cell in cells) / len(cells)


def _is_near(cell: Cell, others: Sequence[Cell]) -> bool:
    step = limit.MAX_ROW_STEP_EM * cell.size
    return any(abs(cell.baseline - other.baseline) <= step for other in others)


def _block_starts(cells: Sequence[Cell]) -> list[Cell]:
    """The first lines of stretches that a wider gap parts from what stands above."""
    starts: list[Cell] = []
    last_bottom = float("-inf")
    for cell in sorted(cells, key=lambda one: one.top):
        if cell.top - last_bottom > limit.BLOCK_GAP_EM * cell.size:
            starts.append(cell)
        last_bottom = max(last_bottom, cell.bottom)
    return starts


def _is_justified(cells: Sequence[Cell]) -> bool:
    """Whether most lines end at one edge; cells of one line each end anywhere."""
    edge = max(cell.x1 for cell in cells)
    full = sum(edge - cell.x1 <= limit.MAX_EDGE_STEP_PT for cell in cells)
    return 2 * full > len(cells) > 2


def _begins_with_heading(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    return all(
        min(cells, key=lambda one: one.top).size
        > limit.HEADING_RATIO * median(cell.size for cell in cells)
        for cells in (left, right)
    )
