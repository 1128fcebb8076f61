"""Side boxes: a narrow box in small type beside a list tells of something else."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.geometry import BBox
from pipeline.model.quantiles import median


def find_boxes_beside(
    fragments: Sequence[Fragment],
    panels: Sequence[BBox],
    drawings: Sequence[Drawing],
    page_height_pt: float,
) -> list[BBox]:
    """Panels that stand beside text, and are not the grounds of cells in one row."""
    boxes: list[BBox] = []
    for panel in panels:
        if len(drawings) <= limit.MAX_BORDERS and any(
            _is_cell_beside(panel, drawing) for drawing in drawings
        ):
            continue
        row = [panel]
        if panel.height < limit.MAX_ROW_SHARE * page_height_pt:
            row += [
                drawing.bbox
                for drawing in drawings
                if drawing.kind == "fill"
                and abs(drawing.bbox.top - panel.top) < limit.BORDER_TOLERANCE_PT
                and abs(drawing.bbox.bottom - panel.bottom) < limit.BORDER_TOLERANCE_PT
            ]
        if any(
            panel.top < (one.top + one.bottom) / 2 < panel.bottom
            and not any(one.stands_in(other) for other in row)
            for one in fragments
        ):
            boxes.append(panel)
    return boxes


def mark_side_boxes(fragments: Sequence[Fragment], boxes: Sequence[BBox]) -> None:
    """Mark the lines of the boxes that stand beside the page's text and are none of it.

    Such a box is narrower than the text beside it, holds fewer letters, is set no larger, and the
    list stands in the text and not only in the box.

    Args:
        fragments: of the page.
        boxes: drawn, with text beside them.
    """
    for box in boxes:
        inside: list[Fragment] = []
        beside: list[Fragment] = []
        for one in fragments:
            if one.stands_in(box):
                inside.append(one)
            elif box.top < (one.top + one.bottom) / 2 < box.bottom:
                beside.append(one)
        if inside and beside and _is_aside(box, inside, beside):
            for one in inside:
                one.stands_aside = True


def mark_ruled_sides(fragments: Sequence[Fragment], rules: Sequence[BBox]) -> None:
    """Mark the lines of columns in small type that an upright line parts from the text."""
    for rule in rules:
        level = [one for one in fragments if rule.top < (one.top + one.bottom) / 2 < rule.bottom]
        left = [one for one in level if one.x1 <= rule.x1]
        right = [one for one in level if one.x0 >= rule.x0]
        if not left or not right or len(left) + len(right) < len(level):
            continue
        for inside, beside in ((left, right), (right, left)):
            box = BBox(
                x0=min(one.x0 for one in inside),
                top=rule.top,
                x1=max(one.x1 for one in inside),
                bottom=rule.bottom,
            )
            most = limit.MAX_RULED_SIDE_SIZE_RATIO * median(one.size for one in beside)
            if median(one.size for one in inside) <= most and _is_aside(box, inside, beside):
                for one in inside:
                    one.stands_aside = True


def _is_aside(box: BBox, inside: Sequence[Fragment], beside: Sequence[Fragment]) -> bool:
    left, right = min(one.x0 for one in beside), max(one.x1 for one in beside)
    width = max(right, box.x0) - left if left < box.x0 else right - min(left, box.x1)
    size = median(one.size for one in beside)
    marked = sum(one.has_marker or one.drawn_marker is not None for one in beside)
    return (
        box.width <= limit.MAX_SIDE_BOX_SHARE * width
        and sum(one.letter_count for one in inside) < sum(one.letter_count for one in beside)
        and median(one.size for one in inside) <= size
        and max(one.size for one in inside) <= limit.MAX_SIDE_BOX_HEADING_RATIO * size
        and marked >= limit.MIN_SIDE_LIST_ITEMS
    )


def _is_cell_beside(panel: BBox, drawing: Drawing) -> bool:
    """Whether a lower ground touches a panel's side at its top: the panel is a cell over rows."""
    box, reach = drawing.bbox, limit.BORDER_TOLERANCE_PT
    return (
        drawing.kind == "fill"
        and abs(box.top - panel.top) < reach
        and box.bottom < panel.bottom - reach
        and box.height > limit.MAX_RULE_PT
        and (abs(box.x0 - panel.x1) < reach or abs(box.x1 - panel.x0) < reach)
    )
