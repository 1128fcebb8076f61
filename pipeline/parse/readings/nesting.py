"""Which item stands under which: levels of items from indents, marks and the file's own lists."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.markers.numbering import is_outer_count
from pipeline.parse.tables.columns import MEASURE_FORM

#: Kinds of counting marks from outer to inner where nothing else tells: "I." over "A." over
#: "1." over "a)" over "i)".
_ORDER_OF_KINDS = {
    "I": 0, "A": 1, "N": 2, "a": 3, "i": 4,
}  # fmt: skip


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
    returning = _count_returns(sightings, recurring)
    within = _find_counts_within(sightings)
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
            del stack[_find_place(stack, new, element.level, returning, within) :]
        else:
            _close_above(stack, new, returning, within)
        stack.append(new)
        depths[sighting.unit.index] = len(stack)
    return depths


def _find_place(
    stack: Sequence[_Open],
    new: _Open,
    level: int,
    returning: Counter[tuple[str, str]],
    within: frozenset[tuple[str, str]],
) -> int:
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
    while (
        typed < len(stack)
        and stack[typed].is_typed
        and _is_under(stack[typed], new, returning, within)
    ):
        typed += 1
    place = typed + level - 1
    is_under_outer = (
        place < len(stack)
        and is_outer_count(stack[place].marker)
        and not is_outer_count(new.marker)
    )
    return place + is_under_outer


def _close_above(
    stack: list[_Open],
    new: _Open,
    returning: Counter[tuple[str, str]],
    within: frozenset[tuple[str, str]],
) -> None:
    """Closes what ``new`` does not stand under.

    Over the end of a column or page, of several that could be siblings, the one that stands at the
    same edge is it.
    """
    siblings = [at for at in range(len(stack) - 1, -1, -1) if _are_siblings(stack[at], new)]
    if siblings:
        del stack[min(siblings, key=lambda at: _measure_edge_step(stack[at], new)) :]
        return
    while stack and not _is_under(stack[-1], new, returning, within):
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


def _is_under(
    parent: _Open,
    child: _Open,
    returning: Counter[tuple[str, str]],
    within: frozenset[tuple[str, str]],
) -> bool:
    """Whether ``child`` stands under ``parent``, given that they are no siblings."""
    parent_depth, child_depth = _decimal_depth(parent.marker), _decimal_depth(child.marker)
    if parent_depth and child_depth and parent_depth != child_depth:
        return child_depth > parent_depth
    if (parent.form, child.form) in within:
        return True
    if (child.form, parent.form) in within:
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
        return parent.ends_colon or returning[(parent.form, child.form)] > 1
    if parent_counts and child_counts:
        is_inner = _rank(parent.marker) <= _rank(child.marker)
        return child.marker.values[-1] == 1 and (
            is_inner or returning[(parent.form, child.form)] > 0
        )
    return parent.ends_colon or returning[(parent.form, child.form)] > 0


def _decimal_depth(marker: Marker) -> int:
    return len(marker.values) if marker.kind in (MarkerKind.DECIMAL, MarkerKind.NUMBER) else 0


def _rank(marker: Marker) -> int:
    if marker.kind is MarkerKind.LABEL:
        return _INNER_LABEL if marker.is_objective_label else _OUTER_LABEL
    return next((rank for key, rank in _ORDER_OF_KINDS.items() if key in marker.form), 2)


def find_recurring_headings(sightings: Sequence[Sighting]) -> frozenset[str]:
    """Words of headings and lead-in lines that divide themes and name none.

    Those that stand more than once in one style without a number of their own, and those that could
    head any list.
    """
    headings = [s for s in sightings if s.look in (Look.HEADING, Look.LEAD_IN)]
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in headings:
        if one.marker is None or not one.marker.values:
            texts[one.form, one.key].append(one.unit.text)
    return frozenset(
        [
            *(key for (_, key), found in texts.items() if len(found) > 1 and not _count_on(found)),
            *(s.key for s in headings if s.is_generic),
        ]
    )


def _count_on(texts: Sequence[str]) -> bool:
    """Whether texts of the same words differ in one number, which rises ("The year 2026")."""
    numbers = [_NUMBER.findall(text) for text in texts]
    return all(len(found) == 1 for found in numbers) and all(
        int(above) < int(below) for (above,), (below,) in pairwise(numbers)
    )


_NUMBER = re.compile(r"\d{1,9}")


def _count_returns(
    sightings: Sequence[Sighting], recurring: frozenset[str]
) -> Counter[tuple[str, str]]:
    """(outer, inner) → how often the outer form comes back after the inner one, in one list."""
    returns: Counter[tuple[str, str]] = Counter()
    seen: list[str] = []
    for sighting in sightings:
        if sighting.look is Look.HEADING:
            if sighting.key not in recurring:
                seen = []
        elif sighting.look is Look.ITEM:
            if sighting.form in seen:
                position = seen.index(sighting.form)
                for inner in seen[position + 1 :]:
                    returns[(sighting.form, inner)] += 1
                del seen[position + 1 :]
            else:
                seen.append(sighting.form)
    return returns


def _find_counts_within(sightings: Sequence[Sighting]) -> frozenset[tuple[str, str]]:
    """(outer, inner) forms of counts of which one goes on while the other begins anew inside it.

    Such counts are one within the other wherever they stand: typists centre "II." over "1.", which
    then stands further left than what it is part of.
    """
    items = [
        (s.form, s.marker.values)
        for s in sightings
        if s.look is Look.ITEM and s.marker is not None and s.marker.kind in COUNTING_KINDS
    ]
    counts: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for position, (form, values) in enumerate(items):
        counts.setdefault(form, []).append((position, values))
    running = {
        form: members
        for form, members in counts.items()
        if len(members) >= _FEWEST_OUTER
        and all(follows(above, below) for (_, above), (_, below) in pairwise(members))
    }
    return frozenset(
        (outer, inner)
        for outer, members in running.items()
        for inner, others in counts.items()
        if inner != outer and (_begins_anew_in(members, others) or _runs_through(members, others))
    )


def _runs_through(
    outer: Sequence[tuple[int, tuple[int, ...]]], inner: Sequence[tuple[int, tuple[int, ...]]]
) -> bool:
    """Whether one count goes on inside all members of another: "1. …", 1–8, "2. …", 9–13."""
    if inner[0][0] < outer[0][0] or len(inner) < _FEWEST_IN_EACH * len(outer):
        return False
    if not all(follows(above, below) for (_, above), (_, below) in pairwise(inner)):
        return False
    starts = [position for position, _ in outer]
    filled = {bisect(starts, position) for position, _ in inner}
    return len(filled) >= max(_FEWEST_OUTER, _FILLED_SHARE * len(outer))


#: Share of the members of a count that another runs through.
_FILLED_SHARE = 0.6
#: Members of a count on average, in each of the one around it.
_FEWEST_IN_EACH = 2


def _begins_anew_in(
    outer: Sequence[tuple[int, tuple[int, ...]]], inner: Sequence[tuple[int, tuple[int, ...]]]
) -> bool:
    """Whether a count stands only inside another, and begins with one after its members."""
    if inner[0][0] < outer[0][0]:
        return False
    starts = [position for position, _ in outer]
    firsts: dict[int, tuple[int, ...]] = {}
    for position, values in inner:
        firsts.setdefault(bisect(starts, position), values)
    return len(firsts) >= _FEWEST_OUTER and all(set(values) == {1} for values in firsts.values())


#: Members of a running count, and of those inside it, that prove an order of the two.
_FEWEST_OUTER = 2
