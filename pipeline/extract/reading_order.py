"""Fragments → regions in the order a person reads them: panels, columns, tables, stacked lines."""

from __future__ import annotations

from bisect import bisect, bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from pipeline.extract import thresholds as limit
from pipeline.extract.column_sections import (
    count_lines_above,
    count_lines_below,
    find_section_starts,
)
from pipeline.extract.lines import Fragment
from pipeline.extract.page_tables import PageTable
from pipeline.extract.tables import find_row_starts, is_grid
from pipeline.model.geometry import BBox

#: Columns inside columns deeper than this are not looked for.
_MAX_DEPTH = 12
_by_top = attrgetter("top", "bottom")
_by_middle = attrgetter("middle", "x0")
_by_x0 = attrgetter("x0")


@dataclass(slots=True, eq=False)
class Item:
    """A fragment, or a panel, table or row of boxes with all that stands in it."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    baseline: float
    fragment: Fragment | None = None
    inside: Sequence[Item] = ()
    table: PageTable | None = None
    sequence: Sequence[list[Item]] = ()
    middle: float = 0.0
    gutter_pt: float = 0.0  # how far what stands beside it has to be
    line_count: int = 1
    style_id: int = -1

    def __post_init__(self) -> None:
        self.middle = (self.top + self.bottom) / 2
        if self.fragment is not None:
            self.style_id = self.fragment.style_id
        self.gutter_pt = limit.MIN_GUTTER_EM * self.size
        if self.inside:
            self.gutter_pt = limit.MIN_CARD_GAP_PT  # the edge of a panel is seen by itself
            self.line_count = sum(item.line_count for item in self.inside)


@dataclass(slots=True)
class _Cut:
    """What a gutter parts: lines above and below it, and its two sides."""

    score: float
    above: list[Item]
    left: list[Item]
    right: list[Item]
    below: list[Item]


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
    _widen_to_bars(items, bars)
    items.extend(map(_make_table_item, tables))
    items.extend(map(_make_sequence_item, sequences))
    regions: list[list[Fragment]] = []
    _order(_gather_panels(items, panels), rules, regions, 0)
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


def _make_table_item(table: PageTable) -> Item:
    box, members = table.bbox, table.fragments
    return Item(
        box.x0,
        box.x1,
        box.top,
        box.bottom,
        max(one.size for one in members),
        max(one.baseline for one in members),
        table=table,
        line_count=len(members),
    )


def _make_sequence_item(sequence: Sequence[Sequence[Fragment]]) -> Item:
    units = [
        [Item(f.x0, f.x1, f.top, f.bottom, f.size, f.baseline, fragment=f) for f in unit]
        for unit in sequence
    ]
    members = [item for unit in units for item in unit]
    return Item(
        min(one.x0 for one in members),
        max(one.x1 for one in members),
        min(one.top for one in members),
        max(one.bottom for one in members),
        max(one.size for one in members),
        max(one.baseline for one in members),
        sequence=units,
        line_count=len(members),
    )


def _widen_to_bars(items: Sequence[Item], bars: Sequence[BBox]) -> None:
    """Makes a heading that stands alone on its bar as wide as that.

    A bar that ends within a line is clipped: what is seen of it lies behind a few words.
    """
    for bar in bars:
        if any(
            bar.top < one.middle < bar.bottom
            and (one.x0 < bar.x0 < one.x1 or one.x0 < bar.x1 < one.x1)
            for one in items
        ):
            continue
        inside = [one for one in items if bar.contains_point((one.x0 + one.x1) / 2, one.middle)]
        if len(inside) == 1:
            inside[0].x0 = min(inside[0].x0, bar.x0)
            inside[0].x1 = max(inside[0].x1, bar.x1)


def _gather_panels(items: list[Item], panels: Sequence[BBox]) -> list[Item]:
    for panel in sorted(panels, key=lambda box: box.width * box.height):
        inside = [
            item
            for item in items
            if panel.top <= item.middle <= panel.bottom
            and panel.x0 <= (item.x0 + item.x1) / 2 <= panel.x1
        ]
        if len(inside) < 2 or len(inside) == len(items):
            continue
        members = set(map(id, inside))
        unit = Item(
            min(panel.x0, *(item.x0 for item in inside)),
            max(panel.x1, *(item.x1 for item in inside)),
            min(panel.top, *(item.top for item in inside)),
            max(panel.bottom, *(item.bottom for item in inside)),
            max(item.size for item in inside),
            max(item.baseline for item in inside),
            inside=inside,
        )
        items = [*(item for item in items if id(item) not in members), unit]
    return items


def _order(
    items: list[Item], rules: Sequence[BBox], regions: list[list[Fragment]], depth: int
) -> None:
    cut = _find_gutter(items, rules) if depth < _MAX_DEPTH else None
    if cut is None:
        _stack(items, rules, regions, depth)
        return
    _trim(cut)
    if cut.above:
        _order(cut.above, rules, regions, depth + 1)
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


def _trim(cut: _Cut) -> None:
    """Moves lines at the left that belong to what stands above or below both sides."""
    left = sorted(cut.left, key=_by_top)
    if len(left) < 2:
        return
    above = max(cut.above, key=lambda item: item.bottom, default=None)
    head = count_lines_above(left[:-1], cut.right, above) if above is not None else 0
    foot = count_lines_below(left[head:], cut.right)
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
    return [item for row in rows for item in sorted(row, key=_by_x0)]


def _find_gutter(items: list[Item], rules: Sequence[BBox]) -> _Cut | None:
    """The gutter that the most lines stand beside, with what it parts; None without one."""
    if len(items) < 2:
        return None
    best: _Cut | None = None
    for edge in _left_edges(items):
        cut = _cut_at(items, rules, edge, best.score if best else 0.0)
        # Of two that part the same lines, the one that more of the page follows.
        if cut is not None and (best is None or _rate(cut) > _rate(best)):
            best = cut
    return best


def _rate(cut: _Cut) -> tuple[float, int, int]:
    edge = min(item.x0 for item in cut.right) + limit.COLUMN_EDGE_TOLERANCE_PT
    return cut.score, len(cut.left) + len(cut.right), sum(item.x0 <= edge for item in cut.right)


def _left_edges(items: Sequence[Item]) -> list[float]:
    """Distinct left edges that have something at their left."""
    edges: list[float] = []
    leftmost_end = min(item.x1 for item in items)
    for edge in sorted(item.x0 for item in items):
        if edge < leftmost_end:
            continue
        if not edges or edge - edges[-1] > limit.COLUMN_EDGE_TOLERANCE_PT:
            edges.append(edge)
    return edges


def _cut_at(
    items: list[Item], rules: Sequence[BBox], edge: float, least_score: float
) -> _Cut | None:
    """The best cut at a left edge; None without one, or where none can reach a score."""
    tolerance = limit.COLUMN_EDGE_TOLERANCE_PT / 2
    lefts, rights, walls = [], [], []
    for item in items:
        if item.x0 >= edge - tolerance:
            rights.append(item)
        elif item.x1 <= edge - item.gutter_pt + tolerance:
            lefts.append(item)
        else:
            walls.append(item.middle)
    if not lefts or not rights or _count_lines(lefts, rights) < least_score:
        return None
    leftmost = min(item.x0 for item in lefts)
    walls.extend(
        rule.centre_y
        for rule in rules
        if rule.x0 < edge - limit.MIN_RULE_LENGTH_PT and rule.x1 > edge and rule.x1 > leftmost
    )
    walls.sort()
    slabs: dict[int, tuple[list[Item], list[Item]]] = {}
    for side, members in ((0, lefts), (1, rights)):
        for item in members:
            slabs.setdefault(bisect(walls, item.middle), ([], []))[side].append(item)
    best: tuple[float, list[Item], list[Item]] | None = None
    for left, right in slabs.values():
        if _count_lines(left, right) < least_score:
            continue
        score = _score_columns(left, right)
        if score > 0 and (best is None or score > best[0]):
            best = (score, left, right)
    if best is None:
        return None
    score, left, right = best
    members_of_cut = set(map(id, left)) | set(map(id, right))
    middle = sum(item.middle for item in left + right) / len(members_of_cut)
    rest = [item for item in items if id(item) not in members_of_cut]
    return _Cut(
        score,
        [item for item in rest if item.middle < middle],
        left,
        right,
        [item for item in rest if item.middle >= middle],
    )


def _count_lines(left: list[Item], right: list[Item]) -> int:
    return sum([item.line_count for item in left]) + sum([item.line_count for item in right])


def _score_columns(left: list[Item], right: list[Item]) -> float:
    """How many lines stand beside one another; 0 when these are not two columns."""
    if not left or not right:
        return 0.0
    size = min(min(item.size for item in left), min(item.size for item in right))
    line_counts = sum(item.line_count for item in left), sum(item.line_count for item in right)
    if min(line_counts) < 2 and (max(line_counts) < 3 or _is_row(left, right)):
        return 0.0
    top = max(min(item.top for item in left), min(item.top for item in right))
    bottom = min(max(item.bottom for item in left), max(item.bottom for item in right))
    near_left = [item for item in left if item.bottom > top and item.top < bottom]
    near_right = [item for item in right if item.bottom > top and item.top < bottom]
    if not near_left or not near_right:
        return 0.0
    # What stands further up or down, such as the page's number, may reach into it.
    gutter = min(item.x0 for item in near_right) - max(item.x1 for item in near_left)
    if gutter < min(limit.MIN_GUTTER_EM * size, *[one.gutter_pt for one in near_left + near_right]):
        return 0.0
    share = max(
        _count_beside(near_left, near_right) / len(near_left),
        _count_beside(near_right, near_left) / len(near_right),
    )
    if share < limit.MIN_SIDE_BY_SIDE_SHARE:
        return 0.0
    return float(sum(item.line_count for item in near_left + near_right))


def _is_row(left: list[Item], right: list[Item]) -> bool:
    """Whether the one line of a side stands beside one line of the other that is set apart."""
    single, others = (left[0], right) if len(left) == 1 else (right[0], left)
    beside = [item for item in others if item.top < single.bottom and single.top < item.bottom]
    if len(beside) != 1:
        return False
    (partner,) = beside
    margin = limit.BLOCK_GAP_EM * partner.size
    return not any(
        item is not partner
        and item.top < partner.bottom + margin
        and partner.top - margin < item.bottom
        for item in others
    )


def _count_beside(items: list[Item], others: list[Item]) -> int:
    """How many of ``items`` share some height with one of ``others``."""
    tops = sorted(other.top - limit.HALF_LEADING_EM * other.size for other in others)
    bottoms = sorted(other.bottom + limit.HALF_LEADING_EM * other.size for other in others)
    return sum(bisect_left(tops, item.bottom) > bisect_right(bottoms, item.top) for item in items)
