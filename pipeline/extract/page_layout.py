"""One page's glyphs → its lines in reading order, what is seen before what is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.extract.drawn_markers import mark_fragments
from pipeline.extract.glyphs import Drawing, PageGlyphs
from pipeline.extract.joining import join_lines, mend_torn_lines
from pipeline.extract.lines import Fragment, Ink, find_fragments, pick_ink
from pipeline.extract.panels import find_panels, find_rules
from pipeline.extract.reading_order import order_fragments
from pipeline.extract.visibility import VISIBILITIES, see_glyphs
from pipeline.model.document import Visibility
from pipeline.model.geometry import BBox


@dataclass(frozen=True, slots=True)
class Layer:
    """Lines of a page that are seen alike and run in one direction.

    Attributes:
        ink: the letters.
        regions: stacks of lines in reading order; measures in the frame of the direction.
        direction_deg: in which the writing runs on the displayed page, clockwise.
        visibility: whether a person sees it.
    """

    ink: Ink
    regions: list[list[Fragment]]
    direction_deg: int
    visibility: Visibility


def lay_out_page(page: PageGlyphs, drawings: Sequence[Drawing]) -> list[Layer]:
    """The lines of a page.

    Upright (or mostly used) writing comes before writing in other directions, which is captions
    and margins; hidden writing comes last. Each is ordered by itself, so that what is hidden
    cannot tear apart what is seen.
    """
    return [
        _lay_out(glyphs, drawings, direction, visibility)
        for glyphs, direction, visibility in _split_layers(page, drawings)
    ]


def _split_layers(
    page: PageGlyphs, drawings: Sequence[Drawing]
) -> Iterator[tuple[PageGlyphs, int, Visibility]]:
    seen = see_glyphs(page, drawings)
    directions = np.array([style.direction_deg for style in page.styles], dtype=np.int64)
    turned = directions[page.style_ids] if len(directions) else seen
    keys = seen * 360 + turned
    if not len(keys):
        return
    if keys.min() == keys.max():
        yield page, int(turned[0]), VISIBILITIES[int(seen[0])]
        return
    found, counts = np.unique(keys, return_counts=True)
    order = sorted(
        zip(found.tolist(), counts.tolist(), strict=True),
        key=lambda one: (one[0] // 360, -one[1], one[0]),
    )
    for key, _ in order:
        yield _pick(page, np.flatnonzero(keys == key)), key % 360, VISIBILITIES[key // 360]


def _pick(page: PageGlyphs, members: np.ndarray[tuple[int], np.dtype[np.int64]]) -> PageGlyphs:
    return replace(
        page,
        codes=page.codes[members],
        x0=page.x0[members],
        x1=page.x1[members],
        top=page.top[members],
        bottom=page.bottom[members],
        baseline=page.baseline[members],
        style_ids=page.style_ids[members],
        content_ids=page.content_ids[members],
    )


def _lay_out(
    glyphs: PageGlyphs, drawings: Sequence[Drawing], direction: int, visibility: Visibility
) -> Layer:
    ink = pick_ink(glyphs)
    fragments = join_lines(find_fragments(ink), ink)
    panels: list[BBox] = []
    rules: list[BBox] = []
    if direction == 0:
        mark_fragments(fragments, drawings)
        panels, rules = find_panels(glyphs, drawings), find_rules(drawings)
    margin = [fragment for fragment in fragments if fragment.counts_lines]
    if margin:
        fragments = [fragment for fragment in fragments if not fragment.counts_lines]
    regions = order_fragments(fragments, panels, rules)
    mend_torn_lines(regions, ink)
    if margin:
        regions.append(margin)  # numbers that count the lines come after what they count
    return Layer(ink, regions, direction, visibility)
