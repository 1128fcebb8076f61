"""How far lines of set pages could run: the measure of their column and type size."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.document import Line
from pipeline.parse import thresholds

#: Reaches of the lines of each region, by type size in points.
Reaches = Mapping[int, Mapping[float, "Reach"]]


class Reach:
    """How far right lines reach that begin left of a place; in points."""

    def __init__(self, edges: Sequence[tuple[float, float]]) -> None:
        ordered = sorted(edges)
        self._starts = [x0 for x0, _ in ordered]
        self._ends = list(itertools.accumulate((x1 for _, x1 in ordered), max))

    def find(self, place: float) -> float:
        """The right edge of those that begin at ``place`` or before; 0 where none does."""
        count = bisect_right(self._starts, place)
        return self._ends[count - 1] if count else 0.0


def find_measure(line: Line, em_pt: float, reaches: Reaches) -> float:
    """The right edge in points that lines of a region reach which begin before this one ends.

    What is set larger or smaller has its own measure, and so has a column beside it.
    """
    if line.bbox is None:
        return 0.0
    own_pt = line.style.size_pt or em_pt
    return max(
        reach.find(line.bbox.x1)
        for size_pt, reach in reaches[line.region].items()
        if abs(size_pt / own_pt - 1) < thresholds.SAME_SIZE_RATIO - 1
    )


def find_reaches(lines: Sequence[Line], em_pt: float) -> Reaches:
    """The reaches of all regions; lines without a size count as set in ``em_pt``."""
    edges: dict[int, dict[float, list[tuple[float, float]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for line in lines:
        if line.bbox is not None:
            edges[line.region][line.style.size_pt or em_pt].append((line.bbox.x0, line.bbox.x1))
    return {
        region: {size_pt: Reach(found) for size_pt, found in by_size.items()}
        for region, by_size in edges.items()
    }
