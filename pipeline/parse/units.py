"""Lines → units: an item with its continuation lines, a heading of three lines, a paragraph."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.markers import Marker, MarkerKind
from pipeline.parse.verdicts import letters_key
from pipeline.parse.views import LineView

_TERMINAL = (".", "!", "?", ";", ":", "…", ".”", ".»", '."', "?”")


@frozen
class Unit:
    """Lines that say one thing.

    Attributes:
        index: position among the units, from 0.
        lines: in reading order, never empty.
        marker: the mark of its first line (or the one alone on the line above); None without.
        text: its words after the marker, lines joined by a blank: for judging, not publishing.
        is_bold: whether every line is bold where the body is not.
        is_coloured: whether every line has another colour than the body.
        is_capitals: whether all its letters are capitals.
        size_ratio: type size over body size.
        space_above: whether a paragraph's space or more stands above it.
    """

    index: int
    lines: tuple[LineView, ...]
    marker: Marker | None
    text: str
    is_bold: bool
    is_coloured: bool
    is_capitals: bool
    size_ratio: float
    space_above: bool

    @property
    def first(self) -> LineView:
        """The first line."""
        return self.lines[0]

    @property
    def word_count(self) -> int:
        """Words after the marker."""
        return len(self.text.split())

    @property
    def left_em(self) -> float:
        """Left edge of the marker, or of the words where nothing is printed before them."""
        drawn = self.first.line.drawn_marker
        if drawn is not None and self.first.line.bbox is not None:
            em = self.first.line.bbox.x0 / self.first.x0_em if self.first.x0_em else 10.0
            return self.first.left_em - (self.first.line.bbox.x0 - drawn.bbox.x0) / em
        return self.first.left_em

    @property
    def is_linked(self) -> bool:
        """Whether most of it is hyperlinks."""
        return all(line.is_linked for line in self.lines)


def build_units(
    views: Sequence[LineView], markers: Mapping[int, Marker], *, starts: Collection[int] = ()
) -> tuple[Unit, ...]:
    """Groups consecutive lines into units.

    Args:
        views: the lines to group, in reading order (furniture already out).
        markers: confirmed marks by line index.
        starts: indexes of lines that begin a unit whatever they look like.
    """
    pitches = _usual_pitches(views, markers)
    is_spaced = _uses_paragraph_space(views, markers, pitches)
    groups: list[list[LineView]] = []
    for view in views:
        if (
            groups
            and view.index not in starts
            and _continues(groups[-1], view, markers, pitches, is_spaced=is_spaced)
        ):
            groups[-1].append(view)
        else:
            groups.append([view])
    return tuple(
        _make_unit(index, group, markers.get(group[0].index), pitches)
        for index, group in enumerate(groups)
    )


def unit_text(lines: Sequence[LineView], marker: Marker | None) -> str:
    """The words of some lines after a marker on the first, joined by blanks."""
    first = lines[0].text[marker.length if marker else 0 :]
    parts = [first, *(line.text for line in lines[1:])]
    return " ".join(part.strip() for part in parts if part.strip())


def _make_unit(
    index: int, lines: list[LineView], marker: Marker | None, pitches: Mapping[float, float]
) -> Unit:
    first = lines[0]
    text = unit_text(lines, marker)
    if not text and marker is not None and marker.kind is MarkerKind.LABEL:
        # "THEME ONE" alone is the title and not only its number.
        marker = replace(marker, length=0, printed=None)
        text = unit_text(lines, marker)
    return Unit(
        index=index,
        lines=tuple(lines),
        marker=marker,
        text=text,
        is_bold=all(line.is_bold for line in lines),
        is_coloured=all(line.is_coloured for line in lines),
        is_capitals=all(line.is_capitals or not _has_letters(line.text) for line in lines)
        and any(line.is_capitals for line in lines),
        size_ratio=max(line.size_ratio for line in lines),
        space_above=first.pitch_em is None
        or first.blank_before > 0
        or first.pitch_em > _usual(pitches, first) * thresholds.PARAGRAPH_PITCH_RATIO,
    )


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _usual_pitches(views: Sequence[LineView], markers: Mapping[int, Marker]) -> dict[float, float]:
    """Size ratio (rounded) → the usual pitch within a paragraph, in ems of that size.

    The lower quartile of what stands between lines of one style without a mark: gaps between
    paragraphs are larger and fewer than gaps within.
    """
    samples: dict[float, list[float]] = defaultdict(list)
    for above, view in itertools.pairwise(views):
        if view.pitch_em is None or view.index in markers or view.pitch_em <= 0.5:
            continue
        if abs(above.size_ratio - view.size_ratio) < 0.02:
            samples[round(view.size_ratio, 1)].append(view.pitch_em)
    return {
        size: statistics.quantiles(found, n=4)[0] if len(found) > 3 else min(found)
        for size, found in samples.items()
    }


def _uses_paragraph_space(
    views: Sequence[LineView], markers: Mapping[int, Marker], pitches: Mapping[float, float]
) -> bool:
    """Whether set body text parts its paragraphs by space: then lines without it belong together.

    Text formats have blank lines for this, which always part.
    """
    body = [
        view.pitch_em > _usual(pitches, view) * thresholds.PARAGRAPH_PITCH_RATIO
        for view in views
        if view.pitch_em is not None
        and view.line.bbox is not None
        and view.index not in markers
        and view.size_ratio < thresholds.SAME_SIZE_RATIO
    ]
    return len(body) >= thresholds.PARAGRAPH_SPACE_MIN_LINES and (
        thresholds.PARAGRAPH_SPACE_SHARE[0]
        <= sum(body) / len(body)
        <= thresholds.PARAGRAPH_SPACE_SHARE[1]
    )


def _usual(pitches: Mapping[float, float], view: LineView) -> float:
    own = pitches.get(round(view.size_ratio, 1))
    if own is not None:
        return min(own, 2.0)
    return min(pitches.values(), default=1.3)


def _continues(
    group: Sequence[LineView],
    view: LineView,
    markers: Mapping[int, Marker],
    pitches: Mapping[float, float],
    *,
    is_spaced: bool,
) -> bool:
    """Whether ``view`` goes on with what ``group`` says."""
    above = group[-1]
    marker = markers.get(group[0].index)
    is_bare_marker = (
        marker is not None
        and len(group) == 1
        and not above.text[marker.length :].strip()
        and view.index not in markers
    )
    if above.is_run_in or view.is_run_in:
        return False
    own_element, above_element = view.line.element, above.line.element
    if is_bare_marker and _may_follow_marker(above, view):
        return True
    if own_element is not None and above_element is not None:
        is_same = (own_element.kind, own_element.number) == (
            above_element.kind,
            above_element.number,
        )
        if own_element.kind is ElementKind.TABLE_CELL and view.line.bbox is None:
            # A break within a cell is set on purpose: what begins anew is another entry.
            is_same = is_same and view.text[:1].islower()
        # Paragraphs and items may hold typed marks that the format knows nothing of.
        return is_same and view.index not in markers
    if own_element is not None or above_element is not None:
        return False
    if view.index in markers or above.is_underlined:
        return False
    if view.is_underlined and view.blank_before == 0 and not above.text.endswith(_TERMINAL):
        return True  # the rule stands under the last line of a heading
    if not _same_size(above, view) or (
        above.is_capitals != view.is_capitals and (above.is_bold != view.is_bold)
    ):
        return False
    same_place = (
        above.line.region == view.line.region and above.line.page_number == view.line.page_number
    )
    full = _is_full(above, view)
    starts_lower = view.text[:1].islower()
    ended = above.text.rstrip().endswith(_TERMINAL)
    if not same_place and _hangs_on(group, view):
        return True
    if not same_place:
        return starts_lower and not ended and (full or above.text.rstrip()[-1:].isalnum())
    if view.blank_before > 0:
        return False
    if view.pitch_em is not None and (
        view.pitch_em > _usual(pitches, view) * thresholds.PARAGRAPH_PITCH_RATIO
        or view.pitch_em < -0.5
    ):
        return False
    if not full and _is_set_apart(above, view, pitches):
        return False
    if len(group) == 1 and letters_key(above.text) == letters_key(view.text):
        return False  # a headline that is printed twice
    is_styled = view.size_ratio > thresholds.SAME_SIZE_RATIO or view.is_bold or view.is_capitals
    if marker is not None:
        return _continues_item(group, view, full=full, starts_lower=starts_lower)
    if above.is_bold != view.is_bold and not (full or starts_lower):
        return False
    if (
        is_styled
        and above.is_bold == view.is_bold
        and view.pitch_em is not None
        and (view.line.bbox is not None)
    ):
        return True
    if view.left_em > above.left_em + 2 * thresholds.SAME_EDGE_EM and not full:
        return False
    if is_spaced and abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM:
        return True
    return full or starts_lower


def _is_set_apart(above: LineView, view: LineView, pitches: Mapping[float, float]) -> bool:
    """Whether a line that ends early is parted from the next by colour, or by a little space."""
    if above.line.bbox is None or view.pitch_em is None:
        return False
    if above.is_coloured != view.is_coloured:
        return True
    return view.pitch_em > _usual(pitches, view) * thresholds.SHORT_LINE_PITCH_RATIO


def _hangs_on(group: Sequence[LineView], view: LineView) -> bool:
    """Whether a column begins with the rest of an item: where the item's own lines hang."""
    if len(group) < 2 or view.line.bbox is None:
        return False
    hang_em = group[-1].left_em - group[0].left_em
    return (
        hang_em > thresholds.SAME_EDGE_EM
        and abs(view.left_em - hang_em) < thresholds.SAME_EDGE_EM
        and view.is_bold == group[-1].is_bold
    )


def _may_follow_marker(above: LineView, view: LineView) -> bool:
    """Whether words may belong to a mark alone on the line above: short, or the mark a glyph."""
    own, mark = view.line.element, above.line.element
    if own is None or mark is None:
        is_near = view.line.bbox is None or (
            view.line.region == above.line.region and _same_size(above, view)
        )
        return own is mark and is_near
    kinds = {own.kind, mark.kind}
    is_short = len(view.text.split()) <= thresholds.PLAIN_HEADING_MAX_WORDS
    return kinds <= {ElementKind.HEADING, ElementKind.PARAGRAPH} and is_short


def _continues_item(
    group: Sequence[LineView], view: LineView, *, full: bool, starts_lower: bool
) -> bool:
    above = group[-1]
    first = group[0]
    has_geometry = view.line.bbox is not None
    if all(line.is_bold for line in group) and not view.is_bold and not starts_lower:
        return False
    if len(group) > 1:
        hangs = abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM
        return (
            hangs and (has_geometry or full or starts_lower or view.left_em > first.left_em)
        ) or (full and not has_geometry)
    deeper = view.left_em > first.left_em + thresholds.SAME_EDGE_EM
    drawn = first.line.drawn_marker is not None
    if drawn and has_geometry:
        return abs(view.left_em - first.left_em) < thresholds.SAME_EDGE_EM and (
            full or starts_lower or not above.text.rstrip().endswith(_TERMINAL)
        )
    if deeper and not has_geometry and _broke_early(above, view):
        return False
    if deeper:
        return True
    if above.is_bold != view.is_bold:
        return False
    return full or (starts_lower and not above.text.rstrip().endswith((".", ":")))


def _broke_early(above: LineView, view: LineView) -> bool:
    """Whether a typed line ended where the next line's first word had room: a title over text.

    The longer of the two lines is the only measure at hand; the words below have to begin anew.
    """
    if not view.text[:1].isupper() or above.text.rstrip()[-1:] in ",-–":
        return False
    first_word = view.text.split(None, 1)[0]
    needed_em = above.right_em + (len(first_word) + 1) * thresholds.COLUMN_EM
    return needed_em + _EARLY_BREAK_EM < view.right_em


#: What ragged setting and hyphenation leave at the end of a line: two thirds of a long word.
_EARLY_BREAK_EM = 6.0


def _same_size(above: LineView, view: LineView) -> bool:
    larger = max(above.size_ratio, view.size_ratio)
    smaller = max(min(above.size_ratio, view.size_ratio), 0.01)
    return larger / smaller < thresholds.SAME_SIZE_RATIO


def _is_full(above: LineView, view: LineView) -> bool:
    """Whether the next line's first word would not have fitted behind the line above."""
    if above.measure_em == float("inf"):
        return False
    words = view.text.split(None, 1)
    if not words:
        return False
    per_char = (above.right_em - above.x0_em) / max(len(above.text), 1)
    needed = (len(words[0]) + 1) * per_char
    return above.right_em + needed > above.measure_em - thresholds.FULL_LINE_SLACK_EM
