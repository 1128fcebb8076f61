"""Pull quotes: a quotation in type of its own that the text runs around.

It repeats or decorates, and stands beside lines that it is none of; left among them it tears them
apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink

#: Signs that open a quotation, and those that close one, in the four languages.
OPENING_QUOTES = frozenset('"“”„«»‹›‘‚')
_CLOSING_QUOTES = frozenset('"”“»«’‘›‹')


def mark_pull_quotes(fragments: Sequence[Fragment], ink: Ink) -> list[Fragment]:
    """Mark the lines of pull quotes as standing aside.

    Args:
        fragments: of the page.
        ink: of the glyphs they are made of.

    Returns:
        The lines that were marked, from the top down, quote by quote.
    """
    openings = [one for one in fragments if ink.text[_first_glyph(one, ink)] in OPENING_QUOTES]
    if not openings:
        return []
    letters: Counter[int] = Counter()
    sizes: Counter[float] = Counter()
    for one in fragments:
        letters[one.style_id] += one.letter_count
        sizes[round(one.size, 1)] += one.letter_count
    usual, size = letters.most_common(1)[0][0], sizes.most_common(1)[0][0]
    found: list[Fragment] = []
    for one in openings:
        if one.style_id == usual or one.size < limit.HEADING_RATIO * size:
            continue
        quote = _follow(one, fragments, ink)
        if quote and _stands_beside(quote, fragments):
            found.extend(quote)
    for one in found:
        one.stands_aside = True
    return found


def _follow(opening: Fragment, fragments: Sequence[Fragment], ink: Ink) -> list[Fragment]:
    """The lines from the opening sign to the closing one; empty where none closes it."""
    quote = [opening]
    below = sorted(
        (
            one
            for one in fragments
            if one.style_id == opening.style_id
            and one.baseline > opening.baseline
            and one.x0 < opening.x1
            and opening.x0 - limit.COLUMN_EDGE_TOLERANCE_PT <= one.x0
        ),
        key=lambda one: one.baseline,
    )
    while not _closes(quote[-1], ink) or (len(quote) == 1 and opening.letter_count == 1):
        if not below or len(quote) == limit.MAX_QUOTE_LINES:
            return []
        one = below.pop(0)
        if one.baseline - quote[-1].baseline > limit.MAX_QUOTE_PITCH_EM * opening.size:
            return []
        quote.append(one)
    return quote if len(quote) >= limit.MIN_QUOTE_LINES else []


def _stands_beside(quote: Sequence[Fragment], fragments: Sequence[Fragment]) -> bool:
    """Whether lines of the text stand level with the quote, and none begin above or below it.

    What fills a column with text above or below is a part of that column.
    """
    style_id, size = quote[0].style_id, quote[0].size
    top, bottom = quote[0].top, quote[-1].bottom
    left, right = min(one.x0 for one in quote), max(one.x1 for one in quote)
    reach = limit.QUOTE_REACH_EM * size
    others = [one for one in fragments if one.style_id != style_id]
    return any(top < (one.top + one.bottom) / 2 < bottom for one in others) and not any(
        left - size < one.x0 < right and top - reach < one.bottom and one.top < bottom + reach
        for one in others
    )


def _first_glyph(one: Fragment, ink: Ink) -> int:
    return ink.run_starts[one.pieces[0]]


def _closes(one: Fragment, ink: Ink) -> bool:
    return ink.text[ink.run_stops[one.pieces[-1]] - 1] in _CLOSING_QUOTES
