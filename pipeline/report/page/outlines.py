"""Boxes of lines as outlines: a paragraph is one area, for the eye and for a finger."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from pipeline.model.geometry import BBox

#: Decimals of coordinates, in points: finer than a pixel of any picture.
_DECIMALS = 1


def draw_outlines(boxes: Sequence[BBox]) -> str:
    """SVG path data around lines, in points; lines that follow on each other share an outline.

    Args:
        boxes: of lines, in reading order.
    """
    return "".join(map(_draw_outline, join_lines(boxes)))


def join_lines(boxes: Sequence[BBox]) -> tuple[tuple[BBox, ...], ...]:
    """Runs of lines that stand under each other, each line ending where the next begins."""
    runs: list[list[BBox]] = []
    for box in boxes:
        if runs and _follows(runs[-1][-1], box):
            upper = runs[-1][-1]
            middle = (upper.bottom + box.top) / 2
            runs[-1][-1] = dataclasses.replace(upper, bottom=middle)
            runs[-1].append(dataclasses.replace(box, top=middle))
        else:
            runs.append([box])
    return tuple(map(tuple, runs))


def _follows(upper: BBox, lower: BBox) -> bool:
    # Less than an empty line between them; a heading's lines may overlap.
    is_under = upper.top < lower.top and lower.top - upper.bottom < lower.height
    middle = (upper.bottom + lower.top) / 2
    is_sound = upper.top < middle < lower.bottom
    return is_under and is_sound and upper.x0 < lower.x1 and lower.x0 < upper.x1


def _draw_outline(run: Sequence[BBox]) -> str:
    """Down the right ends of the lines, and up their left ends."""
    right = [point for box in run for point in ((box.x1, box.top), (box.x1, box.bottom))]
    left = [point for box in reversed(run) for point in ((box.x0, box.bottom), (box.x0, box.top))]
    points = (f"{x:.{_DECIMALS}f} {y:.{_DECIMALS}f}" for x, y in (*right, *left))
    return f"M{'L'.join(points)}z"
