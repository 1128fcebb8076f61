"""Fragments: stretches of one row of a page, which join into its lines."""

from __future__ import annotations

from pipeline.model.document import DrawnMarker
from pipeline.model.frozen import field, mutable
from pipeline.model.geometry import BBox


@mutable
class Fragment:
    """A stretch of one row.

    Attributes:
        x0, x1, top, bottom, baseline, size: of the whole; in points.
        pieces: its runs, left to right.
        letter_count: how many letters they have.
        style_id: of most of them; index into the page's styles.
        blanks: whether a blank stands before each piece but the first.
        drawn_marker: the small drawing that stands before it.
        has_marker: whether its first word is a list marker.
        counts_lines: whether it is a number in the margin that counts the lines.
        stands_aside: whether it stands in a side box or a row of key figures.
        card: of the page, from 0, that is an item by itself; -1 elsewhere.
        count: the number that it consists of with the word that it counts: 16 of "Goal 16"; or 0.
        item_number: the last number of its list marker: 3 of "8.3 Open …"; or 0.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    pieces: list[int]
    letter_count: int
    style_id: int
    blanks: list[bool] = field(default_factory=list)
    drawn_marker: DrawnMarker | None = None
    has_marker: bool = False
    counts_lines: bool = False
    stands_aside: bool = False
    card: int = -1
    count: int = 0
    item_number: int = 0

    def stands_in(self, box: BBox) -> bool:
        """Whether its middle does."""
        return box.contains_point((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)
