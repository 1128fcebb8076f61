"""Glyphs → ink: the letters of a page that leave a mark, and between which of them words part."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import (
    Flags,
    Floats,
    Ints,
    PageGlyphs,
    join_codes,
    mark_changes,
)
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.model.frozen import field, frozen

#: Code points that ``str.isspace`` holds for blank; none lies beyond the last.
_LAST_BLANK = 0x3000
#: Stands in for sizes of zero, which divide.
_LEAST_SIZE_PT = 0.1
_LEAVES_MARK = ~np.array(list(map(str.isspace, map(chr, range(_LAST_BLANK + 2)))))


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
        pieces = fragment.pieces
        return self.cut(pieces[0]) if len(pieces) == 1 else "".join(map(self.cut, pieces))


def pick_ink(page: PageGlyphs) -> Ink:
    """Leave the blanks out and say between which letters they, or wide gaps, stand."""
    kept = _LEAVES_MARK.take(page.codes, mode="clip").nonzero()[0]
    count = len(kept)
    codes = page.codes.take(kept)  # which takes two thirds of the time of ``codes[kept]``
    x0, x1 = page.x0.take(kept), page.x1.take(kept)
    top, bottom, baseline = page.top.take(kept), page.bottom.take(kept), page.baseline.take(kept)
    size = np.maximum(bottom - top, _LEAST_SIZE_PT)
    style_ids = page.style_ids.take(kept)
    follows_blank = np.zeros(count, dtype=bool)
    gap = np.zeros(count)
    breaks = mark_changes(style_ids)
    least_gap, baseline_step = limit.MIN_BLANK_GAP_EM, limit.MAX_BASELINE_STEP_EM
    unpainted = {index for index, style in enumerate(page.styles) if style.is_invisible}
    if count and unpainted and unpainted.issuperset(style_ids.tolist()):
        least_gap, baseline_step = limit.MIN_RECOGNISED_GAP_EM, limit.MAX_RECOGNISED_STEP_EM
        _stretch_over_blanks(x1, page, kept)
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
    if page.has_seen_gap is not None:
        is_seen = page.has_seen_gap.take(kept) & (gap > limit.MIN_SEEN_GAP_EM) & ~is_word_start
        for glyph in is_seen.nonzero()[0].tolist():
            is_word_start[glyph] = _stands_out(glyph, run_starts, gap)
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
        content_ids=page.content_ids.take(kept),
        is_word_start=is_word_start,
        follows_blank=follows_blank,
        least_gap_em=least_gap,
        baseline_step_em=baseline_step,
        run_starts=run_starts.tolist(),
        run_stops=run_stops,
    )


def _stretch_over_blanks(x1: Floats, page: PageGlyphs, kept: Ints) -> None:
    """Gives the last letter of each recognised word the room of the blank behind it.

    Tesseract stretches a word and its blank together over what is seen of the word alone; what
    remains between two words is then as wide as in the picture.
    """
    last = kept[:-1][np.diff(kept) > 1]
    is_near = (np.abs(page.x0[last + 1] - page.x1[last]) < _TOUCHING_PT) & (
        page.baseline[last + 1] == page.baseline[last]
    )
    place = np.searchsorted(kept, last[is_near])
    x1[place] = np.maximum(x1[place], page.x1[last[is_near] + 1])


#: How far a blank of the same word may stand from its last letter, in points: rounding.
_TOUCHING_PT = 0.5


def _stands_out(glyph: int, run_starts: Ints, gap: Floats) -> bool:
    """Whether the gap before a glyph is wider than those between the letters of its run."""
    run = int(run_starts.searchsorted(glyph, side="right"))
    start = int(run_starts[run - 1])
    stop = int(run_starts[run]) if run < len(run_starts) else len(gap)
    spacing = float(np.median(gap[start + 1 : stop])) if stop > start + 1 else 0.0
    return float(gap[glyph]) > spacing + limit.MIN_SEEN_GAP_STEP_EM


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
    if not np.count_nonzero(is_loose):
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
