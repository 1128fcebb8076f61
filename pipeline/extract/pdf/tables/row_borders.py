"""Horizontal lines and edges of grounds, and the heights at which they part the same columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing

#: Borders of columns, in points.
Breaks = tuple[float, ...]
#: Left, right and height of a line.
Segment = tuple[float, float, float]


def list_segments(drawings: Sequence[Drawing]) -> Iterator[Segment]:
    """Left, right and height of lines, and of the upper and lower edges of grounds of rows."""
    for drawing in drawings:
        box = drawing.bbox
        if drawing.kind == "image" or box.width < limit.MIN_COLUMN_PT:
            continue
        if box.height <= limit.MAX_RULE_PT:
            yield box.x0, box.x1, box.centre_y
        elif drawing.kind == "fill":
            yield box.x0, box.x1, box.top
            yield box.x0, box.x1, box.bottom


def find_levels(segments: Sequence[Segment]) -> dict[Breaks, list[float]]:
    """Breaks of two or more touching segments → heights at which they are drawn."""
    levels: dict[Breaks, list[float]] = defaultdict(list)
    for members in _group_by_height(segments):
        for chain in _join_touching(sorted(members)):
            if len(chain) == 1:
                continue
            inner = [(one[1] + other[0]) / 2 for one, other in pairwise(chain)]
            breaks = (chain[0][0], *inner, chain[-1][1])
            levels[_find_alike(breaks, levels)].append(chain[0][2])
    return {breaks: merge_heights(found) for breaks, found in levels.items()}


def _group_by_height(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments at one height, each once: the edge of a ground is often drawn over."""
    groups: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: one[2]):
        if not groups or segment[2] - groups[-1][0][2] > limit.LEVEL_TOLERANCE_PT:
            groups.append([])
        groups[-1].append(segment)
    return [_drop_doubles(group) for group in groups]


def _drop_doubles(segments: Sequence[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for segment in sorted(segments):
        is_double = kept and all(
            abs(one - other) <= limit.BORDER_TOLERANCE_PT
            for one, other in zip(segment[:2], kept[-1][:2], strict=True)
        )
        if not is_double:
            kept.append(segment)
    return kept


def _join_touching(
    segments: Sequence[Segment],
) -> list[list[Segment]]:
    chains: list[list[Segment]] = []
    for segment in segments:
        gap = segment[0] - chains[-1][-1][1] if chains else float("inf")
        if chains and abs(gap) <= limit.BORDER_TOLERANCE_PT:
            chains[-1].append(segment)
        else:
            chains.append([segment])
    return chains


def _find_alike(breaks: Breaks, known: dict[Breaks, list[float]]) -> Breaks:
    """The breaks met before that these agree with; else themselves."""
    return next(
        (
            others
            for others in known
            if len(others) == len(breaks)
            and all(
                abs(one - other) <= limit.BREAK_TOLERANCE_PT
                for one, other in zip(breaks, others, strict=True)
            )
        ),
        breaks,
    )


def merge_heights(places: Sequence[float]) -> list[float]:
    """Heights that agree within the tolerance, as one."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > limit.BORDER_TOLERANCE_PT:
            merged.append(place)
    return merged
