"""Numerals of themes: a number in display type beside a title, however much larger it is set."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment, Ink

#: A fragment weighs in the page's type once, and again for as many letters.
_LETTERS_A_VOTE = 10


def measure_body_size(fragments: Sequence[Fragment]) -> float:
    """The size in points that about half of the letters do not exceed."""
    return median(
        one.size for one in fragments for _ in range(1 + one.letter_count // _LETTERS_A_VOTE)
    )


def join_numerals(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Put each numeral before the first line of its title.

    Args:
        fragments: from the top down.
        ink: of the glyphs they are made of.

    Returns:
        The fragments left, in the same order.
    """
    numerals = [one for one in fragments if _is_short_number(one, ink)]
    if not numerals:
        return fragments
    body_size = measure_body_size(fragments)
    gone: set[int] = set()
    for numeral in numerals:
        if numeral.size < body_size * limit.MAX_BARE_NUMBER_SIZE_RATIO:
            continue
        title = _find_title_beside(numeral, fragments, body_size, ink)
        if title is None or id(title) in gone:
            continue
        title.blanks[:0] = [*numeral.blanks, True]
        title.pieces[:0] = numeral.pieces
        title.letter_count += numeral.letter_count
        title.x0 = numeral.x0
        title.has_marker = True
        gone.add(id(numeral))
    return [one for one in fragments if id(one) not in gone]


def _is_short_number(one: Fragment, ink: Ink) -> bool:
    if one.letter_count > limit.MAX_NUMERAL_DIGITS:
        return False
    return "".join(map(ink.cut, one.pieces)).isdecimal()


def _find_title_beside(
    numeral: Fragment, fragments: Sequence[Fragment], body_size: float, ink: Ink
) -> Fragment | None:
    """The first line at a numeral's right, if it is close, smaller, and larger than text."""
    beside = [
        one
        for one in fragments
        if one is not numeral
        and one.x0 >= numeral.x1
        and numeral.top <= (one.top + one.bottom) / 2 <= numeral.bottom
    ]
    if not beside:
        return None
    title = min(beside, key=lambda one: (one.top, one.x0))
    reach = min(limit.MAX_BARE_NUMBER_GAP_EM * title.size, limit.MAX_MARKER_GAP_PT)
    is_title = (
        limit.MIN_NUMERAL_TITLE_RATIO * body_size <= title.size < numeral.size
        and title.x0 - numeral.x1 <= reach
        and not title.has_marker
        and any(map(str.isalpha, "".join(map(ink.cut, title.pieces))))
    )
    return title if is_title else None
