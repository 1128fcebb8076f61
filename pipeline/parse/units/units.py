"""Lines → units: an item with its continuation lines, a heading of three lines, a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen, replace
from pipeline.parse import thresholds
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.views import LineView, is_capitals
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.parse.units.breaks import goes_on_in_cell
from pipeline.parse.units.continuation import continues
from pipeline.parse.units.hangs import measure_hangs
from pipeline.parse.units.marks_above import stands_below_numeral
from pipeline.parse.units.pitches import find_usual_pitch, measure_pitches
from pipeline.parse.units.usage import measure_usage
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language


@frozen
class Unit:
    """Lines that say one thing.

    Attributes:
        index: position among the units, from 0.
        lines: in reading order, never empty.
        marker: the mark of its first line (or the one alone on the line above); None without.
        text: its words after the marker, lines joined by a blank: for judging, not publishing.
        folded: the same as words are compared.
        is_bold: whether every line is bold where the body is not.
        is_coloured: whether every line has another colour than the body.
        is_capitals: whether all its letters are capitals.
        size_ratio: type size over body size.
        space_above: whether a paragraph's space or more stands above it.
        word_count: words after the marker.
        is_worded: whether there is a letter or a digit among them.
        mark_line_count: lines before its words that hold nothing but its mark.
    """

    index: int
    lines: tuple[LineView, ...]
    marker: Marker | None
    text: str
    folded: str
    is_bold: bool
    is_coloured: bool
    is_capitals: bool
    size_ratio: float
    space_above: bool
    word_count: int
    is_worded: bool
    mark_line_count: int = 0

    @property
    def first(self) -> LineView:
        """The first line; where a mark stands on a line of its own above, the one below that."""
        return self.lines[self.mark_line_count]

    @property
    def left_em(self) -> float:
        """Left edge of the marker, or of the words where nothing is printed before them."""
        return self.first.mark_left_em

    @property
    def is_linked(self) -> bool:
        """Whether most of it is hyperlinks."""
        return all(line.is_linked for line in self.lines)


def build_units(
    views: Sequence[LineView],
    markers: Mapping[int, Marker],
    language: Language,
    *,
    starts: Collection[int] = (),
) -> tuple[Unit, ...]:
    """Groups consecutive lines into units.

    Args:
        views: the lines to group, in reading order (furniture already out).
        markers: confirmed marks by line index.
        language: the document's.
        starts: indexes of lines that begin a unit whatever they look like.
    """
    pitches = measure_pitches(views, markers)
    usage = measure_usage(views, markers, pitches)
    hangs = measure_hangs(views, markers)
    groups: list[list[LineView]] = []
    open_columns = _find_open_columns(views)
    cells: dict[int, list[LineView]] = {}
    columns: dict[tuple[int, int], list[LineView]] = {}
    for view in views:
        if (
            groups
            and view.index not in starts
            and continues(
                groups[-1],
                view,
                markers,
                pitches,
                hangs,
                language,
                usage=usage,
            )
        ):
            groups[-1].append(view)
            continue
        cell = _number_of_cell(view)
        begun = cells.get(cell) if cell is not None else None
        column = _place_of_cell(view)
        last = columns.get(column) if column is not None else None
        if (
            last
            and view.index not in markers
            and column not in open_columns
            and _goes_on_over_page(last, view, language)
        ):
            begun = last
        if begun and (
            begun[0].line.page_number != view.line.page_number
            or (
                view.line.bbox is not None and begun is not groups[-1] and view.index not in markers
            )
        ):
            begun.append(view)  # the rest of a cell that the page's end, or the next column, cut
            continue
        groups.append([view])
        if cell is not None:
            cells[cell] = groups[-1]
        if column is not None:
            columns[column] = groups[-1]
    return tuple(
        _make_unit(index, group, markers.get(group[0].index), pitches)
        for index, group in enumerate(groups)
    )


def _number_of_cell(view: LineView) -> int | None:
    element = view.line.element
    is_cell = element is not None and element.kind is ElementKind.TABLE_CELL
    return element.number if element is not None and is_cell else None


def _place_of_cell(view: LineView) -> tuple[int, int] | None:
    """The table and the column that a cell stands in, on set pages."""
    element = view.line.element
    if element is None or element.kind is not ElementKind.TABLE_CELL or view.line.bbox is None:
        return None
    if element.list_number is None or element.column is None or element.column < 2:
        return None
    return element.list_number, element.column


def _find_open_columns(views: Sequence[LineView]) -> frozenset[tuple[int, int] | None]:
    """Columns whose cells begin in small letters themselves: "ongoing", "end 2027"."""
    counts: Counter[tuple[int, int]] = Counter()
    above: LineView | None = None
    for view in views:
        place = _place_of_cell(view)
        is_first = above is None or _number_of_cell(above) != _number_of_cell(view)
        if place is not None and is_first and view.text[:1].islower():
            counts[place] += 1
        above = view
    return frozenset(place for place, count in counts.items() if count >= _FEWEST_OPEN_CELLS)


#: One may be the rest of a cell that the page's end cut.
_FEWEST_OPEN_CELLS = 3


def _goes_on_over_page(above: Sequence[LineView], view: LineView, language: Language) -> bool:
    pages = above[-1].line.page_number, view.line.page_number
    return (
        pages[0] is not None
        and pages[1] == pages[0] + 1
        and above[-1].is_bold == view.is_bold
        and goes_on_in_cell(above, view, language)
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
    titled = lines
    sized = lines
    is_alone = marker is not None and len(lines) > 1 and not first.text[marker.length :].strip()
    if is_alone and marker is not None and marker.kind is MarkerKind.LABEL:
        # A label alone on the line above is often set smaller than the title it counts …
        titled = lines[1:]
    elif is_alone and (
        first.size_ratio > lines[1].size_ratio >= thresholds.SAME_SIZE_RATIO
        or stands_below_numeral(first, lines[1])
    ):
        # … and a numeral larger than its title, or than the item of the text below it.
        titled = sized = lines[1:]
    if not text and marker is not None and marker.kind is MarkerKind.LABEL:
        # "THEME ONE" alone is the title and not only its number.
        marker = replace(marker, length=0, printed=None)
        text = unit_text(lines, marker)
    return Unit(
        index=index,
        lines=tuple(lines),
        marker=marker,
        text=text,
        folded=fold_case(text),
        is_bold=all(line.is_bold for line in titled),
        is_coloured=all(line.is_coloured for line in titled),
        is_capitals=_are_capitals(titled, text),
        size_ratio=max(line.size_ratio for line in sized),
        space_above=first.pitch_em is None
        or first.blank_before > 0
        or first.pitch_em > find_usual_pitch(pitches, first) * thresholds.PARAGRAPH_PITCH_RATIO,
        word_count=len(text.split()),
        is_worded=any(map(str.isalnum, text)),
        mark_line_count=int(marker is not None and _counts_heading(lines, marker)),
    )


def _are_capitals(lines: Sequence[LineView], text: str) -> bool:
    """Whether all letters are capitals; those of a count behind them may be small."""
    counted = len(lines) > 1 and drop_closing_count(text) != text
    return (
        all(line.is_capitals or not _has_letters(line.text) for line in lines)
        and any(line.is_capitals for line in lines)
    ) or (counted and is_capitals(text))


def _counts_heading(lines: Sequence[LineView], marker: Marker) -> bool:
    """Whether the first line is the number of what the file says is a heading."""
    below = lines[1].line.element if len(lines) > 1 else None
    return (
        below is not None
        and below.kind is ElementKind.HEADING
        and below is not lines[0].line.element
        and not lines[0].text[marker.length :].strip()
    )


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)
