"""Gutters: white stripes that part columns, as far up and down as nothing crosses them."""

from __future__ import annotations

from bisect import bisect, bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.layout.page_items import Item
from pipeline.model.frozen import mutable
from pipeline.model.geometry import BBox


@mutable
class Cut:
    """What a gutter parts: lines above and below it, and its two sides."""

    score: float
    above: list[Item]
    left: list[Item]
    right: list[Item]
    below: list[Item]


def find_gutter(items: list[Item], rules: Sequence[BBox]) -> Cut | None:
    """The gutter that the most lines stand beside, with what it parts; None without one."""
    if len(items) < 2:
        return None
    best: Cut | None = None
    boxed = [item.x0 for item in items if item.gutter_pt <= limit.MIN_CARD_GAP_PT]
    least_pt = min(item.size for item in items) * limit.MIN_GUTTER_EM
    for edge in _left_edges(items):
        # A ground that begins there shows the gutter, however large the type beside it.
        is_seen = any(abs(x0 - edge) <= limit.COLUMN_EDGE_TOLERANCE_PT for x0 in boxed)
        most_pt = least_pt if is_seen else float("inf")
        cut = _cut_at(items, rules, edge, most_pt, best.score if best else 0.0)
        # Of two that part the same lines, the one that more of the page follows.
        if cut is not None and (best is None or _rate(cut) > _rate(best)):
            best = cut
    return best


def _rate(cut: Cut) -> tuple[float, int, int]:
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
    items: list[Item], rules: Sequence[BBox], edge: float, most_pt: float, least_score: float
) -> Cut | None:
    """The best cut at a left edge; None without one, or where none can reach a score.

    No item has to stand further off than ``most_pt``.
    """
    tolerance = limit.COLUMN_EDGE_TOLERANCE_PT / 2
    lefts, rights, walls = [], [], []
    for item in items:
        if item.x0 >= edge - tolerance:
            rights.append(item)
        elif item.x1 <= edge - min(item.gutter_pt, most_pt) + tolerance:
            lefts.append(item)
        else:
            walls.append(item.middle)
    if not lefts or not rights or _count_lines(lefts + rights) < least_score:
        return None
    leftmost = min(item.x0 for item in lefts)
    walls.extend(
        rule.centre_y
        for rule in rules
        if rule.x0 < edge - limit.MIN_RULE_LENGTH_PT and rule.x1 > edge and rule.x1 > leftmost
    )
    walls.sort()
    best: tuple[float, list[Item], list[Item]] | None = None
    for left, right in _part(lefts, rights, walls) if walls else [(lefts, rights)]:
        if _count_lines(left + right) < least_score:
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
    return Cut(
        score,
        [item for item in rest if item.middle < middle],
        left,
        right,
        [item for item in rest if item.middle >= middle],
    )


def _part(
    lefts: list[Item], rights: list[Item], walls: list[float]
) -> Iterable[tuple[list[Item], list[Item]]]:
    """What stands between two walls, at the left and at the right, for each pair of them."""
    slabs: dict[int, tuple[list[Item], list[Item]]] = {}
    for side, members in ((0, lefts), (1, rights)):
        for item in members:
            slabs.setdefault(bisect(walls, item.middle), ([], []))[side].append(item)
    return slabs.values()


def _count_lines(items: list[Item]) -> int:
    return sum([item.line_count for item in items])


def _score_columns(left: list[Item], right: list[Item]) -> float:
    """How many lines stand beside one another; 0 when these are not two columns."""
    if not left or not right:
        return 0.0
    line_counts = _count_lines(left), _count_lines(right)
    if min(line_counts) < 2 and (max(line_counts) < 3 or _is_row(left, right)):
        return 0.0
    top = max(min([item.top for item in left]), min([item.top for item in right]))
    bottom = min(max([item.bottom for item in left]), max([item.bottom for item in right]))
    near_left = [item for item in left if item.bottom > top and item.top < bottom]
    near_right = [item for item in right if item.bottom > top and item.top < bottom]
    if not near_left or not near_right:
        return 0.0
    # What stands further up or down, such as the page's number, may reach into it.
    gutter = min([item.x0 for item in near_right]) - max([item.x1 for item in near_left])
    size = min([item.size for item in left + right])
    if gutter < min(limit.MIN_GUTTER_EM * size, *[one.gutter_pt for one in near_left + near_right]):
        return 0.0
    share = max(
        _count_beside(near_left, near_right) / len(near_left),
        _count_beside(near_right, near_left) / len(near_right),
    )
    if share < limit.MIN_SIDE_BY_SIDE_SHARE:
        return 0.0
    return float(_count_lines(near_left + near_right))


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
