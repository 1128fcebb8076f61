"""Places on a page."""

from __future__ import annotations

from pipeline.model.frozen import frozen


@frozen
class BBox:
    """A rectangle on a page, in PDF points (1/72 inch).

    The origin is the top left corner of the page as displayed (crop box, after rotation); y runs
    down, so ``top <= bottom``.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def centre_x(self) -> float:
        """Horizontal middle in points."""
        return (self.x0 + self.x1) / 2

    @property
    def centre_y(self) -> float:
        """Vertical middle in points."""
        return (self.top + self.bottom) / 2

    def contains_point(self, x: float, y: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def expand(self, margin_pt: float) -> BBox:
        """The same box with a margin added on all four sides (negative shrinks)."""
        return BBox(
            x0=self.x0 - margin_pt,
            top=self.top - margin_pt,
            x1=self.x1 + margin_pt,
            bottom=self.bottom + margin_pt,
        )
