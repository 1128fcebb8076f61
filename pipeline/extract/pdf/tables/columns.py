"""The columns of a table that no lines draw: where words begin at one left edge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.tables.page_tables import find_word_start, measure_gap_before

#: Fragments on one baseline, from left to right.
Row = list[Fragment]
#: Left edges of columns.
Edges = tuple[float, ...]


class Columns:
    """The columns of one table, and which of them its rows fill.

    What a row fills is asked for again and again and worked out once: it must not change
    meanwhile.

    Attributes:
        edges: left edges, rising.
    """

    def __init__(self, edges: Edges, ink: Ink) -> None:
        self.edges = edges
        self._ink = ink
        self._found: dict[tuple[int, ...], list[int]] = {}

    def find(self, x0: float) -> int:
        """The column from 1 that something at ``x0`` begins in."""
        return bisect_right(self.edges, x0 + limit.COLUMN_EDGE_TOLERANCE_PT) or 1

    def list_filled(self, row: Row) -> list[int]:
        """Columns from 1 in which something begins on a row, rising."""
        key = tuple(map(id, row))
        found = self._found.get(key)
        if found is None:
            columns = {self.find(one.x0) for one in row}
            found = self._found[key] = sorted(columns | self._list_glued(row, columns))
        return found

    def list_begun_within(self, row: Row) -> set[int]:
        """Columns from 1 that begin within a fragment of the columns before, by their edge."""
        return self._list_glued(row, set())

    def _list_glued(self, row: Row, but: set[int]) -> set[int]:
        return {
            column
            for column, edge in enumerate(self.edges[1:], start=2)
            if column not in but and any(starts_word(one, edge, self._ink) for one in row)
        }


def starts_word(fragment: Fragment, edge: float, ink: Ink) -> bool:
    """Whether a word of a fragment begins at ``edge``, after a gap."""
    if not fragment.x0 < edge - 1 < fragment.x1 - 1:
        return False
    if fragment.has_marker and edge - fragment.x0 <= limit.MAX_HANG_EM * fragment.size:
        return False  # the words of an item after its mark
    place = find_word_start(fragment, edge, ink)
    return (
        place is not None
        and abs(float(ink.x0[place[1]]) - edge) <= limit.MAX_GLUED_STEP_PT
        and measure_gap_before(fragment, place, ink) >= limit.MIN_GLUED_GAP_EM
    )


#: A running head and the first row of the text.
_MOST_ROWS_OF_HEAD = 2


class Gutters:
    """Which rows of a page have something at an edge, and which run through the gutter before it.

    Each edge is asked for again and again and looked at once: rows must not change meanwhile.
    """

    def __init__(self, rows: Sequence[Row], ink: Ink) -> None:
        self._ink = ink
        self._rows = rows
        self._supported: dict[float, set[int]] = {}
        self._crossed: dict[float, set[int]] = {}

    def is_first(self, row: Row) -> bool:
        """Whether a row begins the page, or stands below its running head."""
        return any(row is one for one in self._rows[:_MOST_ROWS_OF_HEAD])

    def find_supported(self, edge: float) -> set[int]:
        """Identities of the rows in which something begins at ``edge``, with something before."""
        found = self._supported.get(edge)
        if found is None:
            found = {id(row) for row in self._rows if _is_supported(row, edge, self._ink)}
            self._supported[edge] = found
        return found

    def find_crossed(self, edge: float) -> set[int]:
        """Identities of the rows of which a fragment runs through the gutter before ``edge``."""
        found = self._crossed.get(edge)
        if found is None:
            found = {id(row) for row in self._rows if _is_crossed(row, edge, self._ink)}
            self._crossed[edge] = found
        return found


def _is_supported(row: Row, edge: float, ink: Ink) -> bool:
    for index, one in enumerate(row):
        if index and abs(one.x0 - edge) <= limit.COLUMN_EDGE_TOLERANCE_PT:
            return True
        if one.x0 < edge and starts_word(one, edge, ink):
            return True
    return False


def _is_crossed(row: Row, edge: float, ink: Ink) -> bool:
    tolerance = limit.COLUMN_EDGE_TOLERANCE_PT
    for one in row:
        if one.x0 >= edge - tolerance:
            return False  # as do all that follow it
        if one.x1 > edge - tolerance / 2 and not starts_word(one, edge, ink):
            return True
    return False


def is_edge(edge: float, edges: Sequence[float]) -> bool:
    """Whether ``edge`` is one of ``edges``."""
    return any(abs(edge - other) <= limit.COLUMN_EDGE_TOLERANCE_PT for other in edges)


def are_equal(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two tables have the same columns."""
    return len(edges) == len(others) and all(map(is_edge, edges, ((one,) for one in others)))
