"""Ink → fragments: stretches of one row that no wide gap interrupts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink

#: Places are told to a thousandth of a point: below that the engines' arithmetic differs.
_PLACES_A_POINT = 1000
_by_baseline = attrgetter("baseline", "x0")
_by_x0 = attrgetter("x0", "x1")


def list_runs(ink: Ink) -> list[Fragment]:
    """Runs of neighbouring letters in one style, in the order of the file."""
    if not ink.run_starts:
        return []
    starts = np.array(ink.run_starts, dtype=np.int64)
    edges = np.array(
        [
            np.minimum.reduceat(ink.x0, starts),
            np.maximum.reduceat(ink.x1, starts),
            ink.top[starts],
            ink.bottom[starts],
        ]
    )
    return [
        Fragment(x0, x1, top, bottom, baseline, size, [index], stop - start, style_id)
        for index, (x0, x1, top, bottom, baseline, size, style_id, start, stop) in enumerate(
            zip(
                *(np.rint(edges * _PLACES_A_POINT) / _PLACES_A_POINT).tolist(),
                ink.baseline[starts].tolist(),
                ink.size[starts].tolist(),
                ink.style_ids[starts].tolist(),
                ink.run_starts,
                ink.run_stops,
                strict=True,
            )
        )
    ]


def join_runs(runs: Sequence[Fragment], ink: Ink) -> list[Fragment]:
    """Runs put together where they stand on one line; from the top of the page down."""
    rows = _group_rows(runs, ink.baseline_step_em)
    return [fragment for row in rows for fragment in _join_row(row, ink)]


def _group_rows(runs: Sequence[Fragment], step_em: float) -> list[list[Fragment]]:
    """Runs of one baseline, from the top of the page down."""
    rows: list[list[Fragment]] = []
    last_baseline = last_size = 0.0
    for run in sorted(runs, key=_by_baseline):
        step = step_em * min(run.size, last_size)
        if rows and run.baseline - last_baseline <= step:
            rows[-1].append(run)
        else:
            rows.append([run])
        last_baseline, last_size = run.baseline, run.size
    return rows


def _join_row(row: list[Fragment], ink: Ink) -> list[Fragment]:
    if len(row) == 1:
        return row
    row.sort(key=_by_x0)
    joined = [row[0]]
    for run in row[1:]:
        last = joined[-1]
        larger, smaller = max(run.size, last.size), min(run.size, last.size)
        is_mixed = larger >= limit.MIN_MIXED_RATIO * smaller
        reach = limit.MAX_MIXED_GAP_EM if is_mixed else limit.FRAGMENT_GAP_EM
        if (run.x0 - last.x1) <= reach * smaller:
            join(last, run, ink)
        else:
            joined.append(run)
    return _join_justified(joined, ink) if len(joined) > limit.MIN_EQUAL_GAPS else joined


def _join_justified(row: list[Fragment], ink: Ink) -> list[Fragment]:
    """Join the words of a line that justification has torn: the gaps between them are equal."""
    gaps = [(right.x0 - left.x1) / max(left.size, right.size) for left, right in pairwise(row)]
    joined = [row[0]]
    index = 0
    while index < len(gaps):
        stop = index + 1
        while stop < len(gaps) and abs(gaps[stop] - gaps[index]) <= limit.MAX_GAP_STEP_EM:
            stop += 1
        is_torn = (
            stop - index >= limit.MIN_EQUAL_GAPS
            and gaps[index] <= limit.MAX_EQUAL_GAP_EM
            and row[index + 1].x0 - row[index].x1 <= limit.MAX_EQUAL_GAP_PT
            and _are_words(row[index : stop + 1], ink)
        )
        for one in row[index + 1 : stop + 1]:
            if is_torn:
                join(joined[-1], one, ink)
            else:
                joined.append(one)
        index = stop
    return joined


def _are_words(fragments: list[Fragment], ink: Ink) -> bool:
    """Whether most have letters, as a row of figures has not, and are single words.

    Lines of columns that stand at equal distances have blanks of their own.
    """
    with_letters = sum(
        any(any(map(str.isalpha, ink.cut(run))) for run in fragment.pieces)
        for fragment in fragments
    )
    with_blanks = sum(
        any(fragment.blanks)
        or any(
            bool(ink.is_word_start[ink.run_starts[run] + 1 : ink.run_stops[run]].any())
            for run in fragment.pieces
        )
        for fragment in fragments
    )
    return 2 * with_letters > len(fragments) and 2 * with_blanks < len(fragments)


def join(left: Fragment, right: Fragment, ink: Ink) -> None:
    """Add ``right`` to the end of ``left``, with a blank between where the page shows one."""
    left.blanks.append(add_blank(ink, left.pieces[-1], right.pieces[0]))
    left.blanks.extend(right.blanks)
    left.pieces.extend(right.pieces)
    if right.letter_count > left.letter_count:
        left.style_id = right.style_id
    left.letter_count += right.letter_count
    left.x0, left.x1 = min(left.x0, right.x0), max(left.x1, right.x1)
    left.top, left.bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    if right.size > left.size:
        left.size, left.baseline = right.size, right.baseline


def add_blank(ink: Ink, before: int, after: int) -> bool:
    """Whether a blank stands between two neighbouring runs of a line."""
    last, first = ink.run_stops[before] - 1, ink.run_starts[after]
    gap = ink.x0[first] - ink.x1[last]
    smaller, larger = sorted((float(ink.size[first]), float(ink.size[last])))
    if larger >= limit.MIN_MIXED_RATIO * smaller and not ink.text[last].isalpha():
        # Behind a larger number the blank may be one of the smaller type: "IV. Homes".
        return float(gap) > limit.MIN_WORD_GAP_EM * smaller
    if first == last + 1:
        return bool(ink.is_word_start[first])
    gap_em = float(gap / max(ink.size[first], ink.size[last]))
    least = ink.least_gap_em if ink.follows_blank[first] else limit.MIN_WORD_GAP_EM
    return gap_em > least
