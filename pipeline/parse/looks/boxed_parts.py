"""Parts of their own that stand in a box, such as "In figures": they end with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.units.units import Unit


@frozen
class _Stack:
    """The units of one region of a page that follow one another, by positions, and where it is.

    Attributes:
        start: position of the first.
        stop: position after the last.
        page_number: its page; None without pages.
        x0: left edge, in points.
        x1: right edge.
        top: of its first line.
        bottom: of its last line.
        size_pt: type size of its first line.
    """

    start: int
    stop: int
    page_number: int | None
    x0: float
    x1: float
    top: float
    bottom: float
    size_pt: float


def find_boxed_parts(sightings: Sequence[Sighting]) -> Mapping[int, int]:
    """Where each part of its own in a box ends.

    A box is told by its place: a region of the page by itself, inset from the column that goes on
    above or below it.

    Args:
        sightings: all units.

    Returns:
        By unit index of the box's first unit, which names the part: the index of the first unit
        after the box.
    """
    if not any(s.section is not None and s.unit.first.line.bbox is not None for s in sightings):
        return {}
    stacks = _stack(sightings)
    ends: dict[int, int] = {}
    for number, box in enumerate(stacks[:-1]):
        opening = sightings[box.start]
        if opening.section is None or box.stop - box.start == 1:
            continue
        around = stacks[max(number - 1, 0) : number] + stacks[number + 1 : number + 2]
        if any(_is_inset(box, column) for column in around):
            ends[opening.unit.index] = sightings[box.stop].unit.index
    return ends


def _stack(sightings: Sequence[Sighting]) -> list[_Stack]:
    stacks: list[_Stack] = []
    start = 0
    for position in range(1, len(sightings) + 1):
        if position == len(sightings) or (
            sightings[position].unit.first.line.region != sightings[start].unit.first.line.region
        ):
            stacks.append(_measure([s.unit for s in sightings[start:position]], start))
            start = position
    return stacks


def _measure(units: Sequence[Unit], start: int) -> _Stack:
    first: LineView = units[0].first
    boxes = [
        view.line.bbox
        for unit in units
        for view in unit.lines
        if view.line.bbox is not None and view.line.page_number == first.line.page_number
    ]
    return _Stack(
        start=start,
        stop=start + len(units),
        page_number=first.line.page_number,
        x0=min((box.x0 for box in boxes), default=0.0),
        x1=max((box.x1 for box in boxes), default=0.0),
        top=min((box.top for box in boxes), default=0.0),
        bottom=max((box.bottom for box in boxes), default=0.0),
        size_pt=first.line.style.size_pt or 0.0,
    )


def _is_inset(box: _Stack, column: _Stack) -> bool:
    """Whether a region stands above or below another on its page, within its width."""
    return (
        box.page_number == column.page_number
        and (box.top >= column.bottom or box.bottom <= column.top)
        and box.x0 - column.x0 > thresholds.SAME_EDGE_EM * box.size_pt
        and box.x0 < column.x1
        and box.x1 <= column.x1
    )
