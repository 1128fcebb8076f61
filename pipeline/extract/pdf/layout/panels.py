"""Coloured halves and boxes, and rules: what drawings say about which text belongs together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing, PageGlyphs
from pipeline.model.geometry import BBox

_get_top = attrgetter("top")


def find_panels(page: PageGlyphs, drawings: Sequence[Drawing]) -> list[BBox]:
    """Grounds, frames or pictures that are neither small nor the page's whole ground."""
    page_area = page.width_pt * page.height_pt
    panels: list[BBox] = []
    for drawing in drawings:
        if drawing.kind == "stroke" and drawing.segment_count < limit.MIN_FRAME_SEGMENTS:
            continue
        box = drawing.bbox
        width = min(box.x1, page.width_pt) - max(box.x0, 0.0)
        height = min(box.bottom, page.height_pt) - max(box.top, 0.0)
        if width <= 0 or height <= 0:
            continue
        if limit.MIN_PANEL_SHARE <= width * height / page_area <= limit.MAX_PANEL_SHARE:
            panels.append(box)
    return panels


def find_card_boxes(drawings: Sequence[Drawing]) -> list[BBox]:
    """Grounds and frames that could be cards, however small beside the page."""
    return [
        drawing.bbox
        for drawing in drawings
        if drawing.kind != "image"
        and (drawing.kind == "fill" or drawing.segment_count >= limit.MIN_FRAME_SEGMENTS)
        and drawing.bbox.width >= limit.MIN_CARD_WIDTH_PT
        and drawing.bbox.height >= limit.MIN_CARD_HEIGHT_PT
    ]


def find_upright_rules(drawings: Sequence[Drawing]) -> list[BBox]:
    """Vertical lines that part columns, or stand before a side box."""
    return [
        drawing.bbox
        for drawing in drawings
        if drawing.kind != "image"
        and drawing.bbox.width <= limit.MAX_RULE_PT
        and drawing.bbox.height >= limit.MIN_UPRIGHT_RULE_PT
    ]


def find_bars(drawings: Sequence[Drawing], page_width_pt: float) -> list[BBox]:
    """Filled rectangles of a heading's height, which part what stands above and below.

    Grounds that touch at one height are the cells of a table's row. What begins far outside the
    page is the ground of a few words, of which a clip shows the part behind them.
    """
    least, most = limit.BAR_HEIGHT_PT
    bleed = limit.MAX_BLEED_PT
    grounds = [
        drawing.bbox
        for drawing in drawings
        if drawing.kind == "fill"
        and least <= drawing.bbox.height <= most
        and drawing.bbox.x0 >= -bleed
        and drawing.bbox.x1 <= page_width_pt + bleed
    ]
    by_top = sorted(grounds, key=_get_top)
    tops = list(map(_get_top, by_top))
    bars: list[BBox] = []
    for bar in grounds:
        start = bisect_left(tops, bar.top - limit.BORDER_TOLERANCE_PT)
        stop = bisect_right(tops, bar.top + limit.BORDER_TOLERANCE_PT)
        if bar.width > most and not any(_are_in_one_row(bar, one) for one in by_top[start:stop]):
            bars.append(bar)
    return bars


def _are_in_one_row(bar: BBox, other: BBox) -> bool:
    tolerance = limit.BORDER_TOLERANCE_PT
    return (
        other is not bar
        and abs(bar.top - other.top) <= tolerance
        and abs(bar.bottom - other.bottom) <= tolerance
        and max(bar.x0 - other.x1, other.x0 - bar.x1) <= limit.MIN_CARD_GAP_PT
        and abs(bar.x0 - other.x0) > tolerance
    )


def find_rules(drawings: Sequence[Drawing]) -> list[BBox]:
    """Horizontal lines, which separate rows and sections."""
    rules: list[BBox] = []
    for drawing in drawings:
        box = drawing.bbox
        if drawing.kind == "image" or box.width < limit.MIN_RULE_LENGTH_PT:
            continue
        if box.height <= limit.MAX_RULE_PT:
            rules.append(box)
    return rules
