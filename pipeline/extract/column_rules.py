"""Upright lines between columns of text, which are no borders of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment
from pipeline.model.geometry import BBox


def find_ruled_columns(
    fragments: Sequence[Fragment], uprights: Sequence[BBox], rules: Sequence[BBox]
) -> list[BBox]:
    """The columns that upright lines part, each as high as the lines beside it.

    Such lines run from top to bottom of the same text, meet no other line, cross no words, and
    leave columns of one width with text in each.

    Args:
        fragments: of the page's text.
        uprights: the upright lines on the page.
        rules: the horizontal ones.
    """
    found: list[BBox] = []
    for group in _group_by_height(uprights):
        if any(_meet(upright, rule) for upright in group for rule in rules):
            continue
        top, bottom = group[0].top, group[0].bottom
        level = [one for one in fragments if top <= (one.top + one.bottom) / 2 <= bottom]
        places = [upright.centre_x for upright in group]
        if not level or any(one.x0 < place < one.x1 for one in level for place in places):
            continue
        edges = [min(one.x0 for one in level), *places, max(one.x1 for one in level)]
        columns = [BBox(x0=x0, top=top, x1=x1, bottom=bottom) for x0, x1 in pairwise(sorted(edges))]
        widths = [column.width for column in columns]
        are_filled = all(any(_begins_in(column, one) for one in level) for column in columns)
        if are_filled and min(widths) >= limit.MIN_EQUAL_COLUMN_RATIO * max(widths):
            found.extend(columns)
    return found


def _group_by_height(uprights: Sequence[BBox]) -> list[list[BBox]]:
    """Lines of one top and bottom."""
    groups: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for upright in uprights:
        groups[round(upright.top), round(upright.bottom)].append(upright)
    return list(groups.values())


def _meet(upright: BBox, rule: BBox) -> bool:
    reach = limit.BORDER_TOLERANCE_PT
    return (
        rule.x0 - reach <= upright.x1
        and upright.x0 <= rule.x1 + reach
        and upright.top - reach <= rule.bottom
        and rule.top <= upright.bottom + reach
    )


def _begins_in(column: BBox, fragment: Fragment) -> bool:
    return column.x0 <= fragment.x0 < column.x1
