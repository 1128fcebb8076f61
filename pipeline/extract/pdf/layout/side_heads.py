"""Headings on grounds of their own beside the text that they head, one ground below the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.geometry import BBox
from pipeline.model.quantiles import median

_get_top = attrgetter("top")


def take_side_heads(
    fragments: list[Fragment], boxes: Sequence[BBox], sequences: list[list[list[Fragment]]]
) -> list[Fragment]:
    """Moves each heading with the text beside its ground to ``sequences``; the fragments left.

    Grounds of one width stand below one another, hold a few words in larger type or nothing (what
    goes on from the page before), and all other words at their height stand at the right of them,
    in one column. Between the grounds stands nothing: a quote on one interrupts its column.

    Args:
        fragments: of the page.
        boxes: filled or framed boxes.
        sequences: what is read as a whole, in order.
    """
    columns: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for box in boxes:
        if box.height >= limit.MIN_SIDE_HEAD_HEIGHT_PT:
            columns[round(box.x0), round(box.x1)].append(box)
    for column in columns.values():
        column.sort(key=_get_top)
        if len(column) < limit.MIN_SIDE_HEADS or any(
            below.top < above.bottom - limit.BORDER_TOLERANCE_PT
            for above, below in pairwise(column)
        ):
            continue
        pairs = [_part(box, fragments) for box in column]
        heads = [head for head, _ in pairs if head]
        if (
            not heads
            or not all(_is_headed(*pair) for pair in pairs)
            or sum(map(len, heads)) < _count_between(column, fragments)
        ):
            continue
        found = [[head, body] for head, body in pairs if head]
        sequences.extend(found)
        taken = {id(one) for pair in found for part in pair for one in part}
        fragments = [one for one in fragments if id(one) not in taken]
    return fragments


def _count_between(column: Sequence[BBox], fragments: Sequence[Fragment]) -> int:
    """Fragments on the grounds and between them."""
    return sum(
        column[0].top < (one.top + one.bottom) / 2 < column[-1].bottom
        and one.x0 < column[0].x1
        and one.x1 > column[0].x0
        for one in fragments
    )


def _part(box: BBox, fragments: Sequence[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """What stands on a ground, and what else stands at its height; from the top down."""
    head: list[Fragment] = []
    beside: list[Fragment] = []
    for one in sorted(fragments, key=_get_top):
        middle = (one.top + one.bottom) / 2
        if box.top < middle < box.bottom:
            (head if box.x0 < (one.x0 + one.x1) / 2 < box.x1 else beside).append(one)
    return head, beside


def _is_headed(head: Sequence[Fragment], body: Sequence[Fragment]) -> bool:
    """Whether a few larger words, or none, stand at the left of one column of text."""
    if not body:
        return False
    if head and (
        sum(one.letter_count for one in head) > limit.MAX_SIDE_HEAD_LETTERS
        or min(one.size for one in head)
        < limit.MIN_SIDE_HEAD_RATIO * median(one.size for one in body)
        or max(one.x1 for one in head) > min(one.x0 for one in body)
    ):
        return False
    return all(
        below.baseline - above.baseline > limit.MIN_LINE_STEP_EM * above.size
        for above, below in pairwise(body)
    )
