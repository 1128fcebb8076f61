"""Upright lines between columns of text, which are no borders of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
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
    if len(uprights) + len(rules) > limit.MAX_BORDERS:
        return found
    for group in _group_by_height(uprights):
        if any(_meet(upright, rule) for upright in group for rule in rules):
            continue
        top, bottom = group[0].top, group[0].bottom
        level = [one for one in fragments if top <= (one.top + one.bottom) / 2 <= bottom]
        places = [upright.centre_x for upright in group]
        if not level or any(one.x0 < place < one.x1 for one in level for place in places):
            continue
        edges = [min(one.x0 for one in level), *sorted(places), max(one.x1 for one in level)]
        widths = [after - before for before, after in pairwise(edges)]
        inside = [[one for one in level if x0 <= one.x0 < x1] for x0, x1 in pairwise(edges)]
        if all(inside) and min(widths) >= limit.MIN_EQUAL_COLUMN_RATIO * max(widths):
            found.extend(_surround(members, top, bottom) for members in inside)
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


def _surround(fragments: Sequence[Fragment], top: float, bottom: float) -> BBox:
    """A column as wide as its lines, with the gutters outside."""
    x0, x1 = min(one.x0 for one in fragments), max(one.x1 for one in fragments)
    return BBox(x0=x0, top=top, x1=x1, bottom=bottom)
