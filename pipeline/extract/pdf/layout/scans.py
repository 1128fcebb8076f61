"""Pages that are pictures: what pictures cover, and which letters are none of the page's text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing, Flags, Floats
from pipeline.model.frozen import frozen

#: Squares along each edge of the page by which what pictures cover is measured. Strips of a scan
#: that leave a hair's breadth between them, or overlap, cover what they seem to.
_SQUARES = 100


@frozen
class Pictured:
    """What pictures cover of a page.

    Attributes:
        squares: whether the middle of each is covered; rows from the top, columns from the left.
        width_pt: of the page.
        height_pt: of the page.
    """

    squares: Flags
    width_pt: float
    height_pt: float

    def covers(self, x: Floats, y: Floats) -> Flags:
        """Whether points lie in covered squares; points off the page do not."""
        columns = np.floor(x / self.width_pt * _SQUARES)
        rows = np.floor(y / self.height_pt * _SQUARES)
        covered = (columns >= 0) & (columns < _SQUARES) & (rows >= 0) & (rows < _SQUARES)
        covered[covered] = self.squares[
            rows[covered].astype(np.int64), columns[covered].astype(np.int64)
        ]
        return covered


def find_pictured(
    drawings: Sequence[Drawing], width_pt: float, height_pt: float
) -> Pictured | None:
    """What pictures, one or several side by side, cover of a page; None if it is too little."""
    boxes = [drawing.bbox for drawing in drawings if drawing.kind == "image"]
    least_area = limit.MIN_RECOGNISED_SHARE * width_pt * height_pt
    if least_area <= 0 or sum(box.width * box.height for box in boxes) < least_area:
        return None
    squares = np.zeros((_SQUARES, _SQUARES), dtype=np.bool_)
    for box in boxes:
        columns = slice(_find_square(box.x0 / width_pt), _find_square(box.x1 / width_pt))
        rows = slice(_find_square(box.top / height_pt), _find_square(box.bottom / height_pt))
        squares[rows, columns] = True
    if np.count_nonzero(squares) < limit.MIN_RECOGNISED_SHARE * squares.size:
        return None
    return Pictured(squares=squares, width_pt=width_pt, height_pt=height_pt)


def _find_square(share: float) -> int:
    """The first square whose middle lies at or behind this share of an edge."""
    return round(min(max(share, 0.0), 1.0) * _SQUARES)


def are_stamps(
    x: Floats,
    y: Floats,
    size: Floats,
    is_oblique: Flags,
    *,
    width_pt: float,
    height_pt: float,
    max_signature_letters: int,
) -> bool:
    """Whether letters on a page can all be ones that were added to it: stamps, page numbers.

    Those are few and small and stand in the margins, or close together like a signature; or they
    run across the page.

    Args:
        x: of the middles of the letters on the page as displayed, in points; all arrays run
            parallel.
        y: likewise.
        size: of the letters, in points.
        is_oblique: whether they run across the page.
        width_pt: of the page.
        height_pt: of the page.
        max_signature_letters: how many may stand close together inside the margins.
    """
    if len(x) > limit.MAX_STAMP_LETTERS:
        return False
    upright = ~is_oblique
    if np.any(size[upright] > limit.MAX_STAMP_SIZE_SHARE * max(width_pt, height_pt)):
        return False
    edge = limit.STAMP_MARGIN_SHARE
    to_side = np.minimum(x, width_pt - x) / width_pt
    to_end = np.minimum(y, height_pt - y) / height_pt
    inside = upright & (to_side > edge) & (to_end > edge)
    if not np.any(inside):
        return True
    extent = float(np.ptp(x[inside]) * (np.ptp(y[inside]) + np.max(size[inside])))
    is_short = int(np.count_nonzero(inside)) <= max_signature_letters
    return is_short and extent <= limit.MAX_SIGNATURE_SHARE * width_pt * height_pt
