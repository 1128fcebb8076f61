"""Sections that are set in two columns each: their headings stand at the left, beside a hole.

A list that runs over two columns below its own heading is read before the next heading. Where such
a heading is short it crosses nothing; what shows it is that the right column is empty beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from pipeline.extract import thresholds as limit


class Placed(Protocol):
    """A line, or a panel of lines."""

    top: float
    bottom: float
    size: float
    middle: float


def find_section_starts(left: Sequence[Placed], right: Sequence[Placed]) -> list[float]:
    """Heights at which a section begins that runs over both sides of a gutter.

    Args:
        left: what stands left of the gutter.
        right: what stands right of it.

    Returns:
        The tops of the headings at the left but those above all of the right side; empty when
        the two sides are columns that run on by themselves.
    """
    lines = sorted(left, key=_by_top)
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    widest = max(gaps, default=0.0)
    holes = _find_holes(right, max(limit.MIN_HOLE_RATIO * widest, limit.MIN_HOLE_EM * _em(right)))
    if not holes:
        return []
    first = min(one.top for one in right)
    last = max(one.bottom for one in right)
    starts: list[float] = []
    filled: set[tuple[float, float]] = set()
    for line, gap in zip(lines[1:], gaps, strict=True):
        if gap < limit.MIN_SECTION_GAP_SHARE * widest or not first < line.middle < last:
            continue
        hole = next((hole for hole in holes if hole[0] < line.middle < hole[1]), None)
        if hole is not None:
            starts.append(line.top)
            filled.add(hole)
        elif not any(
            0 <= line.top - hole[1] < limit.MAX_SECTION_STEP_EM * line.size for hole in holes
        ):
            return []
    return starts if len(filled) == len(holes) else []


def _by_top(one: Placed) -> tuple[float, float]:
    return one.top, one.bottom


def _em(members: Sequence[Placed]) -> float:
    return min((one.size for one in members), default=0.0)


def _find_holes(members: Sequence[Placed], least_pt: float) -> list[tuple[float, float]]:
    """Stretches of at least ``least_pt`` between two members that none of them reaches into."""
    holes: list[tuple[float, float]] = []
    bottom: float | None = None
    for one in sorted(members, key=_by_top):
        if bottom is not None and one.top - bottom >= least_pt:
            holes.append((bottom, one.top))
        bottom = one.bottom if bottom is None else max(bottom, one.bottom)
    return holes
