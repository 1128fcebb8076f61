"""The heads and feet of pages: which lines stand there, and how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.model.frozen import frozen
from pipeline.model.quantiles import median
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView


@frozen
class Edge:
    """A line at the head or the foot of its page.

    Attributes:
        view: the line.
        page_number: where it stands.
        band: "head" or "foot".
        is_inside: whether the text itself begins further out: type as large as the body's.
        is_small_apart: whether space parts it from the page's text, which is set larger.
    """

    view: LineView
    page_number: int
    band: str
    is_inside: bool = False
    is_small_apart: bool = False


def by_page(views: Sequence[LineView]) -> dict[int, list[LineView]]:
    """The lines of each page by its number, from 1."""
    pages: dict[int, list[LineView]] = defaultdict(list)
    for view in views:
        if view.line.page_number is not None:
            pages[view.line.page_number].append(view)
    return pages


def find_edges(page_views: Sequence[LineView], heights_pt: Mapping[int, float]) -> Iterable[Edge]:
    """The lines at the head and the foot of a page.

    Args:
        page_views: its lines.
        heights_pt: of the pages by number; a text's pages have none.
    """
    large = [view for view in page_views if view.size_ratio > thresholds.SAME_SIZE_RATIO]
    outer_heads, outer_feet = _find_outermost(page_views)
    usual = median(view.size_ratio for view in page_views)
    for position, view in enumerate(page_views):
        bbox, number = view.line.bbox, view.line.page_number
        if number is None:
            continue
        is_head = is_foot = False
        if bbox is not None and number in heights_pt:
            band_pt = thresholds.MARGIN_BAND_SHARE * heights_pt[number]
            is_head = bbox.bottom < band_pt or view.index in outer_heads
            is_foot = bbox.top > heights_pt[number] - band_pt or view.index in outer_feet
        elif bbox is None:
            is_head, is_foot = position < 2, position >= len(page_views) - 2
        if is_head or is_foot:
            band = "head" if is_head else "foot"
            is_apart = view.index in outer_heads or view.index in outer_feet
            is_small = view.size_ratio * thresholds.SAME_SIZE_RATIO < usual or (
                is_head and _stands_over_body(view, page_views[position + 1 : position + 2])
            )
            is_inside = _is_inside(view, band, large)
            yield Edge(
                view=view,
                page_number=number,
                band=band,
                is_inside=is_inside,
                is_small_apart=is_apart and is_small,
            )


def _stands_over_body(view: LineView, below: Sequence[LineView]) -> bool:
    """Whether a line in small type stands over one in the document's usual size.

    The most lines of a short last page are an address in small type.
    """
    return any(
        view.size_ratio * thresholds.SAME_SIZE_RATIO < 1 <= one.size_ratio
        and one.size_ratio < thresholds.SAME_SIZE_RATIO
        for one in below
    )


def _find_outermost(page_views: Sequence[LineView]) -> tuple[set[int], set[int]]:
    """Indexes of the lines above and below everything else of a page, apart from it.

    LaTeX leaves a third of the page to its margins: its page numbers stand far from the edge.
    """
    boxed = [(view, view.line.bbox) for view in page_views if view.line.bbox is not None]
    if len(boxed) < _FEWEST_ON_PAGE:
        return set(), set()
    tops = sorted(bbox.top for _, bbox in boxed)
    bottoms = sorted(bbox.bottom for _, bbox in boxed)
    height_pt = median(bbox.bottom - bbox.top for _, bbox in boxed)
    heads = {
        view.index
        for view, bbox in boxed
        if bbox.top == tops[0] and tops[1] - bbox.bottom > _APART_LINES * height_pt
    }
    feet = {
        view.index
        for view, bbox in boxed
        if bbox.bottom == bottoms[-1] and bbox.top - bottoms[-2] > _APART_LINES * height_pt
    }
    return heads, feet


#: A page of fewer lines has no text that others could stand apart from.
_FEWEST_ON_PAGE = 4
#: Heights of a line between a running line and the text.
_APART_LINES = 0.8


def _is_inside(view: LineView, band: str, large: Sequence[LineView]) -> bool:
    """Whether one of the lines in large type stands further out."""
    own = view.line.bbox
    if own is None:
        return False
    return any(
        other.line.bbox is not None
        and (
            other.line.bbox.bottom <= own.top
            if band == "head"
            else other.line.bbox.top >= own.bottom
        )
        for other in large
        if other is not view
    )
