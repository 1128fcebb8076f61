"""Lines of justified text that are torn wide between two words.

Before columns are sought they are told by a line near them that runs through where the gap is and
ends at the same right edge: justified text shares it to a hair, and cells of tables, which are set
ragged, do not. Within a region, the line above or below that runs through is enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragment_rows import group_rows
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.lines import join

_by_baseline = attrgetter("baseline")
_HYPHENS = frozenset("-\N{HYPHEN}")


def join_torn_lines(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Join the parts of torn lines.

    Args:
        fragments: of the page, markers joined to their items.
        ink: of the glyphs they are made of.

    Returns:
        The fragments left, in the same order.
    """
    rows = [row for row in group_rows(fragments) if len(row) > 1]
    if not rows:
        return fragments
    by_baseline = sorted(fragments, key=_by_baseline)
    baselines = [one.baseline for one in by_baseline]
    gone: set[int] = set()
    # Short words at the edge begin where equal ones do; lines of a column are longer.
    starts = sorted(one.x0 for one in fragments if one.letter_count >= limit.MIN_LINE_LETTERS)
    for row in rows:
        last = row[0]
        for one in row[1:]:
            reach = limit.MAX_TORN_REACH_EM * one.size
            near = by_baseline[
                bisect_left(baselines, one.baseline - reach) : bisect_right(
                    baselines, one.baseline + reach
                )
            ]
            is_hyphened = ink.text[ink.run_stops[one.pieces[-1]] - 1] in _HYPHENS
            if not _is_shared(one.x0, starts) and _are_torn(
                last, one, row, near, is_hyphened=is_hyphened
            ):
                join(last, one, ink)
                gone.add(id(one))
            else:
                last = one
    return [one for one in fragments if id(one) not in gone] if gone else fragments


def mend_torn_lines(regions: list[list[Fragment]], ink: Ink) -> None:
    """Join the halves of justified lines that are torn wide between two words.

    They are told by the line above or below, which runs through where the gap is.
    """
    for region in regions:
        index = 0
        while index + 1 < len(region):
            left, right = region[index], region[index + 1]
            gap = right.x0 - left.x1
            is_torn = (
                abs(right.baseline - left.baseline) <= limit.MAX_BASELINE_STEP_EM * left.size
                and 0 < gap <= limit.MAX_JUSTIFIED_GAP_EM * min(left.size, right.size)
                and not left.has_marker
                and left.letter_count + right.letter_count >= limit.MIN_JUSTIFIED_LETTERS
                and any(
                    other.x0 <= left.x1 and other.x1 >= right.x0
                    for other in region[max(0, index - 1) : index + 3]
                    if other is not left and other is not right
                )
            )
            if is_torn:
                join(left, right, ink)
                del region[index + 1]
            else:
                index += 1


def _are_torn(
    left: Fragment,
    right: Fragment,
    row: Sequence[Fragment],
    near: Sequence[Fragment],
    *,
    is_hyphened: bool,
) -> bool:
    gap = right.x0 - left.x1
    # A word that is divided at the edge may be all that the line holds besides another.
    most = inf if is_hyphened else limit.MAX_TORN_GAP_EM * left.size
    if not 0 < gap <= most or not _are_alike(left, right):
        return False
    return any(
        other not in row
        and _are_alike(other, left)
        and other.x0 <= left.x1
        and other.x1 >= right.x0
        and _ends_row(right, row, other.x1)
        for other in near
    )


def _is_shared(start: float, starts: Sequence[float]) -> bool:
    """Whether other lines begin where one does: the words of a torn line stand anywhere."""
    step = limit.MAX_EDGE_STEP_PT
    return bisect_right(starts, start + step) - bisect_left(starts, start - step) > 1


def _ends_row(right: Fragment, row: Sequence[Fragment], edge: float) -> bool:
    """Whether a part of the line, this one or one at its right, ends at the edge."""
    return any(
        one.x0 >= right.x0 and abs(one.x1 - edge) <= limit.MAX_EDGE_STEP_PT for one in row
    ) and not any(right.x0 <= one.x0 <= edge + limit.MAX_EDGE_STEP_PT < one.x1 for one in row)


def _are_alike(one: Fragment, other: Fragment) -> bool:
    return abs(one.size - other.size) <= limit.MAX_SIZE_STEP_EM * one.size
