"""Cards: boxes of one kind in rows and columns with space between, each read as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox


@frozen
class CardGrid:
    """Cards with what stands in them, row by row.

    Attributes:
        boxes: the drawn boxes, each row from left to right.
        cards: the lines of each, from the top down; none is empty.
    """

    boxes: list[BBox]
    cards: list[list[Fragment]]


def find_card_grids(
    fragments: list[Fragment], panels: Sequence[BBox]
) -> tuple[list[CardGrid], list[Fragment]]:
    """The grids of cards, and the fragments that stand in none.

    Boxes that begin at one height with a gap between are a row; rows whose boxes share their left
    edges are a grid. The grounds of a table's cells touch, and two boxes are halves or columns.

    Args:
        fragments: of the page, from the top down.
        panels: filled or framed boxes.
    """
    if len(panels) < limit.MIN_CARDS:
        return [], fragments
    panels = _drop_bars(_drop_doubles(panels))
    boxes = [
        box
        for box in panels
        if any(one.stands_in(box) for one in fragments)
        and not any(other is not box and _contains(box, other) for other in panels)
    ]
    grids: list[CardGrid] = []
    for group in _join_rows(_find_rows(boxes)):
        members = [box for row in group for box in row]
        if len(members) < limit.MIN_CARDS:
            continue
        cards = [[one for one in fragments if one.stands_in(box)] for box in members]
        if any(not _stands_inside(box, card) for box, card in zip(members, cards, strict=True)):
            continue
        if _heads_columns(group[-1], fragments):
            continue
        grids.append(CardGrid(boxes=members, cards=cards))
        taken = {id(one) for card in cards for one in card}
        fragments = [one for one in fragments if id(one) not in taken]
    return grids, fragments


def _heads_columns(row: Sequence[BBox], fragments: Sequence[Fragment]) -> bool:
    """Whether text goes on below most boxes, each in its own width: they are columns' heads."""
    tolerance = limit.BORDER_TOLERANCE_PT
    with_text = sum(
        any(
            0 <= one.top - box.bottom <= limit.MAX_BELOW_HEAD_EM * one.size
            and one.x0 >= box.x0 - tolerance
            and one.x1 <= box.x1 + tolerance
            for one in fragments
        )
        for box in row
    )
    return 2 * with_text > len(row)


def list_paragraph_cards(grid: CardGrid) -> bool:
    """Whether each card is one paragraph in one style: the boxes are what marks the items."""
    styles = {one.style_id for card in grid.cards for one in card}
    return len(styles) == 1 and not any(
        one.has_marker or one.drawn_marker is not None for card in grid.cards for one in card
    )


def _drop_doubles(panels: Sequence[BBox]) -> list[BBox]:
    """Each box once: a ground and its frame are one."""
    kept: list[BBox] = []
    for panel in sorted(panels, key=lambda box: -box.width * box.height):
        if not any(_contains(box, panel) and _contains(panel, box) for box in kept):
            kept.append(panel)
    return kept


def _drop_bars(panels: Sequence[BBox]) -> list[BBox]:
    """The boxes without the grounds of their headings: as wide as the box, from its top edge."""
    tops: dict[tuple[int, int, int], list[BBox]] = {}
    for panel in panels:
        tops.setdefault((round(panel.x0), round(panel.x1), round(panel.top)), []).append(panel)
    return [max(group, key=lambda one: one.height) for group in tops.values()]


def _find_rows(boxes: Sequence[BBox]) -> list[list[BBox]]:
    """Boxes that begin at one height, apart from one another, of one width."""
    rows: list[list[BBox]] = []
    for box in sorted(boxes, key=lambda one: (one.top, one.x0)):
        if rows and box.top - rows[-1][0].top <= limit.BORDER_TOLERANCE_PT:
            rows[-1].append(box)
        else:
            rows.append([box])
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return [
        row
        for row in rows
        if all(
            right.x0 - left.x1 >= limit.MIN_CARD_GAP_PT
            and abs(right.width - left.width) <= limit.MAX_CARD_STEP_SHARE * left.width
            for left, right in pairwise(row)
        )
    ]


def _join_rows(rows: Sequence[list[BBox]]) -> list[list[list[BBox]]]:
    """Rows below one another that share their left edges."""
    groups: list[list[list[BBox]]] = []
    for row in rows:
        above = groups[-1][-1] if groups else None
        if (
            above is not None
            and len(row) <= len(above)
            and all(map(_begin_alike, row, above))
            and max(box.bottom for box in above) + limit.MIN_CARD_GAP_PT <= row[0].top
            and row[0].top - max(box.bottom for box in above) <= limit.MAX_CARD_GAP_PT
            and len(groups[-1][0]) > 1
        ):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [group for group in groups if len(group[0]) > 1]


def _begin_alike(one: BBox, other: BBox) -> bool:
    return abs(one.x0 - other.x0) <= limit.BORDER_TOLERANCE_PT


def _stands_inside(box: BBox, card: Sequence[Fragment]) -> bool:
    tolerance = limit.BORDER_TOLERANCE_PT
    return bool(card) and all(
        one.x0 >= box.x0 - tolerance and one.x1 <= box.x1 + tolerance for one in card
    )


def _contains(outer: BBox, inner: BBox) -> bool:
    tolerance = limit.BORDER_TOLERANCE_PT
    return (
        outer.x0 - tolerance <= inner.x0
        and outer.x1 + tolerance >= inner.x1
        and outer.top - tolerance <= inner.top
        and outer.bottom + tolerance >= inner.bottom
    )
