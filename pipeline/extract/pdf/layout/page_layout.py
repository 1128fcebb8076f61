"""One page's glyphs → its lines in reading order, what is seen before what is hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing, PageGlyphs
from pipeline.extract.pdf.engines.styles import is_oblique
from pipeline.extract.pdf.layout.cards import find_card_grids, list_paragraph_cards
from pipeline.extract.pdf.layout.column_rules import find_ruled_columns
from pipeline.extract.pdf.layout.key_figures import find_key_figures
from pipeline.extract.pdf.layout.panels import (
    find_bars,
    find_card_boxes,
    find_panels,
    find_rules,
    find_upright_rules,
)
from pipeline.extract.pdf.layout.pull_quotes import OPENING_QUOTES, mark_pull_quotes
from pipeline.extract.pdf.layout.reading_order import order_fragments
from pipeline.extract.pdf.layout.side_boxes import (
    find_boxes_beside,
    mark_ruled_sides,
    mark_side_boxes,
)
from pipeline.extract.pdf.layout.side_heads import take_side_heads
from pipeline.extract.pdf.layout.visibility import VISIBILITIES, see_glyphs
from pipeline.extract.pdf.rows.counted_lines import part_line_numbers
from pipeline.extract.pdf.rows.drawn_markers import mark_fragments
from pipeline.extract.pdf.rows.drop_caps import find_drop_caps, give_to_lines
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink, pick_ink
from pipeline.extract.pdf.rows.joining import join_lines
from pipeline.extract.pdf.rows.lines import join_runs, list_runs
from pipeline.extract.pdf.rows.torn_lines import join_torn_lines, mend_torn_lines
from pipeline.extract.pdf.tables.aligned import find_aligned_tables
from pipeline.extract.pdf.tables.columns import Edges
from pipeline.extract.pdf.tables.page_tables import PageTable
from pipeline.extract.pdf.tables.ruled import (
    find_grids,
    find_ruled_tables,
    list_numbers_in_tables,
)
from pipeline.model.document import Visibility
from pipeline.model.frozen import frozen, replace
from pipeline.model.geometry import BBox


@frozen
class Layer:
    """Lines of a page that are seen alike and run in one direction.

    Attributes:
        ink: the letters.
        regions: stacks of lines in reading order; measures in the frame of the direction.
        direction_deg: in which the writing runs on the displayed page, clockwise; from 0 to 359.
        visibility: whether a person sees it.
        tables: among the regions; each of their cells is one.
    """

    ink: Ink
    regions: list[list[Fragment]]
    direction_deg: int
    visibility: Visibility
    tables: tuple[PageTable, ...] = ()


def lay_out_page(
    page: PageGlyphs, drawings: Sequence[Drawing], known: Sequence[Edges] = ()
) -> list[Layer]:
    """The lines of a page.

    Upright (or mostly used) writing comes before writing in other directions, which is captions
    and margins, then what lies across the page; hidden writing comes last. Each is ordered by
    itself, so that a watermark or what is hidden cannot tear apart what is read.

    Args:
        page: its glyphs.
        drawings: on it.
        known: left edges of the columns of tables on the page before, which may run on.
    """
    return [
        _lay_out(glyphs, drawings, direction, visibility, known)
        for glyphs, direction, visibility in _split_layers(page, drawings)
    ]


def _split_layers(
    page: PageGlyphs, drawings: Sequence[Drawing]
) -> Iterator[tuple[PageGlyphs, int, Visibility]]:
    if not len(page.codes):
        return
    seen = see_glyphs(page, drawings)
    directions = [style.direction_deg for style in page.styles]
    if len(set(directions)) == 1 and (seen is None or not np.count_nonzero(seen)):
        yield page, directions[0], Visibility.VISIBLE
        return
    keys = np.array(directions, dtype=np.int64)[page.style_ids]
    if seen is not None:
        keys += seen * 360
    found, counts = np.unique(keys, return_counts=True)
    order = sorted(
        zip(found.tolist(), counts.tolist(), strict=True),
        key=lambda one: (one[0] // 360, is_oblique(one[0] % 360), -one[1], one[0]),
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
        has_seen_gap=None if page.has_seen_gap is None else page.has_seen_gap[members],
    )


def _lay_out(
    glyphs: PageGlyphs,
    drawings: Sequence[Drawing],
    direction: int,
    visibility: Visibility,
    known: Sequence[Edges],
) -> Layer:
    ink, line_numbers = part_line_numbers(pick_ink(glyphs))
    own = drawings if direction == 0 and len(drawings) <= limit.MAX_BORDERS else ()
    fragments = join_torn_lines(join_lines(_find_fragments(ink, line_numbers), ink, own), ink)
    grids = find_grids(drawings)
    panels: list[BBox] = []
    rules: list[BBox] = []
    if direction == 0:
        mark_fragments(fragments, drawings)
        panels, rules = find_panels(glyphs, drawings), find_rules(drawings)
    margin = [fragment for fragment in fragments if fragment.counts_lines]
    if margin:
        for fragment in list_numbers_in_tables(margin, fragments, grids, drawings, ink):
            fragment.counts_lines = False
        margin = [fragment for fragment in margin if fragment.counts_lines]
        fragments = [fragment for fragment in fragments if not fragment.counts_lines]
    if is_oblique(direction):
        for one in fragments:
            one.stands_aside = True
    tables: list[PageTable] = []
    sequences: list[list[list[Fragment]]] = []
    bars: list[BBox] = []
    quotes: list[Fragment] = []
    if direction == 0:
        bars = [
            bar
            for bar in find_bars(drawings, glyphs.width_pt)
            if not _holds_quotation(bar, fragments, ink)
        ]
        boxes = find_card_boxes(drawings)
        fragments = _take_sequences(fragments, boxes, ink, sequences)
        fragments = take_side_heads(fragments, boxes, sequences)
        quotes = mark_pull_quotes(fragments, ink)
        if quotes:
            members = set(map(id, quotes))
            fragments = [one for one in fragments if id(one) not in members]
        grid_boxes = [grid.bbox for grid in grids] if panels else []
        beside = find_boxes_beside(fragments, panels, drawings, glyphs.height_pt)
        beside = [box for box in beside if not any(_contains(grid, box) for grid in grid_boxes)]
        mark_side_boxes(fragments, beside)
        uprights = find_upright_rules(drawings)
        if not grid_boxes:
            mark_ruled_sides(fragments, uprights)
        *boxed, free = _part(fragments, beside)
        aside = [one for part in boxed for one in part]
        ruled, free = find_ruled_tables(free, grids, drawings, ink)
        tables = [*ruled]
        columns = find_ruled_columns(free, uprights, rules) if uprights else []
        panels = [*panels, *columns]
        parts, free = _part(free, columns), []
        for part in parts:
            aligned, rest = find_aligned_tables(part, rules, known, ink)
            tables.extend(aligned)
            free.extend(rest)
        for table in tables:
            table.join_lines(ink)
        if tables:
            fragments = sorted([*free, *aside], key=lambda one: (one.baseline, one.x0))
    regions = order_fragments(fragments, panels, rules, tables, sequences, bars)
    mend_torn_lines(regions, ink)
    if quotes:
        regions.append(quotes)
    if margin:
        regions.append(margin)  # numbers that count the lines come after what they count
    return Layer(
        ink=ink,
        regions=regions,
        direction_deg=direction,
        visibility=visibility,
        tables=tuple(tables),
    )


def _find_fragments(ink: Ink, line_numbers: Collection[int]) -> list[Fragment]:
    runs = list_runs(ink)
    margin = [run for index, run in enumerate(runs) if index in line_numbers]
    if margin:
        for number in margin:
            number.counts_lines = True
        runs = [run for run in runs if not run.counts_lines]
    caps = find_drop_caps(runs, ink)
    members = {id(one.cap) for one in caps}
    fragments = join_runs([run for run in runs if id(run) not in members] if caps else runs, ink)
    if caps:
        give_to_lines(caps, fragments, ink)
    if margin:
        fragments = sorted([*fragments, *margin], key=lambda one: (one.baseline, one.x0))
    return fragments


def _take_sequences(
    fragments: list[Fragment],
    panels: Sequence[BBox],
    ink: Ink,
    sequences: list[list[list[Fragment]]],
) -> list[Fragment]:
    """Moves cards and key figures to ``sequences``; the fragments left."""
    grids, fragments = find_card_grids(fragments, panels)
    card_count = 0
    for grid in grids:
        if list_paragraph_cards(grid):
            for number, card in enumerate(grid.cards, start=card_count):
                for one in card:
                    one.card = number
            card_count += len(grid.cards)
        sequences.append(grid.cards)
    rows, fragments = find_key_figures(fragments, ink)
    for row in rows:
        for figure in row:
            for one in figure:
                one.stands_aside = True
        sequences.append(row)
    return fragments


def _part(fragments: Sequence[Fragment], boxes: Sequence[BBox]) -> list[list[Fragment]]:
    """The fragments in each box, then those in none."""
    if not boxes:
        return [[*fragments]]
    parts: list[list[Fragment]] = [[] for _ in range(len(boxes) + 1)]
    for one in fragments:
        inside = (index for index, box in enumerate(boxes) if one.stands_in(box))
        parts[next(inside, -1)].append(one)
    return parts


def _contains(outer: BBox, inner: BBox) -> bool:
    reach = limit.BORDER_TOLERANCE_PT
    return (
        outer.x0 - reach <= inner.x0
        and inner.x1 <= outer.x1 + reach
        and outer.top - reach <= inner.top
        and inner.bottom <= outer.bottom + reach
    )


def _holds_quotation(bar: BBox, fragments: Sequence[Fragment], ink: Ink) -> bool:
    """Whether the words on a bar are quoted: they head nothing and part nothing."""
    return any(
        one.stands_in(bar) and ink.text[ink.run_starts[one.pieces[0]]] in OPENING_QUOTES
        for one in fragments
    )
