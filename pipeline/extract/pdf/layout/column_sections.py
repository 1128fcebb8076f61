"""Sections that are set in two columns each: their headings stand at the left, beside a hole.

A list that runs over two columns below its own heading is read before the next heading. Where such
a heading is short it crosses nothing; what shows it is that the right column is empty beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.quantiles import median


class Placed(Protocol):
    """A line, or a panel of lines."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    middle: float
    style_id: int
    fragment: Fragment | None


def find_section_starts(left: Sequence[Placed], right: Sequence[Placed]) -> list[float]:
    """Heights at which a section begins that runs over both sides of a gutter.

    Args:
        left: what stands left of the gutter.
        right: what stands right of it.

    Returns:
        The tops of the headings at the left but those above all of the right side; empty when
        the two sides are columns that run on by themselves.
    """
    right = _drop_foot(right)
    holes = _find_holes(right)
    if not holes:
        return []
    first = min(one.top for one in right)
    last = max(one.bottom for one in right)
    lines = sorted(left, key=_by_top)
    gaps = [
        (below.top - above.bottom, below)
        for above, below in pairwise(lines)
        if first < above.bottom and below.middle < last
    ]
    tops = [first, *(bottom for _, bottom in holes)]
    widest = max((gap for gap, _ in gaps), default=0.0)
    usual = median(gap for gap, _ in gaps) if gaps else 0.0
    starts: list[float] = []
    for top, bottom in holes:
        inside = [(gap, line) for gap, line in gaps if top < line.middle < bottom]
        if not inside and not any(top < line.middle < bottom for line in lines):
            continue  # nothing stands beside it: the page's foot is further down
        gap, heading = max(inside, key=lambda one: one[0], default=(0.0, None))
        if (
            heading is None
            or gap < limit.BLOCK_GAP_EM * heading.size
            or gap < limit.MIN_OVER_LEADING * usual
            or bottom - heading.top > limit.MAX_SECTION_HEADING_EM * heading.size
        ):
            return []
        starts.append(heading.top)
    for gap, line in gaps:
        is_below_heading = any(
            0 <= line.top - top < limit.MAX_SECTION_STEP_EM * line.size for top in tops
        )
        if gap >= limit.MIN_SECTION_GAP_SHARE * widest and not is_below_heading:
            if not any(top < line.middle < bottom for top, bottom in holes):
                return []
            starts.append(line.top)
    if not starts:
        return []  # no heading stands beside a hole: a running head above columns leaves one too
    is_heading = _make_heading_test(left)
    starts.extend(
        line.top
        for above, line in pairwise(lines)
        if line.top >= last > above.top
        and (is_heading(line) or not _is_marked(line))
        and line.top - above.bottom >= limit.BLOCK_GAP_EM * line.size
    )
    return sorted(set(starts))


def _drop_foot(members: Sequence[Placed]) -> Sequence[Placed]:
    """The members without a last line far below the others: the page's number."""
    ordered = sorted(members, key=_by_top)
    if len(ordered) < 2:
        return members
    *others, last = ordered
    reach = limit.MAX_SECTION_HEADING_EM * last.size
    return others if last.top - max(one.bottom for one in others) > reach else members


def count_lines_above(left: Sequence[Placed], right: Sequence[Placed], above: Placed) -> int:
    """How many lines at the top of the left side go on with a line that crosses the gutter.

    The last line of a paragraph above two columns is short and crosses nothing.

    Args:
        left: what stands left of the gutter, from the top down.
        right: what stands right of it.
        above: the lowest line that crosses it above them.
    """
    top = min(one.top for one in right)
    bottom = above.bottom
    for count, line in enumerate(left):
        if line.bottom > top or line.top - bottom > limit.BLOCK_GAP_EM * line.size:
            return count
        bottom = line.bottom
    return len(left)


def count_lines_below(left: Sequence[Placed], right: Sequence[Placed]) -> int:
    """How many lines at the foot of the left side stand below both sides, far from the rest.

    They head what comes next: read before the right side they would take it along. A last line
    that stands under the gutter itself is the page's number.
    """
    bottom = max(one.bottom for one in right)
    if len(left) < 2 or all(one.top < bottom for one in left):
        return 0
    *others_above, last = left
    if last.top >= bottom and last.x0 > max(one.x1 for one in others_above):
        return 1
    gaps = [below.top - above.bottom for above, below in pairwise(left)]
    is_heading = _make_heading_test(left)
    first_below = next(
        (at for at, one in enumerate(left) if is_heading(one) and one.top >= bottom), 0
    )
    # Columns that run on by themselves have headings at the right, and lists to the page's foot.
    tail = [one for one in left[first_below:] if not is_heading(one)]
    reach = max(one.x1 for one in left[:first_below]) if first_below else 0.0
    has_own_headings = any(map(is_heading, right))
    runs_on = (
        has_own_headings
        or any(map(_is_marked, tail))
        # Prose that wraps where the column ends.
        or any(one.x1 >= reach - limit.MAX_RAGGED_EM * one.size for one in tail[:-1])
    )
    if first_below and not runs_on and _are_balanced(left[:first_below], right):
        return len(left) - first_below
    widest = max(gaps)
    others = sorted(gaps)[:-1]
    first = gaps.index(widest) + 1
    if has_own_headings and any(map(_is_marked, left[first:])):
        return 0  # below a picture the column goes on with its list
    is_apart = widest >= limit.MIN_HOLE_EM * left[first].size
    is_apart &= widest >= limit.MIN_HOLE_RATIO * max(others, default=0.0)
    return len(left) - first if is_apart and left[first].top >= bottom else 0


def _is_marked(one: Placed) -> bool:
    fragment = one.fragment
    return fragment is not None and (fragment.has_marker or fragment.drawn_marker is not None)


def _are_balanced(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Whether two sides end at nearly one height, as halves of one list do, and not as columns."""
    size = median(one.size for one in left)
    step = max(one.bottom for one in left) - max(one.bottom for one in right)
    return abs(step) <= limit.MAX_BALANCE_STEP_EM * size


def _make_heading_test(lines: Sequence[Placed]) -> Callable[[Placed], bool]:
    """Tells lines that are larger than most of ``lines``, or set in another style."""
    size = median(one.size for one in lines)
    style_id = Counter(one.style_id for one in lines).most_common(1)[0][0]
    return lambda one: (
        one.size > limit.HEADING_RATIO * size or (one.style_id != style_id and one.size >= size)
    )


def _by_top(one: Placed) -> tuple[float, float]:
    return one.top, one.bottom


def _find_holes(members: Sequence[Placed]) -> list[tuple[float, float]]:
    """Stretches that none of the members reaches into, and that are no space between items.

    Below a hole stands body type: a column's own headings have holes above them too.
    """
    ordered = sorted(members, key=_by_top)
    size = median(one.size for one in members)
    gaps: list[tuple[float, float]] = []
    bottom = ordered[0].bottom
    for one in ordered[1:]:
        if one.top > bottom:
            if (
                one.top - bottom >= limit.MIN_HOLE_EM * size
                and one.size > limit.HEADING_RATIO * size
            ):
                return []
            gaps.append((bottom, one.top))
        bottom = max(bottom, one.bottom)
    holes = [gap for gap in gaps if gap[1] - gap[0] >= limit.MIN_HOLE_EM * size]
    others = [low - high for high, low in gaps if low - high < limit.MIN_HOLE_EM * size]
    least = limit.MIN_HOLE_RATIO * max(others, default=0.0)
    return holes if all(low - high >= least for high, low in holes) else []
