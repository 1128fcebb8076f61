"""Entries of contents lists, whose page numbers stand far from their words, at one right edge."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.short_fragments import ShortFragments

#: A page number in a contents list, perhaps with the end of its leader.
_PAGE_NUMBER = re.compile(r"^[.\s·…]*(?:\d{1,4}|[ivxlc]{1,6})$")
#: What leads the eye to it; a leader may be long.
LEADER_DOTS = frozenset(".·…")
#: The end of a leader; shorter dots are those of a sentence cut short, and lead nowhere.
_LEADER = "..."
_by_baseline = attrgetter("baseline")


def join_page_numbers(page: ShortFragments, line_numbers: set[int]) -> None:
    """Numbers at one right edge, each with words at its left: a contents list's pages.

    Args:
        page: its short fragments; those joined are noted as gone.
        line_numbers: ids of those that count the lines of the page.
    """
    numbers = [
        one
        for one in page.short
        if id(one) not in line_numbers and _PAGE_NUMBER.match(page.texts[id(one)])
    ]
    if len(numbers) < limit.MIN_PAGE_NUMBERS:
        return
    edges = sorted(one.x1 for one in numbers)
    for number in numbers:
        if not _is_shared(number.x1, edges):
            continue
        aligned = [one for one in numbers if abs(one.x1 - number.x1) <= limit.EDGE_TOLERANCE_PT]
        if not _do_rise(aligned, page.texts):
            continue
        left, right = page.neighbours(number)
        if left is None or not page.has_letters(left):
            continue
        if number.size > limit.MAX_BARE_NUMBER_SIZE_RATIO * left.size:
            continue  # a numeral over a text in the next column
        is_set_apart = right is not None and right.size > limit.HEADING_RATIO * max(
            number.size, left.size
        )
        if (right is not None and not is_set_apart and not _ends_in_leader(left, page.ink)) and (
            not page.has_letters(right)  # a row of figures
            or right.x0 - number.x1  # it stands nearer to what follows: an item's number there
            < min(number.x0 - left.x1, limit.MAX_BARE_NUMBER_GAP_EM * right.size)
        ):
            continue
        left.pieces.extend(number.pieces)
        left.letter_count += number.letter_count
        left.blanks.extend([True, *number.blanks])
        left.x1 = max(left.x1, number.x1)
        left.top, left.bottom = min(left.top, number.top), max(left.bottom, number.bottom)
        page.gone.add(id(number))
        if id(left) in page.texts:
            page.texts[id(left)] = page.ink.cut_all(left)


def _ends_in_leader(fragment: Fragment, ink: Ink) -> bool:
    """Whether dots lead from a line to the number behind it, whatever stands further right."""
    return ink.cut(fragment.pieces[-1]).endswith(_LEADER)


def _is_shared(edge: float, edges: list[float]) -> bool:
    """Whether as many edges as a contents list has lie where this one lies."""
    tolerance = limit.EDGE_TOLERANCE_PT
    count = bisect_right(edges, edge + tolerance) - bisect_left(edges, edge - tolerance)
    return count >= limit.MIN_PAGE_NUMBERS


def _do_rise(numbers: list[Fragment], texts: dict[int, str]) -> bool:
    """Whether the numbers rise down the page, as page numbers of a contents list do."""
    values = [
        int(digits)
        for fragment in sorted(numbers, key=_by_baseline)
        if (digits := texts[id(fragment)].lstrip(". ·…")).isdecimal()
    ]
    falls = sum(after < before for before, after in pairwise(values))
    return falls <= limit.MAX_FALL_SHARE * len(values)
