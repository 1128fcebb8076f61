"""Marks that stand alone on the line above their title, set in another size: "Axis A", "3"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.units.units import Unit

#: One label may stand over anything; a document's labels are believed together.
_FEWEST_OVERLINES = 2
#: Letters that count through a document; two may be initials.
_FEWEST_LETTERS = 3
#: … when this share of those of one dress stands over a title: the last may be over a table.
_OVERLINE_SHARE = 0.75
#: From the label to the top of the title, in letters of the title. Chapter openers of designed
#: programmes leave up to 1.6.
_LARGEST_GAP_EM = 2.5


def join_overlines(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, marks alone on a line joined with the title below; indexes stay positions.

    Lines of one size are put together as they are read; here only the style of the title tells
    that it is one, and that not one label stands so, but those of its dress in general.
    """
    units = _read_letters(units)
    over: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for position, unit in enumerate(units):
        if _is_mark_alone(unit) and unit.marker is not None:
            title = units[position + 1] if position + 1 < len(units) else None
            over[unit.marker.form].append((position, title is not None and _is_title(unit, title)))
    joined: set[int] = set()
    for members in over.values():
        positions = [position for position, has_title in members if has_title]
        titles = {letters_key(units[position + 1].text) for position in positions}
        is_usual = len(positions) >= max(_FEWEST_OVERLINES, _OVERLINE_SHARE * len(members))
        if is_usual and len(titles) == len(positions):
            joined.update(positions)
    if not joined:
        return tuple(units)
    kept = [unit for position, unit in enumerate(units) if position - 1 not in joined]
    below = {above.index: unit for above, unit in pairwise(units) if above.index in joined}
    return tuple(
        replace(_join(unit, below[unit.index]) if unit.index in below else unit, index=index)
        for index, unit in enumerate(kept)
    )


def _read_letters(units: Sequence[Unit]) -> Sequence[Unit]:
    """Reads single letters in display type, each over a title, as marks where they count from A."""
    letters = [
        unit
        for unit, below in pairwise(units)
        if unit.marker is None
        and unit.size_ratio >= thresholds.DISPLAY_SIZE_RATIO
        and len(unit.text) == 1
        and "A" <= unit.text <= "Z"
        and _is_title(unit, below)
    ]
    values = [ord(unit.text) - ord("A") + 1 for unit in letters]
    if len(values) < _FEWEST_LETTERS or values != list(range(1, len(values) + 1)):
        return units
    marked = {
        unit.index: replace(
            unit,
            marker=Marker(
                kind=MarkerKind.LETTER,
                form="A",
                values=(value,),
                length=len(unit.first.text),
                printed=unit.text,
            ),
            text="",
        )
        for unit, value in zip(letters, values, strict=True)
    }
    return [marked.get(unit.index, unit) for unit in units]


def _is_mark_alone(unit: Unit) -> bool:
    marker = unit.marker
    if marker is None or marker.kind not in COUNTING_KINDS or len(unit.lines) > 1:
        return False
    if unit.first.line.bbox is None or not _may_be_element(unit, ElementKind.PARAGRAPH):
        return False
    # A label alone keeps its words: it may be all the title there is.
    is_label = marker.kind is MarkerKind.LABEL and not marker.length
    return is_label or not unit.text


def _is_title(mark: Unit, below: Unit) -> bool:
    """Whether words stand out from the text as titles do, close below a mark."""
    above_box, box = mark.first.line.bbox, below.first.line.bbox
    if below.marker is not None or box is None or above_box is None:
        return False
    if not _may_be_element(below, ElementKind.HEADING, ElementKind.PARAGRAPH):
        return False
    stands_out = (
        below.first.is_file_heading
        or below.size_ratio >= thresholds.SAME_SIZE_RATIO
        or below.is_bold
        or below.is_coloured
        or below.is_capitals
    )
    size_pt = below.first.line.style.size_pt or box.height
    gap_pt = box.top - above_box.bottom
    page_step = (below.first.line.page_number or 0) - (mark.first.line.page_number or 0)
    is_near = -size_pt <= gap_pt <= _LARGEST_GAP_EM * size_pt if page_step == 0 else page_step == 1
    return (
        stands_out
        and below.word_count <= thresholds.HEADING_MAX_WORDS
        and any(char.isalpha() for char in below.text)
        and is_near
    )


def _may_be_element(unit: Unit, *kinds: ElementKind) -> bool:
    element = unit.first.line.element
    return element is None or element.kind in kinds


def _join(mark: Unit, title: Unit) -> Unit:
    """The title with its mark on the line above; it looks like the more prominent of the two."""
    marker = mark.marker
    printed = mark.first.text
    return replace(
        title,
        lines=(*mark.lines, *title.lines),
        marker=replace(marker, length=len(printed), printed=printed.strip(), is_weak=False)
        if marker is not None
        else None,
        mark_line_count=len(mark.lines),
        size_ratio=max(mark.size_ratio, title.size_ratio),
        space_above=mark.space_above,
    )
