"""Which item stands under which: levels of items from indents, marks and the file's own lists."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.markers.numbering import is_outer_count
from pipeline.parse.readings.form_order import FormOrder, find_form_order
from pipeline.parse.readings.recurring import find_recurring_headings
from pipeline.parse.tables.columns import MEASURE_FORM

#: Kinds of counting marks from outer to inner where nothing else tells: "I." over "A." over
#: "1." over "a)" over "i)".
_ORDER_OF_KINDS = {"I": 0, "A": 1, "N": 2, "a": 3, "i": 4}
_OUTER_LABEL = -1
_INNER_LABEL = 5


@frozen
class _Open:
    """An item that may still get children or siblings."""

    form: str
    left_em: float
    edge_em: float
    region: int
    marker: Marker
    ends_colon: bool
    is_typed: bool
    top_pt: float | None
    level: int = 0


def nest_items(sightings: Sequence[Sighting]) -> dict[int, int]:
    """Depth of every item, from 1, by unit index.

    A heading ends all open lists, unless it recurs: those stand inside.
    """
    recurring = find_recurring_headings(sightings)
    order = find_form_order(sightings, recurring)
    depths: dict[int, int] = {}
    stack: list[_Open] = []
    for sighting in sightings:
        if sighting.look is Look.HEADING:
            if sighting.key not in recurring:
                stack = []
            continue
        marker = sighting.marker
        if sighting.look is not Look.ITEM:
            continue
        if marker is None:
            depths[sighting.unit.index] = 2 if sighting.form == MEASURE_FORM else 1  # of a table
            continue
        box = sighting.unit.first.line.bbox
        # Tags of a PDF part items well, and many of their levels are wrong: writers end a list
        # where its marks change. There the page tells.
        element = sighting.unit.first.line.element if box is None else None
        new = _Open(
            form=sighting.form,
            left_em=sighting.unit.left_em,
            edge_em=sighting.unit.first.x0_em,
            region=sighting.unit.first.line.region,
            marker=marker,
            ends_colon=sighting.unit.text.rstrip().endswith(":"),
            is_typed=element is None or not element.level or marker.is_inner,
            top_pt=box.top if box is not None else None,
            level=element.level if element is not None else 0,
        )
        if element is not None and element.level:
            del stack[_find_place(stack, new, element.level, order) :]
        else:
            _close_above(stack, new, order)
        stack.append(new)
        depths[sighting.unit.index] = len(stack)
    return depths


def _find_place(stack: Sequence[_Open], new: _Open, level: int, order: FormOrder) -> int:
    """How many open items an item of the file's own lists stands under.

    The file's own levels, and above them the items that are only typed and that it stands under.
    """
    if new.marker.is_inner:
        for position, above in enumerate(stack):
            # Also a paragraph that Markdown takes for the last item's own goes on with its list.
            if above.is_typed and above.form == new.form:
                return position
        own = [at for at, above in enumerate(stack) if not above.is_typed]
        return own[level - 1] + 1 if level <= len(own) else len(stack)
    for position, above in enumerate(stack):
        if not above.is_typed and above.form == new.form and above.level == new.level:
            return position
    typed = 0
    while typed < len(stack) and stack[typed].is_typed and _is_under(stack[typed], new, order):
        typed += 1
    place = typed + level - 1
    is_under_outer = (
        place < len(stack)
        and is_outer_count(stack[place].marker)
        and not is_outer_count(new.marker)
    )
    return place + is_under_outer


def _close_above(stack: list[_Open], new: _Open, order: FormOrder) -> None:
    """Closes what ``new`` does not stand under.

    Over the end of a column or page, of several that could be siblings, the one that stands at the
    same edge is it.
    """
    siblings = [at for at in range(len(stack) - 1, -1, -1) if _are_siblings(stack[at], new)]
    if siblings:
        del stack[min(siblings, key=lambda at: _measure_edge_step(stack[at], new)) :]
        return
    while stack and not _is_under(stack[-1], new, order):
        stack.pop()


def _measure_edge_step(one: _Open, other: _Open) -> int:
    """How far two items begin from one another, in half ems: of the page, or of their regions."""
    step_em = min(abs(one.left_em - other.left_em), abs(one.edge_em - other.edge_em))
    return round(2 * step_em)


def _are_siblings(one: _Open, other: _Open) -> bool:
    if one.form != other.form:
        return False
    if one.marker.kind is MarkerKind.DECIMAL and len(one.marker.values) != len(other.marker.values):
        return False
    if one.region != other.region:
        return True
    if one.top_pt is not None and one.top_pt == other.top_pt:
        return True  # side by side, in two columns of one line each
    return abs(one.left_em - other.left_em) < thresholds.LEAST_INDENT_EM


def _is_under(parent: _Open, child: _Open, order: FormOrder) -> bool:
    """Whether ``child`` stands under ``parent``, given that they are no siblings."""
    parent_depth, child_depth = _decimal_depth(parent.marker), _decimal_depth(child.marker)
    if parent_depth and child_depth and parent_depth != child_depth:
        return child_depth > parent_depth
    if order.is_within(parent.form, child.form):
        return True
    if order.is_within(child.form, parent.form):
        return False
    if parent.region == child.region:
        if child.left_em > parent.left_em + thresholds.LEAST_INDENT_EM:
            return True
        if child.left_em < parent.left_em - thresholds.LEAST_INDENT_EM:
            return False
    if parent.form == child.form:
        return False
    parent_counts = parent.marker.kind in COUNTING_KINDS
    child_counts = child.marker.kind in COUNTING_KINDS
    if parent_counts and not child_counts:
        return True
    if child_counts and not parent_counts:
        return parent.ends_colon or order.count_returns(parent.form, child.form) > 1
    if parent_counts and child_counts:
        is_inner = _rank(parent.marker) <= _rank(child.marker)
        return child.marker.values[-1] == 1 and (
            is_inner or order.count_returns(parent.form, child.form) > 0
        )
    return parent.ends_colon or order.count_returns(parent.form, child.form) > 0


def _decimal_depth(marker: Marker) -> int:
    return len(marker.values) if marker.kind in (MarkerKind.DECIMAL, MarkerKind.NUMBER) else 0


def _rank(marker: Marker) -> int:
    if marker.kind is MarkerKind.LABEL:
        return _INNER_LABEL if marker.is_objective_label else _OUTER_LABEL
    return next((rank for key, rank in _ORDER_OF_KINDS.items() if key in marker.form), 2)
