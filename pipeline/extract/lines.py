"""Glyphs → fragments: stretches of one row that no wide gap interrupts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

import numpy as np

from pipeline.extract import thresholds as limit
from pipeline.extract.glyphs import Flags, Floats, Ints, PageGlyphs, join_codes, mark_changes
from pipeline.model.document import DrawnMarker
from pipeline.model.frozen import frozen

#: Code points that ``str.isspace`` holds for blank; none lies beyond the last.
_LAST_BLANK = 0x3000
#: Stands in for sizes of zero, which divide.
_LEAST_SIZE_PT = 0.1
#: Places are told to a thousandth of a point: below that the engines' arithmetic differs.
_PLACE_DECIMALS = 3
_by_baseline = attrgetter("baseline", "x0")
_by_x0 = attrgetter("x0", "x1")
_IS_BLANK = np.array(list(map(str.isspace, map(chr, range(_LAST_BLANK + 2)))))


@frozen
class Ink:
    """The glyphs of a page that leave a mark, in file order, with their words told apart.

    A run is a stretch of neighbours in one style on one baseline, with no wide gap between.

    Attributes:
        codes: one code point a glyph.
        text: the same as a string.
        x0, x1, top, bottom, baseline, size: as in ``PageGlyphs``.
        style_ids: index into the page's styles; the same through a run.
        content_ids: marked content of the page that the glyph belongs to, or -1.
        is_word_start: whether a blank stands before the glyph, given that it follows the glyph
            before it on the same line.
        follows_blank: whether the file has a blank glyph before it.
        least_gap_em: how wide a gap such a glyph has to open to stand for a blank.
        baseline_step_em: how far apart the baselines of one line may be.
        run_starts: index of the first glyph of each run.
        run_stops: index after the last.
    """

    codes: Ints
    text: str
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats
    baseline: Floats
    size: Floats
    style_ids: Ints
    content_ids: Ints
    is_word_start: Flags
    follows_blank: Flags
    least_gap_em: float
    baseline_step_em: float
    run_starts: list[int]
    run_stops: list[int]
    _reaches: dict[tuple[int, int], list[float]] = field(default_factory=dict)

    def find_glyph_after(self, run: int, x: float) -> int | None:
        """The first glyph of a run whose middle lies right of ``x``; None without one."""
        start, stop = self.run_starts[run], self.run_stops[run]
        reaches = self._reaches.get((start, stop))
        if reaches is None:  # how far right the middles have come so far, which only rises
            middles = (self.x0[start:stop] + self.x1[start:stop]) / 2
            reaches = np.maximum.accumulate(middles).tolist()
            self._reaches[start, stop] = reaches
        offset = bisect_right(reaches, x)
        return start + offset if offset < len(reaches) else None

    def cut(self, run: int) -> str:
        """The letters of a run."""
        return self.text[self.run_starts[run] : self.run_stops[run]]

    def cut_all(self, fragment: Fragment) -> str:
        """The letters of a fragment, without blanks."""
        return "".join(map(self.cut, fragment.pieces))


@dataclass(slots=True, eq=False)
class Fragment:
    """A stretch of one row.

    Attributes:
        x0, x1, top, bottom, baseline, size: of the whole; in points.
        pieces: its runs, left to right.
        letter_count: how many letters they have.
        style_id: of most of them; index into the page's styles.
        blanks: whether a blank stands before each piece but the first.
        drawn_marker: the small drawing that stands before it.
        has_marker: whether its first word is a list marker.
        counts_lines: whether it is a number in the margin that counts the lines.
        stands_aside: whether it stands in a side box or a row of key figures.
        card: of the page, from 0, that is an item by itself; -1 elsewhere.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    pieces: list[int]
    letter_count: int
    style_id: int
    blanks: list[bool] = field(default_factory=list)
    drawn_marker: DrawnMarker | None = None
    has_marker: bool = False
    counts_lines: bool = False
    stands_aside: bool = False
    card: int = -1


def pick_ink(page: PageGlyphs) -> Ink:
    """Leave the blanks out and say between which letters they, or wide gaps, stand."""
    is_blank = _IS_BLANK[np.minimum(page.codes, _LAST_BLANK + 1)]
    kept = (~is_blank).nonzero()[0]
    count = len(kept)
    codes = page.codes[kept]
    x0, x1 = page.x0[kept], page.x1[kept]
    top, bottom, baseline = page.top[kept], page.bottom[kept], page.baseline[kept]
    size = np.maximum(bottom - top, _LEAST_SIZE_PT)
    style_ids = page.style_ids[kept]
    follows_blank = np.zeros(count, dtype=bool)
    gap = np.zeros(count)
    breaks = mark_changes(style_ids)
    least_gap, baseline_step = limit.MIN_BLANK_GAP_EM, limit.MAX_BASELINE_STEP_EM
    unpainted = {index for index, style in enumerate(page.styles) if style.is_invisible}
    if count and unpainted and unpainted.issuperset(style_ids.tolist()):
        least_gap, baseline_step = limit.MIN_RECOGNISED_GAP_EM, limit.MAX_RECOGNISED_STEP_EM
    if count:
        follows_blank[0] = kept[0] > 0
        np.greater(kept[1:], kept[:-1] + 1, out=follows_blank[1:])
        np.divide(x0[1:] - x1[:-1], np.maximum(size[1:], size[:-1]), out=gap[1:])
        breaks[1:] |= (gap[1:] > limit.FRAGMENT_GAP_EM) | (gap[1:] < limit.MIN_GAP_EM)
        breaks[1:] |= x0[1:] - x0[:-1] < -limit.MAX_STEP_BACK_EM * size[1:]
        breaks[1:] |= np.abs(baseline[1:] - baseline[:-1]) > baseline_step * size[1:]
    is_word_start = gap > limit.MIN_WORD_GAP_EM
    is_word_start |= follows_blank & (gap > least_gap)
    run_starts = breaks.nonzero()[0]
    _mend_letter_spacing(codes, run_starts, gap, follows_blank, is_word_start)
    run_stops = run_starts[1:].tolist()
    if count:
        run_stops.append(count)
    return Ink(
        codes=codes,
        text=join_codes(codes),
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        baseline=baseline,
        size=size,
        style_ids=style_ids,
        content_ids=page.content_ids[kept],
        is_word_start=is_word_start,
        follows_blank=follows_blank,
        least_gap_em=least_gap,
        baseline_step_em=baseline_step,
        run_starts=run_starts.tolist(),
        run_stops=run_stops,
    )


def _mend_letter_spacing(
    codes: Ints, run_starts: Ints, gap: Floats, follows_blank: Flags, is_word_start: Flags
) -> None:
    """In letter-spaced runs only gaps wider than the run's own spacing part words.

    Leaders (dots with gaps between) are no letters and do not count.
    """
    count = len(gap)
    if count == 0:
        return
    is_loose = (gap > limit.MIN_WORD_GAP_EM) & ~follows_blank
    is_loose[run_starts] = False
    if not is_loose.any():
        return
    is_pair = mark_changes(codes)
    is_pair[run_starts] = False
    is_loose &= is_pair
    loose_counts = np.add.reduceat(is_loose.astype(np.int64), run_starts)
    pair_counts = np.add.reduceat(is_pair.astype(np.int64), run_starts)
    is_close = (gap <= limit.MIN_BLANK_GAP_EM) & is_pair
    close_counts = np.add.reduceat(is_close.astype(np.int64), run_starts)
    is_spaced = (pair_counts > 2) & (loose_counts > limit.LETTER_SPACED_SHARE * pair_counts)
    is_spaced &= close_counts <= limit.MAX_CLOSE_SHARE * pair_counts
    stops = np.append(run_starts[1:], count)
    for start, stop in zip(run_starts[is_spaced].tolist(), stops[is_spaced].tolist(), strict=True):
        inside = slice(start + 1, stop)
        spacing = float(np.median(gap[inside][is_pair[inside]]))
        is_word_start[inside] = (gap[inside] > spacing + limit.MIN_WORD_GAP_EM) | (
            follows_blank[inside] & (gap[inside] > spacing / 2 + limit.MIN_BLANK_GAP_EM)
        )


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
                *edges.round(_PLACE_DECIMALS).tolist(),
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
