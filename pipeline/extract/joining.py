"""Fragments that the page shows as one line although a wide gap parts them.

A list marker and its text; a heading's number and its words; an entry of a contents list and its
page number; a raised footnote sign; a drop capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment, Ink, join
from pipeline.extract.raised_letters import attach_raised
from pipeline.extract.theme_numerals import join_numerals, list_counting

#: A number with its point or bracket, "2.4.1", "a)", "(iv)", "IV.", "§ 3".
_ENUMERATOR = re.compile(
    r"^(?:§\s?|[•▪■●·→–-])?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.):\]]{1,2}|\d{1,3}\.\)|"
    r"[A-Za-z][.)\]]{1,2}|[ivxlcIVXLC]{1,6}[.)\]]{1,2}|\(?\d{1,3}\)|\(?[a-zA-Z]\))$"
)
#: A word with its number, "Mesure 4 :".
_LABEL = re.compile(r"^([^\W\d_]{3,14})\d{1,3}[:.–—-]$")
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
#: A page number in a contents list, perhaps with the end of its leader.
_PAGE_NUMBER = re.compile(r"^[.\s·…]*(?:\d{1,4}|[ivxlc]{1,6})$")
#: The end of a leader; shorter dots are those of a sentence cut short, and lead nowhere.
_LEADER = "..."
#: The same, so plain that it is one whatever stands behind it.
_COUNT = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]")
_MAX_COUNT_LENGTH = 6
_MAX_MARKER_LENGTH = 8
#: Page numbers may bring the end of their leader along; labels are words with a number.
_MAX_NUMBER_LENGTH = 18
#: Signs that begin sentences and not items.
_by_baseline = attrgetter("baseline")
_OPENING = frozenset("\"'“”„«»‹›‘’‚([{¿¡#@€$%&")


def join_lines(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Join what belongs on one line, before columns are looked for.

    Args:
        fragments: from the top down.
        ink: of the glyphs they are made of.

    Returns:
        The fragments left, in the same order.
    """
    if len(fragments) < 2:
        return fragments
    fragments = attach_raised(fragments, ink)
    short = [one for one in fragments if one.letter_count <= _MAX_NUMBER_LENGTH]
    if short:
        page = _Page(fragments, short, ink)
        _join_page_numbers(page)
        _join_markers(page)
        fragments = [one for one in fragments if id(one) not in page.gone]
        fragments = join_numerals(fragments, ink)
    for fragment in fragments:
        if not fragment.has_marker:
            fragment.has_marker = _begins_with_sign(fragment, ink) or _begins_with_count(
                fragment, ink
            )
    return fragments


class _Page:
    """The fragments of a page, those short enough to be markers or numbers, and what is joined.

    Attributes:
        short: short fragments, from the top down.
        texts: of the short ones.
        line_numbers: those that count the lines of the page.
        counting: numbers that count on, one below the other.
        gone: fragments that were joined to another.
    """

    def __init__(self, fragments: list[Fragment], short: list[Fragment], ink: Ink) -> None:
        self.ink = ink
        self.short = short
        self.texts = {id(one): ink.cut_all(one) for one in short}
        self.gone: set[int] = set()
        self._rows = _Rows(fragments)
        self.line_numbers = _find_line_numbers(self, fragments)
        self.counting = list_counting(
            [one for one in short if id(one) not in self.line_numbers], ink
        )

    def has_letters(self, fragment: Fragment) -> bool:
        """Whether a fragment holds at least one letter."""
        return any(
            character.isalpha() for run in fragment.pieces for character in self.ink.cut(run)
        )

    def neighbours(self, fragment: Fragment) -> tuple[Fragment | None, Fragment | None]:
        """The nearest fragments at the left and at the right on the same line."""
        return self._rows.neighbours(fragment, self.gone)


class _Rows:
    """Finds a fragment's neighbours on its line."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._fragments = sorted(fragments, key=_by_baseline)
        self._baselines = [fragment.baseline for fragment in self._fragments]

    def neighbours(self, of: Fragment, gone: set[int]) -> tuple[Fragment | None, Fragment | None]:
        """The nearest fragments at the left and at the right on the same line."""
        reach = limit.MAX_MARKER_STEP_EM * of.size
        start = bisect_left(self._baselines, of.baseline - 3 * reach)
        stop = bisect_right(self._baselines, of.baseline + 3 * reach)
        left: Fragment | None = None
        right: Fragment | None = None
        for other in self._fragments[start:stop]:
            if other is of or id(other) in gone:
                continue
            step = limit.MAX_MARKER_STEP_EM * max(of.size, other.size)
            if abs(other.baseline - of.baseline) > step:
                continue
            if other.x0 >= of.x1 - 0.2 * of.size:
                if right is None or other.x0 < right.x0:
                    right = other
            elif other.x1 <= of.x0 + 0.2 * of.size and (left is None or other.x1 > left.x1):
                left = other
        return left, right


def _join_markers(page: _Page) -> None:
    labels = _find_labels(page)
    for marker in page.short:
        text = page.texts[id(marker)]
        if id(marker) in page.gone or id(marker) in page.line_numbers:
            continue
        if id(marker) not in labels and not _is_marker(text):
            continue
        left, right = page.neighbours(marker)
        if right is None:
            continue
        gap = right.x0 - marker.x1
        is_bare = _BARE_NUMBER.match(text) is not None
        reach_em = limit.MAX_BARE_NUMBER_GAP_EM if is_bare else limit.MAX_MARKER_GAP_EM
        if gap > min(reach_em * right.size, limit.MAX_MARKER_GAP_PT):
            continue
        if text[0].isdigit() and not page.has_letters(right):
            continue  # figures in a table
        if is_bare and (
            (left is not None and marker.x0 - left.x1 < (2 - (id(marker) in page.counting)) * gap)
            or marker.size > limit.MAX_BARE_NUMBER_SIZE_RATIO * right.size
        ):
            continue
        _put_before(marker, right)
        page.gone.add(id(marker))
        if id(right) in page.texts:
            page.texts[id(right)] = page.ink.cut_all(right)


def _find_labels(page: _Page) -> set[int]:
    """Words with a number that stand at one left edge with another number: "Mesure 4 :"."""
    columns: dict[tuple[str, int], set[int]] = {}
    for one in page.short:
        match = _LABEL.match(page.texts[id(one)])
        if match:
            edge = round(one.x0 / limit.EDGE_TOLERANCE_PT)
            columns.setdefault((match[1], edge), set()).add(id(one))
    return {label for labels in columns.values() if len(labels) > 1 for label in labels}


def _put_before(marker: Fragment, item: Fragment) -> None:
    """Join a marker to its item; the line is the item's, with its size and baseline."""
    item.blanks[:0] = [*marker.blanks, True]
    item.pieces[:0] = marker.pieces
    item.letter_count += marker.letter_count
    item.x0, item.x1 = min(marker.x0, item.x0), max(marker.x1, item.x1)
    if marker.size <= limit.LARGER_NUMBER_RATIO * item.size:
        # A larger number would make the line look lower than it stands among the others.
        item.top, item.bottom = min(marker.top, item.top), max(marker.bottom, item.bottom)
    item.has_marker = True


def _is_marker(text: str) -> bool:
    if len(text) > _MAX_MARKER_LENGTH:
        return False
    if len(text) == 1:
        return True
    if not any(character.isalnum() for character in text):
        return len(text) <= 2
    return bool(_ENUMERATOR.match(text) or _BARE_NUMBER.match(text))


def _begins_with_sign(fragment: Fragment, ink: Ink) -> bool:
    """Whether the first word is one sign that is no letter and opens no sentence."""
    run = fragment.pieces[0]
    start, stop = ink.run_starts[run], ink.run_stops[run]
    first = ink.text[start]
    if first.isalnum() or first in _OPENING:
        return False
    if stop > start + 1:
        return bool(ink.is_word_start[start + 1])
    return bool(fragment.blanks and fragment.blanks[0])


def _begins_with_count(fragment: Fragment, ink: Ink) -> bool:
    """Whether the first word is a number or letter in list dress, or an icon, close to its text."""
    run = fragment.pieces[0]
    start, stop = ink.run_starts[run], ink.run_stops[run]
    word = ink.text[start : min(stop, start + _MAX_COUNT_LENGTH)]
    if stop == start + 1 and word.isdigit() and fragment.blanks and fragment.blanks[0]:
        # A single figure in another font is an icon, or stands for the number of an item.
        return bool(ink.style_ids[start] != ink.style_ids[ink.run_starts[fragment.pieces[1]]])
    # Few lines begin with a word that has the point or bracket of a number.
    match = _COUNT.match(word) if "." in word or ")" in word else None
    if match is None:
        return False
    after = start + match.end()
    if after < stop:
        return bool(ink.is_word_start[after])
    return bool(fragment.blanks and fragment.blanks[0])


def _join_page_numbers(page: _Page) -> None:
    """Numbers at one right edge, each with words at its left: a contents list's pages."""
    numbers = [
        one
        for one in page.short
        if id(one) not in page.line_numbers and _PAGE_NUMBER.match(page.texts[id(one)])
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
        if (right is not None and not _ends_in_leader(left, page.ink)) and (
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


def _find_line_numbers(page: _Page, fragments: Sequence[Fragment]) -> set[int]:
    """Numbers in the margin that count the lines: evenly spaced, in steps of one or five.

    They stand beside the text and belong to none of its lines. Few of them, or pushed apart by
    headings, are told by counting in fives, in small type, where no words stand.
    """
    numbers = [one for one in page.short if _BARE_NUMBER.match(page.texts[id(one)])]
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
            if do_count and not any(_is_larger_than_beside(number, page) for number in column):
                found.update(map(id, column))
    for number in numbers:
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


def _is_larger_than_beside(number: Fragment, page: _Page) -> bool:
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


#: Where not every line has its number, every fifth has.
_LINES_A_NUMBER = 5


def _stands_in_margin(column: list[Fragment], page: _Page, fragments: Sequence[Fragment]) -> bool:
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
    for number in column:
        left, right = page.neighbours(number)
        beside = right if left is None else left if right is None else None
        if beside is None or number.size > limit.MAX_LINE_NUMBER_SIZE_RATIO * beside.size:
            return False
    return True


def mend_torn_lines(regions: list[list[Fragment]], ink: Ink) -> None:
    """Join the halves of justified lines that are torn wide between two words.

    They are told by the line above or below, which runs through where the gap is.
    """
    for region in regions:
        index = 0
        while index + 1 < len(region):
            left, right = region[index], region[index + 1]
            gap = right.x0 - left.x1
            is_torn = (
                abs(right.baseline - left.baseline) <= limit.MAX_BASELINE_STEP_EM * left.size
                and 0 < gap <= limit.MAX_JUSTIFIED_GAP_EM * min(left.size, right.size)
                and not left.has_marker
                and left.letter_count + right.letter_count >= limit.MIN_JUSTIFIED_LETTERS
                and any(
                    other.x0 <= left.x1 and other.x1 >= right.x0
                    for other in region[max(0, index - 1) : index + 3]
                    if other is not left and other is not right
                )
            )
            if is_torn:
                join(left, right, ink)
                del region[index + 1]
            else:
                index += 1
