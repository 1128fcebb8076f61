"""Where the lines of an item hang, so that the rest of one is known at the top of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.model.quantiles import median
from pipeline.parse import thresholds
from pipeline.parse.lines.full_lines import is_full
from pipeline.parse.lines.sentences import ends_sentence
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind


@frozen
class Hangs:
    """How far further lines of items stand in, and where items begin in each region.

    Attributes:
        by_form: form of the mark → ems from an item's first line to its second.
        lefts: (form, region) → left edges of the items there, in ems from the region's.
        turning: forms whose items open in bold words and go on in plain ones.
        titling: forms of labels whose typed lines stand, as titles, directly over their text.
    """

    by_form: Mapping[str, float]
    lefts: Mapping[tuple[str, int], frozenset[float]]
    turning: frozenset[str] = frozenset()
    titling: frozenset[str] = frozenset()

    def hold(self, group: Sequence[LineView], view: LineView, marker: Marker | None) -> bool:
        """Whether a line that begins a column or a page hangs below the item above the break."""
        above, first = group[-1], group[0]
        if marker is None:
            return False
        if view.line.bbox is None or above.line.bbox is None:
            return not ends_sentence(above.text) and hangs_below_words(first, marker, view)
        if view.is_bold != above.is_bold or view.is_coloured != above.is_coloured:
            return False
        hang_em = above.left_em - first.left_em if len(group) > 1 else self.by_form.get(marker.form)
        if hang_em is None:
            return False
        lefts = self.lefts.get((marker.form, view.line.region), frozenset())
        is_drawn = first.line.drawn_marker is not None
        if any(abs(view.left_em - left - hang_em) < thresholds.SAME_EDGE_EM for left in lefts) and (
            hang_em > thresholds.SAME_EDGE_EM or (is_drawn and view.left_em > 0)
        ):
            return True
        if hang_em <= thresholds.SAME_EDGE_EM:
            return False
        # Without items in its column: the same place of the next page, or the column's own edge.
        expected_em = first.x0_em + hang_em
        is_same_edge = abs(view.x0_em - expected_em) < thresholds.SAME_EDGE_EM
        return (is_same_edge and view.line.page_number != first.line.page_number) or (
            abs(view.left_em - hang_em) < thresholds.SAME_EDGE_EM
        )


def hangs_below_words(first: LineView, marker: Marker, view: LineView) -> bool:
    """Whether a typed line stands below the words of an item, and not below its mark."""
    words_em = first.x0_em + marker.length * thresholds.COLUMN_EM
    return marker.length > 0 and abs(view.x0_em - words_em) < thresholds.SAME_EDGE_EM


def measure_hangs(views: Sequence[LineView], markers: Mapping[int, Marker]) -> Hangs:
    """Measures how the items of a document hang.

    Args:
        views: its lines.
        markers: confirmed marks by line index.
    """
    steps: dict[str, list[float]] = {}
    lefts: dict[tuple[str, int], set[float]] = {}
    for view, below in pairwise(views):
        marker = markers.get(view.index)
        if marker is None or view.line.bbox is None:
            continue
        lefts.setdefault((marker.form, view.line.region), set()).add(round(view.left_em, 2))
        if below.index not in markers and below.line.region == view.line.region:
            step = below.left_em - view.left_em
            if step > thresholds.SAME_EDGE_EM:
                steps.setdefault(marker.form, []).append(step)
    return Hangs(
        by_form={form: median(found) for form, found in steps.items()},
        lefts={key: frozenset(found) for key, found in lefts.items()},
        turning=_find_turning(views, markers),
        titling=_find_titling(views, markers),
    )


def may_begin_text(text: str) -> bool:
    """Whether a text begins as a sentence may: with a capital or a number."""
    return text[:1].isupper() or text[:1].isdigit()


def _find_titling(views: Sequence[LineView], markers: Mapping[int, Marker]) -> frozenset[str]:
    """Forms of labels whose lines all have text that begins anew directly below them.

    Half of them end where the next word had room: then the others do not go on either.
    """
    counts: Counter[str] = Counter()
    over_text: Counter[str] = Counter()
    ending: Counter[str] = Counter()
    for view, below in pairwise(views):
        marker = markers.get(view.index)
        if marker is None or marker.kind is not MarkerKind.LABEL or view.line.bbox is not None:
            continue
        counts[marker.form] += 1
        is_over_text = (
            below.index not in markers and below.blank_before == 0 and may_begin_text(below.text)
        )
        over_text[marker.form] += is_over_text
        ending[marker.form] += is_over_text and not is_full(view, below)
    return frozenset(
        form
        for form, count in counts.items()
        if count == over_text[form] and ending[form] >= max(_FEWEST_TITLING, count / 2)
    )


#: Labelled lines that end early over their text, so that others do.
_FEWEST_TITLING = 2


def _find_turning(views: Sequence[LineView], markers: Mapping[int, Marker]) -> frozenset[str]:
    """Forms of which most items turn from bold to plain within a line.

    Where the bold words of one fill its first line, the plain line below goes on with it.
    """
    counts: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    marker: Marker | None = None
    is_open = False
    for view in views:
        own = markers.get(view.index)
        if own is not None:
            marker, is_open = own, True
            counts[own.form] += 1
        if marker is None or not is_open:
            continue
        opens_bold = _opens_bold(view, own.length if own is not None else 0)
        ends_bold = view.line.runs[-1].style.is_bold if view.line.runs else opens_bold
        turns[marker.form] += opens_bold and not ends_bold
        is_open = opens_bold and ends_bold
    return frozenset(
        form
        for form, count in turns.items()
        if count >= max(_FEWEST_TURNING, thresholds.TURNING_SHARE * counts[form])
    )


def _opens_bold(view: LineView, mark_length: int) -> bool:
    """Whether the words after a mark are bold at first."""
    words_start = view.line.span.start + mark_length
    run = next((run for run in view.line.runs if run.span.end > words_start), view.line)
    return run.style.is_bold


#: Fewer items that turn plain may do so by chance.
_FEWEST_TURNING = 3
