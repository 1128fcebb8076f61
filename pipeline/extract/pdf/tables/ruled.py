"""Tables whose cells are drawn: lines that meet make a grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.tables.open_grids import OpenGrid, find_open_grids
from pipeline.extract.pdf.tables.page_tables import (
    PageTable,
    TableCell,
    find_word_start,
    split_fragment,
)
from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox


@frozen
class Grid:
    """Lines that meet.

    Attributes:
        columns: x of the left border of each column, and of the right border of the last.
        rows: y of every horizontal line.
        horizontals: those lines.
        verticals: the upright ones.
        is_open: whether borders of cells over rows may be missing: grounds show every other row.
    """

    columns: list[float]
    rows: list[float]
    horizontals: list[BBox]
    verticals: list[BBox]
    is_open: bool = False

    @property
    def bbox(self) -> BBox:
        """The box around its cells."""
        return BBox(x0=self.columns[0], top=self.rows[0], x1=self.columns[-1], bottom=self.rows[-1])

    def contains(self, fragment: Fragment) -> bool:
        """Whether the middle of a fragment stands in it."""
        middle = (fragment.top + fragment.bottom) / 2
        inside = self.columns[0] <= (fragment.x0 + fragment.x1) / 2 <= self.columns[-1]
        return inside and self.rows[0] <= middle <= self.rows[-1]

    def has_border(self, x: float, y: float) -> bool:
        """Whether an upright line stands at ``x`` beside ``y``."""
        tolerance = limit.BORDER_TOLERANCE_PT
        return any(
            abs(line.centre_x - x) <= tolerance and line.top <= y <= line.bottom
            for line in self.verticals
        )

    def find_row(self, column: int, y: float) -> int:
        """The row from 1 in which the cell around ``y`` begins."""
        left, right = self.columns[column], self.columns[column + 1]
        middle = (left + right) / 2
        borders = [line.centre_y for line in self.horizontals if line.x0 <= middle <= line.x1]
        above = max((border for border in borders if border <= y), default=self.rows[0])
        return bisect_right(self.rows, above + limit.BORDER_TOLERANCE_PT)


def find_ruled_tables(
    fragments: list[Fragment], grids: Sequence[Grid], drawings: Sequence[Drawing], ink: Ink
) -> tuple[list[PageTable], list[Fragment]]:
    """The tables with drawn cells, and the fragments that stand in none.

    Fragments that run through a border are cut at it, if a word begins there.

    Args:
        fragments: to look among.
        grids: that ``find_grids`` finds.
        drawings: among which open grids are looked for too.
        ink: of the glyphs.
    """
    tables: list[PageTable] = []
    for grid in [*grids, *map(_close, find_open_grids(drawings, fragments, ink))]:
        inside = [fragment for fragment in fragments if grid.contains(fragment)]
        if len(inside) < limit.MIN_GRID_ROWS:
            continue
        table = _fill(grid, inside, ink)
        columns = {cell.column for cell in table.cells}
        rows = {cell.row for cell in table.cells if cell.column > min(columns)}
        if len(columns) < 2 or len(rows) < 2:
            continue
        table.sort()
        if grid.is_open:
            _part_cells(table, grid.rows)
        tables.append(table)
        members = set(map(id, inside))
        fragments = [fragment for fragment in fragments if id(fragment) not in members]
    return tables, fragments


def _close(grid: OpenGrid) -> Grid:
    """An open grid with the upright lines that are not drawn."""
    columns, rows = list(grid.columns), list(grid.rows)
    return Grid(
        columns=columns,
        rows=rows,
        horizontals=[BBox(x0=x0, top=y, x1=x1, bottom=y) for x0, x1, y in grid.segments],
        verticals=[BBox(x0=x, top=rows[0], x1=x, bottom=rows[-1]) for x in columns],
        is_open=True,
    )


def _part_cells(table: PageTable, rows: Sequence[float]) -> None:
    """Parts cells over rows where much white stands within: each begins with the row beside it."""
    parted: list[TableCell] = []
    for cell in table.cells:
        above: Fragment | None = None
        for one in cell.fragments:
            row = bisect_right(rows, (one.top + one.bottom) / 2)
            gap = one.top - above.bottom if above is not None else 0.0
            if above is None or (row > cell.row and gap > limit.MAX_GAP_IN_CELL_EM * one.size):
                parted.append(TableCell(table, row if above is not None else cell.row, cell.column))
            parted[-1].fragments.append(one)
            above = one
    table.cells = parted
    table.sort()


def list_numbers_in_tables(
    numbers: Sequence[Fragment],
    fragments: Sequence[Fragment],
    grids: Sequence[Grid],
    drawings: Sequence[Drawing],
    ink: Ink,
) -> list[Fragment]:
    """Numbers in one column that count the rows of a table, and not the lines of the page."""
    grids = [*grids, *map(_close, find_open_grids(drawings, fragments, ink))]
    return [number for number in numbers if any(grid.contains(number) for grid in grids)]


def _fill(grid: Grid, inside: Iterable[Fragment], ink: Ink) -> PageTable:
    table = PageTable(tuple(grid.columns[:-1]))
    for fragment in inside:
        y = (fragment.top + fragment.bottom) / 2
        parts = [fragment]
        for border in grid.columns[1:-1]:
            last = parts[-1]
            if last.x0 < border < last.x1 and grid.has_border(border, y):
                place = find_word_start(last, border, ink)
                if place is not None:
                    parts.append(split_fragment(last, place, ink))
        for part in parts:
            start = part.x0 + min(part.size, part.x1 - part.x0) / 2
            column = min(max(1, bisect_right(grid.columns, start)), len(grid.columns) - 1)
            while column > 1 and not grid.has_border(grid.columns[column - 1], y):
                column -= 1  # a cell that spans columns
            table.put(part, grid.find_row(column - 1, y), column)
    return table


def find_grids(drawings: Sequence[Drawing]) -> list[Grid]:
    """The grids of lines that meet."""
    if len(drawings) > limit.MAX_BORDERS:
        return []
    horizontals: list[BBox] = []
    verticals: list[BBox] = []
    for drawing in drawings:
        box = drawing.bbox
        if drawing.kind == "image":
            continue
        if box.height <= limit.MAX_RULE_PT and box.width > limit.MIN_BORDER_PT:
            horizontals.append(box)
        elif box.width <= limit.MAX_RULE_PT and box.height > limit.MIN_BORDER_PT:
            verticals.append(box)
    if len(horizontals) < 2 or not verticals:
        return []
    grounds = [
        drawing.bbox
        for drawing in drawings
        if drawing.kind == "fill"
        and drawing.bbox.height > limit.MIN_BORDER_PT
        and drawing.bbox.width > limit.MIN_BORDER_PT
    ]
    groups = _join_meeting(horizontals, verticals)
    grids = [_add_head(_make_grid(group), grounds) for group in groups]
    return [grid for grid in grids if len(grid.columns) > 2 and len(grid.rows) > 2]


def _add_head(grid: Grid, grounds: Sequence[BBox]) -> Grid:
    """The grid with the row above it whose cells have grounds and no lines."""
    tolerance = limit.BORDER_TOLERANCE_PT
    top = grid.rows[0]
    cells = [
        ground
        for ground in grounds
        if abs(ground.bottom - top) <= tolerance
        and all(
            any(abs(edge - x) <= tolerance for x in grid.columns) for edge in (ground.x0, ground.x1)
        )
    ]
    widths = sum(cell.width for cell in cells)
    is_row = len({round(cell.x0) for cell in cells}) > 1 and (
        abs(widths - (grid.columns[-1] - grid.columns[0])) <= tolerance * len(cells)
    )
    if not is_row or max(cell.top for cell in cells) - min(cell.top for cell in cells) > tolerance:
        return grid
    head = min(cell.top for cell in cells)
    line = BBox(x0=grid.columns[0], top=head, x1=grid.columns[-1], bottom=head)
    sides = [
        BBox(x0=x, top=head, x1=x, bottom=top)
        for x in _merge(edge for cell in cells for edge in (cell.x0, cell.x1))
    ]
    return Grid(
        columns=grid.columns,
        rows=[head, *grid.rows],
        horizontals=[line, *grid.horizontals],
        verticals=[*sides, *grid.verticals],
    )


def _join_meeting(
    horizontals: list[BBox], verticals: list[BBox]
) -> list[tuple[list[BBox], list[BBox]]]:
    """Lines that meet, directly or through others, put together."""
    groups: list[tuple[list[BBox], list[BBox], list[float]]] = []
    lines = [(line, 0) for line in horizontals] + [(line, 1) for line in verticals]
    for line, kind in lines:
        reach = limit.BORDER_TOLERANCE_PT
        x0, top, x1, bottom = (
            line.x0 - reach,
            line.top - reach,
            line.x1 + reach,
            line.bottom + reach,
        )
        merged: tuple[list[BBox], list[BBox], list[float]] = ([], [], [x0, top, x1, bottom])
        (merged[1] if kind else merged[0]).append(line)
        rest = []
        for group in groups:
            around = group[2]
            near = around[0] <= x1 and x0 <= around[2] and around[1] <= bottom and top <= around[3]
            if near and any(
                other.x0 <= x1 and x0 <= other.x1 and other.top <= bottom and top <= other.bottom
                for other in (*group[0], *group[1])
            ):
                merged[0].extend(group[0])
                merged[1].extend(group[1])
                box = merged[2]
                merged[2][:] = [
                    min(box[0], around[0]),
                    min(box[1], around[1]),
                    max(box[2], around[2]),
                    max(box[3], around[3]),
                ]
            else:
                rest.append(group)
        groups = [*rest, merged]
    return [(group[0], group[1]) for group in groups if group[0] and group[1]]


def _make_grid(group: tuple[list[BBox], list[BBox]]) -> Grid:
    horizontals, verticals = group
    columns = _merge(
        [line.centre_x for line in verticals]
        + [min(line.x0 for line in horizontals), max(line.x1 for line in horizontals)]
    )
    rows = _merge(
        [line.centre_y for line in horizontals]
        + [min(line.top for line in verticals), max(line.bottom for line in verticals)]
    )
    return Grid(columns=columns, rows=rows, horizontals=horizontals, verticals=verticals)


def _merge(places: Iterable[float]) -> list[float]:
    """Places that agree within the tolerance, as one."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > limit.BORDER_TOLERANCE_PT:
            merged.append(place)
    return merged
