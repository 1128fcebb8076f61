"""Numerals: a number in display type beside a title or an item, however much larger it is set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.model.geometry import BBox
from pipeline.model.quantiles import median

#: A fragment weighs in the page's type once, and again for as many letters.
_LETTERS_A_VOTE = 10


def measure_body_size(fragments: Sequence[Fragment]) -> float:
    """The size in points that about half of the letters do not exceed."""
    return median(
        one.size for one in fragments for _ in range(1 + one.letter_count // _LETTERS_A_VOTE)
    )


def join_numerals(
    fragments: list[Fragment], ink: Ink, drawings: Sequence[Drawing] = ()
) -> list[Fragment]:
    """Put each numeral before the first line of its title, or of its item where several count on.

    Args:
        fragments: from the top down.
        ink: of the glyphs they are made of.
        drawings: on the page: a numeral on a ground of its own counts what stands beside that.

    Returns:
        The fragments left, in the same order.
    """
    numerals = [one for one in _list_short_numbers(fragments, ink) if not one.counts_lines]
    if not numerals:
        return fragments
    body_size = measure_body_size(fragments)
    least_large = body_size * limit.MAX_BARE_NUMBER_SIZE_RATIO
    large = {id(one) for one in numerals if one.size >= least_large}
    if not large and not drawings:
        return fragments
    counting = list_counting(numerals, ink)
    gone: set[int] = set()
    for numeral in numerals:
        is_large = id(numeral) in large
        if not is_large and id(numeral) not in counting:
            continue
        ground = _find_own_ground(numeral, fragments, drawings)
        if not is_large and ground is None:
            continue
        title_size = limit.MIN_NUMERAL_TITLE_RATIO * body_size
        least_size = 0.0
        if id(numeral) not in counting:
            least_size = title_size
            if numeral.letter_count > limit.MAX_NUMERAL_DIGITS:
                continue
        place = ground or _box_of(numeral)
        title = _find_title_beside(numeral, place, fragments, least_size, title_size, ink)
        if title is None or id(title) in gone:
            continue
        title.blanks[:0] = [*numeral.blanks, True]
        title.pieces[:0] = numeral.pieces
        title.letter_count += numeral.letter_count
        title.x0 = numeral.x0
        title.has_marker = True
        gone.add(id(numeral))
    return [one for one in fragments if id(one) not in gone]


def list_on_grounds(
    short: Sequence[Fragment], drawings: Sequence[Drawing], ink: Ink
) -> frozenset[int]:
    """Identities of the numbers that each stand on a disc or a square of their own.

    They count what stands at their right, and are no page numbers of what stands at their left.
    """
    discs = [
        one.bbox
        for one in drawings
        if one.kind == "fill"
        and limit.MIN_NUMERAL_GROUND_PT <= one.bbox.width <= limit.MAX_DISC_PT
        and limit.MIN_NUMERAL_GROUND_PT <= one.bbox.height <= limit.MAX_DISC_PT
    ]
    if len(discs) < limit.MIN_DISCS:
        return frozenset()
    found = [
        id(one)
        for one in _list_short_numbers(short, ink)
        if any(
            disc.contains_point((one.x0 + one.x1) / 2, (one.top + one.bottom) / 2) for disc in discs
        )
    ]
    return frozenset(found) if len(found) >= limit.MIN_DISCS else frozenset()


def _list_short_numbers(fragments: Sequence[Fragment], ink: Ink) -> list[Fragment]:
    most = limit.MAX_NUMERAL_DIGITS + 1
    return [one for one in fragments if one.letter_count <= most and ink.cut_all(one).isdecimal()]


def _find_own_ground(
    numeral: Fragment, fragments: Sequence[Fragment], drawings: Sequence[Drawing]
) -> BBox | None:
    """The ground that a numeral stands on alone, as in the narrow cell before a measure's box."""
    x, y = (numeral.x0 + numeral.x1) / 2, (numeral.top + numeral.bottom) / 2
    most = limit.MAX_NUMERAL_GROUND_EM * numeral.size
    grounds = [
        one.bbox
        for one in drawings
        if one.kind == "fill"
        and one.bbox.contains_point(x, y)
        and one.bbox.width <= most
        and numeral.bottom - numeral.top <= one.bbox.height <= most
    ]
    if not grounds:
        return None
    ground = min(grounds, key=lambda box: box.width * box.height)
    is_alone = not any(
        one is not numeral
        and ground.contains_point((one.x0 + one.x1) / 2, (one.top + one.bottom) / 2)
        for one in fragments
    )
    return ground if is_alone else None


def _box_of(one: Fragment) -> BBox:
    return BBox(x0=one.x0, top=one.top, x1=one.x1, bottom=one.bottom)


def _find_title_beside(
    numeral: Fragment,
    place: BBox,
    fragments: Sequence[Fragment],
    least_size: float,
    title_size: float,
    ink: Ink,
) -> Fragment | None:
    """The first line at a numeral's right, if it is close, smaller, and not too small.

    Args:
        numeral: the number.
        place: its own box, or that of the ground it stands on.
        fragments: of the page.
        least_size: of what it may count, in points.
        title_size: of what is surely a title, which may stand as far off as the numeral is large.
        ink: of the glyphs they are made of.
    """
    beside = [
        one
        for one in fragments
        if one is not numeral
        and one.x0 >= place.x1
        and place.top <= (one.top + one.bottom) / 2 <= place.bottom
    ]
    if not beside:
        return None
    nearest = min(one.x0 for one in beside) + limit.EDGE_TOLERANCE_PT
    title = min((one for one in beside if one.x0 <= nearest), key=lambda one: one.top)
    reach = min(limit.MAX_BARE_NUMBER_GAP_EM * title.size, limit.MAX_MARKER_GAP_PT)
    if title.size >= title_size and numeral.size >= limit.MIN_PAGE_NUMERAL_RATIO * title.size:
        reach = max(reach, limit.MAX_PAGE_NUMERAL_GAP_EM * numeral.size)
    is_title = (
        least_size <= title.size
        and (title.size < numeral.size or place.width > numeral.x1 - numeral.x0)
        and title.x0 - place.x1 <= reach
        and not title.has_marker
        and any(map(str.isalpha, "".join(map(ink.cut, title.pieces))))
    )
    return title if is_title else None


def list_counting(fragments: Sequence[Fragment], ink: Ink) -> set[int]:
    """Identities of the bare numbers that count on by one in one column of one size."""
    numbers = _list_short_numbers(fragments, ink)
    if len(numbers) < 2:
        return set()
    columns: dict[tuple[str, int, int], list[tuple[float, int, int]]] = {}
    for one in numbers:
        size = round(one.size)
        edges = {"left": one.x0, "right": one.x1, "middle": (one.x0 + one.x1) / 2}
        for side, edge in edges.items():
            column = columns.setdefault((side, round(edge / limit.EDGE_TOLERANCE_PT), size), [])
            column.append((one.baseline, int(ink.cut_all(one)), id(one)))
    counting: set[int] = set()
    for column in columns.values():
        for (_, above, first), (_, below, second) in pairwise(sorted(column)):
            if below == above + 1:
                counting |= {first, second}
    return counting
