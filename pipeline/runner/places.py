"""How places on a page are told: in points, rounded alike in tables and in ``inspect``."""

from __future__ import annotations

from pipeline.model.geometry import BBox

#: Decimals of a box in points: 0.01 pt is a 280th of a millimetre, finer than any eye or printer,
#: and coarse enough that a single-precision float reads as what it means (56.7, not 56.69999695).
BOX_DECIMALS = 2


def round_box(
    box: BBox | None,
) -> tuple[float, float, float, float] | tuple[None, None, None, None]:
    """The box as ``(x0, top, x1, bottom)`` in points, to ``BOX_DECIMALS``; Nones without one."""
    if box is None:
        return None, None, None, None
    return (
        round(box.x0, BOX_DECIMALS),
        round(box.top, BOX_DECIMALS),
        round(box.x1, BOX_DECIMALS),
        round(box.bottom, BOX_DECIMALS),
    )
