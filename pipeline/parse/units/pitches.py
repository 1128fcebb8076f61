"""How far lines stand apart: the usual distance within a paragraph, and whether more parts two."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.quantiles import lower_quartile, median
from pipeline.parse import thresholds
from pipeline.parse.lines.full_lines import is_full
from pipeline.parse.lines.sentences import ends_sentence
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker


def measure_pitches(views: Sequence[LineView], markers: Mapping[int, Marker]) -> dict[float, float]:
    """Size ratio (rounded) → the usual pitch within a paragraph, in ems of that size.

    The lower quartile of what stands between lines of one style without a mark: gaps between
    paragraphs are larger and fewer than gaps within. Where most paragraphs are one line, it is
    the narrowest distance that recurs, or that of the few lines that surely go on.
    """
    samples: dict[float, list[float]] = defaultdict(list)
    within: dict[float, list[float]] = defaultdict(list)
    for above, view in itertools.pairwise(views):
        if view.pitch_em is None or view.index in markers or view.pitch_em <= 0.5:
            continue
        if abs(above.size_ratio - view.size_ratio) < 0.02:
            samples[round(view.size_ratio, 1)].append(view.pitch_em)
            if _surely_goes_on(above, view):
                within[round(view.size_ratio, 1)].append(view.pitch_em)
    return {
        size: _correct(
            min(lower_quartile(found), _find_narrowest(found)) if len(found) > 3 else min(found),
            within[size],
        )
        for size, found in samples.items()
    }


def _surely_goes_on(above: LineView, view: LineView) -> bool:
    """Whether a line of set text goes on with the one above: in mid-sentence, for want of room."""
    return (
        view.line.bbox is not None
        and view.text[:1].islower()
        and not ends_sentence(above.text)
        and is_full(above, view)
    )


def _correct(pitch: float, within: Sequence[float]) -> float:
    """The pitch; what lines within paragraphs show instead, where none of them stands so far."""
    if within and max(within) * thresholds.SHORT_LINE_PITCH_RATIO < pitch:
        return median(within)
    return pitch


def _find_narrowest(found: Sequence[float]) -> float:
    """The narrowest of the distances that recur; infinite without one."""
    ordered = sorted(pitch for pitch in found if pitch >= thresholds.LEAST_PITCH_EM)
    enough = max(2, round(thresholds.RECURRING_PITCH_SHARE * len(found)))
    return next(
        (
            pitch
            for at, pitch in enumerate(ordered[: len(ordered) - enough + 1])
            if ordered[at + enough - 1] <= pitch * thresholds.SAME_PITCH_RATIO
        ),
        float("inf"),
    )


def uses_paragraph_space(
    views: Sequence[LineView], markers: Mapping[int, Marker], pitches: Mapping[float, float]
) -> bool:
    """Whether set body text parts its paragraphs by space: then lines without it belong together.

    They do not where many of them end early and the next begins anew: each is a text of its own.
    Text formats have blank lines for this, which always part.
    """
    spaced = tight = broken = 0
    for above, view in itertools.pairwise(views):
        if (
            view.pitch_em is None
            or view.line.bbox is None
            or view.index in markers
            or view.size_ratio >= thresholds.SAME_SIZE_RATIO
        ):
            continue
        usual = find_usual_pitch(pitches, view) * thresholds.PARAGRAPH_PITCH_RATIO
        if view.pitch_em > usual:
            spaced += 1
            continue
        tight += 1
        broken += _begins_anew(above, view)
    count = spaced + tight
    return (
        count >= thresholds.PARAGRAPH_SPACE_MIN_LINES
        and thresholds.PARAGRAPH_SPACE_SHARE[0] <= spaced / count
        and spaced / count <= thresholds.PARAGRAPH_SPACE_SHARE[1]
        and broken < max(thresholds.BROKEN_LINES_MIN, thresholds.BROKEN_LINES_SHARE * tight)
    )


def _begins_anew(above: LineView, view: LineView) -> bool:
    """Whether a line begins with a capital though its first word had room on the line above."""
    return (
        view.text[:1].isupper()
        and above.text.rstrip()[-1:] not in _OPEN_ENDS
        and abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM
        and not is_full(above, view)
    )


_OPEN_ENDS = frozenset("-‐–,")


def find_usual_pitch(pitches: Mapping[float, float], view: LineView) -> float:
    """The usual pitch at a line's type size, in ems; that of other sizes where it is alone."""
    own = pitches.get(round(view.size_ratio, 1))
    if own is not None:
        return min(own, 2.0)
    return min(pitches.values(), default=1.3)
