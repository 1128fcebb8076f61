"""Marks alone on the line above their words: "Priority 1", "3", a bullet; and where those end."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import ElementKind
from pipeline.parse import thresholds
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind

#: What the file takes for running text or a heading.
_TEXT_KINDS = frozenset({ElementKind.HEADING, ElementKind.PARAGRAPH})
#: What ragged setting and hyphenation leave at the end of a line: two thirds of a long word.
_EARLY_BREAK_EM = 6.0
#: The first line of a paragraph fills so much of the measure.
_TEXT_LINE_SHARE = 0.75


def begins_text(group: Sequence[LineView], view: LineView, marker: Marker) -> bool:
    """Whether typed lines below "Priority 1 / Cleaner water" are no more of the title.

    The title ended where the next word had room, and what begins in a capital is a sentence.
    """
    return (
        marker.kind is MarkerKind.LABEL
        and len(group) > 1
        and view.line.bbox is None
        and broke_early(group[-1], view)
    )


def notes_on_title(group: Sequence[LineView], view: LineView, marker: Marker) -> bool:
    """Whether brackets below "Objective 1 / Cleaner water" say more than the title: who leads it.

    They close where the line ends, and the title above them is complete.
    """
    text = view.text.strip()
    return (
        len(group) > 1
        and marker.kind is MarkerKind.LABEL
        and is_all_marker(group[0], marker)
        and text.startswith("(")
        and text.find(")") == len(text) - 1
        and group[-1].text.rstrip()[-1:].isalnum()
    )


def is_all_marker(view: LineView, marker: Marker) -> bool:
    """Whether a line holds nothing but its mark."""
    return not view.text[marker.length :].strip()


def may_follow_marker(above: LineView, view: LineView) -> bool:
    """Whether words may belong to a mark alone on the line above: short, or the mark a glyph."""
    own, mark = view.line.element, above.line.element
    if own is None or mark is None:
        is_placed = (
            view.line.region == above.line.region or view.line.page_number != above.line.page_number
        )
        is_near = view.line.bbox is None or (is_placed and have_same_size(above, view))
        is_text = own is None or own.kind in _TEXT_KINDS
        return (own is mark and is_near) or (is_text and stands_below_numeral(above, view))
    kinds = {own.kind, mark.kind}
    is_short = len(view.text.split()) <= thresholds.PLAIN_HEADING_MAX_WORDS
    return kinds <= _TEXT_KINDS and is_short


def stands_below_numeral(above: LineView, view: LineView) -> bool:
    """Whether words stand right below a number in larger type, at its left edge."""
    em_ratio = view.size_ratio / max(above.size_ratio, 0.01)
    return (
        above.text.strip().isdecimal()
        and above.line.region == view.line.region
        and above.size_ratio > view.size_ratio * thresholds.DISPLAY_SIZE_RATIO
        and view.pitch_em is not None
        and view.pitch_em * em_ratio < thresholds.NUMERAL_PITCH_EM
        and abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM
    )


def heads_with(marker: Marker, above: LineView, view: LineView) -> bool:
    """Whether a label alone on its line counts the title below it, which is set to stand out.

    So does a numeral set larger than the title. The page may end between the two.
    """
    stands_out = (
        view.size_ratio >= max(thresholds.SAME_SIZE_RATIO, above.size_ratio)
        or view.is_bold
        or view.is_coloured
        or view.is_capitals
    )
    is_numeral = marker.kind is MarkerKind.NUMBER and (
        above.size_ratio > view.size_ratio >= thresholds.SAME_SIZE_RATIO
    )
    return (
        (marker.kind is MarkerKind.LABEL or is_numeral)
        and (stands_out or is_numeral)
        and above.line.element is None
        and view.line.element is None
        and (view.line.page_number or 0) - (above.line.page_number or 0) in (0, 1)
    )


def broke_early(above: LineView, view: LineView) -> bool:
    """Whether a typed line ended where the next line's first word had room: a title over text.

    The longer of the two lines is the only measure at hand; the words below have to begin anew.
    """
    if not view.text[:1].isupper() or above.text.rstrip()[-1:] in ",-–":
        return False
    first_word = view.text.split(None, 1)[0]
    needed_em = above.right_em + (len(first_word) + 1) * thresholds.COLUMN_EM
    return needed_em + _EARLY_BREAK_EM < view.right_em


def stands_over_text(above: LineView, view: LineView) -> bool:
    """Whether a title that broke early stands over a line of running text, which fills its own.

    What stands behind a count ("(measures 15 to 21)"), or leads in, is none of the title either.
    """
    if drop_closing_count(above.text) != above.text and view.text[:1].isupper():
        return True
    is_wrapped = view.measure_em < float("inf")
    return broke_early(above, view) and (
        not is_wrapped
        or view.right_em >= _TEXT_LINE_SHARE * view.measure_em
        or view.text.rstrip().endswith(":")
    )


def have_same_size(above: LineView, view: LineView) -> bool:
    """Whether two lines are set in one size of type."""
    larger = max(above.size_ratio, view.size_ratio)
    smaller = max(min(above.size_ratio, view.size_ratio), 0.01)
    return larger / smaller < thresholds.SAME_SIZE_RATIO
