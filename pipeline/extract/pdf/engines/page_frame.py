"""From a PDF page's own space (y up, unturned) to the page as displayed, and along its writing."""

from __future__ import annotations

import math
from typing import TypeVar

from pipeline.extract.pdf.engines.glyphs import Floats
from pipeline.model.frozen import compile_maker, frozen
from pipeline.model.geometry import BBox

_N = TypeVar("_N", float, Floats)
_make_box = compile_maker(BBox)


@frozen
class PageFrame:
    """The visible box of a page in its own space, and the turn it is displayed with.

    Attributes:
        left: x of the crop box (cut to the media box) in the page's space.
        bottom: y of the same.
        raw_width: width before the turn, in points.
        raw_height: height before the turn, in points.
        rotation_deg: 0, 90, 180 or 270, clockwise.
    """

    left: float
    bottom: float
    raw_width: float
    raw_height: float
    rotation_deg: int

    @property
    def width_pt(self) -> float:
        """Width as displayed."""
        return self.raw_width if self.rotation_deg % 180 == 0 else self.raw_height

    @property
    def height_pt(self) -> float:
        """Height as displayed."""
        return self.raw_height if self.rotation_deg % 180 == 0 else self.raw_width

    def place_point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's space as displayed, from the top left corner, y down."""
        x, y = x - self.left, y - self.bottom
        if self.rotation_deg == 0:
            return x, self.raw_height - y
        if self.rotation_deg == 90:
            return y, x
        if self.rotation_deg == 180:
            return self.raw_width - x, y
        return self.raw_height - y, self.raw_width - x

    def place_box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """A box of the page's space as displayed."""
        if self.rotation_deg == 0:
            upper = self.bottom + self.raw_height
            return _make_box(
                x0=left - self.left, top=upper - top, x1=right - self.left, bottom=upper - bottom
            )
        x0, y0 = self.place_point(left, bottom)
        x1, y1 = self.place_point(right, top)
        return BBox(x0=min(x0, x1), top=min(y0, y1), x1=max(x0, x1), bottom=max(y0, y1))

    def turn_point(self, direction_deg: int, x: float, y: float) -> tuple[float, float]:
        """A displayed point in the frame in which writing of that direction runs to the right."""
        if direction_deg == 0:
            return x, y
        if direction_deg == 90:
            return y, self.width_pt - x
        if direction_deg == 180:
            return self.width_pt - x, self.height_pt - y
        if direction_deg == 270:
            return self.height_pt - y, x
        cos, sin = _find_turn(direction_deg)
        return x * cos + y * sin, y * cos - x * sin


def _find_turn(direction_deg: int) -> tuple[float, float]:
    angle = math.radians(direction_deg)
    return math.cos(angle), math.sin(angle)


def turn_back(direction_deg: int, width_pt: float, height_pt: float, x: _N, y: _N) -> tuple[_N, _N]:
    """The displayed point (or points) of one in the frame of a direction of writing."""
    if direction_deg == 0:
        return x, y
    if direction_deg == 90:
        return width_pt - y, x
    if direction_deg == 180:
        return width_pt - x, height_pt - y
    if direction_deg == 270:
        return y, height_pt - x
    cos, sin = _find_turn(direction_deg)
    return x * cos - y * sin, x * sin + y * cos


def turn_boxes(
    direction_deg: int, width_pt: float, height_pt: float, x0: _N, top: _N, x1: _N, bottom: _N
) -> tuple[_N, _N, _N, _N]:
    """Boxes (numbers or arrays) in the frame of a direction of writing, on the page.

    Across the page (in no right angle to its edges) each is the upright box around the turned one.
    """
    if direction_deg == 0:
        return x0, top, x1, bottom
    if direction_deg % 90:
        return _turn_obliquely(direction_deg, x0, top, x1, bottom)
    xa, ya = turn_back(direction_deg, width_pt, height_pt, x0, top)
    xb, yb = turn_back(direction_deg, width_pt, height_pt, x1, bottom)
    if direction_deg == 90:
        return xb, ya, xa, yb
    if direction_deg == 180:
        return xb, yb, xa, ya
    return xa, yb, xb, ya


def _turn_obliquely(
    direction_deg: int, x0: _N, top: _N, x1: _N, bottom: _N
) -> tuple[_N, _N, _N, _N]:
    x, y = turn_back(direction_deg, 0, 0, (x0 + x1) / 2, (top + bottom) / 2)
    cos, sin = map(abs, _find_turn(direction_deg))
    across = ((x1 - x0) * cos + (bottom - top) * sin) / 2
    down = ((x1 - x0) * sin + (bottom - top) * cos) / 2
    return x - across, y - down, x + across, y + down
