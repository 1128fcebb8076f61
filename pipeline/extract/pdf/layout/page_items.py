"""What is put in order on a page: its fragments, and panels, tables and rows of boxes as units."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.tables.page_tables import PageTable
from pipeline.model.frozen import mutable
from pipeline.model.geometry import BBox


@mutable
class Item:
    """A fragment, or a panel, table or row of boxes with all that stands in it."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    baseline: float
    fragment: Fragment | None = None
    inside: Sequence[Item] = ()
    table: PageTable | None = None
    sequence: Sequence[list[Item]] = ()
    middle: float = 0.0
    gutter_pt: float = 0.0  # how far what stands beside it has to be
    line_count: int = 1
    style_id: int = -1

    def __post_init__(self) -> None:
        self.middle = (self.top + self.bottom) / 2
        if self.fragment is not None:
            self.style_id = self.fragment.style_id
        self.gutter_pt = limit.MIN_GUTTER_EM * self.size
        if self.inside:
            self.gutter_pt = limit.MIN_CARD_GAP_PT  # the edge of a panel is seen by itself
            self.line_count = sum(item.line_count for item in self.inside)


def make_table_item(table: PageTable) -> Item:
    """A table as one unit, as wide and high as its box."""
    box, members = table.bbox, table.fragments
    return Item(
        box.x0,
        box.x1,
        box.top,
        box.bottom,
        max(one.size for one in members),
        max(one.baseline for one in members),
        table=table,
        line_count=len(members),
    )


def make_sequence_item(sequence: Sequence[Sequence[Fragment]]) -> Item:
    """A row of cards, or of key figures, as one unit, each of them still apart."""
    units = [
        [Item(f.x0, f.x1, f.top, f.bottom, f.size, f.baseline, fragment=f) for f in unit]
        for unit in sequence
    ]
    members = [item for unit in units for item in unit]
    return Item(
        min(one.x0 for one in members),
        max(one.x1 for one in members),
        min(one.top for one in members),
        max(one.bottom for one in members),
        max(one.size for one in members),
        max(one.baseline for one in members),
        sequence=units,
        line_count=len(members),
    )


def widen_to_bars(items: Sequence[Item], bars: Sequence[BBox]) -> None:
    """Makes a heading that stands alone on its bar as wide as that.

    Its edges are seen by themselves, however large the heading. A bar that ends within a line is
    clipped: what is seen of it lies behind a few words.
    """
    for bar in bars:
        if any(
            bar.top < one.middle < bar.bottom
            and (one.x0 < bar.x0 < one.x1 or one.x0 < bar.x1 < one.x1)
            for one in items
        ):
            continue
        inside = [one for one in items if bar.contains_point((one.x0 + one.x1) / 2, one.middle)]
        if len(inside) == 1:
            inside[0].x0 = min(inside[0].x0, bar.x0)
            inside[0].x1 = max(inside[0].x1, bar.x1)
            inside[0].gutter_pt = min(inside[0].gutter_pt, limit.MIN_CARD_GAP_PT)


def gather_panels(items: list[Item], panels: Sequence[BBox]) -> list[Item]:
    """Makes a unit of what stands in each panel, from the smallest panel up; the rest as it is."""
    for panel in sorted(panels, key=lambda box: box.width * box.height):
        inside = [
            item
            for item in items
            if panel.top <= item.middle <= panel.bottom
            and panel.x0 <= (item.x0 + item.x1) / 2 <= panel.x1
        ]
        if len(inside) < 2 or len(inside) == len(items):
            continue
        members = set(map(id, inside))
        unit = Item(
            min(panel.x0, *(item.x0 for item in inside)),
            max(panel.x1, *(item.x1 for item in inside)),
            min(panel.top, *(item.top for item in inside)),
            max(panel.bottom, *(item.bottom for item in inside)),
            max(item.size for item in inside),
            max(item.baseline for item in inside),
            inside=inside,
        )
        items = [*(item for item in items if id(item) not in members), unit]
    return items
