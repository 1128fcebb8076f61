"""Key figures: numbers in large type, a few small words below each, side by side or stacked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragment_rows import group_rows
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.theme_numerals import list_counting, measure_body_size

#: A number that counts what follows it; blanks are left out.
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\D")
_by_top = attrgetter("top")
#: A figure with the words that explain it.
KeyFigure = list[Fragment]


def find_key_figures(
    fragments: list[Fragment], ink: Ink
) -> tuple[list[list[KeyFigure]], list[Fragment]]:
    """The rows and columns of key figures, and the fragments that are in none.

    Args:
        fragments: of the page, from the top down.
        ink: of the glyphs.
    """
    if len(fragments) < 2 * limit.MIN_KEY_FIGURES:
        return [], fragments
    numbers = [
        one
        for one in fragments
        if one.letter_count <= limit.MAX_KEY_FIGURE_LETTERS
        and not one.has_marker
        and _is_quantity(ink.cut_all(one))
    ]
    if len(numbers) < limit.MIN_KEY_FIGURES:
        return [], fragments
    body = measure_body_size(fragments)
    large = [one for one in numbers if one.size >= limit.MIN_KEY_FIGURE_RATIO * body]
    counting = list_counting(large, ink)
    found: list[list[KeyFigure]] = []
    taken: set[int] = set()
    for row in (*group_rows(large), *_group_columns(large)):
        if len(row) < limit.MIN_KEY_FIGURES or any(id(one) in taken for one in row):
            continue
        if all(id(one) in counting for one in row):
            continue  # they count on down their columns: each is the numeral of an item
        if _do_count([ink.cut_all(one) for one in row]):
            continue
        figures = [[one, *_find_words_below(one, row, fragments)] for one in row]
        if any(
            len(figure) < 2
            or any(one.size > limit.MAX_KEY_FIGURE_WORDS_RATIO * body for one in figure[1:])
            for figure in figures
        ):
            continue
        found.append(figures)
        taken.update(id(each) for figure in figures for each in figure)
    return found, [one for one in fragments if id(one) not in taken]


def _group_columns(large: Sequence[Fragment]) -> list[list[Fragment]]:
    columns: list[list[Fragment]] = []
    for one in sorted(large, key=lambda each: (each.x0, each.top)):
        if columns and one.x0 - columns[-1][0].x0 <= limit.COLUMN_EDGE_TOLERANCE_PT:
            columns[-1].append(one)
        else:
            columns.append([one])
    for column in columns:
        column.sort(key=lambda each: each.top)
    return columns


def _do_count(texts: Sequence[str]) -> bool:
    """Whether the figures are the numerals of what stands below them."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) == len(texts) and all(b == a + 1 for a, b in pairwise(numbers))


def _is_quantity(text: str) -> bool:
    """Whether a text is a number with at most a unit: no "Axe 1", no "2. Santé"."""
    return (
        any(map(str.isdigit, text))
        and not text[0].isalpha()
        and _ITEM_NUMBER.match(text) is None
        and sum(map(str.isalpha, text)) <= limit.MAX_UNIT_LETTERS
    )


def _find_words_below(
    figure: Fragment, row: Sequence[Fragment], fragments: Sequence[Fragment]
) -> list[Fragment]:
    """The small lines right below a figure, each no further down than the last one's size."""
    words: list[Fragment] = []
    bottom = figure.bottom
    others = [one for one in row if one.x0 > figure.x1 or one.x1 < figure.x0]
    for one in sorted(fragments, key=_by_top):
        if one.top < figure.baseline or one.x0 >= figure.x1 or one.x1 <= figure.x0:
            continue
        if one.size > figure.size / limit.MIN_KEY_FIGURE_RATIO:
            continue
        is_shared = any(one.x0 < other.x1 and one.x1 > other.x0 for other in others)
        if is_shared and one.top - bottom <= one.size:
            break  # a line that runs below two figures is no word of either
        if one.top - bottom <= limit.MAX_KEY_FIGURE_GAP_EM * one.size:
            if one.has_marker or one.drawn_marker is not None:
                break
            words.append(one)
            bottom = one.bottom
    return words
