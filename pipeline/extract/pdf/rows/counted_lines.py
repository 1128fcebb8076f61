"""Numbers that count the lines of a page, set so close to them that they look like their words.

Motions and drafts are numbered line by line, so that amendments can name a line. Where the numbers
stand no further from the text than its words from one another, only the page as a whole tells them:
they count on below one another, no line between them goes without, and what they count are lines,
which go on with the sentence above or begin with the mark of an item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.model.frozen import frozen, replace

#: Lines are counted up to so many digits.
_MAX_DIGITS = 3
#: Where not every line has its number, every fifth has.
_LINES_A_NUMBER = 5
#: Signs that close the mark of an item or of a heading.
_MARK_ENDS = ".)"
_MAX_MARK_LENGTH = 6
#: What ends an item, or leads in to some: the line below may begin another in small letters.
_PAUSES = frozenset(",;:.!?")
#: Width of a letter, about.
_LETTER_EM = 0.5


@frozen
class _Number:
    """Digits that open a run.

    Attributes:
        start: index of the first glyph.
        stop: index after the last.
        run_stop: index after the last glyph of the run.
        value: the number.
    """

    start: int
    stop: int
    run_stop: int
    value: int


def part_line_numbers(ink: Ink) -> tuple[Ink, frozenset[int]]:
    """Makes numbers that count lines runs of their own.

    Args:
        ink: of a page.

    Returns:
        The ink, and the indexes of the runs that are such numbers; none where each stands apart
        from its line already.
    """
    numbers = _list_numbers(ink)
    if len(numbers) < limit.MIN_LINE_NUMBERS:
        return ink, frozenset()
    found: list[_Number] = []
    columns: dict[int, list[_Number]] = {}
    for number in numbers:
        columns.setdefault(round(float(ink.x1[number.stop - 1])), []).append(number)
    for column in columns.values():
        column.sort(key=lambda number: float(ink.baseline[number.start]))
        if _may_count(column) and _count_lines(column, ink):
            found += column
    if not found:
        return ink, frozenset()
    starts = sorted({*ink.run_starts, *(one.stop for one in found if one.stop < one.run_stop)})
    counting = frozenset(bisect_left(starts, number.start) for number in found)
    return replace(ink, run_starts=starts, run_stops=[*starts[1:], len(ink.text)]), counting


def _list_numbers(ink: Ink) -> list[_Number]:
    """Digits that open a run, with nothing or a blank behind them."""
    numbers = []
    for start, run_stop in zip(ink.run_starts, ink.run_stops, strict=True):
        if not ink.text[start].isdecimal():
            continue
        stop = start + 1
        while stop < run_stop and not ink.is_word_start[stop]:
            stop += 1
        digits = ink.text[start:stop]
        if len(digits) <= _MAX_DIGITS and digits.isdecimal():
            numbers.append(_Number(start=start, stop=stop, run_stop=run_stop, value=int(digits)))
    return numbers


def _may_count(column: Sequence[_Number]) -> bool:
    """Whether numbers count on, one by one or in fives, and one is not apart from its line."""
    if len(column) < limit.MIN_LINE_NUMBERS:
        return False
    steps = {low.value - high.value for high, low in pairwise(column)}
    return steps in ({1}, {_LINES_A_NUMBER}) and any(one.stop < one.run_stop for one in column)


def _count_lines(column: Sequence[_Number], ink: Ink) -> bool:
    """Whether as many lines follow each number as it says, and they are lines and not items."""
    rows = _list_rows(ink)
    row_of = {start: index for index, row in enumerate(rows) for start in row}
    places = [row_of[number.start] for number in column]
    step = column[1].value - column[0].value
    if any(low - high != step for high, low in pairwise(places)):
        return False
    if step > 1:
        return True
    edge = max(float(ink.x1[_last_glyph(rows[place], ink)]) for place in places)
    signs = 0
    reach, end = edge, ""
    for number, place in zip(column, places, strict=True):
        words = _list_words(number, rows[place], ink)
        if not words:
            continue
        needed = (len(words[0]) + 1) * _LETTER_EM * float(ink.size[number.start])
        is_rest = words[0][:1].islower() and end not in _PAUSES
        if is_rest and reach + needed <= edge:
            return False  # the word had room above: an item that begins in small letters
        signs += is_rest or _is_mark(words[0])
        end = words[-1][-1]
        reach = float(ink.x1[_last_glyph(rows[place], ink)])
    return signs >= limit.MIN_LINE_SIGNS


def _last_glyph(row: Sequence[int], ink: Ink) -> int:
    """The glyph that ends a row."""
    return ink.run_stops[bisect_left(ink.run_starts, row[-1])] - 1


def _list_rows(ink: Ink) -> list[list[int]]:
    """First glyphs of the runs of each row, from the top of the page down, left to right."""
    rows: list[list[int]] = []
    last = 0.0
    for start in sorted(ink.run_starts, key=ink.baseline.__getitem__):
        baseline = float(ink.baseline[start])
        if rows and baseline - last <= limit.MAX_BASELINE_STEP_EM * float(ink.size[start]):
            rows[-1].append(start)
        else:
            rows.append([start])
        last = baseline
    return [sorted(row, key=ink.x0.__getitem__) for row in rows]


def _list_words(number: _Number, row: Sequence[int], ink: Ink) -> list[str]:
    """The words behind a number on its row; none where it stands alone."""
    words: list[str] = []
    for start in row[row.index(number.start) :]:
        stop = ink.run_stops[bisect_left(ink.run_starts, start)]
        first = number.stop if start == number.start else start
        for glyph in range(first, stop):
            if glyph == first or ink.is_word_start[glyph]:
                words.append("")
            words[-1] += ink.text[glyph]
    return words


def _is_mark(word: str) -> bool:
    """Whether a word is a sign, or short and closed by a point or bracket: "•", "IV.", "a)"."""
    return not any(map(str.isalnum, word)) or (
        len(word) <= _MAX_MARK_LENGTH and word[-1:] in _MARK_ENDS
    )
