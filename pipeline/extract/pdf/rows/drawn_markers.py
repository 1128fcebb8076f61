"""List markers that are drawn: small paths and pictures before a line's first word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.document import DrawnMarker
from pipeline.model.geometry import BBox


def mark_fragments(fragments: Sequence[Fragment], drawings: Sequence[Drawing]) -> None:
    """Give each fragment the small drawing that stands before it, if one does."""
    small = [drawing for drawing in drawings if _could_be_marker(drawing)]
    if not small or not fragments:
        return
    by_middle = sorted(fragments, key=_middle)
    middles = [_middle(fragment) for fragment in by_middle]
    tallest = max(fragment.bottom - fragment.top for fragment in fragments)
    for drawing in small:
        box = drawing.bbox
        start = bisect_left(middles, box.centre_y - tallest)
        stop = bisect_right(middles, box.centre_y + tallest)
        best: Fragment | None = None
        for fragment in by_middle[start:stop]:
            if _marks(drawing, fragment) and (best is None or fragment.x0 < best.x0):
                best = fragment
        if best is None:
            continue
        others = (one for one in by_middle[start:stop] if one is not best)
        if any(_stands_between(one, box.x1, best) for one in others):
            continue
        old = best.drawn_marker
        if old is None or box.width * box.height > old.bbox.width * old.bbox.height:
            best.drawn_marker = DrawnMarker(bbox=box, shape=_name_shape(drawing))


def settle_shapes(markers: Iterable[DrawnMarker | None]) -> dict[str, str]:
    """The shapes that mark several lines of a document, each with the name that it goes by.

    One that occurs once is an ornament. Sizes that differ by noise may lie on two sides of a step:
    they go by the more frequent name.
    """
    counts: Counter[str] = Counter()
    boxes: dict[str, BBox] = {}
    for marker in markers:
        if marker is not None:
            counts[marker.shape] += 1
            boxes.setdefault(marker.shape, marker.bbox)
    names: dict[str, str] = {}
    for shape, _ in counts.most_common():
        alike = (name for name in names if names[name] == name and _are_alike(shape, name, boxes))
        names[shape] = next(alike, shape)
    totals: Counter[str] = Counter()
    for shape, count in counts.items():
        totals[names[shape]] += count
    return {shape: name for shape, name in names.items() if totals[name] >= limit.MIN_DRAWN_MARKERS}


def _are_alike(shape: str, other: str, boxes: Mapping[str, BBox]) -> bool:
    """Whether two shapes differ in their sizes only, and by less than anybody sees."""
    one, two = boxes[shape], boxes[other]
    return (
        shape.rpartition("-")[0] == other.rpartition("-")[0]
        and abs(one.width - two.width) <= _SIZE_NOISE_PT
        and abs(one.height - two.height) <= _SIZE_NOISE_PT
    )


#: Noise of numbers in single precision is a thousandth of this, a browser's rounding less than it.
_SIZE_NOISE_PT = 0.1


def _middle(fragment: Fragment) -> float:
    return (fragment.top + fragment.bottom) / 2


def _could_be_marker(drawing: Drawing) -> bool:
    width, height = drawing.bbox.width, drawing.bbox.height
    return (
        limit.MIN_DRAWN_MARKER_PT <= max(width, height) <= limit.MAX_DRAWN_MARKER_PT
        and height <= limit.MAX_DRAWN_MARKER_SLIMNESS * width
    )


def _marks(drawing: Drawing, fragment: Fragment) -> bool:
    """Whether the drawing stands before the fragment, at its height and of its size."""
    box = drawing.bbox
    size = fragment.size
    gap = fragment.x0 - box.x1
    if not -0.1 * size <= gap <= min(limit.MAX_MARKER_GAP_EM * size, limit.MAX_MARKER_GAP_PT):
        return False
    longer = max(box.width, box.height)
    if not limit.MIN_DRAWN_MARKER_EM * size <= longer <= limit.MAX_DRAWN_MARKER_EM * size:
        return False
    upper, lower = limit.DRAWN_MARKER_BAND
    height = fragment.bottom - fragment.top
    return fragment.top + upper * height <= box.centre_y <= fragment.top + lower * height


def _stands_between(other: Fragment, start: float, target: Fragment) -> bool:
    """Whether other words on the line lie between the drawing and its target."""
    return other.x1 > start and other.x0 < target.x0 and other.top < _middle(target) < other.bottom


def _name_shape(drawing: Drawing) -> str:
    step = limit.DRAWN_MARKER_STEP_PT
    width = round(drawing.bbox.width / step) * step
    height = round(drawing.bbox.height / step) * step
    parts: Iterable[str] = (
        (drawing.kind, f"{width:g}x{height:g}")
        if drawing.kind == "image"
        else (drawing.kind, str(drawing.segment_count), f"{width:g}x{height:g}")
    )
    return "-".join(parts)
