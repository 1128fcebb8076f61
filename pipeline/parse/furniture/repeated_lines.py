"""Heads and feet that stand twice: on both pages of a document, or of a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.lines.page_edges import Edge
from pipeline.parse.lines.verdicts import Verdict


def find_equal_heads(edges: Sequence[Edge]) -> dict[int, Verdict]:
    """Of two pages: words that stand at the same place of both, no larger than the text."""
    standing: dict[tuple[str, str, float], list[Edge]] = defaultdict(list)
    for edge in edges:
        bbox = edge.view.line.bbox
        is_large = edge.view.size_ratio >= thresholds.SAME_SIZE_RATIO
        if bbox is not None and not edge.is_inside and not is_large:
            standing[(edge.band, edge.view.text, round(bbox.top))].append(edge)
    return {
        edge.view.index: Verdict(
            role=Role.FURNITURE, reason=f"the same line at the {band} of both pages"
        )
        for (band, text, _), members in standing.items()
        if len({edge.page_number for edge in members}) > 1 and any(map(str.isalpha, text))
        for edge in members
    }


def find_spread_heads(edges: Sequence[Edge]) -> dict[int, Verdict]:
    """Small words that stand twice at one height of one sheet: two pages are printed on it."""
    standing: dict[tuple[int, str, str, float], list[Edge]] = defaultdict(list)
    for edge in edges:
        bbox = edge.view.line.bbox
        if bbox is not None and is_small_head(edge) and any(map(str.isalpha, edge.view.text)):
            key = (edge.page_number, edge.band, edge.view.text, round(bbox.top))
            standing[key].append(edge)
    return {
        edge.view.index: Verdict(
            role=Role.FURNITURE, reason=f"the same line at the {band} of both pages of a sheet"
        )
        for (_, band, _, _), members in standing.items()
        if len(members) > 1 and all(edge.view.line.element is None for edge in members)
        for edge in members
    }


def is_small_head(edge: Edge) -> bool:
    """Whether a line at an edge of the page is set smaller than the text."""
    return edge.view.size_ratio * thresholds.SAME_SIZE_RATIO < 1
