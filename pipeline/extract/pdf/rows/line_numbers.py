"""Numbers in the margin that count the lines of a page, which belong to none of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.short_fragments import ShortFragments, is_bare_number
from pipeline.extract.pdf.rows.theme_numerals import measure_body_size
from pipeline.model.quantiles import median

#: Where not every line has its number, every fifth has.
_LINES_A_NUMBER = 5
_by_baseline = attrgetter("baseline")


def find_line_numbers(page: ShortFragments, fragments: Sequence[Fragment]) -> set[int]:
    """Numbers in the margin that count the lines: evenly spaced, in steps of one or five.

    They stand beside the text and belong to none of its lines. Few of them, or pushed apart by
    headings, are told by counting in fives, in small type, where no words stand.
    """
    numbers = [one for one in page.short if is_bare_number(page.texts[id(one)])]
    found: set[int] = set()
    for edge in (_left_edge, _right_edge):
        columns: dict[int, list[Fragment]] = {}
        for number in numbers:
            columns.setdefault(round(edge(number) / limit.EDGE_TOLERANCE_PT), []).append(number)
        for column in columns.values():
            column.sort(key=_by_baseline)
            do_count = _counts_lines(column, page.texts) or (
                _counts_in_fives(column, page.texts) and _stands_in_margin(column, page, fragments)
            )
            if (
                do_count
                and not any(_is_larger_than_beside(number, page) for number in column)
                and not _are_numerals(column, fragments)
            ):
                found.update(map(id, column))
    for number in numbers:
        if number.counts_lines:
            found.add(id(number))  # it stood close to its line, and was told there
        number.counts_lines = id(number) in found
    return found


def _left_edge(fragment: Fragment) -> float:
    return fragment.x0


def _right_edge(fragment: Fragment) -> float:
    return fragment.x1


def _counts_lines(column: list[Fragment], texts: dict[int, str]) -> bool:
    if len(column) < limit.MIN_LINE_NUMBERS:
        return False
    steps = {int(texts[id(low)]) - int(texts[id(high)]) for high, low in pairwise(column)}
    if steps not in ({1}, {5}):
        return False
    spaces = sorted(low.baseline - high.baseline for high, low in pairwise(column))
    middle = spaces[len(spaces) // 2]
    even = sum(abs(space - middle) <= limit.EDGE_TOLERANCE_PT for space in spaces)
    return even >= limit.MIN_EVEN_SHARE * len(spaces)


def _are_numerals(column: Sequence[Fragment], fragments: Sequence[Fragment]) -> bool:
    """Whether numbers are larger than the page's text: each counts an item that it stands over."""
    largest = limit.LARGER_NUMBER_RATIO * measure_body_size(fragments)
    return all(number.size > largest for number in column)


def _is_larger_than_beside(number: Fragment, page: ShortFragments) -> bool:
    """Whether a number is set larger than what it stands beside: it counts that and no lines."""
    left, right = page.neighbours(number)
    return any(
        beside is not None and number.size > limit.LARGER_NUMBER_RATIO * beside.size
        for beside in (left, right)
    )


def _counts_in_fives(column: list[Fragment], texts: dict[int, str]) -> bool:
    values = [int(texts[id(one)]) for one in column]
    return values[0] > 0 and all(
        value == values[0] + _LINES_A_NUMBER * place and value % _LINES_A_NUMBER == 0
        for place, value in enumerate(values)
    )


def _stands_in_margin(
    column: list[Fragment], page: ShortFragments, fragments: Sequence[Fragment]
) -> bool:
    """Whether numbers are smaller than the lines beside them, and nothing else is at their place.

    A note's number is as small, but stands at the edge of the text.
    """
    x0, x1 = min(map(_left_edge, column)), max(map(_right_edge, column))
    members = set(map(id, column))
    if any(
        one.x0 < x1 and x0 < one.x1 and id(one) not in members and page.has_letters(one)
        for one in fragments
    ):
        return False
    sizes: list[float] = []
    for number in column:
        left, right = page.neighbours(number)
        beside = right if left is None else left if right is None else None
        if beside is None:
            return False
        sizes.append(beside.size)
    # One may stand beside a label in small type.
    return max(map(_size, column)) <= limit.MAX_LINE_NUMBER_SIZE_RATIO * median(sizes)


def _size(fragment: Fragment) -> float:
    return fragment.size
